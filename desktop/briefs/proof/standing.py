"""Does a text stand in a paper? The letters of its pages are looked through, since lines and pages part it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_NONE = re.compile(r"[\W_]+")
_LEAST = 4  # letters of a text that must stand on a page before it goes on over the next
_TOO_MANY = 12  # letters that may seem to go on by chance, at the foot of a page
_AHEAD = 6  # pages; notes parted before it may fill those between
_NEARLY_ALL = 0.8  # of the words; some are parted at the end of a line
_MOST_WORK = 2_000_000_000  # letters looked at; a brief of 1,000 notes and 124 pages takes a fiftieth


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
        self._starts = [0, *accumulate(map(len, self._pages))]
        self._place = 0  # where the last text begins that was found
        self._work = 0

    def has(self, text: str) -> bool:
        """Whether a text stands here, whole or parted by the end of a page. Texts are best asked for in order.

        Raises TooMuch.
        """
        wanted = letters(text)
        count = len(self._pages)
        page = max(0, bisect_right(self._starts, self._place, hi=count) - 1)
        ahead = min(page + 1 + _AHEAD, count)
        return not wanted or (
            self._whole(wanted, self._place, self._starts[ahead]) or self._parted(wanted, range(page, ahead))
            or self._whole(wanted, 0, len(self._all)) or self._parted(wanted, range(count)))

    def may_have(self, text: str) -> bool:
        """Whether a text may stand in narrow columns, whose lines come mixed: nearly all its words are on one page."""
        words = [word for word in map(letters, text.split()) if word]
        self._look(len(words) * len(self._all))
        return any(sum(word in page for word in words) >= _NEARLY_ALL * len(words) for page in self._pages)

    def _look(self, count: int) -> None:
        self._work += count
        if self._work > _MOST_WORK:
            raise TooMuch

    def _whole(self, wanted: str, begin: int, end: int) -> bool:
        place = self._all.find(wanted, begin, end)
        self._look((place if place >= 0 else end) - begin)
        self._place = place if place >= 0 else self._place
        return place >= 0

    def _parted(self, wanted: str, pages: range) -> bool:
        for at in pages:
            self._look(len(self._pages[at]))
            if wanted[:_LEAST] in self._pages[at] and self._from(wanted, at):
                self._place = self._starts[at]
                return True
        return False

    def _from(self, wanted: str, at: int) -> bool:
        """Whether a text begins on this page and is whole at its end or on those that follow."""
        while (length := self._longest(wanted, at)) < len(wanted):
            places = range(length, max(_LEAST, length - _TOO_MANY) - 1, -1)
            # Of the places where it may part, and the pages where it may go on, those by which it comes furthest.
            best = max(
                ((place + self._longest(wanted[place:], page), place, page)
                 for page in range(at + 1, min(at + 1 + _AHEAD, len(self._pages))) for place in places),
                key=lambda one: one[0], default=(0, 0, 0))
            if best[0] <= best[1]:
                return False
            wanted, at = wanted[best[1]:], best[2]
        return True

    def _longest(self, wanted: str, at: int) -> int:
        """How many letters of the text's beginning stand on a page in one piece."""
        page, low, high = self._pages[at], 0, len(wanted)
        self._work += len(page) * high.bit_length()
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if wanted[:middle] in page else (low, middle - 1)
        return low
