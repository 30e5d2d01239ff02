"""The editor of a date: typed as people write it, and told at once as it was understood."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from archive_schema import moments
from archive_schema.fields import Field, FieldError
from archive_schema.vocabularies import BASIS
from desktop.ui.flow import Flow
from desktop.ui.forms.editor import Around
from desktop.ui.forms.typed_editors import LineEditor
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton

JSON = Any


class MomentEditor(LineEditor):
    """A date as people write it. Below it stands what was understood; on what the date rests can be said."""

    def __init__(self, field: Field, around: Around) -> None:
        self.basis = ""
        super().__init__(field, around)
        self.line.setPlaceholderText(tr("2016-05-19 · May 2015 · late June · 19–23 May 2016"))
        self.basis_button = QToolButton()
        self.basis_button.setText("…")
        self.basis_button.setToolTip(tr("On what the date rests") + " (F7)")
        # Tab goes from field to field; this one has a key.
        self.basis_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.basis_button.setProperty("key", "F7")
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
        self._doubt = QWidget(visible=False)
        self._flow = Flow(self._doubt)
        layout.addWidget(self._doubt)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 asks on what the date rests."""
        if event.key() == Qt.Key.Key_F7 and self.basis_button.isVisible():
            self.basis_button.showMenu()
        else:
            super().keyPressEvent(event)

    def parse(self, words: str) -> JSON:
        """See LineEditor. What is not understood is kept as these words; what is in doubt is asked."""
        try:
            found, _ = moments.kept(words, self.around.language, today=datetime.date.today())
        except moments.MomentError as error:
            raise FieldError(error.told) from error
        return found.to_value()

    def problem(self) -> str:
        """See Editor; a question is put in few words, for its answers stand below."""
        wrong = super().problem()
        return tr("Which day is meant?") if wrong and self._flow.count() else wrong

    def _typed(self) -> None:
        self.hint = self.exact = ""
        self.tone = "second"
        choices: tuple[str, ...] = ()
        if self.line.text().strip():
            try:
                value = self.value()
            except FieldError as error:
                value, choices = None, getattr(error.__cause__, "choices", ())
            if isinstance(value, dict):
                self.exact = value.get("edtf", "")
                self.hint = self._understood(value)
        self._ask(choices)
        self.changed.emit()

    def _understood(self, value: dict[str, JSON]) -> str:
        """What was understood, in words: the date, the days it is found under, on what it rests."""
        if not self.exact:
            self.tone = "warn"
            self.exact = moments.advice(self.around.language)
            return tr("Kept as these words; no date was understood.")
        moment, language = moments.Moment.of(value), self.around.language
        told = [moment.say(language)]
        if moment.reach:
            told.append(tr("found under {first} – {last}", first=day(moment.reach[0], language),
                           last=day(moment.reach[1], language)))
        if self.basis:
            told.append(BASIS.say(self.basis, language))
        return " · ".join(told)

    def _ask(self, choices: tuple[str, ...]) -> None:
        """Ask which of several dates is meant; what was typed stays as the printed words."""
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().deleteLater()
        for edtf in choices:
            button = LineButton(tr("I mean {date}", date=moments.Moment(edtf).say(self.around.language)))
            button.clicked.connect(partial(self._mean, edtf))
            self._flow.addWidget(button)
        self._doubt.setVisible(bool(choices))

    def _mean(self, edtf: str, checked: bool = False) -> None:
        # Deferred, for the button that was pressed goes away.
        value = {"edtf": edtf, "printed": self.line.text().strip()}
        QTimer.singleShot(0, self, lambda: self._take(value))

    def _take(self, value: JSON) -> None:
        self.set_value(value)
        self.line.setFocus()


def day(date: datetime.date, language: str) -> str:
    """A day as people write it."""
    return moments.Moment(date.isoformat()).say(language)
