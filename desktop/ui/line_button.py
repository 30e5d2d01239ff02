"""Buttons whose words may be longer than the room: they are cut with “…”, and told whole in the tooltip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from desktop.ui import theme
from desktop.ui.words import tip as plain_tip

_LEAST = 64


class LineButton(QPushButton):
    """A button that looks like a link and takes one line."""

    _sides = 14
    """What the style leaves free on both sides, and two to spare."""

    def __init__(self, words: str = "", tip: str = "") -> None:
        super().__init__()
        theme.mark(self, link=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(words, tip)

    def say(self, words: str, tip: str = "") -> None:
        """Bear other words."""
        self.words, self._tip = words, tip
        self.setAccessibleName(words)
        self._cut()
        self.updateGeometry()

    def _cut(self) -> None:
        room = max(self.width() - self._sides + 2, 20)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        if (text := shown.replace("&", "&&")) != self.text():
            self.setText(text)
        whole = self.words if shown != self.words else ""
        self.setToolTip(plain_tip("\n".join(filter(None, (whole, self._tip)))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + self._sides, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().sizeHint().height())


class LoneLine(LineButton):
    """Such a line by itself above or below a list; hidden while it has no words."""

    _sides = 30

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        theme.mark(self, lone=True)
        self.clicked.connect(lambda checked=False: act())

    def say(self, words: str, tip: str = "") -> None:
        """Bear other words, or go away when there are none."""
        super().say(words, tip)
        self.setVisible(bool(words))


class ChipButton(QToolButton):
    """A chip that goes away when it is clicked."""

    def __init__(self, words: str, tip: str) -> None:
        super().__init__()
        self.words = words
        # A fixed width would make a form wider than its pane.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", "true")
        self.setToolTip(plain_tip(f"{words}\n{tip}"))
        self.setAccessibleName(tip)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - 34, 20)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, room)
        if (text := f"{shown}  ×".replace("&", "&&")) != self.text():
            self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        return QSize(self.fontMetrics().horizontalAdvance(f"{self.words}  ×") + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(_LEAST, self.sizeHint().width()), super().sizeHint().height())
