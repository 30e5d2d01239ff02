"""How many of the records that were found are of each kind, year, tag and language.

A set of a segment's units is a number with a bit for each, so that sets are compared whole and not unit by unit.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from desktop.search.finding.ranking import Found
from desktop.search.finding.view import View
from desktop.search.results import Counts, Tally

FACETS = ("kind", "year", "tag", "language")
FEW = 250  # one unit in so many is told by itself
_SIGNS = bytes((48, *[49] * 255))  # of no and yes, for reading bits

Having: TypeAlias = "int | array[int]"
"""The units that have a value: as bits, or one by one when they are few."""


def count(view: View, found: Found) -> Counts:
    """Over all that was found."""
    told: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for segment, scores in found.items():
        size = view.size(segment)
        table = _table(scores, size) if isinstance(scores, dict) else scores.table(size)
        bits = _bits(table)
        for name, counted in told.items():
            for value, having in _values(view, segment, name).items():
                number = ((bits & having).bit_count() if isinstance(having, int)
                          else sum(map(bool, map(table.__getitem__, having))))
                if number:
                    counted[value] += number
    return Counts(*(_tally(told[name]) for name in FACETS))


def main_language(code: str) -> str:
    """A language whatever its script: "kk-Latn" is "kk"."""
    return code.casefold().partition("-")[0]


def _table(units: Iterable[int], size: int) -> bytearray:
    """A byte for each unit of a segment: 1 if it is one of these."""
    table = bytearray(size)
    for unit in units:
        table[unit] = 1
    return table


def _values(view: View, segment: int, name: str) -> Mapping[str, Having]:
    """The values of a facet and the units that have them; found out once, as long as the segment does not change."""
    kept = view.kept_of(segment)
    known: dict[str, Having] | None = kept.get(name)
    if known is None:
        size = view.size(segment)
        known = kept[name] = {value: array("H", units) if len(units) * FEW < size else _bits(_table(units, size))
                              for value, units in _units_by_value(view, segment, name)}
    return known


def _bits(table: bytes | bytearray) -> int:
    """A bit for each unit, that of the first one highest."""
    return int(table.translate(_SIGNS), 2)


def _units_by_value(view: View, segment: int, name: str) -> Iterable[tuple[str, list[int]]]:
    if name == "tag":
        return view.tags(segment)
    told: defaultdict[str, list[int]] = defaultdict(list)
    for unit, value in enumerate(view.column(segment, "date" if name == "year" else name)):
        told[_year(value) if name == "year" else view.names[value]].append(unit)
    if name != "language":
        return told.items()
    together: defaultdict[str, list[int]] = defaultdict(list)
    for code, units in told.items():
        together[main_language(code)] += units
    return together.items()


@lru_cache(20_000)
def _year(day: int) -> str:
    return str(date.fromordinal(day).year) if day else ""


def _tally(counted: Counter[str]) -> Tally:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
