"""From analysed records to what a segment consists of: postings in the order of terms, and a value in each column."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from desktop.search.analysis import Analysed, Unit
from desktop.search.rows import pieces
from desktop.search.rows.postings import UNITS_PER_SEGMENT, Postings, pack_places, read_postings

UNITS_AT_ONCE = 100
TERMS_AT_ONCE = 200

Part = tuple[int, bytes, bytes, "array[int] | None"]
"""A term's postings in some units as stored: count, units and impacts, places; then what those units are called from
now on, None when as before."""
TermRow = tuple[str, int, bytes, bytes]
"""A term, in how many units it stands, and its postings as they are stored: (units and impacts, places)."""


@dataclass
class Batch:
    """A segment before it is written, as plain values. Each list has a value for each unit; spans are (first day, last
    day, unit), later is as in columns.py; terms are in order, and can be gone through once."""

    records: list[str] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    terms: Iterable[TermRow] = ()

    def tell(self, unit: Unit, number: int) -> None:
        """What is known of the next unit beside its words."""
        text = unit.piece.text
        self.records.append(text.id)
        self.kinds.append(text.kind)
        self.languages.append(text.language)
        self.dates.append(text.date or 0)
        self.added.append(text.added)
        if unit.piece.number == 0:
            self.spans += [(start, end, number) for start, end in text.spans]
        else:
            self.later += [number, number - unit.piece.number]


def values_of(units: Iterable[Unit]) -> Batch:
    """What is known of the units beside their words."""
    batch = Batch()
    for number, unit in enumerate(units):
        batch.tell(unit, number)
    return batch


def batches(records: Iterable[Analysed], breathe: Callable[[], None] = lambda: None) -> Iterator[Batch]:
    """The segments that these records make, nearly always one; the units of one record stay together. breathe: called
    between small pieces of the work."""
    maker = _BatchMaker(breathe)
    for record in records:
        if maker.size and maker.size + len(record.units) > UNITS_PER_SEGMENT:
            yield maker.batch()
            maker = _BatchMaker(breathe)
        maker.add(record.units)
    if maker.size:
        yield maker.batch()


class _BatchMaker:
    """Gathers units into a segment; after some of them their terms are packed, so that they take little memory."""

    def __init__(self, breathe: Callable[[], None]) -> None:
        self.size = 0
        self._breathe = breathe
        self._packed = 0
        self._waiting: list[Unit] = []
        self._batch = Batch()
        self._parts: defaultdict[str, list[Part]] = defaultdict(list)

    def add(self, units: Sequence[Unit]) -> None:
        """One record's units."""
        for unit in units:
            self._breathe()
            self._batch.tell(unit, self.size)
            self._batch.documents.append(pieces.pack(unit.piece))
            self._waiting.append(unit)
            self.size += 1
        if len(self._waiting) >= UNITS_AT_ONCE:
            self._pack()

    def _pack(self) -> None:
        for term, found in _inverted(self._waiting, self._packed, self._breathe):
            self._parts[term].append((len(found), *found.row(), None))
        self._packed = self.size
        self._waiting.clear()

    def batch(self) -> Batch:
        """The segment."""
        self._pack()
        parts = self._parts
        self._batch.terms = (join(term, parts.pop(term)) for term in sorted(parts))
        return self._batch


def join(term: str, parts: Sequence[Part]) -> TermRow:
    """A term's postings in several stretches of units, one after another, as one."""
    if len(parts) == 1 and parts[0][3] is None:
        return term, *parts[0][:3]
    if len({bool(places) for _, _, places, _ in parts}) > 1 or any(places[:1] == b"\xff" for _, _, places, _ in parts):
        return _joined_slowly(term, parts)
    units = array("H")
    for count, where, _, numbers in parts:
        if numbers is None:
            units.frombytes(where[: 2 * count])
        else:
            here = array("H")
            here.frombytes(where[: 2 * count])
            units.extend(map(numbers.__getitem__, here))
    impacts = b"".join([where[2 * count : 3 * count] for count, where, _, _ in parts])
    counts = b"".join([places[:count] for count, _, places, _ in parts])
    rest = b"".join([places[count:] for count, _, places, _ in parts])
    return term, len(units), units.tobytes() + impacts, counts + rest


def _joined_slowly(term: str, parts: Iterable[Part]) -> TermRow:
    """The same where some word stands very often in a unit, or where places are kept for some units only."""
    first, *others = (_renumbered(*part) for part in parts)
    for other in others:
        first = first.followed_by(other)
    return term, len(first), *first.row()


def _renumbered(count: int, where: bytes, places: bytes, numbers: array[int] | None) -> Postings:
    found = read_postings(count, where, partial(bytes, places))
    return found if numbers is None else found.renumbered(numbers)


def _inverted(units: list[Unit], first: int, breathe: Callable[[], None]) -> Iterator[tuple[str, Postings]]:
    """The postings of units numbered in their order from first on."""
    standing: defaultdict[str, list[int]] = defaultdict(list)  # number and impact in one, for speed
    places: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, unit in enumerate(units, first):
        breathe()
        high = number << 8
        for term, impact in unit.terms.items():
            standing[term].append(high | impact)
        for term, where in unit.places.items():
            places[term].append(where)
    for number, (term, found) in enumerate(standing.items()):
        if number % TERMS_AT_ONCE == 0:
            breathe()
        impacts = bytes([both & 255 for both in found])
        stored = pack_places(places[term]) if term in places else b""
        yield term, Postings(array("H", [both >> 8 for both in found]), impacts, partial(bytes, stored))


def unit_postings(term: str, numbers: list[int], units: list[Unit]) -> Postings:
    """The postings of a term that stands in the units of those numbers."""
    impacts = bytes([units[number].terms[term] for number in numbers])
    places = [units[number].places.get(term, []) for number in numbers]
    return Postings(array("H", numbers), impacts, partial(pack_places, places))
