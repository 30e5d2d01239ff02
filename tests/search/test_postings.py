"""Postings come back as they were stored."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
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


def test_places_of_a_few_units_are_read_without_the_others_until_many_were_asked_for() -> None:
    word, whole = {unit: list(range(unit, unit + 20)) for unit in range(300)}, []
    columns, places = postings(word).row()

    def all_places() -> bytes:
        whole.append(True)
        return places

    found = read_postings(300, columns, all_places, lambda wanted: [places[start:end] for start, end in wanted])
    assert found.places(200) == word[200] and not whole
    assert as_word(found) == word and whole == [True]


@settings(max_examples=25)
@given(WORD, st.sets(st.integers(0, 500), min_size=1))
def test_impacts_are_told_of_any_units(word: dict[int, list[int]], wanted: set[int]) -> None:
    found, impacts = postings(word), {unit: unit % 255 + 1 for unit in word}
    expected = [impacts.get(unit, 0) for unit in sorted(wanted)]
    assert list(found.impacts_in(sorted(wanted))) == expected
    found.table(0)
    assert list(found.impacts_in(sorted(wanted))) == expected and [unit in found for unit in range(501)] == [
        unit in word for unit in range(501)]


@settings(max_examples=25)
@given(WORD, st.integers(0, 255))
def test_the_units_that_reach_an_impact_are_told(word: dict[int, list[int]], least: int) -> None:
    expected = [(unit % 255 + 1, unit) for unit in sorted(word) if unit % 255 + 1 >= least]
    assert postings(word).reaching(least) == expected


@settings(max_examples=25)
@given(WORD, st.integers(2, 5))
def test_what_filters_let_through_keeps_its_impacts(word: dict[int, list[int]], each: int) -> None:
    found = postings(word).within([unit % each for unit in sorted(word)])
    assert dict(zip(found.units, found.impacts, strict=True)) == {
        unit: unit % 255 + 1 for unit in word if unit % each}
