"""What is due, in the place of the list: overdue, this week, later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from archive_schema.sentences import words_of
from desktop.archive.clock import utc_now
from desktop.archive.order.due import LATER, OVERDUE, WEEK, Due, due
from desktop.ui import theme
from desktop.ui.i18n import number, tr, trn
from desktop.ui.session import Session
from desktop.ui.words import tip

_ID = Qt.ItemDataRole.UserRole + 1


def today() -> date:
    """The day it is here."""
    return date.fromisoformat(utc_now()[:10])


def what_is_due(session: Session) -> list[Due]:
    """Everything that is due."""
    return due(session.reader, today())


def due_words(found: Sequence[Due]) -> str:
    """How much is overdue and due within a week, in one line; "" when nothing is."""
    late, soon = (sum(one.when == when for one in found) for when in (OVERDUE, WEEK))
    told = [trn("{count} overdue", "{count} overdue", late)] if late else []
    told += [trn("{count} due within a week", "{count} due within a week", soon)] if soon else []
    return "; ".join(told)


class DueList(QTreeWidget):
    """Read anew whenever it is shown; a line is a record."""

    picked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName(tr("What is due"))
        self.setColumnCount(3)
        self.setHeaderLabels([tr("What"), tr("Until"), tr("Kind")])
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setProperty("lines", "true")
        self.setIndentation(theme.PANE)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda now, before: self.picked.emit(now.data(0, _ID)) if now and now.data(
            0, _ID) else None)

    def fill(self) -> int:
        """Read what is due; how much."""
        current = self.current
        found, language = what_is_due(self._session), self._session.language
        self.blockSignals(True)
        self.clear()
        lines: dict[str, QTreeWidgetItem] = {}
        for when, words in ((OVERDUE, tr("Overdue")), (WEEK, tr("Within a week")), (LATER, tr("Later"))):
            some = [one for one in found if one.when == when]
            if not some:
                continue
            heading = QTreeWidgetItem([f"{words}   {number(len(some))}"])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(0, theme.font("body", semibold=True))
            if when == OVERDUE:
                heading.setForeground(0, theme.brush("danger"))
            self.addTopLevelItem(heading)
            for one in some:
                heading.addChild(lines.setdefault(one.id, self._line(one, language)))
        self.expandAll()
        first = lines.get(current) or next(iter(lines.values()), None)
        if first is not None:
            self.setCurrentItem(first)
        self.blockSignals(False)
        return len(found)

    def _line(self, one: Due, language: str) -> QTreeWidgetItem:
        until = words_of(one.field, one.moment, language)
        if one.uncertain:
            until = tr("{date} (counted from its first day)", date=until)
        item = QTreeWidgetItem([one.title, until, self._session.label(one.kind)])
        item.setData(0, _ID, one.id)
        item.setIcon(0, theme.kind_icon(one.kind))
        item.setToolTip(0, tip(f"{one.ref}  {one.title}"))
        item.setToolTip(1, tip(f"{one.field.label.in_(language)}: {one.day.isoformat()}"))
        return item

    @property
    def current(self) -> str:
        """The record one stands on; "" on none."""
        item = self.currentItem()
        return str(item.data(0, _ID) or "") if item else ""

    @property
    def selected(self) -> list[str]:
        """The records that are selected."""
        return [item.data(0, _ID) for item in self.selectedItems() if item.data(0, _ID)]

    def go_to(self, record_id: str) -> None:
        """Stand on a record, if it is due."""
        for row in range(self.topLevelItemCount()):
            heading = self.topLevelItem(row)
            for place in range(heading.childCount() if heading else 0):
                item = heading.child(place) if heading else None
                if item is not None and item.data(0, _ID) == record_id:
                    self.setCurrentItem(item)
                    return
