"""The recovery code: shown once, printed, and proved to stand on paper before one goes on."""

from __future__ import annotations

import html
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.archive.recovery import is_end_of
from desktop.ui import theme
from desktop.ui.i18n import tr

_GROUPS = 2  # of the code are typed from the paper


class RecoveryPage(QWidget):
    """`confirmed` once the end of the code was typed from the paper."""

    confirmed = Signal()
    grown = Signal()

    def __init__(self, code: str, archive: str) -> None:
        """`archive`: its name, for the paper."""
        super().__init__()
        self._archive = archive
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.PANE)
        rows.addWidget(theme.label(tr("The recovery code"), "title", semibold=True))
        rows.addWidget(theme.label(self._explained(), wrap=True))
        rows.addWidget(self._code(code))
        self.print_button = QPushButton(tr("&Print…"))
        self.print_button.setAccessibleName(tr("Print the recovery code"))
        self.print_button.clicked.connect(self.print_it)
        self.told = theme.label(tr("The printer and its queue see the code too."), "small", "second", wrap=True)
        line = QHBoxLayout()
        line.addWidget(self.print_button)
        line.addWidget(self.told, 1)
        rows.addLayout(line)
        self.proof = QLineEdit()
        self.proof.setAccessibleName(tr("The last two groups, from the paper"))
        self.proof.textChanged.connect(self._look)
        self.proof.returnPressed.connect(self._go)
        named = QLabel(tr("The last two &groups, from the paper"))
        named.setBuddy(self.proof)
        self.written = QPushButton(tr("I have &written it down"))
        self.written.setAccessibleName(tr("I have written it down"))
        theme.mark(self.written, primary=True)
        self.written.clicked.connect(self.confirmed)
        asked = QVBoxLayout()
        asked.setSpacing(theme.GRID)
        asked.addWidget(named)
        asked.addWidget(self.proof)
        rows.addLayout(asked)
        rows.addWidget(self.written, 0, Qt.AlignmentFlag.AlignTrailing)
        self._look()

    def _explained(self) -> str:
        return tr("Write it on paper and keep it away from this computer. It opens the archive when the "
                  "passphrase is forgotten, for anyone who has it. It is not shown again.")

    def _code(self, code: str) -> QLabel:
        self.code = QLabel(code)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font("title").pointSizeF())
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(tr("Recovery code"))
        self.code.setWordWrap(True)
        self.code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a code is read so in every script
        theme.mark(self.code, chip=True)
        return self.code

    def _look(self) -> None:
        self.written.setEnabled(is_end_of(self.proof.text(), self.code.text(), _GROUPS))

    def _go(self) -> None:
        if self.written.isEnabled():
            self.confirmed.emit()

    def page(self) -> str:
        """The paper, as markup."""
        groups = self.code.text().split("-")
        code = f"{'-'.join(groups[:4])}-<br>{'-'.join(groups[4:])}"
        return (f"<h2>{html.escape(self._archive)}</h2><p>{html.escape(tr('The recovery code'))}, "
                f"{date.today().isoformat()}</p><p style='font-family:monospace; font-size:20pt'>{code}</p>"
                f"<p>{html.escape(tr('It opens the archive for anyone who has it. Keep it away from the computer.'))}"
                "</p>")

    def print_it(self) -> None:
        """Print the code, or say why it cannot be."""
        from desktop.ui.start.printing import has_printer, print_html

        if not has_printer():
            self.told.setText(tr("This computer knows no printer: write the code by hand."))
        elif print_html(self, tr("The recovery code"), self.page()):
            self.told.setText(tr("It was sent to the printer. Type its end from the paper."))
            self.proof.setFocus()
        self.grown.emit()
