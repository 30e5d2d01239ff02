"""What is not settled in a brief, what stops an export first; and, folded away, what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.briefs.problems import NOTICES, Problem
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import tr, trn
from desktop.ui.words import tip


def block_of(problem: Problem) -> int:
    """The place of the block a problem stands in, from 1; 0 for the paper as a whole."""
    place = problem.about.removeprefix("block ")
    return int(place) if problem.about.startswith("block ") and place.isdigit() else 0


class ProblemList(QWidget):
    """Lists problems and says which was chosen, or is to be answered."""

    chosen = Signal(object)
    answer = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._found: Sequence[Problem] = ()
        self.open: list[Problem] = []
        """What is not settled, in the order it is listed."""
        self.listed: list[Problem] = []
        self.head = theme.label("", semibold=True, wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(theme.GRID // 2)
        self.list.setAccessibleName(tr("Problems of the brief"))
        self.list.itemClicked.connect(lambda item: self._choose())
        self.list.itemActivated.connect(lambda item: self._choose())
        self.list.currentRowChanged.connect(lambda row: self._gone_to())
        self.answer_button = QPushButton(tr("A&nswer…"))
        self.answered_button = QPushButton()
        self.answered_button.setCheckable(True)
        for button in (self.answer_button, self.answered_button):
            theme.mark(button, link=True)
        self.answer_button.clicked.connect(lambda checked=False: self.ask())
        self.answered_button.toggled.connect(lambda on: self._list())
        buttons = Flow(gap=theme.GRID)
        buttons.addWidget(self.answer_button)
        buttons.addWidget(self.answered_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE, theme.GAP, theme.PANE, theme.GAP)
        box.setSpacing(theme.GRID)
        box.addWidget(self.head)
        box.addWidget(self.list, 1)
        box.addLayout(buttons)
        self.answer_button.hide()
        self.answered_button.hide()

    def show_problems(self, found: Sequence[Problem]) -> None:
        """List these."""
        self._found = found
        self.open = sorted((one for one in found if one.stops or not one.answer),
                           key=lambda one: (not one.stops, one.code in NOTICES, block_of(one)))
        self._list()

    def complain(self, words: str) -> None:
        """Say why there are no pages."""
        self.open, self._found = [], ()
        self._list()
        self.head.setText(words)

    def _list(self) -> None:
        now = self.current
        answered = [one for one in self._found if one.answer and not one.stops]
        self.listed = [*self.open, *(answered if self.answered_button.isChecked() else [])]
        self.list.blockSignals(True)
        self.list.clear()
        for problem in self.listed:
            words = problem.say(self._language)
            if problem.answer and not problem.stops:
                words = tr("Answered: {why}", why=problem.answer.why) + f" ({problem.answer.by})\n{words}"
            item = QListWidgetItem(words)
            item.setToolTip(tip(words))
            if problem.stops:
                item.setIcon(theme.icon("warning", theme.colours().danger))
                item.setToolTip(tr("Nothing is exported until this is answered."))
            self.list.addItem(item)
        if now in self.listed:
            self.list.setCurrentRow(self.listed.index(now))
        self.list.blockSignals(False)
        count = len(self.open)
        self.head.setText(trn("{count} thing to look at", "{count} things to look at", count) if count
                          else tr("Nothing was found to be wrong."))
        self.answered_button.setText(trn("{count} ans&wered", "{count} ans&wered", len(answered)))
        self.answered_button.setVisible(bool(answered))
        self.list.setVisible(bool(self.listed))
        self._offer()

    def _offer(self) -> None:
        self.answer_button.setVisible(bool(self.open))
        now = self.current
        self.answer_button.setEnabled(now is not None and now.answerable and not now.answer)

    @property
    def current(self) -> Problem | None:
        """The problem that is chosen."""
        row = self.list.currentRow()
        return self.listed[row] if 0 <= row < len(self.listed) else None

    def step(self, by: int) -> None:
        """Go to the next problem (1) or the one before (-1)."""
        if self.listed:
            row = self.list.currentRow() + by if self.list.currentRow() >= 0 else 0 if by > 0 else -1
            self.list.setCurrentRow(row % len(self.listed))
            self._choose()

    def ask(self) -> None:
        """The chosen problem is to be answered."""
        if (now := self.current) and now.answerable and not now.answer:
            self.answer.emit(now)

    def _gone_to(self) -> None:
        self._offer()
        if self.list.hasFocus():
            self._choose()

    def _choose(self) -> None:
        self._offer()
        if now := self.current:
            self.chosen.emit(now)
