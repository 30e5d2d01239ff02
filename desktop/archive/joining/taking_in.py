"""Another copy's steps are taken in: one write, all of it or nothing, undone as one step.

The steps themselves are kept word for word in chains of their own. What they did here is a step of this copy (sort
"merge"), and what had to be put right so that both fit is another before it (sort "mend").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from archive_schema import keeping
from archive_schema.fields import canonical
from archive_schema.messages import Message
from desktop.archive import journal, purging, signing
from desktop.archive.changes import Changes
from desktop.archive.files import FileStore, is_name
from desktop.archive.joining import accepting, differing, foreign, mending, soundness, telling
from desktop.archive.joining.carried import Carried
from desktop.archive.joining.causes import Causes
from desktop.archive.joining.foreign import NotJoinable, Taken
from desktop.archive.joining.plan import PURGED, Arrival, Difference, News, Outcome, Plan
from desktop.archive.joining.state import State, words_of
from desktop.archive.joining.words import resolve
from desktop.archive.writer import Writer

JSON = Any
Progress = Callable[[int, int], None]
MERGED, MERGED_FROM = "Merge a sealed copy", "Merge what came from "
"""Names of a step; the second goes on with the name of whoever made the copy."""
ARRIVALS = "arrivals"
"""A setting: what came from whom and when, the latest last."""


@dataclass(frozen=True)
class Joined:
    """What one taking in did: the plan as it was carried out, its outcome, what changed in the tables."""

    plan: Plan
    outcome: Outcome
    changes: Changes


def take_in(
    writer: Writer, files: FileStore, carried: Carried, choices: Mapping[str, int], progress: Progress,
    *, kept_files: int = 0, allow_purges: bool = False,
) -> Joined:
    """Take another copy's steps in, within a write. `choices`: for a difference's key, the number of its side.

    `allow_purges`: a person said that records of this copy may be purged; else PurgesHere is raised where any would be.
    Raises NotJoinable, with nothing changed, for whatever is not whole or does not follow on what is here.
    """
    own = str(writer.setting("origin"))
    known = foreign.heads(writer.db)
    foreign.refuse_unfit(writer.db, carried, own)
    verdict = _verdict(writer, carried, known)
    accepted = accepting.accepted(writer, carried)
    steps = foreign.not_ours(carried.steps(), own, known.get(own, (0, b""))[0])
    taken = foreign.keep_steps(writer.db, writer.schema, accepted.among(steps))
    foreign.refuse_cut(writer.db, {origin: head for origin, head in carried.heads.items()
                                   if origin not in accepted.ends})
    if taken.withheld:
        writer.set_setting(foreign.PARTIAL, True)
    state = State(writer, _causes(writer), files)
    purged = _purge(writer, taken, state.causes)
    _resolve(state, taken, progress)
    _find_evidence(state)
    mending.mend_links(state)
    mending.mend_marks(state)
    mending.mend_references(state)
    found = list(differing.differences(state, own))
    left_open = differing.keep(state, found, choices)
    if found:
        mending.mend_references(state)
    _refuse_invalid(state)
    told = telling.news(state) + tuple(purged)
    likenesses = telling.likenesses(state)
    _save(state, progress)
    _add_lines(state, carried)
    changes = _note(state, carried, taken)
    signing.remember(writer, carried.signatures)
    _remember(writer, carried, taken, changes)
    arrival = Arrival(carried.archive, carried.origin, carried.letter, carried.who, carried.made,
                      carried.archive == writer.setting("id"), known.get(carried.origin, (0, b""))[0],
                      carried.heads.get(carried.origin, (0, b""))[0], carried.signatures, str(verdict))
    plan = Plan(arrival, told, tuple(found), likenesses, _told(taken) + accepted.told(), taken.steps, taken.said)
    if not allow_purges:
        plan.refuse_purges()
    return Joined(plan, _outcome(told, found, left_open, changes, kept_files, plan), changes)


class WrongSignature(NotJoinable):
    """A signature that came along does not hold, or is of another key than the one known for that copy."""

    happened = "The signature of copy {copy} does not hold ({verdict}): somebody may have changed what came, or the " \
               "copy has new keys."
    do = "Compare the words of both keys with whoever has that copy. Nothing was taken in."


def _verdict(writer: Writer, carried: Carried, known: Mapping[str, tuple[int, bytes]]) -> signing.Verdict:
    """What signatures say of the sending copy; WrongSignature if any that came does not hold."""
    found = signing.Verdict.NOT_SIGNED
    for origin, (place, mark) in carried.heads.items():
        if place > known.get(origin, (0, b""))[0] or origin == carried.origin:
            one = signing.verdict(writer, origin, place, mark, carried.signatures, carried.archive)
            pinned = signing.pin_of(writer, origin)
            if origin == carried.origin and carried.signing_key and pinned and pinned.signing != carried.signing_key:
                one = signing.Verdict.KEY_CHANGED
            if one.refused:
                raise WrongSignature(copy=origin[:8], verdict=one.told)
            found = one if origin == carried.origin else found
    return found


def _causes(writer: Writer) -> Causes:
    return Causes(writer.db.execute("select origin, place, seen from step where seen is not null "
                                    "order by origin, place"))


def _purge(writer: Writer, taken: Taken, causes: Causes) -> list[News]:
    """What another copy purged is purged here, with what belonged to it here; a purge of this copy says so.

    What comes and belongs to a record that is purged goes with it.
    """
    news: list[News] = []
    gone: list[str] = []
    for record in taken.purged:
        if not writer.is_purged(record):
            gone += _purge_here(writer, record, news)
    while owned := _owned_by_purged(writer, taken.touched.difference(gone, taken.purged), causes):
        for record in owned:
            if not writer.is_purged(record):
                gone += _purge_here(writer, record, news)
    if gone:
        changes = writer.note_step(f"Purge {len(gone)} records that another copy purged", journal.PURGE)
        purging.mark(writer, gone, changes.step)
    taken.touched -= set(gone) | taken.purged.keys()
    return news


def _purge_here(writer: Writer, record: str, news: list[News]) -> list[str]:
    """Purge a record with what belongs to it here; whatever of that is in the tables is news."""
    with_it = purging.belongings(writer, record)
    for one in with_it:
        if (stored := writer.stored(one)) is not None and stored.kind != telling.DIFFERENCE:
            news.append(News(one, stored.kind, stored.ref, stored.title or stored.ref, PURGED))
    return purging.purge(writer, record, with_it)


def _owned_by_purged(writer: Writer, touched: set[str], causes: Causes) -> list[str]:
    """Of what came, the records that belong to one that is purged; of one that nobody has any more, belonged once."""
    purged = {row[0] for row in writer.db.execute("select record from purge")}
    found = []
    for record in sorted(touched) if purged else ():
        if record in purged:
            continue
        name, words = words_of(writer.db, record)
        if purging.is_owned(name):
            snapshot = resolve(writer.schema[name], words, causes).snapshot
            told = [snapshot] if snapshot else [word.after for word in words if word.after]
            if any(purged & purging.owners(name, json.loads(text)["values"]) for text in told):
                found.append(record)
    return found


def _resolve(state: State, taken: Taken, progress: Progress) -> None:
    touched = sorted(taken.touched)
    purged = {row[0] for row in state.writer.db.execute("select record from purge")}
    for done, record in enumerate(touched, 1):
        state.touch(record)
        if purged:
            state.drop_links(record, purged)
        progress(done, 2 * len(touched))


def _find_evidence(state: State) -> None:
    """Files that were only named until now, and whose bytes came along, are told where they lie."""
    for record, sha256 in state.writer.db.execute("select id, sha256 from file where kept_as is null").fetchall():
        if record not in state.after and (sha256 is None or is_name(sha256) and state.files.has(sha256)):
            state.touch(record)


def _refuse_invalid(state: State) -> None:
    """What no release of this program can have written is not taken in."""
    for record in state.changed(state.before):
        if snapshot := state.after[record]:
            told = keeping.from_snapshot(record, snapshot)
            if problems := state.kind(record).problems(told):
                raise NotJoinable(why=Message("{ref} in it is not a sound record ({wrong}).",
                                              ref=told.ref, wrong=problems[0].message))
            if state.points_astray(told):
                raise NotJoinable(why=Message("it holds a record that is none."))


def _save(state: State, progress: Progress) -> None:
    writer = state.writer
    changed = list(state.changed(state.before))
    # A reference given up here may be the one another record brings.
    changed.sort(key=lambda record: (state.before[record] is None, state.after[record] is not None))
    for done, record in enumerate(changed, 1):
        if (snapshot := state.after[record]) is None:
            keeping.erase(writer.db, record)
        else:
            earlier = state.before[record]
            keeping.save(writer.db, writer.schema, keeping.from_snapshot(record, snapshot), writer.now,
                         keeping.from_snapshot(record, earlier) if earlier else None)
        progress(len(changed) + done, 2 * len(changed))


def _add_lines(state: State, carried: Carried) -> None:
    """The lines of lists and of imports: those of a list whose file is another now are replaced.

    Those of a list that is undone come too, and wait for it as they do where it was made.
    """
    db = state.writer.db
    renewed = {record for record in state.changed(state.before)
               if state.kinds[record] == "list" and _file_of(state.before[record]) != _file_of(state.after[record])}
    renewed |= {row[0] for row in db.execute(_LISTS_WITHOUT_LINES)}
    cleared: set[str] = set()
    for row in carried.lines():
        if not soundness.is_line(row):
            raise NotJoinable(why=Message("it holds a line that is none."))
        if row[0] in renewed:
            if row[0] not in cleared:
                db.execute("delete from list_entry where list = ?", [row[0]])
                cleared.add(row[0])
            db.execute("insert into list_entry(list, line, address, host, date, [order], raw) "
                       "values (?, ?, ?, ?, ?, ?, ?)", list(row))
    for row in carried.came_in():
        if not soundness.is_arrival(row):
            raise NotJoinable(why=Message("it holds a line that is none."))
        if not state.writer.is_purged(row[3]):
            db.execute("insert or ignore into came_in(import, number, place, record, identity, took) "
                       "values (?, ?, ?, ?, ?, ?)", list(row))


_LISTS_WITHOUT_LINES = """
    select distinct record from change c where kind = 'list'
      and not exists (select 1 from list_entry e where e.list = c.record)
      and not exists (select 1 from purge p where p.record = c.record)
"""


def _file_of(snapshot: str | None) -> JSON:
    return json.loads(snapshot)["values"].get("file_sha256") if snapshot else None


def _note(state: State, carried: Carried, taken: Taken) -> Changes:
    """The steps of this copy: what was mended, and what the merge did. None when nobody said anything new."""
    writer = state.writer
    changes = Changes()
    for record in state.changed(state.before):
        where = (changes.removed if state.after[record] is None else
                 changes.added if state.before[record] is None else changes.changed)
        where.add((state.kinds[record], record))
    mended = [_change(state, record, state.merged) for record in state.changed(state.merged)]
    if taken.said or changes or mended:
        own = str(writer.setting("origin"))
        seen = canonical({origin: place for origin, (place, _) in foreign.heads(writer.db).items() if origin != own})
        name = f"{MERGED_FROM}{carried.who}" if carried.who else MERGED
        if mended:
            writer.append_step("Put right what did not fit", journal.MEND, mended, seen=seen)
            seen = ""
        done = [_change(state, record, state.before) for record in state.changed(state.before)]
        changes.step = writer.append_step(name, journal.MERGE, done, seen=seen)
    writer.begin()
    return changes


def _change(state: State, record: str, earlier: dict[str, str | None]) -> journal.Change:
    return journal.Change(record, state.kinds[record], earlier.get(record), state.after[record])


def _remember(writer: Writer, carried: Carried, taken: Taken, changes: Changes) -> None:
    """What came from whom; and that the sending copy has what it told it had."""
    told = {"origin": carried.origin, "who": carried.who, "letter": carried.letter, "made": carried.made,
            "taken": writer.now, "steps": taken.steps, "step": changes.step,
            "heads": {origin: place for origin, (place, _) in carried.heads.items()}}
    writer.set_setting(ARRIVALS, [*writer.setting(ARRIVALS, []), told][-500:])


def _told(taken: Taken) -> tuple[Message, ...]:
    if taken.withheld:
        return (Message("It was made with a choice of records: of {count} steps or changes it tells only that they "
                        "are there.", count=taken.withheld),)
    return ()


def _outcome(
    news: tuple[News, ...], found: list[Difference], left_open: int, changes: Changes, files: int, plan: Plan,
) -> Outcome:
    counts: dict[str, int] = {}
    for one in news:
        counts[one.what] = counts.get(one.what, 0) + 1
    return Outcome(changes.step, counts, left_open, files, plan.told)
