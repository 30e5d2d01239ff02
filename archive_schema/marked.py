"""The marked passage of a citation: its rectangles on the pages, and its words with what surrounds them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from archive_schema.records import Record
from archive_schema.text.anchors import Passage


@dataclass(frozen=True)
class Rectangle:
    """A part of a page (from 1), in points (1/72 inch) from the upper left corner of the page as a reader sees it,
    turned and cropped as its file says; of a picture, in its pixels."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @classmethod
    def of(cls, told: str) -> Rectangle | None:
        """A rectangle as a record keeps it, "12 72 96.5 310.2 110"; None for other words."""
        try:
            page, *sides = told.split()
            x0, y0, x1, y1 = map(float, sides)
            number = int(page)
        except ValueError:
            return None
        sound = number >= 1 and all(map(math.isfinite, (x0, y0, x1, y1))) and x0 < x1 and y0 < y1
        return cls(number, x0, y0, x1, y1) if sound else None

    def say(self) -> str:
        """As a record keeps it, to a tenth of a point."""
        return " ".join([str(self.page), *(f"{side:.1f}".removesuffix(".0") for side in
                                           (self.x0, self.y0, self.x1, self.y1))])


def rectangles_of(citation: Record) -> list[Rectangle]:
    """The rectangles of a citation that can be read, in order."""
    return [one for told in citation["rectangles"] or () if (one := Rectangle.of(str(told)))]


def page_of(citation: Record, labels: Iterable[str] = ()) -> int:
    """The page a citation stands on, counted from 1; 0 where it tells none.

    Its rectangles say it exactly. A printed number is looked for among the `labels` of the pages first, then counted.
    """
    if marked := rectangles_of(citation):
        return marked[0].page
    told = str(citation["locator"] or "").strip()
    if citation["locator_kind"] != "page" or not told:
        return 0
    first = told.replace("–", "-").split("-")[0].split(",")[0].strip()
    found = next((number for number, label in enumerate(labels, 1) if label == first), 0)
    return found or (int(first) if first.isdecimal() else 0)


def passage_of(citation: Record, labels: Iterable[str] = ()) -> Passage:
    """The words of a citation with what surrounds them and their page."""
    quote, prefix, suffix = (str(citation[name] or "") for name in ("quote", "prefix", "suffix"))
    return Passage(quote, prefix, suffix, page_of(citation, labels))
