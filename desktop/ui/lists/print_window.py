"""The pages of a list, a record, a case or a calendar, to be looked at and saved as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout
from shiboken6 import isValid

from desktop.archive import Reader
from desktop.briefs.values import Document
from desktop.ui import dialogs, theme
from desktop.ui.briefs.printed_pages import Pages, paint_pages
from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Cancelled, Step, Task

Make = Callable[[Reader, str, Step], Document]
"""Makes the paper in an edition, "full" or "safe", on a working thread."""


class PrintWindow(SessionWindow):
    """Makes the paper on another thread; its bytes stay in memory until they are saved."""

    def __init__(self, session: Session, name: str, make: Make) -> None:
        super().__init__(session)
        self._name, self._make = name, make
        self.data = b""
        self._asked = 0
        self._task: Task | None = None
        self.setWindowTitle(tr("Print"))
        self.resize(round(780 * theme.scale()), round(700 * theme.scale()))
        self.pages = Pages()
        self.pages.setAccessibleName(tr("Pages"))
        self.told = theme.label(tr("Making the pages…"), "body", "second", wrap=True)
        self.safe = QCheckBox(tr("As it may be &published: no protected names, no references of ours"))
        self.safe.setAccessibleName(tr("As it may be published"))
        self.safe.toggled.connect(lambda on: self.refresh())
        self.save = QPushButton(tr("&Save as PDF…"))
        self.save.setAccessibleName(tr("Save as PDF…"))
        theme.mark(self.save, primary=True)
        self.save.clicked.connect(self.save_as)
        close = QPushButton(tr("Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_as)
        last = QHBoxLayout()
        last.addWidget(self.told, 1)
        last.addWidget(close)
        last.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        for widget in (self.safe, self.pages):
            rows.addWidget(widget)
        rows.setStretch(1, 1)
        rows.addLayout(last)
        self.refresh()

    def refresh(self) -> None:
        """Make the pages anew."""
        self._asked += 1
        asked, edition, make, archive = self._asked, "safe" if self.safe.isChecked() else "full", self._make, \
            self.session.archive
        self.save.setEnabled(False)
        self.told.setText(tr("Making the pages…"))

        def work(step: Step) -> tuple[bytes, list[QImage]]:
            from desktop.briefs.printing import pdf

            with archive.reader() as reader:
                document = make(reader, edition, step)
            data = pdf(document, step)
            return data, paint_pages(data, step)

        if self._task is not None:
            self._task.cancel()
        self._task = self.session.tasks.run(tr("Making pages to print"), work,
                                             done=lambda made: self._show(asked, *made), failed=self._fail)

    def _show(self, asked: int, data: bytes, images: list[QImage]) -> None:
        if asked == self._asked and isValid(self):
            self.data = data
            self.pages.show_pages(images)
            self.told.setText(trn("{count} page", "{count} pages", len(images)))
            self.save.setEnabled(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages that nobody waits for are made no further."""
        super().closeEvent(event)
        if self._task is not None:
            self._task.cancel()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled) or not isValid(self):
            return
        theme.mark(self.told, tone="danger")
        self.told.setText(" ".join(said(error)))

    def save_as(self) -> None:
        """Write the PDF where the user says."""
        if not self.data or (to := dialogs.choose_save(self, tr("Save as PDF"), self._name, "pdf")) is None:
            return
        data = self.data

        def write(step: Step) -> Path:
            from desktop.briefs.placing import put

            put(data, to, lambda kept: kept)
            return to

        self.session.tasks.run("", write, done=lambda path: self.told.setText(tr("Saved: {name}", name=path.name)),
                                failed=self._fail, quiet=True)
