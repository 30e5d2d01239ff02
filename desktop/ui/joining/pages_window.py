"""A window of several pages with work in between that takes long: its buttons, its progress, its problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task


class PagesWindow(QWidget):
    """What is done at each page is the affair of the window that is made of it; work runs on the session's board."""

    stopped = ""
    """What is said when the work was stopped."""

    def __init__(self, session: Session, title: str, width: int, height: int) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self._closed = False
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
        self.close_button.clicked.connect(self.close)
        self.stop.clicked.connect(lambda: self._task and self._task.cancel())
        session.windows.append(self)

    def _lay_out(self, pages: list[QWidget], hint: QLabel | None = None) -> None:
        """Put the pages in; `hint` stands beside the buttons."""
        for page in pages:
            self.steps.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.stop)
        if hint is not None:
            buttons.addWidget(hint)
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
        for widget in (self.stop, self.progress, self.problem):
            widget.hide()

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
            if not self._closed:
                done(result)

        def failed(error: BaseException) -> None:
            self._settled()
            if not self._closed:
                self._complain(self.stopped if isinstance(error, Cancelled) else " ".join(said(error)))
                self._failed()

        self._task = task = self._session.tasks.run(title, work, done=over, failed=failed)
        task.changed.connect(self._show_progress)
        for one in (self.go, self.back):
            one.setEnabled(False)
        self._show_progress()
        self.stop.show()
        self.progress.show()

    def _show_progress(self) -> None:
        if self._task is not None and not self._closed:
            shares = self._task.total > 0
            self.progress.setRange(0, 1000 if shares else 0)  # bytes would be more than it can count
            self.progress.setValue(1000 * self._task.done // self._task.total if shares else 0)

    def _settled(self) -> None:
        self._task = None
        if not self._closed:
            for widget in (self.stop, self.progress):
                widget.hide()
            self.back.setEnabled(True)
            for place in range(self.steps.count()):
                self.steps.widget(place).setEnabled(True)
            self._look()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, as a question would be."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever still runs stops at its next step, and then nothing was done."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
        if self in self._session.windows:
            self._session.windows.remove(self)
        super().closeEvent(event)
