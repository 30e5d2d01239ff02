"""The texts of all pages of a file, read page by page in the background while they are searched."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from archive_schema.text.quotation import Text
from desktop.ui.reading.pages import Pages

_AT_ONCE = 16
_MOST_LETTERS = 40_000_000
"""Of all pages together; no book has as many, and a file made to fill the memory stops here."""


class PageTexts(QObject):
    """Starts with the page that is looked at and goes round."""

    more = Signal(list)
    """The texts of these pages are there."""

    def __init__(self, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._texts: dict[int, Text] = {}
        self._running = False
        self._left = _MOST_LETTERS
        self.unread = 0
        """How many pages could not be read: nothing is found in them."""

    @property
    def complete(self) -> bool:
        """Whether every page was read."""
        return len(self._texts) >= self._pages.count > 0

    def of(self, number: int) -> Text | None:
        """The text of a page, ready for finding, once it is read."""
        return self._texts.get(number)

    def all(self) -> list[str]:
        """The texts of all pages in order; of those that are not read yet, nothing."""
        return [self._texts[n].text if n in self._texts else "" for n in range(1, self._pages.count + 1)]

    def read(self, first: int) -> None:
        """Read what is not read yet, from this page on."""
        if not self._running and not self.complete and self._pages.count:
            self._next(first)

    def _next(self, first: int) -> None:
        missing = next((n for n in self._round(first) if n not in self._texts), 0)
        self._running = bool(missing)
        if not missing:
            return
        last = missing
        while last + 1 <= self._pages.count and last - missing + 1 < _AT_ONCE and last + 1 not in self._texts:
            last += 1

        def done(texts: tuple[str, ...], failed: bool = False) -> None:
            here = list(range(missing, last + 1))
            for number, text in zip(here, [*texts, *[""] * len(here)], strict=False):
                text = text if text.strip() else read.text if (read := self._pages.read(number)) else text
                self.unread += failed and not text.strip()
                self._left -= len(text)
                self._texts[number] = Text(text if self._left > 0 else "")
            self._running = False
            self.more.emit(here)
            self._next(last + 1)

        # What ended the reader is counted, and the rest is still searched.
        self._pages.follow(self._pages.reader.texts(missing, last), done, lambda error: done((), failed=True))

    def _round(self, first: int) -> Iterator[int]:
        first = min(max(1, first), self._pages.count)
        yield from range(first, self._pages.count + 1)
        yield from range(1, first)
