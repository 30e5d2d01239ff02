"""The model of the list: pages are read when they are first looked at, and hand out ready cells."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui import theme
from desktop.ui.lists.pages import Pages, Row
from desktop.ui.words import tip

PAGE, PAGES_KEPT = 100, 40
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RecordTable(QAbstractTableModel):
    """Heads of records, however many: the order is known, and of the rows those that were looked at last."""

    def __init__(self, pages: Pages, order: str = "title", descending: bool = False) -> None:
        super().__init__()
        self.pages = pages
        self.order, self.descending = order, descending
        self._ids = pages.ids(order, descending)
        self._kept: OrderedDict[int, dict[str, Row]] = OrderedDict()

    def replace(self, pages: Pages) -> None:
        """Records may have come, gone or moved: read the order anew."""
        self.beginResetModel()
        self.pages = pages
        self._kept.clear()
        self._ids = pages.ids(self.order, self.descending)
        self.endResetModel()

    def repaint(self) -> None:
        """What rows say may be another: read those that are looked at anew."""
        self._kept.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.pages.columns) - 1))

    def row_at(self, row: int) -> Row | None:
        """One row; None when its record is gone since the order was read."""
        page = row // PAGE
        if page not in self._kept:
            found = self.pages.rows(self._ids[page * PAGE:(page + 1) * PAGE])
            self._kept[page] = {one.head.id: one for one in found}
            if len(self._kept) > PAGES_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(page)
        return self._kept[page].get(self._ids[row])

    def id_at(self, row: int) -> str:
        """The record in a row; "" where there is none."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def row_of(self, record_id: str) -> int:
        """Where a record stands; -1 if it is not here."""
        return self._ids.index(record_id) if record_id in self._ids else -1

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.pages.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.tips[index.column()]) or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return theme.kind_icon(row.head.kind)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != 1:
            return theme.brush("second")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.pages.columns[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        name = self.pages.columns[column][0] if 0 <= column < len(self.pages.columns) else ""
        descending = order == Qt.SortOrder.DescendingOrder
        if not name or (name, descending) == (self.order, self.descending):
            return
        self.order, self.descending = name, descending
        self.replace(self.pages)

    def column_of(self, name: str) -> int:
        """The place of a column by the name it is sorted by; -1 if there is none."""
        return next((place for place, (own, _) in enumerate(self.pages.columns) if own == name), -1)
