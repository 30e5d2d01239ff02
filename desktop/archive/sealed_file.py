"""The inside of an evidence file: its own key first, then its content in pieces, each proved by itself.

Magic 8, nonce 12, prefix 7; then the file's own random key 32 and its true size 8, encrypted with the content
key (AES-256-GCM-SIV, tag 16) and tied to the file's name and prefix; then the content, with zeros up to a
rounded length, in pieces of 256 KiB, each sealed with AES-256-GCM (tag 16) under nonce = prefix 7, number 4
(big-endian), and 1 for the last piece, else 0 (STREAM). A piece cut off, moved, changed or taken from another
file does not open.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV

from desktop.archive.errors import DamagedFile, UnreadableSource

PIECE = 256 * 1024
TAG = 16
SEALED_PIECE = PIECE + TAG
PREFIX = 7
_MAGIC = b"MURAGATF"
_HEAD = struct.Struct(f"<8s12s{PREFIX}s{32 + 8 + TAG}s")
HEAD_BYTES = _HEAD.size
"""What holds a file's own key: without it the rest opens no more."""

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all; 0 when not known); it may raise, and then nothing is kept."""


def write_sealed(
    source: BinaryIO,
    file: BinaryIO,
    content: AESGCMSIV,
    name_of: Callable[[str], str],
    progress: Progress | None,
) -> tuple[str, int, str]:
    """Encrypt a stream into a file; returns the content's SHA-256 (hex), its size and its name.

    The head is written last, because name and size are known only then. Raises UnreadableSource when the
    stream fails, OSError when the file does.
    """
    key, prefix = os.urandom(32), os.urandom(PREFIX)
    cipher, tally = AESGCM(key), _Tally(_length(source), progress)
    file.write(bytes(HEAD_BYTES))
    pieces = _filled_pieces(source, tally)
    piece, number = next(pieces), 0
    for following in pieces:
        file.write(cipher.encrypt(nonce_of(prefix, number, last=False), piece, None))
        piece, number = following, number + 1
    file.write(cipher.encrypt(nonce_of(prefix, number, last=True), piece, None))
    sha256 = tally.digest.hexdigest()
    name = name_of(sha256)
    nonce = os.urandom(12)
    locked = content.encrypt(nonce, key + struct.pack("<Q", tally.size), _tied(name, prefix))
    file.seek(0)
    file.write(_HEAD.pack(_MAGIC, nonce, prefix, locked))
    return sha256, tally.size, name


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
    piece = fill(source)
    while len(piece) == PIECE:
        tally.add(piece)
        yield piece
        piece = fill(source)
    tally.add(piece)
    left = padded_length(tally.size) - tally.size + len(piece)
    if not tally.size:
        yield b""
    while left:
        length = min(PIECE, left)
        yield piece.ljust(length, b"\0")
        piece, left = b"", left - length


class PieceReader(io.RawIOBase):
    """Content that lies in sealed pieces of 256 KiB, to be read and sought in; one piece is held at a time.

    Nothing of a piece is given before it is proved. `size` in bytes; `_opened` gives a piece or raises.
    """

    size: int = 0

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self._held = (-1, b"")

    def _opened(self, number: int) -> bytes:
        raise NotImplementedError

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
        found = memoryview(self._piece(number))[within : within + len(target)]
        target[: len(found)] = found
        self._place += len(found)
        return len(found)

    def _piece(self, number: int) -> bytes:
        if self._held[0] != number:
            piece = self._opened(number)
            self._held = (number, piece[: max(0, self.size - number * PIECE)])
        return self._held[1]


class SealedReader(PieceReader):
    """A kept file's content, opened piece by piece.

    Raises DamagedFile at once for a head or length that is wrong, and while reading for a piece.
    """

    def __init__(self, file: BinaryIO, content: AESGCMSIV, name: str) -> None:
        super().__init__()
        self._file, self._name = file, name
        try:
            head = file.read(HEAD_BYTES)
            magic, nonce, self._prefix, locked = _HEAD.unpack(head)
            opened = content.decrypt(nonce, locked, _tied(name, self._prefix))
        except OSError as error:
            raise self._damaged(f"the disk reported “{error.strerror}”") from error
        except (struct.error, InvalidTag):
            raise self._damaged("its head does not open") from None
        self._cipher = AESGCM(opened[:32])
        self.size = struct.unpack("<Q", opened[32:])[0]
        body = os.fstat(file.fileno()).st_size - HEAD_BYTES
        self._count = max(1, -(-padded_length(self.size) // PIECE))
        if magic != _MAGIC or body != padded_length(self.size) + self._count * TAG:
            raise self._damaged("its length is wrong")

    def pieces(self) -> Iterator[tuple[int, bytes]]:
        """All of the content, the filling proved too, each piece with how many bytes are done after it."""
        for number in range(self._count):
            yield min((number + 1) * PIECE, self.size), self._piece(number)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _opened(self, number: int) -> bytes:
        try:
            self._file.seek(HEAD_BYTES + number * SEALED_PIECE)
            sealed = self._file.read(SEALED_PIECE)
            nonce = nonce_of(self._prefix, number, last=number == self._count - 1)
            return self._cipher.decrypt(nonce, sealed, None)
        except OSError as error:
            raise self._damaged(f"the disk reported “{error.strerror}”") from error
        except InvalidTag:
            raise self._damaged(f"piece {number + 1} of {self._count} was changed") from None

    def _damaged(self, reason: str) -> DamagedFile:
        return DamagedFile(name=self._name, reason=reason)


def nonce_of(prefix: bytes, number: int, *, last: bool) -> bytes:
    """The nonce of a piece: prefix 7, number 4 (big-endian), and 1 for the last piece, else 0 (STREAM)."""
    return prefix + struct.pack(">IB", number, last)


def _tied(name: str, prefix: bytes) -> bytes:
    return _MAGIC + bytes.fromhex(name) + prefix


def padded_length(size: int) -> int:
    """The length a file is filled up to (Padmé, Nikitin et al., “Reducing Metadata Leakage”, PETS 2019)."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << max(free_bits, 0)) - 1
    return (size + mask) & ~mask


def fill(source: BinaryIO) -> bytes:
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
