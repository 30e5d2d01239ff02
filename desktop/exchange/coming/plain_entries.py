"""Records written as JSON by this program, in this archive or another, as entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS
from archive_schema.messages import Message
from desktop.archive import ArchiveError, Reader
from desktop.exchange.coming.entry import Entry, Link
from desktop.exchange.coming.foreign import Asked, Foreign

JSON = Any
_LINE = 20_000_000


def knows(foreign: Foreign) -> int:
    """Whether a file is lines of our own JSON, by its first letters."""
    return 10 * foreign.head.startswith((b'{"kind": ', b'{"kind":'))


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """The lines of a file as entries."""
    assert asked.reader is not None
    return plain_entries(read_lines(foreign.path), asked.reader)


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a file, each of a bounded length. Raises OSError, ArchiveError."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LINE):
            number += 1
            if len(line) == _LINE and not line.endswith(b"\n"):
                raise ArchiveError("Line {line} is too long.", "Correct the file and import it again.", line=number)
            yield line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")


def plain_entries(lines: Iterable[str], reader: Reader) -> Iterator[Entry]:
    """An entry for each line; a line that is no record of ours is refused, and told."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield entry_of(json.loads(line), str(number), reader)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                yield Entry(str(number), "note", f"jsonl:{number}", {}, printed=line[:200],
                            wrong=(Message("This line is no record as this program writes them."),))


def entry_of(told: dict[str, JSON], where: str, reader: Reader) -> Entry:
    """One record. Raises KeyError, TypeError, ValueError for what is none."""
    kind = reader.schema[told["kind"]]
    values, links, left, wrong = _split(kind, dict(told["values"]), reader)
    ref = str(told.get("ref") or "").upper()
    return Entry(
        where, kind.name, f"table:{kind.name}:{ref}" if ref else f"jsonl:{kind.name}:{told.get('title')}", values,
        language=str(told.get("language") or ""), links=tuple(links), left=tuple(left), wrong=tuple(wrong), ref=ref,
        unknown=dict(told.get("unknown") or {}), status=str(told.get("status") or ""),
        confidentiality=str(told.get("confidentiality") or ""), printed=str(told.get("title") or ""))


def _split(kind: Kind, values: dict[str, JSON], reader: Reader) -> tuple[
        dict[str, JSON], list[Link], list[tuple[str, str]], list[Message]]:
    """The values without their links, the links, what no field holds, and what is wrong."""
    links: list[Link] = []
    left, wrong = [], []
    for name in list(values):
        field = kind.by_name.get(name)
        if field is None or field.sealed:
            left.append((name, str(values.pop(name))))
        elif field.type in (LINK, LINKS):
            held = values.pop(name)
            links += [_link(name, ref) for ref in (held if field.type is LINKS else [held])]
        elif field.type is ROWS:
            inner_links = {one.name for one in field.fields if one.type is LINK}
            values[name] = [dict(row) for row in values[name]]
            for number, row in enumerate(values[name]):
                links += [_link(name, row.pop(inner), number, inner) for inner in inner_links & row.keys()]
        elif problem := field.problem(values[name]):
            wrong.append(Message("{field}: {wrong}", field=field.label, wrong=problem))
    return values, links, left, wrong


def _link(field: str, ref: str, row: int = -1, inner: str = "") -> Link:
    return Link(field, words=str(ref), row=row, inner=inner)
