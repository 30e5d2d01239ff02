"""The table of records: its columns, order and groups are kept for each kind in the archive."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from desktop.archive.listing import Listing, Ordered, count, ids_of
from desktop.ui import theme
from desktop.ui.dragging import RecordDragging
from desktop.ui.i18n import tr
from desktop.ui.lists.columns import Columns
from desktop.ui.lists.latest_order import AT_ONCE, LatestOrder
from desktop.ui.lists.list_model import TITLE, RecordTable
from desktop.ui.lists.pages import Place, RecordPages, Row, listing_of, sortable
from desktop.ui.order.chips import TagsBeside
from desktop.ui.session import Session

_NOTHING = QItemSelectionModel.SelectionFlag.NoUpdate


class TableView(QTableView):
    """A list of one place. Long lists are put in order on another thread; what was shown stays till then."""

    picked = Signal(str)
    arrived = Signal(int)
    """The order was read on another thread: so many records there are."""
    chosen_changed = Signal(int)
    """How many records are selected."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = Place(kind="source")
        self.listing = Listing()
        self.records: RecordTable | None = None
        self.setAccessibleName(tr("Records"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegateForColumn(TITLE, TagsBeside(session, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(theme.ROW, self.fontMetrics().height() + theme.GAP + 2))
        self.columns = Columns(self, session, self._show_columns)
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.orders = LatestOrder(session, self)
        self.orders.arrived.connect(self._take_late)
        RecordDragging(self, lambda: self.selected)  # into the text of a brief

    # The place

    def show_place(self, place: Place) -> int:
        """Show another place; returns how many records it has."""
        self.keep()
        self.place = place
        self._show(listing_of(self._session, place))
        self.columns.show()
        return self.records.count if self.records else 0

    def _show(self, listing: Listing) -> None:
        """Show a list from its beginning."""
        self.listing = listing
        self.orders.forget()
        reader = self._session.reader
        if listing.is_plain or count(reader, listing) <= AT_ONCE:
            self._put(self.orders.at_once(listing))
        elif known := self.orders.known(listing):
            self._put(known)
        else:  # by titles till the order is read, where there are titles to be read at once
            plain = replace(listing, order=(("title", False),), group="")
            self._put(self.orders.at_once(plain) if plain.is_plain else Ordered(array("q")))
            self.orders.ask(listing)

    def _pages(self) -> RecordPages:
        return RecordPages(self._session, self.place, self.columns.names(), self.listing.group)

    def _put(self, ordered: Ordered) -> None:
        before, folded = self.records, self._session.kept(f"folded.{self.place.key}.{self.listing.group}", [])
        self.records = RecordTable(self._pages(), ordered, folded)
        self.setModel(self.records)
        if before is not None:
            before.deleteLater()
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(lambda: self.chosen_changed.emit(self.chosen_count))
        self._show_order()
        self.chosen_changed.emit(0)

    def _tell_current(self, current: QModelIndex, before: QModelIndex) -> None:
        if self.records is not None and self.records.group_at(current.row()) < 0:
            self.picked.emit(self.records.id_at(current.row()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.records is not None and not self.columns.chosen:
            self.columns.show()  # only now the room is known

    def _show_columns(self) -> None:
        """Other columns were chosen."""
        if self.records is not None:
            self._take(replace(self.records.ordered))
            self.columns.show()
            self._show_order()

    # Reading anew

    def note_changed(self, changed: Collection[str] | None = None) -> None:
        """These records were changed, or any may have been: what rows tell of them is read anew."""
        if self.records is not None and self.records.forget(changed):
            self.records.repaint()

    def refresh(self) -> int:
        """Read the same place anew, and stay on the record that was current; a long list is read aside."""
        if self.records is None:
            return 0
        if known := self.orders.known(self.listing):
            self._take(known)
        elif len(self.records.numbers) > AT_ONCE:
            self.orders.ask(self.listing, again=True)
        else:
            self._take(self.orders.at_once(self.listing))
        return self.records.count

    def _take_late(self, listing: Listing, ordered: Ordered) -> None:
        if listing == self.listing and self.records is not None:
            self._take(ordered)
            self.arrived.emit(self.records.count)

    def _take(self, ordered: Ordered) -> None:
        """Show another order of the same place; what was current and selected still is."""
        assert self.records is not None
        if ordered is self.records.ordered:
            return
        records, current = self.records, self.current
        row, top = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        chosen = {records.numbers[position] for some in self._chosen_positions() for position in some}
        # While rows come and go nobody is told; the record on show is still the same.
        self.blockSignals(True)
        records.take(self._pages(), ordered)
        where = records.row_of(current) if current else -1
        if len(chosen) > 1:
            chosen &= set(ordered.numbers)
        if records.rowCount():
            where = where if where >= 0 else min(row, records.rowCount() - 1)
            if len(chosen) > 1:
                self._choose_numbers(chosen)
                self.selectionModel().setCurrentIndex(records.index(where, 0), _NOTHING)
            else:
                self.selectRow(where)
            self.verticalScrollBar().setValue(top)
        self.blockSignals(False)
        self.chosen_changed.emit(self.chosen_count)
        if self.current != current:
            self.picked.emit(self.current)

    # What is chosen

    @property
    def current(self) -> str:
        """The record in the current row; "" when there is none."""
        return self.records.id_at(self.currentIndex().row()) if self.records else ""

    def _chosen_positions(self) -> list[range]:
        if self.records is None or self.selectionModel() is None:
            return []
        found: list[range] = []
        for part in self.selectionModel().selection():
            found += self.records.folding.positions(part.top(), part.bottom())
        return sorted(set(found), key=lambda one: one.start)

    @property
    def chosen_count(self) -> int:
        """How many records are selected; cheap, however many."""
        twice = self.records is not None and self.records.count < len(self.records.numbers)
        return len(self.chosen_numbers) if twice else sum(map(len, self._chosen_positions()))

    @property
    def chosen_numbers(self) -> list[int]:
        """The numbers of the records that are selected."""
        if self.records is None:
            return []
        numbers = self.records.numbers
        return list(dict.fromkeys(numbers[position] for some in self._chosen_positions() for position in some))

    @property
    def selected(self) -> list[str]:
        """The records in the rows that are selected."""
        return ids_of(self._session.reader, self.chosen_numbers)

    def _choose_numbers(self, numbers: set[int]) -> None:
        assert self.records is not None
        rows = sorted(row for position, number in enumerate(self.records.numbers) if number in numbers
                      if (row := self.records.folding.row_of(position)) >= 0)
        self._select_rows(rows)

    def _select_rows(self, rows: list[int]) -> None:
        assert self.records is not None
        chosen, last = QItemSelection(), self.records.columnCount() - 1
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                chosen.append(QItemSelection(self.records.index(rows[start], 0), self.records.index(row, last))[0])
                start = place + 1
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _select_to(self, row: int) -> None:
        """Select from the current row on to another, and go there."""
        assert self.records is not None
        here = max(0, self.currentIndex().row())
        self._select_rows(list(range(min(here, row), max(here, row) + 1)))
        self.selectionModel().setCurrentIndex(self.records.index(row, 0), _NOTHING)

    def invert(self) -> None:
        """Select what is not selected, and nothing else."""
        if self.records is None or not self.records.rowCount():
            return
        whole = QItemSelection(self.records.index(0, 0), self.records.index(
            self.records.rowCount() - 1, self.records.columnCount() - 1))
        self.selectionModel().select(whole, QItemSelectionModel.SelectionFlag.Toggle)

    def go_to(self, record_id: str) -> bool:
        """Make a record current, if it stands in this list; its group is unfolded."""
        if self.records is None or self.current == record_id:
            return self.records is not None
        position = self.records.position_of(record_id)
        if position < 0:
            return False
        if self.records.folding.row_of(position) < 0:
            self.blockSignals(True)
            self.records.unfold(self.records.folding.group_of(position))
            self.blockSignals(False)
        self.selectRow(self.records.folding.row_of(position))
        return True

    def first_rows(self, number: int) -> list[Row]:
        """The first records, as far as there are so many."""
        if self.records is None:
            return []
        found = (self.records.record_at(position) for position in range(min(number, len(self.records.numbers))))
        return [row for row in found if row is not None]

    # Order and groups

    def _sort(self, column: int) -> None:
        """A heading was clicked: sort by it, or turn it round; with Shift it is the second column to sort by."""
        if self.records is None or self.place.trash:
            return
        name = self.records.pages.columns[column][0]
        second = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_by(name, second=second)

    def sort_by(self, name: str, *, second: bool = False) -> None:
        """Sort by a column; by the same again: the other way round. `second`: where the first leaves equal."""
        if name not in dict(sortable(self._session, self.place)):
            return
        before = dict(self.listing.order)
        turned = (name, name in before and not before[name])
        first = self.listing.order[0]
        order = (first, turned) if second and name != first[0] else (turned, *self.listing.order[1:2]) \
            if second else (turned,)
        self._session.keep(f"order.{self.place.key}", [list(one) for one in order])
        self._arrange(replace(self.listing, order=order))

    def group_by(self, name: str) -> None:
        """Put the records in groups; "" for none."""
        self._session.keep(f"group.{self.place.key}", name)
        self._arrange(replace(self.listing, group=name))

    def _arrange(self, listing: Listing) -> None:
        self._show(listing)
        self.columns.show()
        self.scrollToTop()
        self.to_first()
        self.arrived.emit(self.records.count if self.records else 0)

    def to_first(self) -> None:
        """Make the first record current."""
        if self.records is not None and self.records.rowCount():
            self.selectRow(self.records.folding.row_of(0) if self.records.folding.row_of(0) >= 0 else 0)

    def _show_order(self) -> None:
        assert self.records is not None
        name, descending = self.listing.order[0]
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.records.column_of(name), way)

    def turn_group(self, row: int) -> None:
        """Fold the group whose heading stands in a row, or unfold it."""
        records = self.records
        if records is None or (group := records.group_at(row)) < 0:
            return
        top = self.verticalScrollBar().value()
        self.blockSignals(True)
        records.turn_group(group)
        self.blockSignals(False)
        self.setCurrentIndex(records.index(records.folding.heading_of(group), 0))
        self.verticalScrollBar().setValue(top)
        self._session.keep(f"folded.{self.place.key}.{self.listing.group}",
                           [key for key, _ in records.groups if key in records.folded])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and self.records is not None and self.records.group_at(row) >= 0:
            self.turn_group(row)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right fold and unfold; Home and End lead to the first row and to the last, not along one."""
        row = self.currentIndex().row()
        records = self.records
        group = records.group_at(row) if records else -1
        if records is not None and group >= 0 and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space,
                                                                  Qt.Key.Key_Return, Qt.Key.Key_Enter):
            folded = records.groups[group][0] in records.folded
            if (event.key() == Qt.Key.Key_Left) <= (not folded) and (event.key() == Qt.Key.Key_Right) <= folded:
                self.turn_group(row)
            return
        if records is not None and records.rowCount() and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first = event.key() == Qt.Key.Key_Home
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._select_to(0 if first else records.rowCount() - 1)
            elif first:
                self.to_first()
            else:
                self.selectRow(records.rowCount() - 1)
            return
        if records is not None and records.groups and event.key() == Qt.Key.Key_Left:
            self.setCurrentIndex(records.index(records.folding.heading_of(records.folding.at(row)[0]), 0))
            return
        super().keyPressEvent(event)

    def keep(self) -> None:
        """Keep what was chosen for the place shown now."""
        self.columns.keep()

    def fill_columns(self, menu: QMenu) -> None:
        """Put the choice of columns into a menu, in place of what it held."""
        self.columns.fill(menu)
