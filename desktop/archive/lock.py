"""The file `lock`: one program at a time has an archive open.

It is held under the system's lock, which ends with the process however it ends, so a file left behind by a
crash stops nobody. It holds the process and its start, nothing more, and is never renamed or removed: two
programs could otherwise each hold a lock on a file of that name.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from desktop.archive.errors import AlreadyOpen, explain_os
from desktop.platform import lock_file


class ArchiveLock:
    """The hold on an archive's folder, from `take` to `release`; a context manager too."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: BinaryIO | None = None

    def take(self) -> None:
        """Take the lock, or raise AlreadyOpen at once when another program (or this one) has it."""
        try:
            # "a" makes the file if need be and, unlike "w", leaves the other program's words in it.
            file = self._path.open("a+b", buffering=0)
        except OSError as error:
            raise explain_os(error, self._path) from error
        if not lock_file(file):
            process, since = _holder(file)
            file.close()
            raise AlreadyOpen(process=process, since=since)
        try:
            file.truncate(0)
            started = datetime.now(UTC).isoformat(timespec="seconds")
            file.write(f"{os.getpid()} {started}\n".encode("ascii"))
        except OSError as error:
            file.close()
            raise explain_os(error, self._path) from error
        self._file = file

    def release(self) -> None:
        """Give the lock back; the file stays, empty."""
        if self._file is not None:
            self._file.truncate(0)
            self._file.close()
            self._file = None

    def __enter__(self) -> ArchiveLock:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _holder(file: BinaryIO) -> tuple[str, str]:
    """The process and start time another program wrote, with "?" for what cannot be read."""
    file.seek(0)
    words = file.read(100).decode("ascii", "replace").split()
    return (words[0], words[1]) if len(words) == 2 else ("?", "?")
