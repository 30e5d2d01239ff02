"""The first thing seen: open an archive, make one, or look at the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_schema.labels import LANGUAGES
from desktop.archive import ArchiveError
from desktop.paths import resources
from desktop.ui import i18n, theme
from desktop.ui.i18n import said, tr
from desktop.ui.start.make_archive import MakePage
from desktop.ui.start.passphrase import passphrase_field
from desktop.ui.tasks import Board, Step

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.ui.start.closing import Closing

SAMPLE = "sample"
_WIDTH = 460


class UnlockWindow(QWidget):
    """Shows one page at a time: start, open, make. `opened` carries the open Archive."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, folder: Path | None = None, closing: Closing | None = None) -> None:
        """`closing`: the archive that was locked before, perhaps still on its way."""
        super().__init__()
        self.folder = folder
        self.closing = closing
        self.board = Board(self)
        self._leaving = False
        self.resize(900, 640)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(20, 12, 20, 20)
        if closing is not None:
            closing.changed.connect(self._say_state)
        self._speak()

    def _speak(self) -> None:
        """Build everything in the language chosen."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.setWindowTitle(tr("Muragat: unlock"))
        self.languages = self._languages()
        self._rows.addWidget(self.languages)
        self._rows.addStretch(2)
        self.heading = _heading()
        self._rows.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignHCenter)
        self.pages = QStackedWidget()
        self.pages.setFixedWidth(round(_WIDTH * min(theme.scale(), 1.3)))
        self._rows.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rows.addStretch(3)
        self.state = theme.label("", "small", "second")
        self._rows.addWidget(self.state, 0, Qt.AlignmentFlag.AlignHCenter)
        self._say_state()
        if self.folder:
            self.ask(self.folder)
        else:
            self.begin()

    def _say_state(self) -> None:
        """How far the archive that was locked is."""
        self.state.setText("" if self.closing is None or self.closing.is_over else
                           tr("The archive is closed; its backup is being copied…") if self.closing.is_closed else
                           tr("The archive is being closed…"))

    def _languages(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        for code in LANGUAGES:
            button = QToolButton()
            button.setText(i18n.NAMES[code])
            button.setAccessibleName(i18n.NAMES[code])
            button.setCheckable(True)
            button.setChecked(code == i18n.language())
            button.clicked.connect(lambda checked, code=code: self.speak(code))
            row.addWidget(button)
        return bar

    def speak(self, language: str) -> None:
        """Change the language; nothing is unlocked yet, so nothing is lost."""
        i18n.set_language(language)
        self._speak()

    def _turn_to(self, page: QWidget) -> None:
        while (old := self.pages.currentWidget()) is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.addWidget(page)
        self.heading.setVisible(not isinstance(page, MakePage))  # its steps want the room, with a large type
        self._fit(page)

    def _fit(self, page: QWidget) -> None:
        """Make a page as high as what is in it, so that the whole stands in the middle; again once Qt has laid it
        out, for words that wrap inside other widgets."""
        self._take_height(page)
        QTimer.singleShot(0, page, lambda: self._take_height(page))

    def fit(self) -> None:
        """The page that is shown has more or less in it."""
        if (page := self.page) is not None:
            self._fit(page)

    def _take_height(self, page: QWidget) -> None:
        if (rows := page.layout()) is None:
            return
        rows.activate()
        wrapped = page.heightForWidth(self.pages.width())
        self.pages.setFixedHeight(wrapped if wrapped > 0 else page.sizeHint().height())

    # The pages

    def begin(self) -> None:
        """What can be done when no archive is chosen."""
        self.folder = None
        page = StartPage(self)
        self._turn_to(page)
        page.open.setFocus()

    def ask(self, folder: Path) -> None:
        """Ask for the passphrase of an archive."""
        self.folder = folder
        page = OpenPage(self, folder)
        self._turn_to(page)
        page.passphrase.setFocus()

    def make(self) -> None:
        """Make a new archive."""
        page = MakePage(self.board, self.opened.emit)
        page.given_up.connect(self.begin)
        page.begun.connect(self.languages.hide)  # in another language a code that is shown once would be lost
        page.grown.connect(lambda: self._fit(page))
        self._turn_to(page)
        page.name.setFocus()
        page.name.selectAll()

    def restore(self, beside: Path | None = None) -> None:
        """Make an archive from a backup; `beside`: where it is proposed to lie."""
        from desktop.ui.start.restore_page import RestorePage

        page = RestorePage(self.board, beside)
        page.given_up.connect(self.begin)
        page.restored.connect(self.ask)
        page.grown.connect(lambda: self._fit(page))
        self._turn_to(page)
        self.heading.hide()
        page.place.setFocus()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self.pages.currentWidget()

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, on the page that is shown."""
        page = self.page
        if page is not None and hasattr(page, "tell"):
            page.tell(error)

    # The end

    def leave(self) -> None:
        """Close without ending the program."""
        self._leaving = True
        if isinstance(self.page, MakePage):
            self.page.give_up()
        self.board.close(0)
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if isinstance(self.page, MakePage):
            self.page.give_up()
        if not self._leaving:
            self.left.emit()


def _heading() -> QWidget:
    whole = QWidget()
    rows = QVBoxLayout(whole)
    rows.setContentsMargins(0, 0, 0, 16)
    rows.setSpacing(theme.GRID)
    mark = QLabel()
    mark.setPixmap(theme.picture("muragat", theme.colours().accent, 48))
    rows.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
    rows.addWidget(theme.label("Muragat", "title", semibold=True), 0, Qt.AlignmentFlag.AlignHCenter)
    rows.addWidget(theme.label(tr("An archive that never leaves this computer by itself"), "body", "second"), 0,
                   Qt.AlignmentFlag.AlignHCenter)
    return whole


class StartPage(QWidget):
    """Open, make, or look at the sample."""

    def __init__(self, window: UnlockWindow) -> None:
        super().__init__()
        self._window = window
        rows = QVBoxLayout(self)
        rows.setSpacing(theme.GAP)
        self.open = self._choice(tr("&Open an archive…"), self._choose, primary=True)
        self.make = self._choice(tr("&Make a new archive…"), window.make)
        self.sample = self._choice(tr("Look at the &sample…"), self._sample)
        self.restore = self._choice(tr("&Restore from a backup…"), window.restore)
        self.told = theme.label("", "small", "second", wrap=True)
        self.told.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.hide()
        for widget in (self.open, self.make, self.sample, self.restore, self.progress, self.told):
            rows.addWidget(widget)

    def _choice(self, words: str, act: Callable[[], None], primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.replace("&", ""))
        theme.mark(button, primary=primary)
        button.clicked.connect(lambda: act())
        return button

    def _choose(self) -> None:
        from desktop.ui import dialogs

        folder = dialogs.choose_folder(self, tr("Open an archive"))
        if folder:
            self.look_at(folder)

    def look_at(self, folder: Path) -> None:
        """Ask for the folder's passphrase, or say here why it is no archive."""
        from desktop.archive import purpose_of

        try:
            purpose_of(folder)
        except ArchiveError as error:
            self.tell(error)
        else:
            self._window.ask(folder)

    def _sample(self) -> None:
        from desktop.ui import dialogs

        place = dialogs.choose_folder(self, tr("Where to make the sample archive"))
        if place:
            self.make_sample(place / "Sample.muragat")

    def make_sample(self, folder: Path) -> None:
        """Make the sample archive, or open the one that is there."""
        if (folder / "header").exists():
            self._window.ask(folder)
            return

        def work(step: Step) -> None:
            from desktop.exchange.sample import make_sample

            make_sample(folder, resources() / "sample", step).close()

        self.sample.setEnabled(False)
        self.told.setText(tr("Making the sample archive…"))
        self.told.show()
        self.progress.setRange(0, 0)
        self.progress.show()
        self._window.fit()
        task = self._window.board.run("", work, done=lambda result: self._window.ask(folder), failed=self.tell)

        def show() -> None:
            self.progress.setRange(0, task.total)
            self.progress.setValue(task.done)

        task.changed.connect(show)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below what was pressed."""
        self.sample.setEnabled(True)
        self.progress.hide()
        theme.mark(self.told, tone="danger")
        self.told.setText(" ".join(said(error)))
        self.told.show()
        self._window.fit()


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
