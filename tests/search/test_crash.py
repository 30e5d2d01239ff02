"""A kill at any moment leaves the index behind, never wrong."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from desktop.archive.connect import damage, open_writer
from desktop.search import Index
from tests.search.crash_child import KEY, WORDS, journal_of
from tests.search.journal import Journal

KILLS = int(os.environ.get("MURAGAT_INDEX_KILLS", "8"))


def run_and_kill(folder: Path, steps: int, seconds: float) -> int:
    """Let a process index for a while, then kill it; the last step it saved."""
    command = [sys.executable, "-m", "tests.search.crash_child", str(folder), str(steps)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        saved = int(child.stdout.readline())
        time.sleep(seconds)
        child.kill()
        for line in child.stdout.read().splitlines(keepends=True):
            saved = int(line) if line.endswith("\n") else saved
    return saved


def assert_true(index: Index, journal: Journal, *, whole: bool) -> None:
    """Nothing is found that is not there; what is missing (when whole, nothing) is told."""
    for word in WORDS:
        expected = {id for id, record in journal.records.items() if word in record.parts[0].text.split()}
        results = index.search(f'"{word}"', limit=1000)
        found = {hit.id for hit in results.hits}
        assert found == expected or not whole and found < expected and results.notes


def test_an_index_that_was_killed_is_level_again_after_it_is_opened(tmp_path: Path) -> None:
    chance = random.Random(7)
    steps = 0
    for _ in range(KILLS):
        steps = run_and_kill(tmp_path, steps, chance.uniform(0.02, 0.5))
        database = open_writer(tmp_path / "index.db", KEY, derived=True)
        assert damage(database) == []
        database.close()
        journal = journal_of(steps)
        index = Index(journal.texts, tmp_path / "index.db", KEY)
        assert_true(index, journal, whole=False)
        assert index.settle(20)
        assert_true(index, journal, whole=True)
        index.close()
