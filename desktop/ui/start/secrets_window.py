"""Changing what opens an archive: its passphrase, the recovery code, the passphrase of the sealed values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.archive import keys
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.start.passphrase import NewPassphrase, passphrase_field
from desktop.ui.start.recovery_page import RecoveryPage
from desktop.ui.tasks import Step

_WIDTH = 460


class SecretsWindow(QDialog):
    """What can be changed, a line each; what it costs stands below it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Keys and passphrases"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(20, 20, 20, 16)
        self._rows.setSpacing(theme.GRID)
        old_copies = tr("Backups made before, and copies of the archive, still open with the old one.")
        self.passphrase = self._line(tr("Change the &passphrase…"), old_copies, self.change_passphrase)
        self.code = self._line(tr("Make a new &recovery code…"), tr("The code made before opens this archive no more."),
                               self.make_code)
        if session.archive.has_vault():
            self.vault = self._line(tr("Change the passphrase of the &sealed values…"), old_copies, self.change_vault)
        else:
            self.vault = self._line(
                tr("Seal real names: make a second &passphrase…"),
                tr("Real names, contacts and identity papers are then encrypted once more. Nothing recovers them when "
                   "this passphrase is forgotten."), self.make_vault)
        self.told = theme.label("", "body", "good", wrap=True)
        self.told.hide()
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.accept)
        self._rows.addWidget(self.told)
        self._rows.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setFixedWidth(round(_WIDTH * min(theme.scale(), 1.3)))

    def _line(self, words: str, explained: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.replace("&", ""))
        button.setAccessibleDescription(explained)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        self._rows.addWidget(button)
        self._rows.addWidget(theme.label(explained, "small", "second", wrap=True))
        self._rows.addSpacing(theme.GROUP_GAP - theme.GRID)
        return button

    def _ask(self, title: str, old: str, work: Callable[[str, str], Any], *, new: str = "", verb: str,
             said_then: str = "") -> ChangeSecret:
        asked = ChangeSecret(self._session, title, old, work, new=new, verb=verb, parent=self)
        if asked.exec() and said_then:
            self.told.setText(said_then)
            self.told.show()
        return asked

    def change_passphrase(self) -> None:
        """Another passphrase for the archive."""
        header = self._session.archive.folder / "header"
        self._ask(tr("Change the passphrase"), tr("The passphrase &until now, or the recovery code"),
                  lambda old, new: keys.change_passphrase(header, old, new), new=tr("The &new passphrase"),
                  verb=tr("&Change"), said_then=tr("The passphrase was changed."))

    def make_code(self) -> None:
        """Another recovery code, shown and proved as the first was."""
        header = self._session.archive.folder / "header"
        asked = self._ask(tr("A new recovery code"), tr("The &passphrase of the archive"),
                          lambda old, new: keys.add_recovery(header, old), verb=tr("&Make it"))
        if asked.outcome:
            CodeWindow(str(asked.outcome), self._session.archive.folder.name.removesuffix(".muragat"), self).exec()

    def change_vault(self) -> None:
        """Another passphrase for the sealed values."""
        header = self._session.archive.folder / "header"
        self._ask(tr("Change the passphrase of the sealed values"), tr("Their passphrase &until now"),
                  lambda old, new: keys.change_vault_passphrase(header, old, new), new=tr("The &new passphrase"),
                  verb=tr("&Change"), said_then=tr("The passphrase was changed."))

    def make_vault(self) -> None:
        """Give the archive a second depth."""
        archive = self._session.archive
        asked = self._ask(tr("Seal real names"), tr("The &passphrase of the archive"), archive.make_vault,
                          new=tr("The &second passphrase, another one"), verb=tr("&Make it"),
                          said_then=tr("It was made, and is open. What is marked as sealed is encrypted from now on."))
        if asked.result():
            self._session.show_vault()
            self.vault.setEnabled(False)


class ChangeSecret(QDialog):
    """A passphrase that is known, and perhaps a new one; the work is done on another thread, for it takes a second."""

    def __init__(self, session: Session, title: str, old: str, work: Callable[[str, str], Any], *, new: str,
                 verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self.outcome: Any = None
        self.setWindowTitle(title)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GRID)
        self.old = passphrase_field(old.replace("&", ""))
        named = QLabel(old)
        named.setBuddy(self.old)
        rows.addWidget(named)
        rows.addWidget(self.old)
        self.new = NewPassphrase(new) if new else None
        if self.new is not None:
            rows.addSpacing(theme.PANE)
            rows.addWidget(self.new)
            self.new.changed.connect(self._look)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(tr("Progress"))
        self.working.hide()
        self.go = QPushButton(verb)
        self.go.setAccessibleName(verb.replace("&", ""))
        theme.mark(self.go, primary=True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.attempt)
        leave = QPushButton(tr("Cancel"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.addStretch()
        last.addWidget(self.go)
        last.addWidget(leave)
        for widget in (self.problem, self.working):
            rows.addWidget(widget)
        rows.addSpacing(theme.GAP)
        rows.addLayout(last)
        self.old.textChanged.connect(self._look)
        self.setFixedWidth(round(_WIDTH * min(theme.scale(), 1.3)))
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.old.text()) and (self.new is None or self.new.is_good))

    def attempt(self) -> None:
        """Do it, or tell at the field why it cannot be."""
        old, new, work = self.old.text(), self.new.text if self.new else "", self._work

        def done(outcome: Any) -> None:
            self.outcome = outcome
            self.accept()

        def attempted(step: Step) -> Any:
            return work(old, new)

        self.go.setEnabled(False)
        self.working.show()
        self._session.tasks.run("", attempted, done=done, failed=self._tell, quiet=True)

    def _tell(self, error: BaseException) -> None:
        self.working.hide()
        self.problem.setText(" ".join(said(error)))
        self.problem.show()
        self._look()
        self.old.selectAll()
        self.old.setFocus()

    def done(self, result: int) -> None:
        """Nothing of what was typed stays."""
        self.old.clear()
        if self.new is not None:
            self.new.clear()
        super().done(result)


class CodeWindow(QDialog):
    """A recovery code, to be proved from its paper."""

    def __init__(self, code: str, archive: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("The recovery code"))
        self.page = RecoveryPage(code, archive)
        self.page.confirmed.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.addWidget(self.page)
        self.setFixedWidth(round(_WIDTH * min(theme.scale(), 1.3)))
