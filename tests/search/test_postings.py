"""Postings come back as they were stored."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.rows.postings import PLACES_PER_UNIT, Postings, pack_places, read_postings

PLACES = st.lists(st.integers(0, PLACES_PER_UNIT - 1), min_size=1, max_size=6, unique=True).map(sorted)
WORD = st.dictionaries(st.integers(0, 500), PLACES, min_size=1, max_size=30)


def postings(word: dict[int, list[int]]) -> Postings:
    units = sorted(word)
    stored = pack_places([word[unit] for unit in units])
    return Postings(array("H", units), bytes(unit % 255 + 1 for unit in units), lambda: stored)


def as_word(found: Postings) -> dict[int, list[int]]:
    return {unit: list(found.places(unit)) for unit in found.units}


@given(WORD)
def test_stored_postings_are_read_as_they_were(word: dict[int, list[int]]) -> None:
    columns, places = postings(word).row()
    assert as_word(read_postings(len(word), columns, lambda: places)) == word


@given(WORD, st.sets(st.integers(0, 500)))
def test_units_that_go_leave_the_others_as_they_were(word: dict[int, list[int]], gone: set[int]) -> None:
    expected = {unit: places for unit, places in word.items() if unit not in gone}
    assert as_word(postings(word).without(gone)) == expected


@given(WORD, WORD)
def test_joined_postings_hold_both_sides(word: dict[int, list[int]], other: dict[int, list[int]]) -> None:
    later = {unit + 1000: places for unit, places in other.items()}
    assert as_word(postings(word).followed_by(postings(later))) == word | later


def test_a_word_may_stand_a_thousand_times_in_a_unit() -> None:
    word = {3: list(range(1000)), 4: [7]}
    assert as_word(postings(word).without({9})) == word
