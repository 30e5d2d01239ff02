"""One program at a time has an archive open."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive.errors import AlreadyOpen, ReadOnlyMedium
from desktop.archive.lock import ArchiveLock
from tests.archive.conftest import Disk

HOLD = """
import pathlib, sys
from desktop.archive.lock import ArchiveLock
lock = ArchiveLock(pathlib.Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that holds the archive in tmp_path."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_program_is_refused_and_told_which_is_first(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen, match=f"process {other.pid}, since 20"):
        ArchiveLock(tmp_path).take()


def test_a_killed_program_holds_nothing(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with ArchiveLock(tmp_path):
        assert (tmp_path / "lock").read_text().split()[0] == str(os.getpid())


def test_a_refused_program_leaves_the_words_of_the_first(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen):
        ArchiveLock(tmp_path).take()
    assert (tmp_path / "lock").read_text().split()[0] == str(other.pid)


def test_the_same_program_cannot_open_an_archive_twice(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path), pytest.raises(AlreadyOpen):
        ArchiveLock(tmp_path).take()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path):
        pass
    with ArchiveLock(tmp_path):
        pass


def test_the_lock_holds_process_and_start_and_nothing_more(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path):
        process, started = (tmp_path / "lock").read_text().split()
    assert (process, started.endswith("+00:00")) == (str(os.getpid()), True)


def test_a_released_lock_says_nothing_and_stays(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path):
        pass
    assert (tmp_path / "lock").read_bytes() == b""


def test_a_disk_that_cannot_be_written_is_told(disk: Disk) -> None:
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        ArchiveLock(disk.folder).take()
