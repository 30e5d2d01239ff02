"""Editors of what is typed in words: lines, dates, running text, lists."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPlainTextEdit, QToolButton, QVBoxLayout

from archive_schema.fields import Field, FieldError
from archive_schema.vocabularies import BASIS
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.i18n import tr

JSON = Any
_EXAMPLES = {
    "quantity": "12 · 24–30", "money": "43 000 KZT", "texts": "…; …",
    "url": "https://", "path": "41-1 (1-2)", "integer": "0",
}
_PARSED = ("moment", "quantity", "money", "path", "texts", "integer")


def is_typed(field: Field, value: JSON) -> bool:
    """Whether this is not a value in its stored shape but words as they were typed."""
    return isinstance(value, str) and field.type.name in _PARSED


class LineEditor(Editor):
    """Words in one line; they stand for any value the field's parse understands."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.line = QLineEdit()
        example = tr("2016-05-19 · May 2015") if field.type.name == "moment" else _EXAMPLES.get(field.type.name, "")
        self.line.setPlaceholderText(example)
        self._given: JSON = None
        self._shown = ""
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self.left)
        self.lay(self.line)

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        typed = is_typed(self.field, value)
        self._given = None if typed else value
        words = value if typed else self._words(value)
        self._shown = "" if typed else words
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self._typed()

    def _words(self, value: JSON) -> str:
        if value is None:
            return ""
        printed = value.get("printed", "") if isinstance(value, dict) else ""
        return printed or (value if isinstance(value, str) else self.field.words(value, self.around.language))

    def value(self) -> JSON:
        """See Editor."""
        words = self.line.text()
        if self._given is not None and words == self._shown:
            return self._given
        return self.field.parse(words, self.around.language) if words.strip() else None

    def state(self) -> JSON:
        """See Editor."""
        words = self.line.text()
        if self._given is not None and words == self._shown:
            return self._given
        return words if words.strip() else None

    def _typed(self) -> None:
        self.hint = self.exact = ""
        if self.field.type.name in _PARSED and self.line.text().strip():
            try:
                value = self.value()
            except FieldError:
                value = None
            if value is not None:
                self.exact = value.get("edtf", "") if isinstance(value, dict) else ""
                words = self.field.words(value, self.around.language)
                self.hint = " · ".join(filter(None, (words, self.exact))) if words != self.line.text() else self.exact
                if not understood(value):
                    self.hint = tr("Kept as these words; no date or number was understood.")
        self.changed.emit()


class MomentEditor(LineEditor):
    """A date as people write it. Below it stands what was understood; on what the date rests can be said."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.basis = ""
        self.basis_button = QToolButton()
        self.basis_button.setText("…")
        self.basis_button.setToolTip(tr("On what the date rests"))
        self.basis_button.setAccessibleName(tr("On what the date rests"))
        self.basis_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.basis_button)
        menu.addAction(tr("basis not stated"), partial(self.set_basis, ""))
        for code, words in BASIS.terms.items():
            menu.addAction(words.in_(around.language), partial(self.set_basis, code))
        self.basis_button.setMenu(menu)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.basis_button)
        layout.addLayout(row)

    def set_basis(self, code: str) -> None:
        """Say on what the date rests; "" says nothing."""
        self.basis = code
        self._typed()

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        self.basis = value.get("basis", "") if isinstance(value, dict) else ""
        super().set_value(value)

    def value(self) -> JSON:
        """See Editor. A clock time and its zone stay as long as the day is the same and no other time is typed."""
        value, basis = super().value(), self.basis
        if not isinstance(value, dict) or (value is self._given and basis == value.get("basis", "")):
            return value
        given = self._given if isinstance(self._given, dict) else {}
        kept: dict[str, JSON] = {}
        if value is not given and value.get("edtf") == given.get("edtf") and not value.get("time_from"):
            kept = {part: given[part] for part in ("time_from", "time_to", "zone") if part in given}
        told = {**{part: words for part, words in value.items() if part != "basis"}, **kept}
        return told | ({"basis": basis} if basis else {})

    def state(self) -> JSON:
        """See Editor; what is understood is kept as understood, so that basis and zone stay with it."""
        try:
            return self.value()
        except FieldError:
            return self.line.text()

    def _typed(self) -> None:
        super()._typed()
        if self.hint and self.basis:
            self.hint += " · " + BASIS.say(self.basis, self.around.language)
            self.changed.emit()


def understood(value: JSON) -> bool:
    """Whether more is known of a typed date or amount than its words."""
    return not isinstance(value, dict) or bool(value.keys() - {"printed"})


_LEAST_LINES, _MOST_LINES = 3, 14


class LongEditor(Editor):
    """Running text; grows with what is in it, to a limit."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.text = _Paragraphs()
        self._given: JSON = None
        self._shown = ""
        self.text.textChanged.connect(self.changed)
        self.text.left.connect(self.left)
        self.lay(self.text)

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        self._given = value
        self.text.blockSignals(True)
        self.text.setPlainText(value or "")
        self.text.blockSignals(False)
        self._shown = self.text.words()
        self.changed.emit()

    def value(self) -> JSON:
        """See Editor."""
        words = self.text.words()
        if self._given is not None and words == self._shown:
            return self._given
        return words if words.strip() else None


class _Paragraphs(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())
        self._fit()

    def words(self) -> str:
        # toPlainText would turn no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = int(self.document().size().height())
        lines = min(max(needed, _LEAST_LINES), _MOST_LINES)
        on = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > _MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on)
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + 22)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ListEditor(LineEditor):
    """Several short texts in one line, parted by semicolons."""

    def _words(self, value: JSON) -> str:
        return "; ".join(value or [])

    def _typed(self) -> None:
        self.changed.emit()
