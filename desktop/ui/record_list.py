"""The middle of the window: the search field, its filters, and below them a list or what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.archive import Changes
from desktop.search import Results
from desktop.ui import theme
from desktop.ui.empty import EmptyPage
from desktop.ui.hits import HitDelegate
from desktop.ui.i18n import number, said, tr, trn
from desktop.ui.list_model import HitList
from desktop.ui.pages import Place, name_of
from desktop.ui.record_table import TableView
from desktop.ui.searching import LatestSearch, Question
from desktop.ui.session import Session

_HITS, _MORE_HITS, _MOST_HITS = 100, 200, 2000
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
    wants_kept = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = Place(kind="source")
        self._everywhere = False
        self._other_scripts = True
        self._limit = _HITS
        self._last_picked: str | None = None
        self._answered = ""
        self.search = LatestSearch(session, self)
        self.search.answered.connect(self._show_results)
        self.search.failed.connect(lambda error: self._say("warning", *said(error)))
        self.chips = QWidget()
        self._chip_row = QHBoxLayout(self.chips)
        self._chip_row.setContentsMargins(theme.PANE, 0, theme.PANE, 0)
        self._chip_row.setSpacing(theme.GRID)
        self.notes = theme.label("", "small", "warn", wrap=True)
        self.notes.setContentsMargins(theme.PANE, 0, theme.PANE, 0)
        self.stack = QStackedWidget()
        self.table, self.hits, self.empty = TableView(session), self._make_hits(), EmptyPage()
        self.table.picked.connect(self._pick)
        self.table.doubleClicked.connect(lambda index: self.activated.emit(self.current))
        self.table.installEventFilter(self)
        for widget in (self.table, self.hits, self.empty):
            self.stack.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme.GAP, 0, 0)
        rows.setSpacing(theme.GAP)
        rows.addLayout(self._search_row())
        for part in (self.chips, self.notes):
            part.hide()
            rows.addWidget(part)
        rows.addWidget(self.stack, 1)
        self._concerned = False
        self._again = QTimer(self, singleShot=True, interval=_GATHER)
        self._again.timeout.connect(self._refresh_what_changed)
        session.changed.connect(self._follow)
        session.vault_turned.connect(self._vault_turned)

    def _search_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PANE, 0, theme.PANE, 0)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Search"))
        self.field.setPlaceholderText(tr("Search: words, “a phrase”, kind:… tag:…"))
        self.field.setToolTip(tr("All words must be there. Also: “a phrase”, begin*, near~, -not, OR, kind: tag: ref:"))
        self.field.setClearButtonEnabled(True)
        sign = QAction(theme.icon("search"), tr("Search"), self.field)
        self.field.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(lambda text: self.ask() if text.strip() else self._leave_search())
        self.field.installEventFilter(self)
        self.keep = QToolButton()
        self.keep.setIcon(theme.icon("add"))
        self.keep.setToolTip(tr("Keep this search…"))
        self.keep.setAccessibleName(tr("Keep this search…"))
        self.keep.clicked.connect(lambda: self.wants_kept.emit(self.query))
        self.keep.hide()
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        return row

    def _make_hits(self) -> QListView:
        hits = QListView()
        hits.setAccessibleName(tr("What was found"))
        hits.setUniformItemSizes(True)
        hits.setMouseTracking(True)
        hits.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._delegate = HitDelegate(self._session)
        self._found = HitList()
        hits.setItemDelegate(self._delegate)
        hits.setModel(self._found)
        hits.selectionModel().currentChanged.connect(
            lambda current, before: self._pick(self._found.id_at(current.row())))
        hits.doubleClicked.connect(lambda index: self.activated.emit(self.current))
        hits.verticalScrollBar().valueChanged.connect(self._maybe_more)
        hits.installEventFilter(self)
        return hits

    # Places

    def show_place(self, place: Place) -> None:
        """Show a kind, a tag, a case, a saved search or the trash; what was searched for is left."""
        self.place = place
        self._last_picked = None
        self._everywhere = bool(place.search)
        if place.search:
            self.look_for(str(self._session.reader.get(place.search)["query"]), everywhere=True)
        elif self.query:
            self.field.clear()  # and with it the search: _leave_search
        else:
            self._show_table()

    def _show_table(self) -> None:
        count = self.table.show_place(self.place)
        self._tell_count(count)
        if count:
            self.stack.setCurrentWidget(self.table)
            self.table.selectRow(0)
        else:
            self._say_nothing_here()
            self._pick("")

    def _leave_search(self) -> None:
        self.search.forget()
        for part in (self.chips, self.notes, self.keep):
            part.hide()
        if self.place.search:
            self.place = Place(kind="source")
        self._show_table()

    def _follow(self, changes: Changes) -> None:
        # A row shows its own record and titles of others; only its own kind can come, go or move.
        self._concerned |= not self.place.kind or self.place.kind in changes.kinds() or bool(self.query)
        self._again.start()

    def _refresh_what_changed(self) -> None:
        if self._concerned and self._session.is_open:
            self._refresh()
        elif self.table.records and self._session.is_open:
            self.table.records.repaint()
        self._concerned = False

    def _vault_turned(self, opened: bool) -> None:
        if not opened:
            self._found.show([])  # a passage may be a sealed value
        self._refresh()

    def _refresh(self) -> None:
        if self.query:
            self.ask()
            return
        count = self.table.refresh()
        self._tell_count(count)
        if count:
            self.stack.setCurrentWidget(self.table)
        elif self.stack.currentWidget() is not self.empty:
            self._say_nothing_here()
            self._pick("")

    # Search

    @property
    def query(self) -> str:
        """What is searched for; "" when nothing is."""
        return self.field.text().strip()

    def look_for(self, query: str, *, everywhere: bool = False) -> None:
        """Search for this at once."""
        self._everywhere = everywhere
        self.field.setText(query)
        self.ask(at_once=True)

    def ask(self, *, at_once: bool = False) -> None:
        """Search for what stands in the field."""
        self._limit = _HITS
        self.search.ask(self._question(), at_once=at_once)

    def _question(self) -> Question:
        here = Place() if self._everywhere else self.place
        tag = self._session.reader.title(here.tag) if here.tag else ""
        return Question(self.query, here.kind, tag, self._other_scripts, self._limit)

    def _show_results(self, question: Question, results: Results, everywhere: int) -> None:
        # Other words have another best; the same words, asked anew, leave one where one was.
        current = self.current if question.query == self._answered else ""
        self._answered = question.query
        self._found.show(results.hits)
        self._show_chips(question, everywhere - results.total)
        notes = [tr(note.text, **note.values) for note in results.notes]
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))
        self.keep.show()
        if not results.hits:
            self._say_nothing_found(question)
            self.counted.emit(tr("Nothing found"))
            self._pick("")
            return
        self.stack.setCurrentWidget(self.hits)
        shown, total = len(results.hits), results.total
        self.counted.emit(trn("{count} found", "{count} found", total) if shown >= total else
                          tr("the best {shown} of {total} found", shown=number(shown), total=number(total)))
        row = max(0, self._found.row_of(current))
        self.hits.setCurrentIndex(self._found.index(row, 0))

    def _maybe_more(self, value: int) -> None:
        bar = self.hits.verticalScrollBar()
        if value >= bar.maximum() and len(self._found.hits) == self._limit < _MOST_HITS and self.query:
            self._limit += _MORE_HITS
            self.search.ask(self._question())

    def _show_chips(self, question: Question, elsewhere: int) -> None:
        while item := self._chip_row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        if question.is_narrow:
            where = name_of(self._session, self.place)
            self._chip(tr("in: {place}  ×", place=where), tr("Search everywhere"), self._search_everywhere)
        if elsewhere > 0:
            self._chip(trn("{count} elsewhere", "{count} elsewhere", elsewhere), tr("Search everywhere"),
                       self._search_everywhere)
        words = tr("other scripts: on") if self._other_scripts else tr("other scripts: off")
        self._chip(words, tr("Whether names written in another script count"), self._turn_scripts)
        self._chip_row.addStretch()
        self.chips.show()

    def _chip(self, words: str, tip: str, act: object) -> None:
        chip = QToolButton()
        chip.setText(words)
        chip.setToolTip(tip)
        chip.setAccessibleName(f"{words}. {tip}")
        theme.mark(chip, chip=True)
        chip.clicked.connect(act)
        self._chip_row.addWidget(chip)

    def _search_everywhere(self) -> None:
        self._everywhere = True
        self.ask(at_once=True)

    def _turn_scripts(self) -> None:
        self._other_scripts = not self._other_scripts
        self.ask(at_once=True)

    # When there is nothing

    def _say(self, icon: str, title: str, advice: str = "", button: str = "", act: object = None) -> None:
        self.empty.say(icon, title, advice, button, act if callable(act) else lambda: None)
        self.stack.setCurrentWidget(self.empty)

    def _say_nothing_here(self) -> None:
        place = self.place
        if place.trash:
            self._say("trash", tr("The trash is empty"), tr("What is thrown away lies here until it is purged."))
        elif place.tag or place.case:
            self._say("tag" if place.tag else "case_file", tr("Nothing here yet"),
                      tr("Choose “{name}” in the form of a record.", name=name_of(self._session, place)))
        elif place.kind == "source":
            self._say("source", tr("No sources yet"), tr("Drop files here: each becomes a source that can be cited."),
                      tr("Add &files…"), self.wants_files.emit)
        else:
            label = self._session.label(place.kind)
            self._say(place.kind, tr("{kinds}: nothing here yet", kinds=self._session.plural(place.kind)), "",
                      tr("New: {kind}", kind=label.lower()), lambda: self.wants_new.emit(place.kind))

    def _say_nothing_found(self, question: Question) -> None:
        title = tr("Nothing found for “{query}”", query=question.query)
        if question.is_narrow:
            self._say("search", title, tr("Searched in: {place}", place=name_of(self._session, self.place)),
                      tr("Search &everywhere"), self._search_everywhere)
        else:
            self._say("search", title, tr("Try fewer words, a part of a word with * at its end, or word~."))

    def _tell_count(self, count: int) -> None:
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

    @property
    def current(self) -> str:
        """The record that is current; "" when there is none."""
        if self.stack.currentWidget() is self.hits:
            return self._found.id_at(self.hits.currentIndex().row())
        return self.table.current if self.stack.currentWidget() is self.table else ""

    @property
    def selected(self) -> list[str]:
        """The records that are selected."""
        if self.stack.currentWidget() is self.table:
            return self.table.selected
        return [self.current] if self.current else []

    def step(self, by: int) -> None:
        """Go to the next record, or to the one before."""
        view = self.stack.currentWidget()
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
                if enter or key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
                    self.focus_list()
                    return True
            elif enter and self.current:
                self.activated.emit(self.current)
                return True
            elif key == Qt.Key.Key_Slash:
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)
