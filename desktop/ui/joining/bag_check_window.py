"""A bag is checked, every verdict a line of its own, and then taken in if that is wanted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from shiboken6 import isValid

from desktop.ui import dialogs, theme
from desktop.ui.coming.plan_page import outcome_words, state_words
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import number, said, tr, trn, worded
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task

if TYPE_CHECKING:
    from desktop.exchange.bag.incoming import Came, Coming

_FILES = 200  # pixels of the column of files
_MARKS = {"good": "good", "warning": "warning", "wrong": "warning"}


class BagCheckWindow(LinesWindow):
    """Asks for the folder of a bag. `wants_import`: show the record that tells of what was taken in."""

    wants_import = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Check a bag"), [tr("Verdict"), tr("What was found"), tr("Files")])
        self._task: Task | None = None
        self.coming: Coming | None = None
        self.came: Came | None = None
        self.choose_button = dialogs.button(tr("Choose a &bag…"), self.choose)
        self.take_button = dialogs.button(tr("&Take it in"), self.take_in)
        self.show_button = dialogs.button(tr("Show what was &noted"), self._show_import)
        theme.mark(self.choose_button, primary=True)
        for place, button in enumerate((self.choose_button, self.take_button, self.show_button)):
            self.buttons.insertWidget(place, button)
        self.take_button.setEnabled(False)
        self.show_button.hide()
        self.lead.setText(tr("Choose the folder of a bag (BagIt), ours or another's. Every question about it gets its "
                             "own answer; nothing is taken in before you say so, and nothing is fetched."))

    def choose(self) -> None:
        """Ask for a folder, and check it."""
        if place := dialogs.choose_folder(self, tr("The folder of the bag")):
            self.check(place)

    def check(self, place: Path) -> None:
        """Check a bag on another thread, and tell."""
        archive = self.session.archive

        def work(step: Step) -> object:
            from desktop.exchange.bag.incoming import look

            return look(archive, place, step)

        self.clear()
        self.coming = self.came = None
        self._turn(working=True)
        self._say(tr("Checking {name}…", name=place.name), "second")
        self._task = self.session.tasks.run(tr("Checking a bag"), work, done=self.show_report, failed=self._fail)

    def show_report(self, coming: Coming) -> None:
        """Show every verdict, and what taking the bag in would do."""
        if not isValid(self):
            return
        self.coming = coming
        self._turn(working=False)
        words = {"good": tr("as it should be"), "warning": tr("to be looked at"), "wrong": tr("NOT as it should be")}
        tones = {"good": "good", "warning": "warn", "wrong": "danger"}
        self.add([((words[one.state], str(worded(one.words)), ", ".join(one.names) + (
            f" (+{number(one.count - len(one.names))})" if one.count > len(one.names) else "")), "")
            for one in coming.report.verdicts])
        for row, one in enumerate(coming.report.verdicts):
            item = self.lines.topLevelItem(row)
            if item is not None:
                item.setForeground(0, theme.brush("ink" if one.state == "good" else tones[one.state]))
                item.setIcon(0, theme.icon(_MARKS[one.state], getattr(theme.colours(), tones[one.state])))
        self.add([((tr("the bag says"), label, value), "") for label, value in coming.report.info])
        self._fit_columns()
        room = self.width() - 3 * theme.PANE - self.lines.columnWidth(0) - _FILES  # a sentence is read, a name known
        self.lines.setColumnWidth(1, min(self.lines.sizeHintForColumn(1) + theme.GAP, room))
        self._say(" ".join((str(worded(coming.report.outcome)), *self._would(coming))), tones[coming.report.state])

    def _would(self, coming: Coming) -> list[str]:
        if not coming.report.is_valid:
            return []
        if coming.plan is None:
            count = len(coming.report.payload)
            return [trn("Others made it: {count} file would become a source.",
                        "Others made it: {count} files would each become a source.", count)]
        counts = ", ".join(f"{state_words(state)}: {number(count)}" for state, count in coming.plan.counts.items()
                           if count)
        conflicts = [tr("Changed here since, and kept as they are: {count}.", count=number(coming.plan.conflicts))] \
            if coming.plan.conflicts else []
        return [tr("It is a bag of Muragat. Records: {counts}.", counts=counts), *conflicts,
                *(str(worded(one)) for one in coming.told)]

    def take_in(self) -> None:
        """Take in what was checked, on another thread."""
        if self.coming is None or not self.coming.report.is_valid:
            return
        session, coming = self.session, self.coming

        def work(step: Step) -> object:
            from desktop.exchange.bag.incoming import bring_in

            with session.index.many_come():
                return bring_in(session.archive, coming, step, session.language)

        self._turn(working=True)
        self._say(tr("Taking in {name}…", name=coming.report.place.name), "second")
        self._task = session.tasks.run(tr("Taking in a bag"), work, done=self.show_outcome, failed=self._fail)

    def show_outcome(self, came: Came) -> None:
        """Tell what was taken in, and what was not, line by line."""
        from desktop.exchange.coming.carry import Outcome

        if not isValid(self):
            return
        self.came, self.coming = came, None
        self._turn(working=False)
        self._say(outcome_words(Outcome(came.import_, "", Counter(came.counts))).replace("\n", " "), "good")
        self.add([((tr("not taken in"), why, place), "") for place, why in came.left])
        self.show_button.setVisible(bool(came.import_))

    def _show_import(self) -> None:
        if self.came is not None and self.came.import_:
            self.wants_import.emit(self.came.import_)

    def _say(self, words: str, tone: str) -> None:
        self.lead.setText(words)
        theme.mark(self.lead, tone=tone)

    def _turn(self, *, working: bool) -> None:
        self.choose_button.setEnabled(not working)
        self.take_button.setEnabled(not working and self.coming is not None and self.coming.report.is_valid)
        if not working:
            self._task = None

    def _fail(self, error: BaseException) -> None:
        if isValid(self):
            self._turn(working=False)
            self._say(tr("Cancelled.") if isinstance(error, Cancelled) else " ".join(said(error)), "danger")

    def closeEvent(self, event: QCloseEvent) -> None:
        """See LinesWindow."""
        if self._task is not None:
            self._task.cancel()
            self._task.forget()
        super().closeEvent(event)
