"""Days in sight: what is looked at stays there, and what is told is never lost."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.blocks.drawing import Axis
from desktop.briefs.pictures.sight import along, day_at, kept, nearer

AXES = st.builds(lambda first, days: Axis(first, first + timedelta(days), 150.0, 500.0),
                 st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 20_000))


@given(AXES, st.floats(0.3, 5.0), st.floats(0, 1))
def test_enlarging_leaves_a_day_at_least_and_stays_in_order(axis: Axis, by: float, at: float) -> None:
    first, last = nearer(axis, by, at)
    assert first <= last and (by <= 1 or (last - first) <= (axis.last - axis.first))


@given(AXES, st.floats(0, 1))
def test_the_day_one_enlarges_at_stays_in_sight(axis: Axis, at: float) -> None:
    first, last = nearer(axis, 2.0, at)
    day = day_at(axis, axis.left + at * (axis.right - axis.left))
    assert first - timedelta(1) <= day <= last + timedelta(1)


@given(AXES, st.sampled_from([-0.15, 0.15]))
def test_going_along_shows_as_many_days(axis: Axis, share: float) -> None:
    first, last = along(axis, share)
    assert last - first == axis.last - axis.first and first != axis.first


def test_what_is_told_is_never_lost_from_sight() -> None:
    told, before = (date(2015, 1, 1), date(2016, 1, 1)), (date(2015, 5, 1), date(2015, 6, 1))
    assert kept((date(2017, 1, 1), date(2017, 2, 1)), told, before) == before
    assert kept((date(2000, 1, 1), date(2030, 1, 1)), told, before) is None


@given(AXES, st.floats(-100, 900))
def test_each_place_is_a_day_of_the_axis(axis: Axis, x: float) -> None:
    assert axis.first <= day_at(axis, x) <= axis.last
