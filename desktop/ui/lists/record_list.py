"""The middle of the window: the search field, its filters, and below them a list or what was found."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_schema.belongs import BELONGS
from desktop.archive import Changes
from desktop.search import Hit, Results, State
from desktop.search.results import UP_TO_DATE
from desktop.search.saved import BEST, Search, search_of
from desktop.search.sealed import WHY
from desktop.ui import theme
from desktop.ui.empty import EmptyPage
from desktop.ui.finding.found import Found, address_words, instead_words, unsearched_words
from desktop.ui.finding.narrowing import Narrowing
from desktop.ui.finding.search_field import SearchField
from desktop.ui.finding.searching import Answer, LatestSearch, Question
from desktop.ui.i18n import number, said, tr, trn
from desktop.ui.line_button import LoneLine
from desktop.ui.lists.pages import Place, name_of
from desktop.ui.lists.record_table import TableView
from desktop.ui.order.due_list import DueList
from desktop.ui.session import Session

_MOST_HITS = 2000
_GATHER = 100  # milliseconds in which changes are gathered before the list is read anew


class RecordList(QWidget):
    """Shows a place, or what a search finds there or everywhere."""

    picked = Signal(str)
    """The record that is current now; "" when there is none."""
    activated = Signal(str)
    """Enter or a double click on a record."""
    counted = Signal(str)
    """How many there are, in words, for the status bar."""
    wants_new = Signal(str)
    wants_files = Signal()
    wants_kept = Signal()
    """What is searched for is to be kept under a name."""
    wants_addresses = Signal()
    wants_unsearched = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = Place(kind="source")
        self._everywhere = False
        self._last_picked: str | None = None
        self._answered = ""
        self._order: tuple[str, bool | None] = (BEST, None)
        self._shown_for: Question | None = None
        self._total = self._further_after = 0
        self._partly = False  # the index was behind when it answered
        self.field = SearchField(session)
        self.search = LatestSearch(session, self)
        self.search.answered.connect(self._show_answer)
        self.search.continued.connect(self._go_on)
        self.search.failed.connect(lambda error: self._say("warning", *said(error)))
        self.keep = QToolButton()
        self.narrowing = Narrowing(session, self.keep)
        self.narrowing.changed.connect(lambda: self.ask(at_once=True))
        self.narrowing.everywhere.connect(self._search_everywhere)
        self.narrowing.back.connect(self._search_here)
        self.notes = theme.label("", "small", "warn", wrap=True)
        self.notes.setContentsMargins(theme.PANE, 0, theme.PANE, 0)
        self.unsearched = LoneLine(self.wants_unsearched.emit)
        self.stack = QStackedWidget()
        self.table, self.found, self.empty = TableView(session), self._make_found(), EmptyPage()
        self.table.picked.connect(self._pick)
        self.table.arrived.connect(self._arrived)
        self.table.doubleClicked.connect(lambda index: self.activated.emit(self.current))
        self.table.installEventFilter(self)
        self.due = DueList(session)
        self.due.picked.connect(self._pick)
        self.due.itemDoubleClicked.connect(lambda item: self.activated.emit(self.current) if self.current else None)
        self.due.installEventFilter(self)
        for widget in (self.table, self.found, self.empty, self.due):
            self.stack.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme.GAP, 0, 0)
        rows.setSpacing(theme.GAP)
        rows.addLayout(self._search_row())
        for part in (self.narrowing, self.notes):
            part.hide()
            rows.addWidget(part)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.unsearched)
        self._concerned = False
        self._changed: set[str] | None = set()  # the records changed since the rows were read; None: any of them
        self._again = QTimer(self, singleShot=True, interval=_GATHER)
        self._again.timeout.connect(self._refresh_what_changed)
        session.changed.connect(self._follow)
        session.vault_turned.connect(self._vault_turned)
        session.index_state.connect(self._follow_index)

    def _search_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PANE, 0, theme.PANE, 0)
        self.field.textChanged.connect(lambda text: self.ask() if text.strip() else self._leave_search())
        self.field.returnPressed.connect(self.focus_list)
        self.field.installEventFilter(self)
        self.keep.setIcon(theme.icon("add"))
        self.keep.setToolTip(tr("Keep this search…"))
        self.keep.setAccessibleName(tr("Keep this search…"))
        self.keep.clicked.connect(self.wants_kept.emit)
        self.keep.hide()
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        return row

    def _make_found(self) -> Found:
        found = Found(self._session)
        found.picked.connect(self._pick)
        found.near_the_end.connect(self._more)
        found.instead.connect(self._look_instead)
        found.addresses.connect(self.wants_addresses.emit)
        found.list.doubleClicked.connect(lambda index: self.activated.emit(self.current))
        found.list.installEventFilter(self)
        return found

    # Places

    def show_place(self, place: Place) -> None:
        """Show a kind, a tag, a case, a saved search or the trash; what was searched for is left."""
        self.place = place
        self._last_picked = None
        self._everywhere = bool(place.search)
        if place.search:
            reader = self._session.reader
            self.take(search_of(reader.get(place.search), reader))
        elif self.query:
            self.field.clear()  # and with it the search: _leave_search
        else:
            self._show_table()

    def _show_due(self) -> None:
        count = self.due.fill()
        self._tell_count(count)
        if count:
            self.stack.setCurrentWidget(self.due)
        else:
            self._say("task", tr("Nothing is due"), tr("Tasks and letters with a day until which stand here."))
        self._pick(self.current)

    def _show_table(self) -> None:
        if self.place.due:
            self._show_due()
            return
        count = self.table.show_place(self.place)
        self._tell_count(count)
        if count:
            self.stack.setCurrentWidget(self.table)
            self.table.to_first()
        else:
            self._say_nothing_here()
            self._pick("")

    def _leave_search(self) -> None:
        self._everywhere = False
        self.search.forget()
        for part in (self.narrowing, self.notes, self.keep, self.unsearched):
            part.hide()
        self.narrowing.forget()
        if self.place.search:
            self.place = Place(kind="source")
        if self.table.place == self.place and self.table.records is not None:
            self._arrived(self.table.refresh())  # where one was before the search
            self._pick(self.current)
        else:
            self._show_table()

    def _follow(self, changes: Changes) -> None:
        # A row shows its own record and titles of others; only its own kind can come, go or move.
        self._concerned |= not self.place.one_kind or self.place.one_kind in changes.kinds() or self.is_searching
        if "tag" in changes.kinds():
            self._changed = None  # any row may have it
        elif self._changed is not None:
            self._changed |= changes.ids()
        self._again.start()

    def _follow_index(self, state: State) -> None:
        if state == UP_TO_DATE and self._partly and self.is_searching:
            self.ask()

    def _refresh_what_changed(self) -> None:
        concerned, changed = self._concerned, self._changed
        self._concerned, self._changed = False, set()
        if self._session.is_open:
            self.table.note_changed(changed)
            if concerned:
                self._refresh()

    def _vault_turned(self, opened: bool) -> None:
        if not opened:
            self.found.clear()  # a passage may be a sealed value
        self.table.note_changed()
        self._refresh()

    def _refresh(self) -> None:
        if self.is_searching:
            self.ask()
            return
        if self.place.due:
            self._show_due()
        else:
            self._arrived(self.table.refresh())

    def _arrived(self, count: int) -> None:
        """The table was put in order anew, perhaps by another thread."""
        if self.is_searching or self.place.due:
            return
        self._tell_count(count)
        if count:
            self.stack.setCurrentWidget(self.table)
        elif self.stack.currentWidget() is not self.empty:
            self._say_nothing_here()
            self._pick("")

    # Search

    @property
    def asked(self) -> Search:
        """What is searched for, and how."""
        return replace(self.narrowing.chosen, query=self.query)

    @property
    def kept(self) -> Search:
        """What is searched for, how, and where, as it is kept."""
        return self._question().here

    @property
    def is_searching(self) -> bool:
        """Whether something is searched for; a saved search may have filters alone."""
        return bool(self.query or self.place.search)

    @property
    def question(self) -> Question | None:
        """What was asked and is shown; None when no search is."""
        return self._shown_for if self.is_searching else None

    @property
    def query(self) -> str:
        """What is searched for; "" when nothing is."""
        return self.field.text().strip()

    def look_for(self, query: str, *, everywhere: bool = False) -> None:
        """Search for this at once; for nothing, what is typed next is looked for there."""
        self._everywhere = everywhere
        if not query:
            return
        self.field.blockSignals(True)  # asked below, at once
        self.field.setText(query)
        self.field.blockSignals(False)
        self.field.offer_nothing()
        self.ask(at_once=True)

    def take(self, search: Search) -> None:
        """Search everywhere as a saved search says."""
        self.narrowing.choose(search)
        self.look_for(search.query, everywhere=True)

    def ask(self, *, at_once: bool = False) -> None:
        """Search for what stands in the field."""
        self.search.ask(self._question(), at_once=at_once)

    def _question(self) -> Question:
        here = Place() if self._everywhere else self.place
        tag = self._session.reader.title(here.tag) if here.tag else ""
        case = self._session.reader.ref(here.case) if here.case else ""
        return Question(self.asked, here.kind, tag, case)

    def _show_answer(self, question: Question, answer: Answer) -> None:
        # Other words, and another order, have another first; the same, asked anew, leave one where one was.
        order = (question.search.sort, question.search.descending)
        current = self.current if (question.search.query, order) == (self._answered, self._order) else ""
        self._answered, self._order = question.search.query, order
        results = answer.results
        again, self._shown_for, self._total = question == self._shown_for, question, results.total
        name = "" if self.place.search else name_of(self._session, self.place)
        place, left = (name, "") if question.is_narrow else ("", name if self._everywhere else "")
        self.narrowing.show_for(results.counts, place, results.wider - results.total, left=left)
        notes = " ".join(tr(note.text, **note.values) for note in results.notes)
        self._partly = bool(notes) and self._session.index.state != UP_TO_DATE
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes and results.hits))  # without a hit they are said in the middle
        self.keep.show()
        self.unsearched.say(unsearched_words(answer.unsearched))
        if not self.found.show_answer(answer, current, again=again):
            self._further_after = 0
        if not results.hits:
            self._say_nothing_found(question, results, notes)
            self.counted.emit(tr("Nothing found"))
            self._pick("")
            return
        self.stack.setCurrentWidget(self.found)
        self._tell_found()

    def _more(self) -> None:
        """The last hits are in sight: ask for further ones, once."""
        hits = self.found.model.hits
        after = sum(hit.why != WHY for hit in hits)  # what was found of sealed values stands before all pages
        if self._shown_for and len(hits) < min(self._total, _MOST_HITS) and after > self._further_after:
            self._further_after = after
            self.search.go_on(self._shown_for, after)

    def _go_on(self, question: Question, hits: list[Hit]) -> None:
        if question == self._shown_for:
            self.found.model.add(hits)
            self._tell_found()

    def _tell_found(self) -> None:
        shown, total = len(self.found.model.hits), self._total
        self.counted.emit(trn("{count} found", "{count} found", total) if shown >= total else
                          tr("the best {shown} of {total} found", shown=number(shown), total=number(total)))

    def _look_instead(self, query: str) -> None:
        self.field.setFocus()
        self.look_for(query, everywhere=self._everywhere)

    def _search_everywhere(self) -> None:
        self.field.setFocus()  # what was pressed goes away
        self._everywhere = True
        self.ask(at_once=True)

    def _search_here(self) -> None:
        self.field.setFocus()
        self._everywhere = False
        self.ask(at_once=True)

    def _search_without_narrowing(self) -> None:
        self.field.setFocus()
        self.narrowing.forget()
        self.ask(at_once=True)

    # When there is nothing

    def _say(self, icon: str, title: str, advice: str = "", button: str = "", act: object = None) -> None:
        self.empty.say(icon, title, advice, button, act if callable(act) else lambda: None)
        self.stack.setCurrentWidget(self.empty)

    def _say_nothing_here(self) -> None:
        place = self.place
        if place.inbox:
            self._say("good", tr("Everything is treated"),
                      tr("Sources wait here while their review is “draft”: those just taken in, first of all."))
        elif place.trash:
            self._say("trash", tr("The trash is empty"), tr("What is thrown away lies here until it is purged."))
        elif place.tag or place.case:
            self._say("tag" if place.tag else "case_file", tr("Nothing here yet"),
                      tr("Choose “{name}” in the form of a record.", name=name_of(self._session, place)))
        elif place.kind in ("source", "file"):
            self._say("source", tr("No sources yet"), BELONGS["source"].in_(self._session.language),
                      tr("Add &files…"), self.wants_files.emit)
        else:
            label = self._session.label(place.kind)
            self._say(place.kind, tr("{kinds}: nothing here yet", kinds=self._session.plural(place.kind)),
                      BELONGS[place.kind].in_(self._session.language) if place.kind in BELONGS else "",
                      tr("New: {kind}", kind=label.lower()), lambda: self.wants_new.emit(place.kind))

    def _say_nothing_found(self, question: Question, results: Results, notes: str) -> None:
        title = tr("Nothing found for “{query}”", query=question.search.query)
        if results.addresses and results.addresses.total:
            self._say("search", tr("No record found for “{query}”", query=question.search.query),
                      address_words(results.addresses) + ".", tr("Show the &addresses"), self.wants_addresses.emit)
        elif narrowed := self.narrowing.words_for(replace(question.search, query="")):
            to = tr("Narrowed to: {what}", what=", ".join(narrowed))
            self._say("search", title, f"{to}. {notes}" if notes else f"{to}.", tr("Search without &narrowing"),
                      self._search_without_narrowing)
        elif results.instead:
            self._say("search", title, notes, instead_words(results.instead).replace("&", "&&"),
                      lambda: self._look_instead(results.instead))
        elif question.is_narrow:
            here = tr("Searched in: {place}", place=name_of(self._session, self.place))
            self._say("search", title, f"{here}. {notes}" if notes else here,
                      tr("Search &everywhere"), self._search_everywhere)
        else:
            self._say("search", title, notes or tr("Try fewer words, a part of a word with * at its end, or word~."))

    def tell_count(self) -> None:
        """Say once more how many records are listed."""
        if self.stack.currentWidget() is self.table and self.table.records:
            self._tell_count(self.table.records.count)

    def _tell_count(self, count: int) -> None:
        if self.place.inbox:
            self.counted.emit(trn("{count} left", "{count} left", count))
            return
        self.counted.emit(trn("{count} record", "{count} records", count))

    # Moving about

    def _pick(self, record_id: str) -> None:
        """Tell which record is current, once: a list that was read anew still stands on the same."""
        if record_id != self._last_picked:
            self._last_picked = record_id
            self.picked.emit(record_id)

    def show_current(self, record_id: str) -> None:
        """The window shows this record: stand on it, if it is in the list, and do not tell."""
        self._last_picked = record_id
        if self.stack.currentWidget() is self.table:
            self.table.go_to(record_id)
        elif self.stack.currentWidget() is self.due:
            self.due.go_to(record_id)

    @property
    def current(self) -> str:
        """The record that is current; "" when there is none."""
        if self.stack.currentWidget() is self.found:
            return self.found.current.id if self.found.current else ""
        shown = self.stack.currentWidget()
        return self.due.current if shown is self.due else self.table.current if shown is self.table else ""

    @property
    def hit(self) -> Hit | None:
        """The hit one stands on; None when it is no search that is shown."""
        return self.found.current if self.stack.currentWidget() is self.found else None

    @property
    def selected(self) -> list[str]:
        """The records that are selected."""
        if self.stack.currentWidget() is self.table:
            return self.table.selected
        if self.stack.currentWidget() is self.due:
            return self.due.selected
        return [self.current] if self.current else []

    def step(self, by: int) -> None:
        """Go to the next record, or to the one before."""
        shown = self.stack.currentWidget()
        view = self.found.list if shown is self.found else shown
        if isinstance(view, QAbstractItemView):
            row = min(max(0, view.currentIndex().row() + by), view.model().rowCount() - 1)
            view.setCurrentIndex(view.model().index(row, 0))

    def focus_list(self) -> None:
        """Put the keyboard's focus on the list."""
        if (shown := self.stack.currentWidget()) is not None:
            shown.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.field:
                if key == Qt.Key.Key_Escape:
                    self.field.clear()
                if key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                    self.focus_list()
                    return True
            elif enter and self.current:
                self.activated.emit(self.current)
                return True
            elif key == Qt.Key.Key_Slash:
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)
