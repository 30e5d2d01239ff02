"""What a sealed copy is, line by line, before anything of it is taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.joining.arriving import Arrived
from desktop.ui.words import Words

_MARKS = {"good": "✓ ", "warn": "! ", "danger": "✕ "}


class ArrivalPage(QWidget):
    """A label and words for each thing that is told; a mark beside the colour. `changed`: it may go on, or may not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.GROUP_GAP)
        self._lines = QWidget()
        self.why = theme.label("", "body", "danger", wrap=True)
        self.known = QCheckBox()
        self.known.toggled.connect(lambda on: self.changed.emit())
        self._rows.addWidget(self._lines)
        self._rows.addWidget(self.why)
        self._rows.addWidget(self.known)
        self._rows.addStretch(1)

    def show_lines(self, told: Arrived) -> None:
        """Show what is told of another copy."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, theme.GAP, 0, 0)
        grid.setHorizontalSpacing(theme.GROUP_GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(told.lines):
            label = theme.label(one.what, "body", "second")
            words = Words(_MARKS.get(one.tone, "") + one.words, tone=one.tone)
            words.setAccessibleName(f"{one.what}: {one.words}")
            grid.addWidget(label, row, 0)
            grid.addWidget(words, row, 1)
        self._rows.replaceWidget(self._lines, fresh)
        self._lines.deleteLater()
        self._lines = fresh
        self.why.setText(told.why)
        self.why.setVisible(told.refused)
        self.known.setText(told.ask)
        self.known.setAccessibleName(told.ask.replace("&", ""))
        self.known.setVisible(bool(told.ask) and not told.refused)
        self.known.setChecked(False)

    @property
    def may_go_on(self) -> bool:
        """Whether nothing speaks against it, or a person said that nevertheless."""
        return self.why.isHidden() and (self.known.isHidden() or self.known.isChecked())

    @property
    def words(self) -> list[str]:
        """All that is told, for whoever checks it."""
        return [label.accessibleName() for label in self._lines.findChildren(Words)] + [
            label.text() for label in self.findChildren(QLabel) if label is self.why and label.text()]
