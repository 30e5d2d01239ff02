"""Where words stand one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, compress

from desktop.search.rows.postings import NO_PLACE, Postings, Runs, as_bytes, as_text


def standing_in_all(lists: Sequence[Postings], among: list[int] | None = None) -> list[int]:
    """The units where all of these words stand, in order. among: no others are asked for; in their order."""
    rest = sorted(lists, key=len)
    units = list(rest.pop(0).units) if among is None else among
    for postings in rest:
        if not units:
            break
        units = list(compress(units, postings.impacts_in(units)))
    return units


def standing_as_phrase(lists: Sequence[Postings], units: list[int]) -> list[int]:
    """Of these units, where all the words stand, those where they follow one another somewhere.

    The places of the rarest words are read first; of the others only those in units that are still left."""
    if not units or len(lists) == 1:
        return units
    before, *others = sorted(range(len(lists)), key=lambda word: len(lists[word]))
    runs = lists[before].runs_in(units)
    for word in others:
        one, other = runs._replace(text=_shifted(runs.text, word - before)), lists[word].runs_in(units)
        if word == others[-1]:
            return list(_meeting(units, one, other, any_place=True))
        left = _meeting(units, one, other, any_place=False)
        if not left:
            break
        units, ends = list(left), list(accumulate(map(len, left.values())))
        runs = Runs("".join(left.values()), [0, *ends[:-1]], ends)
        before = word
    return []


def _meeting(units: Iterable[int], one: Runs, other: Runs, *, any_place: bool) -> dict[int, str]:
    """The units where both have places in common, with these places, or with any of them.

    Here phrases of frequent words take their time: to cut a text, and to see whether a letter stands in what was cut,
    is faster than to look for it between two places of the text."""
    text, others = one.text, other.text
    found: dict[int, str] = {}
    for unit, start, end, begin, stop in zip(units, one.starts, one.ends, other.starts, other.ends, strict=True):
        there = others[begin:stop]
        run = text[start:end]
        for place in run:
            if place in there:
                found[unit] = place if any_place else "".join([each for each in run if each in there])
                break
    return found


def _shifted(text: str, by: int) -> str:
    """Places, each so much later or earlier; all are added to at once, as one long number."""
    for too_early in map(chr, range(-by)):
        text = text.replace(too_early, NO_PLACE)
    places = int.from_bytes(as_bytes(text), "little") + by * int.from_bytes(b"\x01\x00" * len(text), "little")
    return as_text(places.to_bytes(2 * len(text), "little"))
