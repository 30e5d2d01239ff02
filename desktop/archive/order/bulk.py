"""One field of many records changed at once: first looked at, record by record, then written in one step.

What a field can be, its own parser and its own check say; nothing is known here of any field.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import (
    CHOICES,
    LINK,
    LINKS,
    LONG_TEXT,
    ROWS,
    SEALED,
    TEXT,
    TEXTS,
    Field,
    FieldError,
    choice,
)
from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

JSON = Any
REPLACE, APPEND, TAKE, CLEAR, FILL = "replace", "append", "take", "clear", "fill"
"""Put in place of what is there; add to it; take out of it; empty it; fill it where nothing is."""
SHARED = {
    "status": choice("Status | Статус | Күйі", STATUS).named("status"),
    "confidentiality": choice("Confidentiality | Доступ | Қолжетімділігі", CONFIDENTIALITY).named("confidentiality"),
}
"""What every record has beside its fields, and can be changed alike."""
NEEDED, SEALED_VALUE, SAME, NOT_THERE = "needed", "sealed", "same", "not there"
_MANY = (TEXTS, LINKS, CHOICES)


@dataclass(frozen=True)
class Line:
    """What becomes of one record.

    `problem` says why nothing is done: NEEDED, SEALED_VALUE, SAME, NOT_THERE, or what the field's check says;
    `cited` how many citations speak of the field, `rival` whether one of them gives another value.
    """

    record: Record
    before: str
    after: str
    value: JSON = None
    problem: str = ""
    cited: int = 0
    rival: bool = False


class NothingToChange(ArchiveError):
    """A change to many records would change none."""

    happened = "None of these records would change."
    do = "Choose another field or value."


def fields(kind: Kind) -> list[Field]:
    """The fields that can be changed for many records, the first lines of a form first; rows cannot."""
    plain = [*kind.first_lines, *(field for field in kind.fields if not field.first)]
    return [field for field in plain if field.type is not ROWS] + list(SHARED.values())


def common(kinds: Sequence[Kind]) -> list[Field]:
    """The fields that all these kinds have, of one type."""
    return [field for field in fields(kinds[0]) if field.name in SHARED or all(
        field.name in kind.by_name and kind.by_name[field.name].type is field.type for kind in kinds)]


def ways(field: Field) -> tuple[str, ...]:
    """What can be done to a field."""
    if field.name in SHARED:
        return (REPLACE,)
    if field.type in _MANY:
        return APPEND, TAKE, REPLACE, FILL, CLEAR
    return (REPLACE, FILL, APPEND, TAKE, CLEAR) if field.type in (TEXT, LONG_TEXT) else (REPLACE, FILL, CLEAR)


def meant(field: Field, words: str, language: str = "en") -> JSON:
    """The value a person means, by the field's own parser; of links their ids. Raises FieldError."""
    if not words.strip():
        return None
    return field.parse(words, language)


def plan(reader: Reader, records: Sequence[str], field: Field, way: str, value: JSON,
         language: str = "en") -> list[Line]:
    """What would become of each of these records; nothing is written."""
    return [_line(reader, reader.get(one), field, way, value, language) for one in records]


def _line(reader: Reader, record: Record, field: Field, way: str, value: JSON, language: str) -> Line:
    held = getattr(record, field.name) if field.name in SHARED else record[field.name]
    before = words_of(field, held, language, reader.title)
    if field.name not in SHARED and field.name not in reader.schema[record.kind].by_name:
        return Line(record, before, before, problem=NOT_THERE)
    if held is SEALED or (field.sealed and reader.vault is None):
        return Line(record, before, before, problem=SEALED_VALUE)
    after = _after(field, held, way, value)
    problem = _problem(reader, field, record, held, after)
    said = before if problem else words_of(field, after, language, reader.title)
    about = [one for one in reader.citations_of(record.id) if one["field"] == field.name and not one["row"]]
    return Line(record, before, said, after, problem, len(about), any(one["value"] for one in about))


def _after(field: Field, held: JSON, way: str, value: JSON) -> JSON:
    if way == CLEAR:
        return None
    if way == REPLACE or (way == FILL and held is None):
        return value
    if way == FILL or value is None:
        return held
    if way == APPEND:
        return _added(field, held, value)
    if field.type in _MANY:
        return [one for one in held or () if one not in value] or None
    taken = (held or "").replace(value, "")
    return (taken if field.type is LONG_TEXT else " ".join(taken.split())).strip() or None


def _added(field: Field, held: JSON, value: JSON) -> JSON:
    if held is None:
        return value
    if field.type in _MANY:
        return [*held, *(one for one in value if one not in held)]
    if value in held:
        return held
    return f"{held}\n{value}" if field.type is LONG_TEXT else f"{held} {value}"


def _problem(reader: Reader, field: Field, record: Record, held: JSON, after: JSON) -> str:
    if after is None and (field.required or field.name in SHARED):
        return NEEDED
    if after == held:
        return SAME
    if after is None:
        return ""
    if wrong := field.problem(after):
        return wrong
    targets = [after] if field.type is LINK else after if field.type is LINKS else ()
    if record.id in targets:
        return Message("It would point at itself.")
    return next(filter(None, (reader.link_problem(field, one) for one in targets)), NOTHING)


def apply(writer: Writer, records: Iterable[str], field: Field, way: str, value: JSON) -> list[str]:
    """Do it, each record as it is now; what has a problem is left alone. Returns the ids that changed."""
    changed = []
    for line in plan(writer, list(records), field, way, value):
        if line.problem:
            continue
        if field.name in SHARED:
            writer.change(line.record.replace(**{field.name: line.value}))
        else:
            writer.edit(line.record.id, {field.name: line.value})
        changed.append(line.record.id)
    if not changed:
        raise NothingToChange
    return changed


def step_name(count: int) -> str:
    """The name of the step."""
    return f"Change {count} records" if count != 1 else "Change a record"


__all__ = ["APPEND", "CLEAR", "FILL", "NEEDED", "NOT_THERE", "REPLACE", "SAME", "SEALED_VALUE", "SHARED", "TAKE",
           "FieldError", "Line", "NothingToChange", "apply", "fields", "meant", "plan", "step_name", "ways"]
