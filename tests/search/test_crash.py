"""A kill or a power cut at any moment leaves the index behind, never wrong."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.archive.connect import damage, open_writer
from desktop.search import Index
from tests.crash.power import MODES, Event, disk_after, record
from tests.search.crash_child import KEY, WORDS, journal_of
from tests.search.journal import Journal
from tests.search.rows import divergences

KILLS = int(os.environ.get("MURAGAT_INDEX_KILLS", "6"))
CUTS = int(os.environ.get("MURAGAT_INDEX_CUTS", "4"))
ROUND = 20  # kills of one archive, so that it does not grow
SAVES = 40


def run_and_kill(folder: Path, steps: int, seconds: float) -> int:
    """Let a process index for a while, then kill it; the last step it saved."""
    command = [sys.executable, "-m", "tests.search.crash_child", str(folder), str(steps)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        saved = int(child.stdout.readline())
        time.sleep(seconds)
        child.kill()
        return max([saved, *map(int, child.stdout.read().split())])


def assert_true(index: Index, journal: Journal, *, whole: bool) -> None:
    """Nothing is found that is not there; what is missing (when whole, nothing) is told."""
    for word in WORDS:
        expected = {id for id, record in journal.records.items() if word in record.parts[0].text.split()}
        results = index.search(f'"{word}"', limit=1000)
        found = {hit.id for hit in results.hits}
        assert found == expected or not whole and found < expected and results.notes


def assert_right_after_start(folder: Path, steps: int) -> None:
    """Searched at once nothing is found that is not there; once level, rows and answers are those of the records."""
    journal = journal_of(steps)
    index = Index(journal.texts, folder / "index.db", KEY)
    assert_true(index, journal, whole=False)
    assert index.settle(20)
    assert_true(index, journal, whole=True)
    index.close()
    assert divergences(folder / "index.db", KEY, journal) == []


@pytest.mark.parametrize("number", range(-(-KILLS // ROUND)))
def test_an_index_that_was_killed_is_level_again_after_it_is_opened(number: int, tmp_path: Path) -> None:
    chance = random.Random(number)
    steps = 0
    for _ in range(min(ROUND, KILLS - number * ROUND)):
        steps = run_and_kill(tmp_path, steps, chance.uniform(0.02, 0.5))
        database = open_writer(tmp_path / "index.db", KEY, derived=True)
        assert damage(database) == []
        database.close()
        assert_right_after_start(tmp_path, steps)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Event]]:
    """A folder, and all that was done to it while an index was written there."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: apt-get install strace")
    folder = tmp_path_factory.mktemp("power") / "a"
    folder.mkdir()
    return folder, record(folder, 0, SAVES, module="tests.search.crash_child")


@pytest.mark.parametrize("number", range(CUTS))
def test_an_index_is_level_again_after_a_power_cut(
    number: int, recorded: tuple[Path, list[Event]], tmp_path: Path
) -> None:
    folder, events = recorded
    chance = random.Random(number)
    disk, told = disk_after(events[: chance.randrange(len(events))], MODES[number % len(MODES)], chance)
    for path, data in disk.items():
        (tmp_path / Path(path).relative_to(folder)).write_bytes(data)
    assert_right_after_start(tmp_path, int(told[-1]) if told else 0)
