"""What can be done with the difference one is at, and with all the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMessageBox, QWidget

from desktop.archive.joining.plan import Difference
from desktop.ui import theme
from desktop.ui.dialogs import button
from desktop.ui.i18n import tr, trn
from desktop.ui.joining.choosing import LEFT_OPEN, Choosing, ours, theirs

SideOf = Callable[[Difference], int]
"""Which side of a difference is taken."""


def leave_open(difference: Difference) -> int:
    """None of them."""
    return LEFT_OPEN


class ChoiceBar(QWidget):
    """Buttons for what the single keys do too, and for deciding all the rest at once."""

    def __init__(self, leave: Callable[[], None], undo: Callable[[], None], same: Callable[[], None],
                 on: Callable[[], None], rest: Callable[[SideOf], None]) -> None:
        super().__init__()
        self._rest = rest
        self.leave = button(tr("&Leave open"), leave, tr("Space"))
        self.undo = button(tr("Take bac&k"), undo, tr("Backspace"))
        self.same = button(tr("Next of this so&rt"), same, "Ctrl+↓")
        self.on = button(tr("Ne&xt undecided"), on, "Enter")
        self.rest = button(tr("All the r&est…"), self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        for one in (self.leave, self.undo, self.same, self.on, self.rest):
            row.addWidget(one)
        row.addStretch(1)

    def tell(self, at_one: bool, choosing: Choosing) -> None:
        """Say what can be pressed; `at_one`: one stands on a difference that is asked."""
        left = choosing.decided < len(choosing)
        for widget, on in ((self.leave, at_one), (self.same, at_one), (self.undo, choosing.can_undo),
                           (self.on, left), (self.rest, left)):
            widget.setEnabled(on)

    def _ask(self) -> None:
        menu = QMenu(self)
        for words, side_of in ((tr("As &ours…"), ours), (tr("As &theirs…"), theirs),
                               (tr("Leave &open…"), leave_open)):
            menu.addAction(words).triggered.connect(lambda checked=False, side_of=side_of: self._rest(side_of))
        menu.exec(self.rest.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


class AskRest(QMessageBox):
    """Asks once before all the rest is decided in one go."""

    def __init__(self, parent: QWidget, side_of: SideOf, left: int) -> None:
        super().__init__(parent)
        said: dict[SideOf, str] = {
            ours: trn("Decide {count} difference as ours?", "Decide {count} differences as ours?", left),
            theirs: trn("Decide {count} difference as theirs?", "Decide {count} differences as theirs?", left)}
        self.setWindowTitle(tr("All the rest"))
        self.setText(said.get(side_of) or trn("Leave {count} difference open?", "Leave {count} differences open?",
                                              left))
        self.setInformativeText(tr("What you decided before stays. Backspace takes all of it back."))
        self.go = self.addButton(tr("&Decide them"), QMessageBox.ButtonRole.AcceptRole)
        self.setEscapeButton(self.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
