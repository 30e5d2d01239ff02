"""The pages of a brief made anew after a pause in typing; the latest wins, and nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.briefs.writing.finding import count_words
from desktop.ui.briefs.brief_pages import Preview, preview
from desktop.ui.briefs.exporting_brief import share
from desktop.ui.i18n import said, tr, trn
from desktop.ui.tasks import RUNNING, Cancelled, Task

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView

_PAUSE = 700
"""Milliseconds after the last letter before pages are made anew."""


class BriefPreview(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view
        self.shown: Preview | None = None
        self.counts = ""
        self.with_points = False
        """Whether the page of open points is among the pages shown."""
        self.keeps_problems = False
        """Whether what an export found stays listed: until the brief is changed, pages that are still being made tell
        less."""
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.again)

    def later(self) -> None:
        """Something was typed: stop what is under way, and begin anew after a pause."""
        self.keeps_problems = False
        if self._task is not None:
            self._task.cancel()
        self._timer.start()

    def again(self) -> None:
        """Make the pages anew; the old ones stay meanwhile."""
        view = self._view
        self._timer.stop()
        if view.is_closed or not view.session.is_open:
            return
        if self._task is not None:
            self._task.cancel()
        archive, brief_id, points, typed = view.session.archive, view.brief_id, self.with_points, view.writing.typed()
        if self.shown is None:
            view.state.setText(tr("Laying out the pages…"))
        self._task = view.session.tasks.run(
            "", lambda step: preview(archive, brief_id, step, points=points, typed=typed), quiet=True,
            done=view.while_open(self._show), failed=view.while_open(self._fail))
        self._task.changed.connect(self._say_how_far)

    def _say_how_far(self) -> None:
        task = self._task
        if task is not None and task.state == RUNNING and task.total and self._view.exporting.task is None:
            told = self.counts or tr("Laying out the pages…")
            self._view.state.setText(f"{told} · {share(task)}")

    def _show(self, made: Preview) -> None:
        view = self._view
        if not view.session.is_open:
            return
        self.shown = made
        view.pages.show_preview(made)
        words = sum(map(count_words, view.writing.texts().values()))
        self.counts = " · ".join((trn("{count} page", "{count} pages", made.count),
                                  trn("{count} note", "{count} notes", len(made.document.notes)),
                                  trn("{count} word", "{count} words", words)))
        if view.exporting.task is None:
            view.state.setText(self.counts)
            view.state.setMinimumWidth(view.state.sizeHint().width())
        if not self.keeps_problems:
            view.problems.show_problems(made.problems)
        view.places.underline()
        view.places.follow()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._view.state.setText("")
            self._view.problems.complain(" ".join(said(error)))

    def stop(self) -> None:
        """Make nothing any more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
        self.shown = None
