"""The left side: kinds of records with how many there are, cases, tags, saved searches, the trash."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)
from shiboken6 import isValid

from archive_schema.declare import Kind
from archive_schema.profiles import PROFILES
from desktop.archive import Changes
from desktop.archive.order.due import OVERDUE
from desktop.archive.order.tags import Borne, Tag, tree
from desktop.ui import theme
from desktop.ui.i18n import number, tr, trn
from desktop.ui.lists.pages import Place
from desktop.ui.order.chips import dot
from desktop.ui.order.due_list import due_words, today
from desktop.ui.order.tag_nesting import TagNesting
from desktop.ui.session import Session
from desktop.ui.stock import Stock, stock
from desktop.ui.words import tip

PLACE = Qt.ItemDataRole.UserRole + 1
_PARTS_OF_OTHERS = {"brief_block", "tag", "saved_search", "citation", "file", "sameness", "import",
                    "colleague"}
"""Kinds met inside others, or with a section of their own; listed only with all kinds."""
_ALWAYS = {"source", "person", "organisation", "prosecution", "blocked_site", "case_file", "note", "brief"}
_SOON, _REST = 150, 10
"""Milliseconds from a change to reading anew; so many times as long as reading took lie between two."""


class Navigator(QTreeWidget):
    """Places to look at. `chosen` carries a Place."""

    chosen = Signal(object)
    wants_all_kinds = Signal(bool)
    """The line at the end of the kinds was pressed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folded: set[str] = set(session.kept("folded", []))
        self._all_kinds = bool(session.kept("all_kinds", False))
        self._stock: Stock | None = None
        self._reading = self._read_again = False
        self.setAccessibleName(tr("Navigator"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(16)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(11)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("navigator")
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, QColor(theme.colours().window))
        self.setPalette(palette)
        self._delegate = _Lines()
        self.setItemDelegate(self._delegate)
        self._again = QTimer(self, singleShot=True)
        self._took = self._read = 0.0  # seconds: how long reading took, and when it was over
        self._again.timeout.connect(self._read_aside)
        self.itemSelectionChanged.connect(self._tell)
        self.itemClicked.connect(self._fold)
        self.itemExpanded.connect(lambda item: self._note_folded(item, False))
        self.itemCollapsed.connect(lambda item: self._note_folded(item, True))
        session.changed.connect(self._follow)
        TagNesting(self, session, lambda: [self.place.tag] if self.place and self.place.tag else [], _tag_of)
        self.refresh()

    @property
    def all_kinds(self) -> bool:
        """Whether kinds without a record are listed too."""
        return self._all_kinds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does, on the lines that are no places."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item and not item.data(0, PLACE):
            self._fold(item, 0)
        else:
            super().keyPressEvent(event)

    def show_all_kinds(self, on: bool) -> None:
        """List every kind, or only those of the profile; without one, those in use and the commonest."""
        self._all_kinds = on
        self._session.keep("all_kinds", on)
        self.refresh()

    # Filling

    def _follow(self, changes: Changes) -> None:
        if not self._again.isActive():  # while changes keep coming it is read now and then, and others get their turn
            rest = _REST * self._took - (time.perf_counter() - self._read)
            self._again.start(max(_SOON, round(1000 * rest)))

    def refresh(self) -> None:
        """Read what there is and how much of it; what bears each tag is counted on another thread."""
        if self._session.is_open:
            now = stock(self._session.reader, today(), with_tags=False)
            self._stock = replace(now, borne=self._stock.borne if self._stock else {})
            self._fill()
            if now.tags:
                self._read_aside()

    def _read_aside(self) -> None:
        """In a large archive counting takes longer than a frame."""
        self._read_again = self._reading
        if self._reading or not self._session.is_open:
            return
        self._reading, archive = True, self._session.archive

        def read(step: object) -> tuple[Stock, float]:
            begun = time.perf_counter()
            with archive.reader() as reader:
                return stock(reader, today(), with_tags=True), time.perf_counter() - begun

        self._session.tasks.run("", read, done=lambda found: self._take(*found),
                                failed=lambda error: self._take(None, 0), quiet=True)

    def _take(self, found: Stock | None, took: float) -> None:
        self._reading = False
        if not isValid(self) or not self._session.is_open:
            return  # the window went meanwhile
        self._took, self._read = took, time.perf_counter()
        if found is not None:
            before, self._stock = self._stock, found
            if before is None or before.lines != found.lines:
                self._fill()
            elif before != found:
                self._say_counts()
        if self._read_again:
            self._again.start(max(_SOON, round(1000 * _REST * took)))

    def _fill(self) -> None:
        """Make every line anew."""
        chosen, place = self.place, self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self._line(None, Place(inbox=True), tr("Not yet treated"), theme.icon("import"))
        self._add_kinds()
        self._add_more()
        self._add_section("cases", tr("Cases"), self._named("case_file"))
        self._add_tags()
        self._add_section("searches", tr("Saved searches"), self._named("saved_search"))
        waiting = self._line(None, Place(due=True), tr("What is due"), theme.icon("task"))
        waiting.setData(0, _GAP, True)
        self._line(None, Place(trash=True), tr("Trash"), theme.icon("trash"))
        self._say_counts()
        self.go_to(chosen)
        self.verticalScrollBar().setValue(place)
        self.blockSignals(False)

    def _add_kinds(self) -> None:
        assert self._stock is not None
        profile = PROFILES.get(self._session.kept("profile", ""))
        if profile and not self._all_kinds:
            for name in profile.kinds:
                self._line(None, Place(kind=name), self._session.plural(name), theme.kind_icon(name))
            return
        groups: dict[str, list[Kind]] = {}
        for kind in self._session.schema:
            used = self._stock.counts.get(kind.name, 0) and kind.name not in _PARTS_OF_OTHERS
            if used or self._all_kinds or kind.name in _ALWAYS:
                groups.setdefault(kind.group, []).append(kind)
        for group, kinds in groups.items():
            heading = self._heading(group, group_words(group))
            for kind in kinds:
                self._line(heading, Place(kind=kind.name), self._session.plural(kind.name), theme.kind_icon(kind.name))

    def _add_more(self) -> None:
        """The one line by which the kinds that are not shown come and go."""
        words = tr("Fewer kinds") if self._all_kinds else tr("All kinds")
        line = self._line(None, None, words, theme.icon("up" if self._all_kinds else "more"))
        line.setForeground(0, theme.brush("second"))
        line.setFlags(Qt.ItemFlag.ItemIsEnabled)
        line.setData(0, _MORE, True)

    def _add_section(self, name: str, words: str, lines: list[tuple[Place, str, QIcon]]) -> None:
        if lines:
            heading = self._heading(name, words)
            for place, title, icon in lines:
                self._line(heading, place, title, icon)

    def _named(self, kind: str) -> list[tuple[Place, str, QIcon]]:
        assert self._stock is not None
        if kind == "case_file":
            return [(Place(case=one), title, theme.kind_icon(kind)) for one, title in self._stock.cases]
        return [(Place(search=one), title, theme.kind_icon(kind)) for one, title in self._stock.searches]

    def _add_tags(self) -> None:
        assert self._stock is not None
        if not self._stock.tags:
            return
        heading = self._heading("tags", tr("Tags"))
        items: dict[str, QTreeWidgetItem] = {}
        for tag in (place.tag for place in tree(self._stock.tags)):
            above = items.get(tag.parent, heading)
            items[tag.id] = self._line(above, Place(tag=tag.id), tag.in_(self._session.language), dot(tag.colour))
            if above is not heading:
                above.setExpanded(True)

    # Numbers

    def _say_counts(self) -> None:
        """Put into each line how much there is."""
        assert self._stock is not None
        now, tags = self._stock, {tag.id: tag for tag in self._stock.tags}
        for item in self._items():
            place: Place | None = item.data(0, PLACE)
            if place is None:
                continue
            if place.tag:
                if place.tag in now.borne:
                    self._say_borne(item, tags[place.tag], now.borne[place.tag])
            elif place.inbox:
                left = trn("{count} left", "{count} left", now.waiting)
                self._say_count(item, now.waiting, f"{item.text(0)}, {left}" if now.waiting else "")
            elif place.due:
                self._say_count(item, len(now.due))
                late = any(one.when == OVERDUE for one in now.due)
                item.setToolTip(0, due_words(now.due) if late else tip(item.text(0)))
            elif place.trash:
                self._say_count(item, now.trashed)
            elif place.kind:
                self._say_count(item, now.counts.get(place.kind, 0))

    def _say_count(self, item: QTreeWidgetItem, count: int, told: str = "") -> None:
        shown, words = number(count) if count else "", item.text(0)
        if item.text(1) == shown and item.data(0, _TOLD):
            return
        item.setData(0, _TOLD, True)
        item.setText(1, shown)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, told or (f"{words}, {shown}" if shown else words))
        item.setForeground(0, QBrush() if count else theme.brush("second"))

    def _say_borne(self, item: QTreeWidgetItem, tag: Tag, count: Borne) -> None:
        """How many bear a tag; of one with others inside also how many bear only those: "3 + 4"."""
        shown = f"{number(count.own)} + {number(count.inside)}" if count.inside else number(count.own or 0)
        item.setText(1, shown if count.own or count.inside else "")
        told = trn("{count} record has this tag", "{count} records have this tag", count.own)
        more = trn("{count} more has a tag inside it", "{count} more have a tag inside it", count.inside)
        words = [told, more] if count.inside else [told]
        item.setToolTip(0, tip("\n".join((item.text(0), *words, tag.codebook))))
        item.setToolTip(1, tip("\n".join(words)))
        key = [tr("key {key}", key=tag.key)] if tag.key else []
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join((item.text(0), *words, *key)))

    # Lines

    def _heading(self, name: str, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, ""])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(0, _NAME, name)
        item.setFont(0, theme.font("small", semibold=True))
        item.setForeground(0, theme.brush("second"))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        self.addTopLevelItem(item)
        item.setExpanded(name not in self._folded)
        return item

    def _line(self, above: QTreeWidgetItem | None, place: Place | None, words: str, icon: QIcon) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, ""])
        item.setData(0, PLACE, place)
        item.setIcon(0, icon)
        item.setToolTip(0, tip(words))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, theme.brush("second"))
        item.setFont(1, theme.font("small"))
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        return item

    # Choosing

    @property
    def place(self) -> Place | None:
        """The place that is chosen."""
        items = self.selectedItems()
        return items[0].data(0, PLACE) if items else None

    def go_to(self, place: Place | None) -> bool:
        """Choose a place, if it is listed."""
        for item in self._items():
            if item.data(0, PLACE) == place and place is not None:
                above = item.parent()
                while above is not None:
                    above.setExpanded(True)
                    above = above.parent()
                self.setCurrentItem(item)
                return True
        return False

    def _items(self, above: QTreeWidgetItem | None = None) -> Iterator[QTreeWidgetItem]:
        root = above or self.invisibleRootItem()
        for row in range(root.childCount()):
            if (item := root.child(row)) is not None:
                yield item
                yield from self._items(item)

    def _tell(self) -> None:
        if self.place is not None:
            self.chosen.emit(self.place)

    def _fold(self, item: QTreeWidgetItem, column: int) -> None:
        if item.data(0, _NAME):
            item.setExpanded(not item.isExpanded())
        elif item.data(0, _MORE):
            self.wants_all_kinds.emit(not self._all_kinds)

    def _note_folded(self, item: QTreeWidgetItem, folded: bool) -> None:
        if name := item.data(0, _NAME):
            (self._folded.add if folded else self._folded.discard)(name)
            self._session.keep("folded", sorted(self._folded))


_NAME, _GAP, _MORE, _TOLD = PLACE + 1, PLACE + 2, PLACE + 3, PLACE + 4


def _tag_of(item: QTreeWidgetItem | None) -> str | None:
    """The tag into which another may be put on a line; "" on the heading above all tags."""
    place = item.data(0, PLACE) if item else None
    return place.tag or None if place else "" if item and item.data(0, _NAME) == "tags" else None


class _Lines(QStyledItemDelegate):
    """Headings stand apart by space; the fold sign is at their right edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        first = index.sibling(index.row(), 0)
        apart = bool(first.data(_NAME) or first.data(_GAP))
        height = max(theme.ROW - 2, option.fontMetrics.height() + theme.GAP)
        return QSize(size.width() + (theme.GAP if index.column() else 0), height + (theme.GAP if apart else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        first = index.sibling(index.row(), 0)
        if first.data(_NAME) or first.data(_GAP):
            option.rect.setTop(option.rect.top() + theme.GAP)
        if first.data(_NAME) and index.column() == 1:
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            sign = theme.picture("down" if is_open else "left" if mirrored else "right", theme.colours().second, 14)
            where = QRect(option.rect.right() - 20, option.rect.center().y() - 7, 14, 14)
            where = QStyle.visualRect(option.direction, option.rect, where)
            painter.drawPixmap(where, sign)
            return
        super().paint(painter, option, index)


def group_words(group: str) -> str:
    """What a group of kinds is called."""
    return {"evidence": tr("Evidence"), "people": tr("People and bodies"), "law": tr("Law"), "events": tr("Events"),
            "figures": tr("Figures"), "work": tr("Work")}.get(group, group)
