"""A case handed over: what is asked, what goes and what stays and why, and only then the writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
)
from shiboken6 import isValid

from desktop.exchange.handover.values import ALONG, NONE, SEALED, Done, Plan, Stays, Wanted
from desktop.ui import dialogs, i18n, theme
from desktop.ui.coming.parts import add_line, box_of, plain_table
from desktop.ui.i18n import said, size_words, tr, trn, worded
from desktop.ui.order.due_list import today
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Cancelled, Step, Task

_STATE, _WHAT, _WHY = range(3)
_FILE = Qt.ItemDataRole.UserRole


class HandoverWindow(SessionWindow):
    """Nothing is written before it was looked at; whatever is asked otherwise is looked at anew."""

    def __init__(self, session: Session, case: str = "") -> None:
        super().__init__(session)
        self._task: Task | None = None
        self._looked_at: set[str] = set()
        self.plan: Plan | None = None
        self.done: Done | None = None
        self.setWindowTitle(tr("Hand over a case"))
        room = self.screen().availableSize()
        self.resize(min(round(900 * theme.scale()), room.width() - 60),
                    min(round(640 * theme.scale()), room.height() - 80))
        self._make(case)
        self._lay_out()
        self._asked_otherwise()

    def _make(self, case: str) -> None:
        cases = [(head.id, head.title) for head in self.session.reader.page("case_file", limit=500)]
        self.case = box_of(tr("&Case file"), cases, case or None)
        self.language = box_of(tr("Lan&guage of the papers"), [*i18n.NAMES.items()], i18n.language())
        self.day = QLineEdit(today().isoformat())
        self.day.setAccessibleName(tr("Day on the papers"))
        self.originals = box_of(tr("&Originals"), [
            (ALONG, tr("in the folder")), (SEALED, tr("in a file that a passphrase opens")),
            (NONE, tr("not along"))])
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("Passphrase of the originals"))
        self.again = QLineEdit()
        self.again.setEchoMode(QLineEdit.EchoMode.Password)
        self.again.setAccessibleName(tr("The same once more"))
        self.safe = QCheckBox(tr("&Safe: no protected name leaves"))
        self.clean = QCheckBox(tr("With copies wi&thout metadata"))
        for box in (self.case, self.language, self.originals):
            box.currentIndexChanged.connect(lambda place: self._asked_otherwise())
        for tick in (self.safe, self.clean):
            tick.toggled.connect(lambda on: self._asked_otherwise())
        for line in (self.day, self.passphrase, self.again):
            line.textChanged.connect(lambda text: self._asked_otherwise())
        self.table = plain_table(tr("What goes and what stays"), [tr("Goes or stays"), tr("Document"), tr("Why")])
        self.table.itemSelectionChanged.connect(self._turn)
        self.told = theme.label("", wrap=True)
        self.look = dialogs.button(tr("&Look at what would go"), self.look_at, "")
        self.looked = dialogs.button(tr("I looked at it for &names"), self.note_looked_at)
        self.stop = dialogs.button(tr("Sto&p"), self._stop)
        self.close_button = dialogs.button(tr("Close"), self.close, "Ctrl+W")
        self.go = dialogs.button(tr("&Hand over to…"), self.choose)
        theme.mark(self.go, primary=True)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    def _lay_out(self) -> None:
        left, right = QGridLayout(), QGridLayout()
        for grid in (left, right):
            grid.setSpacing(theme.GAP)
            grid.setColumnStretch(1, 1)
        add_line(left, tr("&Case file"), self.case)
        add_line(left, tr("Lan&guage of the papers"), self.language)
        add_line(left, tr("&Day on the papers"), self.day)
        left.addWidget(self.safe, left.rowCount(), 0, 1, 2)
        add_line(right, tr("&Originals"), self.originals)
        self.secrets: list[QLabel] = [add_line(right, tr("Passph&rase of the originals"), self.passphrase),
                                      add_line(right, tr("The same once &more"), self.again)]
        right.addWidget(self.clean, right.rowCount(), 0, 1, 2)
        form = QHBoxLayout()
        form.setSpacing(2 * theme.GAP)
        form.addLayout(left, 1)
        form.addLayout(right, 1)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP)
        for button in (self.look, self.looked):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.stop, self.close_button, self.go):
            buttons.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        rows.addLayout(form)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.told)
        rows.addLayout(buttons)

    # What is asked

    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(language=str(self.language.currentData()), date=self.day.text().strip(),
                      safe=self.safe.isChecked(), clean_copies=self.clean.isChecked(),
                      originals=str(self.originals.currentData()), passphrase=self.passphrase.text(),
                      looked_at=frozenset(self._looked_at))

    def wrong(self) -> str:
        """What must be asked otherwise, in words; "" when nothing is."""
        if not self.case.count():
            return tr("There is no case file yet.")
        if not is_day(self.day.text()):
            return tr("Write the day as 2026-11-20.")
        if self.originals.currentData() == SEALED and not self.passphrase.text():
            return tr("Type a passphrase for the originals; tell it apart from the stick.")
        if self.originals.currentData() == SEALED and self.passphrase.text() != self.again.text():
            return tr("The two passphrases differ.")
        return ""

    def _asked_otherwise(self) -> None:
        """What was looked at holds no longer."""
        self._stop()
        self.plan = None
        sealed = self.originals.currentData() == SEALED
        for widget in (*self.secrets, self.passphrase, self.again):
            widget.setEnabled(sealed)
        self.table.setRowCount(0)
        self._say(self.wrong() or tr("Nothing is written before you have looked at what goes and what stays."))
        self._turn()

    def _turn(self) -> None:
        """What can be done now."""
        running = self._task is not None
        self.look.setEnabled(not running and not self.wrong())
        self.go.setEnabled(not running and self.plan is not None and bool(self.plan.items) and not self.wrong())
        self.looked.setEnabled(not running and self.safe.isChecked() and bool(self._chosen()))
        self.stop.setEnabled(running)

    def _chosen(self) -> str:
        """The reference of the file in the line chosen that stays and could be looked at."""
        row = self.table.currentRow()
        item = self.table.item(row, _STATE) if row >= 0 and self.table.selectedItems() else None
        return str(item.data(_FILE) or "") if item is not None else ""

    # Work

    def look_at(self) -> None:
        """Work out what goes, on another thread."""
        case, wanted, archive = str(self.case.currentData()), self.wanted(), self.session.archive

        def work(step: Step) -> Plan:
            from desktop.briefs.handing import CourtPapers
            from desktop.exchange.handover import plan

            with archive.reader() as reader, reader.at_one_moment():
                papers = CourtPapers(reader, archive.files, wanted.language, safe=wanted.safe)
                return plan(archive, reader, case, wanted, papers, step)

        self._run(tr("Looking at what would go"), work, self.show_plan)

    def show_plan(self, plan: Plan) -> None:
        """Show what goes and what stays."""
        self.plan = plan
        rows: list[tuple[str, str, str, str, str]] = [
            (tr("goes"), one.title, tr("redacted copy") if one.redacted else "", "good", "") for one in plan.items]
        rows += [(tr("stays"), f"{one.ref} {one.title}", str(worded(one.why)), "warn", one.file) for one in plan.stays]
        self.table.setRowCount(len(rows))
        for at, (state, what, why, tone, file) in enumerate(rows):
            for column, words in enumerate((state, what, why)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(at, column, item)
            self.table.item(at, _STATE).setData(_FILE, file)
            self.table.item(at, _STATE).setIcon(theme.icon("good" if tone == "good" else "warning",
                                                           getattr(theme.colours(), tone)))
        if rows:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        self._say(tr("{goes} go, {stays} stay, {size}. The folder will be called “{name}”.", goes=len(plan.items),
                     stays=len(plan.stays), size=size_words(plan.size), name=plan.name) + self._weak())
        self._turn()

    def _weak(self) -> str:
        """That the passphrase of the originals is weak; "" when it is not, or none is needed."""
        from desktop.archive.passphrase import strength
        from desktop.ui.start.passphrase import worth

        found = strength(self.passphrase.text())
        needed = self.originals.currentData() == SEALED
        return f" {worth(found)}" if needed and found.grade == "weak" else ""

    def note_looked_at(self) -> None:
        """The one who hands over has looked at the chosen file for names, and answers for it."""
        if ref := self._chosen():
            self._looked_at.add(self.session.reader.id_of(ref))
            self.look_at()

    def choose(self) -> None:
        """Ask for the place, and write there."""
        if place := dialogs.choose_folder(self, tr("Where to: a stick or a folder")):
            self.write_to(place)

    def write_to(self, place: Path) -> None:
        """Write the folder, on another thread."""
        told, archive = self.plan, self.session.archive
        if told is None:
            return
        planned = replace(told, wanted=self.wanted())

        def work(step: Step) -> Done:
            from desktop.briefs.handing import CourtPapers
            from desktop.exchange.handover import write

            with archive.reader() as reader, reader.at_one_moment():
                papers = CourtPapers(reader, archive.files, planned.wanted.language, safe=planned.wanted.safe)
                return write(archive, reader, planned, place, papers, step)

        self._run(tr("Handing over a case"), work, self._written)

    def _written(self, done: Done) -> None:
        self.done = done
        words = [trn("{count} file was written, read back and compared.",
                     "{count} files were written, read back and compared.", len(done.files)),
                 tr("Folder: “{name}”.", name=Path(done.folder).name),
                 tr("SHA-256 of SHA256SUMS.txt: {hash}", hash=done.sums)]
        words += [_left(one) for one in done.told]
        self._say(" ".join(words))
        self._turn()
        self.close_button.setFocus()

    def _run(self, title: str, work: Callable[[Step], Any], done: Callable[[Any], None]) -> None:
        def over(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def settle(outcome: Any) -> None:
                if isValid(self) and self._task is task:
                    self._task = None
                    then(outcome)
            return settle

        task = self._task = self.session.tasks.run(title, work, done=over(done), failed=over(self._fail))
        task.changed.connect(lambda: self._step(task), Qt.ConnectionType.QueuedConnection)
        self._say(title)
        self._turn()
        self.stop.setFocus()

    def _step(self, task: Task) -> None:
        if isValid(self) and self._task is task and task.total:
            self._say(f"{task.title}: {100 * task.done // task.total} %")

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._say(tr("Stopped; nothing was written."))
            self._turn()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._say(" ".join(said(error)), "danger")
        self._turn()

    def _say(self, words: str, tone: str = "") -> None:
        theme.mark(self.told, tone=tone)
        self.told.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What nobody waits for is stopped, and leaves nothing."""
        self._stop()
        super().closeEvent(event)


def _left(one: Stays) -> str:
    return f"{one.title}: {worded(one.why)}"


def is_day(text: str) -> bool:
    """Is this a day as the papers need it?"""
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True
