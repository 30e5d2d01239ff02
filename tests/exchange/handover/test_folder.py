"""A folder is whole or not there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.exchange.handover import NotHandedOver
from desktop.exchange.handover.folder import Folder

ROOT = Path(__file__).parents[3]
# Writes a folder again and again; the name on a line of its own tells that it is whole.
WRITING = """
import sys
from pathlib import Path
from desktop.exchange.handover.folder import Folder
place = Path(sys.argv[1])
if len(sys.argv) > 2:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
print("begun", flush=True)
for number in range(1000):
    with Folder(place, "Case") as folder:
        for one in range(8):
            folder.put(f"Evidence/{one}.txt", [b"x" * 50_000] * 4)
        folder.finish()
    (place / "Case").rename(place / f"Case {number}")
"""


def child(place: Path, *more: str) -> "subprocess.Popen[str]":
    """A process that writes folders."""
    made = subprocess.Popen([sys.executable, "-c", WRITING, str(place), *more], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert made.stdout and made.stdout.readline() == "begun\n"
    return made


def is_whole(folder: Path) -> bool:
    """Has a folder all that was to be in it?"""
    return sorted(one.stat().st_size for one in folder.rglob("*.txt")) == [200_000] * 8


def test_a_kill_leaves_no_folder_that_is_not_whole(tmp_path: Path) -> None:
    (away := tmp_path.parent / f"{tmp_path.name} away").mkdir()
    for seed in range(2):
        process = child(tmp_path)
        time.sleep(random.Random(seed).uniform(0.02, 0.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert all(map(is_whole, (one for one in tmp_path.iterdir() if one.suffix != ".part")))
        for one in [one for one in tmp_path.iterdir() if one.suffix != ".part"]:
            one.rename(away / f"{seed} {one.name}")
    with Folder(tmp_path, "Case") as folder:
        folder.put("a", b"a")
        folder.finish()
    assert [one.name for one in tmp_path.iterdir()] == ["Case"]


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    process = child(tmp_path, "120000")
    assert "could not be written" in process.communicate()[1] and list(tmp_path.iterdir()) == []


def test_a_stop_leaves_nothing(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def told(count: int) -> None:
        raise Stop

    with pytest.raises(Stop), Folder(tmp_path, "Case") as folder:
        folder.put("a", b"a", told)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "Case").mkdir()
    (tmp_path / "Case" / "mine").write_text("mine")
    with pytest.raises(NotHandedOver, match="there already"), Folder(tmp_path, "Case"):
        pass
    assert (tmp_path / "Case" / "mine").read_text() == "mine"


def test_what_this_program_did_not_make_is_not_cleared(tmp_path: Path) -> None:
    (tmp_path / "Case.part").mkdir()
    (tmp_path / "Case.part" / "mine").write_text("mine")
    with pytest.raises(NotHandedOver, match="no hand-over made it"), Folder(tmp_path, "Case"):
        pass
    assert (tmp_path / "Case.part" / "mine").exists()


def test_a_second_hand_over_does_not_disturb_the_first(tmp_path: Path) -> None:
    with Folder(tmp_path, "Case") as first:
        first.put("a", b"a")
        with pytest.raises(NotHandedOver, match="Another"), Folder(tmp_path, "Case"):
            pass
        assert first.finish() == tmp_path / "Case"
    assert [one.name for one in tmp_path.iterdir()] == ["Case"]


def test_what_a_stick_reads_back_otherwise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.exchange.handover.folder.forget_pages",
                        lambda file: Path(file.name).write_bytes(b"another"))
    with pytest.raises(NotHandedOver, match="read back"), Folder(tmp_path, "Case") as folder:
        folder.put("a", b"a")
    assert list(tmp_path.iterdir()) == []
