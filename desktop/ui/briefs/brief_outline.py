"""The outline of a brief: its headings inside one another, its blocks beneath them; moved by mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from archive_schema.vocabularies import BLOCK_TYPE
from desktop.briefs.writing.outline import depths, section
from desktop.briefs.writing.shown import Shown, line_of
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.words import tip

_ROW = 24
_ID = Qt.ItemDataRole.UserRole
_CAME_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class BriefOutline(QTreeWidget):
    """Tells which block is chosen, and what is wanted of it."""

    chosen = Signal(str)
    moved = Signal(int, int)
    """The block at this place is to stand before the one at that place, counted from 0."""
    turned = Signal(str, int)
    """A heading is to be deeper (1) or higher (-1)."""
    opened = Signal(str)
    dropped = Signal(str)
    """A block is to be put into the trash."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._shown: list[Shown] = []
        self._items: dict[str, QTreeWidgetItem] = {}
        self._passing = False
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.PANE)
        self.setAccessibleName(tr("Outline of the brief"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.currentItemChanged.connect(self._current)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(0, _ID)))

    def show_blocks(self, shown: Sequence[Shown]) -> None:
        """Show these blocks; what was folded stays so, and what was chosen stays chosen."""
        if list(shown) == self._shown:
            return
        folded = {block for block, item in self._items.items() if item.childCount() and not item.isExpanded()}
        current, place = self.block_id, self.verticalScrollBar().value()
        self._shown = list(shown)
        self.blockSignals(True)
        self.clear()
        self._items = {}
        above: list[QTreeWidgetItem] = []
        row, bold, second = QSize(0, round(_ROW * theme.scale())), theme.font(semibold=True), theme.brush("second")
        for number, (one, depth) in enumerate(zip(shown, depths([one.entry for one in shown]), strict=True), 1):
            item = QTreeWidgetItem([line_of(one, self._language)])
            kind = BLOCK_TYPE.say(one.type, self._language)
            item.setData(0, _ID, one.id)
            item.setSizeHint(0, row)
            item.setToolTip(0, tip(f"{number} · {kind}"))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{number}. {kind}: {item.text(0)}")
            if one.level:
                item.setFont(0, bold)
            elif not one.is_typed:
                item.setForeground(0, second)
            above = above[:depth]
            above[-1].addChild(item) if above else self.addTopLevelItem(item)
            if one.level:
                above.append(item)
            self._items[one.id] = item
        for block, item in self._items.items():
            item.setExpanded(block not in folded)
        self.blockSignals(False)
        self.choose(current)
        self.verticalScrollBar().setValue(place)

    @property
    def block_id(self) -> str:
        """The block that is chosen; "" for none."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item else ""

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self._items)

    def choose(self, block_id: str) -> None:
        """Choose a block without going to it."""
        if item := self._items.get(block_id):
            self.blockSignals(True)
            self.setCurrentItem(item)
            self.blockSignals(False)

    def _current(self, item: QTreeWidgetItem | None) -> None:
        if item:
            self.chosen.emit(item.data(0, _ID))

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See QTreeWidget. Who came by the tab key goes on by it, and changes nothing on the way."""
        self._passing = event.reason() in _CAME_BY_TAB
        super().focusInEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """See QWidget: the tab key makes a heading deeper or higher once one is at work here."""
        shown = next((one for one in self._shown if one.id == self.block_id), None)
        if shown and shown.level and not self._passing and self.hasFocus():
            self.turned.emit(shown.id, 1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QTreeWidget."""
        self._passing = self._passing and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.key() == Qt.Key.Key_Delete and self.block_id:
            self.dropped.emit(self.block_id)
        else:
            super().keyPressEvent(event)

    # The mouse

    def dropEvent(self, event: QDropEvent) -> None:
        """See QTreeWidget: nothing is moved here, it is said where to."""
        ids = [one.id for one in self._shown]
        target = self.itemAt(event.position().toPoint())
        where, at = self.dropIndicatorPosition(), ids.index(self.block_id)
        before = len(ids)
        if target is not None:
            to = ids.index(target.data(0, _ID))
            before = self.before(to, where, target.isExpanded())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.moved.emit(at, before)

    def before(self, to: int, where: QAbstractItemView.DropIndicatorPosition, is_open: bool) -> int:
        """Before which block something is put that is dropped at the block `to`."""
        position = QAbstractItemView.DropIndicatorPosition
        if where == position.AboveItem:
            return to
        if where == position.BelowItem and not is_open:
            return section([one.entry for one in self._shown], to).stop
        return to + 1
