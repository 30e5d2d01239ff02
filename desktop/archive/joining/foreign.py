"""Steps of other copies on their way into the journal: proved one by one, kept word for word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive_schema.declare import Schema
from archive_schema.messages import Message
from desktop.archive import journal
from desktop.archive.connect import Database
from desktop.archive.errors import ArchiveError, NewerArchive
from desktop.archive.joining import soundness
from desktop.archive.joining.carried import Carried, CarriedChange, CarriedStep

SAID = (journal.EDIT, journal.UNDO, journal.REDO, journal.PURGE, journal.BEGIN, journal.MEND)
"""The steps in which somebody says something of a record. A merge repeats what others said."""
PARTIAL = "partial"
"""A setting: this copy was made with a choice of records, and lacks what was said of others."""
_SORTS = (*SAID, journal.MERGE, journal.CLOSED)
_SHAPE = {"ref": str, "language": str, "confidentiality": str, "status": str, "trashed": bool, "kind": str,
          "values": dict, "unknown": dict}


class NotJoinable(ArchiveError):
    """What came cannot be taken in; nothing of it was."""

    happened = "This copy cannot be taken in: {why}"
    do = "Ask whoever made it for another. Nothing was changed here."


class OlderCopy(NotJoinable):
    """It is older than what came from the same copy before."""

    happened = "This copy is older than what you have already had from it: it ends at step {sent}, " \
               "and {known} are here."
    do = "Ask for the newest. Nothing was taken in."


class TwoCopiesAsOne(NotJoinable):
    """Two copies sign their steps with the same name, as when a folder was copied or a backup put back."""

    happened = "Step {place} of copy {copy} is one here and another there: two copies go by the same name, as when " \
               "a folder was copied or a backup was put back."
    do = "Give one of them a name of its own (muragat own-copy DIR), seal it again and take that in. " \
         "Nothing was changed here."


@dataclass
class Taken:
    """What came into the journal: `touched` are the records of which something was said, `purged` those purged.

    `looked_at` (record, hash of a snapshot) and `kinds` remember what was found sound, so that it is asked once.
    """

    steps: int = 0
    said: int = 0
    touched: set[str] = field(default_factory=set)
    purged: dict[str, int] = field(default_factory=dict)
    withheld: int = 0
    looked_at: set[tuple[str, int]] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)


def heads(db: Database) -> dict[str, tuple[int, bytes]]:
    """The last step of each copy that is here: origin to (place, hash)."""
    query = "select s.origin, s.place, s.hash from step s join (select origin, max(place) as place from step " \
            "group by origin) l on l.origin = s.origin and l.place = s.place"
    return {origin: (place, mark) for origin, place, mark in db.execute(query)}


def refuse_unfit(db: Database, carried: Carried, own: str) -> None:
    """Raise OlderCopy or TwoCopiesAsOne where what came cannot follow on what is here."""
    here = heads(db)
    for origin, (place, mark) in carried.heads.items():
        row = db.execute("select hash from step where origin = ? and place = ?", [origin, place]).fetchone()
        if row and row[0] != mark or not row and origin == own:
            raise TwoCopiesAsOne(place=_fork(db, carried, origin), copy=origin[:8])
    sent, known = carried.heads.get(carried.origin, (0, b""))[0], here.get(carried.origin, (0, b""))[0]
    if sent < known and carried.origin != own:
        raise OlderCopy(sent=sent, known=known)


def _fork(db: Database, carried: Carried, origin: str) -> int:
    """The first step of a copy that is another one here than there, or is there and not here."""
    here = dict(db.execute("select place, hash from step where origin = ?", [origin]).fetchall())
    steps = (step for step in carried.steps() if step.origin == origin)
    return next((step.place for step in steps if here.get(step.place) != step.hash), len(here) + 1)


def not_ours(steps: Iterable[CarriedStep], own: str, last: int) -> Iterator[CarriedStep]:
    """The same steps; TwoCopiesAsOne when one comes that bears our name and that we never made."""
    for step in steps:
        if step.origin == own and step.place > last:
            raise TwoCopiesAsOne(place=last + 1, copy=own[:8])
        yield step


def keep_steps(db: Database, schema: Schema, steps: Iterable[CarriedStep]) -> Taken:
    """Put the steps that are new here into the journal, within a write. Raises NotJoinable for any that is not whole.

    Contents that were missing until now are filled in; steps that are here and whole are passed over.
    """
    taken = Taken()
    ends = heads(db)
    lacking = _lacking(db)
    gone = {row[0] for row in db.execute("select record from purge")}
    for step in steps:
        place, last = ends.get(step.origin, (0, journal.START))
        if step.place <= place:
            if lacking and step.sort != journal.CLOSED:
                _fill_in(db, schema, step, ends, gone, taken)
            continue
        if step.place != place + 1:
            raise NotJoinable(why=Message(
                "steps are missing between {last} and {next} of copy {copy}.", last=place, next=step.place,
                copy=step.origin[:8]))
        _refuse_unsound(db, step, ends)
        _prove(step, last)
        number = _insert(db, step)
        _keep_changes(db, schema, step, number, gone, taken)
        ends[step.origin] = step.place, step.hash
        taken.steps += 1
        taken.withheld += step.sort == journal.CLOSED
    return taken


def refuse_cut(db: Database, told: Mapping[str, tuple[int, bytes]]) -> None:
    """Raise NotJoinable unless the steps that were told of are here now, those and no others."""
    for origin, (place, mark) in told.items():
        row = db.execute("select hash from step where origin = ? and place = ?", [origin, place]).fetchone()
        if row is None or row[0] != mark:
            raise NotJoinable(why=Message("the steps of copy {copy} are not those that it tells of.", copy=origin[:8]))


def _refuse_unsound(db: Database, step: CarriedStep, ends: Mapping[str, tuple[int, bytes]]) -> None:
    if not soundness.is_step(step, ends) or not soundness.undoes_rightly(db, step):
        raise NotJoinable(why=Message("step {place} of copy {copy} is not in the form of one.", place=step.place,
                                      copy=str(step.origin)[:8]))
    if step.sort != journal.CLOSED and soundness.is_ahead(step.clock):
        raise NotJoinable(why=Message(
            "step {place} of copy {copy} bears a time that has not come yet: {time}. Look at the clocks of both "
            "computers.", place=step.place, copy=step.origin[:8], time=step.clock.rsplit("+", 1)[0]))


def _lacking(db: Database) -> bool:
    """Whether contents are missing here that another copy may bring."""
    return db.execute("select 1 from setting where name = ?", [PARTIAL]).fetchone() is not None


def _prove(step: CarriedStep, last: bytes) -> None:
    where = {"place": step.place, "copy": step.origin[:8]}
    if step.sort not in _SORTS or len(step.hash) != 32:
        raise NotJoinable(why=Message("step {place} of copy {copy} is of no known sort.", **where))
    if step.sort == journal.CLOSED:
        return
    marks = [(change.record, change.kind, change.commitment) for change in step.changes]
    told = journal.told_of(step.origin, step.place, step.clock, step.who, step.name, step.sort, step.seen,
                           step.previous, marks)
    if step.previous != last:
        raise NotJoinable(why=Message("step {place} of copy {copy} does not follow on the one before.", **where))
    if hashlib.sha256(told).digest() != step.hash:
        raise NotJoinable(why=Message("step {place} of copy {copy} was changed after it was written.", **where))


def _insert(db: Database, step: CarriedStep) -> int:
    return journal.insert(db, [step.origin, step.place, step.clock, step.who, step.name, step.sort, _undone(db, step),
                               step.previous, step.hash, step.seen or None])


def _undone(db: Database, step: CarriedStep) -> int | None:
    """The number here of the step that a step undoes or does again; None where it does neither."""
    row = db.execute("select number from step where origin = ? and place = ?",
                     list(step.undoes)).fetchone() if step.undoes else None
    return row[0] if row else None


def _keep_changes(
    db: Database, schema: Schema, step: CarriedStep, number: int, gone: set[str], taken: Taken,
) -> None:
    payloads = []
    for index, change in enumerate(step.changes):
        if taken.kinds.get(change.record) != change.kind:
            if not soundness.is_of_its_kind(db, change.record, change.kind):
                raise NotJoinable(why=Message("it holds a record that is none."))
            taken.kinds[change.record] = change.kind
        if change.purged and step.sort == journal.PURGE:
            taken.purged.setdefault(change.record, number)
        if _is_to_keep(schema, step, change, gone, taken):
            payloads.append((number, index, change.salt, change.before, change.after))
    journal.insert_changes(db, [(number, index, change.record, change.kind, change.commitment)
                                for index, change in enumerate(step.changes)], payloads)
    taken.said += step.sort in SAID and bool(step.changes)


def _is_to_keep(schema: Schema, step: CarriedStep, change: CarriedChange, gone: set[str], taken: Taken) -> bool:
    """Whether a change came with its contents, and they may be here. Raises NotJoinable where they are not sound."""
    if change.salt is None or change.record in gone:
        taken.withheld += change.salt is None and not change.purged
        return False
    if change.salt and journal.commitment(change.salt, change.before, change.after) != change.commitment:
        raise NotJoinable(why=Message("a change in step {place} of copy {copy} is not the one that was written.",
                                      place=step.place, copy=step.origin[:8]))
    for snapshot in (change.before, change.after):
        if snapshot is not None and (looked_at := (change.record, hash(snapshot))) not in taken.looked_at:
            _check_shape(schema, change, snapshot)
            taken.looked_at.add(looked_at)  # what one step leaves, the next finds
    if step.sort in SAID:
        taken.touched.add(change.record)
    return True


def _check_shape(schema: Schema, change: CarriedChange, snapshot: str) -> None:
    """A snapshot has the shape of one, and holds nothing this release does not know."""
    try:
        data: Any = json.loads(snapshot)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.keys() != _SHAPE.keys() or data["kind"] != change.kind or not all(
            isinstance(data[name], shape) for name, shape in _SHAPE.items()):
        raise NotJoinable(why=Message("it holds a record that is none."))
    if change.kind not in schema:
        raise NewerArchive(version=change.kind, known="the kinds up to this release")
    kind = schema[change.kind]
    if beyond := data["values"].keys() - kind.by_name.keys():
        raise NewerArchive(version=f"{change.kind}.{min(beyond)}", known="the fields up to this release")
    if not soundness.has_shape(kind, data):
        raise NotJoinable(why=Message("it holds a record that is none."))


def _fill_in(
    db: Database, schema: Schema, step: CarriedStep, ends: Mapping[str, tuple[int, bytes]], gone: set[str],
    taken: Taken,
) -> None:
    """Open what stood closed here: the words of a step, and contents that were not carried before."""
    number, sort, mark = db.execute(
        "select number, sort, hash from step where origin = ? and place = ?", [step.origin, step.place]).fetchone()
    if mark != step.hash:
        raise TwoCopiesAsOne(place=step.place, copy=step.origin[:8])
    _prove(step, step.previous)
    if sort == journal.CLOSED:
        _refuse_unsound(db, step, ends)
        db.execute("update step set clock = ?, who = ?, name = ?, sort = ?, undoes = ?, previous = ?, seen = ? "
                   "where number = ?", [step.clock, step.who, step.name, step.sort, _undone(db, step),
                                        step.previous, step.seen or None, number])
        taken.steps += 1
        _keep_changes(db, schema, step, number, gone, taken)
        return
    have = {row[0] for row in db.execute("select place from payload where step = ?", [number])}
    journal.insert_changes(db, [], [
        (number, index, change.salt, change.before, change.after) for index, change in enumerate(step.changes)
        if index not in have and change.salt is not None and _is_to_keep(schema, step, change, gone, taken)])


__all__ = ["PARTIAL", "SAID", "NotJoinable", "OlderCopy", "Taken", "TwoCopiesAsOne", "heads", "keep_steps",
           "not_ours", "refuse_cut", "refuse_unfit"]
