"""Postings that searches of one thread met lately, kept within so many bytes, so that frequent words are not read and
decrypted again with every search."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Container

from desktop.search.rows.postings import Postings

LEAST_ROOM, MOST_ROOM = 8_000_000, 32_000_000  # bytes
ROOM_OF_UNIT = 160  # bytes for each unit of the index, so that words met again are found kept in a large one too
MANY_MET = 20  # terms after which it is seen how much is kept

BySegment = dict[int, Postings]
"""A term's postings by segment; without units where the segment has none."""


class Kept:
    """What is kept, the term met last at the end."""

    def __init__(self) -> None:
        self._terms: OrderedDict[str, BySegment] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._met: set[str] = set()
        self._held = 0
        self._room = LEAST_ROOM

    def make_room(self, units: int) -> None:
        """Keep what suits an index of so many units."""
        self._room = min(max(LEAST_ROOM, ROOM_OF_UNIT * units), MOST_ROOM)

    def of(self, term: str) -> BySegment:
        """What is known of a term; the caller adds to it."""
        known = self._terms.get(term)
        if known is None:
            known = self._terms[term] = {}
        else:
            self._terms.move_to_end(term)
        self._met.add(term)
        return known

    def trim(self) -> None:
        """Before a search: let go of what was met longest ago, as much as is too much."""
        if len(self._met) < MANY_MET:
            return
        for term in self._met:
            size = 300 + sum([postings.held for postings in self._terms[term].values()])
            self._held += size - self._sizes.get(term, 0)
            self._sizes[term] = size
        self._met.clear()
        while self._held > self._room:
            term, _ = self._terms.popitem(last=False)
            self._held -= self._sizes.pop(term)

    def only(self, segments: Container[int]) -> None:
        """Forget what other segments held."""
        for known in self._terms.values():
            for segment in [segment for segment in known if segment not in segments]:
                del known[segment]
