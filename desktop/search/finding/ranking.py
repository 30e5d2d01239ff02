"""The order of hits: the best first, or by a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest, nsmallest
from operator import add, itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.search.finding.standing import Scores, Standing
    from desktop.search.finding.view import View

Place = tuple[int, int]
"""(segment, unit)"""
Found = Mapping[int, "Scores"]
"""All that match, scored, by segment."""
Scored = tuple[float, Place]

_UNIT = 16  # bits of a unit's number
_PLACE = 32  # bits of a place: which segment in order, and the unit


def newest_first(found: Scored) -> tuple[float, bool, Place]:
    """The order of hits when it is turned round: by score, then pending records, then the newest segment's."""
    score, (segment, unit) = found
    return score, segment == 0, (segment, unit)


def best_of(found: Found, limit: int) -> list[Scored]:
    """The best of what was found."""
    best: list[Scored] = []
    for segment, scores in found.items():
        if len(scores) > limit:
            least = nlargest(limit, scores.values())[-1]
            best += [(score, (segment, unit)) for unit, score in scores.items() if score > least]
            alike = [unit for unit, score in scores.items() if score == least]
            best += [(least, (segment, unit)) for unit in alike[-limit:]]
        else:
            best += [(score, (segment, unit)) for unit, score in scores.items()]
    return sorted(best, key=newest_first, reverse=True)[:limit]


def best_postings(standing: Standing, limit: int) -> list[Scored]:
    """The best records of a single term, without a look at the others."""
    best = [(share * impact, (segment, unit))
            for segment, ((share, postings),) in standing.segments.items()
            for impact, unit in postings.best(limit)]
    return sorted(best, key=newest_first, reverse=True)[:limit]


def by_column(view: View, found: Found, name: str, *, descending: bool, limit: int) -> list[Place]:
    """The first places by a column's values; records without one come last in both directions."""
    order = sorted(found, key=lambda segment: (segment == 0, segment))
    keys: list[int] = []
    for at, segment in enumerate(order):
        units = list(found[segment])
        values = _values(view.column(segment, name), units)
        keys += map(add, map((1 << _PLACE).__mul__, values), map((at << _UNIT).__add__, units))
    if descending:
        first = nlargest(limit, keys)
    else:
        first = nsmallest(limit, [key for key in keys if key >> _PLACE])
        if len(first) < limit:
            first += nsmallest(limit - len(first), [key for key in keys if not key >> _PLACE])
    mask = (1 << _UNIT) - 1
    return [(order[(key >> _UNIT) & mask], key & mask) for key in first]


def _values(column: Sequence[int], units: Sequence[int]) -> Sequence[int]:
    return itemgetter(*units)(column) if len(units) > 1 else [column[unit] for unit in units]
