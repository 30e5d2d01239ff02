"""Reading a source: its text page by page, find, and citing the passage that is marked."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from archive_schema.fields import SEALED
from archive_schema.text.quotation import Found as FoundQuotation
from archive_schema.text.quotation import Text
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session

JSON = Any
_AROUND = 60
"""Letters before and after a passage that are kept with its citation."""


class SourceView(QWidget):
    """The reading view of a source's text."""

    left = Signal()
    cite = Signal(object)
    """The values of a citation of the passage marked: quote, prefix, suffix, locator_kind, locator."""

    def __init__(self, session: Session, source_id: str) -> None:
        super().__init__()
        self.source = session.reader.get(source_id)
        told = self.source["sealed_text"] or self.source["text"] or ""
        self.raw = "" if told is SEALED else str(told).replace("\r\n", "\n").replace("\r", "\n")
        self.sealed = told is SEALED
        self._has_pages = "\f" in self.raw or bool(self.source["pages"])  # which holds the text of each
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        box.setSpacing(theme.GAP)
        box.addLayout(self._head())
        box.addWidget(theme.label(self.source.title, "title", semibold=True, wrap=True))
        self.page = QPlainTextEdit(readOnly=True)
        theme.mark(self.page, reading=True)
        self.page.setAccessibleName(tr("Text of the source"))
        self.page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        # A page's end is a form feed; shown as an empty line, one letter for one letter.
        self.page.setPlainText(self.raw.replace("\f", "\n"))
        self.page.setPlaceholderText(tr("sealed") if self.sealed else tr("This source has no text here yet."))
        self.page.selectionChanged.connect(self._selected)
        self.page.cursorPositionChanged.connect(self._say_page)
        box.addWidget(self.page, 1)
        box.addLayout(self._finder())
        self._selected()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back = QPushButton("← " + tr("&Back to the record"))
        theme.mark(back, link=True)
        back.clicked.connect(self.left)
        self.where = theme.label("", "small", "second")
        self.cite_button = QPushButton(tr("&Cite this passage"))
        theme.mark(self.cite_button, primary=True)
        self.cite_button.setToolTip(tr("Mark a passage first, with the mouse or with Shift and the arrow keys."))
        self.cite_button.clicked.connect(lambda: self.cite.emit(self.passage()))
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.where)
        row.addWidget(self.cite_button)
        return row

    def _finder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.find_line = QLineEdit(placeholderText=tr("Find in this text"))
        self.find_line.setAccessibleName(tr("Find in this text"))
        self.find_line.setClearButtonEnabled(True)
        self.find_line.returnPressed.connect(self.find_next)
        self.found = theme.label("", "small", "second")
        self.found.hide()
        row.addWidget(self.find_line, 1)
        row.addWidget(self.found)
        for keys, turn in ((QKeySequence.StandardKey.Find, self.find_line.setFocus),
                           (QKeySequence.StandardKey.FindNext, self.find_next)):
            short = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(turn)
        return row

    def find_next(self) -> bool:
        """Mark the next place that has these words, from the beginning again after the last; whether there is one."""
        words = self.find_line.text().strip()
        if not words:
            return False
        # Blanks in the text may be line breaks.
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        after = self._place(self.page.textCursor().selectionEnd())
        hit = pattern.search(self.raw, after) or pattern.search(self.raw)
        self.found.setText("" if hit else tr("Not found"))
        self.found.setVisible(not hit)
        if hit:
            self.select(self._units(hit.start()), self._units(hit.end()))
        return hit is not None

    def show_passage(self, before: str, words: str, after: str) -> None:
        """Go to the place of a passage that a search found: its first match, between what stands before and after."""
        found = Text(self.raw).find(words, before.removeprefix("… "), after.removesuffix(" …"))
        if isinstance(found, FoundQuotation):
            self.select(self._units(found.start), self._units(found.end))
            self.page.centerCursor()

    def select(self, start: int, end: int) -> None:
        """Mark a passage; counted as Qt counts, in UTF-16 units."""
        cursor = self.page.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.page.setTextCursor(cursor)

    def passage(self) -> dict[str, JSON]:
        """The passage marked, as the values of a citation; its page where the text has pages."""
        cursor = self.page.textCursor()
        start, end = self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())
        values = {"quote": self.raw[start:end].replace("\f", "\n").strip(),
                  "prefix": self.raw[max(0, start - _AROUND):start].strip(),
                  "suffix": self.raw[end:end + _AROUND].strip()}
        if page := self._page_at(start):
            values |= {"locator_kind": "page", "locator": page}
        return {name: value for name, value in values.items() if value}

    # Qt counts UTF-16 units; letters beyond the first plane are two of them.

    def _units(self, place: int) -> int:
        return len(self.raw[:place].encode("utf-16-le")) // 2

    def _place(self, units: int) -> int:
        return len(self.raw.encode("utf-16-le")[:units * 2].decode("utf-16-le", "ignore"))

    def _page_at(self, place: int) -> str:
        return str(self.raw.count("\f", 0, place) + 1) if self._has_pages else ""

    def _selected(self) -> None:
        self.cite_button.setEnabled(self.page.textCursor().hasSelection())
        self._say_page()

    def _say_page(self) -> None:
        page = self._page_at(self._place(self.page.textCursor().selectionStart())) if len(self.raw) < 500_000 else ""
        self.where.setText(tr("page {page}", page=page) if page else "")

