"""Disks of a test's own: small ones, to be filled, and ones that become read-only."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


class Disk:
    """A disk of a few MiB, mounted at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, leaving: int = 0) -> None:
        """Take all room but so many bytes."""
        room = os.statvfs(self.folder)
        (self.folder / "ballast").write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - leaving)))

    def make_room(self) -> None:
        """Give back what `fill` took."""
        (self.folder / "ballast").unlink()

    def make_read_only(self) -> None:
        """From now on nothing can be written here."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 8 MiB; the test is skipped where mounting one is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("mounting a small disk takes an administrator")
    yield Disk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)
