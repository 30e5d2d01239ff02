"""The order of hits: the best first, or by a column."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import nlargest, nsmallest
from itertools import chain, islice
from operator import add, itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.search.finding.many import Many
    from desktop.search.finding.standing import Scores, Standing
    from desktop.search.finding.view import View
    from desktop.search.rows.postings import Postings

Place = tuple[int, int]
"""(segment, unit)"""
Found = Mapping[int, "Scores | Many | Postings"]
"""All that match, by segment."""
Scored = tuple[float, Place]

SORTED = 1_000  # scores that are sorted sooner than the highest are picked
_UNIT = 16  # bits of a unit's number
_PLACE = 32  # bits of a place: which segment in order, and the unit


def in_order(view: View, found: Sequence[Scored]) -> list[Scored]:
    """The best first; of equal ones the record that was made last. Where a record stands in the rows tells nothing:
    they may be written anew between two pages."""
    added = {segment: view.column(segment, "added") for segment in {place[0] for _, place in found}}
    told = sorted([(score, added[place[0]][place[1]], place) for score, place in found], reverse=True)
    return [(score, place) for score, _, place in told]


def best_of(view: View, found: Mapping[int, Scores], limit: int) -> list[Scored]:
    """The best of what was found."""
    best: list[Scored] = []
    for segment, scores in found.items():
        if len(scores) > limit:
            least = _least(scores.values(), limit)
            best += [(score, (segment, unit)) for unit, score in scores.items() if score > least]
            alike = [unit for unit, score in scores.items() if score == least]
            best += [(least, (segment, unit)) for unit in _made_last(view, segment, alike, limit)]
        else:
            best += [(score, (segment, unit)) for unit, score in scores.items()]
    if len(best) > limit:
        least = _least([score for score, _ in best], limit)
        best = [one for one in best if one[0] >= least]
    return in_order(view, best)[:limit]


def _least(scores: Collection[float], limit: int) -> float:
    """The lowest of the highest so many."""
    return (sorted(scores, reverse=True) if len(scores) < SORTED else nlargest(limit, scores))[limit - 1]


def best_postings(view: View, standing: Standing, limit: int) -> list[Scored]:
    """The best records of a single term, without a look at the others."""
    best: list[Scored] = []
    for segment, ((share, postings),) in standing.segments.items():
        some = postings.best(limit)
        if some and len(some) < len(postings):
            least = some[-1][0]
            alike = postings.with_impact(least)
            some = [one for one in some if one[0] > least]
            some += [(least, unit) for unit in _made_last(view, segment, alike, limit)]
        best += [(share * impact, (segment, unit)) for impact, unit in some]
    return in_order(view, best)[:limit]


def _made_last(view: View, segment: int, units: list[int], limit: int) -> list[int]:
    """Of many units those of the records that were made last."""
    if len(units) <= limit:
        return units
    return nlargest(limit, reversed(units), key=view.column(segment, "added").__getitem__)


def by_column(view: View, found: Found, name: str, *, descending: bool, limit: int) -> list[Place]:
    """The first places by a column's values; records without one come last in both directions."""
    order = sorted(found, key=lambda segment: (segment == 0, segment))
    keys: list[int] = []
    for at, segment in enumerate(order):
        here = found[segment]
        size = view.size(segment)
        if len(here) ** 2 > limit * size:  # its units are taken as they stand sorted
            there = here if isinstance(here, dict) else here.table(size)
            contains = there.__contains__ if isinstance(there, dict) else there.__getitem__
            units = _first(view, segment, name, contains, descending, limit)
        else:
            units = list(here)
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


def _first(view: View, segment: int, name: str, among: Callable[[int], object], descending: bool,
           limit: int) -> list[int]:
    """The first of many units by a column; how it sorts all units of the segment is told once."""
    column, kept = view.column(segment, name), view.kept_of(segment)
    order: array[int] | None = kept.get(f"by {name}")
    if order is None:
        order = kept[f"by {name}"] = array("H", sorted(range(len(column)), key=column.__getitem__))
    if not descending:  # without a value last
        start = bisect_left(order, 1, key=column.__getitem__)
        return list(islice(filter(among, chain(order[start:], order[:start])), limit))
    return list(islice(filter(among, reversed(order)), limit))


def _values(column: Sequence[int], units: Sequence[int]) -> Sequence[int]:
    return itemgetter(*units)(column) if len(units) > 1 else [column[unit] for unit in units]
