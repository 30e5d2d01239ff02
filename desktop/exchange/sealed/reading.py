"""Reads the frames of a sealed copy, in their order; whatever is of another shape or order is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from archive_schema.declare import Schema
from archive_schema.fields import ROWS
from desktop.archive import journal
from desktop.archive.files import is_name
from desktop.archive.joining.carried import JSON, CarriedChange, CarriedStep, Row
from desktop.exchange.sealed import frames
from desktop.exchange.sealed.contents import COUNTED, SIGNED
from desktop.exchange.sealed.errors import NewerCopy
from desktop.exchange.sealed.frames import (
    CAME_IN,
    CHANGE,
    END,
    FILE,
    LINES,
    MANIFEST,
    STEP,
    Unsound,
    check,
    check_places,
    check_time,
    hexed,
)
from desktop.exchange.sealed.manifest import Manifest, manifest_of

_STEP = {"origin": str, "place": int, "clock": str, "who": str, "name": str, "sort": str,
         "undoes": (None, [(str, int)]), "seen": str, "previous": str, "hash": str, "changes": int}
_CHANGE = {"record": str, "kind": str, "commitment": str, "salt": (None, str), "before": (None, str),
           "after": (None, str), "purged": bool}
_FILE = {"sha256": str, "name": str, "size": int}
_END = {"counts": dict.fromkeys(COUNTED, int), "key": str, "signature": str}
_WORDS = (None, str)
_LINE: tuple[frames.Shape, ...] = (str, int, _WORDS, _WORDS, _WORDS, _WORDS, _WORDS)
_CAME_IN: tuple[frames.Shape, ...] = (str, int, _WORDS, str, str, _WORDS)
_SNAPSHOT = {"ref": str, "kind": str, "language": str, "confidentiality": str, "status": str, "trashed": bool,
             "values": dict, "unknown": dict}


class Readable(Protocol):
    """Bytes that can be read and sought in."""

    def read(self, size: int = -1, /) -> bytes | None: ...

    def seek(self, place: int, /) -> int: ...

    def tell(self) -> int: ...


@dataclass(frozen=True)
class Lying:
    """Evidence in a sealed copy: by its hash, or of the sealed depth by its name; where its bytes begin."""

    sha256: str
    name: str
    size: int
    begin: int


class ContentsReader:
    """Walks through the frames, one held at a time; what is of another shape or order raises Unsound."""

    def __init__(self, stream: Readable, at: int = 0) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self.counts = dict.fromkeys(COUNTED, 0)
        stream.seek(at)
        self._take()

    def _take(self) -> None:
        self.at = self._stream.tell()
        self._letter, self._data = frames.read_frame(self._stream)

    def _next(self) -> JSON:
        """The frame held; the one behind it is held then."""
        value = self._held()
        self._take()
        return value

    def _held(self) -> JSON:
        self._digest.update(frames.HEAD.pack(self._letter, len(self._data)))
        self._digest.update(self._data)
        return frames.parsed(self._data)

    def manifest(self, schema: Schema) -> Manifest:
        """The first frame. Raises NewerCopy."""
        if self._letter != MANIFEST:
            raise Unsound("no manifest")
        return manifest_of(self._next(), schema)

    def steps(self) -> Iterator[CarriedStep]:
        """All steps from here."""
        while self._letter == STEP:
            told = self._next()
            check(told, _STEP)
            self._check_said(told)
            undoes = told["undoes"]
            if undoes is not None and [type(one) for one in undoes] != [str, int]:
                raise Unsound("a step that undoes no step")
            changes = tuple(self._change() for _ in range(told["changes"]))
            self.counts["steps"] += 1
            self.counts["changes"] += len(changes)
            yield CarriedStep(
                told["origin"], told["place"], told["clock"], told["who"], told["name"], told["sort"],
                (undoes[0], undoes[1]) if undoes else None, told["seen"], hexed(told["previous"], 0, 32),
                hexed(told["hash"], 32), changes)

    def _check_said(self, told: JSON) -> None:
        """When a step was made, and what its copy had seen, have the form in which others go on from them."""
        if told["sort"] != journal.CLOSED:
            check_time(told["clock"])
        if told["seen"]:
            check_places(frames.parsed(told["seen"].encode("utf-8")))

    def _change(self) -> CarriedChange:
        if self._letter != CHANGE:
            raise Unsound("fewer changes than a step says")
        told = self._next()
        check(told, _CHANGE)
        salt = None if told["salt"] is None else hexed(told["salt"], 0, 32)
        if salt is None and (told["before"], told["after"]) != (None, None):
            raise Unsound("contents without a salt")
        return CarriedChange(told["record"], told["kind"], hexed(told["commitment"], 32), salt, told["before"],
                             told["after"], told["purged"])

    def lines(self) -> Iterator[Row]:
        """All lines of lists from here."""
        yield from self._rows(LINES, "lines", _LINE)

    def came_in(self) -> Iterator[Row]:
        """All that came in by imports from here."""
        for row in self._rows(CAME_IN, "came_in", _CAME_IN):
            if row[5] is not None:
                check(frames.parsed(row[5].encode("utf-8")), dict)
            yield row

    def _rows(self, letter: bytes, name: str, shape: tuple[frames.Shape, ...]) -> Iterator[Row]:
        while self._letter == letter:
            rows = self._next()
            check(rows, [list])
            for row in rows:
                check(dict(enumerate(row)), dict(enumerate(shape)))
                self.counts[name] += 1
                yield tuple(row)

    def files(self) -> Iterator[Lying]:
        """All evidence from here; its bytes are passed over when the next is asked for."""
        while self._letter == FILE:
            told = self._held()
            check(told, _FILE)
            begin, size = self._stream.tell(), told["size"]
            if is_name(told["sha256"]) == is_name(told["name"]) or "" not in (told["sha256"], told["name"]):
                raise Unsound("evidence without a hash, or with a name that is none")
            self.counts["files"] += 1
            self.counts["bytes"] += size
            yield Lying(told["sha256"], told["name"], size, begin)
            self._stream.seek(begin + size)
            self._take()

    def end(self, bound: bytes) -> bytes:
        """The last frame: its signature holds and its counts are those of what was read. The key that signed it."""
        if self._letter != END:
            raise Unsound("a frame out of its order")
        told = frames.parsed(self._data)
        check(told, _END)
        key, signature = hexed(told["key"], 32), hexed(told["signature"], 64)
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signature, SIGNED + bound + self._digest.digest())
        except (InvalidSignature, ValueError):
            raise Unsound("its signature does not hold") from None
        if told["counts"] != self.counts:
            raise Unsound("it counts otherwise than it holds")
        while piece := self._stream.read(frames.MiB):
            if piece.strip(b"\0"):
                raise Unsound("something behind its end")
        return key


def check_snapshots(change: CarriedChange, schema: Schema) -> None:
    """Look at the contents of a change from outside. Raises Unsound, or NewerCopy for a field this release does not
    know."""
    for text in (change.before, change.after):
        if text is None:
            continue
        told = frames.parsed(text.encode("utf-8"))
        check(told, _SNAPSHOT)
        if told["kind"] != change.kind:
            raise Unsound("a record of another kind than its change")
        _check_fields(told, schema)


def _check_fields(told: JSON, schema: Schema) -> None:
    if told["kind"] not in schema:
        raise NewerCopy(what=told["kind"])
    kind = schema[told["kind"]]
    for name, value in told["values"].items():
        if name not in kind.by_name:
            raise NewerCopy(what=f"{kind.name}.{name}")
        if kind.by_name[name].type is ROWS:
            check(value, [dict])
            known = {"id", "unknown", *(inner.name for inner in kind.by_name[name].fields)}
            for row in value:
                if beyond := row.keys() - known:
                    raise NewerCopy(what=f"{kind.name}.{name}.{min(beyond)}")
                check(row.get("id"), str)
