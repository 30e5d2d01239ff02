"""Small parts that the pages of an import share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QGridLayout, QLabel, QTableWidget, QWidget

from desktop.ui import theme
from desktop.ui.i18n import worded

_WIDE = 26


def box_of(name: str, choices: Sequence[tuple[Any, Any]], now: Any = None) -> QComboBox:
    """A box of (data, words) choices, wide enough for its beginning and no wider."""
    box = QComboBox()
    box.setAccessibleName(name.replace("&", ""))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_WIDE)
    fill(box, choices, now)
    return box


def fill(box: QComboBox, choices: Sequence[tuple[Any, Any]], now: Any = None) -> None:
    """Put other choices into a box, silently."""
    box.blockSignals(True)
    box.clear()
    for data, words in choices:
        box.addItem(str(worded(words)), data)
    box.setCurrentIndex(max(box.findData(now), 0) if now is not None else 0)
    box.blockSignals(False)


def add_line(grid: QGridLayout, words: str, control: QWidget) -> QLabel:
    """A line of a form: its label is the control's buddy."""
    label = QLabel(words)
    label.setBuddy(control)
    row = grid.rowCount()
    grid.addWidget(label, row, 0)
    grid.addWidget(control, row, 1)
    return label


def plain_table(name: str, headers: Sequence[str]) -> QTableWidget:
    """A table to be read, row by row; Tab leaves it."""
    table = QTableWidget(0, len(headers))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headers))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(theme.ROW * theme.scale()))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    return table
