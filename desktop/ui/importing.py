"""Files become sources: one task for many files, one line for each of what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.archive import ArchiveError
from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Task

_PARTS = 100  # steps into which each file's share of the progress is cut


def files_in(data: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged; asking another one for a file would be heard there."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and not url.host()]


def take_in_files(session: Session, paths: list[Path], done: Callable[[list[str]], None] | None = None) -> Task:
    """Add files as sources; `done` gets their ids. Each is kept once it is read; stopping keeps what was added."""
    from desktop.exchange.documents import add_document
    from desktop.intake import IntakeError

    def work(task: Task) -> list[str]:
        with session.index.many_come():
            return take_in(task)

    def take_in(task: Task) -> list[str]:
        added = []
        for place, path in enumerate(paths):
            def step(done: int, total: int, place: int = place) -> None:
                share = _PARTS * done // total if total else 0
                task.step(place * _PARTS + min(share, _PARTS), len(paths) * _PARTS)

            try:
                step(0, 1)
                taken = add_document(session.archive, path, progress=step)
            except (IntakeError, ArchiveError, OSError) as error:
                task.tell(path.name, " ".join(said(error)), "danger")
            except Cancelled:
                left = len(paths) - place
                task.tell(path.name, trn("Stopped: {count} file was not added.",
                                         "Stopped: {count} files were not added.", left), "warn")
                raise
            else:
                if taken.duplicate_of:
                    task.tell(path.name, tr("is here already: {ref}", ref=taken.duplicate_of), "warn")
                else:
                    added.append(taken.source)
                    told = "; ".join((f"{taken.ref}  {taken.title}", *taken.problems))
                    task.tell(path.name, told, "warn" if taken.problems else "good")
        return added

    title = trn("Adding {count} file", "Adding {count} files", len(paths))
    return session.tasks.run_with_details(title, work, done=done)
