"""Dialogs that ask for a few lines before something is done with a brief: an answer, a filing."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from archive_schema.fields import FieldError
from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session

_WIDTH = 420


class AskLines(QDialog):
    """Words, lines below them, and a button that can be pressed once `is_enough`."""

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 20, 20, 16)
        self.rows.setSpacing(theme.GAP)

    def is_enough(self) -> bool:
        """Is everything there that is needed?"""
        raise NotImplementedError

    def say(self, words: str, size: str = "body", tone: str = "") -> None:
        """Words in as many lines as they need."""
        made = theme.label(words, size, tone, wrap=True)
        made.setFixedWidth(_WIDTH)
        made.setMinimumHeight(made.heightForWidth(_WIDTH))
        self.rows.addWidget(made)

    def line(self, words: str, given: str = "") -> QLineEdit:
        """A line to be typed, with its label."""
        made = QLineEdit(given)
        made.setAccessibleName(words.replace("&", ""))
        made.textChanged.connect(lambda text: self.go.setEnabled(self.is_enough()))
        label = QLabel(words)
        label.setBuddy(made)
        self.rows.addWidget(label)
        self.rows.addWidget(made)
        return made

    def close_with(self, verb: str) -> None:
        """The buttons, below all else."""
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.rows.addWidget(buttons)
        self.go.setEnabled(self.is_enough())


class AskAnswer(AskLines):
    """The problem of a brief, and two lines: `why`, and `by` (a code, never a name)."""

    def __init__(self, parent: QWidget | None, problem: str, who: str) -> None:
        super().__init__(parent, tr("Answer"))
        self.say(problem)
        self.say(tr("The answer is kept with the brief and printed on its page of open points."), "small", "second")
        self.why = self.line(tr("&Why it may stay as it is"))
        self.by = self.line(tr("Answered &by (code)"), who)
        self.close_with(tr("&Keep the answer"))

    def is_enough(self) -> bool:
        """See AskLines."""
        return bool(self.why.text().strip() and self.by.text().strip())


class AskFiling(AskLines):
    """With whom a brief is filed, on which day, and whether its new exhibits go with it."""

    def __init__(self, parent: QWidget | None, session: Session, today: str, exhibits: int) -> None:
        super().__init__(parent, tr("File the brief"))
        self._sent = session.kind("submission").field("sent")
        self._language = session.language
        self.say(tr("The papers are kept as they are now, with what they cite. The numbers of exhibits are settled "
                    "from then on."))
        self.body = self.line(tr("&With which court or body"))
        self.date = self.line(tr("&On which day"), today)
        self.exhibits = QCheckBox(trn("With its {count} new &exhibit", "With its {count} new &exhibits", exhibits))
        self.exhibits.setChecked(bool(exhibits))
        self.exhibits.setVisible(bool(exhibits))
        self.rows.addWidget(self.exhibits)
        self.close_with(tr("&File it"))

    def day(self) -> str:
        """The day as EDTF; "" if it is not understood."""
        try:
            return str((self._sent.parse(self.date.text(), self._language) or {}).get("edtf", ""))
        except FieldError:
            return ""

    def is_enough(self) -> bool:
        """See AskLines."""
        return bool(self.body.text().strip() and self.day())
