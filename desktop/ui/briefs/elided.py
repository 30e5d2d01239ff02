"""A line of words that is cut with “…” where there is no room, and told whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.ui import theme
from desktop.ui.words import tip


class Elided(QLabel):
    """Shows as much of its words as there is room for."""

    def __init__(self, size: str = "body", tone: str = "", *, semibold: bool = False) -> None:
        super().__init__()
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, semibold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if tone:
            self.setProperty("tone", tone)

    def setText(self, words: str) -> None:
        """See QLabel."""
        self.words = words
        self.setAccessibleName(words)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, max(self.width() - 2, 20))
        super().setText(shown)
        self.setToolTip(tip(self.words) if shown != self.words else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QLabel."""
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(40, super().minimumSizeHint().height())
