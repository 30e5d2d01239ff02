"""What a picture shows as a table: only the lines in sight are made, so that thousands open at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.briefs.pictures.seen import Told
from desktop.ui import theme
from desktop.ui.words import tip

_WIDEST = 420  # pixels of a column
_MEASURED = 60  # lines by which the columns are measured
Index = QModelIndex | QPersistentModelIndex


class _Lines(QAbstractTableModel):
    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = told

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.told.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.told.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.told.lines[index.row()][0][index.column()]
        return cell if role == Qt.ItemDataRole.DisplayRole else tip(cell)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self.told.heads[section]
        return None


class ToldTable(QTableView):
    """Enter or a double click opens the record of a line."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._open)
        self.show_told(Told())

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self.model().rowCount()

    def show_told(self, told: Told) -> None:
        """Show other lines."""
        self._lines = _Lines(told)
        self.setModel(self._lines)
        self.verticalHeader().setDefaultSectionSize(max(theme.ROW, self.fontMetrics().height() + 8))
        if told.lines:
            self.setCurrentIndex(self.model().index(0, 0))
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their first lines want, the widest taking what is left."""
        metrics, told = self.fontMetrics(), self._lines.told
        widths = [min(_WIDEST, 28 + max([metrics.horizontalAdvance(head), *(
            metrics.horizontalAdvance(cells[at]) for cells, _ in told.lines[:_MEASURED])]))
            for at, head in enumerate(told.heads)]
        for at, width in enumerate(widths):
            stretched = width == max(widths) and widths.index(width) == at and sum(widths) < self.width()
            self.horizontalHeader().setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid() and (record := self._lines.told.lines[index.row()][1]):
            self.opened.emit(record)
