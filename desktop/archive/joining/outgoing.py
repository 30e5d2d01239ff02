"""What one copy tells another: its steps in the order in which they are here, causes before effects."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from archive_schema.fields import canonical
from archive_schema.records import Record
from desktop.archive import journal
from desktop.archive.joining import foreign
from desktop.archive.joining.carried import CarriedChange, CarriedStep
from desktop.archive.reader import Reader
from desktop.archive.sealing import TOKEN, is_token

JSON = Any
_AT_ONCE = 500


def heads(reader: Reader) -> dict[str, tuple[int, bytes]]:
    """The last step of each copy that is here: origin to (place, hash)."""
    return foreign.heads(reader.db)


def steps_of(
    reader: Reader, chosen: Collection[str] | None = None, after: Mapping[str, int] | None = None,
    *, abridged: bool = False,
) -> Iterator[CarriedStep]:
    """The steps that a copy with the heads `after` (origin to place) has not.

    With `chosen` (ids of records) contents go for those alone, and a step that touches none of them is closed: of it
    only the place, the hash and what its copy had seen are told, not even its name. `abridged` takes every sealed
    value out of contents, and of a record that has or had one all that it said before and says no more: there a real
    name may have stood in clear. Read it at one moment.
    """
    known = after or {}
    shorter = Abridged(reader) if abridged else None
    purged = {row[0] for row in reader.db.execute("select record from purge")}
    last = 0
    while rows := reader.db.execute(
            "select s.number, s.origin, s.place, s.clock, s.who, s.name, s.sort, u.origin, u.place, "
            "coalesce(s.seen, ''), s.previous, s.hash from step s left join step u on u.number = s.undoes "
            "where s.number > ? order by s.number limit ?", [last, _AT_ONCE]).fetchall():
        for number, origin, place, *told in rows:
            last = number
            if place > known.get(origin, 0):
                yield _step(reader, number, origin, place, told, chosen, purged, shorter, bool(known))


def _step(
    reader: Reader, number: int, origin: str, place: int, told: list[Any], chosen: Collection[str] | None,
    purged: set[str], abridged: Abridged | None, follows: bool,
) -> CarriedStep:
    clock, who, name, sort, undone, undone_place, seen, previous, mark = told
    rows = reader.db.execute(
        "select c.record, c.kind, c.commitment, p.salt, p.before, p.after from change c left join payload p "
        "on p.step = c.step and p.place = c.place where c.step = ? order by c.place", [number]).fetchall()
    # Whoever had a record before must hear that it was purged; whoever gets a choice for the first time need not.
    goes = chosen is None or (follows and sort == journal.PURGE) or any(row[0] in chosen for row in rows)
    if not goes or sort == journal.CLOSED:
        return CarriedStep(origin, place, "", "", "", journal.CLOSED, None, seen, b"", mark)
    changes = tuple(_change(row, chosen is None or row[0] in chosen, row[0] in purged, abridged) for row in rows)
    undoes = (undone, undone_place) if undone else None
    return CarriedStep(origin, place, clock, who, name, sort, undoes, seen, previous, mark, changes)


def _change(row: Any, goes: bool, purged: bool, abridged: Abridged | None) -> CarriedChange:
    record, kind, commitment, salt, before, after = row
    if not goes or salt is None:
        return CarriedChange(record, kind, commitment, purged=purged)
    if abridged and (shorter := (abridged(record, before), abridged(record, after))) != (before, after):
        salt, (before, after) = b"", shorter
    return CarriedChange(record, kind, commitment, salt, before, after, purged)


class Abridged:
    """What goes of the contents of records where no sealed value may, nor one that stood in clear once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._now: dict[str, Record | None] = {}

    def had_sealed(self, record: str) -> bool:
        """Whether a value of a record is sealed, or was."""
        return self._standing(record) is not None

    def may_tell(self, record: str, field: str, value: JSON) -> bool:
        """Whether a value that a record had may go: where any of it was sealed, only if it has it now."""
        return (now := self._standing(record)) is None or now.values.get(field) == value

    def __call__(self, record: str, snapshot: str | None) -> str | None:
        """A snapshot of a record without them."""
        if snapshot is None or (now := self._standing(record)) is None:
            return snapshot
        data = json.loads(snapshot)
        data["values"] = {name: value for name, value in _open_values(data["values"]).items()
                          if _open_values(now.values.get(name)) == value}
        data["unknown"] = {name: why for name, why in data["unknown"].items() if now.unknown.get(name) == why}
        return canonical(data)

    def _standing(self, record: str) -> Record | None:
        """The record as it is now, nothing of it where it is here no more; None where none of its values was sealed."""
        if record not in self._now:
            sealed = self._reader.db.execute(
                "select 1 from change c join payload p on p.step = c.step and p.place = c.place where c.record = ? "
                "and (instr(p.before, ?) or instr(p.after, ?)) limit 1",
                [record, TOKEN, TOKEN]).fetchone()
            self._now[record] = (self._reader.stored(record) or Record("", {}, id=record)) if sealed else None
        return self._now[record]


def _open_values(value: JSON) -> JSON:
    if isinstance(value, dict):
        return {name: _open_values(inner) for name, inner in value.items() if not is_token(inner)}
    if isinstance(value, list):
        return [_open_values(inner) for inner in value if not is_token(inner)]
    return value
