"""Asks for the answer to a problem of a brief: who says so, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr

_WIDTH = 420


class AskAnswer(QDialog):
    """The problem, and two lines: `by` (a code, never a name) and `why`."""

    def __init__(self, parent: QWidget | None, problem: str, who: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Answer"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        said = theme.label(problem, wrap=True)
        kept = theme.label(tr("The answer is kept with the brief and printed on its page of open points."), "small",
                           "second", wrap=True)
        for words in (said, kept):
            words.setFixedWidth(_WIDTH)
            words.setMinimumHeight(words.heightForWidth(_WIDTH))
            rows.addWidget(words)
        self.why = self._line(rows, tr("&Why it may stay as it is"), "")
        self.by = self._line(rows, tr("Answered &by (code)"), who)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("&Keep the answer"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._offer()

    def _line(self, rows: QVBoxLayout, words: str, given: str) -> QLineEdit:
        line = QLineEdit(given)
        line.setAccessibleName(words.replace("&", ""))
        label = QLabel(words)
        label.setBuddy(line)
        line.textChanged.connect(lambda text: self._offer())
        rows.addWidget(label)
        rows.addWidget(line)
        return line

    def _offer(self) -> None:
        if hasattr(self, "go"):
            self.go.setEnabled(bool(self.why.text().strip() and self.by.text().strip()))
