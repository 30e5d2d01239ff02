"""Many units answered at once are those found one by one, and the best are among the best of them."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search.finding.many import HIGHEST, Many, best, nth_highest
from desktop.search.finding.standing import MANY, Standing
from desktop.search.rows.postings import Postings

UNITS = 60
UNITS_OF_SOME = st.sets(st.integers(0, UNITS - 1), min_size=1)
SHARES = st.sampled_from([1e-7, 0.001, 0.03, 0.04, 0.1])


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """The terms of a word in one segment: few, whose scores are added, or more."""
    lists = []
    for _ in range(draw(st.sampled_from([1, 2, MANY, MANY + 3]))):
        units = sorted(draw(UNITS_OF_SOME))
        impacts = bytes(draw(st.integers(1, 255)) for _ in units)
        lists.append((draw(SHARES), Postings(array("H", units), impacts, bytes)))
    return Standing([], {1: lists})


def many(standing: Standing, firsts: dict[int, int]) -> Many:
    return standing.many(1, UNITS, HIGHEST / standing.highest, firsts)


@given(standings())
def test_they_are_the_units_of_its_terms(standing: Standing) -> None:
    found = many(standing, {})
    assert list(found) == list(standing.scores(1)) and len(found) == len(standing.scores(1))


@given(standings(), standings(), st.integers(1, 20))
def test_the_best_are_among_those_told_to_be(one: Standing, other: Standing, limit: int) -> None:
    scale = HIGHEST / max(one.highest, other.highest)
    told = best({at: each.many(1, UNITS, scale, {}) for at, each in enumerate((one, other))}, limit)
    scores = {(at, unit): score for at, each in enumerate((one, other)) for unit, score in each.scores(1).items()}
    least = sorted(scores.values(), reverse=True)[:limit][-1]
    among = {(at, unit) for at in told for unit in told[at]}
    assert {place for place, score in scores.items() if score >= least} <= among


@given(standings(), standings())
def test_all_any_and_none_of_two_are_told_as_of_sets(one: Standing, other: Standing) -> None:
    left, right = many(one, {}), many(other, {})
    of_left, of_right = set(left), set(right)
    assert set(left.within(right)) == of_left & of_right
    assert set(left.without(right)) == of_left - of_right
    assert set(left.beside(right)) == of_left | of_right


@given(standings(), st.dictionaries(st.integers(30, UNITS - 1), st.integers(0, 29)))
def test_later_units_of_a_record_count_as_its_first(standing: Standing, firsts: dict[int, int]) -> None:
    expected = {firsts.get(unit, unit) for unit in standing.scores(1)}
    assert set(many(standing, firsts)) == expected


@settings(max_examples=25)
@given(st.binary(max_size=80), st.integers(1, 60))
def test_the_highest_that_so_many_reach_is_the_last_of_them(values: bytes, number: int) -> None:
    highest = sorted(values, reverse=True)
    assert nth_highest(values, number) == (highest[number - 1] if len(highest) >= number else 0)
