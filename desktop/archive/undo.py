"""Undo and redo: steps that put back what an earlier step changed."""

from __future__ import annotations

from archive_schema import keeping
from desktop.archive import journal
from desktop.archive.errors import ArchiveError
from desktop.archive.journal import Step
from desktop.archive.writer import Writer


class NothingToUndo(ArchiveError):
    """There is no step left to undo or redo."""

    happened = "There is nothing left to {what}."
    do = "Look at the history of a record to restore an older version of it."


class ChangedSince(ArchiveError):
    """A step cannot be undone whole: records it touched were changed after it.

    `since` holds their ids; the rest may still be undone (only_untouched).
    """

    happened = "“{name}” cannot be undone whole: {count} of its records changed since."
    do = "Undo the later steps first, or undo only the untouched part."

    def __init__(self, step: Step, since: list[str]) -> None:
        self.since = since
        super().__init__(name=step.name, count=len(since))


def next_undo(writer: Writer) -> Step | None:
    """The step that Undo would take back now."""
    return _last(writer, """
        select max(s.number) from step s where s.sort = 'edit' and
          (select count(*) from step u where u.undoes = s.number and u.sort = 'undo')
          = (select count(*) from step r where r.undoes = s.number and r.sort = 'redo')
    """)


def next_redo(writer: Writer) -> Step | None:
    """The step that Redo would do again now; none once something else was changed."""
    return _last(writer, """
        select u.undoes from step u where u.sort = 'undo'
          and u.number > coalesce((select max(number) from step where sort in ('edit', 'purge')), 0)
          and (select count(*) from step x where x.undoes = u.undoes and x.sort = 'undo')
            > (select count(*) from step x where x.undoes = u.undoes and x.sort = 'redo')
        order by u.undoes limit 1
    """)


def _last(writer: Writer, query: str) -> Step | None:
    row = writer.db.execute(query).fetchone()
    return journal.step(writer.db, row[0]) if row and row[0] else None


def undo(writer: Writer, step: Step, *, only_untouched: bool = False) -> str:
    """Put back what a step changed, as a step of its own. Returns the new step's name.

    Raises ChangedSince while a touched record is not as that step left it.
    """
    return _turn(writer, step, only_untouched, back=True)


def redo(writer: Writer, step: Step) -> str:
    """Do again what was undone, as a step of its own. Raises ChangedSince as undo does."""
    return _turn(writer, step, False, back=False)


def _turn(writer: Writer, step: Step, only_untouched: bool, *, back: bool) -> str:
    changes = journal.changes_of(writer.db, step.number)
    since = [c.record for c in changes
             if not c.kept or keeping.snapshot(writer.stored(c.record)) != (c.after if back else c.before)]
    if since and not only_untouched:
        raise ChangedSince(step, since)
    for change in reversed(changes):
        if change.record not in since:
            writer.put_back(change.record, change.before if back else change.after)
    return f"{'Undo' if back else 'Redo'}: {step.name}"
