"""Where marked passages stand in a text that was extracted anew: at the same place, elsewhere, or nowhere.

A passage is found by its words (quotation.py), and of several places by what stands before and after, or by its page.
Nothing is guessed: what cannot be told apart is "several", and a passage with one word that differs is "lost", with
the place most like it, for a person to look at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive_schema.text.quotation import Found, Text

SAME, MOVED, SEVERAL, LOST = "same", "moved", "several", "lost"
_TELLING = 16  # letters beside a passage that must be its own before they decide between places


@dataclass(frozen=True)
class Passage:
    """A passage as its citation keeps it; `page` counts from 1, 0 where the citation tells none."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    page: int = 0


@dataclass(frozen=True)
class Place:
    """From `start` to `end` in the text of a page; a passage that runs on to the next page ends with its own."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Anchor:
    """What became of a passage: SAME or MOVED with its one place; SEVERAL with all; LOST with none.

    `nearest` is the place most like a passage that is lost, and `likeness` how like it is (0 to below 1).
    """

    state: str
    places: tuple[Place, ...] = ()
    nearest: Place | None = None
    likeness: float = 0.0


class Anchors:
    """The pages of a text, made ready for finding many passages in them."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._starts = [0]
        for page in pages:
            self._starts.append(self._starts[-1] + len(page) + 1)
        self._text = Text("\f".join(pages))

    def find(self, passage: Passage) -> Anchor:
        """What became of a passage."""
        found = self._text.places(passage.quote, passage.prefix, passage.suffix)
        if not found:
            return self._lost(passage)
        places = [self._place(one.start, one.end) for _, one in found]
        whole = self._text.whole_likeness(passage.prefix, passage.suffix)
        chosen = _chosen([likeness for likeness, _ in found], places, passage.page, whole)
        if chosen is None:
            return Anchor(SEVERAL, tuple(places))
        return Anchor(SAME if passage.page in (0, chosen.page) else MOVED, (chosen,))

    def _lost(self, passage: Passage) -> Anchor:
        nearest = self._text.find(passage.quote, passage.prefix, passage.suffix)
        if isinstance(nearest, Found) or not nearest.passage:
            return Anchor(LOST)
        return Anchor(LOST, nearest=self._place(nearest.start, nearest.end), likeness=nearest.score)

    def _place(self, start: int, end: int) -> Place:
        page = bisect_right(self._starts, start, hi=len(self._starts) - 1)
        first, after = self._starts[page - 1], self._starts[page] - 1
        return Place(page, start - first, min(end, after) - first)


def _chosen(likenesses: list[int], places: list[Place], page: int, whole: int) -> Place | None:
    """The one place that is meant, or None when several may be; `whole` is the likeness of one with all around it."""
    if len(places) == 1:
        return places[0]
    order = sorted(likenesses, reverse=True)
    if order[0] >= _TELLING and (order[0] >= 2 * order[1] or order[1] < order[0] == whole):
        return places[likenesses.index(order[0])]
    here = [(place, likeness) for place, likeness in zip(places, likenesses, strict=True) if place.page == page]
    if len(here) == 1 and (order[0] < _TELLING or 2 * here[0][1] >= order[0]):
        return here[0][0]
    return None
