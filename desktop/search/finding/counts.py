"""How many of the records that were found are of each kind, year, tag and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from desktop.search.finding.ranking import Found
from desktop.search.finding.view import View
from desktop.search.results import Counts, Tally


def count(view: View, found: Found) -> Counts:
    """Over all that was found."""
    kinds, languages, dates = (_values(view, found, name) for name in ("kind", "language", "date"))
    years: Counter[str] = Counter()
    for day, number in dates.items():
        years[_year(day)] += number
    spoken: Counter[str] = Counter()
    for language, number in languages.items():
        spoken[main_language(view.names[language])] += number
    named = Counter({view.names[kind]: number for kind, number in kinds.items()})
    return Counts(_tally(named), _tally(years), _tally(_tags(view, found)), _tally(spoken))


def main_language(code: str) -> str:
    """A language whatever its script: "kk-Latn" is "kk"."""
    return code.casefold().partition("-")[0]


def _values(view: View, found: Found, name: str) -> Counter[int]:
    values: Counter[int] = Counter()
    for segment, scores in found.items():
        values.update(map(view.column(segment, name).__getitem__, scores))
    return values


def _tags(view: View, found: Found) -> Counter[str]:
    together: Counter[tuple[str, ...]] = Counter()
    for segment, scores in found.items():
        together.update(map(view.tags(segment).__getitem__, scores))
    tags: Counter[str] = Counter()
    for each, number in together.items():
        for tag in each:
            tags[tag] += number
    return tags


@lru_cache(20_000)
def _year(day: int) -> str:
    return str(date.fromordinal(day).year) if day else ""


def _tally(counted: Counter[str]) -> Tally:
    pairs: Iterable[tuple[str, int]] = ((name, number) for name, number in counted.items() if number)
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
