"""Pages one below the other: where each stands, and which one is where. Plain numbers, in pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

GAP = 12  # pixels between two pages, above the first and below the last


class Column:
    """Pages of these sizes (width, height in points) at `scale` pixels a point, each in the middle of the column."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float) -> None:
        self.scale = scale
        self._sizes = [(max(1, round(width * scale)), max(1, round(height * scale))) for width, height in sizes]
        self.width = max((width for width, _ in self._sizes), default=0)
        self._tops = [GAP]
        for _, height in self._sizes:
            self._tops.append(self._tops[-1] + height + GAP)
        self.height = self._tops[-1] if self._sizes else 0

    def __len__(self) -> int:
        return len(self._sizes)

    def place(self, number: int, width: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a page (from 1) in a view that is `width` wide."""
        wide, high = self._sizes[number - 1]
        return max(0, (max(width, self.width) - wide) // 2), self._tops[number - 1], wide, high

    def at(self, y: float) -> int:
        """The page at a height; of the white between two, the one above."""
        return min(max(1, bisect_right(self._tops, y)), len(self._sizes))

    def between(self, top: float, bottom: float) -> range:
        """The pages that show between two heights."""
        return range(self.at(top), self.at(bottom) + 1) if self._sizes else range(0)

    def share(self, y: float) -> tuple[int, float]:
        """A height as a page and the share of that page above it, which another scale can give back."""
        number = self.at(y)
        return number, (y - self._tops[number - 1]) / self._sizes[number - 1][1]

    def height_of(self, number: int, share: float) -> int:
        """See share."""
        number = min(max(1, number), len(self._sizes))
        return round(self._tops[number - 1] + share * self._sizes[number - 1][1])
