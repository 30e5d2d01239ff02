"""Records of a kind as a sheet: a row each, a cell for each field, and an empty row at the end for a new one."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from archive_schema.fields import Field
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import ArchiveError, Changes, Head
from desktop.archive.listing import ids_of, lines, number_of
from desktop.exchange.cells import value_of, words_for
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session

PAGE, PAGES_KEPT = 50, 80
NEW = ""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SheetModel(QAbstractTableModel):
    """Cells are read when they are looked at. What was typed and not understood stays in its cell, marked."""

    told = Signal(str)
    """What is wrong with what was typed; "" when nothing is."""

    def __init__(self, session: Session, kind: str, fields: Sequence[Field], numbers: array[int]) -> None:
        super().__init__()
        self._session, self.kind, self.fields = session, session.kind(kind), list(fields)
        self._numbers = array("q", numbers)
        self._kept: OrderedDict[int, dict[int, Head]] = OrderedDict()
        self._marks: dict[tuple[str, str], tuple[str, str]] = {}  # (words, what is wrong) by record and field
        self._new: dict[str, Any] = {}
        self._ink, self._wash, self._second = theme.brush("danger"), theme.brush("wash"), theme.brush("second")
        session.changed.connect(self._follow)

    def head_at(self, row: int) -> Head | None:
        """The record of a row; None for the row of a new one, and where it is gone."""
        if not 0 <= row < len(self._numbers):
            return None
        page = row // PAGE
        if page not in self._kept:
            numbers = self._numbers[page * PAGE:(page + 1) * PAGE]
            self._kept[page] = lines(self._session.reader, numbers, self.kind, [field.name for field in self.fields])
            if len(self._kept) > PAGES_KEPT:
                self._kept.popitem(last=False)
        return self._kept[page].get(self._numbers[row])

    @property
    def language(self) -> str:
        """The language of the window."""
        return self._session.language

    def ids_from(self, row: int) -> list[str]:
        """The records from a row on."""
        return ids_of(self._session.reader, self._numbers[row:])

    def value(self, row: int, field: Field) -> Any:
        """What a cell holds."""
        if row >= len(self._numbers):
            return self._new.get(field.name)
        head = self.head_at(row)
        return head.cells.get(field.name) if head else None

    def words(self, row: int, column: int) -> str:
        """What stands in a cell to be changed or copied."""
        field = self.fields[column]
        if mark := self._marks.get(self._key(row, field)):
            return mark[0]
        return words_for(field, self.value(row, field), self._session.reader, self._session.language)

    def _key(self, row: int, field: Field) -> tuple[str, str]:
        head = self.head_at(row)
        return head.id if head else NEW, field.name

    def _follow(self, changes: Changes) -> None:
        """Rows stay where they are while they are changed; new ones come at the end."""
        if self.kind.name not in changes.kinds():
            return
        self._kept.clear()
        known = set(self._numbers)
        new = sorted(number for kind, record in changes.added if kind == self.kind.name
                     and (number := number_of(self._session.reader, record)) and number not in known)
        if new:
            at = len(self._numbers)
            self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
            self._numbers.extend(new)
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field, row = self.fields[index.column()], index.row()
        if role == Qt.ItemDataRole.EditRole:
            return self.words(row, index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole,
                        Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        mark = self._marks.get(self._key(row, field)) if self._marks else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink if mark else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._wash if mark else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark[1] if mark else None
        if mark:
            return f"⚠ {mark[0]} — {mark[1]}"
        session = self._session
        return " ".join(words_of(field, self.value(row, field), session.language, session.title)[:300].split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            role = Qt.ItemDataRole.DisplayRole
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.fields[section].label.in_(self._session.language)
        head = self.head_at(section)
        return head.ref if head else tr("new")

    def setData(self, index: Index, words: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed, as one step; what is not understood is marked and nothing of it is written."""
        field, row, session = self.fields[index.column()], index.row(), self._session
        if role != Qt.ItemDataRole.EditRole or words == self.words(row, index.column()):
            return False
        key = self._key(row, field)
        self._marks.pop(key, None)
        try:
            value = value_of(field, words, session.reader, session.language)
        except ArchiveError as error:
            self._mark(index, key, words, said(error)[0])
            return True
        head = self.head_at(row)
        if head is None:
            self._take_new(field, value)
        elif value is None and field.required:
            self._mark(index, key, words, tr("This is needed."))
            return True
        elif value != self.value(row, field):
            session.write("Edit a record", lambda writer: writer.edit(head.id, {field.name: value}),
                          failed=lambda error: self._mark(index, key, words, " ".join(said(error))))
            head.cells[field.name] = value  # as it will be once it is written
        self.told.emit("")
        self.dataChanged.emit(index, index)
        return True

    def _mark(self, index: Index, key: tuple[str, str], words: str, wrong: str) -> None:
        self._marks[key] = (words, wrong)
        self.told.emit(wrong)
        self.dataChanged.emit(index, index)

    def _take_new(self, field: Field, value: Any) -> None:
        self._new[field.name] = value
        made = Record(self.kind.name, {name: one for name, one in self._new.items() if one is not None})
        if not self.kind.problems(made):
            self._new = {}
            self._session.write("Add a record", lambda writer: writer.add(made))
