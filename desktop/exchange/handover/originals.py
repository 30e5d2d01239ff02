"""The originals of a hand-over in one encrypted file (or several volumes), and out of it again.

It is the container of a sealed copy (docs/sealed-copy.md) with nothing in it but files: no record, no history, nothing
of the archive. Each file is proved when it is read back, and again when it is taken out.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.archive import Archive
from desktop.exchange.handover.errors import NotAsTakenIn, ReadOtherwise
from desktop.exchange.handover.folder import Folder, explained
from desktop.exchange.handover.names import plain
from desktop.exchange.handover.values import Plan, Progress, Written
from desktop.exchange.sealed import frames
from desktop.exchange.sealed.errors import DamagedCopy, SealedCopyError, UnsoundContent
from desktop.exchange.sealed.frames import END, FILE, ORIGINALS, Unsound, check
from desktop.exchange.sealed.head import Head, Key, Locks, make_head, unlock
from desktop.exchange.sealed.stream import StreamReader, StreamWriter
from desktop.exchange.sealed.volumes import VOLUME, head_of, pieces_in, volume, volumes_at

ENDING = ".sealed"
MOST_FILES = 100_000
_PIECE = 1 << 20
_BEGIN = {"muragat_originals": int}
_FILE = {"sha256": str, "name": str, "size": int}
_END = {"files": int, "bytes": int}


class NoOriginals(SealedCopyError):
    """It opens, and is a sealed copy of records."""

    happened = "“{name}” holds a copy of an archive, not the originals of a hand-over."
    do = "Join it to an archive instead."


def seal_originals(
    archive: Archive, plan: Plan, folder: Folder, name: str, told: Callable[[int], None],
) -> tuple[str, ...]:
    """Write the originals of a plan into a file of this name in the folder, and read it back; the names of its volumes.
    """
    with explained(folder.target):
        return _sealed(archive, plan, folder, name, told)


def _sealed(
    archive: Archive, plan: Plan, folder: Folder, name: str, told: Callable[[int], None],
) -> tuple[str, ...]:
    first = folder.place_of(name)
    head, key = make_head(Locks(passphrase=plan.wanted.passphrase), pieces_in(VOLUME), archive.purpose)
    stream = StreamWriter(first, head, key)
    try:
        stream.write(frames.packed(ORIGINALS, {"muragat_originals": 1}))
        for item in plan.items:
            stream.write(frames.packed(FILE, {"sha256": item.sha256, "name": item.name, "size": item.size}))
            with archive.files.open(item.sha256) as file:
                _copy(file, stream, item.size, item.sha256, item.name, told)
        stream.write(frames.packed(END, {"files": len(plan.items), "bytes": plan.size}))
        stream.finish()
    finally:
        stream.close()
    _read_back(stream.volumes, head, key, name, told)
    named = [volume(first, number) for number in range(1, len(stream.volumes) + 1)]
    for part, place in zip(stream.volumes, named, strict=True):
        part.rename(place)
    for place in named:
        folder.taken(place.name)
    return tuple(place.name for place in named)


def _copy(
    file: BinaryIO, to: StreamWriter, size: int, sha256: str, name: str, told: Callable[[int], None]
) -> None:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
        size -= len(piece)
        to.write(piece)
        told(len(piece))
    if size or digest.hexdigest() != sha256:
        raise NotAsTakenIn(name=name)


def _read_back(volumes: list[Path], head: Head, key: bytes, name: str, told: Callable[[int], None]) -> None:
    try:
        with contextlib.closing(StreamReader(volumes, head, key)) as stream:
            for one in _files(stream):
                for piece in one.pieces():
                    told(len(piece))
    except (DamagedCopy, Unsound) as error:
        raise ReadOtherwise(name=name) from error


def open_originals(
    path: Path, key: Key, place: Path, name: str, progress: Progress = lambda done, total: None,
) -> tuple[Written, ...]:
    """Take the originals out into a new folder of this name, each proved by its hash; all of them or none.

    Raises NotASealedCopy, DamagedCopy, CannotUnlock, UnsoundContent, NoOriginals, NotHandedOver.
    """
    head = head_of(path)
    with contextlib.closing(StreamReader(volumes_at(path), head, unlock(head, key, path.name))) as stream:
        try:
            with Folder(place, plain(name)) as folder:
                for one in _files(stream):
                    folder.put(one.name, one.pieces())
                    progress(stream.tell(), stream.size)
                progress(stream.size, stream.size)
                folder.finish()
                return tuple(folder.written)
        except Unsound as error:
            raise UnsoundContent(name=path.name) from error
        except _Records:
            raise NoOriginals(name=path.name) from None


class _Records(Exception):
    """The first frame is that of a copy of records."""


class _File:
    """A file in the stream, to be read once before the next is asked for."""

    def __init__(self, stream: StreamReader, name: str, sha256: str, size: int) -> None:
        self.name, self.size = name, size
        self._stream, self._sha256, self._left = stream, sha256, size
        self._digest = hashlib.sha256()

    def pieces(self) -> Iterator[bytes]:
        """Its bytes. Raises Unsound when they end too early or have another hash than was told."""
        while self._left:
            piece = frames.exactly(self._stream, min(self._left, _PIECE))
            self._left -= len(piece)
            self._digest.update(piece)
            yield piece
        if self._digest.hexdigest() != self._sha256:
            raise Unsound("a file with another hash than was told")

    @property
    def is_read(self) -> bool:
        """Was all of it taken?"""
        return not self._left


def _files(stream: StreamReader) -> Iterator[_File]:
    """The files in their order; every name is looked at before it is handed on: one name, never a path."""
    stream.seek(0)
    letter, data = frames.read_frame(stream)
    if letter == frames.MANIFEST:
        raise _Records
    told = frames.parsed(data)
    check(told, _BEGIN)
    if letter != ORIGINALS or told["muragat_originals"] != 1:
        raise Unsound("no originals, or of a later format")
    count = size = 0
    seen: set[str] = set()
    while (frame := frames.read_frame(stream))[0] == FILE:
        told = frames.parsed(frame[1])
        check(told, _FILE)
        name = told["name"]
        if plain(name, longest=200) != name or name.casefold() in seen or count >= MOST_FILES:
            raise Unsound("a name that is none, or stands twice, or too many files")
        if told["size"] > stream.size - stream.tell():
            raise Unsound("a file longer than all of it")
        seen.add(name.casefold())
        one = _File(stream, name, told["sha256"], told["size"])
        yield one
        if not one.is_read:
            raise Unsound("a file that was not read")
        count, size = count + 1, size + one.size
    told = frames.parsed(frame[1])
    check(told, _END)
    if frame[0] != END or (told["files"], told["bytes"]) != (count, size):
        raise Unsound("it counts otherwise than it holds")
