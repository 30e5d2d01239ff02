"""A brief leaves the archive: what is to be written is asked once, written on another thread, and told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.briefs.exporting import USUAL, Exported, NotAnswered, Wanted, export, places_beside
from desktop.briefs.problems import Problem
from desktop.ui.briefs.export_window import ExportWindow
from desktop.ui.dialogs import choose_save
from desktop.ui.i18n import said, tr
from desktop.ui.tasks import RUNNING, Cancelled, Step, Task

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView

_CLOAKED = frozenset({"name_replaced", "name_undecided", "source_apart"})
"""What an edition that is safe to publish changes by itself, and its author must read again."""


class Exporting(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view
        self.task: Task | None = None

    def ask(self, *, safe: bool = False, paper: str = "pdf") -> None:
        """Ask what to write and where, and write it; `safe` and `paper` ("docx", "html" …) are chosen beforehand."""
        view = self._view
        view.writing.save()
        reader = view.session.reader
        open_points = sum(not one.stops for one in view.problems.open)
        asked = ExportWindow(view, open_points, len(reader.exhibits_of(view.brief_id)))
        asked.safe.setChecked(safe)
        for code, box in asked.papers.items():
            box.setChecked(code == paper)
        if not asked.exec():
            return
        wanted, ref = asked.wanted(), reader.get(view.brief_id).ref
        first = wanted.formats[0]
        if path := choose_save(view, tr("Export the brief"), f"{ref}.{first}", first):
            self.export(path, wanted)

    def export(self, path: Path, wanted: Wanted = USUAL) -> None:
        """Write what is wanted, named after `path`; it is shown how far it is, and it can be cancelled."""
        view = self._view
        view.writing.save()
        archive, brief_id = view.session.archive, view.brief_id
        places = places_beside(path, wanted)

        def work(step: Step) -> Exported:
            return export(archive, brief_id, places, wanted, step)

        view.begin_export()
        self.task = view.session.tasks.run(
            tr("Exporting a brief"), work, done=view.while_open(lambda made: self._done(made, path, wanted)),
            failed=view.while_open(self._failed))
        self.task.changed.connect(self._say_how_far)

    def _done(self, exported: Exported, path: Path, wanted: Wanted) -> None:
        view = self._view
        self._over()
        names = ", ".join(place.name for place, _ in exported.files.values())
        told = [tr("Exported to {folder}: {names}.", folder=str(path.parent), names=names)]
        paper = exported.files.get("pdf")
        if paper and not paper[1].archival:
            told.append(tr("It is no PDF/A: pages of an exhibit are not fit for it."))
        told += [leak.say(view.session.language) for leak in exported.looked_at]
        if wanted.edition == "safe":
            self._list(exported.problems)
            if any(one.code in _CLOAKED for one in view.problems.open):
                told.append(tr("Names were replaced: read again the places that are listed."))
        view.tell(" ".join(told), "good")

    def _failed(self, error: BaseException) -> None:
        view = self._view
        self._over()
        if isinstance(error, Cancelled):
            view.tell(tr("The export was cancelled; nothing was written."))
        elif isinstance(error, NotAnswered):
            view.tell(tr("Nothing was exported: something must be answered first."), "danger")
            self._list(error.problems)
            view.problems.list.setCurrentRow(0)
            view.problems.list.setFocus()
        else:
            view.tell(" ".join(said(error)), "danger")

    def _list(self, problems: Sequence[Problem]) -> None:
        self._view.preview.keeps_problems = True
        self._view.problems.show_problems(problems)

    def _over(self) -> None:
        self.task = None
        self._view.end_export()

    def cancel(self) -> None:
        """Stop; what was at the place before stays."""
        if self.task is not None:
            self.task.cancel()

    def _say_how_far(self) -> None:
        if self.task is not None and self.task.state == RUNNING and self.task.total:
            self._view.state.setText(f"{tr('Exporting the brief…')} {share(self.task)}")


def share(task: Task) -> str:
    """How much of it is done, in per cent."""
    return f"{100 * task.done // max(1, task.total)} %"
