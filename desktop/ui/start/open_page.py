"""The passphrase of an archive that was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.archive import ArchiveError
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.start.passphrase import passphrase_field
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.ui.start.unlock import UnlockWindow

SAMPLE = "sample"


class OpenPage(QWidget):
    """The passphrase of one archive, and if wanted that of its sealed values."""

    def __init__(self, window: UnlockWindow, folder: Path) -> None:
        super().__init__()
        self._window, self._folder = window, folder
        self._rows = rows = QVBoxLayout(self)
        rows.setSpacing(theme.GAP)
        rows.addWidget(theme.label(folder.name.removesuffix(".muragat"), "title", semibold=True, wrap=True))
        rows.addWidget(theme.label(str(folder.absolute().parent), "small", "second", wrap=True))
        rows.addSpacing(theme.GAP)
        purpose = self._purpose()
        if purpose == SAMPLE:
            rows.addWidget(self._sample_note())
        self.passphrase = passphrase_field(tr("Passphrase or recovery code"))
        named = QLabel(tr("&Passphrase or recovery code"))
        named.setBuddy(self.passphrase)
        self.vault = passphrase_field(tr("Passphrase of the sealed values"))
        self.vault_label = QLabel(tr("Passphrase of the &sealed values"))
        self.vault_label.setBuddy(self.vault)
        self.with_vault = QPushButton(tr("Open the sealed &values too"))
        self.with_vault.setAccessibleName(tr("Open the sealed values too"))
        theme.mark(self.with_vault, link=True)
        self.with_vault.clicked.connect(self.ask_vault)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.setAccessibleName(tr("Problem"))
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(tr("Unlocking"))
        self.go = QPushButton(tr("&Unlock"))
        self.go.setAccessibleName(tr("Unlock"))
        theme.mark(self.go, primary=True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.unlock)
        other = QPushButton(tr("Another &archive…"))
        other.setAccessibleName(tr("Another archive…"))
        theme.mark(other, link=True)
        other.clicked.connect(window.begin)
        for widget in (named, self.passphrase, self.vault_label, self.vault, self.problem, self.working):
            rows.addWidget(widget)
        last = QHBoxLayout()
        rows.addWidget(self.with_vault, 0, Qt.AlignmentFlag.AlignLeading)
        last.addWidget(other)
        last.addStretch()
        last.addWidget(self.go)
        rows.addLayout(last)
        for field in (self.passphrase, self.vault):
            field.returnPressed.connect(self.unlock)
            field.textChanged.connect(self._look)
        for widget in (self.vault_label, self.vault, self.problem, self.working):
            widget.hide()
        self._look()

    def _purpose(self) -> str:
        from desktop.archive import purpose_of

        try:
            return purpose_of(self._folder)
        except ArchiveError:
            return "work"  # told when it is unlocked

    def _sample_note(self) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, theme.GAP)
        row.addWidget(theme.label(tr("This is the sample archive; its passphrase is “sample”."), wrap=True), 1)
        self.fill = QPushButton(tr("&Fill it in"))
        self.fill.setAccessibleName(tr("Fill it in"))
        self.fill.clicked.connect(self._fill_in)
        row.addWidget(self.fill)
        return note

    def _fill_in(self) -> None:
        self.passphrase.setText(SAMPLE)
        self.go.setFocus()

    def ask_vault(self) -> None:
        """Show the field for the second passphrase."""
        self.vault_label.show()
        self.vault.show()
        self.with_vault.hide()
        self.vault.setFocus()
        self._fit()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.passphrase.text()))

    def unlock(self) -> None:
        """Try the passphrase, on another thread: it takes about a second, by design."""
        if not self.passphrase.text() or not self.go.isEnabled():
            return
        folder, first, second = self._folder, self.passphrase.text(), self.vault.text() or None

        closing = self._window.closing

        def work(step: Step) -> Archive:
            from desktop.archive import open_archive

            if closing is not None:
                closing.wait()
            return open_archive(folder, first, vault_passphrase=second)

        self.problem.hide()
        self.working.show()
        self._set_busy(True)
        self._fit()
        self._window.board.run("", work, done=self._open, failed=self.tell)

    def _open(self, archive: Archive) -> None:
        self.passphrase.clear()
        self.vault.clear()
        self._window.opened.emit(archive)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below the passphrase."""
        self.working.hide()
        self._set_busy(False)
        self.problem.setText(" ".join(said(error)))
        self.problem.show()
        theme.mark(self.passphrase, problem=True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self._fit()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.go, self.passphrase, self.vault, self.with_vault):
            widget.setEnabled(not busy)

    def _fit(self) -> None:
        self._window.fit()
