"""The list of what a merge would bring, worked through by single keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.joining.entries import CHOICE, RECORD, SORT, WHAT, Entries
from desktop.ui.joining.saying import SORTS, sort_words

_OTHER_SIDES = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


def choosing_keys() -> tuple[str, list[tuple[str, str]]]:
    """The single keys of this list, for the page of keys."""
    def said(*keys: str) -> str:
        return "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)

    return tr("Where people differ"), [
        (tr("Take ours, take theirs"), said("Left", "Right")), (tr("Take a side by its number"), "1 … 9"),
        (tr("Leave it open"), said("Space")), (tr("Take the last choice back"), said("Backspace")),
        (tr("To the next that is not decided"), said("Return")),
        (tr("To the next about the same field, to the one before"), said("Ctrl+Down", "Ctrl+Up"))]


class EntryList(QTableView):
    """Arrows choose a side, so that every keyboard has the keys: the digits of a Kazakh one are letters.

    `picks` carries a place among the sides as they stand (0 is ours); `leaves`, `undoes`, `goes_on`: leave it open,
    take a choice back, go to the next that is not decided; `same_sort` 1 or -1: to the next or last of its sort.
    """

    came_to = Signal(int)
    picks = Signal(int)
    leaves = Signal()
    undoes = Signal()
    goes_on = Signal()
    same_sort = Signal(int)

    def __init__(self, model: Entries) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("What would be done"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # ten thousand rows are not measured
        self.verticalHeader().setDefaultSectionSize(round(theme.ROW * theme.scale()))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(round(70 * theme.scale()))
        for column, width in ((RECORD, 340), (WHAT, 220), (CHOICE, 180)):
            self.setColumnWidth(column, round(width * theme.scale()))
        words = [sort_words(sort) for sort in SORTS]
        self.setColumnWidth(SORT, max(map(self.fontMetrics().horizontalAdvance, words)) + 2 * theme.PANE)
        header.setSectionResizeMode(RECORD, QHeaderView.ResizeMode.Stretch)

    def currentChanged(self, now: QModelIndex | QPersistentModelIndex,
                       before: QModelIndex | QPersistentModelIndex) -> None:
        """Tell the row one came to; -1 for none."""
        super().currentChanged(now, before)
        if now.row() != before.row() or not now.isValid():
            self.came_to.emit(now.row())

    def go_to(self, row: int) -> None:
        """Stand on a row, in sight."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys choose; up, down, Home, End and the page keys move."""
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.same_sort.emit(1 if key == Qt.Key.Key_Down else -1)
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.picks.emit(int((key == Qt.Key.Key_Right) != mirrored))
        elif key in _OTHER_SIDES:
            self.picks.emit(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_0):
            self.leaves.emit()
        elif key == Qt.Key.Key_Backspace:
            self.undoes.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.goes_on.emit()
        else:
            super().keyPressEvent(event)
