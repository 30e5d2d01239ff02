"""A sealed copy becomes part of this archive: what it is, what it would bring, where people differ, what was done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from desktop.archive.joining.carried import Carried
from desktop.archive.joining.plan import Outcome, Plan
from desktop.ui.i18n import tr, trn
from desktop.ui.importing import files_in
from desktop.ui.joining.arrival_page import ArrivalPage
from desktop.ui.joining.arriving import Arrived
from desktop.ui.joining.copy_page import CopyPage
from desktop.ui.joining.doing import Joining
from desktop.ui.joining.plan_page import PlanPage
from desktop.ui.joining.result_page import ResultPage
from desktop.ui.pages_window import PagesWindow
from desktop.ui.session import Session
from desktop.ui.tasks import Step

COPY, ARRIVAL, PLAN, RESULT = range(4)
_KEPT = "merge_choices"
_SOON = 1500  # milliseconds from a choice to its being kept


class MergeCopyWindow(PagesWindow):
    """`wants_undo`: take the merge back. `wants_duplicates`: look through a kind for what looks the same.
    `wants_differences`: settle what was left open."""

    wants_undo = Signal()
    wants_duplicates = Signal(str)
    wants_differences = Signal()

    def __init__(self, session: Session, joining: Joining) -> None:
        super().__init__(session, tr("Merge a sealed copy"), 1100, 760)
        self.stopped = tr("Stopped; nothing was taken in.")
        self._joining = joining
        self._keeping = QTimer(self, singleShot=True, interval=_SOON)
        self._keeping.timeout.connect(self._keep)
        self.carried: Carried | None = None
        self.told: Arrived | None = None
        self.outcome: Outcome | None = None
        self.setAcceptDrops(True)
        self.copy, self.arrival, self.plan = CopyPage(), ArrivalPage(), PlanPage(session)
        self.result = ResultPage(session)
        self._lay_out([
            (tr("Which sealed copy?"), self.copy), (tr("What it is; nothing was taken in yet"), self.arrival),
            (tr("What would be done; nothing is written yet"), self.plan), (tr("Done"), self.result)], [self.plan.hint])
        self._connect()

    def _connect(self) -> None:
        self.copy.changed.connect(self._look)
        self.copy.entered.connect(self.go.click)
        self.arrival.changed.connect(self._look)
        self.plan.decided.connect(self._decided)
        self.plan.finished.connect(self._finished)
        self.plan.purges.changed.connect(self._look)
        self.result.undo.clicked.connect(self._undo)
        self.result.wants_duplicates.connect(self.wants_duplicates)
        self.result.differences.clicked.connect(self.wants_differences)

    def choose(self, path: Path) -> None:
        """Begin with this file."""
        self.copy.show_file(path)
        self.copy.passphrase.setFocus()

    # Pages

    def _turn(self, place: int) -> None:
        super()._turn(place)
        self.plan.hint.setVisible(place == PLAN and bool(len(self.plan.choosing)))
        if place == PLAN:
            self.plan.list.setFocus()
        elif place == ARRIVAL:
            self.go.setFocus()

    def _look(self) -> None:
        place = self.steps.currentIndex()
        self.go.setEnabled(self._task is None and (place != COPY or self.copy.is_ready) and not (
            place == ARRIVAL and not self.arrival.may_go_on) and not (place == PLAN and not self.plan.purges.agreed))
        self._say_go()

    def _say_go(self) -> None:
        self.go.setText({COPY: tr("Look at the &copy"), ARRIVAL: tr("Look at what it would br&ing"),
                         PLAN: self._merge_words(), RESULT: tr("&Close")}[self.steps.currentIndex()])

    def _merge_words(self) -> str:
        left = len(self.plan.choosing) - self.plan.choosing.decided
        return trn("&Merge, {count} undecided", "&Merge, {count} undecided", left) if left else tr("&Merge")

    def _go(self) -> None:
        {COPY: self._open, ARRIVAL: self._plan, PLAN: self._carry_out, RESULT: self.close}[self.steps.currentIndex()]()

    # Work

    def _open(self) -> None:
        """Open the copy and tell what it is."""
        from desktop.ui.joining.arriving import now_told

        path, passphrase = self.copy.path, self.copy.secret
        archive, joining = self.session.archive, self._joining
        if path is None or not self.go.isEnabled():
            return

        def work(step: Step) -> tuple[Carried, Arrived]:
            carried = joining.open(archive, path, passphrase, step)
            with archive.reader() as reader:
                return carried, now_told(reader, carried)

        self._run(tr("Opening a sealed copy"), work, lambda both: self.show_arrival(*both))

    def show_arrival(self, carried: Carried, told: Arrived) -> None:
        """Tell what a copy is that was opened."""
        self.carried, self.told = carried, told
        self.copy.forget_secret()
        self.arrival.show_lines(told)
        self._turn(ARRIVAL)

    def _plan(self) -> None:
        carried, archive, joining = self.carried, self.session.archive, self._joining
        if carried is not None:
            self._run(tr("Looking at what a copy would bring"), lambda step: joining.plan(archive, carried, step),
                      self.show_plan)

    def show_plan(self, plan: Plan) -> None:
        """Show what the merge would do."""
        self.plan.show_plan(plan, self.session.kept(_KEPT, {}))
        self._turn(PLAN)
        if before := self.plan.choosing.decided:
            self.plan.hint.setText(trn("{count} choice from before is here again.",
                                       "{count} choices from before are here again.", before))

    def _decided(self) -> None:
        self._say_go()
        self._keeping.start()

    def _finished(self) -> None:
        """Nothing is left to be chosen: on to what must be agreed to, or to the merge."""
        (self.go if self.plan.purges.agreed else self.plan.purges.box).setFocus()

    def _keep(self) -> None:
        """Keep the choices made so far: a lock or a lost battery takes none of them."""
        if self.session.is_open and self.outcome is None:
            self.session.keep(_KEPT, self.plan.kept)

    def _carry_out(self) -> None:
        carried, archive, joining = self.carried, self.session.archive, self._joining
        chosen, session, purges = self.plan.choosing.chosen, self.session, self.plan.purges.box.isChecked()
        if carried is None:
            return

        def work(step: Step) -> Outcome:
            with session.index.many_come():
                return joining.carry_out(archive, carried, chosen, purges, step)

        self._run(tr("Merging a sealed copy"), work, self.show_outcome)

    def show_outcome(self, outcome: Outcome) -> None:
        """Tell what was done."""
        self.outcome = outcome
        self._keeping.stop()
        self.session.keep(_KEPT, {})
        self.result.show_outcome(outcome, self.plan.likenesses)
        self._turn(RESULT)

    def _undo(self) -> None:
        """Take the merge back, while it is the last thing that was done."""
        last = next(iter(self.session.reader.steps(1)), None)
        if self.outcome is None or last is None or last.number != self.outcome.step:
            self._complain(tr("Something else was done since. Undo that first, then the merge, with Ctrl+Z."))
            return
        self.wants_undo.emit()
        self.close()

    def _failed(self) -> None:
        self.copy.problem_seen()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if self.steps.currentIndex() == COPY and len(files_in(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the copy."""
        if files := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.choose(files[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was decided is here again when the same copy is opened."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()
        self.carried = None
        super().closeEvent(event)
