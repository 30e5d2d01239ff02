"""The places in which some words were found, page by page as the pages are read. Plain values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from archive_schema.text.quotation import Text

Hit = tuple[int, int, int]
"""A page, the first letter of a place on it, and the end."""
_MOST = 50_000


class Hits:
    """What was found of `words`; blank words are found nowhere."""

    def __init__(self, words: str = "") -> None:
        self.words = words.strip()
        self.by_page: dict[int, list[tuple[int, int]]] = {}
        self._order: list[Hit] = []

    def __len__(self) -> int:
        return len(self._order)

    def search(self, number: int, text: Text) -> None:
        """Look for the words on a page that was not searched yet."""
        if not self.words or len(self._order) >= _MOST:
            return
        if found := [(one.start, one.end) for one in text.look_for(self.words)]:
            self.by_page[number] = found
            at = bisect_left(self._order, (number, -1, -1))
            self._order[at:at] = [(number, *one) for one in found]

    def place(self, hit: Hit | None) -> int:
        """Which of them this one is, from 1 on; 0 for another place."""
        at = bisect_left(self._order, hit) if hit else 0
        return at + 1 if hit and at < len(self._order) and self._order[at] == hit else 0

    def next(self, now: Hit, by: int) -> Hit | None:
        """The next after a place, or with -1 the one before; round at the ends. None when nothing was found."""
        if not self._order:
            return None
        at = bisect_right(self._order, now) if by > 0 else bisect_left(self._order, now) - 1
        return self._order[at % len(self._order)]
