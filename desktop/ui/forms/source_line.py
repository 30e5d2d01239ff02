"""The line of a form that asks where one knows it from: a source, the place in it; of a talk, when it was told."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from archive_schema import pinpoints
from archive_schema.fields import FieldError, moment
from desktop.archive.sourcing import Sourced
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.chosen_editors import unchosen
from desktop.ui.forms.editor import Around
from desktop.ui.forms.moment_editor import MomentEditor
from desktop.ui.forms.source_picker import SourcePicker
from desktop.ui.i18n import tr
from desktop.ui.line_button import ChipButton
from desktop.ui.session import Session

JSON = Any


class SourceLine(QWidget):
    """Names one source and the place in it. `sourced()` is what to cite with the record, in the same step."""

    changed = Signal()

    def __init__(self, session: Session, label: str = "") -> None:
        super().__init__()
        self._session, self._named = session, Sourced()
        self.picker = SourcePicker(session)
        self.picker.setAccessibleName(label or tr("Source"))
        self.picker.named.connect(self.name)
        self.picker.textEdited.connect(lambda words: self.changed.emit())
        self._label = theme.label(label or tr("Source"), "small", "second", wrap=True)
        self._label.setBuddy(self.picker)
        self._chips = QWidget(visible=False)
        self._chip_box = Flow(self._chips)
        self.place = QLineEdit()
        self.place.setPlaceholderText(tr("Place in it: 12 · § 4 · n 33 · 00:03:12"))
        self.place.setAccessibleName(tr("Place in the source"))
        self.place.textChanged.connect(lambda words: self._say())
        self.when = MomentEditor(moment("When | Когда | Қашан").named("when"), Around(session))
        self.when.line.setPlaceholderText(tr("When it was told: today · 19 May 2016"))
        self.when.line.setAccessibleName(tr("When it was told"))
        self.when.basis_button.hide()
        self.when.changed.connect(self._say)
        self._below = theme.label("", "small", "second", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        for part in (self._label, self._chips, self.picker, self.place, self.when, self._below):
            box.addWidget(part)
        self.setFocusProxy(self.picker)
        self._show()

    # What is named

    def name(self, sourced: Sourced) -> None:
        """A source was chosen: the keyboard goes on to the place in it, or to when it was told."""
        self.set_value(sourced.to_value())
        (self.when if sourced.told else self.place).setFocus()
        self.changed.emit()

    def forget(self) -> None:
        """No source is named any more."""
        self.set_value({})
        self.picker.setFocus()
        self.changed.emit()

    def sourced(self) -> Sourced:
        """What is named now. Raises FieldError for a date that cannot be."""
        told = self._named.told
        if told is None:
            return dataclasses.replace(self._named, place=self.place.text().strip() if self._named.is_there else "")
        return dataclasses.replace(self._named, told=dataclasses.replace(told, when=self.when.value()))

    def state(self) -> dict[str, JSON]:
        """What a draft keeps; {} for nothing."""
        try:
            kept = self.sourced().to_value()
        except FieldError:
            kept = self._named.to_value()
        return kept | ({"typed": words} if (words := self.picker.text().strip()) else {})

    def set_value(self, value: dict[str, JSON]) -> None:
        """Show what a draft kept."""
        self._named = Sourced.of(value)
        self.place.setText(self._named.place)
        self.when.set_value(self._named.told.when if self._named.told else None)
        self.picker.setText(value.get("typed", ""))
        self._show()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named and nothing typed."""
        return not self.state()

    def problem(self) -> str:
        """What is wrong here; told here too."""
        wrong = unchosen(self.picker) or self.when.problem() if not self._named.is_there or self._named.told else ""
        if wrong:
            self._tell(wrong, "danger")
        return wrong

    # Looks

    def _show(self) -> None:
        named, there = self._named, self._named.is_there
        while (item := self._chip_box.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        if there:
            words = self._words()
            chip = ChipButton(words, tr("Take away: {what}", what=words))
            chip.clicked.connect(lambda: QTimer.singleShot(0, self, self.forget))
            self._chip_box.addWidget(chip)
        self._chips.setVisible(there)
        self.picker.setVisible(not there)
        self.place.setVisible(there and named.told is None)
        self.when.setVisible(named.told is not None)
        self._label.setBuddy(self.picker if not there else self.when.line if named.told else self.place)
        self.setFocusProxy(self.picker if not there else self.when if named.told else self.place)
        self._say()

    def _words(self) -> str:
        named = self._named
        if named.told:
            return named.told.say(self._session.language)
        return self._session.title(named.source) if named.source else tr("New: {kind}", kind=named.title)

    def _say(self) -> None:
        place = pinpoints.read(self.place.text()) if not self.place.isHidden() else None
        words = self.when.hint if self._named.told else place.say(self._session.language) if place else ""
        if place and not place.kind:
            words = tr("Kept as typed: {words}", words=place.label)
        self._tell(words)
        self.changed.emit()

    def _tell(self, words: str, tone: str = "second") -> None:
        self._below.setText(words)
        theme.mark(self._below, tone=tone)
        self._below.setVisible(bool(words))
