"""A power cut at any moment of saving."""

import os
import random
import shutil
from pathlib import Path

import pytest

from desktop.archive import create
from tests.crash.looking import Told, wrong
from tests.crash.power import MODES, Event, disk_after, record

Recorded = tuple[Path, dict[str, bytes], list[Event]]
STATES = 100 * int(os.environ.get("MURAGAT_CRASH_ROUNDS", "1"))
SAVES = 12


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """An archive as it was before, and everything a saver then did to it."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: apt-get install strace")
    folder = tmp_path_factory.mktemp("power") / "a"
    create(folder, "first", purpose="test").close()
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return folder, before, record(folder, SAVES)


def cut(recorded: Recorded, until: int, mode: str, chance: random.Random, folder: Path, without: str = " ") -> Told:
    """Lay a disk out in `folder` as a cut after so many events could leave it; returns what was told until then.

    `without` names a file whose fsyncs are left out, as if the program had not waited.
    """
    at, before, events = recorded
    start = [event for path, data in before.items() for event in (Event("written", path, 0, data), Event("safe", path))]
    kept = [event for event in events[:until] if not (event.what == "safe" and event.path.endswith(without))]
    disk, lines = disk_after([*start, *kept], mode, chance)
    (folder / "files").mkdir(parents=True)
    for path, data in disk.items():
        target = folder / Path(path).relative_to(at)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
    told = Told()
    for line in lines:
        told.hear(line)
    return told


@pytest.mark.parametrize("number", range(STATES))
def test_nothing_acknowledged_is_lost_by_a_power_cut(number: int, recorded: Recorded, tmp_path: Path) -> None:
    chance = random.Random(number)
    until = chance.randint(1, len(recorded[2]))
    told = cut(recorded, until, MODES[number % len(MODES)], chance, tmp_path / "a")
    assert wrong(tmp_path / "a", told) == []


def test_the_simulation_finds_a_program_that_does_not_wait_for_the_disk(recorded: Recorded, tmp_path: Path) -> None:
    last_told = max(number for number, event in enumerate(recorded[2]) if event.what == "told")
    told = cut(recorded, last_told + 1, "none", random.Random(1), tmp_path / "a", without="archive.db-wal")
    assert wrong(tmp_path / "a", told)
