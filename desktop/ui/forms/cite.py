"""The form of a citation: a source, the place in it, and what it says of a record, a row or a field."""

from __future__ import annotations

from typing import Any

from archive_schema.fields import ROWS, SIBLING, Field
from archive_schema.records import Record
from archive_schema.sentences import row_words
from desktop.ui.forms.chosen_editors import ChoiceEditor
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.forms import RecordForm
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton

JSON = Any
_FIRST = ("source", "locator_kind", "locator", "quote", "about", "row", "field", "stance", "value", "speaker")


CARRIED = ("source", "about", "row", "field", "stance", "value", "speaker")
"""What of a citation is entered before its passage is marked."""


class PickEditor(ChoiceEditor):
    """One of a list that depends on what else is entered."""

    def __init__(self, field: Field, around: Around, nothing: str) -> None:
        self._nothing = nothing
        super().__init__(field, around)

    def _offer(self) -> None:
        self.box.setItemText(0, self._nothing)

    def may_be_unknown(self) -> bool:
        """See Editor: nothing chosen says something here."""
        return False

    def set_options(self, options: list[tuple[str, str]]) -> None:
        """Offer other things; what was chosen stays chosen as long as it is among them."""
        chosen = self.value()
        self.box.blockSignals(True)
        while self.box.count() > 1:
            self.box.removeItem(1)
        for code, words in options:
            self.box.addItem(words, code)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(False)
        self.setEnabled(bool(options))


class CitationForm(RecordForm):
    """Cites a source for a record, one of its rows, or a field of either."""

    step = ("Cite a source", "Change a citation")
    kept_for_another = ("about", "source", "row", "field", "stance")

    def _reading_button(self) -> LineButton:
        button = LineButton(tr("Read the source and mark the passage…"))
        button.clicked.connect(self._read_source)
        return button

    def _read_source(self) -> None:
        """Read the source that is chosen; what was entered so far goes along."""
        if self._value("source"):
            given = {name: self._value(name) or self.record[name] for name in CARRIED}
            self.wants_source.emit({name: value for name, value in given.items() if value})
        else:
            self.show_field("source")

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        return tuple(map(self.kind.field, _FIRST))

    def heading(self) -> str:
        """See RecordForm."""
        about = self.session.title(self.record["about"] or "")
        if self.is_new and about:
            return tr("Cite a source for “{title}”", title=about)
        return super().heading()

    def make_editor(self, field: Field) -> Editor:
        """See RecordForm."""
        if field.name == "row":
            return PickEditor(field, self._around, tr("The whole record"))
        if field.name == "field":
            return PickEditor(field, self._around, tr("No field in particular"))
        return super().make_editor(field)

    def show_field(self, name: str, *, focus: bool = True) -> Any:
        """See RecordForm."""
        is_there = name in self.lines
        line = super().show_field(name, focus=focus)
        if not is_there:
            if name in ("about", "row"):
                line.changed.connect(self._offer)
            if name in ("row", "field"):
                self._offer()
                line.editor.set_value(self.record[name])
            if name == "source" and self.is_new:
                line.layout().addWidget(self._reading_button())
            if name == "about":
                line.setVisible(not (self.is_new and self.record["about"]))
        return line

    def _offer(self) -> None:
        """Offer the rows of the record it speaks about, and the fields of that record or row."""
        about = self._about()
        if about is None:
            return
        kind, language = self.session.kind(about.kind), self.session.language
        rows = [(row["id"], f"{field.label.in_(language)}: {self._row_words(about, field, row)}")
                for field in kind.rows_fields for row in about.rows(field.name)]
        row = self._value("row") or self.record["row"]
        owner = next((f for f in kind.rows_fields for one in about.rows(f.name) if one["id"] == row), None)
        fields = owner.fields if owner else kind.fields
        named = [(f.name, f.label.in_(language)) for f in fields if f.type not in (ROWS, SIBLING)]
        for name, options in (("row", rows), ("field", named)):
            if name in self.lines and isinstance(editor := self.lines[name].editor, PickEditor):
                editor.set_options(options)

    def _row_words(self, about: Record, field: Field, row: dict[str, JSON]) -> str:
        """A row in words, with the rows it belongs to: the same charge may be brought against several."""
        language, title = self.session.language, self.session.title
        kind = self.session.kind(about.kind)
        others = [row_words(kind.field(inner.of), other, language, title)
                  for inner in field.fields if inner.type is SIBLING
                  for other in about.rows(inner.of) if other["id"] == row.get(inner.name)]
        return " · ".join((row_words(field, row, language, title), *others))

    def _about(self) -> Record | None:
        chosen = self._value("about") or self.record["about"]
        return self.session.reader.find(chosen) if chosen else None

    def _value(self, name: str) -> JSON:
        return self.lines[name].editor.value() if name in self.lines else None
