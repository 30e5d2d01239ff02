"""Editors of what is typed in words: lines, dates, running text, lists."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from archive_schema.fields import Field, FieldError
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
        self.line.setPlaceholderText(_EXAMPLES.get(field.type.name, ""))
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
        return self.parse(words) if words.strip() else None

    def parse(self, words: str) -> JSON:
        """The value that typed words stand for. Raises FieldError."""
        return self.field.parse(words, self.around.language)

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
