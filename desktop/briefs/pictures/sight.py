"""Which days are in sight: nearer and further, along them, and never lost from what is told."""

from __future__ import annotations

from datetime import date

from desktop.briefs.blocks.drawing import Axis

Days = tuple[date, date]
"""The first and last day in sight."""


def nearer(axis: Axis, by: float, at: float = 0.5) -> Days:
    """The days of an axis enlarged by a factor, those around the share `at` of it staying in sight; one at least."""
    count = (axis.last - axis.first).days + 1
    wanted = max(1, round(count / by))
    if wanted == count:
        wanted = max(1, count + (-1 if by > 1 else 1))
    first = axis.first.toordinal() + round((count - wanted) * at)
    return _days(first, first + wanted - 1)


def along(axis: Axis, share: float) -> Days:
    """As many days, further along by a share of them; one day at least."""
    count = (axis.last - axis.first).days + 1
    by = round(count * share) or (1 if share > 0 else -1)
    return _days(axis.first.toordinal() + by, axis.last.toordinal() + by)


def kept(days: Days, told: Days | None, before: Days | None) -> Days | None:
    """These days, where something told is in sight; else the days before. None for all there is, where they are many
    more than that."""
    if told is None:
        return days
    whole = (told[1] - told[0]).days + 1
    if (days[1] - days[0]).days + 1 > whole * 1.5 + 60:
        return None
    return before if days[1] < told[0] or days[0] > told[1] else days


def day_at(axis: Axis, x: float) -> date:
    """The day that stands at a place, or the nearest."""
    count = (axis.last - axis.first).days + 1
    share = (x - axis.left) / (axis.right - axis.left)
    return date.fromordinal(axis.first.toordinal() + min(count - 1, max(0, int(share * count))))


def _days(first: int, last: int) -> Days:
    most = date.max.toordinal()
    return date.fromordinal(min(max(1, first), most)), date.fromordinal(min(max(1, last), most))
