"""From analysed records to what a segment consists of: postings in the order of terms, and a value in each column."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from desktop.search import pieces
from desktop.search.analysis import Analysed, Unit
from desktop.search.postings import UNITS_PER_SEGMENT, Postings, pack_places

TermRow = tuple[str, int, bytes, bytes]
"""A term, in how many units it stands, and its postings as they are stored: (units and impacts, places)."""


@dataclass
class Batch:
    """A segment before it is written, as plain values. Each list has a value for each unit; spans are (first day, last
    day, unit), later is as in columns.py."""

    records: list[str] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    terms: list[TermRow] = field(default_factory=list)


def batch_of(units: list[Unit]) -> Batch:
    """The segment that these units make, numbered in their order."""
    batch = values_of(units)
    batch.documents = [pieces.pack(unit.piece) for unit in units]
    batch.terms = [(term, len(found), *found.row()) for term, found in _inverted(units)]
    return batch


def values_of(units: Iterable[Unit]) -> Batch:
    """What is known of the units beside their words."""
    batch = Batch()
    first = 0
    for number, unit in enumerate(units):
        text = unit.piece.text
        batch.records.append(text.id)
        batch.kinds.append(text.kind)
        batch.languages.append(text.language)
        batch.dates.append(text.date or 0)
        batch.added.append(text.added)
        if unit.piece.number == 0:
            first = number
            batch.spans += [(start, end, number) for start, end in text.spans]
        else:
            batch.later += [number, first]
    return batch


def by_segment(records: Iterable[Analysed]) -> Iterator[list[Unit]]:
    """The units of records in groups that fit a segment each; the units of one record stay together."""
    units: list[Unit] = []
    for record in records:
        if units and len(units) + len(record.units) > UNITS_PER_SEGMENT:
            yield units
            units = []
        units += record.units
    if units:
        yield units


def _inverted(units: list[Unit]) -> Iterator[tuple[str, Postings]]:
    """The postings of units numbered in their order, in the order of terms."""
    standing: defaultdict[str, list[int]] = defaultdict(list)  # number and impact in one, for speed
    places: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, unit in enumerate(units):
        high = number << 8
        for term, impact in unit.terms.items():
            standing[term].append(high | impact)
        for term, where in unit.places.items():
            places[term].append(where)
    for term in sorted(standing):
        found = standing[term]
        impacts = bytes([both & 255 for both in found])
        stored = pack_places(places[term]) if term in places else b""
        yield term, Postings(array("H", [both >> 8 for both in found]), impacts, partial(bytes, stored))


def unit_postings(term: str, numbers: list[int], units: list[Unit]) -> Postings:
    """The postings of a term that stands in the units of those numbers."""
    impacts = bytes([units[number].terms[term] for number in numbers])
    places = [units[number].places.get(term, []) for number in numbers]
    return Postings(array("H", numbers), impacts, partial(pack_places, places))
