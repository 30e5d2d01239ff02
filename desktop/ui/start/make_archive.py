"""Making a new archive, a step at a time: where, the passphrase, the recovery code, who works here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import i18n, theme
from desktop.ui.i18n import said, tr
from desktop.ui.start.pages import button, last_row, line, step_page
from desktop.ui.start.passphrase import NewPassphrase
from desktop.ui.tasks import Board, Step

if TYPE_CHECKING:
    from desktop.archive import Archive


class MakePage(QWidget):
    """Asks what a new archive needs, makes it, and shows the recovery code before it opens."""

    given_up = Signal()
    begun = Signal()
    """An archive is being made: from now on nothing may take this page away."""
    grown = Signal()
    """The page shown is another, or needs another height."""

    def __init__(self, board: Board, opened: Callable[[Archive], None]) -> None:
        super().__init__()
        self._board, self._opened = board, opened
        self._archive: Archive | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._where, self._secret = self._where_page(), self._secret_page()
        for page in (self._where, self._secret):
            self._rows.addWidget(page)
        self._show(self._where)
        self._look()

    def _show(self, page: QWidget) -> None:
        """Show one step; a step that is over is made no more."""
        if self._rows.indexOf(page) < 0:
            self._rows.addWidget(page)
        for place in range(self._rows.count()):
            if (widget := self._rows.itemAt(place).widget()) is not None:
                widget.setVisible(widget is page)
        self.grown.emit()

    # Where, and by whom

    def _where_page(self) -> QWidget:
        page, rows = step_page(tr("A new archive"))
        self.name = line(rows, tr("&Name"), QLineEdit(tr("My archive")))
        self.place = line(rows, tr("&Folder in which it shall lie"), QLineEdit(str(Path.home())), self._browse())
        self.who = line(rows, tr("Your code, by which changes are &signed (no real name is needed)"), QLineEdit())
        self.next = button(tr("Ne&xt"), primary=True)
        self.next.clicked.connect(self.ask_secret)
        back = button(tr("&Back"))
        back.clicked.connect(self.given_up)
        last_row(rows, back, self.next)
        for field in (self.name, self.place):
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self.next.click)
        self.who.returnPressed.connect(self.next.click)
        return page

    def _browse(self) -> QPushButton:
        choice = button(tr("&Choose…"))

        def choose() -> None:
            from desktop.ui import dialogs

            if chosen := dialogs.choose_folder(self, tr("Folder in which it shall lie"), Path(self.place.text())):
                self.place.setText(str(chosen))

        choice.clicked.connect(choose)
        return choice

    @property
    def folder(self) -> Path:
        """Where the archive would be made."""
        return Path(self.place.text()) / f"{self.name.text().strip()}.muragat"

    # The passphrase

    def _secret_page(self) -> QWidget:
        page, rows = step_page(tr("The passphrase"))
        self.secret = NewPassphrase()
        self.passphrase, self.again, self.worth = self.secret.field, self.secret.again, self.secret.worth
        self.draw = self.secret.draw
        rows.addWidget(self.secret)
        self.recovery = QCheckBox(tr("Make a &recovery code to be kept on paper"))
        self.recovery.setAccessibleName(tr("Make a recovery code to be kept on paper"))
        self.recovery.setChecked(True)
        rows.addSpacing(theme.GAP)
        rows.addWidget(self.recovery)
        self.problem = theme.label(tr("Without passphrase and code nobody can open the archive, not even we."), "small",
                                   "second", wrap=True)
        rows.addWidget(self.problem)
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(tr("Progress"))
        self.working.hide()
        rows.addWidget(self.working)
        self.back = button(tr("&Back"))
        self.back.clicked.connect(lambda: self._show(self._where))
        self.go = button(tr("&Make the archive"), primary=True)
        self.go.clicked.connect(self.make)
        last_row(rows, self.back, self.go)
        self.secret.changed.connect(self._look)
        self.secret.grown.connect(self.grown)
        self.again.returnPressed.connect(self.go.click)
        return page

    def ask_secret(self) -> None:
        """Go on to the passphrase."""
        self._show(self._secret)
        self.passphrase.setFocus()

    def _look(self) -> None:
        placed = bool(self.name.text().strip() and self.place.text())
        if hasattr(self, "go"):
            self.next.setEnabled(placed)
            self.go.setEnabled(placed and self.secret.is_good)

    def make(self) -> None:
        """Make the archive on another thread, then show the code or go on."""
        if not self.go.isEnabled():
            return
        folder, passphrase, who, coded = (self.folder, self.passphrase.text(), self.who.text().strip(),
                                          self.recovery.isChecked())

        def work(step: Step) -> tuple[Archive, str]:
            from desktop.archive import create, keys

            archive = create(folder, passphrase, who=who)
            return archive, keys.add_recovery(archive.folder / "header", passphrase) if coded else ""

        self.begun.emit()
        self.go.setEnabled(False)
        self.back.setEnabled(False)
        self.working.show()
        self._board.run("", work, done=self._made, failed=self.tell)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below the form."""
        self.working.hide()
        self.go.setEnabled(True)
        self.back.setEnabled(True)
        self.problem.setText(" ".join(said(error)))
        theme.mark(self.problem, tone="danger")
        self.grown.emit()

    def _made(self, made: tuple[Archive, str]) -> None:
        self._archive, code = made
        self.secret.clear()
        if code:
            self._show_code(code)
        else:
            self._ask_profile()

    # The recovery code

    def _show_code(self, code: str) -> None:
        from desktop.ui.start.recovery_page import RecoveryPage

        page = RecoveryPage(code, self.name.text().strip())
        self.code, self.proof, self.written = page.code, page.proof, page.written
        page.grown.connect(self.grown)
        page.confirmed.connect(self._ask_profile)
        self._show(page)
        self.proof.setFocus()

    # Who works here

    def _ask_profile(self) -> None:
        from archive_schema.kinds import SCHEMA
        from desktop.ui.start.profile import ProfileChoice

        page, rows = step_page(tr("What is your work here?"))
        rows.addWidget(theme.label(tr("It decides what stands at the left. Everything else stays a press away, and "
                                      "this can be changed in the View menu."), wrap=True))
        rows.addSpacing(theme.GAP)
        self.profile = ProfileChoice({kind.name: kind.plural.in_(i18n.language()) for kind in SCHEMA})
        rows.addWidget(self.profile)
        self.begin = button(tr("&Begin"), primary=True)
        self.begin.clicked.connect(self._open)
        last_row(rows, None, self.begin)
        self._show(page)
        self.profile.setFocus()

    def _open(self) -> None:
        from desktop.ui.start.profile import KEY

        archive, self._archive, chosen = self._archive, None, self.profile.chosen
        if archive is not None:
            archive.write_aside(lambda writer: writer.set_setting(f"window.{KEY}", chosen)).result()
            self._opened(archive)

    def give_up(self) -> None:
        """The window closes: an archive that was made is whole, and is closed."""
        if self._archive is not None:
            self._archive.close()
            self._archive = None
