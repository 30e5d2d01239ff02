"""Where words stand one after another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress

from desktop.search.rows.postings import Postings, as_bytes, as_text


def standing_in_all(lists: Sequence[Postings]) -> list[int]:
    """The units where all of these words stand, in order."""
    fewest, *others = sorted(lists, key=len)
    units: list[int] = list(fewest.units)
    for postings in others:
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
    text, starts, ends = lists[before].runs_in(units)
    runs = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    for word in others:
        runs = _shifted(runs, word - before)
        text, starts, ends = lists[word].runs_in(units)
        find = text.find
        if word == others[-1]:
            standing = []
            for unit, run, start, end in zip(units, runs, starts, ends, strict=True):
                for place in run:
                    if find(place, start, end) >= 0:
                        standing.append(unit)
                        break
            return standing
        runs = ["".join([place for place in run if find(place, start, end) >= 0])
                for run, start, end in zip(runs, starts, ends, strict=True)]
        units = list(compress(units, runs))
        runs = list(filter(None, runs))
        if not units:
            break
        before = word
    return units


def _shifted(runs: list[str], by: int) -> list[str]:
    """Runs of places, each place so much later or earlier; all are added to at once, as one long number."""
    if by < 0:
        too_early = "".join(map(chr, range(-by)))
        runs = [run.lstrip(too_early) for run in runs]
    text = "".join(runs)
    places = int.from_bytes(as_bytes(text), "little") + by * int.from_bytes(b"\x01\x00" * len(text), "little")
    moved = as_text(places.to_bytes(2 * len(text), "little"))
    ends = list(accumulate(map(len, runs)))
    return [moved[end - len(run) : end] for run, end in zip(runs, ends, strict=True)]
