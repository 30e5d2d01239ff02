"""What stands where there is nothing to show: one line, what to do, and the one button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.words import tip

_WIDEST = 360  # pixels of a button's words


class EmptyPage(QWidget):
    """An icon, a sentence, advice and perhaps a button."""

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, paper=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._act: Callable[[], None] = lambda: None
        self._icon = QLabel()
        self.title = theme.label("", "title", wrap=True)
        self.advice = theme.label("", "body", "second", wrap=True)
        self.button = QPushButton()
        theme.mark(self.button, primary=True)
        self.button.setAutoDefault(True)  # Enter presses it
        self.button.clicked.connect(lambda: self._act())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(40, 0, 40, 0)
        rows.setSpacing(theme.GAP)
        rows.addStretch(2)
        for label in (self._icon, self.title, self.advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(label)
        rows.addSpacing(theme.GAP)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)

    def say(self, icon: str, title: str, advice: str = "", button: str = "",
            act: Callable[[], None] = lambda: None) -> None:
        """Say it; the button is left out when it has no words."""
        self._icon.setPixmap(theme.picture(icon, theme.colours().outline, 32))
        self.title.setText(title)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        shown = self.button.fontMetrics().elidedText(button, Qt.TextElideMode.ElideRight, _WIDEST)
        self.button.setText(shown)
        self.button.setToolTip(tip(button.replace("&&", "&")) if shown != button else "")
        self.button.setAccessibleName(button.replace("&", ""))
        self.button.setVisible(bool(button))
        self.setFocusProxy(self.button if button else None)
        self._act = act
