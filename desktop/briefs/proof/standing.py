"""Does a text stand in a paper? The letters of its pages are looked through, since lines and pages part it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NONE = re.compile(r"[\W_]+")
_LEAST = 4  # letters of a text that must stand on a page before it goes on over the next
_TOO_MANY = 12  # letters that may seem to go on by chance, at the foot of a page
_MOST_WORK = 20_000_000_000  # letters looked at; a brief of 1,000 notes and 124 pages takes a fiftieth


def letters(text: str) -> str:
    """Letters and digits alone: what is left when hyphens, spaces, line ends and shapes of letters are forgiven."""
    return _NONE.sub("", unicodedata.normalize("NFKC", text))


class TooMuch(Exception):
    """So much was asked that an answer would take minutes; no true paper asks it."""


class Pages:
    """The pages of a paper, to be asked for texts."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = [letters(page) for page in pages]
        self._all = "".join(self._pages)
        self._begin = 0
        self._work = 0

    def has(self, text: str) -> bool:
        """Whether a text stands here, whole or parted by the end of a page. Texts are best asked for in order.

        Raises TooMuch.
        """
        wanted = letters(text)
        self._look(1)
        return not wanted or wanted in self._all or self._parted(wanted)

    def _look(self, times: int) -> None:
        self._work += times * len(self._all)
        if self._work > _MOST_WORK:
            raise TooMuch

    def _parted(self, wanted: str) -> bool:
        self._look(24)
        count = len(self._pages)
        for at in (*range(self._begin, count), *range(self._begin)):
            if wanted[:_LEAST] in self._pages[at] and self._from(wanted, at):
                self._begin = at
                return True
        return False

    def _from(self, wanted: str, at: int) -> bool:
        """Whether a text begins on this page and is whole at its end or on those that follow."""
        while at < len(self._pages):
            length = _longest(wanted, self._pages[at])
            if length == len(wanted):
                return True
            ahead = self._pages[at + 1] if at + 1 < len(self._pages) else ""
            most = range(length, max(_LEAST, length - _TOO_MANY) - 1, -1)
            # Of the places where it may part, the one after which most stands on the next page.
            best = max(most, key=lambda parted: _longest(wanted[parted:], ahead), default=0)
            if best < _LEAST or not _longest(wanted[best:], ahead):
                return False
            wanted, at = wanted[best:], at + 1
        return False


def _longest(wanted: str, page: str) -> int:
    """How many letters of the text's beginning stand on a page in one piece."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in page else (low, middle - 1)
    return low
