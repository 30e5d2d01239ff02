"""The right pane: a record to be read, its form, a citation being made, a source being read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from archive_schema.records import Record
from desktop.archive import Changes
from desktop.ui import theme
from desktop.ui.forms.by_kind import form_for
from desktop.ui.forms.forms import RecordForm
from desktop.ui.forms.quick_cite import QuickCite
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton
from desktop.ui.reading.reading_view import ReadingView
from desktop.ui.record.record_view import RecordView
from desktop.ui.session import Session

JSON = Any
_SOON, _LATER = 60, 1200
"""Milliseconds in which changes are gathered before the page is made anew: of this record, of others."""


class RecordPane(QWidget):
    """What is shown of one record. `pane.show_record(id)`, `pane.edit()`, `pane.new("note")`."""

    open_record = Signal(str)
    """The person follows a link to a record."""
    message = Signal(str)
    """A line for the status bar."""
    shown = Signal()
    """Something else is shown; `record_id` says which record, "" while a new one is being entered."""
    open_brief = Signal(str)
    """The person wants to see a brief."""
    redact = Signal(str)
    """The person wants to cover names in a file."""
    settle = Signal(str)
    """A side of a difference is to be chosen."""
    transcribe = Signal()
    scan = Signal(str)
    """The words of a scan are to be read and corrected: the id of its file."""
    notes = Signal(str)
    """Sources are to be taken from the notes of a report: its id."""
    law = Signal(str)
    """A source is to be read as a law: its id."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id = self._before = ""
        self._reading: ReadingView | None = None  # kept while a passage of it is being cited
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._bar: QuickCite | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._stack, 1)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(lambda: self._refresh())
        session.changed.connect(self._changed)
        session.vault_turned.connect(self._vault_turned)
        cite = QShortcut(QKeySequence("Ctrl+Shift+K"), self)
        cite.activated.connect(self.cite_here)
        self.clear()

    # What the window asks for

    @property
    def form(self) -> RecordForm | None:
        """The form that is open, if one is."""
        page = self._stack.currentWidget()
        return page if isinstance(page, RecordForm) else None

    @property
    def view(self) -> RecordView | None:
        """The page of the record, if that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, RecordView) else None

    @property
    def reading(self) -> ReadingView | None:
        """The source that is being read, if one is."""
        page = self._stack.currentWidget()
        return page if isinstance(page, ReadingView) else None

    def show_record(self, record_id: str) -> None:
        """Show a record, or the form in which it is being changed. What is typed elsewhere is kept as a draft."""
        if self.form and self.form.key == record_id:
            return
        self._leave()
        self.record_id = record_id
        if self.session.reader.find(record_id) is None:
            self.clear()
            return
        if self.session.reader.draft(record_id):
            self._open(form_for(self.session, self.session.reader.get(record_id)))
            return
        self._show_view()

    def clear(self) -> None:
        """Show no record; what was begun and not saved is offered."""
        self._leave()
        self.record_id = ""
        self._put(Waiting(self))

    def edit(self, field: str = "") -> None:
        """Open the form of the record that is shown, at a field if one is named."""
        if self.form is None and self.record_id:
            self._open(form_for(self.session, self.session.reader.get(self.record_id)))
        if self.form and field:
            self.form.show_field(field)

    def new(self, kind_name: str, **values: JSON) -> None:
        """Open an empty form for a new record, with some values given."""
        self._leave()
        # No record is shown meanwhile, so that no command meets one that nobody sees.
        self._before, self.record_id = self.record_id or self._before, ""
        self._open(form_for(self.session, Record(kind_name, values)))

    def cite(self, row: str = "", field: str = "", **values: JSON) -> None:
        """Cite a source for the record that is shown, for a row or a field of it; while reading, the passage marked."""
        if self.reading and not values:
            self.reading.cite_passage()
            return
        if not self.record_id or self.form:
            return
        about = {} if self._is_source() else {"about": self.record_id}
        told = {"source": self.record_id} if self._is_source() else {}
        given = about | told | {"row": row, "field": field, "stance": "supports"} | values
        self._open(form_for(self.session, Record("citation", {n: v for n, v in given.items() if v})))

    def cite_here(self) -> None:
        """Cite for what the keyboard is at: the field on the page, the record; in a form, its own source."""
        if self.form and self.form.source is not None:
            self.form.source.setFocus()
        elif self.view and not self._is_source():
            self.cite_quickly(*self.view.aim())
        else:
            self.cite()

    def cite_quickly(self, row: str = "", field: str = "") -> None:
        """Cite without leaving the record: a few letters of a source, the place in it, Enter."""
        self._put_away_bar()
        if not self.view:
            return
        self._bar = bar = QuickCite(self.session, self.view.record, row, field)
        bar.done.connect(self._bar_done)
        bar.cited.connect(lambda one: self.message.emit(tr("Cited: {ref}", ref=self.session.reader.ref(one))))
        bar.wants_all.connect(lambda given: self.cite(**given))
        self._column.addWidget(bar)
        bar.show()
        bar.begin()

    def _bar_done(self) -> None:
        self._put_away_bar()
        if self.view:
            self.view.take_focus()

    def _put_away_bar(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.hide()
            bar.deleteLater()

    def edit_here(self) -> None:
        """Change the field the keyboard is at in its place; where there is none, the whole record in its form."""
        if self.view and self.view.edit_here():
            return
        self.edit()

    def go_on(self, key: str) -> None:
        """Go on with a draft by its key."""
        self._leave()
        if self.session.reader.find(key):
            self.show_record(key)
        elif kept := self.session.reader.draft(key):
            self._open(form_for(self.session, Record(kept["kind"]), key=key))

    def keep_typed(self, *, at_once: bool = False) -> None:
        """Have what is typed in the archive as a draft before this returns; `at_once`, for locking: ask for it only,
        the archive is not closed before it is done."""
        if self.form:
            self.form.leave()
        elif self.view:
            self.view.keep_draft()
        if self._bar is not None:
            self._bar.keep_draft()
        if not at_once:
            self.session.archive.write_aside(lambda w: None).result()

    # Pages

    def _is_source(self) -> bool:
        found = self.session.reader.find(self.record_id)
        return found is not None and found.kind == "source"

    def _leave(self) -> None:
        if self.form and self.session.is_open:
            changed = self.form.is_changed
            self.form.leave()
            if changed:
                self.message.emit(tr("What you typed is kept as a draft."))
        elif self.view and self.session.is_open and self.view.keep_draft():
            self.message.emit(tr("What you typed is kept as a draft."))

    def _put(self, page: QWidget) -> None:
        if not (isinstance(page, RecordView) and self._bar and page.record.id == self.record_id):
            self._put_away_bar()
        if self._reading is not page and not isinstance(page, RecordForm):
            self._reading, left = None, self._reading
            if left is not None and left is not self._stack.currentWidget():
                _drop(left)
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            if old is self._reading:
                old.hide()
            else:
                _drop(old)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.shown.emit()

    def _show_view(self, opened: frozenset[str] = frozenset()) -> None:
        view = RecordView(self.session, self.record_id, opened)
        view.open_record.connect(self.open_record)
        view.edit_field.connect(lambda name: self.edit(name))
        view.act.connect(self._act)
        view.edit_record.connect(self._edit_other)
        view.show_place.connect(self.show_place)
        view.cite_for.connect(self.cite_quickly)
        view.field_left.connect(lambda: self._again.start(_SOON))
        self._put(view)

    def _open(self, form: RecordForm) -> None:
        form.saved.connect(self._saved)
        form.given_up.connect(self._back)
        form.wants_source.connect(self._read_for)
        self._put(form)
        form.begin()

    def _edit_other(self, record_id: str) -> None:
        """Change a citation that the page shows, and come back to the page."""
        self._open(form_for(self.session, self.session.reader.get(record_id)))

    def _saved(self, record_id: str) -> None:
        self.message.emit(tr("Saved."))
        made, form = self.session.reader.get(record_id), self.form
        if form and form.is_new and form.wants_another:
            self._again_like(form, made)
            return
        if made.kind == "citation" and self._reading:
            self._put(self._reading)
            self._reading.cited_is_saved(record_id)
            return
        if made.kind == "citation" and self.record_id:
            self._back()
            return
        is_other = record_id != self.record_id
        self.record_id = record_id
        self._show_view()
        if is_other:
            self.open_record.emit(record_id)

    def _again_like(self, form: RecordForm, made: Record) -> None:
        """After a record that was saved, an empty form for the next of its kind, from the same source."""
        kept = {name: made[name] for name in form.kept_for_another if made[name]}
        self._open(form_for(self.session, Record(made.kind, kept), source=form.source_cited))

    def _back(self) -> None:
        self.record_id, self._before = self.record_id or self._before, ""
        if self._reading and self.form:
            self._put(self._reading)
            return
        if self.record_id and self.session.reader.find(self.record_id):
            self._show_view()
        else:
            self.clear()

    def _act(self, name: str) -> None:
        record_id = self.record_id
        if name == "edit":
            self.edit()
        elif name == "cite":
            self.cite_quickly()
        elif name == "trash":
            self.session.write("Put a record into the trash", lambda w: w.trash(record_id))
        elif name == "restore":
            self.session.write("Take a record out of the trash", lambda w: w.restore(record_id))
        elif name == "read":
            self.read()
        elif name == "brief":
            self.open_brief.emit(record_id)
        elif name == "redact":
            self.redact.emit(record_id)
        elif name == "settle":
            self.settle.emit(record_id)

    def read(self, passage: tuple[str, str, str] = ("", "", ""), aim: dict[str, JSON] | None = None) -> None:
        """Read the source that is shown, from a passage on: its words, and what stands before and after. Of a citation
        that is shown its source is read, at its passage. `aim` is what is cited for."""
        record = self.session.reader.get(self.record_id)
        if record.kind == "citation":
            self.show_place(record.id)
            return
        reading = self._read(self.record_id, aim)
        if passage[1]:
            reading.show_passage(*passage)

    def _read_for(self, values: dict[str, JSON]) -> None:
        """Read the source of a citation that was begun; it goes on with the passage that is marked there."""
        if self.form:
            self.form.let_go()
        self._read(str(values["source"]), values)

    def show_place(self, citation_id: str) -> None:
        """Read the source of a citation that the page shows, at its passage."""
        citation = self.session.reader.get(citation_id)
        aim = {name: citation[name] for name in ("about", "row", "field")}
        self._read(citation["source"], aim).show_citation(citation_id)

    def _read(self, source_id: str, aim: dict[str, JSON] | None = None) -> ReadingView:
        reading = ReadingView(self.session, source_id, aim)
        reading.left.connect(self._back)
        reading.cite.connect(self._cite_passage)
        reading.redact.connect(self.redact)
        reading.scan.connect(self.scan)
        reading.notes.connect(self.notes)
        reading.transcribe.connect(self.transcribe)
        reading.law.connect(self.law)
        reading.open_record.connect(self.open_record)
        reading.edit_record.connect(self._edit_other)
        self._put(reading)
        self._reading = reading
        reading.take_focus()
        return reading

    def read_again(self, source_id: str) -> None:
        """The words of a source are others now: show them, if it is being read."""
        if (reading := self.reading) is not None and reading.source_id == source_id:
            self._read(source_id, reading.aim.values())

    def _cite_passage(self, values: dict[str, JSON]) -> None:
        """The form of a citation; the reading stays behind it."""
        if self._reading:
            given = {"source": self._reading.source_id, "stance": "supports", **values}
            self._open(form_for(self.session, Record("citation", given)))

    # Changes

    def _changed(self, changes: Changes) -> None:
        near = self.record_id in changes.ids() or "citation" in changes.kinds() or not self.view
        if near:
            self._again.start(_SOON)
        elif not self._again.isActive():
            # An import changes many records; the page shows at most their titles.
            self._again.start(_LATER)

    def _vault_turned(self, is_open: bool) -> None:
        """Whatever shows sealed values is made anew; a form sees to itself."""
        if self._reading is not None and self._reading is not self.reading:
            _drop(self._reading)  # it waits behind a form, and may show what is sealed now
            self._reading = None
        if (reading := self.reading) is not None:
            self._read(reading.source_id, reading.aim.values())
        else:
            self._refresh(even_if_typed=True)

    def _refresh(self, *, even_if_typed: bool = False) -> None:
        if not self.session.is_open:
            return
        if (view := self.view) is not None:
            if view.is_typed_in and not even_if_typed:
                self._again.start(_LATER)
            elif self.session.reader.find(self.record_id) is None:
                self.clear()
            else:
                place, field = view.verticalScrollBar().value(), view.field_at()
                self._show_view(view.open_parts())
                QTimer.singleShot(0, self, lambda: self._scroll_to(place))
                if field and self.view:
                    self.view.take_focus(field)
        elif isinstance(self._stack.currentWidget(), Waiting):
            self._put(Waiting(self))

    def _scroll_to(self, place: int) -> None:
        if self.view:
            self.view.verticalScrollBar().setValue(place)


def _drop(page: QWidget) -> None:
    if isinstance(page, ReadingView):
        page.leave()
    page.hide()
    page.deleteLater()


class Waiting(QWidget):
    """No record is shown: what belongs here, and what was begun and not saved."""

    def __init__(self, pane: RecordPane) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE * 2, theme.PANE * 3, theme.PANE * 2, theme.PANE)
        box.setSpacing(theme.GAP)
        box.addWidget(theme.label(tr("Choose a record in the list to see it here."), tone="second", wrap=True))
        reader = pane.session.reader
        drafts = [(key, kept) for key in reader.drafts() if (kept := reader.draft(key))]
        if drafts:
            box.addSpacing(theme.GROUP_GAP)
            box.addWidget(theme.label(tr("Begun and not saved yet"), semibold=True, wrap=True))
        for key, kept in drafts[:20]:
            kind = pane.session.label(kept["kind"])
            named = pane.session.title(key) or _first_words(kept["values"])
            words = f"{named}  ·  {kind}" if named else kind
            button = LineButton(words)
            button.clicked.connect(lambda checked=False, key=key: pane.go_on(key))
            box.addWidget(button)
        box.addStretch(1)


def _first_words(values: dict[str, JSON]) -> str:
    return next((v for n, v in values.items() if isinstance(v, str) and v and n in ("title", "name", "quote")), "")
