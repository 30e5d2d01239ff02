"""Commands on the archive as a whole: back up, check, rebuild the index, sealed values, locking by itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui import dialogs
from desktop.ui.i18n import said, tr, worded
from desktop.ui.start.backing_up import DailyBackup, place_of
from desktop.ui.start.idle import MINUTES, IdleLock
from desktop.ui.tasks import Step, Task

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class ArchiveCommands(QObject):
    """Belongs to a main window and tells there what came of each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        session, status = window.session, window.status
        self.daily = DailyBackup(session, self)
        self.daily.made.connect(status.show_backup)
        self.daily.failed.connect(lambda error: status.show_backup(" ".join(said(error))))
        self.idle = IdleLock(session.kept("idle_lock", MINUTES), lambda: bool(session.tasks.running), self)
        self.idle.elapsed.connect(window.lock)
        status.wants_backup.connect(self.back_up)
        status.wants_vault.connect(self.turn_vault)

    def back_up(self) -> None:
        """Make a checked backup at the place used last, or at one that is asked for."""
        place = place_of(self._session.reader)
        if place is None or not place.is_dir():
            place = dialogs.choose_folder(self._window, tr("Where to back up: a folder on another disk"))
        if place:
            self._session.tasks.run(tr("Backing up"), partial(self._session.archive.backup, place),
                                    done=self._backed_up)

    def _backed_up(self, made: Path) -> None:
        self._window.status.show_backup()
        self._window.status.say(tr("The backup was made, opened and checked."))

    def check(self) -> None:
        """Look whether the archive is whole; each trouble is a line of the task."""
        parts = {"database": tr("Database"), "record": tr("Record"), "history": tr("History"), "file": tr("File"),
                 "purge": tr("Purge"), "clock": tr("Clock")}

        def work(task: Task) -> None:
            for trouble in self._session.archive.check(task.step):
                part = parts.get(trouble.part, trouble.part)
                task.tell(" ".join(filter(None, (part, trouble.ref))), worded(trouble.problem), "danger")
            if not task.details:
                task.tell(tr("Archive"), tr("It is whole."))

        self._session.tasks.run_with_details(tr("Checking the archive"), work)
        self._window.status.show_tasks()

    def rebuild_index(self) -> None:
        """Throw the index away and make it from the records."""
        index = self._session.index

        def work(step: Step) -> None:
            index.rebuild()
            index.settle()

        self._session.tasks.run(tr("Rebuilding the index"), work)

    def turn_vault(self) -> None:
        """Open the sealed values with their passphrase, or close them."""
        if self._session.vault_open:
            self._session.close_vault()
            return
        ask = dialogs.AskLine(self._window, tr("Open the sealed values"),
                              tr("Real names and other sealed values are shown until you close them or lock."),
                              tr("Passphrase of the sealed values"), tr("&Open"), hidden=True)

        def attempt() -> None:
            ask.go.setEnabled(False)
            self._session.open_vault(ask.field.text(), done=lambda result: ask.accept(),
                                     failed=lambda error: ask.tell(" ".join(said(error))))

        ask.take_over(attempt)
        ask.exec()
        ask.field.clear()

    def show_secrets(self) -> None:
        """Change the passphrase, the recovery code, the passphrase of the sealed values."""
        from desktop.ui.start.secrets_window import SecretsWindow

        SecretsWindow(self._session, self._window).exec()

    def show_colleagues(self) -> None:
        """Who works in which copy: cards, keys, roles, what came from whom."""
        from desktop.ui.colleagues.colleagues_window import ColleaguesWindow

        window = ColleaguesWindow(self._session)
        window.show()

    def show_exchanges(self) -> None:
        """What came from other copies, and what was sealed for them."""
        from desktop.ui.colleagues.exchanges_window import ExchangesWindow

        ExchangesWindow(self._session).show()

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a key or the mouse; 0: never."""
        self.idle.minutes = minutes
        self._session.keep("idle_lock", minutes)
