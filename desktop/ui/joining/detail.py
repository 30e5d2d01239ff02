"""The entry one is at, in full: the sides of a difference, the fields of a record that came, why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.archive.joining.plan import Difference, Likeness, News
from desktop.ui import theme
from desktop.ui.coming.parts import plain_table
from desktop.ui.i18n import tr, worded
from desktop.ui.joining.entries import Entry
from desktop.ui.joining.saying import field_words, news_words
from desktop.ui.joining.side_by_side import SideBySide
from desktop.ui.session import Session
from desktop.ui.words import tip

_SIDES, _FIELDS, _WORDS = range(3)
_MOST = 100  # fields of one record that are listed


class Detail(QWidget):
    """Three faces, made once: sides, fields, words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.title = theme.label("", semibold=True)
        self.told = theme.label("", "small", "second", wrap=True)
        self.sides = SideBySide(session)
        self.fields = plain_table(tr("Fields that change"), [tr("Field"), tr("Here until now"), tr("After the merge"),
                                                             tr("Who and when")])
        header = self.fields.horizontalHeader()
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 190), (3, 210)):
            self.fields.setColumnWidth(column, round(width * theme.scale()))
        self.words = theme.label("", wrap=True)
        self.faces = QStackedWidget()
        for face in (self.sides, self.fields, self.words):
            self.faces.addWidget(face)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme.GAP, 0, 0)
        rows.setSpacing(theme.GRID)
        rows.addWidget(self.title)
        rows.addWidget(self.told)
        rows.addWidget(self.faces, 1)

    def show_entry(self, entry: Entry, chosen: int | None) -> None:
        """Show an entry; `chosen` is the side chosen of a difference."""
        if isinstance(entry, Difference):
            self._head(f"{entry.ref}  {entry.title}", field_words(self._session, entry.kind, entry.field, entry.rows),
                       tr("Sources speak for each; both stay, as rival accounts.") if entry.rivals else "")
            self.sides.show_difference(entry, chosen, asked=not entry.rivals)
            self.faces.setCurrentIndex(_SIDES)
        elif isinstance(entry, News):
            self._head(f"{entry.ref}  {entry.title}", self._session.label(entry.kind), news_told(entry))
            self._fill(entry)
            self.faces.setCurrentIndex(_FIELDS if entry.fields else _WORDS)
            self.words.clear()
        elif isinstance(entry, Likeness):
            self._head(entry.their_title, self._session.label(entry.kind), "")
            self.say(tr("It looks like “{title}”, which is here already. Both stay apart until you join them: after "
                        "the merge, “Find duplicates” lays them side by side.", title=entry.our_title), keep=True)
        else:
            self._head(tr("Not taken in"), "", "")
            self.say(str(worded(entry)), keep=True)

    def say(self, words: str, *, keep: bool = False) -> None:
        """Words alone; `keep` leaves the title above them."""
        if not keep:
            self._head("", "", "")
        self.words.setText(words)
        self.faces.setCurrentIndex(_WORDS)

    def _head(self, title: str, what: str, told: str) -> None:
        room = self.title.fontMetrics().horizontalAdvance("n") * 90
        self.title.setText(self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(tip(title))
        line = " · ".join(filter(None, (what, told)))
        self.told.setText(line)
        self.told.setVisible(bool(line))

    def _fill(self, entry: News) -> None:
        shown = entry.fields[:_MOST]
        self.fields.setRowCount(len(shown))
        for row, news in enumerate(shown):
            for column, words in enumerate(news_words(self._session, entry.kind, news)):
                item = QTableWidgetItem(words[:400])
                item.setToolTip(tip(words[:2000]))
                self.fields.setItem(row, column, item)


def news_told(entry: News) -> str:
    """What becomes of a record, and where it lies."""
    trashed = tr("It lies in the trash here, and stays there.") if entry.trashed else ""
    return " ".join(filter(None, (what_words(entry.what), trashed)))


def what_words(what: str) -> str:
    """What becomes of a record, in a sentence."""
    return {"new": tr("It is not here yet and comes in."), "changed": tr("It was changed there; nobody changed the "
            "same here."), "removed": tr("It was put into the trash there, and goes there here too."),
            "purged": tr("It was purged for good there; its contents go here too, and nothing brings them back."),
            "kept": tr("It was removed in one copy and changed in the other, so it stays.")}[what]
