"""The bar of what lasted: full where it surely was, hatched where it may have been, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.briefs.blocks.drawing import Axis
from desktop.briefs.blocks.extents import End, Extent
from desktop.briefs.values import Box, Stroke, Words

Shape = Stroke | Box | Words
LEAST = 2.4  # points: a day must be seen where years are drawn
_SURE, _MAYBE = 0.25, 0.6
_SIGNS = {"open": "›", "unknown": "?", "untold": "?›"}
SIZE = 8.0  # of a sign
_MOMENT = 1e-4  # days: what ends at midnight does not touch the day that begins


@dataclass(frozen=True)
class Days:
    """When something was, in days as `date.toordinal` counts them, hours as their parts; a day ends where the next
    begins.

    `first` and `last` bound what it can touch, None where nothing does; `sure` is where it surely was. `starts` and
    `ends` say what is meant by no bound. `known` is how far it is told of what has no end told.
    """

    first: float | None
    last: float | None
    sure: tuple[float, float] | None = None
    starts: End = ""
    ends: End = ""
    known: float | None = None

    def touches(self, axis: Axis) -> bool:
        """Can it touch the days of an axis?"""
        first, last = axis.first.toordinal(), axis.last.toordinal() + 1
        return (self.first is None or self.first < last) and (self.last is None or self.last > first)


def days_of(extent: Extent) -> Days:
    """The extent of whole days."""
    return Days(
        _ordinal(extent.first), _ordinal(extent.last, 1),
        (extent.sure[0].toordinal(), extent.sure[1].toordinal() + 1) if extent.sure else None,
        extent.starts, extent.ends, _ordinal(extent.begins[1], 1) if extent.ends == "untold" else None)


def reach_of(every: Iterable[Days]) -> tuple[date, date] | None:
    """The first and last day that any of them names; None when none does."""
    times = [time for one in every for time in (
        one.first, one.last and one.last - _MOMENT, one.known and one.known - _MOMENT) if time is not None]
    return (_day(min(times)), _day(max(times))) if times else None


def edges(days: Days, axis: Axis) -> tuple[float, float]:
    """From where to where a bar is drawn, never narrower than can be seen."""
    left = axis.at(days.first) if days.first is not None else axis.left
    last = days.known if days.ends == "untold" else days.last
    right = axis.at(last) if last is not None else axis.right
    if right - left < LEAST:
        left = min(max(axis.left, (left + right - LEAST) / 2), axis.right - LEAST)
        right = left + LEAST
    return left, right


def bar(days: Days, axis: Axis, y: float, height: float, grey: float = _SURE) -> list[Shape]:
    """The bar of one thing, with its sure part in `grey`.

    A side without a bound runs to the edge of the picture, with "›" or "‹" where it goes on and "?" where nobody
    says when. Where nobody says whether it ended, only a broken line goes on.
    """
    left, right = edges(days, axis)
    shapes: list[Shape] = []
    if days.ends == "untold" and days.known is not None and days.known <= axis.first.toordinal():
        right = axis.left  # what is told of it lies before the picture
    elif days.sure == (days.first, days.last):
        shapes += _full(left, right, y, height, grey)
    else:
        shapes.append(Box(left, y, right - left, height, _MAYBE, hatched=True))
        if days.sure:
            inner = max(left, axis.at(days.sure[0])), min(right, axis.at(days.sure[1]))
            if inner[1] > inner[0]:
                shapes += _full(*inner, y, height, grey)
    if days.ends == "untold" and right < axis.right:
        shapes.append(Stroke(right, y + height / 2, axis.right, y + height / 2, 0.7, 0.3, dashed=True))
    return [*shapes, *_signs(days, axis, y + height - 1.2)]


def _full(left: float, right: float, y: float, height: float, grey: float) -> list[Shape]:
    """A full box; a light one has an outline, so that it is seen on paper."""
    made: list[Shape] = [Box(left, y, right - left, height, grey)]
    if grey > 0.8:
        corners = ((left, y, right, y), (right, y, right, y + height), (right, y + height, left, y + height),
                   (left, y + height, left, y))
        made += [Stroke(*corner, 0.5, 0.3) for corner in corners]
    return made


def _signs(days: Days, axis: Axis, y: float) -> list[Shape]:
    """What stands at the edges of the picture beside a bar that goes on."""
    made: list[Shape] = []
    before = days.first is not None and days.first < axis.first.toordinal()
    after = days.last is not None and days.last > axis.last.toordinal() + 1
    if days.starts or before:
        made.append(Words("?" if days.starts == "unknown" else "‹", axis.left - 2, y, SIZE, "right", bold=True))
    if days.ends or after:
        made.append(Words(_SIGNS.get(days.ends, "›"), axis.right + 2, y, SIZE, "left", bold=True))
    return made


def _ordinal(day: date | None, more: int = 0) -> float | None:
    return day.toordinal() + more if day else None


def _day(time: float) -> date:
    return date.fromordinal(min(max(int(time), 1), date.max.toordinal()))
