"""What is due: tasks and every other record with a deadline that is not met yet.

Which fields are deadlines, and what meets them, stands in the declaration (`met_by`). Of an uncertain date the earliest
day counts, and is said to be uncertain: a deadline that may have passed is never told to be far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive_schema.fields import CHOICE, MOMENT, Field
from archive_schema.moments import Moment
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

    record: Record
    field: Field
    day: date
    uncertain: bool
    when: str


def due(reader: Reader, today: date) -> list[Due]:
    """Everything that is due, the earliest first."""
    found = [_due(reader.get(one), field, today) for field, one in _dated(reader)]
    return sorted((one for one in found if one is not None), key=lambda one: (one.day, one.record.ref))


def deadlines(fields: tuple[Field, ...]) -> list[Field]:
    """The deadlines among these fields."""
    return [field for field in fields if field.met_by and field.type is MOMENT]


def _dated(reader: Reader) -> Iterator[tuple[Field, str]]:
    for kind in reader.schema:
        for field in deadlines(kind.fields):
            # What is met long ago is most of it: that is not read at all.
            still = "".join(f" and {_open(told)}" for told in field.met_by)
            rows = reader.db.execute(f"select k.id from [{kind.name}] k join record r on r.id = k.id "
                                     f"where r.trashed = 0 and k.[{field.name}_earliest] is not null{still}")
            yield from ((field, one) for (one,) in rows.fetchall())


def _open(told: str) -> str:
    name, _, wanted = told.partition("=")
    return f"k.[{name}] is not '{wanted}'" if wanted else f"k.[{name}] is null"


def _due(record: Record, field: Field, today: date) -> Due | None:
    moment = Moment.of(record[field.name])
    if is_met(record, field) or moment.earliest is None:
        return None
    last = moment.latest or moment.earliest
    # What may have passed, but need not have, is due now and not overdue.
    when = OVERDUE if last < today else WEEK if moment.earliest <= today + _WEEK else LATER
    return Due(record, field, moment.earliest, last != moment.earliest, when)


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
