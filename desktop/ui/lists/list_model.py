"""The model of the list: pages are read when they are first looked at, and hand out ready cells."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from desktop.archive.listing import Ordered
from desktop.ui import theme
from desktop.ui.i18n import language, tr, trn
from desktop.ui.i18n import number as number_words
from desktop.ui.lists.folding import HEADING, Folding
from desktop.ui.lists.pages import Pages, Row
from desktop.ui.order.chips import TAGS
from desktop.ui.words import tip

PAGE, PAGES_KEPT = 50, 80
TITLE = 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
# Asked for thousands of times a second; numbers are compared faster than names.
_DISPLAY, _READ_OUT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_TIP, _PICTURE = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.DecorationRole)
_INK, _FONT, _PAPER = (int(role) for role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole,
                                              Qt.ItemDataRole.BackgroundRole))
_TAGS = int(TAGS)
_TOLD = {_DISPLAY, _READ_OUT, _TIP, _PICTURE, _INK, _TAGS}


class RecordTable(QAbstractTableModel):
    """Heads of records, however many: the order is known, and of the rows those that were looked at last."""

    def __init__(self, pages: Pages, ordered: Ordered, folded: Sequence[str | None] = ()) -> None:
        super().__init__()
        self.folded: set[str | None] = set(folded)
        self._kept: dict[int, Row | None] = {}  # by number, those read last at the end; None for one that is gone
        self._icons: dict[str, Any] = {}
        self._second, self._bold, self._wash = theme.brush("second"), theme.font(semibold=True), theme.brush("wash")
        self._last = self._next = 0
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._read_ahead)
        self._set(pages, ordered)

    def _set(self, pages: Pages, ordered: Ordered) -> None:
        self.pages, self.ordered = pages, ordered
        self.numbers: array[int] = ordered.numbers
        self.groups = ordered.groups
        self.count = len(set(ordered.numbers)) if ordered.groups else len(ordered.numbers)
        """How many records there are; in groups by tag one may stand in several."""
        self._by_id: dict[str, int] = {}
        self._fold()

    def _fold(self) -> None:
        folded = [place for place, (key, _) in enumerate(self.groups) if key in self.folded]
        self.folding = Folding([count for _, count in self.groups], folded, len(self.numbers))

    def take(self, pages: Pages, ordered: Ordered) -> None:
        """Records may have come, gone or moved: this is the order now, and these the columns."""
        self.beginResetModel()
        if pages.columns != self.pages.columns:
            self._kept.clear()
        self._set(pages, ordered)
        self.endResetModel()

    def turn_group(self, group: int) -> None:
        """Fold a group, or unfold it."""
        self.beginResetModel()
        self.folded ^= {self.groups[group][0]}
        self._fold()
        self.endResetModel()

    def unfold(self, group: int) -> None:
        """Show the records of a group."""
        if self.groups[group][0] in self.folded:
            self.turn_group(group)

    def forget(self, changed: Collection[str] | None = None) -> bool:
        """Rows that tell of these records are read anew when they are next looked at, all of them for None; whether
        there are such rows."""
        stale = [number for number, row in self._kept.items()
                 if changed is None or row is None or not row.names.isdisjoint(changed)]
        for number in stale:
            del self._kept[number]
        return bool(stale)

    def repaint(self) -> None:
        """What rows say may be another."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.pages.columns) - 1))

    def row_at(self, row: int) -> Row | None:
        """One row; None for a heading, and when its record is gone since the order was read."""
        position = self.folding.at(row)[1]
        return None if position == HEADING else self.record_at(position)

    def record_at(self, position: int) -> Row | None:
        """A record by its position in the order; None when it is gone since."""
        number = self.numbers[position]
        if number not in self._kept:
            page = position // PAGE
            self._read(page)
            # Who goes on finds the next page read: not within a frame, but after it.
            self._next = page + 1 if page >= self._last else page - 1
            self._ahead.start()
            self._last = page
        return self._kept[number]

    def _read(self, page: int) -> None:
        wanted = [number for number in self.numbers[page * PAGE:(page + 1) * PAGE] if number not in self._kept]
        rows = self.pages.rows(wanted) if wanted else {}
        self._kept |= {number: rows.get(number) for number in wanted}
        self._by_id |= {one.head.id: number for number, one in rows.items()}
        for old in list(self._kept)[:max(0, len(self._kept) - PAGE * PAGES_KEPT)]:
            del self._kept[old]

    def _read_ahead(self) -> None:
        if 0 <= self._next * PAGE < len(self.numbers) and self.pages.is_open:
            self._read(self._next)

    def group_at(self, row: int) -> int:
        """The group whose heading stands in a row; -1 for a record."""
        group, position = self.folding.at(row) if 0 <= row < self.folding.rows else (-1, 0)
        return group if position == HEADING else -1

    def id_at(self, row: int) -> str:
        """The record in a row; "" where there is none."""
        found = self.row_at(row) if 0 <= row < self.folding.rows else None
        return found.head.id if found else ""

    def position_of(self, record_id: str) -> int:
        """Where a record stands in the order; -1 if it is not here."""
        number = self._by_id.get(record_id) or self.pages.number_of(record_id)
        try:
            return self.numbers.index(number)
        except ValueError:
            return -1

    def row_of(self, record_id: str) -> int:
        """The row of a record; -1 if it is not here, or in a group that is folded."""
        position = self.position_of(record_id) if record_id else -1
        return self.folding.row_of(position) if position >= 0 else -1

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.folding.rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.pages.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        group, position = self.folding.at(index.row())
        if position == HEADING:
            return self._heading(group, index.column(), role)
        if role not in _TOLD:
            return None
        column = index.column()
        if role == _TAGS:
            row = self.record_at(position) if column == TITLE else None
            return row.tags if row else None
        if role == _INK:
            return None if column == TITLE else self._second
        if role == _PICTURE and column != TITLE:
            return None
        row = self.record_at(position)
        if row is None:
            return None
        if role in (_DISPLAY, _READ_OUT):
            return row.cells[column]
        if role == _TIP:
            tags = ", ".join(tag.in_(language()) for tag in row.tags) if column == TITLE else ""
            return tip("\n".join(filter(None, (row.tips[column], tags)))) or None
        return self._icon(row.head.kind)

    def _heading(self, group: int, column: int, role: int) -> Any:
        if role == _PAPER:
            return self._wash
        if column != TITLE:
            return None
        key, count = self.groups[group]
        if role == _DISPLAY:
            return f"{self.pages.words_of_group(key)}   {number_words(count)}"
        if role == _READ_OUT:
            said = trn("{name}: {count} record", "{name}: {count} records", count, name=self.pages.words_of_group(key))
            return f"{said}, {tr('folded')}" if key in self.folded else said
        if role == _PICTURE:
            return theme.icon("right" if key in self.folded else "down")
        return self._bold if role == _FONT else None

    def _icon(self, kind: str) -> Any:
        if kind not in self._icons:
            self._icons[kind] = theme.kind_icon(kind)
        return self._icons[kind]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.pages.columns[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def column_of(self, name: str) -> int:
        """The place of a column by its name; -1 if it is not shown."""
        return next((place for place, (own, _) in enumerate(self.pages.columns) if own == name), -1)
