"""Regions by the hour: only what is told of an hour is drawn in it."""

from hypothesis import given
from hypothesis import strategies as st

from archive_schema.moments import Moment
from desktop.briefs.blocks.hour_grid import Cell, Told, cell, days_of, first_hour, stretches
from desktop.briefs.values import Picture, TableBlock, Text, Words, plain_text
from tests.briefs.conftest import Desk

ROW = ("Almaty", "web")
DAY = {"edtf": "2022-01-08"}


def at(hour: int, *told: Told, ended: str = "") -> Cell:
    found = stretches(told, Moment(ended) if ended else None)
    return cell(ROW, first_hour(Moment("2022-01-08").earliest) + hour, found)  # type: ignore[arg-type]


def cut(**moment: str) -> Told:
    return Told(ROW, "cut", Moment("2022-01-08", **moment))


def test_hours_between_two_times_are_sure() -> None:
    told = cut(time_from="09:00", time_to="14:00")
    assert [at(hour, told).sure for hour in (8, 9, 13, 14)] == [False, True, True, False]
    assert at(8, told) == Cell() == at(14, told)


def test_an_hour_that_is_only_partly_told_is_in_doubt() -> None:
    assert at(9, cut(time_from="09:30", time_to="14:00")) == Cell(("cut",), False)


def test_about_two_reaches_an_hour_to_either_side() -> None:
    told = cut(time_from="09:00", time_to="~14:00")
    assert [at(hour, told) for hour in (12, 13, 14, 15)] == [
        Cell(("cut",), True), Cell(("cut",)), Cell(("cut",)), Cell()]


def test_a_day_without_hours_is_in_doubt_in_every_hour() -> None:
    assert {at(hour, cut()) for hour in range(24)} == {Cell(("cut",), False)}


def test_what_has_no_end_lasts_in_doubt_until_the_next_statement() -> None:
    later = Told(ROW, "connected", Moment("2022-01-10", time_from="06:00"))
    assert at(24, cut(), later) == Cell(("cut",)) and at(48 + 5, cut(), later) == Cell(("cut",))
    assert at(48 + 6, cut(), later) == Cell(("connected",))


def test_what_has_no_end_lasts_no_longer_than_the_whole() -> None:
    assert at(47, cut(), ended="2022-01-09") == Cell(("cut",)) and at(48, cut(), ended="2022-01-09") == Cell()


def test_two_statements_that_differ_stand_both_in_the_cell() -> None:
    other = Told(ROW, "connected", Moment("2022-01-08"))
    assert at(3, cut(), other) == Cell(("cut", "connected"), False)


MOMENTS = st.builds(
    lambda day, first, last, about: Moment(f"2022-01-{day:02}", time_from=f"{about}{first:02}:00" if first < 24 else "",
                                           time_to=f"{last:02}:30" if first <= last < 24 else ""),
    st.integers(1, 28), st.integers(0, 24), st.integers(0, 30), st.sampled_from(["", "~"]))
TOLD = st.builds(Told, st.sampled_from([ROW, ("Oral", "mobile")]), st.sampled_from(["cut", "connected", "disrupted"]),
                 MOMENTS, st.none())


@given(st.lists(TOLD, max_size=8), st.sampled_from([None, Moment("2022-01-29")]))
def test_no_statement_is_lost_and_none_is_in_another_row(told: list[Told], ended: Moment | None) -> None:
    found = stretches(told, ended)
    assert [one.told for one in found] == told
    for one in found:
        assert one.first < one.last
        assert all(one.told.state in cell(one.told.row, hour, found).states for hour in range(one.first, one.last))


@given(st.lists(TOLD, min_size=1, max_size=8))
def test_a_cell_says_nothing_that_is_not_told(told: list[Told]) -> None:
    found = stretches(told)
    first, last = days_of(found) or (None, None)
    assert first and last
    for hour in range(first_hour(first), first_hour(last) + 24):
        one = cell(ROW, hour, found)
        here = [each for each in found if each.told.row == ROW and each.first <= hour < each.last]
        assert set(one.states) == {each.told.state for each in here}
        assert not one.sure or len(one.states) == 1


def shutdown(desk: Desk, *phases: dict[str, object], **values: object) -> None:
    desk.add("shutdown", title="Shutdown", place="Kazakhstan", phases=list(phases), **values)
    desk.block("hours", table_records=["SHD-0001"])


def test_the_grid_the_key_and_the_phases_stand_below_one_another(desk: Desk) -> None:
    shutdown(desk, {"what": "Cut", "from_": DAY, "place": "Almaty", "service": "web", "state": "blocked"})
    assert [type(block) for block in desk.composed().document.blocks] == [Picture, Text, TableBlock]


def test_hours_of_which_nothing_is_told_say_so(desk: Desk) -> None:
    shutdown(desk, {"from_": DAY | {"time_from": "09:00", "time_to": "14:00"}, "place": "Almaty", "state": "blocked"})
    picture = desk.composed().document.blocks[0]
    assert isinstance(picture, Picture)
    signs = [shape.text for shape in picture.shapes if isinstance(shape, Words) and shape.text in "?×"][:24]
    assert "".join(signs) == "?" * 9 + "×" * 5 + "?" * 10


def test_the_zone_is_said_as_told_and_nothing_is_converted(desk: Desk) -> None:
    shutdown(desk, {"from_": DAY | {"zone": "Asia/Almaty"}, "place": "Almaty", "service": "web", "state": "blocked"})
    key = desk.composed().document.blocks[1]
    assert isinstance(key, Text)
    for words in ("nothing was converted", "Almaty · Web resources: Asia/Almaty", "UTC+5 and UTC+6"):
        assert words in plain_text(key.spans)


def test_a_phase_without_a_date_is_told_below_the_grid(desk: Desk) -> None:
    shutdown(desk, {"what": "Cut", "from_": DAY, "place": "Almaty", "state": "blocked"},
             {"what": "Calls interrupted", "service": "voice", "state": "interrupted"})
    _, key, table = desk.composed().document.blocks
    assert isinstance(key, Text) and plain_text(key.spans).endswith("for want of a date or a state: phases 2.")
    assert isinstance(table, TableBlock) and len(table.rows) == 2


def test_days_alike_are_drawn_once(desk: Desk) -> None:
    days = {"from_": {"edtf": "2022-01-05"}, "to": {"edtf": "2022-01-25"}}
    shutdown(desk, days | {"place": "Almaty", "state": "blocked"})
    pictures = [block for block in desk.composed().document.blocks if isinstance(block, Picture)]
    assert [next(shape.text for shape in one.shapes if isinstance(shape, Words)) for one in pictures] == [
        "5 January 2022", "6–24 January 2022", "25 January 2022"]


def test_a_phase_that_nothing_supports_of_its_own_bears_what_is_cited_for_the_whole(desk: Desk) -> None:
    report, table = (desk.add("source", title=title, csl_type="report").id for title in ("Report", "Table"))
    shutdown(desk, {"what": "Cut", "from_": DAY, "place": "Almaty", "state": "blocked"})
    with desk.archive.reader() as reader:
        record = reader.by_ref("SHD-0001")
    desk.add("citation", source=report, about=record.id)
    desk.add("citation", source=table, about=record.id, row=record.rows("phases")[0]["id"], value="No")
    (note,) = desk.composed().document.notes
    assert plain_text(note.spans).startswith("Report") and "differently: Table" in plain_text(note.spans)
