"""Rows of a record as a file tells them, beside those that the record has: which of them are the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import SIBLING
from archive_schema.ids import new_id

JSON = Any
Values = Mapping[str, JSON]
Row = dict[str, JSON]


def comparable(kind: Kind, values: Values) -> dict[str, JSON]:
    """The values as they are compared: rows without ids, and a row that another names by its place."""
    places = {row["id"]: place for field in kind.rows_fields
              for place, row in enumerate(values.get(field.name) or ()) if row.get("id")}
    plain = dict(values)
    for field in kind.rows_fields:
        if rows := values.get(field.name):
            siblings = {inner.name for inner in field.fields if inner.type is SIBLING}
            plain[field.name] = [
                {name: places.get(inner, inner) if name in siblings else inner for name, inner in row.items()
                 if name != "id" and inner is not None and (name, inner) != ("unknown", {})} for row in rows]
    return plain


def settled(kind: Kind, values: Values, old: Values) -> dict[str, JSON]:
    """The values with every row under the id it will bear, and rows that name one another leading there.

    A row that the record has keeps its id, so that citations of rows stay where they were; others get a new one. It
    is told by its id, when the file's reader knew it, else by what it says.
    """
    made, ids = dict(values), {}
    for field in kind.rows_fields:
        if rows := values.get(field.name):
            siblings = {inner.name for inner in field.fields if inner.type is SIBLING}
            kept = _old_ids([dict(row) for row in old.get(field.name) or ()], rows, siblings)
            ids |= {row["id"]: one for row, one in zip(rows, kept, strict=True) if row.get("id")}
            made[field.name] = [{**row, "id": one} for row, one in zip(rows, kept, strict=True)]
    for field in kind.rows_fields:
        siblings = {inner.name for inner in field.fields if inner.type is SIBLING}
        if siblings and made.get(field.name):
            made[field.name] = [{name: ids.get(inner, inner) if name in siblings else inner
                                 for name, inner in row.items()} for row in made[field.name]]
    return made


def _old_ids(old: list[Row], new: list[Row], siblings: set[str]) -> list[str]:
    """For each new row the id of the old one that says the same, else of the one that shares most; else a new id."""
    said = siblings | {"id"}
    there = {row["id"] for row in old}
    found: list[str] = [row["id"] if row.get("id") in there else "" for row in new]
    old = [row for row in old if row["id"] not in found]
    for least in (None, 1):
        for number, row in enumerate(new):
            if found[number] or not old:
                continue
            best = max(old, key=lambda one, row=row: _shared(one, row, said))  # type: ignore[misc]
            whole = _own(best, said) == _own(row, said)
            if whole if least is None else _shared(best, row, said) >= least:
                found[number] = best["id"]
                old.remove(best)
    return [one or new_id() for one in found]


def _own(row: Row, said: set[str]) -> Row:
    return {name: value for name, value in row.items() if name not in said and value is not None}


def _shared(one: Row, other: Row, said: set[str]) -> int:
    own = _own(other, said)
    return sum(1 for name, value in _own(one, said).items() if own.get(name) == value)
