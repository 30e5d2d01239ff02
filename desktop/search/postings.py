"""Postings: in which units a word stands, how much it weighs there, and at which places.

A unit is a record's text, or a part of a long one; within a segment it has a number below 65,536. A word's
postings in one segment are three columns in the order of unit numbers: unit numbers (two bytes each), impacts
(one byte each) and, for exact words only, places (two bytes each), counted per unit.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from struct import pack, unpack_from

UNITS_PER_SEGMENT = 65_535
PLACES_PER_UNIT = 65_535

# BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza 2009, section 3.4: frequencies are weighed per
# field, then
# saturated once). Lengths are compared with a fixed typical length, so that an impact never has to be
# computed again.
SATURATION = 1.2
LENGTH_SHARE = 0.75
TYPICAL_LENGTH = 300


def length_norm(length: int) -> float:
    """How much a text of so many words dilutes one of them; 1.0 for a typical text, never below a half."""
    return max(0.5, 1 - LENGTH_SHARE + LENGTH_SHARE * length / TYPICAL_LENGTH)


_STEPS = 16  # steps of a weighed frequency that are told apart
_IMPACTS = [max(1, round(255 * step / (step + SATURATION * _STEPS))) for step in range(64 * _STEPS)]


def impact(weighed: float) -> int:
    """A weighed frequency as one byte, 1 to 255."""
    step = int(weighed * _STEPS)
    return _IMPACTS[step] if step < len(_IMPACTS) else 255


class Postings:
    """One word in one segment."""

    __slots__ = ("_counts", "_load", "_places", "_starts", "impacts", "units")

    def __init__(self, units: array[int], impacts: bytes, load_places: Callable[[], bytes]) -> None:
        self.units = units
        self.impacts = impacts
        self._load = load_places
        self._places: array[int] | None = None
        self._counts: list[int] = []
        self._starts: list[int] = []

    def __len__(self) -> int:
        return len(self.units)

    def places(self, unit: int) -> array[int]:
        """Where in that unit the word stands; empty when it does not, or when places are not kept for it."""
        if self._places is None:
            self._counts, self._places = unpack_places(len(self.units), self._load())
            self._starts = running_sums(self._counts)
        at = bisect_left(self.units, unit)
        if not self._places or at == len(self.units) or self.units[at] != unit:
            return array("H")
        start = self._starts[at]
        return self._places[start : start + self._counts[at]]

    def row(self) -> tuple[bytes, bytes]:
        """As it is stored: (units and impacts, places)."""
        return self.units.tobytes() + self.impacts, self._load()

    def renumbered(self, numbers: array[int]) -> Postings:
        """The same postings with unit n called numbers[n]; the order must stay."""
        return Postings(array("H", map(numbers.__getitem__, self.units)), self.impacts, self._load)

    def without(self, gone: Iterable[int]) -> Postings:
        """The same postings without some units."""
        units, impacts = array("H", self.units), bytearray(self.impacts)
        taken = []
        for unit in sorted(gone, reverse=True):
            at = bisect_left(units, unit)
            if at < len(units) and units[at] == unit:
                del units[at], impacts[at]
                taken.append(at)
        return Postings(units, bytes(impacts), lambda: self._places_without(taken))

    def _places_without(self, taken: list[int]) -> bytes:
        """The stored places but for some units, told by where they stood, last first."""
        counts, places = unpack_places(len(self.units), self._load())
        if not places:
            return b""
        for at in taken:
            start = sum(counts[:at])
            del places[start : start + counts[at]], counts[at]
        return _pack_counts(counts) + places.tobytes() if counts else b""

    def followed_by(self, other: Postings) -> Postings:
        """These postings and then those of another segment, whose unit numbers are all higher."""

        def places() -> bytes:
            mine, others = self._load(), other._load()
            if not mine and not others:
                return b""
            counts, where = unpack_places(len(self.units), mine)
            more_counts, more = unpack_places(len(other.units), others)
            return _pack_counts(counts + more_counts) + (where + more).tobytes()

        return Postings(self.units + other.units, self.impacts + other.impacts, places)


def read_postings(count: int, columns: bytes, load_places: Callable[[], bytes]) -> Postings:
    """Postings from their stored columns."""
    units = array("H")
    units.frombytes(columns[: 2 * count])
    return Postings(units, columns[2 * count : 3 * count], load_places)


def pack_places(places: Sequence[Sequence[int]]) -> bytes:
    """Places of each unit as stored; nothing when there are none."""
    if not any(places):
        return b""
    return _pack_counts(list(map(len, places))) + array("H", chain.from_iterable(places)).tobytes()


def _pack_counts(counts: list[int]) -> bytes:
    """One byte for each unit, or, where a word stands more than 254 times in a unit, 255s and then four bytes
    each."""
    if max(counts) < 255:
        return bytes(counts)
    return b"\xff" * len(counts) + pack(f"<{len(counts)}I", *counts)


def unpack_places(units: int, stored: bytes) -> tuple[list[int], array[int]]:
    """(how many places each unit has, all places)."""
    places = array("H")
    if not stored:
        return [0] * units, places
    if stored[0] == 255:
        counts = list(unpack_from(f"<{units}I", stored, units))
        places.frombytes(stored[5 * units :])
    else:
        counts = list(stored[:units])
        places.frombytes(stored[units:])
    return counts, places


def running_sums(counts: Iterable[int]) -> list[int]:
    """Where each group begins: [3, 1, 2] → [0, 3, 4]."""
    starts, total = [], 0
    for count in counts:
        starts.append(total)
        total += count
    return starts
