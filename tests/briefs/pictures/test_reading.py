"""What is seen is what the same block prints, and each place leads to its records."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.briefs import compose, html, markdown, word
from desktop.briefs.blocks.charts import bars, said
from desktop.briefs.blocks.counting import Count, Line, Weight
from desktop.briefs.blocks.entries import dated_fields
from desktop.briefs.pictures.handing_out import NamesGuarded, paper_of, picture_of
from desktop.briefs.pictures.reading import Reading, context_of, read
from desktop.briefs.pictures.seen import View
from desktop.briefs.values import Box, Picture, Stroke, Words
from tests.briefs.conftest import Desk

SCREEN = View(tallest=0)


def reading(desk: Desk, block_type: str, **values: object) -> Reading:
    with desk.archive.reader() as reader:
        return read(reader, Record("brief_block", {"block_type": block_type, **values}), "en")


def prosecutions(desk: Desk) -> list[Record]:
    one = desk.add("prosecution", title="First", began={"edtf": "2015"}, outcome="convicted", steps=[
        {"step": "arrest", "when": {"edtf": "2015-03"}}, {"step": "verdict", "when": {"edtf": "2016-02-01"}}])
    two = desk.add("prosecution", title="Second", began={"edtf": "[2015-11-01..2016-02-01]"})
    return [one, two, desk.add("prosecution", title="Some day")]


def words(shapes: object) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Words)]  # type: ignore[attr-defined]


def test_the_steps_of_a_case_stand_in_its_lane(desk: Desk) -> None:
    one = prosecutions(desk)[0]
    found = reading(desk, "timeline", table_records=[one.ref], lanes="record", table_columns=["steps"])
    seen = found.lay_out(SCREEN)
    assert seen and [spot.exact for spot in seen.spots] == ["", "2015-03", "2016-02-01"]
    assert {spot.records for spot in seen.spots} == {(one.id,)}
    assert {"First", "Arrest", "Verdict"} <= set(words(seen.picture.shapes))


def test_what_is_not_dated_is_counted_and_stands_in_the_table(desk: Desk) -> None:
    *_, third = prosecutions(desk)
    found = reading(desk, "timeline", table_kind="prosecution", lanes="kind")
    assert found.undated == 1 and found.told.lines[-1] == (("not dated (not stated)", "Some day", ""), third.id)


def test_a_person_has_a_lane_of_their_own_and_nobody_has_one_too(desk: Desk) -> None:
    person = desk.add("person", name="Vera Ivanova", protection="initials")
    prosecutions(desk)
    desk.add("prosecution", title="Hers", began={"edtf": "2015"}, defendants=[{"person": person.id, "name": "V."}])
    seen = reading(desk, "timeline", table_kind="prosecution", lanes="person").lay_out(SCREEN)
    assert seen and {"V. I.", "no person is named"} <= set(words(seen.picture.shapes))


def test_lanes_of_a_brief_are_those_of_the_screen(desk: Desk) -> None:
    prosecutions(desk)
    desk.block("timeline", table_kind="prosecution", lanes="kind")
    picture = desk.composed().document.blocks[0]
    seen = reading(desk, "timeline", table_kind="prosecution", lanes="kind").lay_out(View())
    assert isinstance(picture, Picture) and seen and picture.shapes == seen.picture.shapes


def test_a_timeline_takes_what_lies_in_a_case_file(desk: Desk) -> None:
    case = desk.add("case_file", title="Words")
    prosecutions(desk)
    inside = desk.add("attack", title="Inside", happened={"edtf": "2015"}, cases=[case.id])
    assert reading(desk, "timeline", table_case=case.id).records == (inside.id,)


def test_restrictions_are_bars_and_measurements_ticks(desk: Desk) -> None:
    site = desk.add("blocked_site", title="Site", restrictions=[{"from_": {"edtf": "2016-01-01"}, "state": "in_force"}],
                    measurements=[{"when": {"edtf": "2016-02-03"}, "result": "blocked"},
                                  {"when": {"edtf": "2016-03-03"}, "result": "reachable"}])
    seen = reading(desk, "timeline", table_records=[site.ref], lanes="record",
                   table_columns=["restrictions", "measurements"]).lay_out(SCREEN)
    assert seen
    ticks = [shape.y1 - shape.y0 for shape in seen.picture.shapes if isinstance(shape, Stroke) and shape.weight == 1.1]
    assert ticks == [8.0, 4.0, 8.0, 4.0] and "?›" in words(seen.picture.shapes)


def test_what_began_before_the_days_shown_goes_through_them_as_a_broken_line(desk: Desk) -> None:
    site = desk.add("blocked_site", title="Site", restrictions=[{"from_": {"edtf": "2011"}, "state": "in_force"}])
    found = reading(desk, "timeline", table_records=[site.ref], lanes="record", table_columns=["restrictions"])
    seen = found.lay_out(View(tallest=0, first=date(2016, 1, 1), last=date(2016, 12, 31)))
    assert seen and seen.axis
    lines = [shape for shape in seen.picture.shapes if isinstance(shape, Stroke) and shape.dashed]
    assert [(one.x0, one.x1) for one in lines] == [(seen.axis.left, seen.axis.right)]


def test_our_own_qualification_is_nothing_that_happened() -> None:
    assert "charges" not in dated_fields(SCHEMA["prosecution"]) and "steps" in dated_fields(SCHEMA["prosecution"])


def test_what_is_lifted_ended_on_a_day_that_nobody_tells(desk: Desk) -> None:
    site = desk.add("blocked_site", title="Site", restrictions=[{"from_": {"edtf": "2016-01-01"}, "state": "lifted"}])
    seen = reading(desk, "timeline", table_records=[site.ref], lanes="record",
                   table_columns=["restrictions"]).lay_out(SCREEN)
    assert seen and "?" in words(seen.picture.shapes) and "?›" not in words(seen.picture.shapes)


def test_phases_stand_by_place_and_hour(desk: Desk) -> None:
    shutdown = desk.add("shutdown", title="January", phases=[
        {"place": "Almaty", "service": "mobile", "state": "shut_down", "from_": {
            "edtf": "2022-01-08", "time_from": "09:00", "time_to": "14:00"}},
        {"place": "Almaty", "service": "mobile", "state": "restored", "from_": {"edtf": "2022-01-10"}}])
    seen = reading(desk, "phases", record=shutdown.id).lay_out(SCREEN)
    assert seen and [spot.exact for spot in seen.spots if spot.x] == ["2022-01-08 09:00–14:00", "2022-01-10"]
    full = [shape for shape in seen.picture.shapes if isinstance(shape, Box) and not shape.hatched][0]
    assert abs(full.width - (seen.axis.at(0.2) - seen.axis.left)) < full.width + 1  # type: ignore[union-attr]


def test_a_brief_prints_phases_with_their_table(desk: Desk) -> None:
    shutdown = desk.add("shutdown", title="January", phases=[
        {"place": "Almaty", "state": "shut_down", "from_": {"edtf": "2022-01-08"}}])
    desk.block("phases", record=shutdown.id)
    assert [type(one).__name__ for one in desk.composed().document.blocks] == ["Picture", "Text", "TableBlock"]


def test_a_bar_of_a_count_leads_to_its_records(desk: Desk) -> None:
    one, two, third = prosecutions(desk)
    seen = reading(desk, "chart", table_kind="prosecution", counted_by="outcome").lay_out(SCREEN)
    assert seen and [spot.records for spot in seen.spots] == [(one.id,), (two.id, third.id)]
    assert [spot.words for spot in seen.spots] == ["Convicted: 1 (prosecutions and detentions)",
                                                   "not stated: 2 (prosecutions and detentions)"]


def test_where_rows_are_counted_they_are_the_unit(desk: Desk) -> None:
    desk.add("prosecution", title="Case", charges=[{"words": "a", "offence": "extremism"}, {"words": "b"}])
    found = reading(desk, "chart", table_kind="prosecution", counted_by="charges.offence")
    assert found.notes[:2] == ("charges; period: not limited", "In all: 2")


def test_a_date_in_one_of_two_years_is_at_least_nothing_and_at_most_one_in_either(desk: Desk) -> None:
    prosecutions(desk)
    lines = reading(desk, "chart", table_kind="prosecution", counted_by="year").told.lines
    assert [cells[:3] for cells, _ in lines] == [("2015", "1", "2"), ("2016", "0", "1"), ("not dated", "1", "1"),
                                                 ("In all", "3", "3")]


WEIGHTS = st.builds(lambda least, more: Weight(least, None if more is None else least + more), st.integers(0, 9),
                    st.none() | st.integers(0, 9))


@settings(max_examples=30)
@given(st.lists(st.lists(st.tuples(st.integers(0, 30), WEIGHTS, st.booleans()), max_size=8), max_size=6))
def test_least_is_never_more_than_most_and_bars_keep_their_room(things: list[list[tuple[int, Weight, bool]]]) -> None:
    lines = []
    for at, found in enumerate(things):
        line = Line(f"Line {at}")
        for thing, weight, sure in found:
            line.add(f"{at} {thing}", weight, sure, f"{thing}")
        lines.append(line)
    whole = Line("In all", {key: thing for line in lines for key, thing in line.things.items()})
    assert all(line.most is None or line.least <= line.most for line in (*lines, whole))
    assert sum(line.least for line in lines) == whole.least
    context = context_of(None, "en")  # type: ignore[arg-type]
    for seen in bars(context, Count("cases", "by year", lines, whole), View(width=500.0)):
        boxes = [shape for shape in seen.picture.shapes if isinstance(shape, Box)]
        assert all(0 <= box.x and box.x + box.width <= 500.0 for box in boxes)
        assert [spot.words.split(":")[1].strip() for spot in seen.spots] == [
            f"{said(line, 'en')} (cases)" for line in lines[:len(seen.spots)]]


def test_no_name_that_may_not_be_printed_stands_in_a_safe_picture(desk: Desk) -> None:
    desk.add("person", name="Vera Ivanova", protection="withheld")
    desk.add("prosecution", title="The case of Vera Ivanova", began={"edtf": "2015"})
    with desk.archive.reader() as reader:
        block = Record("brief_block", {"block_type": "timeline", "table_kind": "prosecution", "lanes": "record"})
        safe = read(reader, block, "en", edition="safe")
    assert "Ivanova" not in str(safe.told) + str(safe.lay_out(SCREEN))


def test_no_such_name_stands_in_a_safe_picture_of_phases_handed_out(desk: Desk) -> None:
    desk.add("person", name="Vera Ivanova", protection="withheld")
    shutdown = desk.add("shutdown", title="The day of Vera Ivanova", phases=[
        {"place": "Almaty", "what": "Told by Vera Ivanova", "state": "shut_down", "from_": {"edtf": "2022-01-08"}}])
    block = Record("brief_block", {"block_type": "phases", "record": shutdown.id})
    with desk.archive.reader() as reader:
        pictures = [picture_of(reader, block, SCREEN, "en", safe=True), *paper_of(reader, block, "en", safe=True)]
        with pytest.raises(NamesGuarded):
            picture_of(reader, block, SCREEN, "en")
    assert len(pictures) == 2 and "Ivanova" not in str(pictures)


def test_every_paper_takes_every_picture(desk: Desk) -> None:
    one = prosecutions(desk)[0]
    for kind, values in (("timeline", {"lanes": "person"}), ("chart", {"counted_by": "month"}), ("graph", {})):
        desk.block(kind, **({"record": one.id} if kind == "graph" else {"table_kind": "prosecution"}), **values)
    with desk.archive.reader() as reader:
        document = compose(reader, desk.brief.id, edition="safe").document
    assert sum(isinstance(block, Picture) for block in document.blocks) == 3


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_graph_is_in_every_form_of_a_brief_with_what_it_shows(desk: Desk, tmp_path: Path, form: str) -> None:
    desk.block("graph", record=prosecutions(desk)[0].id)
    document, path = desk.composed().document, tmp_path / f"brief.{form}"
    {"html": html, "md": markdown, "docx": word}[form].write(document, path)
    if form == "docx":
        with zipfile.ZipFile(path) as parts:
            text = parts.read("word/document.xml").decode()
    else:
        text = path.read_text("utf-8")
    assert "A graph of relations, records" in text
