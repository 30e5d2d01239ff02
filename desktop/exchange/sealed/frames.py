"""The frames a sealed copy's content is made of: a letter, a length, and JSON of bounded size.

What is read here was written by others: size, shape and letters of every frame are looked at before it is handed on.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from typing import Any, NoReturn, Protocol

from archive_schema.fields import canonical, unwritable
from desktop.archive.clock import moment
from desktop.exchange.sealed.errors import SealedCopyError

JSON = Any
HEAD = struct.Struct(">cI")
MiB = 2**20
MANIFEST, STEP, CHANGE, LINES, CAME_IN, FILE, END = b"M", b"S", b"C", b"L", b"I", b"F", b"E"
ORIGINALS = b"O"  # instead of a manifest: the originals of a hand-over, and nothing else
MOST = {ORIGINALS: 4096, MANIFEST: 16 * MiB, STEP: MiB, CHANGE: 256 * MiB, LINES: 16 * MiB, CAME_IN: 16 * MiB,
        FILE: 4096, END: 65536}
"""How many bytes a frame of each letter may have."""
_ESCAPED = re.compile(rb"\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})")
"""How a character that no table can hold may be written in JSON."""
MOST_VALUES = 2_000_000
"""In one frame."""
_TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)


class Source(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = -1, /) -> bytes | None: ...


class Unsound(Exception):
    """A frame is not as the format has it; its words are for whoever looks why."""


def packed(letter: bytes, value: JSON) -> bytes:
    """A frame. Raises SealedCopyError when it would be larger than a frame may be."""
    data = canonical(value).encode("utf-8")
    if len(data) > MOST[letter]:
        raise SealedCopyError("A single record would take {size} bytes; a sealed copy holds at most {most} of one.",
                              "Leave that record out, or copy the archive's folder as a whole.", size=len(data),
                              most=MOST[letter])
    return HEAD.pack(letter, len(data)) + data


def read_frame(stream: Source) -> tuple[bytes, bytes]:
    """The next frame's letter and data. Raises Unsound."""
    letter, length = HEAD.unpack(exactly(stream, HEAD.size))
    if length > MOST.get(letter, -1):
        raise Unsound("a frame of unknown sort or too large")
    return letter, exactly(stream, length)


def exactly(stream: Source, length: int) -> bytes:
    """So many bytes, taken as they come: a length that lies costs no memory. Raises Unsound."""
    found = bytearray()
    while len(found) < length:
        if not (more := stream.read(min(length - len(found), MiB))):
            raise Unsound("it ends within a frame")
        found += more
    return bytes(found)


def parsed(data: bytes) -> JSON:
    """The value in a frame: each key once, no number that is none, no letter that no table can hold; and no more
    values than any record has, since each takes many times the memory of its letters."""
    if len(data) > MOST_VALUES and _parts(data) > MOST_VALUES and _parts(_TEXT.sub(b"", data)) > MOST_VALUES:
        raise Unsound("more values than any record has")
    try:
        value = _STRICT.decode(data.decode("utf-8"))
        if _ESCAPED.search(data) and _holds_unwritable(value):
            raise Unsound("it holds a letter that no file can hold")
    except (ValueError, RecursionError) as error:
        raise Unsound("a frame that is no sound JSON") from error
    return value


def _parts(data: bytes) -> int:
    return sum(map(data.count, (b",", b"[", b"{")))


def _once(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key that stands twice")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} stands where no such number may")


_STRICT = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number)


def _holds_unwritable(value: JSON) -> bool:
    """Whether such a letter is in a value, or in the JSON that one of its texts holds."""
    if isinstance(value, str) and "\\u" in value:
        try:
            return unwritable(json.loads(value))
        except ValueError:
            return unwritable(value)
    if isinstance(value, Mapping):
        return any(map(_holds_unwritable, [*value, *value.values()]))
    return any(map(_holds_unwritable, value)) if isinstance(value, list) else unwritable(value)


LARGEST = 2**63 - 1
Shape = Any
"""str, int, bool or dict (of anything); a tuple of choices; None; [shape] for a list of such; {name: shape, …} for an
object of just these keys."""


def check(value: JSON, shape: Shape) -> None:
    """Raise Unsound when a value has not this shape. Whole numbers are from 0 to 2⁶³ − 1."""
    if not _fits(value, shape):
        raise Unsound("a frame of another shape than the format has")


def _fits(value: JSON, shape: Shape) -> bool:
    if shape is str or shape is bool:
        return type(value) is shape
    if isinstance(shape, tuple):
        return any(_fits(value, one) for one in shape)
    if isinstance(shape, dict):
        return isinstance(value, dict) and value.keys() == shape.keys() and all(
            _fits(value[name], inner) for name, inner in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(one, shape[0]) for one in value)
    if shape is None:
        return value is None
    if shape is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST
    return isinstance(value, shape)


_TIME = re.compile(r"[0-8]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(\+[0-9a-f]{4})?")
_ORIGIN = re.compile(r"[0-9A-Za-z-]{1,64}")


def check_time(text: str) -> None:
    """Raise Unsound for what is no reading of a clock: every later reading is reckoned from the ones before."""
    try:
        sound = bool(_TIME.fullmatch(text)) and bool(moment(text))
    except ValueError:
        sound = False
    if not sound:
        raise Unsound("a time that is none")


def check_places(value: JSON) -> None:
    """Raise Unsound for what does not map origins to places."""
    if not isinstance(value, dict) or not all(map(_ORIGIN.fullmatch, value)) or not all(
            _fits(one, int) for one in value.values()):
        raise Unsound("places of no origins")


def hexed(text: JSON, *lengths: int) -> bytes:
    """The bytes a text tells in hexadecimal digits, of one of these lengths. Raises Unsound."""
    if not (isinstance(text, str) and re.fullmatch("[0-9a-f]*", text) and len(text) in {2 * one for one in lengths}):
        raise Unsound("a frame of another shape than the format has")
    return bytes.fromhex(text)
