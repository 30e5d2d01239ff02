"""What is asked of every step and record that comes, before anything is made of it: whoever sent it may mean harm.

A chain can be well formed and still tell what cannot be. A time far ahead would push this copy's own clock there for
good; knowledge of steps that are not made yet would let its words stand for ever; an id that is none could be part of
any text. All that is refused here, with nothing changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import CHOICES, LINK, LINKS, ROWS, TEXTS, Field, unwritable
from desktop.archive import journal
from desktop.archive.clock import moment, utc_now
from desktop.archive.connect import Database
from desktop.archive.joining.carried import CarriedStep

JSON = Any
_ID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\+[0-9a-f]{4}")
_AHEAD = timedelta(days=1)
_LONGEST = 1000
"""Characters in a name of a person or a step, or of what a row is called by."""


def is_step(step: CarriedStep, ends: Mapping[str, tuple[int, bytes]]) -> bool:
    """Whether a step has the form of one, and knows of no others than came before it. `ends`: those that are here."""
    texts = (step.origin, step.clock, step.who, step.name, step.sort, step.seen)
    if not all(isinstance(text, str) and not unwritable(text) for text in texts) or not _ID.fullmatch(step.origin):
        return False
    if not isinstance(step.place, int) or isinstance(step.previous, str) or not _knows_what_was(step, ends):
        return False
    if step.sort == journal.CLOSED:
        return True
    return bool(_CLOCK.fullmatch(step.clock)) and _is_time(step.clock) and max(map(len, (step.who, step.name))) \
        <= _LONGEST and all(_ID.fullmatch(change.record) and len(change.commitment) == 32 for change in step.changes)


def _knows_what_was(step: CarriedStep, ends: Mapping[str, tuple[int, bytes]]) -> bool:
    if not step.seen:
        return True
    try:
        told = json.loads(step.seen)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and all(
        type(place) is int and origin != step.origin and 0 <= place <= ends.get(origin, (0, b""))[0]
        for origin, place in told.items())


def _is_time(clock: str) -> bool:
    try:
        moment(clock)
    except ValueError:
        return False
    return True


def is_ahead(clock: str) -> bool:
    """Whether a step bears a time that has not come yet, by more than clocks differ."""
    return moment(clock) > moment(utc_now()) + _AHEAD


def undoes_rightly(db: Database, step: CarriedStep) -> bool:
    """Whether a step that undoes or redoes another touches nothing that the other did not."""
    if step.sort not in (journal.UNDO, journal.REDO):
        return step.undoes is None
    row = db.execute("select number, sort from step where origin = ? and place = ?",
                     list(step.undoes)).fetchone() if step.undoes else None
    if row is None or row[1] == journal.CLOSED:
        return row is not None
    touched = {one[0] for one in db.execute("select record from change where step = ?", [row[0]])}
    return all(change.record in touched for change in step.changes)


def is_of_its_kind(db: Database, record: str, kind: str) -> bool:
    """Whether a record is of the kind that it always was."""
    row = db.execute("select kind from change where record = ? limit 1", [record]).fetchone()
    return row is None or row[0] == kind


def has_shape(kind: Kind, data: Mapping[str, JSON]) -> bool:
    """Whether the values that are taken apart path by path can be: links are ids, rows are rows, reasons reasons."""
    values, unknown = data["values"], data["unknown"]
    return all(isinstance(why, dict) and name in kind.by_name for name, why in unknown.items()) and all(
        _fits(field, values[field.name]) for field in kind.fields if field.name in values)


def _fits(field: Field, value: JSON) -> bool:
    if field.type is LINK:
        return _is_id(value)
    if field.type in (LINKS, CHOICES, TEXTS):
        return isinstance(value, list) and all(map(_is_id if field.type is LINKS else _is_text, value))
    if field.type is ROWS:
        return isinstance(value, list) and all(_is_row(field, row) for row in value) and \
            len({row["id"] for row in value}) == len(value)
    return True


def _is_row(field: Field, row: JSON) -> bool:
    if not isinstance(row, dict) or not _is_text(row.get("id")) or not 0 < len(row["id"]) <= _LONGEST:
        return False
    why = row.get("unknown", {})
    inner = {one.name: one for one in field.fields}
    return isinstance(why, dict) and row.keys() - {"id", "unknown"} <= inner.keys() and why.keys() <= inner.keys() \
        and all(_fits(inner[name], value) for name, value in row.items() if name in inner)


def _is_id(value: JSON) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _is_text(value: JSON) -> bool:
    return isinstance(value, str)


def is_line(row: tuple[JSON, ...]) -> bool:
    """Whether this is a line of a list: its list, its number, and texts or nothing."""
    return len(row) == 7 and _is_id(row[0]) and type(row[1]) is int and all(
        one is None or isinstance(one, str) for one in row[2:])


def is_arrival(row: tuple[JSON, ...]) -> bool:
    """Whether this tells what an import brought: the import, a number, place, record, identity, how it was taken."""
    return len(row) == 6 and _is_id(row[0]) and type(row[1]) is int and all(
        one is None or isinstance(one, str) for one in row[2:])
