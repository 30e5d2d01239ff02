"""A source as words: its text page by page, or a page from the web without anything that could act."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from archive_schema.marked import passage_of
from archive_schema.records import Record
from archive_schema.text.anchors import LOST, MOVED, SAME, Anchors
from archive_schema.text.quotation import Found, Text
from archive_schema.transcripts import place as place_in_time
from desktop.intake.pages.values import Block
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.lettering import quoted
from desktop.ui.reading.selection import AROUND
from desktop.ui.reading.shown import Shown
from desktop.ui.record.accounts import is_rival

JSON = Any
_MOST_SHOWN = 1000  # places coloured at once
_TAGS = {"quote": "blockquote", "li": "p", "row": "p"}


class Harmless(QTextBrowser):
    """Rich text that loads nothing and follows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing."""
        return None


def markup_of(blocks: Sequence[Block]) -> str:
    """Paragraphs as markup of our own making: what the page said is escaped, every word of it."""
    made = []
    for block in blocks:
        runs = [f"<{kind}>{_escaped(words)}</{kind}>" if kind else _escaped(words) for kind, words in block.runs]
        tag = _TAGS.get(block.form, block.form)
        joined = "\u2003".join(runs) if block.form == "row" else "".join(runs)
        made.append(f"<{tag}>{'• ' if block.form == 'li' else ''}{joined.strip()}</{tag}>")
    return "".join(made)


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


class WordsPage(Shown):
    """Words in which a passage is marked. `raw` is the text; a form feed in it begins another page."""

    def __init__(self, raw: str, *, has_pages: bool = False, blocks: Sequence[Block] | None = None,
                 placeholder: str = "", is_timed: bool = False) -> None:
        super().__init__()
        self._is_timed = is_timed
        self.edit: QPlainTextEdit | Harmless = QPlainTextEdit(readOnly=True) if blocks is None else Harmless()
        if isinstance(self.edit, Harmless):
            self.edit.setHtml(markup_of(blocks or ()))
            raw = self.edit.toPlainText()
        else:
            # A page's end is a form feed; shown as an empty line, one letter for one letter.
            self.edit.setPlainText(raw.replace("\f", "\n"))
        self.raw, self._has_pages = raw, has_pages
        self._text: Text | None = None
        self._hits: list[Found] = []
        self._hit = -1
        self._cited: list[tuple[Record, int, int]] = []
        theme.mark(self.edit, reading=True)
        self.edit.setAccessibleName(tr("Text of the source"))
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard
                                          | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit.selectionChanged.connect(self.selected)
        self.edit.cursorPositionChanged.connect(self.turned)
        self.edit.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.edit)

    def front(self) -> QWidget:
        """See Shown."""
        return self.edit

    def eventFilter(self, watched: object, event: object) -> bool:
        """Enter on a marked passage cites it."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and not event.modifiers() and (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)) and self.edit.textCursor().hasSelection():
            self.wants_cite.emit()
            return True
        return False

    # The passage

    def select(self, start: int, end: int) -> None:
        """Mark a passage; counted as Qt counts, in UTF-16 units."""
        cursor = self.edit.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    def is_marked(self) -> bool:
        """Whether there is a passage to be cited."""
        return self.edit.textCursor().hasSelection()

    def passage(self) -> dict[str, JSON]:
        """See Shown."""
        cursor = self.edit.textCursor()
        if not cursor.hasSelection():
            return {}
        start, end = self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())
        values = {"quote": quoted(self.raw[start:end]), "prefix": self.raw[max(0, start - AROUND):start].strip(),
                  "suffix": self.raw[end:end + AROUND].strip()}
        if self._has_pages:
            values |= {"locator_kind": "page", "locator": str(self._page_at(start))}
        if self._is_timed:
            time, speaker = place_in_time(self.raw, start, end)
            values |= {**(time.values() if time else {}), "speaker": speaker}
        return {name: value for name, value in values.items() if value}

    # Qt counts UTF-16 units; letters beyond the first plane are two of them.

    def _units(self, place: int) -> int:
        return len(self.raw[:place].encode("utf-16-le")) // 2

    def _place(self, units: int) -> int:
        return len(self.raw.encode("utf-16-le")[:units * 2].decode("utf-16-le", "ignore"))

    def _page_at(self, place: int) -> int:
        return self.raw.count("\f", 0, place) + 1

    def show_place(self, start: int, end: int) -> None:
        """Mark the letters from `start` to `end` of the text, and show them."""
        self._show(start, end)

    def _show(self, start: int, end: int) -> None:
        self.select(self._units(start), self._units(end))
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.centerCursor()
        else:
            self.edit.ensureCursorVisible()

    # Pages

    def pages(self) -> tuple[int, int]:
        """See Shown."""
        if not self._has_pages or len(self.raw) > 2_000_000:
            return 0, 0
        return self._page_at(self._place(self.edit.textCursor().position())), self.raw.count("\f") + 1

    def go_to(self, number: int) -> None:
        """See Shown."""
        starts = [0, *(place + 1 for place, letter in enumerate(self.raw) if letter == "\f")]
        at = starts[min(max(1, number), len(starts)) - 1]
        self._show(at, at)

    def zoom_by(self, steps: int) -> None:
        """See Shown."""
        if steps > 0:
            self.edit.zoomIn(steps)
        else:
            self.edit.zoomOut(-steps)

    # Finding

    def look_for(self, words: str) -> None:
        """See Shown."""
        self._text = self._text or Text(self.raw)
        self._hits, self._hit = self._text.look_for(words), -1
        self._paint()
        self.counted.emit(0, len(self._hits), True)

    def turn(self, by: int) -> None:
        """See Shown."""
        if not self._hits:
            return
        cursor = self.edit.textCursor()
        if self._hit < 0:
            at = self._place(cursor.selectionStart())
            after = next((n for n, hit in enumerate(self._hits) if hit.start >= at), 0)
            self._hit = after if by > 0 else after - 1
        else:
            self._hit += by
        self._hit %= len(self._hits)
        hit = self._hits[self._hit]
        self._show(hit.start, hit.end)
        self.counted.emit(self._hit + 1, len(self._hits), True)

    def show_passage(self, before: str, words: str, after: str) -> None:
        """See Shown: its first match, between what stands before and after."""
        self._text = self._text or Text(self.raw)
        found = self._text.find(words, before.removeprefix("… "), after.removesuffix(" …"))
        if isinstance(found, Found):
            self._show(found.start, found.end)

    # What was cited

    def show_citations(self, citations: Sequence[Record]) -> None:
        """See Shown."""
        pages = self.raw.split("\f") if self._has_pages else [self.raw]
        starts = [0]
        for page in pages:
            starts.append(starts[-1] + len(page) + 1)
        found = Anchors(pages)
        quoting = [one for one in citations if one["quote"]]
        self.anchors = {one.id: found.find(passage_of(one)) for one in quoting}
        self._cited = [(one, starts[place.page - 1] + place.start, starts[place.page - 1] + place.end)
                       for one in quoting for place in self.anchors[one.id].places]
        self._paint()
        self.placed.emit()

    def show_citation(self, citation: Record) -> None:
        """See Shown."""
        if place := next(((start, end) for one, start, end in self._cited if one.id == citation.id), None):
            self._show(*place)
        elif (anchor := self.anchors.get(citation.id)) is not None and anchor.state == LOST and anchor.nearest:
            self.go_to(anchor.nearest.page)
        elif number := passage_of(citation).page:
            self.go_to(number)

    def moved_to(self, citation: Record) -> dict[str, JSON]:
        """See Shown."""
        anchor = self.anchors.get(citation.id)
        if anchor is None or anchor.state not in (SAME, MOVED) or not self._has_pages:
            return {}
        # Rectangles are of pages as they were drawn, which this text knows nothing of.
        return {"locator_kind": "page", "locator": str(anchor.places[0].page), "rectangles": None}

    def _paint(self) -> None:
        colours = theme.colours()
        made = []
        for start, end, colour in (
                *((start, end, colours.mark if is_rival(one) else colours.wash) for one, start, end in self._cited),
                *((hit.start, hit.end, colours.mark) for hit in self._hits[:_MOST_SHOWN])):
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(self._units(start))
            cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format.setBackground(QColor(colour))
            made.append(one)
        self.edit.setExtraSelections(made)
