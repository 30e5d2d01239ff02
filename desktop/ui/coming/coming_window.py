"""Records of a file are looked at and then written: what it is, its columns, what is to be answered, what would be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop.exchange.coming.carry import Outcome
from desktop.exchange.coming.formats import FORMATS, Asked, Foreign, recognised
from desktop.exchange.coming.mapping import Columns
from desktop.exchange.coming.plan import CHANGED, CONFLICT_DOUBT, NEW, Plan
from desktop.exchange.coming.sheets import Sheet
from desktop.ui import theme
from desktop.ui.coming.columns_page import ColumnsPage
from desktop.ui.coming.doubts_page import DoubtsPage
from desktop.ui.coming.plan_page import PlanPage, outcome_words
from desktop.ui.i18n import tr, trn
from desktop.ui.pages_window import PagesWindow
from desktop.ui.session import Session
from desktop.ui.tasks import Step

WHAT, DOUBTS, PLAN, RESULT = range(4)


class ComingWindow(PagesWindow):
    """`wants_undo`: take the import back. `wants_import`: show the record that tells of it."""

    wants_undo = Signal()
    wants_import = Signal(str)

    def __init__(self, session: Session, foreign: Foreign) -> None:
        super().__init__(session, tr("Import records: {name}", name=foreign.path.name), 940, 640)
        self.stopped = tr("Stopped; nothing was written.")
        self._foreign = foreign
        self._answers: dict[str, str] = {}
        self.outcome: Outcome | None = None
        likely = recognised(foreign)
        self.what, self.doubts, self.plan = ColumnsPage(session, likely or FORMATS), DoubtsPage(), PlanPage(session)
        self.result = theme.label("", wrap=True)
        self.result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.undo, self.show_import = QPushButton(tr("&Undo the import")), QPushButton(tr("Show what was &noted"))
        self._lay_out([
            (tr("What is in “{name}”", name=foreign.path.name), self.what), (tr("Please answer once"), self.doubts),
            (tr("What would be done; nothing is written yet"), self.plan), (tr("Done"), self.result),
        ], [self.undo, self.show_import])
        self.undo.clicked.connect(self._undo)
        self.show_import.clicked.connect(lambda: self.outcome and self.wants_import.emit(self.outcome.import_))
        self.what.read_anew.connect(lambda: self._read(self.what.chosen()))
        self.what.format.currentIndexChanged.connect(lambda place: self.begin())

    def begin(self) -> None:
        """Read the file, if it is a table."""
        if self.what.is_table and not self.what.sheets:
            self._read(None)

    # Pages

    def _turn(self, place: int) -> None:
        super()._turn(place)
        for button in (self.undo, self.show_import):
            button.setVisible(place == RESULT and bool(self.outcome and self.outcome.import_))
        if place == PLAN:
            self.plan.table.setFocus()

    def _look(self) -> None:
        place, plan = self.steps.currentIndex(), self.plan.plan
        self.go.setEnabled(self._task is None and (place != PLAN or plan.writes))
        if place == PLAN:
            count = plan.counts[NEW] + plan.counts[CHANGED]
            self.go.setText(trn("&Import {count} record", "&Import {count} records", count))
        else:
            self.go.setText(tr("&Close") if place == RESULT else tr("&Look at what would be done"))

    def _go_back(self) -> None:
        asked = self.steps.currentIndex() == PLAN and bool(self.doubts.boxes)
        self._turn(DOUBTS if asked else WHAT)

    def _go(self) -> None:
        place = self.steps.currentIndex()
        if place == WHAT:
            self._plan()
        elif place == DOUBTS:
            self._answers |= self.doubts.answers()
            self._plan()
        elif place == PLAN:
            self._import()
        else:
            self.close()

    # Reading

    def _read(self, columns: Columns | None) -> None:
        """Read the table, by what a person corrected if anything, on another thread."""
        path, archive = self._foreign.path, self.session.archive

        def work(step: Step) -> tuple[list[Sheet], Columns]:
            from desktop.exchange.coming.sheets import read_sheets
            from desktop.exchange.coming.tables import first_columns

            sheets = read_sheets(path, columns.encoding if columns else "", columns.delimiter if columns else "")
            with archive.reader() as reader:
                return sheets, first_columns(sheets[0], reader, columns.kind if columns else "")

        self._run(tr("Reading a table"), work, lambda read: self.what.show_sheets(*read))

    def _plan(self) -> None:
        from desktop.exchange.coming.job import dry_run

        format = self.what.format.currentData()
        columns = self.what.chosen() if self.what.is_table and self.what.columns else None
        asked = dict(self._answers)

        def work(step: Step) -> Plan:
            return dry_run(self.session.archive, self._foreign, format,
                           Asked(asked, columns.kind if columns else "", columns, None, step))

        self._run(tr("Looking at what would be imported"), work, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        conflicts = (CONFLICT_DOUBT,) if plan.conflicts else ()
        open_now = (*plan.doubts, *(one for one in conflicts if one.key not in self._answers))
        self.plan.show_plan(plan)
        if open_now:
            self.doubts.ask(open_now, self._answers)
            self._turn(DOUBTS)
            next(iter(self.doubts.boxes.values())).setFocus()
        else:
            self._turn(PLAN)

    # Writing

    def _import(self) -> None:
        from desktop.exchange.coming.job import bring_in

        format, plan, keep = self.what.format.currentData(), self.plan.plan, self.what.keep.isChecked()
        columns = self.what.chosen() if self.what.is_table and self.what.columns else None
        session, foreign = self.session, self._foreign

        def work(step: Step) -> Outcome:
            with session.index.many_come():
                return bring_in(session.archive, foreign, format, plan, evidence=keep, columns=columns, progress=step)

        self._run(tr("Importing records"), work, self._show_outcome)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.result.setText(outcome_words(outcome))
        self._turn(RESULT)

    def _undo(self) -> None:
        """Take the import back, while it is the last thing that was done."""
        reader = self.session.reader
        made = reader.history(self.outcome.import_) if self.outcome else []
        if not made or reader.steps(1)[0].number != made[0].step.number:
            self._complain(tr("Something else was done since. Undo that first, then the import, with Ctrl+Z."))
            return
        self.wants_undo.emit()
        self.close()
