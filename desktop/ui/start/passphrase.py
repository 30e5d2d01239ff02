"""Typing a passphrase, and choosing a new one with its worth told honestly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import i18n, theme
from desktop.ui.i18n import tr, trn

if TYPE_CHECKING:
    from desktop.archive.passphrase import Strength

_HOUR, _DAY, _YEAR = 3600, 86_400, 365 * 86_400


def passphrase_field(name: str) -> QLineEdit:
    """A field that hides what is typed, with an eye to show it."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    show = QAction(theme.icon("surveillance_measure"), tr("Show what is typed"), field)
    show.setCheckable(True)
    show.toggled.connect(lambda on: field.setEchoMode(
        QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password))
    field.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
    return field


def worth(found: Strength) -> str:
    """What a passphrase is worth, in one sentence."""
    seconds = found.seconds
    if seconds < _HOUR:
        return tr("Weak: someone with many computers finds it within an hour.")
    if seconds < _YEAR:
        days = max(1, round(seconds / _DAY))
        return trn("Weak: someone with many computers finds it in about {count} day.",
                   "Weak: someone with many computers finds it in about {count} days.", days)
    years = round(seconds / _YEAR)
    if found.grade == "fair":
        return trn("Fair: someone with many computers needs about {count} year.",
                   "Fair: someone with many computers needs about {count} years.", years)
    return tr("Strong: trying does not find it. Keep it where nobody finds it either.")


class NewPassphrase(QWidget):
    """A passphrase typed twice, or drawn and typed once. `changed` whenever `is_good` may have become another."""

    changed = Signal()
    grown = Signal()
    """More or fewer lines are needed."""

    def __init__(self, words: str = "") -> None:
        """`words`: what the field is called, with its key letter."""
        super().__init__()
        words = words or tr("&Passphrase")
        self._drawn = ""
        self.field, self.again = passphrase_field(words.replace("&", "")), passphrase_field(tr("The same again"))
        self.worth = theme.label("", "small", "second", wrap=True)
        self.worth.setMinimumHeight(2 * self.worth.fontMetrics().lineSpacing() + 2)  # nothing moves while one types
        self.draw_button = QPushButton(tr("&Draw six words at random"))
        self.draw_button.setAccessibleName(tr("Draw six words at random"))
        theme.mark(self.draw_button, link=True)
        self.draw_button.clicked.connect(self.draw)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        for label, field in ((words, self.field), (tr("The same &again"), self.again)):
            named = QLabel(label)
            named.setBuddy(field)
            rows.addWidget(named)
            rows.addWidget(field)
            if field is self.field:
                rows.addWidget(self.worth)
                rows.addWidget(self.draw_button)
                rows.addSpacing(theme.GAP)
            field.textChanged.connect(self._look)
        self._look()

    def draw(self) -> None:
        """Propose six made-up words; shown, so that they can be written down, and still to be typed again."""
        from desktop.archive.passphrase import draw

        self._drawn = draw("latin" if i18n.language() == "en" else "cyrillic")
        self.field.setEchoMode(QLineEdit.EchoMode.Normal)
        self.field.setText(self._drawn)
        self.field.setCursorPosition(0)
        self.again.clear()
        self.again.setFocus()

    def clear(self) -> None:
        """Forget what was typed and drawn."""
        self._drawn = ""
        self.field.clear()
        self.again.clear()

    @property
    def text(self) -> str:
        """The passphrase."""
        return self.field.text()

    @property
    def is_good(self) -> bool:
        """Whether there is one, and it was typed twice alike. A weak one is told, not refused."""
        return bool(self.text) and self.text == self.again.text()

    def _look(self) -> None:
        from desktop.archive.passphrase import DRAWN_BITS, strength

        typed = self.text
        drawn = bool(typed) and typed == self._drawn
        found = strength(typed, drawn=drawn)
        words = worth(found) if typed else tr("A long one of many words is best; drawn at random, better.")
        if drawn:
            words += " " + tr("{bits} bits of chance.", bits=DRAWN_BITS)
        before = self.worth.text()
        self.worth.setText(words)
        theme.mark(self.worth, tone={"weak": "warn", "fair": "second", "strong": "good"}[found.grade] if typed
                   else "second")
        theme.mark(self.again, problem=bool(self.again.text()) and not typed.startswith(self.again.text()))
        self.changed.emit()
        if before != words:
            self.grown.emit()
