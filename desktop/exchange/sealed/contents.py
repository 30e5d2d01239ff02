"""What a sealed copy holds, as frames: a manifest, steps with their changes, lines of lists, what came in, evidence,
and an end that is signed.

    M (S C…)… L… I… (F and as many bytes as it says)… E, then zeros

The signature is over all frames; of evidence, whose bytes are no frames, it holds the hash in the frame before them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.archive.joining.carried import JSON, CarriedFile, CarriedStep, Row
from desktop.exchange.sealed import frames
from desktop.exchange.sealed.frames import CAME_IN, CHANGE, END, FILE, LINES, MANIFEST, STEP
from desktop.exchange.sealed.manifest import Manifest

COUNTED = ("steps", "changes", "lines", "came_in", "files", "bytes")
SIGNED = b"muragat sealed copy 1\n"
_ROWS_IN_FRAME = 200


class Taker(Protocol):
    """Whatever takes bytes."""

    def write(self, data: bytes) -> None: ...


def _ahead(source: BinaryIO, size: int) -> Iterator[bytes]:
    """So many bytes in pieces; of a large file the next is opened on another thread meanwhile. Raises EOFError."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        following: Future[bytes] | None = None
        while size:
            piece = following.result() if following else source.read(min(size, frames.MiB))
            size -= len(piece)
            if not piece:
                raise EOFError
            following = thread.submit(source.read, min(size, frames.MiB)) if size else None
            yield piece


class ContentsWriter:
    """Writes frames in their order, and the end over all of them. `bound` is the id of the head they lie behind."""

    def __init__(self, out: Taker, bound: bytes) -> None:
        self._out, self._bound = out, bound
        self._digest = hashlib.sha256()
        self.counts = dict.fromkeys(COUNTED, 0)

    def manifest(self, manifest: Manifest) -> None:
        """The first frame."""
        self._put(MANIFEST, manifest.told())

    def step(self, step: CarriedStep) -> None:
        """A step and its changes."""
        self._put(STEP, {
            "origin": step.origin, "place": step.place, "clock": step.clock, "who": step.who, "name": step.name,
            "sort": step.sort, "undoes": list(step.undoes) if step.undoes else None, "seen": step.seen,
            "previous": step.previous.hex(), "hash": step.hash.hex(), "changes": len(step.changes)})
        for one in step.changes:
            self._put(CHANGE, {
                "record": one.record, "kind": one.kind, "commitment": one.commitment.hex(),
                "salt": None if one.salt is None else one.salt.hex(), "before": one.before, "after": one.after,
                "purged": one.purged})
        self.counts["steps"] += 1
        self.counts["changes"] += len(step.changes)

    def lines(self, rows: Iterable[Row]) -> None:
        """Lines of lists."""
        self._rows(LINES, "lines", rows)

    def came_in(self, rows: Iterable[Row]) -> None:
        """What came in by imports."""
        self._rows(CAME_IN, "came_in", rows)

    def file(self, file: CarriedFile) -> Iterator[int]:
        """Evidence; goes on a piece at a time and tells how many bytes went."""
        self._put(FILE, {"sha256": file.sha256, "name": file.name, "size": file.size})
        with file.open() as source:
            for piece in _ahead(source, file.size):
                self._out.write(piece)
                yield len(piece)
        self.counts["files"] += 1
        self.counts["bytes"] += file.size

    def end(self, key: Ed25519PrivateKey) -> None:
        """The last frame, signed by the sending copy."""
        signature = key.sign(SIGNED + self._bound + self._digest.digest())
        self._put(END, {"counts": self.counts, "key": key.public_key().public_bytes_raw().hex(),
                        "signature": signature.hex()})

    def _rows(self, letter: bytes, name: str, rows: Iterable[Row]) -> None:
        some: list[list[JSON]] = []
        for row in rows:
            some.append(list(row))
            self.counts[name] += 1
            if len(some) == _ROWS_IN_FRAME:
                self._put(letter, some)
                some = []
        if some:
            self._put(letter, some)

    def _put(self, letter: bytes, value: JSON) -> None:
        frame = frames.packed(letter, value)
        self._digest.update(frame)
        self._out.write(frame)
