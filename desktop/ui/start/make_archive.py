"""Making a new archive: name, place, passphrase with its worth told honestly, and the recovery code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import dialogs, theme
from desktop.ui.i18n import said, tr, trn
from desktop.ui.tasks import Board, Step

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.archive.passphrase import Strength

_HOUR, _DAY, _YEAR = 3600, 86_400, 365 * 86_400


def passphrase_field(name: str) -> QLineEdit:
    """A field that hides what is typed, with an eye to show it."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    show = QAction(theme.icon("surveillance_measure"), tr("Show what is typed"), field)
    show.setCheckable(True)
    show.toggled.connect(lambda on: field.setEchoMode(
        QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password))
    field.addAction(show, QLineEdit.ActionPosition.TrailingPosition)
    return field


def worth(found: Strength) -> str:
    """What a passphrase is worth, in one sentence."""
    seconds = found.seconds
    if seconds < _HOUR:
        return tr("Weak: someone with many computers finds it within an hour.")
    if seconds < _YEAR:
        days = max(1, round(seconds / _DAY))
        return trn("Weak: someone with many computers finds it in about {count} day.",
                   "Weak: someone with many computers finds it in about {count} days.", days)
    years = round(seconds / _YEAR)
    if found.grade == "fair":
        return trn("Fair: someone with many computers needs about {count} year.",
                   "Fair: someone with many computers needs about {count} years.", years)
    return tr("Strong: trying does not find it. Keep it where nobody finds it either.")


class MakePage(QWidget):
    """Asks what a new archive needs, makes it, and shows the recovery code before it opens."""

    given_up = Signal()
    grown = Signal()

    def __init__(self, board: Board, opened: Callable[[Archive], None]) -> None:
        super().__init__()
        self._board, self._opened = board, opened
        self._drawn = ""
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._form())
        self._look()

    def _form(self) -> QWidget:
        form = QWidget()
        self._rows = rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        rows.addWidget(theme.label(tr("A new archive"), "title", semibold=True))
        self.name = self._field(tr("&Name"), QLineEdit(tr("My archive")))
        self.place = self._field(tr("&Folder in which it shall lie"), QLineEdit(str(Path.home())), self._browse())
        self.passphrase = self._field(tr("&Passphrase"), passphrase_field(tr("Passphrase")), self._draw_button())
        self.worth = theme.label("", "small", "second", wrap=True)
        rows.addWidget(self.worth)
        self.again = self._field(tr("The same &again"), passphrase_field(tr("The same again")))
        self.who = self._field(tr("Your code, by which changes are &signed (no real name is needed)"), QLineEdit())
        self.recovery = QCheckBox(tr("Make a &recovery code to be kept on paper"))
        self.recovery.setAccessibleName(tr("Make a recovery code to be kept on paper"))
        self.recovery.setChecked(True)
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
        back = QPushButton(tr("&Back"))
        back.setAccessibleName(tr("Back"))
        theme.mark(back, link=True)
        back.clicked.connect(self.given_up)
        self.go = QPushButton(tr("&Make the archive"))
        self.go.setAccessibleName(tr("Make the archive"))
        theme.mark(self.go, primary=True)
        self.go.setDefault(True)
        self.go.clicked.connect(self.make)
        last = QHBoxLayout()
        last.addWidget(back)
        last.addStretch()
        last.addWidget(self.go)
        rows.addLayout(last)
        for field in (self.name, self.place, self.passphrase, self.again):
            field.textChanged.connect(self._look)
        return form

    def _field(self, words: str, field: QLineEdit, button: QPushButton | None = None) -> QLineEdit:
        named = QLabel(words)
        named.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row = QHBoxLayout()
        row.addWidget(field, 1)
        if button:
            row.addWidget(button)
        self._rows.addSpacing(theme.GRID)
        self._rows.addWidget(named)
        self._rows.addLayout(row)
        return field

    def _browse(self) -> QPushButton:
        button = QPushButton(tr("&Choose…"))
        button.setAccessibleName(tr("Choose…"))

        def choose() -> None:
            if chosen := dialogs.choose_folder(self, tr("Folder in which it shall lie"), Path(self.place.text())):
                self.place.setText(str(chosen))

        button.clicked.connect(choose)
        return button

    def _draw_button(self) -> QPushButton:
        button = QPushButton(tr("&Draw one"))
        button.setAccessibleName(tr("Draw a passphrase at random"))
        button.clicked.connect(self.draw)
        return button

    def draw(self) -> None:
        """Propose six made-up words; shown, so that they can be written down, and still to be typed again."""
        from desktop.archive.passphrase import draw

        self._drawn = draw()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Normal)
        self.passphrase.setText(self._drawn)
        self.again.clear()
        self.again.setFocus()

    @property
    def folder(self) -> Path:
        """Where the archive would be made."""
        return Path(self.place.text()) / f"{self.name.text().strip()}.muragat"

    def _look(self) -> None:
        from desktop.archive.passphrase import strength

        typed = self.passphrase.text()
        found = strength(typed, drawn=bool(typed) and typed == self._drawn)
        self.worth.setText(worth(found) if typed else tr("A long one of many words is best; drawn at random, better."))
        theme.mark(self.worth, tone={"weak": "warn", "fair": "second", "strong": "good"}[found.grade] if typed
                   else "second")
        same = typed == self.again.text()
        theme.mark(self.again, problem=bool(self.again.text()) and not typed.startswith(self.again.text()))
        self.go.setEnabled(bool(typed) and same and bool(self.name.text().strip()) and bool(self.place.text()))

    def make(self) -> None:
        """Make the archive on another thread, then show the code or open it."""
        folder, passphrase, who, coded = (self.folder, self.passphrase.text(), self.who.text().strip(),
                                          self.recovery.isChecked())

        def work(step: Step) -> tuple[Archive, str]:
            from desktop.archive import create, keys

            archive = create(folder, passphrase, who=who)
            return archive, keys.add_recovery(archive.folder / "header", passphrase) if coded else ""

        self.go.setEnabled(False)
        self.working.show()
        self._board.run("", work, done=self._made, failed=self.tell)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below the form."""
        self.working.hide()
        self.go.setEnabled(True)
        self.problem.setText(" ".join(said(error)))
        theme.mark(self.problem, tone="danger")
        self.grown.emit()

    def _made(self, made: tuple[Archive, str]) -> None:
        archive, code = made
        for field in (self.passphrase, self.again):
            field.clear()
        if code:
            self._pages.addWidget(self._code_page(archive, code))
            self._pages.setCurrentIndex(1)
            self.grown.emit()
        else:
            self._opened(archive)

    def _code_page(self, archive: Archive, code: str) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.PANE)
        rows.addWidget(theme.label(tr("The recovery code"), "title", semibold=True))
        explained = tr("Write it on paper and keep it away from this computer. It opens the archive when the "
                       "passphrase is forgotten, for anyone who has it. It is not shown again.")
        rows.addWidget(theme.label(explained, wrap=True))
        self.code = QLabel(code)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme.font("title").pointSizeF())
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(tr("Recovery code"))
        self.code.setWordWrap(True)
        theme.mark(self.code, chip=True)
        rows.addWidget(self.code)
        self.written = QPushButton(tr("I have &written it down"))
        self.written.setAccessibleName(tr("I have written it down"))
        theme.mark(self.written, primary=True)
        self.written.clicked.connect(lambda: self._opened(archive))
        rows.addWidget(self.written, 0, Qt.AlignmentFlag.AlignRight)
        rows.addStretch()
        return page
