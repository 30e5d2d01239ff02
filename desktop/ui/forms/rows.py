"""Rows inside a record: a line that adds one as its name is typed, and a card for each."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from archive_schema.fields import CHOICE, TEXT, Field
from archive_schema.ids import new_id
from archive_schema.in_time import bars, in_order, moments_of
from desktop.ui import theme
from desktop.ui.forms.card import Card
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.offering import Offering
from desktop.ui.forms.span_strip import SpanStrip
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton

JSON = Any
_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)


class LeadLine(Offering):
    """Adds a row as soon as what names it is typed and Enter pressed; of a list of codes it offers the terms."""

    added = Signal(object)
    """The value of the leading field."""

    def __init__(self, field: Field, language: str) -> None:
        super().__init__()
        self._field, self._language = field, language
        self.setPlaceholderText(tr("{what}, then Enter", what=field.label.in_(language)))

    def look(self) -> None:
        """See Offering: the terms that hold the letters; of free text only the words themselves."""
        words = self.text().strip().casefold()
        if self._field.vocabulary is None:
            if self._take_first and words:
                self.offer([(self.text().strip(), "")])
            return
        terms = self._field.vocabulary.terms.items()
        self.offer([(code, label.in_(self._language)) for code, label in terms
                    if not words or any(words in one.casefold() for one in label.all)])

    def take(self, code: str) -> None:
        """See Offering."""
        self.added.emit(code)

    def focusOutEvent(self, event: Any) -> None:
        """A name that was typed counts without Enter, too."""
        super().focusOutEvent(event)
        if self._field.vocabulary is None and (words := self.text().strip()):
            self.clear()
            self.added.emit(words)


class RowsEditor(Editor):
    """All rows of a rows field. Ctrl+Plus adds one, Ctrl+Minus takes away, Ctrl+Up and Ctrl+Down move."""

    restructured = Signal()
    """Rows came, went or moved: the order of the keyboard is to be made anew."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.cards: list[Card] = []
        self._given: JSON = None
        self._untouched = True
        self.lead: LeadLine | None = None
        if field.lead.type in (TEXT, CHOICE):
            self.lead = LeadLine(field.lead, around.language)
            self.lead.added.connect(self._lead)
        self.adder = QPushButton("+" if self.lead else tr("Add a row"))
        theme.mark(self.adder, link=True)
        self.adder.setToolTip(tr("Add a row") + " (Ctrl++)")
        self.adder.clicked.connect(lambda: self.add())
        self._stack = QWidget()
        self._box = QVBoxLayout(self._stack)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        if self.lead:
            row.addWidget(self.lead, 1)
            self.adder.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.adder.setProperty("key", "Ctrl++")
        row.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.lead:
            row.addStretch(1)
        self.sorter = LineButton(tr("Put in order of time"))
        self.sorter.clicked.connect(self.sort)
        self.strip = SpanStrip()
        self.lay(self._stack, self.strip, foot, self.sorter, focus=self.lead or self.adder)
        self._say_times()
        for key, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):  # a button would take the arrows as its own
            short = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(partial(self._move_here, step))
        self.adder.setAccessibleName(tr("Add a row: {field}", field=self.label()))
        if self.lead:
            self.lead.setAccessibleName(f"{self.label()}: {field.lead.label.in_(around.language)}")

    # Rows

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        self._given, self._untouched = value, True
        for row in value or []:
            self._put({"id": new_id(), **row})
        self._say_times()
        self.restructured.emit()

    def add(self, values: dict[str, JSON] | None = None) -> Card:
        """A new row, open, its first field ready for typing; it may come with some values."""
        card = self._put({"id": new_id(), **(values or {})}, is_new=True)
        card.open()
        first = next(iter(card.lines.values()))
        first.editor.setFocus()
        self.restructured.emit()
        if values:
            self._touch()
        return card

    def _lead(self, value: JSON) -> None:
        """A row under the name that was typed; it stays closed, so that the next name can be typed."""
        self._put({"id": new_id(), self.field.lead.name: value}, is_new=True)
        self._touch()
        self.restructured.emit()

    def _put(self, row: dict[str, JSON], is_new: bool = False) -> Card:
        card = self.make_card(row, is_new)
        card.changed.connect(self._touch)
        card.gone.connect(lambda: self._take(card))
        card.moved.connect(lambda step: self.move_card(card, step))
        card.opened.connect(self.restructured)
        self.cards.append(card)
        self._box.addWidget(card)
        return card

    def make_card(self, row: dict[str, JSON], is_new: bool) -> Card:
        """The card of a row."""
        return Card(self.field, self.around, row, is_new)

    def _take(self, card: Card) -> None:
        place = self.cards.index(card)
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._touch()
        beside = self.cards[min(place, len(self.cards) - 1)].summary if self.cards else self.focusProxy()
        if beside is not None:
            beside.setFocus()
        self.restructured.emit()

    def sort(self) -> None:
        """Put the rows in the order of time; the undated come last."""
        wanted = [row["id"] for row in in_order(self.known(), self.field)]
        self.cards.sort(key=lambda card: wanted.index(card.id))
        for card in self.cards:
            self._box.removeWidget(card)
        for card in self.cards:
            self._box.addWidget(card)
        self._touch()
        self.restructured.emit()

    def known(self) -> list[dict[str, JSON]]:
        """The rows as far as they are understood."""
        return [{"id": card.id, **card.known()} for card in self.cards]

    def _say_times(self) -> None:
        """Draw from when to when, and offer the order of time where there is one."""
        dated = moments_of(self.field)
        rows = self.known() if dated else []
        self.sorter.setVisible(bool(dated) and len(self.cards) > 1 and (
            [row["id"] for row in in_order(rows, self.field)] != [row["id"] for row in rows]))
        self.strip.show_bars(bars(rows) if {"from_", "to"} <= set(dated) else [])

    def move_card(self, card: Card, step: int) -> None:
        """Move a row up (-1) or down (1); their order is kept with the record."""
        place = self.cards.index(card)
        if not 0 <= place + step < len(self.cards):
            return
        self.cards.insert(place + step, self.cards.pop(place))
        self._box.insertWidget(place + step, card)
        self._touch()
        self.restructured.emit()

    def event(self, event: QEvent) -> bool:
        """The keys of rows go before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of rows; see the class."""
        card = self._card_here()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.add()
        elif control and event.key() == Qt.Key.Key_Minus and card:
            self._take(card)
        else:
            super().keyPressEvent(event)

    def _card_here(self) -> Card | None:
        """The card in which the keyboard is."""
        focus = self.focusWidget() or self
        return next((one for one in self.cards if one.isAncestorOf(focus)), None)

    def _move_here(self, step: int) -> None:
        if card := self._card_here():
            self.move_card(card, step)

    def _touch(self) -> None:
        self._untouched = False
        self._say_times()
        self.changed.emit()

    # Values

    def _pending(self) -> list[dict[str, JSON]]:
        """The row whose name is typed and not yet entered."""
        words = self.lead.text().strip() if self.lead and self.lead._field.vocabulary is None else ""
        return [{"id": new_id(), self.field.lead.name: words}] if words else []

    def value(self) -> JSON:
        """See Editor; empty rows are left out."""
        if self._untouched and not any(card.lines for card in self.cards) and not self._pending():
            return self._given
        return [card.value() for card in self.cards if not card.is_empty()] + self._pending() or None

    def state(self) -> JSON:
        """See Editor."""
        if self._untouched and not self._pending():
            return self._given
        return [card.state() for card in self.cards if not card.is_empty()] + self._pending() or None

    def problem(self) -> str:
        """See Editor; the row that is wrong opens."""
        if self.lead and self.lead._field.vocabulary is not None and self.lead.text().strip():
            return tr("Choose one of the list for “{typed}”, or clear the line.", typed=self.lead.text().strip())
        return next(filter(None, [card.problem() for card in self.cards]), "")

    def mark_problem(self, wrong: bool) -> None:
        """See Editor."""
        if isinstance(target := self.focusProxy(), QLineEdit):
            theme.mark(target, problem=wrong)

    def named(self) -> list[tuple[str, str]]:
        """The rows as (id, words), for fields that point at one of them."""
        return [(card.id, card.words()) for card in self.cards]
