"""A register in the form of zapret-info as one entry: a list whose lines are the lines of the file, one by one.

Line n of the list is line n of the file, the first with its date and those that are not of the form too, so that a line
can be cited by the number it has in the file, and nothing is dropped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from archive_schema.messages import Message
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field import register_lines as register
from desktop.exchange.coming.foreign import Asked, Foreign

JSON = Any
_EVERY = 20_000
_TOLD = 20  # lines of each sort that are named
_WRONG = {
    register.EMPTY: Message("empty lines"), register.SHORT: Message("lines with less than six parts"),
    register.NO_ADDRESS: Message("lines without any address"), register.NO_DAY: Message("lines without a date"),
    register.UNREADABLE: Message("lines with signs that are no letters"), register.TOO_LONG: Message("lines cut short"),
}


def knows(foreign: Foreign) -> int:
    """How sure it is that a file is such a register."""
    first, _, rest = foreign.head.partition(b"\n")
    if register.updated(first.decode(register.ENCODING, "replace")):
        return 10
    some = rest.split(b"\n")[:20]
    lines = [register.parsed(2, line.decode(register.ENCODING, "replace")) for line in some[:-1]]
    return 6 if len(lines) > 1 and not any(line.wrong for line in lines) else 0


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """The register as one entry; its lines are read now, to tell what is wrong with them, and again when written."""
    told, digest = register.Told(), hashlib.sha256()
    size = foreign.path.stat().st_size
    read = 0
    with foreign.path.open("rb") as file:
        for line in register.lines(_through(file, digest), told):
            read += len(line.raw)
            if line.number % _EVERY == 0:
                asked.progress(min(read, size), size)
    values: dict[str, JSON] = {"title": foreign.path.name, "format": "zapret-info"}
    if told.updated:
        values["issued"] = told.updated
    wrong = () if told.taken else (Message("It has no line of six parts between semicolons."),)
    yield Entry("1", "list", f"zapret:{digest.hexdigest()}", values, left=tuple(_left(told)), wrong=wrong,
                printed=f"Updated: {told.updated['edtf']}" if told.updated else "", lines=lambda: _lines(foreign))


def _through(file: BinaryIO, digest: Any = None) -> Iterator[bytes]:
    """The lines of a file; of one that is too long its beginning, a letter more than may be."""
    while line := file.readline(register.MOST_BYTES + 1):
        yield line
        while line:
            if digest is not None:
                digest.update(line)
            line = b"" if line.endswith(b"\n") or len(line) <= register.MOST_BYTES else file.readline(
                register.MOST_BYTES + 1)


def _left(told: register.Told) -> Iterator[tuple[str, str]]:
    """What is not as the form says: how many lines of each sort, and the first of them."""
    for sort, words in _WRONG.items():
        if count := told.counts.get(sort, 0):
            yield words, str(count)
            named = [(number, raw) for number, one, raw in told.examples if one == sort][:_TOLD]
            yield from ((str(Message("line {line}", line=number)), raw) for number, raw in named)


def _lines(foreign: Foreign) -> Iterator[Mapping[str, JSON]]:
    with foreign.path.open("rb") as file:
        for line in register.lines(_through(file), register.Told()):
            yield register.entry(line)
