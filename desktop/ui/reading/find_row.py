"""The line to find something in a source: how many places there are, the next, the one before."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.i18n import number, tr

_PAUSE = 200
"""Milliseconds after the last key until all pages are searched."""


class FindRow(QWidget):
    """What is typed is looked for after a pause, or at once with Enter."""

    sought = Signal(str)
    turn = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sought = ""
        self.line = QLineEdit(placeholderText=tr("Find in this source"))
        self.line.setAccessibleName(tr("Find in this source"))
        self.line.setClearButtonEnabled(True)
        self.count = theme.label("", "small", "second")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.seek)
        self.line.textChanged.connect(lambda words: self._pause.start())
        self.line.returnPressed.connect(lambda: self.go(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for sign, called, key, by in (("▲", tr("Previous place"), "Shift+F3", -1), ("▼", tr("Next place"), "F3", 1)):
            button = QPushButton(sign)
            theme.mark(button, link=True)
            button.setAccessibleName(called)
            button.setToolTip(f"{called} ({key})")
            button.clicked.connect(lambda checked=False, by=by: self.go(by))
            row.addWidget(button)

    def seek(self) -> None:
        """Look for what is typed, if that is something else than before."""
        self._pause.stop()
        words = self.line.text().strip()
        if words != self._sought:
            self._sought = words
            self.sought.emit(words)

    def go(self, by: int) -> None:
        """To the next place, or the one before."""
        self.seek()
        self.turn.emit(by)

    def again(self) -> None:
        """Something else is shown: look for the same words in it."""
        self._sought = ""
        if self.line.text().strip():
            self.seek()

    def show_count(self, at: int, count: int, is_all: bool) -> None:
        """Say “3 of 17”; dots after it while pages are still being read."""
        if not self.line.text().strip():
            words = ""
        elif not count:
            words = tr("Not found") if is_all else tr("Searching…")
        else:
            words = tr("{at} of {count}", at=number(at), count=number(count)) if at else number(count)
            words += "" if is_all else "…"
        self.count.setText(words)
