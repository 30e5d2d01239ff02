"""An editor for each type of field: the only place that knows both field types and widgets.

An editor holds a value in its stored shape. What a person has not touched comes back exactly as it was given;
what was typed is understood by the field's own parse. `state()` is what a draft keeps: the value, or the words
as typed when they are not understood (yet), and `set_value` takes either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_schema.fields import SEALED, Field, FieldError
from archive_schema.sentences import words_of
from archive_schema.vocabularies import BASIS
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import tr
from desktop.ui.line_button import ChipButton
from desktop.ui.picking import NoWheel, Picker
from desktop.ui.session import Session

JSON = Any


@dataclass(frozen=True)
class Around:
    """What an editor may ask for: the session, and the rows of a rows field as (id, words)."""

    session: Session
    rows: Callable[[str], list[tuple[str, str]]] = lambda name: []

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.session.language


class Editor(QWidget):
    """The widget of one field."""

    changed = Signal()
    """What is entered became another."""
    left = Signal()
    """The person went on to something else: now is the time to tell a problem."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__()
        self.field, self.around = field, around
        self.hint = ""
        """What was understood, for the line below."""
        self.exact = ""
        """The same to the letter, for a tooltip."""

    def label(self) -> str:
        """What the field is called."""
        return self.field.label.in_(self.around.language)

    def lay(self, *widgets: QWidget, focus: QWidget | None = None) -> None:
        """Put widgets below one another; the first, or `focus`, takes the keyboard."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        for widget in widgets:
            box.addWidget(widget)
        target = focus or widgets[0]
        target.setAccessibleName(self.label())
        self.setFocusProxy(target)

    def set_value(self, value: JSON) -> None:
        """Show a value in its stored shape, words typed before, or None."""
        raise NotImplementedError

    def value(self) -> JSON:
        """The value in its stored shape; None when there is none. Raises FieldError."""
        raise NotImplementedError

    def state(self) -> JSON:
        """What a draft keeps: the value, or the words as they were typed."""
        return self.value()

    def problem(self) -> str:
        """What is wrong with what was entered; "" if nothing."""
        try:
            value = self.value()
        except FieldError as error:
            return str(error)
        return self.field.problem(value) if value is not None and value is not SEALED else ""

    def is_empty(self) -> bool:
        """Whether nothing at all is entered."""
        return self.state() is None

    def typable(self) -> bool:
        """Whether anything can be entered now."""
        return True

    def mark_problem(self, wrong: bool) -> None:
        """Outline the widget when its words are wrong."""
        if (target := self.focusProxy()) is not None:
            theme.mark(target, problem=wrong)


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


class ChoiceEditor(Editor):
    """One of a list of codes, or nothing."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.box = combo()
        self.box.addItem("—", None)
        self._offer()
        self.box.currentIndexChanged.connect(lambda index: self.changed.emit())
        self.lay(self.box)

    def _offer(self) -> None:
        assert self.field.vocabulary is not None
        for code, words in self.field.vocabulary.terms.items():
            self.box.addItem(words.in_(self.around.language), code)

    def set_value(self, value: JSON) -> None:
        """See Editor; a code that is not in the list any more stays, and is shown as it is."""
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(self.box.findData(value))

    def value(self) -> JSON:
        """See Editor."""
        return self.box.currentData()


class FlagEditor(ChoiceEditor):
    """Yes, no or unknown; nothing is not stated."""

    def _offer(self) -> None:
        for code in ("yes", "no", "unknown"):
            self.box.addItem(self.field.words(code, self.around.language), code)


class SiblingEditor(ChoiceEditor):
    """Another row of the same record; the list is made anew each time it is needed."""

    def _offer(self) -> None:
        for row, words in self.around.rows(self.field.of):
            self.box.addItem(words, row)

    def set_value(self, value: JSON) -> None:
        """See Editor; a row that is gone is said to be gone."""
        if value is not None and self.box.findData(value) < 0:
            self.box.addItem(tr("(a row that is gone)"), value)
        self.box.setCurrentIndex(self.box.findData(value))


def combo() -> QComboBox:
    """A choice that takes no more width than there is, shows its list in full, and ignores a passing wheel."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.installEventFilter(NoWheel(made))
    made.setMaxVisibleItems(16)
    return made


class ChipsEditor(Editor):
    """Several things as chips that can be taken away, and a control that adds one."""

    def _start(self, adder: QWidget) -> None:
        self._chosen: list[str] = []
        self._chips = QWidget()
        self._flow = Flow(self._chips)
        self._chips.hide()
        self.lay(self._chips, adder, focus=adder)

    def words(self, one: str) -> str:
        """What a chosen thing is called."""
        raise NotImplementedError

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        self._chosen = list(value or [])
        self._draw()

    def value(self) -> JSON:
        """See Editor."""
        return list(self._chosen) or None

    def add(self, one: str) -> None:
        """Choose one more; what is chosen already stays once."""
        if one and one not in self._chosen:
            self._chosen.append(one)
            self._draw()
            self.changed.emit()

    def _take_away(self, one: str) -> None:
        self._chosen.remove(one)
        self._draw()
        self.changed.emit()

    def _click(self, one: str, checked: bool = False) -> None:
        # Deferred, so that a chip is not taken away inside its own click.
        QTimer.singleShot(0, self, lambda: self._take_away(one))

    def _draw(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for one in self._chosen:
            chip = ChipButton(self.words(one), tr("Take away: {what}", what=self.words(one)))
            chip.clicked.connect(partial(self._click, one))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(self._chosen))
        self._chips.updateGeometry()


class ChoicesEditor(ChipsEditor):
    """Several of a list of codes."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        assert field.vocabulary is not None
        self.box = combo()
        self.box.addItem(tr("Add…"), "")
        for code, words in field.vocabulary.terms.items():
            self.box.addItem(words.in_(around.language), code)
        self.box.activated.connect(self._pick)
        self._start(self.box)

    def words(self, one: str) -> str:
        """See ChipsEditor."""
        assert self.field.vocabulary is not None
        return self.field.vocabulary.say(one, self.around.language)

    def _pick(self, index: int) -> None:
        chosen = self.box.itemData(index)
        self.box.setCurrentIndex(0)
        self.add(chosen)


class LinksEditor(ChipsEditor):
    """Several records, found by typing."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.picker = Picker(around.session, field.to)
        self.picker.picked.connect(self.add)
        self.picker.editingFinished.connect(self.left)
        self._start(self.picker)

    def words(self, one: str) -> str:
        """See ChipsEditor."""
        return self.around.session.reader.title(one) or one

    def problem(self) -> str:
        """Letters typed in the picker and not chosen would be lost; so it is told."""
        return unchosen(self.picker) or super().problem()


class LinkEditor(LinksEditor):
    """One record, found by typing."""

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        super().set_value([value] if value else [])

    def value(self) -> JSON:
        """See Editor."""
        return self._chosen[-1] if self._chosen else None

    def add(self, one: str) -> None:
        """Choose this one in the place of the one before."""
        self._chosen = []
        super().add(one)

    def _draw(self) -> None:
        super()._draw()
        self.picker.setVisible(not self._chosen)


def unchosen(picker: Picker) -> str:
    """What to say of letters that were typed and stand for no record yet."""
    typed = picker.text().strip()
    return tr("Choose one of the records offered for “{typed}”, or clear the line.", typed=typed) if typed else ""


class SealedEditor(Editor):
    """A sealed value: typed with an open vault, said to be sealed with a closed one."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self._open = around.session.vault_open
        self._value: JSON = None
        self.inner: Editor | None = None
        self.locked = QLineEdit(readOnly=True)
        self.locked.setEnabled(False)
        if self._open:
            self.inner = (LongEditor if field.type.name == "long_text" else LineEditor)(field, around)
            self.inner.changed.connect(self.changed)
            self.inner.left.connect(self.left)
            self.lay(self.inner, focus=self.inner.focusProxy())
        else:
            self.locked.setPlaceholderText(tr("Open the sealed values to write here"))
            self.lay(self.locked)

    def typable(self) -> bool:
        """See Editor."""
        return self._open

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        self._value = value
        if self.inner is not None:
            self.inner.set_value(None if value is SEALED else value)
        else:
            self.locked.setText("" if value is None else self.field.words(SEALED, self.around.language))

    def value(self) -> JSON:
        """See Editor."""
        return self.inner.value() if self.inner is not None else self._value


class ListEditor(LineEditor):
    """Several short texts in one line, parted by semicolons."""

    def _words(self, value: JSON) -> str:
        return "; ".join(value or [])

    def _typed(self) -> None:
        self.changed.emit()


_EXAMPLES = {
    "moment": "2016-05-19 · May 2015", "quantity": "12 · 24–30", "money": "43 000 KZT", "texts": "…; …",
    "url": "https://", "path": "41-1 (1-2)", "integer": "0",
}
_EDITORS: dict[str, type[Editor]] = {
    "long_text": LongEditor, "choice": ChoiceEditor, "choices": ChoicesEditor, "flag": FlagEditor,
    "moment": MomentEditor, "link": LinkEditor, "links": LinksEditor, "sibling": SiblingEditor, "texts": ListEditor,
}


def editor_for(field: Field, around: Around) -> Editor:
    """The editor of a field, by its type; a type unknown here is typed in words."""
    if field.sealed:
        return SealedEditor(field, around)
    if field.type.name == "rows":
        from desktop.ui.rows import RowsEditor

        return RowsEditor(field, around)
    return _EDITORS.get(field.type.name, LineEditor)(field, around)


def shown_words(field: Field, value: JSON, around: Around) -> str:
    """Any value as a person reads it."""
    return words_of(field, value, around.language, around.session.reader.title)
