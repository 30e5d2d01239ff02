"""Timelines: everything stands in its order, nothing is made more exact than it is told."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from archive_schema.moments import Moment
from desktop.briefs import compose
from desktop.briefs.blocks.drawing import WIDTH, Axis, cut, mark_words, reach
from desktop.briefs.blocks.extents import Period, extent_of
from desktop.briefs.pictures.bars import bar, days_of
from desktop.briefs.values import Box, NoteMark, Picture, TableBlock, Words, plain_text
from desktop.briefs.walk import texts_of
from tests.briefs.conftest import Desk

DATES = ("2015-05", "2015-05-12", "2015-05-12~", "2015-09/2016-02", "2011/..", "../2016-02", "[2015-06..2016-05]",
         "2015-10/", "2015", "2015-05?", "2016-05-19/2016-05-23", "{2015-01-02, 2016-03-04}", "/2016", "2016-21")


def moments() -> st.SearchStrategy[Moment]:
    days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
    made = st.one_of(
        days.map(lambda day: day.isoformat()), days.map(lambda day: day.isoformat()[:7]), st.sampled_from(DATES),
        st.tuples(days, st.integers(0, 900), st.sampled_from(["{}/{}", "[{}..{}]"])).map(
            lambda one: one[2].format(one[0], one[0] + timedelta(one[1]))))
    return made.map(Moment)


def blocks(desk: Desk) -> tuple[Picture, TableBlock]:
    picture, table = desk.composed().document.blocks
    assert isinstance(picture, Picture) and isinstance(table, TableBlock)
    return picture, table


def lines(table: TableBlock) -> list[list[str]]:
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_records_stand_in_the_order_of_their_dates_and_the_undated_last(desk: Desk) -> None:
    for title, began in (("Late", "2016-01-02"), ("Early", "2015-05"), ("Some day", None)):
        desk.add("prosecution", title=title, **({"began": {"edtf": began}} if began else {}))
    desk.block("timeline", table_kind="prosecution")
    assert lines(blocks(desk)[1]) == [["1", "May 2015", "Early"], ["2", "2 January 2016", "Late"],
                                      ["3", "not dated (not stated)", "Some day"]]


def test_an_uncertain_date_is_said_as_told_and_hatched(desk: Desk) -> None:
    desk.add("prosecution", title="Case", began={"edtf": "2015-05~"})
    desk.block("timeline", table_kind="prosecution")
    picture, table = blocks(desk)
    assert lines(table)[0][1] == "about May 2015"
    assert [shape.hatched for shape in picture.shapes if isinstance(shape, Box)][0]


def test_every_line_bears_its_note(desk: Desk) -> None:
    source = desk.add("source", title="Report")
    case = desk.add("prosecution", title="Case", began={"edtf": "2015"})
    desk.add("citation", source=source.id, about=case.id, field="began")
    desk.block("timeline", table_records=["PRO-0001"])
    assert blocks(desk)[1].rows[0][1][-1] == NoteMark(1)


def test_the_rows_of_a_record_make_lines_of_their_own(desk: Desk) -> None:
    desk.add("prosecution", title="Case", steps=[
        {"step": "verdict", "when": {"edtf": "2016-03"}, "body": "A court"},
        {"step": "arrest", "when": {"edtf": "2015"}}])
    desk.block("timeline", table_records=["PRO-0001"], table_columns=["steps"])
    assert [line[1:] for line in lines(blocks(desk)[1])] == [["2015", "Case: Arrest"],
                                                             ["March 2016", "Case: Verdict; A court"]]


def test_what_surely_lies_outside_the_period_is_left_out_and_what_may_lie_in_it_stays(desk: Desk) -> None:
    for title, began in (("Before", "2014"), ("Perhaps", "2015"), ("Within", "2015-08")):
        desk.add("prosecution", title=title, began={"edtf": began})
    desk.block("timeline", table_kind="prosecution", from_={"edtf": "2015-06"}, to={"edtf": "2016-05"})
    picture, table = blocks(desk)
    assert [line[2] for line in lines(table)] == ["Perhaps", "Within"]
    assert picture.unit == "prosecutions and detentions; period: June 2015 – May 2016"


def test_what_began_and_ended_is_one_bar_from_the_one_to_the_other() -> None:
    extent = extent_of(Moment("2022-01-04"), Moment("2022-01-10"))
    assert extent and extent.is_exact and (extent.first, extent.last) == (date(2022, 1, 4), date(2022, 1, 10))


@given(moments())
def test_what_is_sure_lies_within_what_is_possible(moment: Moment) -> None:
    extent = extent_of(moment)
    if extent and extent.sure:
        assert extent.sure[0] <= extent.sure[1]
        assert (extent.first or date.min) <= extent.sure[0] and extent.sure[1] <= (extent.last or date.max)


@given(moments(), st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 3000))
def test_a_bar_stays_in_the_picture_and_covers_all_its_days(moment: Moment, first: date, days: int) -> None:
    axis = Axis(first, first + timedelta(days), 196.0, WIDTH - 12)
    extent = extent_of(moment)
    assert extent is not None
    boxes = [shape for shape in bar(days_of(extent), axis, 0.0, 8.0) if isinstance(shape, Box)]
    left, right = min(box.x for box in boxes), max(box.x + box.width for box in boxes)
    assert axis.left - 0.01 <= left <= axis.start(extent.first or axis.first) + 0.01
    assert axis.end(extent.last or axis.last) - 0.01 <= right <= axis.right + 0.01


@given(moments(), st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 900))
def test_a_period_never_loses_what_touches_it(moment: Moment, first: date, days: int) -> None:
    period, extent = Period(first, first + timedelta(days)), extent_of(moment)
    assert extent is not None
    apart = (extent.last or date.max) < first or (extent.first or date.min) > first + timedelta(days)
    assert (period.holds(extent) == "not") == apart


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 400_000))
def test_dates_on_an_axis_never_touch(first: date, days: int) -> None:
    last = date.fromordinal(min(date.max.toordinal(), first.toordinal() + days))
    found = Axis(first, last, 196.0, WIDTH - 12).dates(6.6)
    assert found
    assert all(left + reach(text, 6.6) <= right for (left, text), (right, _) in zip(found, found[1:], strict=False))


@given(st.text(max_size=80), st.floats(20, 200))
def test_cut_words_fit_their_room(text: str, room: float) -> None:
    assert reach(cut(text, room, 7.6), 7.6) <= room


def test_no_words_of_a_timeline_stand_on_others(desk: Desk) -> None:
    for number in range(60):
        desk.add("prosecution", title="A case of a very long name " * 3, began={"edtf": f"{1990 + number}"})
    desk.block("timeline", table_kind="prosecution")
    *pictures, table = desk.composed().document.blocks
    assert len(pictures) == 2 and isinstance(table, TableBlock) and len(table.rows) == 60
    for picture in pictures:
        assert isinstance(picture, Picture)
        boxes = [box(shape) for shape in picture.shapes if isinstance(shape, Words)]
        assert not [pair for at, pair in enumerate(boxes) for other in boxes[at + 1:] if touch(pair, other)]


def box(words: Words) -> tuple[float, float, float, float]:
    """Where words stand: left, top, right, bottom."""
    wide = reach(words.text, words.size, words.bold)
    left = words.x - {"left": 0.0, "middle": wide / 2, "right": wide}[words.align]
    return left, words.y - words.size * 0.7, left + wide, words.y


def touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_dates_above_a_timeline_stay_in_the_picture_and_apart(first: date, days: int) -> None:
    words = list(mark_words(Axis(first, first + timedelta(days), 196.0, WIDTH - 12), 8.0, 6.6))
    boxes = [box(one) for one in words]
    assert words and all(0 <= one[0] and one[2] <= WIDTH + 1 for one in boxes)
    assert not any(touch(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1:])


def test_no_part_of_a_protected_name_is_left_where_a_picture_cuts_it(desk: Desk) -> None:
    desk.add("person", name="Vera Ivanova", protection="withheld")
    for letters in range(40):
        desk.add("prosecution", title=f"{'x' * letters} case of Vera Ivanova at her work", began={"edtf": "2015"})
    desk.block("timeline", table_kind="prosecution")
    with desk.archive.reader() as reader:
        document = compose(reader, desk.brief.id, edition="safe").document
    assert not [text for text in texts_of(document) if "Vera" in text or "Ivan" in text]


def test_a_record_cited_for_its_rows_alone_bears_their_note(desk: Desk) -> None:
    source, case = desk.add("source", title="Report"), desk.add(
        "prosecution", title="Case", began={"edtf": "2015"}, steps=[{"step": "arrest"}])
    desk.add("citation", source=source.id, about=case.id, row=case.rows("steps")[0]["id"])
    desk.block("timeline", table_records=["PRO-0001"])
    assert blocks(desk)[1].rows[0][2][-1] == NoteMark(1)
