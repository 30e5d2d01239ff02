"""Evidence files: kept as they came, encrypted, under names that tell nothing.

A file lies at files/ab/abcd…, its name being HMAC-SHA256 of its SHA-256, so that a seized disk cannot be
matched against known files; for the same reason its length is rounded up (Padmé: at most 12 % more). Inside:
magic 8, nonce 12, prefix 7, then the file's own random key 32 and its true size 8, encrypted with the content
key (tag 16) and tied to the name; then the content, filled up with zeros, in pieces of 256 KiB, each sealed
with AES-256-GCM (tag 16) under nonce = prefix 7, number 4 (big-endian), and 1 for the last piece, else 0
(STREAM). A piece cut off, moved, changed or taken from another file does not open.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import io
import os
import re
import secrets
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV

from desktop.archive.errors import ChangedFile, DamagedFile, MissingFile, UnreadableSource, explain_os
from desktop.platform import sync_file, sync_folder

PIECE = 256 * 1024
_TAG = 16
_SEALED_PIECE = PIECE + _TAG
_MAGIC = b"MURAGATF"
_PREFIX = 7
_HEAD = struct.Struct(f"<8s12s{_PREFIX}s{32 + 8 + _TAG}s")
_PART = ".part"
_NAME = re.compile("[0-9a-f]{64}")

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all; 0 when not known); it may raise, and then nothing is kept."""


@dataclass(frozen=True)
class Kept:
    """A file that is safely in the archive: its SHA-256 (hex), its size in bytes, its name under `files`.

    `new` is False when the same content was there already.
    """

    sha256: str
    size: int
    name: str
    new: bool = True


class FileStore:
    """The evidence files of one archive, or of its sealed depth when the keys are the vault's.

    Both depths lie in the same folder and cannot read each other's. Not to be used by two threads at once for
    the same content; reading is free.
    """

    def __init__(self, folder: Path, content_key: bytes, name_key: bytes) -> None:
        self.folder = folder
        self._content = AESGCMSIV(content_key)
        self._name_key = name_key

    def prepare(self) -> None:
        """Make the folder if need be and clear what a crash left half written. Hold the lock first."""
        try:
            self.folder.mkdir(exist_ok=True)
            for left in self.folder.glob("*" + _PART):
                left.unlink()
            sync_folder(self.folder)
            sync_folder(self.folder.parent)
        except OSError as error:
            raise explain_os(error, self.folder) from error

    def keep(
        self, source: BinaryIO | Path, progress: Progress | None = None, expected: str | None = None
    ) -> Kept:
        """Keep a file's bytes; when this returns they lie safely on the disk.

        What is hashed is what is kept, in one reading. `expected` is a SHA-256 (hex) read earlier: ChangedFile
        if it is another now. What is here already is proved, mended if need be, not doubled.
        """
        with self.batch() as batch:
            return batch.keep(source, progress, expected)

    def batch(self) -> Batch:
        """Keep many files and wait for the folders once, at the end of the `with`; safe only then."""
        return Batch(self)

    def open(self, sha256: str) -> BinaryIO:
        """The content of a kept file, to be read and sought in; every piece is proved as it is read."""
        return io.BufferedReader(self._reader(self.name_of(sha256)))

    def verify(self, sha256: str, progress: Progress | None = None) -> None:
        """Read a kept file whole and compare its hash; MissingFile or DamagedFile when it is not as kept."""
        name = self.name_of(sha256)
        digest = hashlib.sha256()
        with self._reader(name) as reader:
            for done, piece in _pieces(reader):
                digest.update(piece)
                if progress:
                    progress(done, reader.size)
        if digest.hexdigest() != sha256:
            raise DamagedFile(name=name, reason="its content has another hash")

    def size(self, sha256: str) -> int:
        """How many bytes a kept file has."""
        with self._reader(self.name_of(sha256)) as reader:
            return reader.size

    def has(self, sha256: str) -> bool:
        """Whether a file of that content is here; says nothing of its health."""
        return self.path_of(self.name_of(sha256)).exists()

    def erase(self, sha256: str) -> None:
        """Destroy a kept file for good; nothing happens when it is gone already."""
        self.erase_name(self.name_of(sha256))

    def erase_name(self, name: str) -> None:
        """Destroy a file by its name under `files`, as when its vault is closed or nothing refers to it."""
        path = self.path_of(name)
        try:
            if not path.exists():
                return
            # Its own key goes first: what the disk still holds of it opens no more, with no passphrase.
            with path.open("r+b") as file:
                file.write(bytes(_HEAD.size))
                sync_file(file)
            path.unlink()
            sync_folder(path.parent)
        except OSError as error:
            raise explain_os(error, path) from error

    def names(self) -> Iterator[str]:
        """The names of all files kept here, of both depths."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))

    def orphans(self, expected: Iterable[str]) -> list[str]:
        """Names that lie here and are not expected: files kept in a step that was never saved."""
        wanted = set(expected)
        return [name for name in self.names() if name not in wanted]

    def missing(self, expected: Iterable[str]) -> list[str]:
        """Expected names that do not lie here."""
        return sorted(set(expected) - set(self.names()))

    def name_of(self, sha256: str) -> str:
        """The name under which content of that SHA-256 (hex) is kept."""
        return hmac.new(self._name_key, bytes.fromhex(sha256), "sha256").hexdigest()

    def path_of(self, name: str) -> Path:
        """Where a file of that name lies; ValueError for what can be no name, such as a path."""
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of an evidence file")
        return self.folder / name[:2] / name

    def _reader(self, name: str) -> _Reader:
        path = self.path_of(name)
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise MissingFile(name=name) from None
        except OSError as error:
            raise explain_os(error, path) from error
        try:
            return _Reader(file, self._content, name)
        except DamagedFile:
            file.close()
            raise

    def _is_whole(self, sha256: str) -> bool:
        try:
            self.verify(sha256)
        except (DamagedFile, MissingFile):
            return False
        return True

    def _seal(self, key: bytes, size: int, prefix: bytes, name: str) -> bytes:
        """The head of a file: its key and size, locked with the content key and tied to its name."""
        nonce = os.urandom(12)
        locked = self._content.encrypt(nonce, key + struct.pack("<Q", size), _tied(name, prefix))
        return _HEAD.pack(_MAGIC, nonce, prefix, locked)


class Batch:
    """Files kept together; see FileStore.batch."""

    def __init__(self, store: FileStore) -> None:
        self._store = store
        self._touched: set[Path] = set()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._touched:
            try:
                sync_folder(folder)
            except OSError as error:
                raise explain_os(error, folder) from error

    def keep(
        self, source: BinaryIO | Path, progress: Progress | None = None, expected: str | None = None
    ) -> Kept:
        """As FileStore.keep, except that the name is safe on the disk only when the batch has ended."""
        if not isinstance(source, Path):
            return self._keep(source, progress, expected)
        try:
            file = source.open("rb")
        except OSError as error:
            raise UnreadableSource(reason=error.strerror) from error
        with file:
            return self._keep(file, progress, expected)

    def _keep(self, source: BinaryIO, progress: Progress | None, expected: str | None) -> Kept:
        store = self._store
        part = store.folder / (secrets.token_hex(16) + _PART)
        try:
            with part.open("xb") as file:
                kept = _write(store, source, file, progress)
                sync_file(file)
            if expected is not None and kept.sha256 != expected:
                raise ChangedFile
            if store.has(kept.sha256) and store._is_whole(kept.sha256):
                return Kept(kept.sha256, kept.size, kept.name, new=False)
            self._put(part, store.path_of(kept.name))
        except OSError as error:
            raise explain_os(error, store.folder) from error
        finally:
            # On a disk that has failed, or may not be written, the rest is cleared at the next opening.
            with contextlib.suppress(OSError):
                part.unlink()
        return kept

    def _put(self, part: Path, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        part.replace(path)
        self._touched |= {path.parent, self._store.folder}


def _write(store: FileStore, source: BinaryIO, file: BinaryIO, progress: Progress | None) -> Kept:
    """Encrypt a stream piece by piece; the head comes last, when name and size are known."""
    key, prefix = os.urandom(32), os.urandom(_PREFIX)
    cipher, tally = AESGCM(key), _Tally(_length(source), progress)
    file.write(bytes(_HEAD.size))
    pieces = _filled_pieces(source, tally)
    piece, number = next(pieces), 0
    for following in pieces:
        file.write(cipher.encrypt(_nonce(prefix, number, last=False), piece, None))
        piece, number = following, number + 1
    file.write(cipher.encrypt(_nonce(prefix, number, last=True), piece, None))
    sha256 = tally.digest.hexdigest()
    name = store.name_of(sha256)
    file.seek(0)
    file.write(store._seal(key, tally.size, prefix, name))
    return Kept(sha256, tally.size, name)


class _Tally:
    """What has been read of a file so far: its hash and size."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.digest, self.size = hashlib.sha256(), 0
        self._total, self._progress = total, progress

    def add(self, piece: bytes) -> None:
        self.digest.update(piece)
        self.size += len(piece)
        if self._progress:
            self._progress(self.size, self._total)


def _filled_pieces(source: BinaryIO, tally: _Tally) -> Iterator[bytes]:
    """A stream in pieces of 256 KiB, then zeros up to the rounded length; at least one piece, maybe empty."""
    piece = _fill(source)
    while len(piece) == PIECE:
        tally.add(piece)
        yield piece
        piece = _fill(source)
    tally.add(piece)
    left = _padded(tally.size) - tally.size + len(piece)
    if not tally.size:
        yield b""
    while left:
        length = min(PIECE, left)
        yield piece.ljust(length, b"\0")
        piece, left = b"", left - length


class _Reader(io.RawIOBase):
    """A kept file's content, opened piece by piece and holding one piece at a time."""

    def __init__(self, file: BinaryIO, content: AESGCMSIV, name: str) -> None:
        self._file, self._name = file, name
        head = file.read(_HEAD.size)
        try:
            magic, nonce, self._prefix, locked = _HEAD.unpack(head)
            opened = content.decrypt(nonce, locked, _tied(name, self._prefix))
        except (struct.error, InvalidTag):
            raise self._damaged("its head does not open") from None
        self._cipher = AESGCM(opened[:32])
        self.size: int = struct.unpack("<Q", opened[32:])[0]
        body = os.fstat(file.fileno()).st_size - _HEAD.size
        self._count = max(1, -(-_padded(self.size) // PIECE))
        if magic != _MAGIC or body != _padded(self.size) + self._count * _TAG:
            raise self._damaged("its length is wrong")
        self._place = 0
        self._held = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("a place before the start of the file")
        self._place = start + offset
        return self._place

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self._place >= self.size:
            return 0
        number, within = divmod(self._place, PIECE)
        found = self._piece(number)[within : within + len(target)]
        target[: len(found)] = found
        self._place += len(found)
        return len(found)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(_HEAD.size + number * _SEALED_PIECE)
            sealed = self._file.read(_SEALED_PIECE)
            try:
                nonce = _nonce(self._prefix, number, last=number == self._count - 1)
                piece = self._cipher.decrypt(nonce, sealed, None)
            except InvalidTag:
                raise self._damaged(f"piece {number + 1} of {self._count} was changed") from None
            self._held = (number, piece[: self.size - number * PIECE])
        return self._held[1]

    def _damaged(self, reason: str) -> DamagedFile:
        return DamagedFile(name=self._name, reason=reason)


def _pieces(reader: _Reader) -> Iterator[tuple[int, bytes]]:
    """All of a kept file, padding proved too, with how many bytes are done."""
    for number in range(reader._count):
        yield min((number + 1) * PIECE, reader.size), reader._piece(number)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)


def _tied(name: str, prefix: bytes) -> bytes:
    return _MAGIC + bytes.fromhex(name) + prefix


def _padded(size: int) -> int:
    """The length a file is filled up to (Padmé, Nikitin et al., “Reducing Metadata Leakage”, PETS 2019)."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << max(free_bits, 0)) - 1
    return (size + mask) & ~mask


def _fill(source: BinaryIO) -> bytes:
    """The next 256 KiB; less only at the end, also from a stream that gives less than asked."""
    piece = b""
    try:
        while len(piece) < PIECE and (more := source.read(PIECE - len(piece))):
            piece += more
    except OSError as error:
        raise UnreadableSource(reason=error.strerror) from error
    return piece


def _length(source: BinaryIO) -> int:
    """Bytes yet to be read, or 0 when the stream does not say."""
    try:
        if not source.seekable():
            return 0
        here = source.tell()
        end = source.seek(0, os.SEEK_END)
        source.seek(here)
    except OSError:
        return 0
    return end - here
