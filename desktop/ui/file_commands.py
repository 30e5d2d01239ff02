"""Commands on files: add them, go on where that was stopped, open a locked one, cite what is marked, transcribe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop.ui import dialogs, i18n
from desktop.ui.i18n import said, tr, trn
from desktop.ui.importing import go_on, take_in_files
from desktop.ui.line_button import LoneLine
from desktop.ui.lists.pages import Place
from desktop.ui.tasks import Task

if TYPE_CHECKING:
    from archive_schema.records import Record
    from desktop.exchange.coming_in import Unfinished
    from desktop.intake.words import Problem
    from desktop.ui.main_window import MainWindow


class FileCommands(QObject):
    """Belongs to a main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.stopped = LoneLine(self.go_on)
        """Says that an import was stopped; hidden while none was."""
        self.say_stopped()

    # Adding

    def choose_files(self) -> None:
        """Ask for files and make sources of them."""
        if files := dialogs.choose_files(self._window, tr("Add files as sources")):
            self.add(files)

    def choose_folder(self) -> None:
        """Ask for a folder and make sources of all files in it."""
        if folder := dialogs.choose_folder(self._window, tr("Add all files of a folder as sources")):
            self.add([folder])

    def add(self, paths: list[Path]) -> Task:
        """Make sources of files and of those in folders; what became of each stands in the tasks."""
        task = take_in_files(self._session, paths, self._added, self.ask_passwords)
        self._window.show_place(Place(kind="source"))
        return task

    def _added(self, sources: list[str]) -> None:
        self.say_stopped()
        self._window.added(sources)
        self._window.records.offer_pages(sources)

    # Going on

    def _unfinished(self) -> list[Unfinished]:
        from desktop.exchange.coming_in import unfinished

        running = bool(self._session.tasks.running)
        return [] if running or not self._session.is_open else unfinished(self._session.reader)

    def say_stopped(self) -> None:
        """Offer to go on with what was stopped."""
        left = sum(len(one.files) for one in self._unfinished())
        self.stopped.say(trn("An import was stopped: go on with {count} file",
                             "An import was stopped: go on with {count} files", left) if left else "")

    def go_on(self) -> None:
        """Add what is left of imports that were stopped."""
        stopped = self._unfinished()
        self.stopped.say("")
        for one in stopped:
            go_on(self._session, one, self._added, self.ask_passwords)
        if not stopped:
            self._window.status.say(tr("No import was stopped."))

    # Locked files

    def ask_passwords(self, sources: list[str]) -> None:
        """Ask for the password of each of these sources, until somebody gives up."""
        for source in sources:
            if not self.unlock(source):
                break

    def unlock(self, source_id: str = "") -> bool:
        """Ask for the password of a locked file and read it; False when it was given up."""
        from desktop.exchange.unlocking import locked_files

        files = locked_files(self._session.archive, source_id or self._window.pane.record_id)
        if not files:
            self._window.status.say(tr("No file of this record waits for a password."))
            return True
        ask = dialogs.AskLine(
            self._window, tr("Open a locked file"),
            tr("{name} is locked. Its text is read with the password; the file stays as it is, and the password is not "
               "kept.", name=str(files[0]["name"] or files[0].ref)),
            tr("&Password of the file"), tr("&Open"), hidden=True)
        ask.take_over(lambda: self._try(ask, files[0]))
        return ask.exec() == QDialog.DialogCode.Accepted

    def _try(self, ask: dialogs.AskLine, file: Record) -> None:
        from desktop.exchange.unlocking import unlock

        ask.go.setEnabled(False)
        password, archive = ask.field.text(), self._session.archive

        def done(problems: tuple[Problem, ...]) -> None:
            if any(problem.code in ("wrong_password", "needs_password") for problem in problems):
                ask.tell(tr("This is not its password."))
            else:
                ask.accept()
                told = "; ".join(problem.in_(i18n.language()) for problem in problems)
                self._window.status.say(told or tr("The file was read."))

        self._session.tasks.run("", lambda step: unlock(archive, file.id, password), quiet=True, done=done,
                                failed=lambda error: ask.tell(" ".join(said(error))))

    # Marks and transcripts

    def show_marks(self) -> None:
        """Offer what is marked in the PDF of the source that is shown."""
        from desktop.ui.reading.marks_window import MarksWindow

        if source := self._source():
            window = MarksWindow(self._window, self._session, source)
            window.cited.connect(lambda made: self._window.status.say(
                trn("{count} passage was cited.", "{count} passages were cited.", len(made))))
            window.open()
            window.load()

    def type_transcript(self) -> None:
        """Type the transcript of the source that is shown."""
        from desktop.ui.reading.transcript_window import TranscriptWindow

        if source := self._source():
            window = TranscriptWindow(self._window, self._session, source)
            if (reading := self._window.pane.reading) is not None:
                window.kept.connect(reading.read_anew)
            window.open()

    def _source(self) -> str:
        """The source that is shown; "" where it is another record."""
        found = self._session.reader.find(self._window.pane.record_id) if self._window.pane.record_id else None
        if found is None or found.kind != "source":
            self._window.status.say(tr("Choose a source first."))
            return ""
        return found.id
