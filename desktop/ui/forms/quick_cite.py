"""Citing without leaving the record: a few letters of a source, the place in it, Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from archive_schema import pinpoints
from archive_schema.fields import LINK, LINKS, ROWS, SIBLING, Field
from archive_schema.ids import new_id
from archive_schema.records import Record
from archive_schema.sentences import row_words
from desktop.archive.sourcing import Sourced, cite
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.source_line import SourceLine
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session


class QuickCite(QWidget):
    """A bar below a record. Enter after the place cites; Escape leaves."""

    done = Signal()
    """It was cited, or left."""
    cited = Signal(str)
    """The id of the new citation."""
    wants_all = Signal(object)
    """The person wants the whole form: the values given so far."""

    def __init__(self, session: Session, about: Record, row: str = "", field: str = "") -> None:
        super().__init__()
        self._session, self._about, self._row, self._field = session, about, row, field
        self.source = SourceLine(session)
        self.source.place.installEventFilter(self)
        self.source.when.line.installEventFilter(self)
        self.value = QLineEdit()
        self.value.setPlaceholderText(tr("Another value, if the source gives one"))
        self.value.setAccessibleName(tr("The value this source gives, if it differs"))
        self.value.installEventFilter(self)
        self.value.setVisible(self._may_differ())
        self.save = QPushButton(tr("&Cite"))
        theme.mark(self.save, primary=True)
        self.save.clicked.connect(self.cite)
        whole = QPushButton(tr("Quotation and &more…"))
        whole.clicked.connect(lambda: self.wants_all.emit(self._given()))
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE, theme.GAP, theme.PANE, theme.GAP)
        box.setSpacing(theme.GRID)
        box.addWidget(theme.label(tr("Cite for: {what}", what=self._aim()), "small", semibold=True, wrap=True))
        buttons = QWidget()
        row_of = Flow(buttons, theme.GAP)
        row_of.addWidget(self.save)
        row_of.addWidget(whole)
        for part in (self.source, self.value, self.problem, buttons):
            box.addWidget(part)

    def begin(self) -> None:
        """The keyboard comes here; the sources cited last are offered at once."""
        self.source.setFocus()
        self.source.picker.look()

    # What it is about

    def _declared(self) -> tuple[Field | None, Field | None]:
        """The rows field and the field it speaks of, as far as one is meant."""
        kind = self._session.kind(self._about.kind)
        rows = next((f for f in kind.rows_fields for one in self._about.rows(f.name) if one["id"] == self._row), None)
        names = {f.name: f for f in (rows.fields if rows else kind.fields)}
        return rows, names.get(self._field)

    def _may_differ(self) -> bool:
        field = self._declared()[1]
        return field is not None and field.type not in (ROWS, LINK, LINKS, SIBLING)

    def _aim(self) -> str:
        language, title = self._session.language, self._session.title
        rows, field = self._declared()
        row = next((one for one in self._about.rows(rows.name) if one["id"] == self._row), {}) if rows else {}
        words = [row_words(rows, row, language, title) if rows else "", field.label.in_(language) if field else ""]
        return " · ".join(filter(None, words)) or tr("the whole record")

    def _given(self) -> dict[str, str]:
        sourced = self.source.sourced()
        given = {"source": sourced.source, "row": self._row, "field": self._field, "value": self.value.text().strip()}
        return {name: words for name, words in given.items() if words}

    def keep_draft(self) -> None:
        """What is named so far is kept as the draft of a citation."""
        place = pinpoints.read(self.source.place.text())
        given = self._given()
        typed = {"about": self._about.id, **given, **(place.values() if place else {})}
        if given.get("source") or given.get("value"):
            key = new_id()
            self._session.write_aside(lambda w: w.keep_draft(key, "citation", typed))

    # Doing it

    def cite(self) -> None:
        """Cite what is named, as one step; without a source nothing is done."""
        if self.source.problem():
            return
        sourced = self.source.sourced()
        if not sourced.is_there:
            self._fail(tr("Name a source first: type some letters of it, then Enter."))
            self.source.setFocus()
            return
        self.save.setEnabled(False)
        about, language = self._about.id, self._session.language
        more = {"row": self._row, "field": self._field, "value": self.value.text().strip()}
        self._session.write(self._step(sourced), lambda w: cite(w, sourced, about, language, **more).id,
                            done=self._cited, failed=lambda error: self._fail(" ".join(said(error))))

    def _step(self, sourced: Sourced) -> str:
        return "Cite a source" if sourced.source else "Add a source and cite it"

    def _cited(self, citation: str) -> None:
        if isValid(self):  # the page may show another record by now
            self.cited.emit(citation)
            self.done.emit()

    def _fail(self, words: str) -> None:
        self.save.setEnabled(True)
        self.problem.setText(words)
        self.problem.show()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the place, the time or the value cites."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.cite()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; Ctrl+S cites from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
