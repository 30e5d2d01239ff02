"""A window of several pages with work in between that takes long: its buttons, its progress, its problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Cancelled, Step, Task


class PagesWindow(SessionWindow):
    """What is done at each page is the affair of the window that is made of it; work runs on the session's board."""

    stopped = ""
    """What is said when the work was stopped."""

    def __init__(self, session: Session, title: str, width: int, height: int) -> None:
        super().__init__(session)
        self._task: Task | None = None
        self._titles: list[str] = []
        self.setWindowTitle(title)
        room = self.screen().availableSize()
        self.resize(min(round(width * theme.scale()), room.width() - 40),
                    min(round(height * theme.scale()), room.height() - 60))
        self.title = theme.label("", semibold=True, wrap=True)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.setAccessibleName(tr("Problem"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.steps = QStackedWidget()
        self.back, self.go, self.close_button = QPushButton(tr("&Back")), QPushButton(), QPushButton(tr("Cancel"))
        self.stop = QPushButton(tr("St&op"))
        theme.mark(self.go, primary=True)
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.close)
        self.stop.clicked.connect(lambda: self._task and self._task.cancel())

    def _lay_out(self, pages: Sequence[tuple[str, QWidget]], beside: Sequence[QWidget] = ()) -> None:
        """Put in the pages with their titles, the last for what was done; `beside` stands at the left of the buttons.

        Then show the first.
        """
        for title, page in pages:
            self._titles.append(title)
            self.steps.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.stop)
        for widget in beside:
            buttons.addWidget(widget)
        buttons.addStretch(1)
        for one in (self.close_button, self.back, self.go):
            buttons.addWidget(one)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        for widget in (self.title, self.problem):
            rows.addWidget(widget)
        rows.addWidget(self.steps, 1)
        rows.addWidget(self.progress)
        rows.addLayout(buttons)
        for widget in (self.stop, self.progress):
            widget.hide()
        self._turn(0)

    # Pages

    def _turn(self, place: int) -> None:
        """Show a page. Nothing leads back from the last, and there is nothing to give up any more."""
        last = place == self.steps.count() - 1
        self.title.setText(self._titles[place])
        self._complain("")
        self.steps.setCurrentIndex(place)
        self.back.setVisible(place > 0 and not last)
        self.close_button.setVisible(not last)
        self._look()
        if last:
            self.go.setFocus()

    def _go_back(self) -> None:
        self._turn(self.steps.currentIndex() - 1)

    # What each window says

    def _go(self) -> None:
        raise NotImplementedError

    def _look(self) -> None:
        """Say what can be pressed."""
        raise NotImplementedError

    def _failed(self) -> None:
        """Something went wrong, and was told."""

    # Work

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _run(self, title: str, work: Callable[[Step], Any], done: Callable[[Any], None]) -> None:
        self._complain("")
        self.steps.currentWidget().setEnabled(False)

        def over(result: object) -> None:
            self._settled()
            if not self.is_closed:
                done(result)

        def failed(error: BaseException) -> None:
            self._settled()
            if not self.is_closed:
                self._complain(self.stopped if isinstance(error, Cancelled) else " ".join(said(error)))
                self._failed()

        self._task = task = self.session.tasks.run(title, work, done=over, failed=failed)
        task.changed.connect(self._show_progress)
        for one in (self.go, self.back):
            one.setEnabled(False)
        self._show_progress()
        self.stop.show()
        self.progress.show()

    def _show_progress(self) -> None:
        if self._task is not None and not self.is_closed:
            shares = self._task.total > 0
            self.progress.setRange(0, 1000 if shares else 0)  # bytes would be more than it can count
            self.progress.setValue(1000 * self._task.done // self._task.total if shares else 0)

    def _settled(self) -> None:
        self._task = None
        if not self.is_closed:
            for widget in (self.stop, self.progress):
                widget.hide()
            self.back.setEnabled(True)
            for place in range(self.steps.count()):
                self.steps.widget(place).setEnabled(True)
            self._look()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from what is ticked or chosen; in lists and fields it has a meaning of its own."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QCheckBox | QRadioButton) and self.go.isVisible():
            self.go.click()  # while it cannot be pressed, nothing comes of it
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever still runs stops at its next step, and then nothing was done."""
        if self._task is not None:
            self._task.cancel()
        super().closeEvent(event)
