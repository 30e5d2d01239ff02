"""What is the operating system's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import platform

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this is how Linux does it")


def in_a_process(code: str) -> str:
    """What a program of its own prints: limits are for good, and not for the tests' process."""
    done = subprocess.run(
        [sys.executable, "-c", "from desktop.platform import *\n" + code],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
    )
    return (done.stdout + done.stderr).strip()


@linux_only
def test_linux_gives_every_protection() -> None:
    assert in_a_process("print(protect_process())") == "()"


@linux_only
def test_new_files_are_private(tmp_path: Path) -> None:
    in_a_process(f"protect_process(); open({str(tmp_path / 'file')!r}, 'w').close()")
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


@linux_only
def test_the_memory_cannot_be_dumped() -> None:
    dumpable = "ctypes.CDLL(None).prctl(3)"
    code = f"protect_process(); print({dumpable}, resource.getrlimit(resource.RLIMIT_CORE))"
    assert in_a_process(code) == "0 (0, 0)"


@linux_only
def test_a_process_gets_no_more_memory_than_its_limit() -> None:
    assert "MemoryError" in in_a_process("limit_process(memory=512 * MiB); bytearray(1024 * MiB)")


@linux_only
def test_a_process_may_be_forbidden_to_write_files(tmp_path: Path) -> None:
    code = f"limit_process(file_bytes=0); open({str(tmp_path / 'file')!r}, 'wb', buffering=0).write(b'x')"
    assert "File too large" in in_a_process(code)


def test_a_limit_not_asked_for_stays() -> None:
    assert in_a_process("print(limit_process())") == "()"


def test_a_lock_is_held_once(tmp_path: Path) -> None:
    with open(tmp_path / "lock", "wb") as first, open(tmp_path / "lock", "wb") as second:
        assert (platform.lock_file(first), platform.lock_file(second)) == (True, False)


def test_a_closed_file_gives_its_lock_back(tmp_path: Path) -> None:
    with open(tmp_path / "lock", "wb") as first:
        platform.lock_file(first)
    with open(tmp_path / "lock", "wb") as second:
        assert platform.lock_file(second)


def test_a_folder_can_be_synced(tmp_path: Path) -> None:
    platform.sync_folder(tmp_path)


def test_the_memory_of_the_computer_is_known_or_said_to_be_unknown() -> None:
    memory = platform.total_memory()
    assert memory is None or memory > 64 * platform.MiB


def test_a_file_is_synced_with_what_was_just_written(tmp_path: Path) -> None:
    with open(tmp_path / "file", "wb") as file:
        file.write(b"word")
        platform.sync_file(file)
        assert os.path.getsize(tmp_path / "file") == 4
