"""Many units answered at once. What is known of every unit of a segment is one long number, a lane of it for each unit,
so that sums and sets of thousands are made by single operations on long numbers.

A score here is a whole number, rounded down; it tells which units may be among the best. Their scores are then told as
those of few units are.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress

from desktop.search.rows.postings import Postings

LANE = 4  # bytes of a score
HIGHEST = 2**32 - 2**20  # a score; what is left is for what rounding adds
FREQUENT = 6  # a word that stands in one unit in so many
_FULL = 2**32 - 1
_EVERY = bytes(range(256))
_PRESENT = bytes((0, *[1] * 255))
_ONE = re.compile(b"\1")


@dataclass(frozen=True)
class Many:
    """The units of a segment that match. there: a byte for each unit, 1 where it matches; total: its score, 0 where it
    does not; parts: how many numbers were rounded in each sum."""

    size: int
    there: int
    total: int
    parts: int = 1

    def table(self, size: int) -> bytes:
        """A byte for each unit: 1 where it matches."""
        return self.there.to_bytes(size, "little")

    def __len__(self) -> int:
        return self.there.bit_count()

    def __iter__(self) -> Iterator[int]:
        return compress(range(self.size), self.table(self.size))

    def within(self, other: Many) -> Many:
        """Those that match another part too, with both scores."""
        there = self.there & other.there
        total = self.total + other.total & _wide(there, self.size) * _FULL
        return Many(self.size, there, total, self.parts + other.parts)

    def without(self, other: Many) -> Many:
        """Those that do not match another part."""
        there = self.there ^ (self.there & other.there)
        return Many(self.size, there, self.total & _wide(there, self.size) * _FULL, self.parts)

    def beside(self, other: Many) -> Many:
        """Those that match any of both."""
        return Many(self.size, self.there | other.there, self.total + other.total, self.parts + other.parts)


def best(found: Mapping[int, Many], limit: int) -> dict[int, list[int]]:
    """By segment, the units among which are the best so many of all, and all that are as good as the last of them. What
    was found of each segment has scores of one scale."""
    if sum(map(len, found.values())) <= limit:
        return {segment: list(units) for segment, units in found.items()}
    left_out = max(0, max(map(_bits, found.values())) - 8)
    rough = {segment: (units.total >> left_out).to_bytes(LANE * units.size, "little")[::LANE]
             for segment, units in found.items()}
    # The highest that so many reach, then lower by what was left out and rounded.
    every = b"".join(rough.values())
    least = nth_highest(every, limit)
    least -= 1 + (255 * max(units.parts for units in found.values()) >> left_out)
    if least <= 0:
        return {segment: list(units) for segment, units in found.items()}
    reaching = bytes(least) + b"\1" * (256 - least)
    return {segment: [one.start() for one in _ONE.finditer(table.translate(reaching))]
            for segment, table in rough.items()}


def nth_highest(values: bytes, number: int) -> int:
    """The highest value that so many of these reach; 0 when they are fewer."""
    found = 0
    if len(values) < number:
        return found
    for step in (128, 64, 32, 16, 8, 4, 2, 1):
        left = values.translate(None, _EVERY[: found + step])
        if len(left) >= number:
            found, values = found + step, left
    return found


def _bits(units: Many) -> int:
    """How many bits the highest score has."""
    total, size = units.total, units.size
    while size > 1:
        size = (size + 1) // 2
        total = total >> 8 * LANE * size | total & (1 << 8 * LANE * size) - 1
    return total.bit_length()


def of_scores(scores: Mapping[int, float], size: int, scale: float) -> Many:
    """From scores unit by unit."""
    there, total = bytearray(size), array("I", bytes(LANE * size))
    for unit, score in scores.items():
        there[unit] = 1
        total[unit] = int(score * scale)
    return _made(there, total)


def of_values(column: Iterable[int], wanted: Callable[[int], bool], size: int) -> Many:
    """The units with certain values in a column, without scores."""
    return Many(size, int.from_bytes(bytes(map(wanted, column)), "little"), 0, 0)


def summed(lists: list[tuple[float, Postings]], size: int, scale: float, firsts: Mapping[int, int]) -> Many:
    """The units where any of the terms stands, with the sum of their scores. firsts: of later units of records their
    first."""
    lists, rare = _parted_by_size(lists, size)
    known = known_total = 0
    for share, postings in lists:
        table = postings.table(size)
        known |= int.from_bytes(table.translate(_PRESENT), "little")
        known_total += int(share * scale) * _widened(table)
    found = Many(size, known, known_total, len(lists) + len(rare))
    if rare:
        there, total = _parted(known, known_total, size)
        for share, postings in rare:
            each = int(share * scale)
            for unit, impact in zip(postings.units, postings.impacts, strict=True):
                there[unit] = 1
                total[unit] += each * impact
        found = _made(there, total, found.parts)
    return _of_records(found, firsts) if firsts else found


def rarest_first(lists: list[tuple[float, Postings]], size: int, scale: float, firsts: Mapping[int, int]) -> Many:
    """The same, each with the score of its rarest term alone."""
    lists = sorted(lists, key=lambda each: -len(each[1]))
    if lists and len({share for share, _ in lists}) == 1:
        found = _alike(lists, size, scale)
    else:
        found = _unlike(lists, size, scale)
    return _of_records(found, firsts) if firsts else found


def _alike(lists: list[tuple[float, Postings]], size: int, scale: float) -> Many:
    """The same of terms that count alike: the impacts of all in one table, those of the rarest written last."""
    table = bytearray(size)
    for _, postings in lists:
        for unit, impact in zip(postings.units, postings.impacts, strict=True):
            table[unit] = impact
    there = int.from_bytes(table.translate(_PRESENT), "little")
    return Many(size, there, int(lists[0][0] * scale) * _widened(table))


def _unlike(lists: list[tuple[float, Postings]], size: int, scale: float) -> Many:
    frequent, rare = _parted_by_size(lists, size)
    known = known_total = 0
    for share, postings in frequent:
        table = postings.table(size)
        here = table.translate(_PRESENT)
        known |= int.from_bytes(here, "little")
        known_total ^= known_total & _widened(here) * _FULL
        known_total += int(share * scale) * _widened(table)
    there, total = _parted(known, known_total, size)
    for share, postings in rare:
        each = int(share * scale)
        for unit, impact in zip(postings.units, postings.impacts, strict=True):
            there[unit] = 1
            total[unit] = each * impact
    return _made(there, total)


def _parted_by_size(lists: list[tuple[float, Postings]], size: int
                    ) -> tuple[list[tuple[float, Postings]], list[tuple[float, Postings]]]:
    """Those of frequent words, and the others, whose units are sooner gone through one by one."""
    frequent = [each for each in lists if len(each[1]) * FREQUENT > size]
    return frequent, [each for each in lists if len(each[1]) * FREQUENT <= size]


def _of_records(found: Many, firsts: Mapping[int, int]) -> Many:
    """Later units of records counted as their first one, with the better score."""
    there, total = _parted(found.there, found.total, found.size)
    for unit, first in firsts.items():
        if there[unit]:
            total[first] = max(total[first], total[unit])
            there[first] = 1
            there[unit] = total[unit] = 0
    return _made(there, total, found.parts)


def _parted(there: int, total: int, size: int) -> tuple[bytearray, array[int]]:
    scores = array("I")
    scores.frombytes(total.to_bytes(LANE * size, "little"))
    return bytearray(there.to_bytes(size, "little")), scores


def _made(there: bytearray, total: array[int], parts: int = 1) -> Many:
    return Many(len(there), int.from_bytes(there, "little"), int.from_bytes(total.tobytes(), "little"), parts)


def _wide(there: int, size: int) -> int:
    return _widened(there.to_bytes(size, "little"))


def _widened(table: bytes | bytearray) -> int:
    """A byte for each unit as a lane for each."""
    lanes = bytearray(LANE * len(table))
    lanes[::LANE] = table
    return int.from_bytes(lanes, "little")
