"""The lines of a plan: what came, record by record, and where people differ, as a model for a list of any length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from archive_schema.messages import Message
from desktop.archive.joining.plan import Difference, Likeness, News, Plan
from desktop.ui import theme
from desktop.ui.i18n import tr, trn, worded
from desktop.ui.joining.choosing import LEFT_OPEN, Choosing
from desktop.ui.joining.saying import ALIKE, CONFLICT, RIVAL, TOLD, field_words, side_words, sort_words
from desktop.ui.session import Session
from desktop.ui.words import tip

Entry = Difference | News | Likeness | Message
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONG = 200
# Asked for thousands of times a second; numbers are compared faster than names.
_DISPLAY, _PICTURE, _INK, _TIP, _READ_OUT = (int(role) for role in (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole))
_TOLD = {_DISPLAY, _PICTURE, _INK, _TIP, _READ_OUT}
SORT, RECORD, WHAT, CHOICE = range(4)
_TONES = {CONFLICT: "warn", RIVAL: "second", ALIKE: "second", TOLD: "danger", "removed": "danger", "purged": "danger"}


def entries_of(plan: Plan) -> list[Entry]:
    """All a plan tells, what is asked first."""
    return [*plan.to_choose, *(one for one in plan.differences if one.rivals), *plan.told, *plan.news,
            *plan.likenesses]


def sort_of_entry(entry: Entry) -> str:
    """Under which heading an entry is counted."""
    if isinstance(entry, Difference):
        return RIVAL if entry.rivals else CONFLICT
    if isinstance(entry, News):
        return entry.what
    return ALIKE if isinstance(entry, Likeness) else TOLD


class Entries(QAbstractTableModel):
    """Words are made when a line is looked at. Differences that are asked come first, so their rows are their places
    among the choices while nothing or only they are shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._all: list[Entry] = []
        self.shown: list[Entry] = []
        self.choosing = Choosing()
        self._sort = ""
        self._icons: dict[str, Any] = {}
        self._inks = {name: theme.brush(name) for name in ("warn", "second", "danger", "good")}

    def take(self, entries: list[Entry], choosing: Choosing) -> None:
        """Show other entries, all of them; those that are asked are the first, in the order of the choices."""
        self.beginResetModel()
        self._all, self.choosing, self._sort = entries, choosing, ""
        self.shown = self._all
        self.endResetModel()

    def narrow(self, sort: str) -> None:
        """Show entries of one sort; "" all."""
        self.beginResetModel()
        self._sort = sort
        self.shown = [one for one in self._all if sort_of_entry(one) == sort] if sort else self._all
        self.endResetModel()

    def counts(self) -> Counter[str]:
        """How many of each sort there are."""
        return Counter(map(sort_of_entry, self._all))

    def place(self, row: int) -> int | None:
        """The place among the choices of the difference in a row; None of what is not chosen."""
        return row if 0 <= row < len(self.choosing) and self._sort in ("", CONFLICT) else None

    def chosen_anew(self, first: int, last: int) -> None:
        """The choices in these rows are others."""
        self.dataChanged.emit(self.index(first, CHOICE), self.index(last, CHOICE))

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What becomes of it, the record, what of it, what was chosen."""
        return 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("What"), tr("Record"), tr("Fields"), tr("Choice"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words."""
        if role not in _TOLD:
            return None
        row, column = index.row(), index.column()
        entry = self.shown[row]
        if role == _DISPLAY:
            return self._words(entry, column, row)
        if role == _PICTURE:
            return None if column != RECORD or isinstance(entry, Message) else self._icon(entry.kind)
        if role == _INK:
            tone = _TONES.get(sort_of_entry(entry)) if column == SORT else "good" if column == CHOICE else None
            return self._inks[tone] if tone else None
        if role == _TIP:
            return tip(self._words(entry, column, row))
        columns = range(4) if column == SORT else (column,)  # the first cell is read out for all of its row
        return ", ".join(filter(None, (self._words(entry, one, row) for one in columns)))

    def _icon(self, kind: str) -> Any:
        if kind not in self._icons:
            self._icons[kind] = theme.kind_icon(kind)
        return self._icons[kind]

    def _words(self, entry: Entry, column: int, row: int) -> str:
        if column == SORT:
            return sort_words(sort_of_entry(entry))
        if column == CHOICE:
            return self._choice(row)
        if isinstance(entry, Message):
            return str(worded(entry))[:_LONG] if column == RECORD else ""
        if isinstance(entry, Likeness):
            return entry.their_title if column == RECORD else tr("like “{title}”", title=entry.our_title)
        if column == RECORD:
            return f"{entry.ref}  {entry.title}"[:_LONG]
        return self._difference(entry) if isinstance(entry, Difference) else self._news(entry)

    def _difference(self, entry: Difference) -> str:
        return field_words(self._session, entry.kind, entry.field, entry.rows)

    def _news(self, entry: News) -> str:
        names = list(dict.fromkeys(one.field for one in entry.fields))
        if len(names) > 4:
            return trn("{count} field", "{count} fields", len(names))
        words = [field_words(self._session, entry.kind, name) for name in names]
        return ", ".join([*words, tr("in the trash here")] if entry.trashed else words)

    def _choice(self, row: int) -> str:
        place = self.place(row)
        if place is None or (side := self.choosing.side(place)) is None:
            return ""
        if side == LEFT_OPEN:
            return tr("left open")
        difference = self.choosing.differences[place]
        words = side_words(self._session, difference, difference.sides[side])[:60] or tr("nothing")
        return f"✓ {tr('ours') if difference.sides[side].ours else tr('theirs')}: {words}"


def state_words(choosing: Choosing) -> str:
    """How far the choosing is: "12 of 300 decided, 3 of them left open"."""
    told = trn("{decided} of {count} decided", "{decided} of {count} decided", len(choosing),
               decided=choosing.decided)
    if choosing.left_open:
        told += ", " + trn("{count} of them left open", "{count} of them left open", choosing.left_open)
    return told


def counts_words(counts: Counter[str], sorts: Sequence[str]) -> list[tuple[str, int]]:
    """The sorts that are there, each with its number."""
    return [(sort, counts[sort]) for sort in sorts if counts[sort]]
