"""Sources as lists of references. What is sealed or protects a person stays; what a format has no place for is told."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.exchange.outward import name_outside, why_not
from desktop.exchange.references import bibtex, csl, ris

JSON = Any
NO_PLACE = Message("The format has no place for it.")
NO_SOURCE = Message("It is no source.")
_NOT_ASKED = frozenset({
    "tags", "cases", "text", "text_method", "pages", "title_described", "language_mark", "url_status", "handling",
    "protected_person", "parent", "parent_note", "parent_notes_also", "as_printed", "within", "within_place",
})
"""Fields about our own work with a source, which no list of references is asked for."""


@dataclass(frozen=True)
class Left:
    """What stayed in the archive of one record: a field, or with "" the record as a whole; and why."""

    ref: str
    field: str
    why: Message


def outside(record: Record, reader: Reader) -> dict[str, JSON]:
    """The values of a source as they may leave: without what is sealed, authors by the name they bear outside."""
    kind = reader.schema[record.kind]
    values = {name: value for name, value in record.values.items()
              if name not in _NOT_ASKED and not kind.field(name).sealed}
    if rows := list(_authors(values.get("authors") or (), reader)):
        values["authors"] = rows
    else:
        values.pop("authors", None)
    return values


def _authors(rows: Iterable[Mapping[str, JSON]], reader: Reader) -> Iterator[dict[str, JSON]]:
    for row in rows:
        person = reader.find(row["person"]) if row.get("person") else None
        name = str(row.get("name") or (person.title if person else ""))
        if person is not None and person.kind == "person" and (
                why_not(reader.schema["person"], person) or name_outside(person) != person["name"]):
            name = "" if why_not(reader.schema["person"], person) else name_outside(person)
        if name:
            yield {"name": name, **({"role": row["role"]} if row.get("role") else {})}


def write_ris(records: Iterable[Record], reader: Reader, to: BinaryIO, left: list[Left] | None = None) -> int:
    """Write sources as RIS, in UTF-8; says how many."""
    return _write_each(ris.write, records, reader, to, left)


def write_bibtex(records: Iterable[Record], reader: Reader, to: BinaryIO, left: list[Left] | None = None) -> int:
    """Write sources as BibLaTeX, in UTF-8; says how many."""
    return _write_each(bibtex.write, records, reader, to, left)


def write_csl(records: Iterable[Record], reader: Reader, to: BinaryIO, left: list[Left] | None = None) -> int:
    """Write sources as CSL-JSON; says how many."""
    items = []
    for record, values in _going(records, reader, left):
        item, lost = csl.item(values, record.ref, _language(record))
        items.append(item)
        _tell(left, record, lost)
    to.write(csl.write(items).encode())
    return len(items)


WRITERS = {"ris": write_ris, "bibtex": write_bibtex, "csl": write_csl}
"""What writes each format, by its name."""


def _write_each(write: Any, records: Iterable[Record], reader: Reader, to: BinaryIO, left: list[Left] | None) -> int:
    count = 0
    text = io.TextIOWrapper(to, "utf-8", newline="", write_through=True)
    for record, values in _going(records, reader, left):
        words, lost = write(values, record.ref, _language(record))
        text.write(words)
        _tell(left, record, lost)
        count += 1
    text.detach()
    return count


def _going(
    records: Iterable[Record], reader: Reader, left: list[Left] | None,
) -> Iterator[tuple[Record, dict[str, JSON]]]:
    """The sources that may go, with what may go of them."""
    for record in records:
        why = why_not(reader.schema[record.kind], record) if record.kind == "source" else NO_SOURCE
        if why:
            if left is not None:
                left.append(Left(record.ref, "", why))
        else:
            yield record, outside(record, reader)


def _language(record: Record) -> str:
    return str(record["language_mark"] or record.language)


def _tell(left: list[Left] | None, record: Record, lost: Iterable[str]) -> None:
    if left is not None:
        left += [Left(record.ref, name, NO_PLACE) for name in dict.fromkeys(lost)]
