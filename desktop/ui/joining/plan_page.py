"""The plan of a merge: a list of all it would do, the entry one is at field by field, and the choosing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QSplitter, QVBoxLayout, QWidget

from desktop.archive.joining.plan import PURGED, Difference, Likeness, Plan
from desktop.ui import theme
from desktop.ui.coming.parts import add_line, box_of, fill
from desktop.ui.i18n import number, tr
from desktop.ui.joining.choice_bar import AskRest, ChoiceBar, SideOf
from desktop.ui.joining.choosing import LEFT_OPEN, Choosing, in_order
from desktop.ui.joining.detail import Detail
from desktop.ui.joining.entries import Entries, counts_words, entries_of, state_words
from desktop.ui.joining.entry_list import EntryList
from desktop.ui.joining.kept_choices import from_value, to_value
from desktop.ui.joining.purges_bar import PurgesBar
from desktop.ui.joining.saying import SORTS, sort_words
from desktop.ui.session import Session

_ALL = ""


class PlanPage(QWidget):
    """`decided` whenever a choice was made or taken back; `finished` when Enter is pressed and nothing is left."""

    decided = Signal()
    finished = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.model, self.choosing = Entries(session), Choosing()
        self.likenesses: tuple[Likeness, ...] = ()
        self.list, self.detail = EntryList(self.model), Detail(session)
        self.filter = box_of(tr("&Show"), [])
        self.filter.currentIndexChanged.connect(lambda place: self._narrow())
        self.state = theme.label("", "small", "second")
        self.state.setAccessibleName(tr("Progress"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.setAccessibleName(tr("Progress"))
        self.purges = PurgesBar()
        self.purges.show_all.clicked.connect(self._show_purges)
        self._lay_out()
        self.list.came_to.connect(self._show)
        self.list.picks.connect(self.pick)
        self.list.leaves.connect(self.leave_open)
        self.list.undoes.connect(self.undo)
        self.list.goes_on.connect(self.go_on)
        self.list.same_sort.connect(self.same_sort)
        self.detail.sides.picked.connect(self._take_side)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        shown = QGridLayout()
        shown.setSpacing(theme.GAP)
        add_line(shown, tr("&Show"), self.filter)
        top.addLayout(shown)
        top.addStretch(1)
        top.addWidget(self.state)
        top.addWidget(self.progress)
        self.choices = ChoiceBar(self.leave_open, self.undo, lambda: self.same_sort(1), self.go_on, self._confirm)
        self.hint = theme.label(tr("← ours   → theirs   Space leaves it open   Backspace takes back"), "small",
                                "second")
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list)
        self.split.addWidget(self.detail)
        self.split.setHandleWidth(6)
        self.split.setSizes([300, 200])
        self.split.setStretchFactor(0, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GAP)
        rows.addLayout(top)
        rows.addWidget(self.split, 1)
        rows.addWidget(self.choices)
        rows.addWidget(self.purges)

    def show_plan(self, plan: Plan, before: Any = None) -> None:
        """Show a plan; `before` are choices made in it earlier, as they were kept."""
        self.choosing, self.likenesses = Choosing(plan.to_choose), plan.likenesses
        self.choosing.go_on_from(from_value(plan.to_choose, before))
        self.model.take(entries_of(plan), self.choosing)
        counts = self.model.counts()
        fill(self.filter, [(_ALL, tr("everything: {count}", count=number(sum(counts.values())))),
                           *((sort, f"{sort_words(sort)}: {number(count)}") for sort, count in
                             counts_words(counts, SORTS))], _ALL)
        asked = bool(len(self.choosing))
        for widget in (self.choices, self.state, self.progress):
            widget.setVisible(asked)
        self.purges.show_purges(plan.purges)
        self._tell()
        self.list.go_to((self.choosing.next_open(-1) or 0) if asked else 0)
        if not self.model.shown:
            self.detail.say(tr("Nothing of this changes a record here."))

    @property
    def kept(self) -> Any:
        """The choices, to be kept."""
        return to_value(self.choosing.differences, self.choosing.all)

    def _show_purges(self) -> None:
        self.filter.setCurrentIndex(self.filter.findData(PURGED))
        self.list.setFocus()

    def _narrow(self) -> None:
        self.model.narrow(self.filter.currentData() or _ALL)
        self.list.go_to(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.model.shown):
            place = self.model.place(row)
            self.detail.show_entry(self.model.shown[row], None if place is None else self.choosing.side(place))
        else:
            self.detail.say("")
        self._tell_buttons()

    # Choosing

    @property
    def place(self) -> int | None:
        """The place among the choices of the entry one stands on; None on one that is not asked."""
        return self.model.place(self.list.currentIndex().row())

    @property
    def difference(self) -> Difference | None:
        """The difference one stands on, if it is asked."""
        return None if (place := self.place) is None else self.choosing.differences[place]

    def pick(self, number: int) -> None:
        """Choose a side by where it stands: 0 is ours."""
        if (difference := self.difference) is not None and number < len(difference.sides):
            self._choose(in_order(difference)[number])

    def _take_side(self, side: int) -> None:
        self._choose(side)
        self.list.setFocus()

    def leave_open(self) -> None:
        """Decide later: it goes to the list of differences left open."""
        self._choose(LEFT_OPEN)

    def _choose(self, side: int) -> None:
        """Choose, and go to the next that nobody looked at."""
        if (place := self.place) is None:
            return
        self.choosing.choose(place, side)
        self._chosen(place, place)
        after = self.choosing.next_open(place)
        if after is None:
            self._show(place)
        else:
            self.list.go_to(after)

    def choose_rest(self, side_of: SideOf) -> int:
        """Choose for all that nobody looked at; how many."""
        count = self.choosing.choose_rest(side_of, self.place or 0)
        self._chosen(0, max(0, len(self.choosing) - 1))
        self._show(self.list.currentIndex().row())
        return count

    def undo(self) -> None:
        """Take the last choice back and stand where it was made."""
        if (place := self.choosing.undo()) is None:
            return
        self._chosen(0, len(self.choosing) - 1)
        if self.model.place(place) is None:
            self.filter.setCurrentIndex(0)
        self.list.go_to(place)
        self._show(place)

    def _chosen(self, first: int, last: int) -> None:
        self.model.chosen_anew(first, last)
        self._tell()
        self.decided.emit()

    # Moving

    def go_on(self) -> None:
        """To the next that nobody looked at."""
        after = self.choosing.next_open(self.place if self.place is not None else -1) if len(self.choosing) else None
        if after is None:
            self.finished.emit()
            return
        if self.place is None:
            self.filter.setCurrentIndex(0)
        self.list.go_to(after)

    def same_sort(self, by: int) -> None:
        """To the next difference about the same field of the same kind, or the one before."""
        if (place := self.place) is not None and (after := self.choosing.next_of_sort(place, by)) is not None:
            self.list.go_to(after)

    # What is told

    def _tell(self) -> None:
        self.state.setText(state_words(self.choosing))
        self.progress.setRange(0, max(1, len(self.choosing)))
        self.progress.setValue(self.choosing.decided)
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        self.choices.tell(self.place is not None, self.choosing)

    def _confirm(self, side_of: SideOf) -> None:
        asked = AskRest(self, side_of, len(self.choosing) - self.choosing.decided)
        asked.exec()
        if asked.clickedButton() is asked.go:
            self.choose_rest(side_of)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys pressed in a value that is read work as in the list."""
        if event.text().isdigit() or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backspace):
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
