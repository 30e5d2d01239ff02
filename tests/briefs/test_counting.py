"""Counts say their unit and period, at least and at most, and what was left out."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.blocks.counting import Line, Weight, weight_of
from desktop.briefs.values import Box, NoteMark, Picture, TableBlock, Text, plain_text
from tests.briefs.conftest import Desk


def case(desk: Desk, title: str = "Case", **values: object) -> None:
    desk.add("prosecution", title=title, **values)


def table(desk: Desk) -> list[list[str]]:
    (found,) = [block for block in desk.composed().document.blocks if isinstance(block, TableBlock)]
    return [[plain_text(cell) for cell in row] for row in found.rows]


def told(desk: Desk) -> str:
    return " ".join(plain_text(block.spans) for block in desk.composed().document.blocks if isinstance(block, Text))


def test_cases_are_counted_by_year(desk: Desk) -> None:
    for began in ("2014-03", "2016", "2016-05-01"):
        case(desk, began={"edtf": began})
    desk.block("counts", table_kind="prosecution", counted_by="year", unit="cases")
    assert table(desk) == [["2014", "1", "1"], ["2015", "0", "0"], ["2016", "2", "2"], ["In all", "3", "3"]]


def test_what_may_have_begun_in_either_of_two_years_is_sure_in_neither(desk: Desk) -> None:
    case(desk, began={"edtf": "[2015-12..2016-01]"})
    desk.block("counts", table_kind="prosecution", counted_by="year", unit="cases")
    assert table(desk) == [["2015", "0", "1"], ["2016", "0", "1"], ["In all", "1", "1"]]


def test_what_is_not_dated_has_a_line_of_its_own(desk: Desk) -> None:
    case(desk, began={"edtf": "2015"})
    case(desk)
    desk.block("counts", table_kind="prosecution", counted_by="year", unit="cases")
    assert table(desk)[1] == ["not dated", "1", "1"]


def test_what_is_not_dated_is_only_perhaps_within_a_period(desk: Desk) -> None:
    case(desk)
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="cases", from_={"edtf": "2015"})
    assert table(desk)[-1] == ["In all", "0", "1"]
    assert told(desk) == "Records without a date, so only perhaps within the period: 1."


def test_what_lies_outside_the_period_is_said_to_be_left_out(desk: Desk) -> None:
    case(desk, began={"edtf": "2015"})
    case(desk, began={"edtf": "2020"})
    desk.block("counts", table_kind="prosecution", counted_by="kind", to={"edtf": "2016"})
    assert table(desk)[-1] == ["In all", "1", "1"] and "dated outside the period: 1" in told(desk)


def test_a_person_in_two_cases_is_counted_once(desk: Desk) -> None:
    person = desk.add("person", name="Vera Ivanova")
    for outcome in ("convicted", "acquitted"):
        case(desk, outcome=outcome, defendants=[{"person": person.id, "name": "Vera Ivanova", "identified": "named"}])
    desk.block("counts", table_kind="prosecution", counted_by="outcome", unit="persons")
    assert table(desk) == [["Convicted", "1", "1"], ["Acquitted", "1", "1"], ["In all", "1", "1"]]
    assert "each is counted once" in told(desk)


def test_a_vague_number_is_never_added(desk: Desk) -> None:
    person = desk.add("person", name="Vera Ivanova")
    case(desk, defendants=[{"person": person.id, "name": "Vera Ivanova"},
                           {"name": "Activists", "count": {"printed": "dozens", "unit": "persons"}}])
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    assert table(desk)[-1] == ["In all", "1", "1", "“dozens”"]
    assert "were not added" in told(desk)


def test_a_number_without_a_bound_leaves_the_sum_without_one(desk: Desk) -> None:
    case(desk, defendants=[{"name": "Users", "count": {"least": "3", "unit": "persons"}}])
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    assert table(desk)[-1] == ["In all", "3", "not known"]


def test_an_outlet_is_no_person(desk: Desk) -> None:
    case(desk, defendants=[{"name": "Respublika", "identified": "named"}])
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    assert "not recorded as persons, left out: 1" in told(desk)


def test_rows_are_counted_by_their_own_field(desk: Desk) -> None:
    case(desk, charges=[{"offence": "libel", "words": "one"}, {"offence": "libel", "words": "two"}])
    desk.block("counts", table_kind="prosecution", counted_by="charges.offence", unit="charges")
    assert [line[1:] for line in table(desk)] == [["2", "2"], ["2", "2"]]


def test_a_row_stands_in_its_own_line_only(desk: Desk) -> None:
    case(desk, charges=[{"offence": "libel"}, {"offence": "drugs"}])
    desk.block("counts", table_kind="prosecution", counted_by="charges.offence", unit="charges")
    assert sorted(table(desk)) == [["Drug possession", "1", "1"], ["In all", "2", "2"], ["Libel", "1", "1"]]


def test_families_are_no_number_of_persons(desk: Desk) -> None:
    case(desk, defendants=[{"name": "Families", "count": {"least": "3", "most": "3", "unit": "families"}}])
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    assert table(desk)[-1][1:3] == ["0", "0"] and "3" in table(desk)[-1][3]


def test_a_field_that_is_not_there_is_told(desk: Desk) -> None:
    case(desk)
    desk.block("counts", table_kind="prosecution", counted_by="height")
    assert "unknown_column" in [problem.code for problem in desk.composed().problems]


def test_the_unit_is_said_in_the_language_of_the_paper(desk: Desk) -> None:
    case(desk)
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    (found, *_) = desk.composed("ru").document.blocks
    assert isinstance(found, TableBlock) and found.unit == "люди; период: не ограничен"


def test_a_line_bears_a_note_with_the_place_of_each_record_counted(desk: Desk) -> None:
    source = desk.add("source", title="Report")
    for note in ("86", "9"):
        about = desk.add("prosecution", title=f"Case {note}")
        desk.add("citation", source=source.id, about=about.id, locator_kind="note", locator=note)
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="cases")
    composed = desk.composed()
    (found,) = composed.document.blocks
    assert isinstance(found, TableBlock) and found.rows[0][0][-1] == NoteMark(1)
    assert plain_text(composed.document.notes[0].spans) == "“Report”, notes 9, 86."


def test_a_chart_hatches_what_is_not_sure(desk: Desk) -> None:
    case(desk, began={"edtf": "[2015-12..2016-01]"})
    case(desk, began={"edtf": "2015"})
    desk.block("chart", table_kind="prosecution", counted_by="year", unit="cases")
    picture = desk.composed().document.blocks[0]
    assert isinstance(picture, Picture) and picture.unit == "cases; period: not limited"
    assert [box.hatched for box in picture.shapes if isinstance(box, Box)][:3] == [False, True, True]
    assert picture.description == "2015: 1–2; 2016: 0–1"


WEIGHTS = st.builds(lambda least, more: Weight(least, None if more is None else least + more),
                    st.integers(0, 50), st.none() | st.integers(0, 50))


@given(st.lists(st.tuples(st.integers(0, 5), WEIGHTS, st.booleans()), max_size=20))
def test_the_least_is_never_over_the_most(things: list[tuple[int, Weight, bool]]) -> None:
    line = Line("all")
    for name, weight, sure in things:
        line.add(str(name), weight, sure, "record")
    assert line.most is None or line.least <= line.most


@given(st.integers(0, 99), st.booleans())
def test_about_so_many_is_no_number_to_add(number: int, strict: bool) -> None:
    value = {"least": str(number), "most": str(number), "about": True, "strict": strict}
    weight = weight_of(value)
    assert (weight.least, weight.most) == (0, 0) and str(number) in weight.vague


def test_what_another_source_gives_instead_of_a_number_is_told_and_not_added(desk: Desk) -> None:
    source = desk.add("source", title="Headline")
    record = desk.add("prosecution", title="Case", defendants=[{"name": "Activists", "count": {"printed": "dozens"}}])
    row = record.rows("defendants")[0]["id"]
    desk.add("citation", source=source.id, about=record.id, row=row, field="count", value="55", stance="contradicts")
    desk.block("counts", table_kind="prosecution", counted_by="kind", unit="persons")
    assert table(desk)[-1] == ["In all", "0", "0", "“dozens” (differently: 55)"]


def test_what_began_before_the_period_and_went_on_has_one_line(desk: Desk) -> None:
    for began in ("2011/..", "2013-05/2015-09", "2015-07"):
        case(desk, began={"edtf": began})
    desk.block("counts", table_kind="prosecution", counted_by="year", unit="cases", from_={"edtf": "2015"})
    assert table(desk) == [["begun before the period", "2", "2"], ["2015", "1", "1"], ["In all", "3", "3"]]
