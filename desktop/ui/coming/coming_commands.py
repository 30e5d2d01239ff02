"""What the main window can do with files of records: bring them in, ask what a dropped one is, write them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QGridLayout, QMessageBox, QVBoxLayout

from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.ui import dialogs, theme
from desktop.ui.coming.parts import add_line, box_of
from desktop.ui.i18n import said, tr, trn, worded
from desktop.ui.joining.saying import field_words
from desktop.ui.session import Session
from desktop.ui.tasks import Task

if TYPE_CHECKING:
    from desktop.exchange.ftm.with_files import Sent
    from desktop.exchange.out.formats import OutFormat
    from desktop.ui.main_window import MainWindow


class ComingCommands(QObject):
    """Opens one import window for each file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Ask for a file of records."""
        for path in dialogs.choose_files(self._window, tr("Import records"))[:1]:
            self.open(path)

    def open(self, path: Path) -> None:
        """Look at a file of records; nothing is written before it was looked at."""
        from desktop.exchange.coming.formats import look
        from desktop.ui.coming.coming_window import ComingWindow

        try:
            foreign = look(path)
        except OSError as error:
            self._window.status.say(" ".join(said(error)))
            return
        window = ComingWindow(self._window.session, foreign)
        window.wants_undo.connect(self._window.records.undo)
        window.wants_import.connect(self._window.show_record)
        window.show()
        window.begin()

    def take_dropped(self, files: list[Path]) -> list[Path]:
        """Of files that were dropped, those that are to become sources; one of records is asked about."""
        if len(files) != 1 or not is_list(files[0]):
            return files
        ask = AskDropped(self._window, files[0].name)
        ask.exec()
        if ask.chosen == AskDropped.RECORDS:
            self.open(files[0])
        return files if ask.chosen == AskDropped.SOURCE else []

    def export(self) -> None:
        """Write the chosen records, or all that the list shows, in a format to be chosen."""
        session = self._window.session
        chosen = self._window.records.chosen()
        if not chosen:
            return
        kinds = {head.kind for head in session.reader.heads(chosen)}
        ask = AskExport(self._window, session, kinds, len(chosen))
        if not ask.exec() or (format := ask.format.currentData()) is None:
            return
        name = next(iter(kinds)) if len(kinds) == 1 else "records"
        to = dialogs.choose_save(self._window, tr("Export records"), name + format.suffix, format.suffix[1:])
        if to is not None and format.folder:
            self._write_folder(chosen, to, ask.unsearched.isChecked())
        elif to is not None:
            self._write(format, chosen, to, ask.exact.currentData() == "exact")

    def _write(self, format: OutFormat, chosen: list[str], to: Path, exact: bool) -> None:
        session = self._window.session

        def work(task: Task) -> int:
            from desktop.briefs.placing import Planned, put_all

            def records() -> Iterator[Record]:
                for place, one in enumerate(chosen):
                    task.step(place, len(chosen))
                    yield reader.get(one)

            with session.archive.reader() as reader:
                put_all([Planned(to, lambda file: format.write(records(), reader, file, exact))])
                _tell_left(session, task, format.told(records(), reader) if format.told else ())
            return len(chosen)

        session.tasks.run_with_details(tr("Exporting records"), work, done=lambda count: self._window.status.say(
            trn("{count} record exported", "{count} records exported", count)))

    def _write_folder(self, chosen: list[str], to: Path, unsearched: bool) -> None:
        session = self._window.session

        def work(task: Task) -> Sent:
            from desktop.exchange.ftm.with_files import write_folder

            with session.archive.reader() as reader, reader.at_one_moment():
                sent = write_folder(map(reader.get, chosen), session.archive, reader, to, unsearched=unsearched,
                                    progress=task.step)
            _tell_left(session, task, ((kind, field, why, count) for (kind, field, why), count in sent.left.items()))
            return sent

        session.tasks.run_with_details(tr("Exporting records"), work, done=lambda sent: self._window.status.say(
            trn("{count} record exported", "{count} records exported", sent.records) + ", "
            + trn("{count} file", "{count} files", sent.files)))


def _tell_left(session: Session, task: Task, left: Iterable[tuple[str, str, Message, int]]) -> None:
    """A line for what the format cannot hold: of which kind or record, which field, why, and how often."""
    every = 0
    for what, field, why, count in left:
        task.tell(left_words(session, what, field), f"{worded(why)} ({count})", "warn")
        every += count
    if every:
        task.summary = trn("{count} value could not be carried over", "{count} values could not be carried over", every)


def left_words(session: Session, what: str, field: str) -> str:
    """What stays behind, in words. what: a kind, or the reference of a record; field: of it, also of its rows
    ("authors.role"), "" for the whole."""
    of_kind = what in session.schema
    kind = what if of_kind else next((one.name for one in session.schema if one.ref == what.partition("-")[0]), "")
    rows, _, name = field.rpartition(".")
    said = field_words(session, kind, name, rows) if field else ""
    return ": ".join(filter(None, (session.label(what) if of_kind else what, said)))


def is_list(path: Path) -> bool:
    """Whether a file may hold records, so that a person is asked what is to become of it."""
    from desktop.exchange.coming.formats import look, recognised

    try:
        return bool(recognised(look(path)))
    except OSError:
        return False  # taking it in as a source says why it cannot be read


class AskDropped(QMessageBox):
    """A file that may be evidence or a list: the person says which."""

    SOURCE, RECORDS = "source", "records"

    def __init__(self, parent: MainWindow, name: str) -> None:
        super().__init__(parent)
        self.chosen = ""
        self.setWindowTitle(tr("Add a file"))
        self.setText(tr("What shall become of “{name}”?", name=name))
        self.setInformativeText(tr("As a source it is kept whole and can be cited. As records each of its lines "
                                   "becomes a record; you look at them first."))
        for words, code in ((tr("As &records…"), self.RECORDS), (tr("As a &source"), self.SOURCE)):
            button = self.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            button.clicked.connect(lambda checked=False, code=code: setattr(self, "chosen", code))
        self.setEscapeButton(self.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole))


class AskExport(QDialog):
    """In which format records go out, and whether they are to come back whole."""

    def __init__(self, parent: MainWindow, session: Session, kinds: set[str], count: int) -> None:
        from desktop.exchange.out.formats import OUT

        super().__init__(parent)
        self.setWindowTitle(tr("Export records"))
        fits = [one for one in OUT if (not one.one_kind or len(kinds) == 1)
                and (not one.kinds or kinds <= set(one.kinds))]
        self.format = box_of(tr("&Format"), [(one, one.label) for one in fits])
        self.exact = box_of(tr("For &whom"), [("words", tr("for people: words alone")),
                                              ("exact", tr("to be imported again: with a column for the program"))])
        self.format.currentIndexChanged.connect(lambda place: self._fit())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addWidget(theme.label(trn("{count} record goes out. Sealed values stay here.",
                                       "{count} records go out. Sealed values stay here.", count), wrap=True))
        rows.addWidget(theme.label(tr("The file will not be encrypted."), "small", "warn", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        add_line(grid, tr("&Format"), self.format)
        add_line(grid, tr("For &whom"), self.exact)
        rows.addLayout(grid)
        self.unsearched = QCheckBox(tr("&Also files that could not be searched for protected names"))
        rows.addWidget(self.unsearched)
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._fit()

    def _fit(self) -> None:
        format = self.format.currentData()
        self.exact.setEnabled(format is not None and format.exact)
        self.unsearched.setVisible(format is not None and format.folder)
