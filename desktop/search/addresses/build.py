"""Addresses packed to be found by any part: in the order of sites, and for every three letters where they stand.

A segment is a run of at most SEGMENT addresses, numbered in the order of their hosts read backwards, so that all
sites under one name stand together. Every three letters in a row (a gram) have a row that tells the numbers of the
addresses in which they stand: "h" and three letters of the host, "x" and three of its xn--… form, both read backwards,
and "r" and three of the rest, before which MARK stands. Segments can share these rows, which are then said to be of
one part. Nothing here knows a database.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from desktop.search.addresses.forms import in_ascii

SEGMENT = 65_536
STRIDE = 64  # of every so many addresses the site is kept with the segment
BREATH = 512  # addresses between two breaths
MARK = "\n"  # before the rest of an address; no text holds it
_RARE = 32  # numbers are listed when they are fewer than one in so many, else told as bits
_MANY = 128  # of a large part, numbers more than one in so many are pressed bits: sooner read than a list
_WINDOW = 512  # bytes of bits that are looked at together
_PRESSING = 80_000
_BITS, _PRESSED, _STEPS, _PLAIN = b"b", b"z", b"s", b"p"  # how a row tells its numbers; steps fit two bytes each

Numbers = list[int] | int
"""Addresses of one part: their numbers in order, or, when they are many, bits."""
Row = list[int] | bytes
"""Numbers as a row tells them: listed, or the bytes of their bits."""


class Unit(NamedTuple):
    """One address as it is compared, and what leads to it.

    site: the host read backwards; other: the host as xn--…, read backwards too, or "" when it is the same; line: its
    number in a list; record, label, printed: of an address of a record, its field and as it is printed there.
    """

    site: str
    rest: str
    other: str = ""
    line: int = 0
    record: str = ""
    label: str = ""
    printed: str = ""

    @property
    def host(self) -> str:
        """The host, in letters."""
        return self.site[::-1]


def unit(host: str, rest: str, line: int = 0, record: str = "", label: str = "", printed: str = "") -> Unit:
    """An address from its compared form."""
    other = "" if host.isascii() else in_ascii(host)[::-1]
    return Unit(host[::-1], rest, other, line, record, label, printed)


class Built(NamedTuple):
    """A segment: its addresses in order; the site of every STRIDE-th; (gram, numbers), in order."""

    units: list[Unit]
    sites: list[str]
    grams: list[tuple[str, bytes]]


def built(units: Iterable[Unit], breathe: Callable[[], None] = lambda: None) -> Built:
    """At most SEGMENT addresses as a segment. breathe: called often, so that others can work meanwhile."""
    ordered = sorted(units)
    return Built(ordered, [one.site for one in ordered[::STRIDE]], list(_packed(ordered, breathe)))


def _packed(ordered: list[Unit], breathe: Callable[[], None]) -> Iterator[tuple[str, bytes]]:
    grams: defaultdict[str, list[int]] = defaultdict(list)
    first = 0
    for _, alike in groupby(ordered, key=itemgetter(0)):
        some = list(alike)
        for gram in host_grams(some[0]):
            grams[gram] += range(first, first + len(some))
        for number, one in enumerate(some, first):
            if one.rest:
                for gram in rest_grams(one.rest):
                    grams[gram].append(number)
        if first // BREATH != (first := first + len(some)) // BREATH:
            breathe()
    for gram in sorted(grams):
        yield gram, pack(grams[gram], len(ordered))


def host_grams(one: Unit) -> set[str]:
    """Every three letters of a host, in letters and in its xn--… form."""
    site, other = one.site, one.other
    grams = {"h" + site[at : at + 3] for at in range(len(site) - 2)}
    return grams | {"x" + other[at : at + 3] for at in range(len(other) - 2)} if other else grams


def rest_grams(rest: str) -> set[str]:
    """Every three letters of a rest, and how it begins."""
    text = MARK + rest
    return {"r" + text[at : at + 3] for at in range(len(text) - 2)}


def grams_of(one: Unit) -> set[str]:
    """The grams under which an address is told."""
    return host_grams(one) | rest_grams(one.rest) if one.rest else host_grams(one)


def pack(numbers: list[int], units: int) -> bytes:
    """Numbers, in order, of a part of so many addresses, as they stand in a row."""
    if len(numbers) * _RARE < units and not (units > SEGMENT and len(numbers) * _MANY > units):
        steps = [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
        return _STEPS + array("H", steps).tobytes() if max(steps) < 65_536 else _PLAIN + array("I", numbers).tobytes()
    return pack_bits(int_of(numbers), len(numbers) * _RARE < units)


def pack_bits(bits: int, press: bool = False) -> bytes:
    """Bits as they stand in a row."""
    told = _bytes(bits)
    return _PRESSED + zlib.compress(told, 1) if press else _BITS + told


def cost(data: bytes) -> int:
    """What it takes to read a row, in bytes of one that is not pressed. The more numbers a row tells, the more."""
    return _PRESSING + len(data) // 10 if data[:1] == _PRESSED else len(data)


def read(data: bytes) -> Row:
    """What a row tells."""
    how, told = data[:1], data[1:]
    if how in (_BITS, _PRESSED):
        return told if how == _BITS else zlib.decompress(told)
    return list(accumulate(array("H", told))) if how == _STEPS else array("I", told).tolist()


def unpack(data: bytes) -> Numbers:
    """Numbers from a row."""
    return numbers_of(read(data))


def numbers_of(row: Row) -> Numbers:
    """Numbers that a row tells."""
    return row if isinstance(row, list) else int.from_bytes(row, "little")


def joined(told: list[tuple[int, bytes]], units: int) -> bytes:
    """The rows of several parts, each with what its numbers rise by, as one row of a part of so many addresses."""
    some = [(rise, unpack(data)) for rise, data in told]
    if sum(count(numbers) for _, numbers in some) * _RARE < units:
        return pack([rise + number for rise, numbers in some for number in each(numbers)], units)
    bits = 0
    for rise, numbers in some:
        bits |= (numbers if isinstance(numbers, int) else int_of(numbers)) << rise
    return pack_bits(bits)


def int_of(numbers: list[int]) -> int:
    """Listed numbers as bits."""
    marks = bytearray(b"0") * (numbers[-1] + 1) if numbers else bytearray(b"0")
    for number in numbers:
        marks[number] = 49
    marks.reverse()
    return int(marks, 2)


def each(numbers: Numbers, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The numbers from start on and before end, in order."""
    if isinstance(numbers, list):
        yield from numbers if end is None else numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]
        return
    told = _bytes(numbers if end is None else numbers >> start & (1 << end - start) - 1)
    for window in range(0, len(told), _WINDOW):  # often the first few are all that is wanted
        marks = bin(int.from_bytes(told[window : window + _WINDOW], "little"))[:1:-1]
        first = start + 8 * window
        at = marks.find("1")
        while at >= 0:
            yield first + at
            at = marks.find("1", at + 1)


def _bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def count(numbers: Numbers, start: int = 0, end: int | None = None) -> int:
    """How many from start on and before end."""
    if isinstance(numbers, list):
        return len(numbers) if end is None else bisect_left(numbers, end) - bisect_left(numbers, start)
    return (numbers if end is None else numbers >> start & (1 << end - start) - 1).bit_count()


def outside(numbers: Numbers, start: int, end: int) -> Numbers:
    """Those before start or from end on."""
    if isinstance(numbers, list):
        return numbers[: bisect_left(numbers, start)] + numbers[bisect_left(numbers, end) :]
    return numbers & ~(((1 << end) - 1) ^ ((1 << start) - 1))


def without(numbers: Numbers, gone: set[int]) -> Numbers:
    """Those that are not gone."""
    if not gone:
        return numbers
    if isinstance(numbers, list):
        return [number for number in numbers if number not in gone]
    return numbers & ~int_of(sorted(gone))


def either(one: Numbers, other: Numbers) -> Numbers:
    """Those in one or the other."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted({*one, *other}) if one and other else one or other
    return (int_of(one) if isinstance(one, list) else one) | (int_of(other) if isinstance(other, list) else other)


def both(one: Numbers, other: Numbers) -> Numbers:
    """Those in both."""
    if isinstance(one, int) and isinstance(other, int):
        return one & other
    if isinstance(one, int):
        one, other = other, one
    assert isinstance(one, list)
    return sorted(set(one).intersection(other)) if isinstance(other, list) else sifted(one, _bytes(other))


def sifted(listed: list[int], bits: bytes) -> list[int]:
    """Those of a list that are among these bits."""
    end = bisect_left(listed, 8 * len(bits))
    return [number for number in listed[:end] if bits[number >> 3] >> (number & 7) & 1]
