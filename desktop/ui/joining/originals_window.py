"""The sealed originals of a hand-over are taken out: which file, what opens it, into which folder; then each's hash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.exchange.handover.values import Written
from desktop.ui import dialogs, theme
from desktop.ui.coming.parts import plain_table
from desktop.ui.i18n import size_words, tr, trn
from desktop.ui.pages_window import PagesWindow
from desktop.ui.session import Session
from desktop.ui.start.pages import line
from desktop.ui.start.passphrase import passphrase_field
from desktop.ui.tasks import Step

ASK, RESULT = range(2)


class OriginalsWindow(PagesWindow):
    """Nothing of the archive is read or written; all files come out, each proved by its hash, or none."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Take sealed originals out"), 860, 520)
        self.stopped = tr("Stopped; nothing was written.")
        self.file, self.folder, self.name = QLineEdit(), QLineEdit(str(Path.home())), QLineEdit(tr("Originals"))
        self.passphrase = passphrase_field(tr("Passphrase of the originals"))
        self.missing = theme.label("", "small", "second")
        self.missing.setAccessibleName(tr("What is missing"))
        self.told = theme.label("", wrap=True)
        self.files = plain_table(tr("Files that were taken out"), [tr("File"), tr("Size"), "SHA-256"])
        header = self.files.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._lay_out([(tr("Which originals, and where to"), self._ask_page()),
                       (tr("Taken out, each as its hash says"), self._result_page())], [self.missing])
        for field in (self.file, self.passphrase, self.folder, self.name):
            field.textChanged.connect(lambda words: self._look())
            field.returnPressed.connect(self.go.click)
        self.file.setFocus()

    def _ask_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        line(rows, tr("&File of the sealed originals, the one without a number"), self.file,
             dialogs.button(tr("C&hoose…"), self._choose_file))
        rows.addSpacing(theme.GAP)
        label = QLabel(tr("Passph&rase of the originals"))
        label.setBuddy(self.passphrase)
        rows.addWidget(label)
        rows.addWidget(self.passphrase)
        rows.addSpacing(theme.GAP)
        line(rows, tr("In which fol&der"), self.folder, dialogs.button(tr("Choose a fo&lder…"), self._choose_folder))
        rows.addSpacing(theme.GAP)
        line(rows, tr("&Name of the new folder in it"), self.name)
        rows.addSpacing(theme.GAP)
        rows.addWidget(theme.label(tr("The files lie there NOT encrypted: whoever reads that disk reads them."),
                                   "small", "warn", wrap=True))
        rows.addStretch(1)
        return page

    def _result_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.told)
        rows.addWidget(self.files, 1)
        return page

    def _choose_file(self) -> None:
        for path in dialogs.choose_files(self, tr("The sealed originals"))[:1]:
            self.file.setText(str(path))
            self.passphrase.setFocus()

    def _choose_folder(self) -> None:
        if (folder := dialogs.choose_folder(self, tr("In which folder the originals are to lie"))) is not None:
            self.folder.setText(str(folder))

    # Pages

    def _look(self) -> None:
        if self.steps.currentIndex() == RESULT:
            self.missing.setText("")
            self.go.setText(tr("&Close"))
            self.go.setEnabled(True)
            return
        wanted = ((self.file, tr("Choose the file of the originals.")), (self.passphrase, tr("Type their passphrase.")),
                  (self.folder, tr("Choose a folder.")), (self.name, tr("Type a name for the new folder.")))
        missing = next((words for field, words in wanted if not field.text().strip()), "")
        self.missing.setText(missing)
        self.go.setText(tr("&Take them out"))
        self.go.setEnabled(self._task is None and not missing)

    def _go(self) -> None:
        if self.steps.currentIndex() == RESULT:
            self.close()
        elif not Path(self.folder.text().strip()).is_dir():
            self._complain(tr("“{name}” is no folder.", name=self.folder.text().strip()))
            self.folder.setFocus()
        else:
            self._take_out()

    def _take_out(self) -> None:
        path, passphrase = Path(self.file.text().strip()), self.passphrase.text()
        place, name = Path(self.folder.text().strip()), self.name.text().strip()

        def work(step: Step) -> tuple[Written, ...]:
            from desktop.exchange.handover.originals import open_originals

            return open_originals(path, passphrase, place, name, step)

        self._run(tr("Taking sealed originals out"), work, self.show_files)

    def show_files(self, files: tuple[Written, ...]) -> None:
        """Tell what was taken out."""
        self.passphrase.clear()
        folder = Path(self.folder.text().strip()) / self.name.text().strip()
        self.told.setText(trn("{count} file lies in “{folder}”.", "{count} files lie in “{folder}”.", len(files),
                              folder=folder))
        self.files.setRowCount(len(files))
        for row, one in enumerate(files):
            for column, words in enumerate((one.path, size_words(one.size), one.sha256)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.files.setItem(row, column, item)
        self.files.resizeColumnToContents(2)
        self.files.setColumnWidth(2, min(self.files.columnWidth(2), round(0.6 * self.width())))
        self._turn(RESULT)

    def _failed(self) -> None:
        """Most often the passphrase was mistyped."""
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The passphrase is not kept."""
        self.passphrase.clear()
        super().closeEvent(event)
