"""What is to be covered on a page: rectangles in shares of the page as it is seen."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from archive_schema.records import Record
from desktop.briefs.safe.errors import BadBox


@dataclass(frozen=True)
class RedactionBox:
    """A rectangle on a page (from 1), in shares (0 to 1) of its width and height from the upper left corner.

    The page is meant as a reader sees it: turned as the file says, cropped as the file says.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    reason: str = ""

    def __post_init__(self) -> None:
        sides = (self.x0, self.y0, self.x1, self.y1)
        if self.page < 1 or not all(map(math.isfinite, sides)) or self.x0 >= self.x1 or self.y0 >= self.y1:
            raise BadBox(f"{self.page}: {self.say()}")
        if self.x1 <= 0 or self.y1 <= 0 or self.x0 >= 1 or self.y0 >= 1:  # it would cover nothing
            raise BadBox(f"{self.page}: {self.say()}")

    @classmethod
    def of(cls, page: int, sides: str, reason: str = "") -> RedactionBox:
        """A box as a person or a record writes it: "0.1 0.25 0.4 0.3". Raises BadBox."""
        try:
            x0, y0, x1, y1 = (float(side.replace(",", ".")) for side in sides.split())
        except ValueError:
            raise BadBox(sides) from None
        return cls(page, x0, y0, x1, y1, reason)

    def say(self) -> str:
        """The four sides as a record keeps them."""
        return " ".join(f"{side:.4f}".rstrip("0").rstrip(".") for side in (self.x0, self.y0, self.x1, self.y1))

    def on_grid(self, width: int, height: int, grid: int) -> tuple[int, int, int, int]:
        """The box in pixels of a picture, grown outwards to a grid: left, top, right, bottom, the last two outside."""
        left, top = math.floor(self.x0 * width / grid) * grid, math.floor(self.y0 * height / grid) * grid
        right, bottom = math.ceil(self.x1 * width / grid) * grid, math.ceil(self.y1 * height / grid) * grid
        return max(0, left), max(0, top), min(width, right), min(height, bottom)


def boxes_of(file: Record) -> tuple[RedactionBox, ...]:
    """The boxes a file's record tells. Raises BadBox; a row without a page means the only page of a picture."""
    return tuple(RedactionBox.of(int(row.get("page") or 1), str(row.get("box") or ""), str(row.get("reason") or ""))
                 for row in file.rows("redactions"))


def by_page(boxes: Iterable[RedactionBox]) -> dict[int, list[RedactionBox]]:
    """The boxes of each page."""
    pages: dict[int, list[RedactionBox]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(box)
    return pages
