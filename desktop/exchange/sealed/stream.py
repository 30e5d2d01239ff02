"""The stream of a sealed copy in its volumes: sealed pieces of 256 KiB, the last one marked as the last.

Which volume a piece lies in, and to which head it belongs, is proved with it.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from archive_schema.messages import Message
from desktop.archive.errors import explain_os
from desktop.archive.keys import sub_key
from desktop.archive.sealed_file import PIECE, SEALED_PIECE, TAG, PieceReader, nonce_of, padded_length
from desktop.exchange.sealed.errors import DamagedCopy, SealedCopyError
from desktop.exchange.sealed.head import Head
from desktop.exchange.sealed.volumes import LATER_BYTES, MOST_VOLUMES, PART, later_head, open_plain, volume
from desktop.platform import forget_pages, sync_file


def _bound(head: Head, number: int) -> bytes:
    return head.id + struct.pack(">H", number)

_SYNCED_AT_ONCE = 128
"""Pieces, 32 MiB."""


class StreamWriter:
    """Takes bytes and writes them sealed, into files whose names end in .part; `volumes` are those begun.

    Nothing counts before `finish` has returned and the files have got their names. The disk is kept at work on another
    thread, never far behind: so progress tells the truth, and who stops need not wait for a slow stick.
    """

    def __init__(self, first: Path, head: Head, key: bytes) -> None:
        self.place = first.parent
        self._first, self._head = first, head
        self._cipher = AESGCM(sub_key(key, "sealed copy pieces"))
        self._waiting = bytearray()
        self._pieces = self.size = 0
        self._file: BinaryIO | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sealing-disk")
        self._syncing: Future[None] | None = None
        self.volumes: list[Path] = []

    def write(self, data: bytes) -> None:
        """Take bytes in."""
        self.size += len(data)
        view = memoryview(data)
        while len(self._waiting) + len(view) > PIECE:  # a piece is written when it is known not to be the last
            length = PIECE - len(self._waiting)
            if self._waiting:
                self._waiting += view[:length]
                self._put(self._waiting, last=False)
                self._waiting.clear()
            else:
                self._put(view[:length], last=False)
            view = view[length:]
        self._waiting += view

    def finish(self) -> None:
        """Fill up to a rounded length, write the last piece, and wait until all lies on the disk."""
        left = padded_length(self.size) - self.size
        while left:
            length = min(PIECE, left)
            self.write(bytes(length))
            left -= length
        self._put(self._waiting, last=True)
        self._end_volume()

    def close(self) -> None:
        """Give the open file back, as it is: whole after `finish`, else of no worth."""
        with contextlib.suppress(OSError):
            self._wait()
        if self._file:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None
        self._thread.shutdown()

    def _put(self, piece: bytes | bytearray | memoryview, *, last: bool) -> None:
        if self._pieces == len(self.volumes) * self._head.volume_pieces:
            self._begin_volume()
        assert self._file
        nonce = nonce_of(self._head.prefix, self._pieces, last=last)
        self._file.write(self._cipher.encrypt(nonce, piece, _bound(self._head, len(self.volumes))))
        self._pieces += 1
        if self._pieces % _SYNCED_AT_ONCE == 0:
            self._wait()
            self._syncing = self._thread.submit(sync_file, self._file)

    def _wait(self) -> None:
        """For the disk. Raises what it reported."""
        if syncing := self._syncing:
            self._syncing = None
            syncing.result()

    def _begin_volume(self) -> None:
        self._end_volume()
        number = len(self.volumes) + 1
        if number > MOST_VOLUMES:
            raise SealedCopyError("This would be more than {most} volumes.", "Choose larger volumes, or seal less.",
                                  most=MOST_VOLUMES)
        path = volume(self._first, number)
        path = path.with_name(path.name + PART)
        self._file = path.open("xb")
        self.volumes.append(path)
        self._file.write(self._head.data if number == 1 else later_head(self._head, number))

    def _end_volume(self) -> None:
        if self._file:
            self._wait()
            sync_file(self._file)
            forget_pages(self._file)
            self._file.close()
            self._file = None


class StreamReader(PieceReader):
    """The content of a sealed copy, of all its volumes, to be read and sought in.

    Opening it proves the end: the volumes are all there, in their order, none cut. A piece is proved before anything
    of it is given. Raises DamagedCopy.
    """

    def __init__(self, paths: Sequence[Path], head: Head, key: bytes) -> None:
        super().__init__()
        self._paths, self._head, self._name = paths, head, paths[0].name
        self._cipher = AESGCM(sub_key(key, "sealed copy pieces"))
        self._file: BinaryIO | None = None
        self._open_at = -1
        last_volume = self._measured()
        self._prove_end(last_volume)

    def _measured(self) -> int:
        """Look at all volumes from outside; how many bytes of pieces the last one has."""
        full, body = self._head.volume_pieces * SEALED_PIECE, 0
        for at, path in enumerate(self._paths):
            with open_plain(path) as file:
                body = os.fstat(file.fileno()).st_size - self._begin(at)
                self._prove_volume(at, file)
            if body > full or (at < len(self._paths) - 1 and body != full):
                raise self._damaged(Message("“{volume}” was cut, or something was added", volume=path.name))
        pieces, rest = divmod(body, SEALED_PIECE)
        if body <= TAG or 0 < rest <= TAG:
            raise self._damaged(Message("“{volume}” was cut, or something was added", volume=self._paths[-1].name))
        self.count = (len(self._paths) - 1) * self._head.volume_pieces + pieces + (rest > 0)
        self.size = (self.count - 1) * PIECE + (rest or SEALED_PIECE) - TAG
        return body

    def _begin(self, at: int) -> int:
        return LATER_BYTES if at else len(self._head.data)

    def _prove_volume(self, at: int, file: BinaryIO) -> None:
        begin = file.read(self._begin(at))
        if begin != (later_head(self._head, at + 1) if at else self._head.data):
            raise self._damaged(Message("“{volume}” is another volume, or one of another copy",
                                        volume=self._paths[at].name))

    def _prove_end(self, last_volume: int) -> None:
        end = self.count - 1
        sealed = self._sealed(end)
        if self._try(end, sealed, last=True) is None:
            full = last_volume == self._head.volume_pieces * SEALED_PIECE
            if full and self._try(end, sealed, last=False) is not None:
                missing = volume(self._paths[0], len(self._paths) + 1).name.replace(PART, "")
                raise self._damaged(Message("“{volume}” is missing", volume=missing))
            raise self._damaged(Message("its end is missing, or was changed"))

    def prove(self, begin: int, size: int, told: Callable[[int], None]) -> None:
        """Open every piece that so many bytes from there lie in; the next one is read meanwhile. Raises DamagedCopy."""
        first, end = begin // PIECE, -(-(begin + size) // PIECE)
        with ThreadPoolExecutor(max_workers=1) as thread:
            following: Future[bytes] | None = None
            for number in range(first, end):
                sealed = following.result() if following else self._sealed(number)
                following = thread.submit(self._sealed, number + 1) if number + 1 < end else None
                self._proved(number, sealed)
                told(min((number + 1) * PIECE, self.size))

    def _opened(self, number: int) -> bytes:
        return self._proved(number, self._sealed(number))

    def _proved(self, number: int, sealed: bytes) -> bytes:
        piece = self._try(number, sealed, last=number == self.count - 1)
        if piece is None:
            raise self._damaged(Message("piece {number} of {count} was changed or moved", number=number + 1,
                                        count=self.count))
        return piece

    def _sealed(self, number: int) -> bytes:
        """A piece as it lies."""
        at, within = divmod(number, self._head.volume_pieces)
        if at != self._open_at:
            self.close_volume()
            self._file, self._open_at = open_plain(self._paths[at]), at
        assert self._file
        try:
            self._file.seek(self._begin(at) + within * SEALED_PIECE)
            return self._file.read(SEALED_PIECE)
        except OSError as error:
            raise explain_os(error, self._paths[at]) from error

    def _try(self, number: int, sealed: bytes, *, last: bool) -> bytes | None:
        """What is in a piece, or None when it is not the one that was written there."""
        nonce = nonce_of(self._head.prefix, number, last=last)
        try:
            return self._cipher.decrypt(nonce, sealed, _bound(self._head, number // self._head.volume_pieces + 1))
        except (InvalidTag, ValueError):
            return None

    def close_volume(self) -> None:
        """Give the open file back; reading opens it again."""
        if self._file:
            self._file.close()
        self._file, self._open_at = None, -1

    def close(self) -> None:
        self.close_volume()
        super().close()

    def _damaged(self, reason: Message) -> DamagedCopy:
        return DamagedCopy(name=self._name.removesuffix(PART), reason=reason)
