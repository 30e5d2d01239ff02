"""Postings: in which units a word stands, how much it weighs there, and at which places.

A unit is a record's text, or a part of a long one; within a segment it has a number below 65,536. A word's
postings in one segment are three columns in the order of unit numbers: unit numbers (two bytes each), impacts
(one byte each) and, for exact words only, places (two bytes each), counted per unit.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, islice, repeat
from operator import itemgetter
from struct import pack, unpack_from
from typing import NamedTuple

UNITS_PER_SEGMENT = 65_535
PLACES_PER_UNIT = 55_000  # below 0xD800, see Runs
FEW = 16  # one unit in so many is looked for by itself
NO_PLACE = "\ud7ff"  # among places as letters, see Runs; still none when some words are taken from it
PAGE = 4_000  # bytes that are read at once

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


LoadPlaces = Callable[[], bytes]
LoadParts = Callable[[Sequence[tuple[int, int]]], list[bytes]]
"""Some stretches of what LoadPlaces gives: [(from, to)]."""


class Runs(NamedTuple):
    """Places of a word in several units: all in one text, each place a letter of that number (so that they are looked
    for by the routines for letters, which are fast), and where each unit's begin and end in it."""

    text: str
    starts: Iterable[int]
    ends: Iterable[int]


class Postings:
    """One word in one segment."""

    __slots__ = ("_asked", "_counts", "_dense", "_ends", "_load", "_load_parts", "_places", "held", "impacts", "units")

    def __init__(
        self, units: array[int], impacts: bytes, load_places: LoadPlaces, load_parts: LoadParts | None = None
    ) -> None:
        """load_parts: for places that are many, so that a few are read without the others."""
        self.units = units
        self.impacts = impacts
        self.held = 450 + 3 * len(impacts)
        """About how many bytes of memory it takes."""
        self._load = load_places
        self._load_parts = load_parts
        self._places: str | None = None
        self._counts = b""
        self._ends: Sequence[int] = ()
        self._asked = 0
        self._dense = b""

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[int]:
        return iter(self.units)

    def __contains__(self, unit: int) -> bool:
        at = bisect_left(self.units, unit)
        return at < len(self.units) and self.units[at] == unit

    def first_of(self, turn: Iterable[int], limit: int) -> list[int]:
        """Of units in any turn the first so many in which the word stands."""
        units, size, found = self.units, len(self.units), []
        for unit in turn:
            at = bisect_left(units, unit)
            if at < size and units[at] == unit:
                found.append(unit)
                if len(found) == limit:
                    break
        return found

    # Impacts

    def impacts_in(self, wanted: Sequence[int]) -> Sequence[int]:
        """The impact in each of these units, given in their order; 0 where the word does not stand."""
        if wanted is self.units:
            return self.impacts
        if not self._dense:
            if len(wanted) * FEW < len(self.units):
                return self._impacts_in_few(wanted)
            if not self.units or len(self.units) * FEW < self.units[-1]:  # not worth a table that is kept
                known = dict(zip(self.units, self.impacts, strict=True))
                return list(map(known.get, wanted, repeat(0)))
        dense = self.table(0)
        if wanted[-1] >= len(dense):
            dense += bytes(wanted[-1] + 1 - len(dense))
        return itemgetter(*wanted)(dense) if len(wanted) > 1 else (dense[wanted[0]],)

    def table(self, size: int) -> bytes:
        """The impact of each unit, 0 where the word does not stand; at least of so many units."""
        dense = self._dense
        if not dense:
            table = bytearray(self.units[-1] + 1)
            for unit, impact in zip(self.units, self.impacts, strict=True):
                table[unit] = impact
            dense = self._dense = bytes(table)
            self.held += len(dense)
        return dense if len(dense) >= size else dense + bytes(size - len(dense))

    def _impacts_in_few(self, wanted: Sequence[int]) -> list[int]:
        units, impacts, size = self.units, self.impacts, len(self.units)
        found, at = [], 0
        for unit in wanted:
            at = bisect_left(units, unit, at)
            found.append(impacts[at] if at < size and units[at] == unit else 0)
        return found

    def reaching(self, least: int) -> list[tuple[int, int]]:
        """The impacts that are no lower, with their units, in order."""
        if not least:
            return list(zip(self.impacts, self.units, strict=True))
        chosen = self.impacts.translate(bytes(least) + b"\1" * (256 - least))
        return list(zip(compress(self.impacts, chosen), compress(self.units, chosen), strict=True))

    def within(self, others: Sequence[int]) -> Postings:
        """The same postings in those units alone for which `others`, in their order, has something; without places."""
        return Postings(array("H", list(compress(self.units, others))), bytes(compress(self.impacts, others)), bytes)

    # Places

    def places(self, unit: int) -> list[int]:
        """Where in that unit the word stands; empty when it does not, or when places are not kept for it."""
        at = bisect_left(self.units, unit)
        if at == len(self.units) or self.units[at] != unit:
            return []
        return self.places_at(at)

    def places_at(self, at: int) -> list[int]:
        """The same for the unit at this position."""
        runs = self._runs_at([at])
        (start,), (end,) = runs.starts, runs.ends
        return list(map(ord, runs.text[start:end]))

    def runs_in(self, wanted: Sequence[int]) -> Runs:
        """Where the word stands in each of these units, given in their order; it must stand in all of them."""
        if len(wanted) == len(self.units):
            text, ends = self._read()
            return Runs(text, ends[:-1], ends[1:])
        if len(wanted) * FEW < len(self.units):
            return self._runs_at(self._positions(wanted))
        text, ends = self._read()
        chosen = list(map(set(wanted).__contains__, self.units))
        return Runs(text, compress(ends, chosen), compress(islice(ends, 1, None), chosen))

    def _positions(self, wanted: Sequence[int]) -> list[int]:
        units, at, found = self.units, 0, []
        for unit in wanted:
            at = bisect_left(units, unit, at)
            found.append(at)
        return found

    def _runs_at(self, at: Sequence[int]) -> Runs:
        """Those of the units at these positions."""
        if self._places is None and self._load_parts is not None:
            runs = self._some_runs(at, self._load_parts)
            if runs is not None:
                return runs
        text, ends = self._read()
        return Runs(text, [ends[one] for one in at], [ends[one + 1] for one in at])

    def _some_runs(self, at: Sequence[int], load_parts: LoadParts) -> Runs | None:
        """Those of the units at these positions, without reading the others; None when it is as well to read all, as
        it is where so many have been asked for, be it a few at a time."""
        size = len(self.units)
        if not self._counts:
            (self._counts,) = load_parts([(0, size)])
            self.held += size
        counts = self._counts
        self._asked += len(at)
        if counts[0] == 255 or self._asked * PAGE > 2 * sum(counts):
            return None
        parts, before, last = [], 0, 0
        for one in at:
            before += sum(counts[last:one])
            last = one
            start = size + 2 * before
            parts.append((start, start + 2 * counts[one]))
        found = list(map(as_text, load_parts(parts)))
        ends = list(accumulate(map(len, found)))
        return Runs("".join(found), [0, *ends[:-1]], ends)

    def _read(self) -> tuple[str, Sequence[int]]:
        """All places, and where those of each unit begin; those of the last end where one more would begin."""
        if self._places is None:
            counts, self._places = unpack_places(len(self.units), self._load())
            self._ends = array("I", accumulate(counts, initial=0))
            self.held += 2 * len(self._places) + 4 * len(self._ends) - len(self._counts)
            self._counts = b""
        return self._places, self._ends

    # Changed

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
        return Postings(units, bytes(impacts), lambda: self._places_without(taken)) if taken else self

    def _places_without(self, taken: list[int]) -> bytes:
        """The stored places but for some units, told by where they stood, last first."""
        told, text = unpack_places(len(self.units), self._load())
        if not text:
            return b""
        counts, places = list(told), bytearray(as_bytes(text))
        for at in taken:
            start = 2 * sum(counts[:at])
            del places[start : start + 2 * counts[at]], counts[at]
        return _pack_counts(counts) + bytes(places) if counts else b""

    def followed_by(self, other: Postings) -> Postings:
        """These postings and then those of another segment, whose unit numbers are all higher."""

        def places() -> bytes:
            mine, others = self._load(), other._load()
            if not mine and not others:
                return b""
            counts, where = unpack_places(len(self.units), mine)
            more_counts, more = unpack_places(len(other.units), others)
            return _pack_counts([*counts, *more_counts]) + as_bytes(where + more)

        return Postings(self.units + other.units, self.impacts + other.impacts, places)


def read_postings(
    count: int, columns: bytes, load_places: LoadPlaces, load_parts: LoadParts | None = None
) -> Postings:
    """Postings from their stored columns."""
    return Postings(array("H", columns[: 2 * count]), columns[2 * count : 3 * count], load_places, load_parts)


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


def unpack_places(units: int, stored: bytes) -> tuple[Sequence[int], str]:
    """(how many places each unit has, all places as in Runs)."""
    if not stored:
        return bytes(units), ""
    if stored[0] == 255:
        return unpack_from(f"<{units}I", stored, units), as_text(stored[5 * units :])
    return stored[:units], as_text(stored[units:])


def as_text(places: bytes) -> str:
    """Places, two bytes each, as letters of those numbers; all are below the numbers that are no letters."""
    return places.decode("utf-16-le")


def as_bytes(text: str) -> bytes:
    """The places of a text as they are stored."""
    return text.encode("utf-16-le")
