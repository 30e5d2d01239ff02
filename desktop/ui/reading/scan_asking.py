"""Asks in which languages the pages of a scan are read, has them read, and tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.exchange.scans import keep_reading, read_scan
from desktop.intake.pages.values import NotRead
from desktop.intake.scanned import LANGUAGES, NoLanguageData, Reading, installed
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.tasks import Task


class ScanAsking(QWidget):
    """One row. What was read is kept when it is over, and when it is stopped."""

    told = Signal(str, str)
    """What there is to say, and its tone."""
    was_read = Signal(object)
    """The Reading of pages that were read just now."""

    def __init__(self, session: Session, file_id: str, first: Callable[[], object]) -> None:
        """`first` is done before reading begins: what was corrected is saved."""
        super().__init__()
        self._session, self._file_id, self._first = session, file_id, first
        self._task: Task | None = None
        self._left = False
        row = Flow(self, theme.GAP)
        row.addWidget(theme.label(tr("Languages of its words:")))
        names = {"kaz": tr("Kazakh"), "rus": tr("Russian"), "eng": tr("English")}
        self.languages = {code: QCheckBox(names.get(code, code)) for code in dict.fromkeys((*LANGUAGES, *installed()))}
        wanted = session.kept("scan.languages", list(LANGUAGES))
        for code, box in self.languages.items():
            box.setChecked(code in wanted)
            row.addWidget(box)
        self.read_button = QPushButton(tr("&Read the pages"))
        theme.mark(self.read_button, primary=True)
        self.read_button.clicked.connect(lambda checked=False: self.read())
        self.stop_button = QPushButton(tr("S&top"))
        self.stop_button.clicked.connect(lambda checked=False: self.stop())
        self.stop_button.hide()
        for button in (self.read_button, self.stop_button):
            row.addWidget(button)

    def read(self) -> None:
        """Read the pages without text, in the languages chosen."""
        chosen = [code for code, box in self.languages.items() if box.isChecked()]
        if missing := [code for code in chosen if code not in installed()]:
            self.told.emit(NoLanguageData(missing).in_(self._session.language), "warn")
            return
        if not chosen:
            self.told.emit(tr("Choose a language first."), "warn")
            return
        self._session.keep("scan.languages", chosen)
        self._first()
        archive, file = self._session.archive, self._session.reader.get(self._file_id)

        def work(task: Task) -> Reading:
            def failed(number: int, error: NotRead) -> None:
                task.tell(tr("Page {number}", number=number), " ".join(said(error)), "danger")

            def progress(done: int, total: int) -> None:
                if not task.stopping:  # a step would raise, and what was read is kept
                    task.step(done, total)

            reading = read_scan(archive, file, "+".join(chosen), progress=progress, failed=failed,
                                stopped=lambda: task.stopping)
            if reading.pages:
                keep_reading(archive, file.id, reading)
            return reading

        self._turn(True)
        self.told.emit(tr("Reading the pages…"), "second")
        self._task = self._session.tasks.run_with_details(tr("Reading a scan"), work, done=self._done,
                                                          failed=self._failed)
        self._task.changed.connect(self._say)

    def _say(self) -> None:
        task = self._task
        if task is not None and task.total and not task.stopping and not self._left:
            self.told.emit(tr("Reading page {number} of {count}…", number=min(task.done + 1, task.total),
                              count=task.total), "second")

    def stop(self) -> None:
        """Read no more; what was read stays."""
        if self._task is not None:
            self._task.cancel()
            self.told.emit(tr("Stopping after this page…"), "second")

    def leave(self) -> None:
        """Nobody looks any more."""
        self._left = True
        if self._task is not None:
            self._task.cancel()

    def _turn(self, on: bool) -> None:
        self.read_button.setVisible(not on)
        self.stop_button.setVisible(on)
        if not on:
            self._task = None

    def _done(self, reading: Reading) -> None:
        if not self._left:
            self._turn(False)
            self.was_read.emit(reading)

    def _failed(self, error: BaseException) -> None:
        if not self._left:
            self._turn(False)
            self.told.emit(" ".join(said(error)), "danger")
