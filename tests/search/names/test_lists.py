"""The lists of names are as long as they are said to be, and always the same."""

from __future__ import annotations

from tests.search.names import lists


def test_there_are_enough_names_and_spellings() -> None:
    names = lists.names()
    assert len(names) >= 60 and sum(len(name.spellings) for name in names) >= 300


def test_about_half_of_the_names_are_held_back() -> None:
    names = lists.names()
    assert abs(sum(name.tuned for name in names) * 2 - len(names)) <= 6


def test_there_are_enough_near_pairs_and_lines() -> None:
    assert len(lists.pairs()) >= 100 and len(lists.lines()) >= 50


def test_the_other_people_are_many_and_none_of_those_measured() -> None:
    others = lists.among()
    assert len(set(others)) == lists.AMONG
    assert set(others).isdisjoint(spelling for name in lists.names() for _, spelling in name.spellings)
