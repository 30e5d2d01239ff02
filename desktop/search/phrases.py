"""Where words stand one after another."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.search.postings import Postings


def standing_in_all(lists: Sequence[Postings]) -> list[int]:
    """The units where all of these words stand, in order."""
    fewest, *others = sorted(lists, key=len)
    units: list[int] = list(fewest.units)
    for postings in others:
        if not units:
            break
        units = [unit for unit, impact in zip(units, postings.impacts_in(units), strict=True) if impact]
    return units


def standing_as_phrase(lists: Sequence[Postings], units: list[int]) -> list[int]:
    """Of these units, where all the words stand, those where they follow one another somewhere.

    The places of the rarest words are read first; of the others only those in units that are still left."""
    order = sorted(range(len(lists)), key=lambda word: len(lists[word]))
    before = order[0]
    standing: list[set[int]] = list(map(set, lists[before].places_in(units))) if units else []
    for word in order[1:]:
        if not units:
            break
        shift = word - before
        places = lists[word].places_in(units)
        standing = [{place + shift for place in known}.intersection(here)
                    for known, here in zip(standing, places, strict=True)]
        units = [unit for unit, left in zip(units, standing, strict=True) if left]
        standing = [left for left in standing if left]
        before = word
    return units
