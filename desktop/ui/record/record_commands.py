"""What can be done with the records that are chosen, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from desktop.ui import dialogs
from desktop.ui.i18n import said, step, tr

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class RecordCommands:
    """The commands of the main window that change records."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def new(self, kind: str) -> None:
        """Begin a new record."""
        self._window.pane.new(kind)

    def edit(self) -> None:
        """Change the record that is shown."""
        self._window.pane.edit()

    def chosen(self) -> list[str]:
        """The records selected in the list, if the one shown is among them; else the one shown."""
        selected, shown = self._window.list.selected, self._window.pane.record_id
        return selected if len(selected) > 1 or shown in selected else [shown] if shown else []

    def trash(self) -> None:
        """Put what is selected into the trash, as one step."""
        chosen = self.chosen()
        name = "Put a record into the trash" if len(chosen) == 1 else f"Put {len(chosen)} records into the trash"
        self._window.session.write(name, lambda writer: [writer.trash(one) for one in chosen])

    def restore(self) -> None:
        """Take what is selected out of the trash, as one step."""
        chosen = self.chosen()
        name = "Take a record out of the trash" if len(chosen) == 1 else f"Take {len(chosen)} records out of the trash"
        self._window.session.write(name, lambda writer: [writer.restore(one) for one in chosen])

    def purge(self) -> None:
        """Take the record that is shown out of the archive for good, after its reason was given."""
        record_id, session = self._window.pane.record_id, self._window.session
        ask = dialogs.AskLine(
            self._window, tr("Purge for good"),
            tr("“{title}” and its citations and files leave the archive for good. This cannot be undone. Backups made "
               "before still hold them.", title=session.title(record_id)),
            tr("Reason"), tr("&Purge"))
        if ask.exec():
            reason = ask.field.text().strip()
            session.tasks.run(tr("Purging"), lambda step: session.archive.purge(record_id, reason, session.index.wipe))

    def mark_reviewed(self) -> None:
        """Verify the record that is shown; in a shared archive its last author cannot."""
        from desktop.archive.review import OwnWork, mark_reviewed, refuse_own_work

        record, session = self._window.pane.record_id, self._window.session
        try:
            refuse_own_work(session.reader, record)
        except OwnWork as error:
            self._window.notice.tell(*said(error))
            return
        ask = dialogs.AskLine(
            self._window, tr("Mark as reviewed"),
            tr("“{title}” is then verified, by you. A note of what it was compared with stays with the record.",
               title=session.title(record)), tr("Note, if you like"), tr("&Mark as reviewed"))
        ask.field.textChanged.disconnect()
        ask.go.setEnabled(True)
        if ask.exec():
            note = ask.field.text()
            session.tasks.run("", lambda step: mark_reviewed(session.archive, record, note), quiet=True)

    def copy_reference(self) -> None:
        """Copy the reference and title of the record that is shown."""
        record = self._window.session.reader.get(self._window.pane.record_id)
        QGuiApplication.clipboard().setText(f"{self._window.session.title_of(record)} ({record.ref})")
        self._window.status.say(tr("Copied for half a minute: {what}", what=record.ref))

    def undo(self) -> None:
        """Take back the last step; a merge, or a part of a step, only once that was asked."""
        self._undo(merges=False)

    def _undo(self, **how: bool) -> None:
        session, say = self._window.session, self._window.status.say
        session.tasks.follow("", session.archive.undo(**how), done=lambda name: say(step(name)),
                             failed=self._undo_failed)

    def redo(self) -> None:
        """Do again what was taken back."""
        session, say = self._window.session, self._window.status.say
        session.tasks.follow("", session.archive.redo(), done=lambda name: say(step(name)))

    def _undo_failed(self, error: BaseException) -> None:
        from desktop.archive.undo import ChangedSince, UndoesMerge

        title, advice = said(error)
        if isinstance(error, UndoesMerge):
            if self._agreed(title, advice, tr("&Undo the merge")):
                self._undo()
        elif isinstance(error, ChangedSince):
            since = ", ".join(map(self._window.session.reader.ref, error.since))
            if self._agreed(title, tr("Changed since: {records}", records=since), tr("Undo the untouched part")):
                self._undo(only_untouched=True)
        else:
            self._window.notice.tell(title, advice)

    def _agreed(self, title: str, more: str, words: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, tr("Undo"), title, QMessageBox.StandardButton.Cancel, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        yes = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        return box.clickedButton() is yes

    def choose_pages(self, source_id: str = "") -> None:
        """Choose pages of the web archive that is shown, or of this source."""
        from desktop.ui.reading.web_pages_window import WebPagesWindow, web_archive_of

        session, wanted = self._window.session, source_id or self._window.pane.record_id
        if (file := web_archive_of(session, wanted)) is None:
            self._window.notice.tell(tr("This record has no web archive."),
                                     tr("Show the source of a WARC or WACZ file first."))
            return
        window = WebPagesWindow(session, wanted, file, added=self._window.added)
        window.show()

    def offer_pages(self, sources: list[str]) -> None:
        """Offer the pages of the first web archive among what was added."""
        from desktop.ui.reading.web_pages_window import web_archive_of

        held = next((one for one in sources[:100] if web_archive_of(self._window.session, one)), "")
        if held:
            self.choose_pages(held)

    def show_steps(self) -> None:
        """What was done in the archive, and bringing versions back."""
        from desktop.ui.record.steps_window import StepsWindow

        window = StepsWindow(self._window.session, self._window)
        window.open_record.connect(self._window.show_record)
        window.show()

    def name_undo(self) -> None:
        archive = self._window.session.archive

        def show(names: tuple[str, str]) -> None:
            if isValid(self._window):  # another window may have taken over meanwhile
                self._window.menus.name_undo(*names)

        self._window.session.tasks.run(
            "", lambda step: (archive.undo_name(), archive.redo_name()), done=show, quiet=True)
