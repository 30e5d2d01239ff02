"""Rows of a list in groups: which row is a heading, and which record stands in the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

HEADING = -1


class Folding:
    """Counts of groups, some of them folded, as rows: each group a heading, then its records unless it is folded.

    Records are known by their position in the order of the whole list; without groups rows and positions are one.
    """

    def __init__(self, counts: Sequence[int], folded: Collection[int] = (), total: int = 0) -> None:
        """`folded`: places of groups; `total`: how many records there are, where there are no groups."""
        self.counts = counts
        self._firsts = [0, *accumulate(counts)]  # the position of each group's first record
        heights = (1 if place in folded else 1 + count for place, count in enumerate(counts))
        self._rows = [0, *accumulate(heights)]  # the row of each group's heading
        self.rows = self._rows[-1] if counts else total
        """How many rows there are."""

    def at(self, row: int) -> tuple[int, int]:
        """The place of a row's group, and the position of its record: HEADING for a heading. No groups: -1 and row."""
        if not self.counts:
            return -1, row
        group = bisect_right(self._rows, row) - 1
        below = row - self._rows[group]
        return group, self._firsts[group] + below - 1 if below else HEADING

    def row_of(self, position: int) -> int:
        """The row of a record; -1 when its group is folded."""
        if not self.counts:
            return position if position < self.rows else -1
        group = bisect_right(self._firsts, position) - 1
        row = self._rows[group] + 1 + position - self._firsts[group]
        return row if row < self._rows[group + 1] else -1

    def group_of(self, position: int) -> int:
        """The place of the group a record stands in."""
        return bisect_right(self._firsts, position) - 1 if self.counts else -1

    def heading_of(self, group: int) -> int:
        """The row of a group's heading."""
        return self._rows[group]

    def positions(self, first: int, last: int) -> list[range]:
        """The records in rows from the first to the last, both included."""
        if not self.counts:
            return [range(first, last + 1)]
        found, row = [], first
        while row <= last:
            group, position = self.at(row)
            end = min(last, self._rows[group + 1] - 1)
            if position == HEADING:
                row, position = row + 1, self._firsts[group]
            if row <= end:
                found.append(range(position, position + end - row + 1))
            row = end + 1
        return found
