"""Rows of a record as a file tells them, beside those that the record has: which of them are the same."""

from __future__ import annotations

from typing import Any

JSON = Any


def same(one: JSON, other: JSON) -> bool:
    """Whether two values say the same; the ids of rows say nothing."""
    return _plain(one) == _plain(other)


def _plain(value: JSON) -> JSON:
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return [{name: inner for name, inner in row.items() if name != "id" and inner is not None} for row in value]
    return value


def holds(rows: list[dict[str, JSON]], some: list[dict[str, JSON]]) -> bool:
    """Whether each of some rows is among the rows, by its id and with all it says."""
    by_id = {row["id"]: row for row in rows if "id" in row}
    return all(row["id"] in by_id and same([by_id[row["id"]]], [row]) for row in some)


def with_old_ids(old: JSON, new: list[dict[str, JSON]]) -> list[dict[str, JSON]]:
    """The new rows, each with the id of the old row it is, so that citations of rows stay where they were.

    The same row is the one that says the same; else the one that shares most with it, at least one value.
    """
    there = {row["id"]: row for row in old or ()}
    made: list[dict[str, JSON] | None] = [dict(row) if row.get("id") in there else None for row in new]
    told = {one["id"] for one in made if one}
    left = [dict(row) for row in there.values() if row["id"] not in told]
    for number, row in enumerate(new):
        for one in () if made[number] else left:
            if same([one], [row]):
                made[number] = {**row, "id": one["id"]}
                left.remove(one)
                break
    for number, row in enumerate(new):
        if made[number] is None:
            alike = max(left, key=lambda one, row=row: _shared(one, row), default=None)  # type: ignore[misc]
            if alike is not None and _shared(alike, row):
                made[number] = {**row, "id": alike["id"]}
                left.remove(alike)
    return [dict(one or row) for one, row in zip(made, new, strict=True)]


def _shared(one: dict[str, JSON], other: dict[str, JSON]) -> int:
    return sum(1 for name, value in one.items() if name != "id" and other.get(name) == value)
