"""The journal: one step for each write, with what it changed, in a chain that shows any tampering.

A step's hash covers its own words and a salted commitment to each change; the changes' contents lie in a
table of their own. So contents can be purged, and steps of another copy kept word for word, with the chain
still whole.

    commitment = SHA-256(salt 32 ‖ canonical JSON [before, after])
    hash       = SHA-256("muragat step 1\\n" ‖ canonical JSON of the step with the hash before it)

Steps of other copies stand in it word for word, each copy's in a chain of its own; joining/README.md tells how they
get here.
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
MERGE, MEND = "merge", "mend"
"""A merge tells what taking in another copy's steps did here; a mend, what had to be put right so that they fit."""
CLOSED = "closed"
"""A step of another copy of which only place and hash were carried: the chain goes through it."""


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
    seen: str = ""

    @property
    def time(self) -> str:
        """When, in UTC."""
        return self.clock.rsplit("+", 1)[0]


def append(
    db: Database, *, origin: str, clock: str, who: str, name: str, sort: str, changes: list[Change],
    undoes: int | None = None, seen: str = "",
) -> Step:
    """Add a step of this copy to its chain. Inside the transaction of the write itself.

    `seen`: what this copy has of the others, canonical JSON {origin: place}, where it changed since its last step.
    """
    place, previous = last_of(db, origin)
    salts = [os.urandom(32) for _ in changes]
    commitments = [commitment(salt, change.before, change.after) for salt, change in zip(salts, changes, strict=True)]
    told = told_of(origin, place + 1, clock, who, name, sort, seen, previous,
                   [(c.record, c.kind, mark) for c, mark in zip(changes, commitments, strict=True)])
    mark = hashlib.sha256(told).digest()
    number = insert(db, [origin, place + 1, clock, who, name, sort, undoes, previous, mark, seen or None])
    insert_changes(
        db, [(number, index, c.record, c.kind, mark) for index, (c, mark) in enumerate(
            zip(changes, commitments, strict=True))],
        [(number, index, salt, c.before, c.after) for index, (c, salt) in enumerate(
            zip(changes, salts, strict=True)) if c.kept])
    return Step(number, origin, place + 1, clock, who, name, sort, undoes, mark, seen)


def insert(db: Database, row: list[Any]) -> int:
    """Put a step into its table: origin, place, clock, who, name, sort, undoes, previous, hash, seen. Its number."""
    number = db.execute("insert into step(origin, place, clock, who, name, sort, undoes, previous, hash, seen) "
                        "values (?,?,?,?,?,?,?,?,?,?)", row).lastrowid
    assert number is not None
    return int(number)


def insert_changes(db: Database, changes: list[tuple[Any, ...]], payloads: list[tuple[Any, ...]]) -> None:
    """Put changes into their table: step, place, record, kind, commitment; and their contents into theirs: step,
    place, salt, before, after."""
    db.conn.executemany("insert into change(step, place, record, kind, commitment) values (?,?,?,?,?)", changes)
    db.conn.executemany("insert into payload(step, place, salt, before, after) values (?,?,?,?,?)", payloads)


def last_of(db: Database, origin: str) -> tuple[int, bytes]:
    """Place and hash of the last step of an origin; (0, START) before any."""
    row = db.execute("select place, hash from step where origin = ? order by place desc limit 1", [origin]).fetchone()
    return (row[0], row[1]) if row else (0, START)


def commitment(salt: bytes, before: str | None, after: str | None) -> bytes:
    """What a step's hash says of a change without telling its contents."""
    return hashlib.sha256(salt + canonical([before, after]).encode()).digest()


def told_of(
    origin: str, place: int, clock: str, who: str, name: str, sort: str, seen: str, previous: bytes,
    marks: list[tuple[str, str, bytes]],
) -> bytes:
    """The words of a step of which its hash is made; `marks` are record, kind and commitment of its changes."""
    told: dict[str, Any] = {
        "origin": origin, "place": place, "clock": clock, "who": who, "name": name, "sort": sort,
        "previous": previous.hex(), "changes": [[record, kind, mark.hex()] for record, kind, mark in marks],
    }
    if seen:
        told["seen"] = seen
    return _TAG + canonical(told).encode()


def head(db: Database) -> tuple[int, bytes]:
    """Number and hash of the last step in this copy; (0, b"") before any."""
    row = db.execute("select number, hash from step order by number desc limit 1").fetchone()
    return (row[0], row[1]) if row else (0, b"")


def last_clock(db: Database) -> str:
    """The latest reading of the clock among all steps."""
    return db.execute("select max(clock) from step").fetchone()[0] or ""


_STEP = "number, origin, place, clock, who, name, sort, undoes, hash, coalesce(seen, '')"
OWN = "(select value ->> '$' from setting where name = 'origin')"
"""The origin of this copy, for a query."""


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
    """The last step of this copy that touched a record, and its commitment there (hex): they name a version, and tell
    nothing of it to whoever has not the archive. (0, "") for a record the journal does not know."""
    row = db.execute(
        "select c.step, c.commitment from change c join step s on s.number = c.step "
        f"where c.record = ? and s.origin = {OWN} order by c.step desc limit 1", [record]).fetchone()
    return (row[0], row[1].hex()) if row else (0, "")


def version_marked(db: Database, record: str, mark: str) -> Change | None:
    """The change of a record with this commitment (hex); None when there is none."""
    query = "select step from change where record = ? and commitment = ? limit 1"
    row = db.execute(query, [record, bytes.fromhex(mark)]).fetchone()
    return change_of(db, row[0], record) if row else None


def last_snapshots(db: Database) -> Iterator[tuple[str, str | None]]:
    """For each record the journal knows and has not purged: its id, and the snapshot it should have now.

    What was done here says so: of steps that came from other copies a merge of this one tells what they did here.
    """
    yield from db.execute(f"""
        select c.record, p.after from change c
        join (select o.record, max(o.step) as step from change o
              join step s on s.number = o.step and s.origin = {OWN} group by o.record) l
          on l.record = c.record and l.step = c.step
        join payload p on p.step = c.step and p.place = c.place
    """)


def state_of(db: Database, record: str) -> str | None:
    """The snapshot a record has here, as the last step of this copy that touched it tells; None for none."""
    row = db.execute(
        "select p.after from change c join step s on s.number = c.step "
        "join payload p on p.step = c.step and p.place = c.place "
        f"where c.record = ? and s.origin = {OWN} order by c.step desc limit 1", [record]).fetchone()
    return row[0] if row else None


_TURNED_WRONG = """
    select distinct s.place, s.origin from step s join change c on c.step = s.number
    where (s.undoes is not null or s.sort in ('undo', 'redo'))
      and not exists (select 1 from change o where o.step = s.undoes and o.record = c.record)
      and not exists (select 1 from step u where u.number = s.undoes and u.sort = 'closed')
"""


def broken(db: Database) -> Iterator[Message]:
    """What is wrong with the chains, a sentence each; nothing when they are whole."""
    ends: dict[str, tuple[int, bytes, int]] = {}
    # Only a purge that stands in the chain excuses contents that are gone.
    purged = {row[0] for row in db.execute(
        "select p.record from purge p join step s on s.number = p.step and s.sort = 'purge' "
        "join change c on c.step = s.number and c.record = p.record")}
    # What other copies did not carry along is not here; of what was done here nothing may be missing.
    own = db.execute(f"select {OWN}").fetchone()[0]
    for number, origin, place, clock, who, name, sort, previous, mark, seen in db.execute(
        "select number, origin, place, clock, who, name, sort, previous, hash, coalesce(seen, '') from step "
        "order by origin, place"
    ).fetchall():
        last, before, earlier = ends.get(origin, (0, START, 0))
        ends[origin] = (place, mark, number)
        if sort == CLOSED and origin != own:
            if place != last + 1:
                yield Message("A step is missing before step {place} of copy {copy}.", place=place, copy=origin[:8])
            continue
        rows = db.execute(
            "select c.record, c.kind, c.commitment, p.salt, p.before, p.after from change c left join payload p "
            "on p.step = c.step and p.place = c.place where c.step = ? order by c.place", [number]).fetchall()
        told = told_of(origin, place, clock, who, name, sort, seen, previous, [(r[0], r[1], r[2]) for r in rows])
        if place != last + 1 or previous != before:
            yield Message("A step is missing before step {place} of copy {copy}.", place=place, copy=origin[:8])
        elif number < earlier:
            yield Message("Step {place} of copy {copy} stands before an earlier one.", place=place, copy=origin[:8])
        elif hashlib.sha256(told).digest() != mark:
            yield Message("Step {place} of copy {copy} was changed after it was written.", place=place, copy=origin[:8])
        wrong = (_wrong_contents(place, row, purged, origin != own) for row in rows)
        yield from (message for message in wrong if message)
    for place, origin in db.execute(_TURNED_WRONG):
        yield Message("Step {place} of copy {copy} undoes or redoes another step than it says.",
                      place=place, copy=origin[:8])


def _wrong_contents(place: int, row: Any, purged: set[str], foreign: bool) -> Message:
    record, _, mark, salt, before, after = row
    if salt is None:
        return NOTHING if foreign or record in purged else Message(
            "The contents of a change in step {place} are gone without a purge.", place=place)
    if foreign and not salt:  # sealed values were taken out before they were carried: nothing can be proved
        return NOTHING
    if commitment(salt, before, after) != mark:
        return Message("The contents of a change in step {place} are not those that were written.", place=place)
    return NOTHING


def snapshot_values(text: str | None) -> dict[str, Any]:
    """The values in a snapshot; empty for none."""
    return dict(json.loads(text)["values"]) if text else {}
