"""The journal: one step for each write, with what it changed, in a chain that shows any tampering.

A step's hash covers its own words and a salted commitment to each change; the changes' contents lie in a
table of their own. So contents can be purged, and steps of another copy kept word for word, with the chain
still whole.

    commitment = SHA-256(salt 32 ‖ canonical JSON [before, after])
    hash       = SHA-256("muragat step 1\\n" ‖ canonical JSON of the step with the hash before it)
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive_schema.fields import canonical
from archive_schema.messages import NOTHING, Message
from desktop.archive.connect import Database

START = b"\0" * 32
_TAG = b"muragat step 1\n"

EDIT, UNDO, REDO, PURGE, BEGIN = "edit", "undo", "redo", "purge", "begin"


@dataclass(frozen=True)
class Change:
    """What a step did to one record: snapshots before and after; None where there was none.

    `kept` is False when the contents were purged; before and after are then None and say nothing.
    """

    record: str
    kind: str
    before: str | None
    after: str | None
    kept: bool = True


@dataclass(frozen=True)
class Step:
    """One write: `number` in this copy, `place` in the chain of its origin, `clock` as clock.tick gives it."""

    number: int
    origin: str
    place: int
    clock: str
    who: str
    name: str
    sort: str
    undoes: int | None
    hash: bytes

    @property
    def time(self) -> str:
        """When, in UTC."""
        return self.clock.rsplit("+", 1)[0]


def append(
    db: Database, *, origin: str, clock: str, who: str, name: str, sort: str, changes: list[Change],
    undoes: int | None = None,
) -> Step:
    """Add a step of this copy to its chain. Inside the transaction of the write itself."""
    place, previous = _last_of(db, origin)
    salts = [os.urandom(32) for _ in changes]
    commitments = [_commitment(salt, change) for salt, change in zip(salts, changes, strict=True)]
    told = _told(origin, place + 1, clock, who, name, sort, previous,
                 [(c.record, c.kind, mark) for c, mark in zip(changes, commitments, strict=True)])
    mark = hashlib.sha256(told).digest()
    number = db.execute(
        "insert into step(origin, place, clock, who, name, sort, undoes, previous, hash) values (?,?,?,?,?,?,?,?,?)",
        [origin, place + 1, clock, who, name, sort, undoes, previous, mark],
    ).lastrowid
    assert number is not None
    for index, change in enumerate(changes):
        db.execute("insert into change(step, place, record, kind, commitment) values (?,?,?,?,?)",
                   [number, index, change.record, change.kind, commitments[index]])
        if change.kept:
            db.execute("insert into payload(step, place, salt, before, after) values (?,?,?,?,?)",
                       [number, index, salts[index], change.before, change.after])
    return Step(number, origin, place + 1, clock, who, name, sort, undoes, mark)


def _last_of(db: Database, origin: str) -> tuple[int, bytes]:
    row = db.execute("select place, hash from step where origin = ? order by place desc limit 1", [origin]).fetchone()
    return (row[0], row[1]) if row else (0, START)


def _commitment(salt: bytes, change: Change) -> bytes:
    return hashlib.sha256(salt + canonical([change.before, change.after]).encode()).digest()


def _told(
    origin: str, place: int, clock: str, who: str, name: str, sort: str, previous: bytes,
    marks: list[tuple[str, str, bytes]],
) -> bytes:
    told = {
        "origin": origin, "place": place, "clock": clock, "who": who, "name": name, "sort": sort,
        "previous": previous.hex(), "changes": [[record, kind, mark.hex()] for record, kind, mark in marks],
    }
    return _TAG + canonical(told).encode()


def head(db: Database) -> tuple[int, bytes]:
    """Number and hash of the last step in this copy; (0, b"") before any."""
    row = db.execute("select number, hash from step order by number desc limit 1").fetchone()
    return (row[0], row[1]) if row else (0, b"")


def last_clock(db: Database) -> str:
    """The latest reading of the clock among all steps."""
    return db.execute("select max(clock) from step").fetchone()[0] or ""


_STEP = "number, origin, place, clock, who, name, sort, undoes, hash"


def step(db: Database, number: int) -> Step | None:
    """One step by its number in this copy."""
    row = db.execute(f"select {_STEP} from step where number = ?", [number]).fetchone()
    return Step(*row) if row else None


def latest(db: Database, limit: int = 100) -> list[Step]:
    """The last steps, newest first."""
    return [Step(*row) for row in db.execute(f"select {_STEP} from step order by number desc limit ?", [limit])]


def steps_of(db: Database, record: str) -> list[Step]:
    """The steps that touched a record, newest first."""
    query = f"select {_STEP} from step where number in (select step from change where record = ?) order by number desc"
    return [Step(*row) for row in db.execute(query, [record])]


_CHANGES = """
    select c.record, c.kind, p.before, p.after, p.salt is not null from change c
    left join payload p on p.step = c.step and p.place = c.place
"""


def changes_of(db: Database, number: int) -> list[Change]:
    """What a step changed, in order."""
    rows = db.execute(_CHANGES + " where c.step = ? order by c.place", [number])
    return [Change(record, kind, before, after, bool(kept)) for record, kind, before, after, kept in rows]


def change_of(db: Database, number: int, record: str) -> Change | None:
    """What a step did to one record."""
    row = db.execute(_CHANGES + " where c.step = ? and c.record = ?", [number, record]).fetchone()
    return Change(row[0], row[1], row[2], row[3], bool(row[4])) if row else None


def mark_of(db: Database, record: str) -> tuple[int, str]:
    """The last step that touched a record, and its commitment there (hex): they name a version, and tell nothing of
    it to whoever has not the archive. (0, "") for a record the journal does not know."""
    row = db.execute(
        "select step, commitment from change where record = ? order by step desc limit 1", [record]).fetchone()
    return (row[0], row[1].hex()) if row else (0, "")


def version_marked(db: Database, record: str, mark: str) -> Change | None:
    """The change of a record with this commitment (hex); None when there is none."""
    query = "select step from change where record = ? and commitment = ? limit 1"
    row = db.execute(query, [record, bytes.fromhex(mark)]).fetchone()
    return change_of(db, row[0], record) if row else None


def last_snapshots(db: Database) -> Iterator[tuple[str, str | None]]:
    """For each record the journal knows and has not purged: its id, and the snapshot it should have now."""
    yield from db.execute("""
        select c.record, p.after from change c
        join (select record, max(step) as step from change group by record) l
          on l.record = c.record and l.step = c.step
        join payload p on p.step = c.step and p.place = c.place
    """)


_TURNED_WRONG = """
    select distinct s.place, s.origin from step s join change c on c.step = s.number
    where (s.undoes is not null or s.sort in ('undo', 'redo'))
      and not exists (select 1 from change o where o.step = s.undoes and o.record = c.record)
"""


def broken(db: Database) -> Iterator[Message]:
    """What is wrong with the chains, a sentence each; nothing when they are whole."""
    ends: dict[str, tuple[int, bytes, int]] = {}
    # Only a purge that stands in the chain excuses contents that are gone.
    purged = {row[0] for row in db.execute(
        "select p.record from purge p join step s on s.number = p.step and s.sort = 'purge' "
        "join change c on c.step = s.number and c.record = p.record")}
    for number, origin, place, clock, who, name, sort, previous, mark in db.execute(
        "select number, origin, place, clock, who, name, sort, previous, hash from step order by origin, place"
    ).fetchall():
        last, before, earlier = ends.get(origin, (0, START, 0))
        rows = db.execute(
            "select c.record, c.kind, c.commitment, p.salt, p.before, p.after from change c left join payload p "
            "on p.step = c.step and p.place = c.place where c.step = ? order by c.place", [number]).fetchall()
        told = _told(origin, place, clock, who, name, sort, previous, [(r[0], r[1], r[2]) for r in rows])
        if place != last + 1 or previous != before:
            yield Message("A step is missing before step {place} of copy {copy}.", place=place, copy=origin[:8])
        elif number < earlier:
            yield Message("Step {place} of copy {copy} stands before an earlier one.", place=place, copy=origin[:8])
        elif hashlib.sha256(told).digest() != mark:
            yield Message("Step {place} of copy {copy} was changed after it was written.", place=place, copy=origin[:8])
        yield from (_wrong_contents(place, row, purged) for row in rows if _wrong_contents(place, row, purged))
        ends[origin] = (place, mark, number)
    for place, origin in db.execute(_TURNED_WRONG):
        yield Message("Step {place} of copy {copy} undoes or redoes another step than it says.",
                      place=place, copy=origin[:8])


def _wrong_contents(place: int, row: Any, purged: set[str]) -> Message:
    record, kind, commitment, salt, before, after = row
    if salt is None:
        return NOTHING if record in purged else Message(
            "The contents of a change in step {place} are gone without a purge.", place=place)
    if _commitment(salt, Change(record, kind, before, after)) != commitment:
        return Message("The contents of a change in step {place} are not those that were written.", place=place)
    return NOTHING


def snapshot_values(text: str | None) -> dict[str, Any]:
    """The values in a snapshot; empty for none."""
    return dict(json.loads(text)["values"]) if text else {}
