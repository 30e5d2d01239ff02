"""The words read from a page, to be corrected: doubtful ones are underlined with a wave, and found by key."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.intake.pages.values import ReadPage
from desktop.intake.scanned import confirmed, corrected, is_doubtful
from desktop.ui import theme
from desktop.ui.i18n import tr

_WORD = re.compile(r"\S+")
_SOON = 150  # milliseconds after a change until the words are marked anew


class ScanWords(QPlainTextEdit):
    """The text of one page; `page` is that page as it was corrected so far."""

    looked_at = Signal()
    """The caret went to another word, or the words are others."""
    edited = Signal()
    """Something was written, or a word was found right."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Words read from the page"))
        self.setTabChangesFocus(True)
        theme.mark(self, reading=True)
        self._page = ReadPage(0, ())
        self._written = False
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self._mark)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self.looked_at)

    def show_page(self, page: ReadPage) -> None:
        """Show the words of a page."""
        self._page = page
        self.blockSignals(True)
        self.setPlainText(page.text)
        self.blockSignals(False)
        self._written = False
        self._mark()

    @property
    def page(self) -> ReadPage:
        """The page as it is now."""
        if self._written:
            self._page, self._written = corrected(self._page, self.toPlainText()), False
        return self._page

    def _changed(self) -> None:
        self._written = True
        self._later.start()
        self.edited.emit()

    # Words and their places; Qt counts UTF-16 units, a page that was read has no letters of two

    def _places(self) -> list[tuple[int, int]]:
        return [found.span() for found in _WORD.finditer(self.toPlainText())]

    def doubtful(self) -> list[int]:
        """The numbers of the words that are doubtful."""
        return [number for number, word in enumerate(self.page.words) if is_doubtful(word)]

    def number(self) -> int:
        """The number of the word at the caret, -1 where there is none."""
        at = self.textCursor().selectionStart()
        return next((number for number, (_, end) in enumerate(self._places()) if at <= end), -1)

    def look_at(self, number: int) -> None:
        """Mark a word and show it."""
        places = self._places()
        if 0 <= number < len(places):
            cursor = self.textCursor()
            cursor.setPosition(places[number][0])
            cursor.setPosition(places[number][1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.centerCursor()

    def turn(self, by: int) -> bool:
        """Go to the next doubtful word of this page, or with -1 to the one before; False where there is none."""
        here = self.number() if self.textCursor().hasSelection() else self.number() - (by > 0)
        doubts = self.doubtful()
        after = [one for one in doubts if one > here] if by > 0 else [one for one in reversed(doubts) if one < here]
        if after:
            self.look_at(after[0])
        return bool(after)

    def find_right(self) -> None:
        """The word at the caret was looked at and is right."""
        number = self.number()
        page = self.page
        if 0 <= number < len(page.words):
            self._page = confirmed(page, number)
            self._mark()
            self.edited.emit()

    def _mark(self) -> None:
        places, made = self._places(), []
        for number in self.doubtful():
            if number < len(places):
                one = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(places[number][0])
                cursor.setPosition(places[number][1], QTextCursor.MoveMode.KeepAnchor)
                one.cursor = cursor
                one.format.setBackground(QColor(theme.colours().wash))
                one.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                one.format.setUnderlineColor(QColor(theme.colours().warn))
                made.append(one)
        self.setExtraSelections(made)
        self.looked_at.emit()
