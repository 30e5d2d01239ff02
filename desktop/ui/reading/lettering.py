"""Letters of a page as lines and words: which is under the hand, where a caret goes, what a passage covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from archive_schema.marked import Rectangle
from archive_schema.text.normalise import join_lines
from desktop.intake.pages.values import Letters

_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad\s*(?=\w)")  # where a page breaks a word, with or without a line feed
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Line:
    """Letters `start` to `end` that stand beside each other, and the box around them."""

    start: int
    end: int
    box: Box


class Lettering:
    """The letters of one page, ready for a caret. A caret stands before the letter of its number."""

    def __init__(self, letters: Letters) -> None:
        self.letters, self.text = letters, letters.text
        self.lines = _lines(letters)
        self._starts = [line.start for line in self.lines]

    def line_of(self, caret: int) -> int:
        """The number of the line a caret stands in."""
        return max(0, bisect_right(self._starts, caret) - 1)

    def near(self, x: float, y: float) -> int:
        """The caret nearest to a place on the page."""
        if not self.lines:
            return 0
        line = min(self.lines, key=lambda one: (_apart(y, one.box[1], one.box[3]), _apart(x, one.box[0], one.box[2])))
        best, nearest = line.start, None
        for caret in range(line.start, line.end + 1):
            apart = abs(self.edge(caret, line)[0] - x)
            if nearest is None or apart < nearest:
                best, nearest = caret, apart
        return best

    def edge(self, caret: int, line: Line | None = None) -> Box:
        """Where a caret is drawn: x, top, x, bottom."""
        if not self.lines:
            return 0.0, 0.0, 0.0, 0.0
        line = line or self.lines[self.line_of(caret)]
        if caret >= line.end and line.end > line.start:
            x = self.letters.place(line.end - 1)[2]
        else:
            x = self.letters.place(max(caret, line.start))[0]
        return x, line.box[1], x, line.box[3]

    def up_or_down(self, caret: int, by: int) -> int | None:
        """The caret `by` lines below; None where that is another page."""
        number = self.line_of(caret) + by
        if not 0 <= number < len(self.lines):
            return None
        x, box = self.edge(caret)[0], self.lines[number].box
        return self._in_line(self.lines[number], x) if box else None

    def _in_line(self, line: Line, x: float) -> int:
        return min(range(line.start, line.end + 1), key=lambda caret: abs(self.edge(caret, line)[0] - x))

    def word(self, caret: int) -> tuple[int, int]:
        """The word around a caret, or the sign there."""
        start = end = min(caret, max(0, len(self.text) - 1))
        if not self.text[start:start + 1].isalnum():
            return start, min(start + 1, len(self.text))
        while start > 0 and self.text[start - 1].isalnum():
            start -= 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        return start, end

    def word_away(self, caret: int, by: int) -> int:
        """The caret one word on (1) or back (-1)."""
        text = self.text
        if by > 0:
            while caret < len(text) and text[caret].isalnum():
                caret += 1
            while caret < len(text) and not text[caret].isalnum():
                caret += 1
            return caret
        while caret > 0 and not text[caret - 1].isalnum():
            caret -= 1
        while caret > 0 and text[caret - 1].isalnum():
            caret -= 1
        return caret

    def boxes(self, start: int, end: int) -> list[Box]:
        """What letters cover, a box for each line."""
        found = []
        for line in self.lines[self.line_of(start):]:
            if line.start >= end:
                break
            first, last = max(start, line.start), min(end, line.end)
            places = [self.letters.place(n) for n in range(first, last)]
            wide = [place for place in places if place[2] > place[0]]
            if wide:
                found.append((min(p[0] for p in wide), line.box[1], max(p[2] for p in wide), line.box[3]))
        return found

    def rectangles(self, start: int, end: int) -> list[Rectangle]:
        """See boxes: as a citation keeps them."""
        return [Rectangle(self.letters.number, *box) for box in self.boxes(start, end)]


def quoted(words: str) -> str:
    """A passage as it is quoted: words broken at line ends joined, one blank for each line's end."""
    broken = _SOFT_HYPHEN.sub("-\n", words.replace("\f", "\n"))
    return " ".join(join_lines(broken).split())


def _apart(at: float, least: float, most: float) -> float:
    return max(least - at, at - most, 0.0)


def _lines(letters: Letters) -> list[Line]:
    """A line ends with a line feed, or where the next letter stands clearly above, below or before."""
    lines: list[Line] = []
    start, box = 0, None
    for number, letter in enumerate(letters.text):
        place = letters.place(number)
        if letter == "\n":
            if box is not None:
                lines.append(Line(start, number, box))
            start, box = number + 1, None
        elif place[2] > place[0]:
            if box is not None and _is_away(place, box):
                lines.append(Line(start, number, box))
                start, box = number, None
            box = place if box is None else (min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[2]),
                                             max(box[3], place[3]))
    if box is not None:
        lines.append(Line(start, len(letters.text), box))
    return lines


def _is_away(place: Box, box: Box) -> bool:
    middle = (place[1] + place[3]) / 2
    return not box[1] <= middle <= box[3] and not place[1] <= (box[1] + box[3]) / 2 <= place[3]
