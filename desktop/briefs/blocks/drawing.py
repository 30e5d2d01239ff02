"""What every picture needs: how far words reach, words cut to a room, an axis of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.briefs import marks
from desktop.briefs.values import Words

WIDTH = 439.0  # as wide as the text of an A4 page; the writers scale it to a narrower one
TALLEST = 560.0  # a picture stands on one page
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)  # months between two marks of an axis
_DAYS = (1, 2, 4, 7, 14)
_LONGEST = 1000  # letters of which the first can be wanted in one line of a picture


def reach(text: str, size: float, bold: bool = False) -> float:
    """How far words reach in points, with a little to spare."""
    advances = _advances(bold)
    return sum(advances.get(char, 700.0) for char in text) * size / 1000 * 1.02


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """The words in one line as far as they fit, cut behind a word where that is possible, with an ellipsis.

    A name that may not be printed is to be replaced before: half of it would not be found.
    """
    text = " ".join(marks.clean(text[:_LONGEST]).split())
    if reach(text, size, bold) <= room:
        return text
    advances, left, fits = _advances(bold), room - reach("…", size, bold), 0
    for char in text:
        left -= advances.get(char, 700.0) * size / 1000 * 1.02
        if left < 0:
            break
        fits += 1
    whole = text[:fits].rsplit(" ", 1)[0]
    return (whole if len(whole) > fits * 0.6 else text[:fits]).rstrip(" ,;:–(") + "…"


@lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[str, float]:
    """What each letter takes in the wider of the two faces: papers are set in the one, pictures of pixels in the other.
    """
    from desktop.briefs.fonts import family

    text, help_ = (faces[bold, False].advances for faces in (family().text, family().help))
    return help_ | {char: max(width, help_.get(char, 0.0)) for char, width in text.items()}


@dataclass(frozen=True)
class Axis:
    """Days laid out from left to right between two edges, both days whole."""

    first: date
    last: date
    left: float
    right: float

    def start(self, day: date) -> float:
        """Where a day begins; a day outside stands at the edge."""
        share = ((day - self.first).days) / self._days
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def end(self, day: date) -> float:
        """Where a day ends."""
        share = ((day - self.first).days + 1) / self._days
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def at(self, time: float) -> float:
        """Where a time stands, in days since 1 January of year 1 as `date.toordinal` counts them; or the edge."""
        share = (time - self.first.toordinal()) / self._days
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    def dates(self, size: float) -> list[tuple[float, str]]:
        """Where the axis is marked, and with which date; no two of them touch."""
        for dates in self._choices():
            found = [(self.start(day), text) for day, text in dates]
            gaps = [right - left for (left, _), (right, _) in zip(found, found[1:], strict=False)]
            if found and all(gap > reach(text, size) + 6 for gap, (_, text) in zip(gaps, found, strict=False)) \
                    and self.right - found[-1][0] > 0:
                return found
        return [(self.left, self.first.isoformat())]

    def _choices(self) -> Iterator[list[tuple[date, str]]]:
        """Marks by days, months and years, from the closest to the widest."""
        if self._days <= 120:
            for step in _DAYS:
                count = (self._days + step - 1) // step
                if count <= 40:
                    yield [(day, day.isoformat()) for day in (self.first + timedelta(at * step) for at in range(count))]
        for months in _STEPS:
            start = self.first.year * 12 + self.first.month - 1
            start += (self.first.day > 1)
            start += -start % months
            stop = self.last.year * 12 + self.last.month - 1
            if (stop - start) // months > 60:
                continue
            firsts = [date(at // 12, at % 12 + 1, 1) for at in range(start, stop + 1, months) if 12 <= at < 120000]
            yield [(day, day.isoformat()[:4 if months >= 12 else 7]) for day in firsts]


def mark_words(axis: Axis, y: float, size: float) -> Iterator[Words]:
    """The dates of an axis; one that would leave the picture is left out, unless it is the only one."""
    dates = axis.dates(size)
    for x, text in dates:
        if x + reach(text, size) <= axis.right + 12:
            yield Words(text, x, y, size, grey=0.3)
        elif len(dates) == 1:
            yield Words(text, axis.right, y, size, "right", grey=0.3)
