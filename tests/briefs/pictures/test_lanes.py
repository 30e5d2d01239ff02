"""Lanes: nothing is drawn more certain than it is told, nothing outside its lane, no words on others."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.moments import Moment
from desktop.briefs.blocks.drawing import Axis, reach
from desktop.briefs.blocks.extents import extent_of, lasting
from desktop.briefs.pictures.bars import LEAST, Days, bar, days_of, reach_of
from desktop.briefs.pictures.lanes import HEAD, Item, Lane, axis_of, lay_out
from desktop.briefs.pictures.seen import View
from desktop.briefs.values import Box, Stroke, Words
from tests.briefs.test_timeline import box, moments, touch

SCREEN = View(width=520.0, tallest=0)


def items() -> st.SearchStrategy[Item]:
    def item(began: Moment, lasts: bool, short: str, tick: str) -> Item:
        extent = lasting(began, None) if lasts else extent_of(began)
        assert extent
        return Item(days_of(extent), f"{short} in full", short, began.edtf, "record", tick)

    return st.builds(item, moments(), st.booleans(), st.sampled_from(("", "Arrest", "Сот үкімі шықты " * 4)),
                     st.sampled_from(("", "", "", "long")))


def lanes(most: int = 5) -> st.SearchStrategy[list[Lane]]:
    lane = st.builds(lambda words, found: Lane(words, tuple(found), "record"),
                     st.sampled_from(("Prosecutions", "Заблокированные сайты и сервисы " * 3)),
                     st.lists(items(), min_size=1, max_size=12))
    return st.lists(lane, min_size=1, max_size=most)


AXES = st.builds(lambda first, days: Axis(first, first + timedelta(days), 150.0, 500.0),
                 st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 4000))


@given(items(), AXES)
@settings(max_examples=60)
def test_nothing_is_drawn_solid_beyond_what_is_certain(item: Item, axis: Axis) -> None:
    for shape in bar(item.days, axis, 0.0, 8.0):
        if isinstance(shape, Box) and not shape.hatched:
            assert item.days.sure
            least = LEAST if item.days.sure == (item.days.first, item.days.last) else 0.0
            assert shape.x >= axis.at(item.days.sure[0]) - least - 0.01
            assert shape.x + shape.width <= axis.at(item.days.sure[1]) + least + 0.01


@given(items(), AXES)
@settings(max_examples=60)
def test_a_bar_has_a_full_box_only_where_days_are_certain(item: Item, axis: Axis) -> None:
    boxes = [shape for shape in bar(item.days, axis, 0.0, 8.0) if isinstance(shape, Box)]
    assert bool(boxes) or item.days.known is not None and item.days.known <= axis.first.toordinal()
    assert item.days.sure is not None or all(one.hatched for one in boxes)


@given(lanes())
@settings(max_examples=30)
def test_every_mark_stands_in_the_rows_of_its_lane(found: list[Lane]) -> None:
    seen = lay_out(found, SCREEN, "en")[0]
    tops = [spot.y for spot in seen.spots if spot.x == 0.0]
    bounds = [*tops[1:], seen.picture.height]
    marks = [spot for spot in seen.spots if spot.x > 0.0]
    assert len(tops) == len(found) and tops[0] == HEAD
    assert all(any(top <= spot.y and spot.y + spot.height <= foot for top, foot in zip(tops, bounds, strict=True))
               for spot in marks)


@given(lanes())
@settings(max_examples=30)
def test_everything_dated_is_marked_or_counted(found: list[Lane]) -> None:
    seen = lay_out(found, SCREEN, "en")[0]
    marked = sum(spot.x > 0 and not spot.more for spot in seen.spots)
    counted = sum(int(shape.text[1:]) for shape in seen.picture.shapes
                  if isinstance(shape, Words) and shape.text.startswith("+") and shape.text[1:].isdigit())
    assert marked + counted == sum(len(lane.items) for lane in found)


@given(lanes(3))
@settings(max_examples=30)
def test_no_words_of_lanes_stand_on_others(found: list[Lane]) -> None:
    for seen in lay_out(found, View(), "kk"):
        boxes = [box(shape) for shape in seen.picture.shapes if isinstance(shape, Words) and shape.size > 7]
        assert not [pair for pair in combinations(boxes, 2) if touch(*pair)]


@given(lanes())
@settings(max_examples=25)
def test_all_shapes_stay_in_the_picture(found: list[Lane]) -> None:
    for seen in lay_out(found, View(), "en"):
        for shape in seen.picture.shapes:
            if isinstance(shape, Box):
                assert 0 <= shape.x and shape.x + shape.width <= seen.picture.width + 0.01
            elif isinstance(shape, Words) and shape.align == "left":
                assert shape.x + reach(shape.text, shape.size, shape.bold) <= seen.picture.width + 1 \
                    or shape.y > seen.spots[-1].y + 20  # the legend shrinks where it is too long


def test_a_blocking_without_an_end_goes_on_as_a_broken_line_with_an_arrow() -> None:
    axis = Axis(date(2015, 1, 1), date(2016, 12, 31), 150.0, 500.0)
    extent = lasting(Moment("2015-06-01"), None)
    assert extent
    shapes = bar(days_of(extent), axis, 0.0, 8.0)
    dashed = next(shape for shape in shapes if isinstance(shape, Stroke) and shape.dashed)
    assert dashed.x1 == axis.right and [shape.text for shape in shapes if isinstance(shape, Words)] == ["?›"]


def test_a_span_is_never_drawn_as_a_point() -> None:
    axis = Axis(date(2015, 1, 1), date(2015, 12, 31), 0.0, 365.0)
    extent = extent_of(Moment("[2015-03-01..2015-08-31]"))
    assert extent
    found = bar(days_of(extent), axis, 0.0, 8.0)
    assert [(round(one.x), round(one.width), one.hatched) for one in found if isinstance(one, Box)] == [(59, 184, True)]


def test_today_is_a_hairline_on_the_screen_and_not_on_paper() -> None:
    lane = Lane("Case", (Item(Days(735000.0, 735400.0), "Case"),))
    day = date.fromordinal(735100)
    on_screen = lay_out([lane], View(today=day, tallest=0), "en")[0].picture.shapes
    on_paper = lay_out([lane], View(), "en")[0].picture.shapes
    assert [shape.text for shape in on_screen if isinstance(shape, Words)][-1] == "today"
    assert "today" not in [shape.text for shape in on_paper if isinstance(shape, Words)]


def test_five_thousand_things_in_one_lane_are_counted_where_they_have_no_room() -> None:
    many = tuple(Item(Days(735000.0 + at % 900, 735001.0 + at % 900, (735000.0 + at % 900, 735001.0 + at % 900)),
                      f"{at}", "A name", record=f"{at}") for at in range(5000))
    seen = lay_out([Lane("All", many)], SCREEN, "en")[0]
    assert seen.picture.height < 600 and len(seen.spots) < 400
    assert sum(len(spot.records) for spot in seen.spots if spot.x) == 5000


def test_lanes_beyond_the_most_are_counted_in_one() -> None:
    found = [Lane(f"{at}", (Item(Days(735000.0, 735010.0), "x", record=f"{at}"),), f"{at}") for at in range(500)]
    seen = lay_out(found, View(width=520.0, tallest=0, most=20), "en")[0]
    assert "480 more" in [shape.text for shape in seen.picture.shapes if isinstance(shape, Words)]


def test_an_axis_of_hours_names_them() -> None:
    lane = Lane("Almaty", (Item(Days(738163.375, 738163.58), "cut"),))
    words = [shape.text for shape in lay_out([lane], SCREEN, "en")[0].picture.shapes if isinstance(shape, Words)]
    assert "12:00" in words


def test_nothing_dated_is_no_picture() -> None:
    assert lay_out([], SCREEN, "en") == [] and axis_of([Lane("x", (Item(Days(None, None), "x"),))], View()) is None


@given(st.lists(items(), min_size=1, max_size=6))
def test_the_days_told_are_reached_by_the_axis(found: list[Item]) -> None:
    days = reach_of(item.days for item in found)
    axis = axis_of([Lane("x", tuple(found))], View())
    assert days and axis and axis.first <= days[0] and days[1] <= axis.last


def test_what_has_no_room_is_explained_below_the_picture() -> None:
    many = tuple(Item(Days(735000.0, 735010.0, (735000.0, 735010.0)), f"{at}", "A name") for at in range(40))
    words = [shape.text for shape in lay_out([Lane("All", many)], View(), "en")[0].picture.shapes
             if isinstance(shape, Words)]
    assert "+16" in words and "so many more begin here; the table tells them" in words
