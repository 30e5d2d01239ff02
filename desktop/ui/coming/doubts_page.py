"""What only a person can answer about a file, each question once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.exchange.coming.entry import Doubt
from desktop.ui import theme
from desktop.ui.coming.parts import box_of
from desktop.ui.i18n import tr, worded


class DoubtsPage(QScrollArea):
    """A question and its answers, one below the other; what is not chosen is not answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[str, QComboBox] = {}

    def ask(self, doubts: tuple[Doubt, ...], answers: dict[str, str]) -> None:
        """Show these questions with what was answered so far."""
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        self.boxes = {}
        for doubt in doubts:
            words = str(worded(doubt.question))
            rows.addWidget(theme.label(words, wrap=True))
            now = answers.get(doubt.key) or doubt.suggested
            box = box_of(words, [("", tr("Choose…")), *doubt.choices], now)
            self.boxes[doubt.key] = box
            rows.addWidget(box)
            rows.addSpacing(theme.GAP)
        rows.addStretch(1)
        self.setWidget(page)

    def answers(self) -> dict[str, str]:
        """What is answered by now."""
        return {key: str(box.currentData()) for key, box in self.boxes.items() if box.currentData()}
