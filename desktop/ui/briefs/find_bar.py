"""Finding and replacing in the text of a brief."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.briefs.writing.finding import Looked, places, shown
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import tr, trn

Place = tuple[str, int, int]


class FindBar(QWidget):
    """Looks through all texts; says which place to go to, and what to replace."""

    found = Signal(str, int, int)
    """A block, and from where to where in its text as it is shown."""
    replace_all = Signal(object, str)
    closed = Signal()

    def __init__(self, texts: Callable[[], dict[str, str]], here: Callable[[], tuple[str, int]]) -> None:
        super().__init__()
        self._texts, self._here = texts, here
        self.words, self.by = QLineEdit(), QLineEdit()
        self.case, self.whole = QCheckBox(tr("&Capitals count")), QCheckBox(tr("Wh&ole words"))
        self.count = theme.label("", "small", "second")
        find, by = QLabel(tr("F&ind")), QLabel(tr("Re&place by"))
        find.setBuddy(self.words)
        by.setBuddy(self.by)
        self.words.setAccessibleName(tr("Find in the brief"))
        self.by.setAccessibleName(tr("Replace by"))
        first, second, choices = QHBoxLayout(), QHBoxLayout(), Flow(gap=theme.GAP)
        for row in (first, second):
            row.setSpacing(theme.GAP)
        first.addWidget(find)
        first.addWidget(self.words, 1)
        second.addWidget(by)
        second.addWidget(self.by, 1)
        second.setContentsMargins(0, 0, 0, 0)
        self._buttons(choices, (tr("Ne&xt"), lambda: self.step(1)), (tr("P&revious"), lambda: self.step(-1)))
        self._all = self._buttons(choices, (tr("Replace a&ll"), self._replace))
        for widget in (self.case, self.whole, self.count):
            choices.addWidget(widget)
        self._second = QWidget()
        self._second.setLayout(second)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE, theme.GRID, theme.PANE, theme.GRID)
        box.setSpacing(theme.GRID)
        box.addLayout(first)
        box.addWidget(self._second)
        box.addLayout(choices)
        self.words.textChanged.connect(lambda text: self._count())
        for choice in (self.case, self.whole):
            choice.toggled.connect(lambda on: self._count())
        self.hide()

    @staticmethod
    def _buttons(row: QLayout, *buttons: tuple[str, Callable[[], object]]) -> list[QPushButton]:
        made = []
        for words, act in buttons:
            button = QPushButton(words)
            theme.mark(button, link=True)
            button.clicked.connect(lambda checked=False, act=act: act())
            row.addWidget(button)
            made.append(button)
        return made

    def open(self, *, replacing: bool, words: str = "") -> None:
        """Show the bar, with the line to replace by or without it."""
        for widget in (self._second, *self._all):
            widget.setVisible(replacing)
        self.show()
        if words:
            self.words.setText(words)
        self.words.setFocus()
        self.words.selectAll()
        self._count()

    @property
    def looked(self) -> Looked:
        """What is looked for."""
        return Looked(self.words.text(), self.case.isChecked(), self.whole.isChecked())

    def places(self) -> list[Place]:
        """Every place, in order."""
        looked = self.looked
        return [(block, *span) for block, text in self._texts().items() for span in places(shown(text), looked)]

    def _count(self) -> None:
        count = len(self.places())
        self.count.setText(trn("{count} place", "{count} places", count) if self.words.text() else "")

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), around the end."""
        found, order = self.places(), list(self._texts())
        if not found:
            return
        block, offset = self._here()
        here = (order.index(block) if block in order else -1, offset)
        ranked = [((order.index(one[0]), one[1]), one) for one in found]
        later = [one for rank, one in ranked if rank > here] if by > 0 else [one for rank, one in ranked if rank < here]
        self.found.emit(*((later[0] if by > 0 else later[-1]) if later else found[0 if by > 0 else -1]))

    def _replace(self) -> None:
        if self.words.text():
            self.replace_all.emit(self.looked, self.by.text())
            self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape goes away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
