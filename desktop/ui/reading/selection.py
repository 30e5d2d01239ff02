"""A passage marked on pages, by mouse or by keyboard: where it began, where the caret stands now."""

from __future__ import annotations

from collections.abc import Callable

from archive_schema.marked import Rectangle
from desktop.ui.reading.lettering import Lettering, quoted

AROUND = 60
"""Letters before and after a passage that are kept with its citation."""
Spot = tuple[int, int]
"""A page and a caret on it."""


class Selection:
    """`lettering` gives the letters of a page, or None while they are not read."""

    def __init__(self, lettering: Callable[[int], Lettering | None], count: int) -> None:
        self._lettering, self._count = lettering, count
        self.anchor: Spot | None = None
        self.caret: Spot | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no letter is marked."""
        return self.anchor is None or self.caret is None or self.anchor == self.caret

    def clear(self) -> None:
        """Mark nothing; the caret is gone too."""
        self.anchor = self.caret = None

    def put(self, spot: Spot, *, keep: bool = False) -> None:
        """Put the caret somewhere; with `keep` the passage reaches from where it began."""
        self.caret = spot
        if not keep or self.anchor is None:
            self.anchor = spot

    def mark(self, start: Spot, end: Spot) -> None:
        """Mark from one spot to another."""
        self.anchor, self.caret = start, end

    def mark_word(self, spot: Spot) -> None:
        """Mark the word there."""
        if letters := self._lettering(spot[0]):
            start, end = letters.word(spot[1])
            self.mark((spot[0], start), (spot[0], end))

    def mark_line(self, spot: Spot) -> None:
        """Mark the line there."""
        if (letters := self._lettering(spot[0])) and letters.lines:
            line = letters.lines[letters.line_of(spot[1])]
            self.mark((spot[0], line.start), (spot[0], line.end))

    def mark_page(self, number: int) -> None:
        """Mark all of a page."""
        if letters := self._lettering(number):
            self.mark((number, 0), (number, len(letters.text)))

    def move(self, how: str, by: int, *, keep: bool) -> bool:
        """Move the caret by "letter", "word", "line", or to the "edge" of its line; False where it cannot go on."""
        if self.caret is None or (letters := self._lettering(self.caret[0])) is None:
            return False
        number, caret = self.caret
        to = self._moved(letters, caret, how, by)
        if to is None or not 0 <= to <= len(letters.text):
            number += by
            beside = self._lettering(number) if 1 <= number <= self._count else None
            if beside is None:
                return False
            if how == "line":
                x = letters.edge(caret)[0]
                line = beside.lines[0 if by > 0 else -1] if beside.lines else None
                to = beside.near(x, (line.box[1] + line.box[3]) / 2) if line else 0
            else:
                to = 0 if by > 0 else len(beside.text)
        self.put((number, to), keep=keep)
        return True

    @staticmethod
    def _moved(letters: Lettering, caret: int, how: str, by: int) -> int | None:
        if how == "word":
            end = len(letters.text) if by > 0 else 0
            return None if caret == end else letters.word_away(caret, by)
        if how == "line":
            return letters.up_or_down(caret, by)
        if how == "edge":
            if not letters.lines:
                return caret
            line = letters.lines[letters.line_of(caret)]
            return line.end if by > 0 else line.start
        return caret + by

    # What is marked

    def ends(self) -> tuple[Spot, Spot] | None:
        """Its first and its last spot."""
        if self.anchor is None or self.caret is None or self.anchor == self.caret:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def on_page(self, number: int) -> tuple[int, int] | None:
        """What is marked of a page, as two carets."""
        if not (ends := self.ends()) or not ends[0][0] <= number <= ends[1][0]:
            return None
        letters = self._lettering(number)
        if letters is None:
            return None
        start = ends[0][1] if number == ends[0][0] else 0
        end = ends[1][1] if number == ends[1][0] else len(letters.text)
        return (start, end) if start < end else None

    def text(self) -> str:
        """The words marked, as they stand on the pages."""
        parts = [letters.text[part[0]:part[1]] for number, part, letters in self._parts()]
        return "\f".join(parts)

    def quote(self) -> str:
        """The words marked, as they are quoted."""
        return quoted(self.text())

    def _parts(self) -> list[tuple[int, tuple[int, int], Lettering]]:
        if not (ends := self.ends()):
            return []
        return [(number, part, letters) for number in range(ends[0][0], ends[1][0] + 1)
                if (part := self.on_page(number)) and (letters := self._lettering(number))]

    def around(self) -> tuple[str, str]:
        """What stands before and after, on the same pages."""
        parts = self._parts()
        if not parts:
            return "", ""
        first, last = parts[0], parts[-1]
        before = first[2].text[max(0, first[1][0] - AROUND):first[1][0]]
        after = last[2].text[last[1][1]:last[1][1] + AROUND]
        return before.strip(), after.strip()

    def rectangles(self) -> list[Rectangle]:
        """What is marked, line by line."""
        return [box for _, part, letters in self._parts() for box in letters.rectangles(*part)]
