"""Where on the pages each block of a brief stands, so that a page leads to its block and a block to its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.briefs.plan import TOP, Plan
from desktop.briefs.values import Document, NoteMark
from desktop.briefs.walk import spans_of


@dataclass(frozen=True)
class Spot:
    """A line of a block on a page: pages from 0, `top` and `height` in points from the paper's upper edge."""

    page: int
    top: float
    height: float
    block: str


class Places:
    """All lines of all blocks, in order."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = tuple(spots)
        self._of: dict[str, list[Spot]] = {}
        for spot in self.spots:
            self._of.setdefault(spot.block, []).append(spot)

    def of(self, block: str, share: float = 0.0) -> Spot | None:
        """Where a block stands; `share` is how far in it, from 0 to 1. None if it is not printed."""
        lines = self._of.get(block)
        return lines[min(int(share * len(lines)), len(lines) - 1)] if lines else None

    def at(self, page: int, y: float) -> str:
        """The block at a place of a page, or the last one above it; "" where there is none on that page."""
        here = [spot for spot in self.spots if spot.page == page]
        above = [spot for spot in here if spot.top <= y]
        return above[-1].block if above else here[0].block if here else ""


def places_of(plan: Plan, origins: Sequence[str]) -> Places:
    """The places of a plan whose document's blocks were made of the records named in `origins`."""
    first = len(plan.front) + len(plan.contents)
    return Places([
        Spot(first + number, TOP + y, strip.height, origins[strip.origin])
        for number, page in enumerate(plan.body) for y, strip in page.body
        if 0 <= strip.origin < len(origins) and origins[strip.origin]])


def notes_of(document: Document, origins: Sequence[str]) -> dict[int, tuple[str, int]]:
    """For each note by its number the block that bears its mark, and which of the block's marks it is, from 0."""
    found: dict[int, tuple[str, int]] = {}
    counted: dict[str, int] = {}
    for block, origin in zip(document.blocks, origins, strict=False):
        marks = (span.number for spans in spans_of(block) for span in spans if isinstance(span, NoteMark))
        for number in marks if origin else ():
            found[number] = origin, counted.get(origin, 0)
            counted[origin] = counted.get(origin, 0) + 1
    return found
