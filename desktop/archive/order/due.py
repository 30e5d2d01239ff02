"""What is due: tasks and every other record with a deadline that is not met yet.

Which fields are deadlines, and what meets them, stands in the declaration (`met_by`). Of an uncertain date the earliest
day counts, and is said to be uncertain: a deadline that may have passed is never told to be far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import CHOICE, MOMENT, Field
from archive_schema.records import Record
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

JSON = Any
OVERDUE, WEEK, LATER = "overdue", "week", "later"
_WEEK = timedelta(days=7)


class NoDeadline(ArchiveError):
    """A record has no deadline that could be met."""

    happened = "{ref} has no deadline that is still open."
    do = "Choose a task or a record from the list of what is due."


@dataclass(frozen=True)
class Due:
    """A deadline that is not met: the earliest day it may mean; `uncertain` if it may be a later one."""

    id: str
    ref: str
    kind: str
    title: str
    field: Field
    moment: JSON
    day: date
    uncertain: bool
    when: str


def due(reader: Reader, today: date) -> list[Due]:
    """Everything that is due, the earliest first."""
    found = [one for kind in reader.schema for field in deadlines(kind.fields)
             for one in _of(reader, kind, field, today)]
    return sorted(found, key=lambda one: (one.day, one.ref))


def deadlines(fields: tuple[Field, ...]) -> list[Field]:
    """The deadlines among these fields."""
    return [field for field in fields if field.met_by and field.type is MOMENT]


def _of(reader: Reader, kind: Kind, field: Field, today: date) -> Iterator[Due]:
    # What was met long ago is most of it: that is not read at all. Of the rest, rows of the kind are gone through and
    # not all records (cross join).
    still = "".join(f" and {_open(told)}" for told in field.met_by)
    name = field.name
    rows = reader.db.execute(
        f"select k.id, r.ref, r.title, k.[{name}], k.[{name}_earliest], k.[{name}_latest] from [{kind.name}] k "
        f"cross join record r on r.id = k.id where r.trashed = 0 and k.[{name}_earliest] is not null{still}")
    for record, ref, title, moment, earliest, latest in rows.fetchall():
        first = date.fromisoformat(earliest)
        last = date.fromisoformat(latest) if latest else date.max
        # What may have passed, but need not have, is due now and not overdue.
        when = OVERDUE if last < today else WEEK if first <= today + _WEEK else LATER
        yield Due(record, ref, kind.name, title, field, field.type.from_sql(moment), first, last != first, when)


def _open(told: str) -> str:
    name, _, wanted = told.partition("=")
    return f"k.[{name}] is not '{wanted}'" if wanted else f"k.[{name}] is null"


def is_met(record: Record, field: Field) -> bool:
    """Whether a deadline is met."""
    return any(_holds(record, one) for one in field.met_by)


def _holds(record: Record, told: str) -> bool:
    name, _, wanted = told.partition("=")
    return record[name] == wanted if wanted else record[name] is not None


def meet(writer: Writer, record_id: str, today: date) -> Record:
    """Note that the first open deadline of a record is met today. Raises NoDeadline."""
    record = writer.get(record_id)
    fields = writer.schema[record.kind].by_name
    for field in deadlines(tuple(fields.values())):
        if record[field.name] is not None and not is_met(record, field):
            return writer.edit(record_id, _met(fields, field, today))
    raise NoDeadline(ref=record.ref)


def _met(fields: dict[str, Field], field: Field, today: date) -> dict[str, JSON]:
    """The values that meet a deadline: the day, and the state where there is one."""
    values: dict[str, JSON] = {}
    for told in field.met_by:
        name, _, wanted = told.partition("=")
        if not wanted and fields[name].type is MOMENT and not values:
            values[name] = {"edtf": today.isoformat()}
        elif wanted and fields[name].type is CHOICE and name == "state" and name not in values:
            values[name] = wanted  # what came back, such as a refusal, a person must say
    return values
