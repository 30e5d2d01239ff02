"""A sealed copy opened: all of it is read and proved before any of it is handed on."""

from __future__ import annotations

import functools
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from desktop.archive import ArchiveError
from desktop.archive.cards import Card, plain_name, read_card
from desktop.archive.joining.carried import CarriedFile, CarriedStep, Row, SignedHead
from desktop.archive.sealed_file import PIECE
from desktop.exchange.sealed.errors import UnsoundContent
from desktop.exchange.sealed.frames import Unsound
from desktop.exchange.sealed.head import Head, Key, unlock
from desktop.exchange.sealed.reading import ContentsReader, check_snapshots
from desktop.exchange.sealed.stream import StreamReader
from desktop.exchange.sealed.volumes import head_of, volumes_at

Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def open_sealed(path: Path, key: Key, progress: Progress = silent, schema: Schema = SCHEMA) -> SealedCopy:
    """Open a sealed copy with its passphrase or a private key it was sealed for, and prove all of it: every piece, the
    end, the signature, the shape of what is inside. It can then be gone through more than once.

    Raises NotASealedCopy, NewerCopy, DamagedCopy, CannotUnlock, NotForThisKey, UnsoundContent, or what the disk
    reported. `progress` is told bytes; it may raise.
    """
    head = head_of(path)
    return SealedCopy(volumes_at(path), head, unlock(head, key, path.name), progress, schema)


class SealedCopy:
    """What came from another copy (`Carried`), as the sealed copy holds it; what it tells of itself in `manifest`.

    `signing_key` is the public key (Ed25519) whose signature over all of it holds. Whose key that is, others know.
    """

    def __init__(
        self, paths: Sequence[Path], head: Head, key: bytes, progress: Progress = silent, schema: Schema = SCHEMA
    ) -> None:
        self._paths, self._head, self._key = paths, head, key
        self.purpose = head.purpose
        self._begins: dict[str, int] = {}
        with self._stream() as stream:
            self.size = stream.size
            try:
                self._prove(stream, progress, schema)
            except Unsound as error:
                raise UnsoundContent(name=paths[0].name) from error

    def _stream(self) -> StreamReader:
        return StreamReader(self._paths, self._head, self._key)

    def _prove(self, stream: StreamReader, progress: Progress, schema: Schema) -> None:
        reader = ContentsReader(_Told(stream, progress))
        self.manifest = reader.manifest(schema)
        self._begins["steps"] = reader.at
        for step in reader.steps():
            for change in step.changes:
                check_snapshots(change, schema)
        self._begins["lines"] = reader.at
        for _ in reader.lines():
            pass
        self._begins["came_in"] = reader.at
        for _ in reader.came_in():
            pass
        self._begins["files"] = reader.at
        for file in reader.files():
            if file.begin + file.size > stream.size:
                raise Unsound("evidence longer than the copy")
            stream.prove(file.begin, file.size, lambda done: progress(done, stream.size))
        self.signing_key = reader.end(self._head.id)
        self.counts = reader.counts
        if any(one.key != self.signing_key for one in self.signatures if one.origin == self.origin):
            raise Unsound("its last step is signed with another key than itself")
        if (self.counts["files"], self.counts["bytes"]) != (self.manifest.files, self.manifest.bytes):
            raise Unsound("its manifest counts otherwise than it holds")
        progress(stream.size, stream.size)

    def steps(self) -> Iterator[CarriedStep]:
        """The steps, causes before effects."""
        with self._stream() as stream:
            yield from ContentsReader(stream, self._begins["steps"]).steps()

    def lines(self) -> Iterator[Row]:
        """Rows of list_entry: (list, line, address, host, date, order, raw)."""
        with self._stream() as stream:
            yield from ContentsReader(stream, self._begins["lines"]).lines()

    def came_in(self) -> Iterator[Row]:
        """Rows of came_in: (import, number, place, record, identity, took)."""
        with self._stream() as stream:
            yield from ContentsReader(stream, self._begins["came_in"]).came_in()

    def files(self) -> Iterator[CarriedFile]:
        """The evidence that goes along; each is read before the next is asked for."""
        with self._stream() as stream:
            for file in ContentsReader(stream, self._begins["files"]).files():
                window = functools.partial(_window, stream, file.begin, file.size)
                yield CarriedFile(file.size, window, file.sha256, file.name)

    # What it tells of itself, as a merge asks for it

    @property
    def archive(self) -> str:
        """The id that all copies of the archive share."""
        return self.manifest.archive

    @property
    def origin(self) -> str:
        """The copy that sends."""
        return self.manifest.origin

    @property
    def letter(self) -> str:
        """The letter of its references."""
        return self.manifest.letter

    @property
    def who(self) -> str:
        """The name by which its steps are signed."""
        return plain_name(self.manifest.who)

    @property
    def made(self) -> str:
        """When it was made, by the sender's clock."""
        return self.manifest.made

    @property
    def heads(self) -> Mapping[str, tuple[int, bytes]]:
        """The last step the sender had of each origin."""
        return self.manifest.heads

    @property
    def signatures(self) -> tuple[SignedHead, ...]:
        """The heads that copies signed."""
        return self.manifest.signatures

    @property
    def whole(self) -> bool:
        """Whether nothing was chosen."""
        return self.manifest.whole

    @property
    def card(self) -> Card | None:
        """The card of the sending copy, where it is the card of the key that signed; else None."""
        try:
            card = read_card(self.manifest.card)
        except ArchiveError:
            return None
        return card if (card.origin, card.signing) == (self.origin, self.signing_key) else None

    @property
    def vault_slot(self) -> bytes:
        """The header's slot of the vault, where it was to go along."""
        return self.manifest.vault_slot


class _Told(io.RawIOBase):
    """A stream that tells how far it was read."""

    def __init__(self, stream: StreamReader, progress: Progress) -> None:
        self._stream, self._progress, self._last = stream, progress, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: object) -> int:
        found = self._stream.readinto(buffer)
        if (at := self._stream.tell()) >= self._last + PIECE:
            self._last = at
            self._progress(at, self._stream.size)
        return found


def _window(stream: StreamReader, begin: int, size: int) -> BinaryIO:
    return io.BufferedReader(_Window(stream, begin, size), PIECE)


class _Window(io.RawIOBase):
    """Some of a stream, to be read once."""

    def __init__(self, stream: StreamReader, begin: int, size: int) -> None:
        self._stream, self._at, self._end = stream, begin, begin + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        self._stream.seek(self._at)
        found = self._stream.readinto(target[:self._end - self._at])
        self._at += found
        return found
