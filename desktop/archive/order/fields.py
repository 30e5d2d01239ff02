"""How one field of two records becomes one, by the field's type alone; nothing here reads or writes an archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import CHOICES, LINKS, LONG_TEXT, ROWS, SIBLING, TEXT, TEXTS, Field, canonical
from archive_schema.ids import new_id
from archive_schema.records import Record

JSON = Any
STAYS, GOES, BOTH = "stays", "goes", "both"
SAME, ONLY_STAYS, ONLY_GOES, DIFFER = "same", "only stays", "only goes", "differ"


@dataclass
class Joined:
    """What a field holds after a merge.

    rows: for each row of the record that goes, the row of the one that stays which now holds it, or "" where it was
    left out; lost: values left out, each ("stays" or "goes", value), for the accounts to keep.
    """

    value: JSON
    rows: dict[str, str] = field(default_factory=dict)
    lost: list[tuple[str, JSON]] = field(default_factory=list)


def state(stays: JSON, goes: JSON) -> str:
    """How two values of one field stand to each other; rows are the same whatever their ids."""
    if _bare(stays) == _bare(goes) or _evenly(stays) == _evenly(goes) != "":
        return SAME
    if goes is None:
        return ONLY_STAYS
    return ONLY_GOES if stays is None else DIFFER


def choices(one: Field) -> tuple[str, ...]:
    """What may be chosen where two values differ; the first is proposed. Of one date or choice both cannot be kept."""
    many = one.type in (TEXTS, LINKS, CHOICES, ROWS, LONG_TEXT) or (one.type is TEXT and one.sealed)
    return (BOTH, STAYS, GOES) if many else (STAYS, GOES)


def proposed(one: Field, stays: JSON, goes: JSON) -> str:
    """What is best done with a field, where nobody has chosen."""
    found = state(stays, goes)
    if found == ONLY_GOES:
        return GOES
    if found != DIFFER:
        return STAYS
    if one.name == "protection":  # whoever is to be protected stays so
        return GOES if stays == "none" else STAYS
    return choices(one)[0]


def joined(one: Field, stays: JSON, goes: JSON, choice: str) -> Joined:
    """One value of two, as was chosen."""
    if one.type is ROWS:
        return _joined_rows(one, stays or [], goes or [], choice)
    found = state(stays, goes)
    if found == SAME:
        return Joined(stays)
    if choice == BOTH and found == DIFFER:
        return Joined(_both(one, stays, goes))
    if choice == GOES:
        return Joined(goes, lost=[] if stays is None else [(STAYS, stays)])
    return Joined(stays, lost=[] if goes is None else [(GOES, goes)])


def _both(one: Field, stays: JSON, goes: JSON) -> JSON:
    if isinstance(stays, list):
        return [*stays, *(value for value in goes if value not in stays)]
    if goes in stays:
        return stays
    if stays in goes:
        return goes
    if one.type is not LONG_TEXT:
        return f"{stays}; {goes}"
    apart = "\f" if "\f" in stays + goes else "\n\n"  # pages stay pages
    return f"{stays}{apart}{goes}"


def _joined_rows(one: Field, stays: list[JSON], goes: list[JSON], choice: str) -> Joined:
    """Rows of the record that goes get ids of their own: it keeps its rows, and an id is never there twice."""
    kept = stays if choice != GOES else []
    equal = {canonical(_bare(row)): row["id"] for row in reversed(stays)}
    rows: dict[str, str] = {}
    taken = []
    for row in goes:
        same = equal.get(canonical(_bare(row)), "")
        if same and choice != GOES:
            rows[row["id"]] = same
        elif choice == STAYS:
            rows[row["id"]] = ""
        else:
            rows[row["id"]] = same or new_id()
            taken.append({**row, "id": rows[row["id"]]})
    ids = {row["id"] for row in (*kept, *taken)}
    lost = [(STAYS, row) for row in stays if row["id"] not in ids]
    lost += [(GOES, row) for row in goes if not rows[row["id"]]]
    return Joined([*kept, *taken] or None, rows, lost)


def with_siblings(kind: Kind, values: Mapping[str, JSON], rows: Mapping[str, str]) -> dict[str, JSON]:
    """Values whose rows point at the rows that took the places of others; at one that was left out, at none."""
    mended = dict(values)
    for one in kind.rows_fields:
        pointing = [inner.name for inner in one.fields if inner.type is SIBLING]
        if pointing and mended.get(one.name):
            mended[one.name] = [
                {name: rows.get(value, value) if name in pointing else value for name, value in row.items()
                 if not (name in pointing and rows.get(value) == "")}
                for row in mended[one.name]]
    return mended


def without_lost_siblings(kind: Kind, values: Mapping[str, JSON]) -> dict[str, JSON]:
    """Values whose rows point at no row that is not there."""
    there = {row["id"] for one in kind.rows_fields for row in values.get(one.name) or ()}
    gone = {row[inner.name]: "" for one in kind.rows_fields for row in values.get(one.name) or ()
            for inner in one.fields if inner.type is SIBLING and row.get(inner.name) and row[inner.name] not in there}
    return with_siblings(kind, values, gone)


def _bare(value: JSON) -> JSON:
    """A value without the ids of its rows."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return {name: one for name, one in value.items() if name != "id"} if isinstance(value, dict) else value


def _evenly(value: JSON) -> str:
    """Words whose spaces and line ends do not count; "" for what is no text."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def spelling_rows(kind: Kind) -> Field | None:
    """The rows in which a kind keeps other names and spellings of what it names; None where it has none."""
    return next((one for one in kind.rows_fields if one.name == "names"
                 and any(inner.name == "full" for inner in one.fields)), None)


def spellings(record: Record) -> set[str]:
    """Every name a record is known under."""
    return {value for name, value in record.values.items() if name == "name" or name.startswith("name_")
            if isinstance(value, str)} | {row["full"] for row in record.rows("names") if row.get("full")}
