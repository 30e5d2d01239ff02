"""A line that says what came of a command, until it is put away or another takes its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr


class Notice(QWidget):
    """Hidden while there is nothing to say. Its words wrap, and can be marked and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.words = theme.label("", wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.away_button = QPushButton(tr("&Hide"))
        theme.mark(self.away_button, link=True)
        self.away_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PANE, theme.GRID, theme.PANE, theme.GRID)
        row.setSpacing(theme.GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.away_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, words: str, tone: str = "second") -> None:
        """Say it; "" says nothing any more."""
        self.words.setText(words)
        theme.mark(self.words, tone=tone)
        self.setVisible(bool(words))

    def text(self) -> str:
        """What is said; "" while it is hidden."""
        return "" if self.isHidden() else self.words.text()
