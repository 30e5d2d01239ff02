"""Differences that were left open at a merge: each is settled by one key, whenever somebody knows better."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout

from desktop.archive import Archive, Changes
from desktop.archive.joining.plan import Difference
from desktop.ui import theme
from desktop.ui.dialogs import button
from desktop.ui.i18n import said, tr, trn
from desktop.ui.joining.choosing import Choosing, in_order
from desktop.ui.joining.detail import Detail
from desktop.ui.joining.entries import CHOICE, SORT, Entries
from desktop.ui.joining.entry_list import EntryList
from desktop.ui.joining.left_open import KIND, left_open
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Step

Settle = Callable[[Archive, str, int, str], object]
"""Lets a side stand: gets the record of the difference, the side's number, and why."""


class DifferencesWindow(SessionWindow):
    """`open_record`: show the record that a difference is about."""

    open_record = Signal(str)

    def __init__(self, session: Session, settle: Settle, first: str = "") -> None:
        """`first`: the difference to stand on."""
        super().__init__(session)
        self._settle, self._first = settle, first
        self._busy = False
        self._own = 0  # writes of this window that are not told yet
        self.setWindowTitle(tr("Differences left open"))
        room = self.screen().availableSize()
        self.resize(min(round(980 * theme.scale()), room.width() - 40),
                    min(round(640 * theme.scale()), room.height() - 60))
        self.model = Entries(session)
        self.list, self.detail = EntryList(self.model), Detail(session)
        self.list.setAccessibleName(tr("Differences left open"))
        for column in (SORT, CHOICE):
            self.list.setColumnHidden(column, True)
        self.left = theme.label("", "small", "second")
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.setAccessibleName(tr("Problem"))
        self.problem.hide()
        self.why = QLineEdit()
        self._lay_out()
        self.list.came_to.connect(self._show)
        self.list.picks.connect(self._pick)
        self.list.goes_on.connect(self._open)
        self.list.same_sort.connect(self._same_sort)
        self.detail.sides.picked.connect(self.settle)
        session.changed.connect(self._follow)
        self.list.setFocus()
        self.look()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(6)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setSizes([260, 200])
        named = QLabel(tr("&Why (may stay empty)"))
        named.setBuddy(self.why)
        self.why.setAccessibleName(tr("Why this side stands"))
        reason = QHBoxLayout()
        reason.setSpacing(theme.GAP)
        reason.addWidget(named)
        reason.addWidget(self.why, 1)
        self.show_record = button(tr("Show the &record"), self._open, "Enter")
        self.close_button = button(tr("&Close"), self.close, "Esc")
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        hint = theme.label(tr("← ours   → theirs: the side chosen stands at once; Undo takes it back"), "small",
                           "second", wrap=True)
        below.addWidget(hint, 1)
        below.addWidget(self.show_record)
        below.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.left)
        rows.addWidget(self.problem)
        rows.addWidget(split, 1)
        rows.addLayout(reason)
        rows.addLayout(below)

    # Looking

    def look(self, first: str = "") -> None:
        """Read what is open, on another thread; `first`: the difference to stand on."""
        self._first = first or self._first
        archive = self.session.archive

        def work(step: Step) -> list[Difference]:
            with archive.reader() as reader:
                return left_open(reader)

        self.session.tasks.run("", work, done=self.show_differences, quiet=True)

    def show_differences(self, found: list[Difference]) -> None:
        """Show these, standing where one stood."""
        if self.is_closed:
            return
        at = max(0, self.list.currentIndex().row())
        if self._first:
            at = next((row for row, one in enumerate(found) if one.key == self._first), at)
            self._first = ""
        self.model.take(list(found), Choosing(found))
        self._tell()
        self.list.go_to(min(at, len(found) - 1))
        if not found:
            self._show(-1)

    def _tell(self) -> None:
        count = len(self.model.shown)
        self.left.setText(trn("{count} difference left open", "{count} differences left open", count) if count
                          else tr("Nothing is left open"))
        for widget in (self.show_record, self.why):
            widget.setEnabled(bool(count))

    def _show(self, row: int) -> None:
        if 0 <= row < len(self.model.shown):
            self.detail.show_entry(self.model.shown[row], None)
        else:
            self.detail.say(tr("When two copies become one and nobody chooses between two values, the field waits "
                               "here."))

    @property
    def difference(self) -> Difference | None:
        """The one that one stands on."""
        row = self.list.currentIndex().row()
        found = self.model.shown[row] if 0 <= row < len(self.model.shown) else None
        return found if isinstance(found, Difference) else None

    # Settling

    def _pick(self, place: int) -> None:
        if (one := self.difference) is not None and place < len(one.sides):
            self.settle(in_order(one)[place])

    def settle(self, side: int) -> None:
        """Let a side stand, as a step of its own, and go on to the next."""
        if (one := self.difference) is None or self._busy:
            return
        archive, settle, why = self.session.archive, self._settle, self.why.text().strip()
        self._busy, self._own = True, self._own + 1
        self.session.tasks.run("", lambda step: settle(archive, one.key, side, why), quiet=True,
                                done=lambda result: self._settled(one), failed=self._fail)

    def _settled(self, one: Difference) -> None:
        self._busy = False
        if not self.is_closed:
            self.problem.hide()
            self.why.clear()
            self.show_differences([other for other in self.model.shown
                                   if isinstance(other, Difference) and other.key != one.key])
            self.list.setFocus()

    def _fail(self, error: BaseException) -> None:
        self._busy, self._own = False, self._own - 1
        if not self.is_closed:
            self.problem.setText(" ".join(said(error)))
            self.problem.show()

    def _follow(self, changes: Changes) -> None:
        """One that was settled elsewhere, or came back by Undo."""
        if KIND not in changes.kinds():
            return
        if self._own:
            self._own -= 1
        else:
            self.look()

    def _same_sort(self, by: int) -> None:
        row = self.list.currentIndex().row()
        if row >= 0 and (after := self.model.choosing.next_of_sort(row, by)) is not None:
            self.list.go_to(after)

    def _open(self) -> None:
        if one := self.difference:
            self.open_record.emit(one.record)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pressed in a value work as in the list."""
        if event.text().isdigit():
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is listened to any more."""
        if not self.is_closed:
            self.session.changed.disconnect(self._follow)
        super().closeEvent(event)
