"""Records of a file are looked at and then written: what it is, its columns, what is to be answered, what would be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.exchange.coming.carry import Outcome
from desktop.exchange.coming.formats import FORMATS, Asked, Foreign, recognised
from desktop.exchange.coming.mapping import Columns
from desktop.exchange.coming.plan import CHANGED, CONFLICT_DOUBT, NEW, Plan
from desktop.exchange.coming.sheets import Sheet
from desktop.ui import theme
from desktop.ui.coming.columns_page import ColumnsPage
from desktop.ui.coming.doubts_page import DoubtsPage
from desktop.ui.coming.plan_page import PlanPage, outcome_words
from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task

WHAT, DOUBTS, PLAN, RESULT = range(4)


class ComingWindow(QWidget):
    """`wants_undo`: take the import back. `wants_import`: show the record that tells of it."""

    wants_undo = Signal()
    wants_import = Signal(str)

    def __init__(self, session: Session, foreign: Foreign) -> None:
        super().__init__()
        self._session, self._foreign = session, foreign
        self._answers: dict[str, str] = {}
        self._task: Task | None = None
        self._closed = False
        self.outcome: Outcome | None = None
        likely = recognised(foreign)
        self.setWindowTitle(tr("Import records: {name}", name=foreign.path.name))
        room = self.screen().availableSize()
        self.resize(min(round(940 * theme.scale()), room.width() - 60),
                    min(round(640 * theme.scale()), room.height() - 80))
        self.title = theme.label("", semibold=True)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.what, self.doubts, self.plan = ColumnsPage(session, likely or FORMATS), DoubtsPage(), PlanPage(session)
        self.result = theme.label("", wrap=True)
        self.result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.steps = QStackedWidget()
        for page in (self.what, self.doubts, self.plan, self.result):
            self.steps.addWidget(page)
        self.back, self.go, self.close_button = QPushButton(tr("&Back")), QPushButton(), QPushButton(tr("Cancel"))
        self.undo, self.show_import = QPushButton(tr("&Undo the import")), QPushButton(tr("Show what was &noted"))
        self.go.setDefault(True)
        theme.mark(self.go, primary=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.show_import)
        buttons.addStretch(1)
        for button in (self.close_button, self.back, self.go):
            buttons.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        for widget in (self.title, self.problem):
            rows.addWidget(widget)
        rows.addWidget(self.steps, 1)
        rows.addLayout(buttons)
        self.back.clicked.connect(self._back)
        self.go.clicked.connect(self._go)
        self.close_button.clicked.connect(self.close)
        self.undo.clicked.connect(self._undo)
        self.show_import.clicked.connect(lambda: self.outcome and self.wants_import.emit(self.outcome.import_))
        self.what.read_anew.connect(lambda: self._read(self.what.chosen()))
        self.what.format.currentIndexChanged.connect(lambda place: self._look())
        session.windows.append(self)
        self._turn(WHAT)

    def begin(self) -> None:
        """Read the file, if it is a table."""
        self._look()

    # Steps

    def _turn(self, place: int) -> None:
        titles = {WHAT: tr("What is in “{name}”", name=self._foreign.path.name), DOUBTS: tr("Please answer once"),
                  PLAN: tr("What would be done; nothing is written yet"), RESULT: tr("Done")}
        self.title.setText(titles[place])
        self._complain("")
        self.steps.setCurrentIndex(place)
        self.back.setVisible(place in (DOUBTS, PLAN))
        for button in (self.undo, self.show_import):
            button.setVisible(place == RESULT and bool(self.outcome and self.outcome.import_))
        self.close_button.setVisible(place != RESULT)
        words = {WHAT: tr("&Look at what would be done"), DOUBTS: tr("&Look at what would be done"),
                 RESULT: tr("&Close")}
        if place == PLAN:
            count = self.plan.plan.counts[NEW] + self.plan.plan.counts[CHANGED]
            self.go.setText(trn("&Import {count} record", "&Import {count} records", count))
            self.go.setEnabled(self.plan.plan.writes)
            self.plan.table.setFocus()
        else:
            self.go.setText(words[place])
            self.go.setEnabled(True)
            if place == RESULT:
                self.go.setFocus()

    def _back(self) -> None:
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

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # Reading

    def _look(self) -> None:
        if self.what.is_table and not self.what.sheets:
            self._read(None)

    def _read(self, columns: Columns | None) -> None:
        """Read the table, by what a person corrected if anything, on another thread."""
        path, archive = self._foreign.path, self._session.archive

        def work(step: Step) -> tuple[list[Sheet], Columns]:
            from desktop.exchange.coming.sheets import read_sheets
            from desktop.exchange.coming.tables import first_columns

            sheets = read_sheets(path, columns.encoding if columns else "", columns.delimiter if columns else "")
            with archive.reader() as reader:
                return sheets, first_columns(sheets[0], reader, columns.kind if columns else "")

        self._run(tr("Reading a table"), work, lambda read: self._show_sheets(*read))

    def _show_sheets(self, sheets: list[Sheet], columns: Columns) -> None:
        self.what.show_sheets(sheets, columns)
        self.go.setEnabled(True)

    def _plan(self) -> None:
        from desktop.exchange.coming.job import dry_run

        format = self.what.format.currentData()
        columns = self.what.chosen() if self.what.is_table and self.what.columns else None
        asked = dict(self._answers)

        def work(step: Step) -> Plan:
            return dry_run(self._session.archive, self._foreign, format,
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
        session, foreign = self._session, self._foreign

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
        reader = self._session.reader
        made = reader.history(self.outcome.import_) if self.outcome else []
        if not made or reader.steps(1)[0].number != made[0].step.number:
            self._complain(tr("Something else was done since. Undo that first, then the import, with Ctrl+Z."))
            return
        self.wants_undo.emit()
        self.close()

    # Work on other threads

    def _run(self, title: str, work: Callable[[Step], object], done: Callable[..., None]) -> None:
        self._complain("")
        self.go.setEnabled(False)
        self.steps.currentWidget().setEnabled(False)

        def over(result: object) -> None:
            self._settled()
            if not self._closed:
                done(result)

        def failed(error: BaseException) -> None:
            self._settled()
            if not self._closed:
                self._complain(tr("Stopped; nothing was written.") if isinstance(error, Cancelled)
                               else " ".join(said(error)))

        self._task = self._session.tasks.run(title, work, done=over, failed=failed)

    def _settled(self) -> None:
        self._task = None
        if not self._closed:
            for place in range(self.steps.count()):
                self.steps.widget(place).setEnabled(True)
            self.go.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, as a question would be."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever still runs stops at its next step, and then nothing is written."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
        if self in self._session.windows:
            self._session.windows.remove(self)
        super().closeEvent(event)

