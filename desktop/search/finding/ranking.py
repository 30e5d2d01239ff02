"""The order of hits: the best first, or by a column."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING

from desktop.search.finding.many import Many, nth_highest

if TYPE_CHECKING:
    from desktop.search.finding.standing import Scores, Standing
    from desktop.search.finding.view import View
    from desktop.search.rows.postings import Postings

Place = tuple[int, int]
"""(segment, unit)"""
Found = Mapping[int, "Scores | Many | Postings"]
"""All that match, by segment."""
Scored = tuple[float, Place]
Ranked = tuple[float, int, Place]
"""(score, place in the order in which records were made, place)"""

SORTED = 1_000  # scores that are sorted sooner than the highest are picked
LOOKING = 8  # times as long as sorting a unit takes to see whether a word stands in it


def in_order(view: View, found: Sequence[Scored]) -> list[Scored]:
    """The best first; of equal ones the record that was made last. Where a record stands in the rows tells nothing:
    they may be written anew between two pages."""
    added = {segment: view.column(segment, "added") for segment in {place[0] for _, place in found}}
    told = sorted([(score, added[place[0]][place[1]], place) for score, place in found], reverse=True)
    return [(score, place) for score, _, place in told]


def best_of(view: View, found: Mapping[int, Scores], limit: int) -> list[Scored]:
    """The best of what was found."""
    least = 0.0
    if sum(map(len, found.values())) > limit:
        every = list(chain.from_iterable(scores.values() for scores in found.values()))
        least = (sorted(every, reverse=True) if len(every) < SORTED else nlargest(limit, every))[limit - 1]
    best: list[Ranked] = []
    for segment, scores in found.items():
        reaching = [(score, unit) for unit, score in scores.items() if score >= least]
        best += _ranked(view, segment, reaching, 1.0, limit)
    return _first(best, limit)


def best_postings(view: View, standing: Standing, limit: int) -> list[Scored]:
    """The best records of a single term, without a look at the others."""
    best: list[Ranked] = []
    if standing.size <= limit:
        for segment, ((share, postings),) in standing.segments.items():
            added = view.column(segment, "added")
            for impact, unit in zip(postings.impacts, postings.units, strict=True):
                best.append((share * impact, added[unit], (segment, unit)))
        return _first(best, limit)
    by_share: defaultdict[float, list[tuple[int, Postings]]] = defaultdict(list)
    for segment, ((share, postings),) in standing.segments.items():
        by_share[share].append((segment, postings))
    for share, lists in by_share.items():
        least = nth_highest(b"".join([postings.impacts for _, postings in lists]), limit)
        for segment, postings in lists:
            best += _ranked(view, segment, postings.reaching(least), share, limit)
    return _first(best, limit)


def _ranked(view: View, segment: int, reaching: list[tuple[float, int]], share: float, limit: int) -> list[Ranked]:
    """The units of a segment that may be among the best, with what they score; of many that have the least score those
    of the records made last."""
    if len(reaching) > SORTED:
        least = min(reaching)[0]
        alike = _made_last(view, segment, [unit for score, unit in reaching if score == least], limit)
        reaching = [one for one in reaching if one[0] > least] + [(least, unit) for unit in alike]
    added = view.column(segment, "added")
    return [(share * score, added[unit], (segment, unit)) for score, unit in reaching]


def _first(ranked: list[Ranked], limit: int) -> list[Scored]:
    ranked.sort(reverse=True)
    return [(score, place) for score, _, place in ranked[:limit]]


def _made_last(view: View, segment: int, units: list[int], limit: int) -> list[int]:
    """Of many units those of the records that were made last."""
    if len(units) <= limit:
        return units
    return nlargest(limit, reversed(units), key=view.column(segment, "added").__getitem__)


def by_column(view: View, found: Found, name: str, *, descending: bool, limit: int) -> list[Place]:
    """The first places by a column's values; records without one come last in both directions."""
    first = {segment: _first_by(view, segment, here, name, descending, limit) for segment, here in found.items()}
    if len(first) == 1:
        return [(segment, unit) for segment, units in first.items() for unit in units]
    ranked: list[tuple[bool, int, int, Place]] = []
    for segment, units in first.items():
        column, added = view.column(segment, name), view.column(segment, "added")
        ranked += [(not descending and not column[unit], column[unit], added[unit], (segment, unit)) for unit in units]
    return [place for *_, place in sorted(ranked, reverse=descending)[:limit]]


def _first_by(
    view: View, segment: int, here: Scores | Many | Postings, name: str, descending: bool, limit: int
) -> list[int]:
    """The first units of a segment by a column."""
    column = view.column(segment, name)
    if len(here) ** 2 <= LOOKING * limit * len(column):
        return _in_turn(here, column, view.column(segment, "added"), descending)[:limit]
    turn = _order(view, segment, name, descending)  # all units are gone through as they stand sorted
    if not isinstance(here, dict | Many):
        return here.first_of(turn, limit)
    contains = here.table(len(column)).__getitem__ if isinstance(here, Many) else here.__contains__
    return list(islice(filter(contains, turn), limit))


def _order(view: View, segment: int, name: str, descending: bool) -> array[int]:
    """All units of a segment in turn; told once, as long as the segment does not change."""
    kept, key = view.kept_of(segment), f"by {name} {descending}"
    if key not in kept:
        column = view.column(segment, name)
        kept[key] = array("H", _in_turn(range(len(column)), column, view.column(segment, "added"), descending))
    known: array[int] = kept[key]
    return known


def _in_turn(units: Iterable[int], column: Sequence[int], added: Sequence[int], descending: bool) -> list[int]:
    """Units by a column, those without a value last; of equal ones as their records were made."""
    turn = sorted(units, key=added.__getitem__)
    turn.sort(key=column.__getitem__)
    if descending:
        return turn[::-1]
    start = bisect_left(turn, 1, key=column.__getitem__)
    return turn[start:] + turn[:start]
