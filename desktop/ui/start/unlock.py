"""The first thing seen: open an archive, make one, or look at the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from archive_schema.labels import LANGUAGES
from desktop.ui import i18n, theme
from desktop.ui.i18n import tr
from desktop.ui.tasks import Board

if TYPE_CHECKING:
    from desktop.ui.start.closing import Closing
    from desktop.ui.start.make_archive import MakePage

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
        self._making: MakePage | None = None
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

    def _turn_to(self, page: QWidget, *, with_heading: bool = True) -> None:
        self._making = None
        while (old := self.pages.currentWidget()) is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.addWidget(page)
        self.heading.setVisible(with_heading)
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
        from desktop.ui.start.start_page import StartPage

        self.folder = None
        page = StartPage(self)
        self._turn_to(page)
        page.open.setFocus()

    def ask(self, folder: Path) -> None:
        """Ask for the passphrase of an archive."""
        from desktop.ui.start.open_page import OpenPage

        self.folder = folder
        page = OpenPage(self, folder)
        self._turn_to(page)
        page.passphrase.setFocus()

    def make(self) -> None:
        """Make a new archive."""
        from desktop.ui.start.make_archive import MakePage

        page = MakePage(self.board, self.opened.emit)
        page.given_up.connect(self.begin)
        page.begun.connect(self.languages.hide)  # in another language a code that is shown once would be lost
        page.grown.connect(lambda: self._fit(page))
        self._turn_to(page, with_heading=False)  # its steps want the room, with a large type
        self._making = page
        page.name.setFocus()
        page.name.selectAll()

    def restore(self, beside: Path | None = None) -> None:
        """Make an archive from a backup; `beside`: where it is proposed to lie."""
        from desktop.ui.start.restore_page import RestorePage

        page = RestorePage(self.board, beside)
        page.given_up.connect(self.begin)
        page.restored.connect(self.ask)
        page.grown.connect(lambda: self._fit(page))
        self._turn_to(page, with_heading=False)
        page.place.setFocus()

    def open_sealed(self) -> None:
        """Make an archive of a sealed copy."""
        from desktop.ui.joining.open_sealed_page import OpenSealedPage
        from desktop.ui.joining.real import make_of, open_copy

        page = OpenSealedPage(self.board, self.opened.emit, open_copy, make_of)
        page.given_up.connect(self.begin)
        page.begun.connect(self.languages.hide)
        page.grown.connect(lambda: self._fit(page))
        self._turn_to(page, with_heading=False)
        page.copy.field.setFocus()

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
        if self._making is not None:
            self._making.give_up()
        self.board.close(0)
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._making is not None:
            self._making.give_up()
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
