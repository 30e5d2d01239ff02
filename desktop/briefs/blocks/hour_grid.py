"""What is told of each hour: stretches of a state, and the cells they touch. No words, no drawing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from archive_schema.moments import Moment
from desktop.briefs.blocks.extents import extent_of

State = Literal["connected", "disrupted", "cut"]
STATES: dict[str, State] = {
    "shut_down": "cut", "blocked": "cut", "throttled": "disrupted", "interrupted": "disrupted",
    "partly_open": "disrupted", "restored": "connected", "available": "connected",
}
Hour = int
"""Hours since the first day of the calendar, on the clock of the place."""


@dataclass(frozen=True)
class Told:
    """One statement: the state of a row (a place and a network) from a moment on, until another if that is told."""

    row: tuple[str, str]
    state: State
    began: Moment
    ended: Moment | None = None
    number: int = 0


@dataclass(frozen=True)
class Stretch:
    """The hours a statement can touch, `first` to `last`, the last not included; `sure` those it surely fills."""

    told: Told
    first: Hour
    last: Hour
    sure: tuple[Hour, Hour] | None


def stretches(told: Iterable[Told], ended: Moment | None = None) -> list[Stretch]:
    """The hours of each statement. One whose end is not told lasts, in doubt, until the next of its row has surely
    begun, or until the last day of the whole (`ended`), or, where there is neither, only while it begins."""
    every = [(one, start) for one in told if (start := _start(one.began)) is not None]
    close = extent_of(ended) if ended else None
    shut = _midnight(close.last) + 24 if close and close.last else None
    made = []
    for one, (early, late) in every:
        end = _end(one)
        if end is not None:
            sure = (math.ceil(late), math.floor(end[0]))
            last = max(math.ceil(end[1]), math.floor(early) + 1)
            made.append(Stretch(one, math.floor(early), last, sure if sure[0] < sure[1] else None))
            continue
        after = [late_ for other, (early_, late_) in every if other.row == one.row and early_ > early]
        last = math.ceil(min(after)) if after else shut if shut is not None else math.ceil(late)
        made.append(Stretch(one, math.floor(early), max(last, math.ceil(late), math.floor(early) + 1), None))
    return made


@dataclass(frozen=True)
class Cell:
    """What is told of one row in one hour: every state, in the order told; `sure` if it is one, for the whole hour."""

    states: tuple[State, ...] = ()
    sure: bool = False


def cell(row: tuple[str, str], hour: Hour, found: Iterable[Stretch]) -> Cell:
    """The cell of a row and an hour; no states where nothing is told."""
    here = [one for one in found if one.told.row == row and one.first <= hour < one.last]
    certain = [one for one in here if one.sure and one.sure[0] <= hour < one.sure[1]]
    states = tuple(dict.fromkeys(one.told.state for one in here))
    return Cell(states, len(states) == 1 and bool(certain))


def days_of(found: Iterable[Stretch]) -> tuple[date, date] | None:
    """The first and last day any statement touches."""
    every = list(found)
    if not every:
        return None
    return day_of(min(one.first for one in every)), day_of(max(one.last for one in every) - 1)


def first_hour(day: date) -> Hour:
    """The hour with which a day begins."""
    return day.toordinal() * 24


def day_of(hour: Hour) -> date:
    """The day an hour belongs to."""
    return date.fromordinal(hour // 24)


def _midnight(day: date) -> int:
    return first_hour(day)


def _start(moment: Moment) -> tuple[float, float] | None:
    """Between which hours something began; None where no day bounds it on either side."""
    extent = extent_of(moment)
    first, last = extent.begins if extent else (None, None)
    if first is None or last is None:
        return None
    if moment.time_from and first == last:
        early, late = _clock(moment.time_from)
        return _midnight(first) + early, _midnight(first) + late
    return float(_midnight(first)), float(_midnight(last) + 24)


def _end(told: Told) -> tuple[float, float] | None:
    """Between which hours it ended; None where that is not told."""
    began, ended = extent_of(told.began), told.ended
    if ended is not None and (extent := extent_of(ended)) is not None and extent.stops[0] and extent.stops[1]:
        clock = ended.time_to or ended.time_from
        if clock and extent.stops[0] == extent.stops[1]:
            early, late = _clock(clock)
            return _midnight(extent.stops[0]) + early, _midnight(extent.stops[0]) + late
        return float(_midnight(extent.stops[0])), float(_midnight(extent.stops[1]) + 24)
    if began is None or began.stops[0] is None or began.stops[1] is None:
        return None
    if told.began.time_to and began.stops[0] == began.stops[1]:
        early, late = _clock(told.began.time_to)
        return _midnight(began.stops[0]) + early, _midnight(began.stops[0]) + late
    if began.begins != began.stops:  # "from 19 to 23 May"
        return float(_midnight(began.stops[0])), float(_midnight(began.stops[1]) + 24)
    return None


def _clock(time: str) -> tuple[float, float]:
    """A time in hours, twice; "about" reaches one hour to either side."""
    parts = [int(part) for part in time.lstrip("~").split(":")]
    hours = sum(part / 60**at for at, part in enumerate(parts))
    return (hours - 1, hours + 1) if time.startswith("~") else (hours, hours)
