"""The frame of a form: heading, fields, source, what every record has, and the buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from archive_schema.vocabularies import CONFIDENTIALITY, LANGUAGE, STATUS
from desktop.ui import theme
from desktop.ui.forms.adding import FieldChooser
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.forms.tabs import order_by_sight
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton
from desktop.ui.record.field_line import FieldLine, ask_why_at

_VOCABULARIES = {"status": STATUS, "confidentiality": CONFIDENTIALITY, "language": LANGUAGE}


class FormFrame(QWidget):
    """Lays out; it knows no record."""

    def __init__(self) -> None:
        super().__init__()
        self.notice = theme.label("", "small", "second", wrap=True)
        self.notice.hide()
        self.opening, self.further = QVBoxLayout(), QVBoxLayout()
        """The fields a form opens with, and those that were added."""
        self.state = theme.label("", "small", "second", wrap=True)
        self.save_button = QPushButton(tr("&Save"))
        self.leave_button = QPushButton(tr("&Discard"))
        self._tabs = QTimer(self, singleShot=True, interval=0)
        self._tabs.timeout.connect(self._order_tabs)

    def lay_out(self, heading: str, chooser: FieldChooser, shared: Shared, source: QWidget | None,
                offers: QWidget) -> None:
        """Put the parts in their places."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        column.setSpacing(theme.PANE)
        column.addWidget(theme.label(heading, "title", semibold=True, wrap=True))
        column.addWidget(self.notice)
        for fields in (self.opening, self.further):
            fields.setSpacing(theme.PANE)
        column.addLayout(self.opening)
        if source is not None:
            column.addWidget(source)
        column.addLayout(self.further)
        column.addWidget(offers)
        column.addWidget(chooser)
        column.addWidget(theme.line())
        column.addWidget(shared)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._scroll, 1)
        box.addWidget(theme.line())
        self._foot = self._buttons()
        box.addWidget(self._foot)

    def _buttons(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PANE, theme.GAP, theme.PANE, theme.GAP)
        row.setSpacing(theme.GAP)
        theme.mark(self.save_button, primary=True)
        self.save_button.setToolTip(QKeySequence(QKeySequence.StandardKey.Save).toString())
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addWidget(self.state, 1)
        self.on_key("F8", lambda: ask_why_at(self.focusWidget()))
        return foot

    def on_key(self, key: str | QKeySequence.StandardKey, act: Callable[[], object]) -> None:
        """Do something at a key, wherever in the form the keyboard is."""
        short = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        short.activated.connect(lambda: act())

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def fields_in_order(self) -> list[FieldLine]:
        """The lines that are on the form, from the top."""
        places = [(fields, place) for fields in (self.opening, self.further) for place in range(fields.count())]
        found = (fields.itemAt(place).widget() for fields, place in places)
        return [one for one in found if isinstance(one, FieldLine) and not one.isHidden()]

    def restructured(self) -> None:
        """Something came or went: Tab goes as the eye does."""
        self._tabs.start()

    def _order_tabs(self) -> None:
        if self.isVisible():
            order_by_sight(self._scroll.widget(), self._foot)

    def showEvent(self, event: object) -> None:
        """See restructured."""
        self.restructured()


class Shared(QWidget):
    """State, confidentiality and language: what every record has, folded to one line."""

    changed = Signal()
    opened = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self.summary = LineButton()
        self.summary.setCheckable(True)
        self.summary.toggled.connect(self._turn)
        self._fold = QWidget(visible=False)
        column = QVBoxLayout(self._fold)
        column.setContentsMargins(theme.PANE, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for name, called in (("status", tr("State of the record")), ("confidentiality", tr("Confidentiality")),
                             ("language", tr("Language of the record"))):
            box = combo()
            if name == "language":
                box.addItem("—", "")
            for code, words in _VOCABULARIES[name].terms.items():
                box.addItem(words.in_(language), code)
            box.setAccessibleName(called)
            label = theme.label(called, "small", "second", wrap=True)
            label.setBuddy(box)
            box.currentIndexChanged.connect(self._edited)
            self.boxes[name] = box
            column.addWidget(label)
            column.addWidget(box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.summary)
        whole.addWidget(self._fold)
        self._say()

    def choose(self, name: str, code: str) -> None:
        """Choose a value; a code that is not in the list any more is shown as it is."""
        box = self.boxes[name]
        if box.findData(code) < 0:
            box.addItem(code, code)
        box.setCurrentIndex(box.findData(code))

    def chosen(self) -> dict[str, str]:
        """What is chosen, by name."""
        return {name: box.currentData() for name, box in self.boxes.items()}

    def _edited(self, index: int) -> None:
        self._say()
        self.changed.emit()

    def _turn(self, wanted: bool) -> None:
        self._fold.setVisible(wanted)
        self._say()
        self.opened.emit()

    def _say(self) -> None:
        mark = "▾" if self.summary.isChecked() else "▸"
        words = " · ".join(box.currentText() for box in self.boxes.values() if box.currentText() != "—")
        self.summary.say(f"{mark}  {words}", tr("State, confidentiality and language of the record"))
        self.summary.setAccessibleName(tr("State, confidentiality and language of the record") + f": {words}")
