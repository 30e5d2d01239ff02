"""Files become sources: one task for many files, one line for each of what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Task

if TYPE_CHECKING:
    from desktop.exchange.coming_in import Found, Unfinished

_PARTS = 100  # steps into which each file's share of the progress is cut


def files_in(data: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged; asking another one for a file would be heard there."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]


def take_in_files(session: Session, paths: list[Path], done: Callable[[list[str]], None] | None = None,
                  locked: Callable[[list[str]], None] | None = None) -> Task:
    """Add files, and those of folders, as sources; `done` gets their ids, `locked` those that want a password.

    Each is kept once it is read; stopping keeps what was added, and what is left is noted in the archive.
    """
    from desktop.exchange.many import files_under

    title = trn("Adding {count} file", "Adding {count} files", len(paths))
    return _take_in(session, title, lambda: files_under(paths), done, locked)


def go_on(session: Session, left: Unfinished, done: Callable[[list[str]], None] | None = None,
          locked: Callable[[list[str]], None] | None = None) -> Task:
    """Add what an import left when it was stopped."""
    title = trn("Adding {count} file", "Adding {count} files", len(left.files))
    return _take_in(session, title, lambda: list(left.files), done, locked)


def _take_in(session: Session, title: str, find: Callable[[], list[Found]], done: Callable[[list[str]], None] | None,
             locked: Callable[[list[str]], None] | None) -> Task:
    from desktop.archive.order.near_texts import NearTexts
    from desktop.exchange.documents import Taken, Way
    from desktop.exchange.many import Left, add_all
    from desktop.intake import protections
    from desktop.intake.words import Problem

    wanting: list[str] = []

    def work(task: Task) -> list[str]:
        with session.index.many_come():
            return take_in(task)

    def take_in(task: Task) -> list[str]:
        files, at_file = find(), 0
        added: list[str] = []
        with session.archive.reader() as reader:
            way = Way(language=session.language, near=NearTexts(reader))

        def each(known_as: str, outcome: Taken | Left) -> None:
            # What lies within another file is known by its number and name there.
            name = Path(known_as).name if Path(known_as).is_absolute() else known_as
            if isinstance(outcome, Left):
                told = outcome.in_(session.language) if isinstance(outcome.error, Problem) else " ".join(
                    said(outcome.error))
                task.tell(name, told, "warn" if isinstance(outcome.error, Problem) else "danger")
            elif outcome.duplicate_of:
                task.tell(name, tr("is here already: {ref}", ref=outcome.duplicate_of), "warn")
            else:
                if not added and not protections.is_full(outcome.tier):
                    task.tell(tr("Reading of files"), protections.say(outcome.tier, session.language), "warn")
                added.append(outcome.source)
                near = [tr("nearly the same text as {ref} (about {percent} %)", ref=ref, percent=str(percent))
                        for ref, percent in outcome.near]
                told = "; ".join((f"{outcome.ref}  {outcome.title}", *near, *outcome.problems))
                task.tell(name, told, "warn" if near or outcome.problems else "good")
                if outcome.needs_password:
                    wanting.append(outcome.source)

        def step(at: int, of: int, name: str, part: int, whole: int) -> None:
            nonlocal at_file
            at_file = at
            session.index.give_way()
            share = _PARTS * part // whole if whole else 0
            task.step(at * _PARTS + min(share, _PARTS), of * _PARTS)

        try:
            add_all(session.archive, files, way, each, step=step)
        except Cancelled:
            left = len(files) - at_file
            task.tell(files[at_file].path.name, trn("Stopped: {count} file was not added.",
                                                    "Stopped: {count} files were not added.", left), "warn")
            raise
        return added

    def over(added: list[str]) -> None:
        if done:
            done(added)
        if locked and wanting:
            locked(wanting)

    return session.tasks.run_with_details(title, work, done=over)

