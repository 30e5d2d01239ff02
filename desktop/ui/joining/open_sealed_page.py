"""A sealed copy is opened as an archive of its own, where there is none yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.importing import files_in
from desktop.ui.joining.arrival_page import ArrivalPage
from desktop.ui.joining.arriving import told_alone
from desktop.ui.joining.copy_page import CopyPage
from desktop.ui.start.pages import button, last_row, line, step_page
from desktop.ui.start.passphrase import NewPassphrase
from desktop.ui.tasks import Board, Cancelled, Step, Task

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.archive.joining.carried import Carried

Open = Callable[[Path, str, Step], "Carried"]
Make = Callable[[Path, str, "Carried", str, Step], "Archive"]
"""Gets the folder, its new passphrase, what was opened, and the name by which steps are signed."""


class OpenSealedPage(QWidget):
    """Which copy and its passphrase; what it is; where the archive shall lie; its own passphrase."""

    given_up = Signal()
    begun = Signal()
    """An archive is being made: from now on nothing may take this page away."""
    grown = Signal()

    def __init__(self, board: Board, opened: Callable[[Archive], None], open_copy: Open, make: Make) -> None:
        super().__init__()
        self._board, self._opened, self._open_copy, self._make = board, opened, open_copy, make
        self._task: Task | None = None
        self.carried: Carried | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._pages = (self._copy_page(), self._arrival_page(), self._where_page(), self._secret_page())
        for page in self._pages:
            self._rows.addWidget(page)
        self._rows.addWidget(self._foot())
        self.setAcceptDrops(True)
        self._show(0)

    def _foot(self) -> QWidget:
        foot = QWidget()
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(0, 0, 0, 0)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.setAccessibleName(tr("Problem"))
        self.problem.hide()
        self.working = QProgressBar()
        self.working.setTextVisible(False)
        self.working.setAccessibleName(tr("Progress"))
        self.working.hide()
        self.back, self.go = button(tr("&Back")), button("", primary=True)
        self.back.clicked.connect(self._back)
        self.go.clicked.connect(self._go)
        rows.addWidget(self.problem)
        rows.addWidget(self.working)
        last_row(rows, self.back, self.go)
        return foot

    def _copy_page(self) -> QWidget:
        page, rows = step_page(tr("Open a sealed copy"))
        self.copy = CopyPage(own_key=False)
        self.copy.changed.connect(lambda: self._look())
        self.copy.entered.connect(lambda: self.go.click())
        rows.addWidget(self.copy)
        return page

    def _arrival_page(self) -> QWidget:
        page, rows = step_page(tr("What it is"))
        self.arrival = ArrivalPage()
        rows.addWidget(self.arrival)
        return page

    def _where_page(self) -> QWidget:
        page, rows = step_page(tr("An archive of its own"))
        self.name = line(rows, tr("&Name"), QLineEdit(tr("My archive")))
        self.place = line(rows, tr("&Folder in which it shall lie"), QLineEdit(str(Path.home())), self._browse())
        self.who = line(rows, tr("Your code, by which changes are &signed (no real name is needed)"), QLineEdit())
        for field in (self.name, self.place):
            field.textChanged.connect(lambda words: self._look())
        for field in (self.name, self.place, self.who):
            field.returnPressed.connect(lambda: self.go.click())
        return page

    def _browse(self) -> QPushButton:
        choice = button(tr("&Choose…"))
        choice.clicked.connect(self._choose)
        return choice

    def _choose(self) -> None:
        from desktop.ui import dialogs

        if chosen := dialogs.choose_folder(self, tr("Folder in which it shall lie"), Path(self.place.text())):
            self.place.setText(str(chosen))

    def _secret_page(self) -> QWidget:
        page, rows = step_page(tr("The passphrase of the new archive"))
        self.secret = NewPassphrase()
        self.secret.changed.connect(lambda: self._look())
        self.secret.grown.connect(self.grown)
        self.secret.again.returnPressed.connect(lambda: self.go.click())
        rows.addWidget(self.secret)
        rows.addWidget(theme.label(tr("It is another than that of the copy. A recovery code is made in the File menu, "
                                      "under “Keys and passphrases”."), "small", "second", wrap=True))
        return page

    # Pages

    @property
    def folder(self) -> Path:
        """Where the archive would be made."""
        return Path(self.place.text()) / f"{self.name.text().strip()}.muragat"

    def _show(self, place: int) -> None:
        self._at = place
        for number, page in enumerate(self._pages):
            page.setVisible(number == place)
        self.problem.hide()
        self.go.setText((tr("&Look at the copy"), tr("Ne&xt"), tr("Ne&xt"), tr("&Make the archive"))[place])
        self.go.setAccessibleName(self.go.text().replace("&", ""))
        self._look()
        (self.copy.field, self.go, self.name, self.secret.field)[place].setFocus()
        self.grown.emit()

    def _look(self) -> None:
        if not hasattr(self, "go"):
            return  # still being built
        ready = (self.copy.is_ready, True, bool(self.name.text().strip() and self.place.text()), self.secret.is_good)
        self.go.setEnabled(self._task is None and ready[self._at])

    def _back(self) -> None:
        if self._at:
            self._show(self._at - 1)
        else:
            self.given_up.emit()

    def _go(self) -> None:
        (self._open, lambda: self._show(2), lambda: self._show(3), self._make_it)[self._at]()

    # Work

    def _open(self) -> None:
        path, passphrase, open_copy = self.copy.path, self.copy.secret, self._open_copy
        if path is not None:
            self._run(lambda step: open_copy(path, passphrase, step), self.show_arrival)

    def show_arrival(self, carried: Carried) -> None:
        """Tell what was opened."""
        self.carried = carried
        self.copy.forget_secret()
        self.arrival.show_lines(told_alone(carried))
        self._show(1)

    def _make_it(self) -> None:
        carried, make = self.carried, self._make
        folder, passphrase, who = self.folder, self.secret.text, self.who.text().strip()
        if carried is not None and self.go.isEnabled():
            self.begun.emit()
            self._run(lambda step: make(folder, passphrase, carried, who, step), self._made)

    def _made(self, archive: Archive) -> None:
        self.secret.clear()
        self._opened(archive)

    def _run(self, work: Callable[[Step], object], done: Callable[..., None]) -> None:
        self.problem.hide()
        self.working.setRange(0, 0)
        self.working.show()
        self.back.setEnabled(False)

        def over(result: object) -> None:
            self._settled()
            done(result)

        self._task = task = self._board.run("", work, done=over, failed=self.tell)
        task.changed.connect(lambda: self._show_progress(task))
        self._look()
        self.grown.emit()

    def _show_progress(self, task: Task) -> None:
        if task.total > 0:
            self.working.setRange(0, 1000)
            self.working.setValue(1000 * task.done // task.total)

    def _settled(self) -> None:
        self._task = None
        self.working.hide()
        self.back.setEnabled(True)
        self._look()

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below the form."""
        self._settled()
        if not isinstance(error, Cancelled):
            self.problem.setText(" ".join(said(error)))
            self.problem.show()
        if self._at == 0:
            self.copy.problem_seen()
        self.grown.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if self._at == 0 and len(files_in(event.mimeData())) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the copy."""
        if files := files_in(event.mimeData()):
            event.acceptProposedAction()
            self.copy.show_file(files[0])
            self.copy.passphrase.setFocus()

    def give_up(self) -> None:
        """The window closes: what is being made stops, and nothing is left of it."""
        if self._task is not None:
            self._task.cancel()
