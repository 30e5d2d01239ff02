"""Undo and redo: steps that put back what an earlier step changed."""

from __future__ import annotations

from archive_schema import keeping
from desktop.archive import journal
from desktop.archive.errors import ArchiveError
from desktop.archive.journal import OWN, Change, Step
from desktop.archive.writer import Writer

_KEPT = "difference"
"""A kind of record that a merge makes of itself: what it counts are records that people made."""


class NothingToUndo(ArchiveError):
    """There is no step left to undo or redo."""

    happened = "There is nothing left to {what}."
    do = "Look at the history of a record to restore an older version of it."


class ChangedSince(ArchiveError):
    """A step cannot be undone whole: records it touched were changed after it.

    `since` holds their ids; the rest may still be undone (only_untouched).
    """

    happened = "“{step}” cannot be undone whole: {count} of its records changed since."
    do = "Undo the later steps first, or undo only the untouched part."

    def __init__(self, step: Step, since: list[str]) -> None:
        self.since = since
        super().__init__(step=step.name, count=len(since))


class UndoesMerge(ArchiveError):
    """The step to be undone is all that another copy brought, and whoever undoes it is to be asked first."""

    happened = "Records that “{step}” brought or changed here: {count}."
    do = "Undo takes all of that back, here and with whoever takes this copy in later."


def next_undo(writer: Writer) -> Step | None:
    """The step of this copy that Undo would take back now; one whose contents were all purged is passed over."""
    return _last(writer, f"""
        select s.number from step s where s.sort in ('edit', 'merge') and s.origin = {OWN}
          and exists (select 1 from payload p where p.step = s.number and p.before is not p.after)
          and (select count(*) from step u where u.undoes = s.number and u.sort = 'undo' and u.origin = s.origin)
            = (select count(*) from step r where r.undoes = s.number and r.sort = 'redo' and r.origin = s.origin)
        order by s.number desc limit 1
    """)


def next_redo(writer: Writer) -> Step | None:
    """The step that Redo would do again now; none once something else was changed."""
    return _last(writer, f"""
        select u.undoes from step u where u.sort = 'undo' and u.origin = {OWN}
          and u.number > coalesce((select max(number) from step where sort in ('edit', 'purge', 'merge')), 0)
          and (select count(*) from step x where x.undoes = u.undoes and x.sort = 'undo')
            > (select count(*) from step x where x.undoes = u.undoes and x.sort = 'redo')
        order by u.undoes limit 1
    """)


def _last(writer: Writer, query: str) -> Step | None:
    row = writer.db.execute(query).fetchone()
    return journal.step(writer.db, row[0]) if row and row[0] else None


def undo(writer: Writer, step: Step, *, only_untouched: bool = False, merges: bool = True) -> str:
    """Put back what a step changed, as a step of its own. Returns the new step's name.

    Raises ChangedSince while a touched record is not as that step left it; with `only_untouched`, when all are.
    Raises UndoesMerge for a merge unless `merges`.
    """
    changes = journal.changes_of(writer.db, step.number)
    if step.sort == journal.MERGE and not merges:
        brought = sum(change.kind != _KEPT for change in changes)
        raise UndoesMerge(step=step.name, count=brought)
    since = [change.record for change in changes if not _as_left(writer, change)]
    if since and not (only_untouched and len(since) < len(changes)):
        raise ChangedSince(step, since)
    _put_back(writer, [change for change in changes if change.record not in since])
    return f"Undo: {step.name}"


def redo(writer: Writer, step: Step) -> str:
    """Do again what the last undo of a step took back, be it a part, as a step of its own. Raises ChangedSince."""
    query = "select max(number) from step where undoes = ? and sort = 'undo'"
    changes = journal.changes_of(writer.db, writer.db.execute(query, [step.number]).fetchone()[0])
    if since := [change.record for change in changes if not _as_left(writer, change)]:
        raise ChangedSince(step, since)
    _put_back(writer, changes)
    return f"Redo: {step.name}"


def _as_left(writer: Writer, change: Change) -> bool:
    """Whether a record still is as a change left it, but for links at what was purged since."""
    now = keeping.snapshot(writer.stored(change.record))
    return change.kept and now == writer.without_purged(change.after)


def _put_back(writer: Writer, changes: list[Change]) -> None:
    for change in reversed(changes):
        writer.put_back(change.record, change.before)
