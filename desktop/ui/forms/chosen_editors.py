"""Editors of what is chosen: terms of a list, rows of the same record, other records."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from archive_schema.fields import Field
from desktop.ui.flow import Flow
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.picking import NoWheel, Picker
from desktop.ui.i18n import tr
from desktop.ui.line_button import ChipButton

JSON = Any


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

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self.box.installEventFilter(self)

    def _offer(self) -> None:
        for row, words in self.around.rows(self.field.of):
            self.box.addItem(words, row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows that came meanwhile are offered when the keyboard comes here, or the mouse."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            for row, words in self.around.rows(self.field.of):
                place = self.box.findData(row)
                if place < 0:
                    self.box.addItem(words, row)
                else:
                    self.box.setItemText(place, words)
        return False

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
        return self.around.session.title(one) or one

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
