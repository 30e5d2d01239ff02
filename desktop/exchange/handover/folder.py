"""A folder written so that it is whole or not there: PLACE/NAME.part/NAME, read back, then PLACE/NAME.

Beside the folder within ".part" lies a mark that this program made it, locked while it writes. So the next run knows
what it may clear, and never clears what somebody else is writing, or a folder of a person's own with such a name.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO

from desktop.exchange.handover.errors import AlreadyThere, Busy, NotHandedOver, NotOurs, ReadOtherwise
from desktop.exchange.handover.values import Written
from desktop.platform import forget_pages, lock_file, sync_file, sync_folder

MOST = 4_000_000_000
"""Bytes of a file, or of a part of one: FAT32 takes 4,294,967,295."""
_MARK = ".handover"
_PIECE = 1 << 20
Told = Callable[[int], None]


def silent(count: int) -> None:
    """Bytes that nobody counts."""


class Folder:
    """A new folder in a place. Inside the `with` files are put into it; `finish` gives it its name."""

    def __init__(self, place: Path, name: str, most: int = MOST) -> None:
        self.target, self.most = place / name, most
        self._part = place / f"{name}.part"
        self._within = self._part / name
        self._mark: BinaryIO | None = None
        self._names: set[str] = set()
        self.written: list[Written] = []

    def __enter__(self) -> Folder:
        with explained(self.target):
            if not self.target.parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.target.parent))
            self._clear_left()
            if os.path.lexists(self.target):
                raise AlreadyThere(name=self.target.name)
            self._part.mkdir()
            try:
                self._mark = open(self._part / _MARK, "xb")
                if not lock_file(self._mark):
                    raise Busy(name=self.target.name)
                self._within.mkdir()
            except OSError:
                self.__exit__(None, None, None)
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        # On a stick that was pulled, or a disk that has failed, the rest is cleared by the next run.
        if self._mark is not None:
            with contextlib.suppress(OSError):
                self._mark.close()
        self._clear()

    def _clear_left(self) -> None:
        """Clear what a killed run left; refuse what it did not make, and what another run is making."""
        if not os.path.lexists(self._part):
            return
        mark = self._part / _MARK
        entries = set(os.listdir(self._part)) if self._part.is_dir() and not self._part.is_symlink() else {""}
        if not entries <= {_MARK, self.target.name} or (entries and _MARK not in entries):
            raise NotOurs(name=self._part.name)
        if entries:
            with open(mark, "r+b") as file:
                if not lock_file(file):
                    raise Busy(name=self.target.name)
        self._clear()

    def _clear(self) -> None:
        with contextlib.suppress(OSError):
            if self._within.exists():
                shutil.rmtree(self._within)
            (self._part / _MARK).unlink(missing_ok=True)
            self._part.rmdir()
            sync_folder(self._part.parent)

    # Files

    def put(self, path: str, pieces: bytes | Iterable[bytes], told: Told = silent) -> Written:
        """A file at this path of the folder, with slashes; on the disk and read back when this returns."""
        with explained(self.target):
            place = self._new(path)
            digest, size = hashlib.sha256(), 0
            with open(place, "xb") as file:
                for piece in [pieces] if isinstance(pieces, bytes) else pieces:
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    told(len(piece))
                sync_file(file)
                forget_pages(file)
            self._read_back(place, digest.hexdigest(), told)
            self.written.append(Written(path, size, digest.hexdigest()))
        return self.written[-1]

    def put_in_parts(self, path: str, file: BinaryIO, size: int, told: Told = silent) -> tuple[Written, ...]:
        """A file as it is, or as `.001`, `.002` … where it is larger than a stick's files may be."""
        if size <= self.most:
            return (self.put(path, _pieces(file, size), told),)
        count = -(-size // self.most)
        return tuple(self.put(f"{path}.{number:0{max(3, len(str(count)))}d}", _pieces(file, self.most), told)
                     for number in range(1, count + 1))

    def taken(self, path: str) -> None:
        """Note a file that somebody else wrote into the folder at `place_of` that path; it is read whole."""
        with explained(self.target):
            place = self._new(path)
            with open(place, "rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            self.written.append(Written(path, place.stat().st_size, digest))

    def place_of(self, path: str) -> Path:
        """Where a file of that path lies while the folder is being written; its folder is made."""
        place = self._within.joinpath(*PurePosixPath(path).parts)
        with explained(self.target):
            place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _new(self, path: str) -> Path:
        """A place that nothing else has, in small or capital letters."""
        if path.casefold() in self._names:
            raise ValueError(f"two files would be called {path}")
        self._names.add(path.casefold())
        return self.place_of(path)

    def _read_back(self, place: Path, expected: str, told: Told) -> None:
        digest = hashlib.sha256()
        with open(place, "rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
                told(len(piece))
        if digest.hexdigest() != expected:
            raise ReadOtherwise(name=place.name)

    def finish(self, day: float | None = None) -> Path:
        """Give the folder its name; `day` is the time of all its files (seconds since 1970), None as they are."""
        with explained(self.target):
            folders = [Path(one) for one, _, _ in os.walk(self._within, topdown=False)]
            if day is not None:
                for one in (*self._within.rglob("*"), self._within):
                    os.utime(one, (day, day))
            for folder in folders:
                sync_folder(folder)
            os.rename(self._within, self.target)
            sync_folder(self._part)
            sync_folder(self.target.parent)
        return self.target


def _pieces(file: BinaryIO, size: int) -> Iterator[bytes]:
    """So many bytes of a file, from where it stands."""
    while size > 0 and (piece := file.read(min(_PIECE, size))):
        size -= len(piece)
        yield piece


@contextlib.contextmanager
def explained(target: Path) -> Iterator[None]:
    """What the system reported, as a hand-over's own words."""
    try:
        yield
    except OSError as error:
        raise NotHandedOver(name=str(target), reason=error.strerror or str(error)) from error
