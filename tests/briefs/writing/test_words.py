"""What an editor says of marks, finds in texts and on pages."""

from __future__ import annotations

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.briefs import compose
from desktop.briefs.marks import mark_of
from desktop.briefs.plan import plan_of
from desktop.briefs.writing import finding, places
from desktop.briefs.writing.finding import Looked
from desktop.briefs.writing.short_words import mark_words, typed_place
from desktop.briefs.writing.shown import shown_of
from tests.briefs.conftest import Desk


def words(archive: Archive, raw: str) -> str:
    mark = mark_of(raw)
    assert mark is not None
    with archive.reader() as reader:
        return mark_words(reader, mark, "en")


def test_a_mark_is_called_by_whose_and_when_and_where(desk: Desk) -> None:
    source = desk.add("source", title="Freedom on the Net", publisher="Freedom House", issued={"edtf": "2016-11"})
    desk.add("citation", about=source.id, source=source.id, locator_kind="page", locator="12")
    assert words(desk.archive, "[see @SRC-0001, p. 3; @CIT-0001]") == (
        "see Freedom House 2016, p. 3; Freedom House 2016, p. 12")


def test_a_source_nobody_signed_is_called_by_its_title_and_one_unknown_by_its_reference(desk: Desk) -> None:
    desk.add("source", title="The site of a ministry that had no other name than this")
    assert words(desk.archive, "[@SRC-0001; @SRC-0099, p. 1]") == "The site of a ministry that…; SRC-0099, p. 1"


def test_a_bare_number_is_a_page() -> None:
    assert [typed_place(one, "en") for one in (" 12 ", "3-5", "§ 4", "")] == ["p. 12", "pp. 3–5", "§ 4", ""]


def test_words_are_found_and_replaced_but_not_in_marks() -> None:
    text = "Source src [@SRC-0001, p. 2] SRC."
    assert finding.places(finding.shown(text), Looked("src")) == [(7, 10), (13, 16)]
    assert finding.replaced(text, Looked("src"), "X") == ("Source X [@SRC-0001, p. 2] X.", 2)
    assert finding.replaced(text, Looked("SRC", case=True), r"\1")[0] == r"Source src [@SRC-0001, p. 2] \1."
    assert finding.replaced("сот, соты", Looked("сот", whole=True), "суд")[0] == "суд, соты"


def test_words_are_counted_as_they_are_read() -> None:
    assert finding.count_words("Two *people* [@SRC-0001, p. 2] жан-жақты.") == 3


def test_the_words_of_a_problem_are_found_in_a_mark_or_in_the_text() -> None:
    text = "In May [@SRC-0009]. May it be."
    assert finding.place_of_detail(text, "SRC-0009") == [(7, 8)] and len(finding.place_of_detail(text, "may")) == 2
    assert finding.place_of_detail(text, "") == []


def test_what_is_not_typed_in_place_is_a_card_in_words(desk: Desk) -> None:
    case = desk.add("prosecution", title="A case")
    desk.block("record", record=case.id)
    desk.block("table", table_kind="prosecution", caption="All of them")
    with desk.archive.reader() as reader:
        cards = [one.card for one in shown_of(reader, desk.brief.id, "en")]
    assert cards == ["Sentence of a record · PRO-0001 A case",
                     "Table of records · All of them · Prosecutions and detentions"]


def test_what_is_typed_and_not_kept_yet_is_composed_all_the_same(desk: Desk) -> None:
    block = desk.block("text", "Kept.")
    with desk.archive.reader() as reader:
        composed = compose(reader, desk.brief.id, typed={block.id: "Typed."})
    assert "Typed." in str(composed.document.blocks) and "Kept." not in str(composed.document.blocks)


def test_every_block_that_is_printed_is_found_on_its_page_and_by_its_notes(desk: Desk) -> None:
    desk.add("source", title="A report")
    blocks = [desk.block("heading", "One", level=1), desk.block("text", "So [@SRC-0001]. " * 200),
              desk.block("text", "And so [@SRC-0001].")]
    composed = desk.composed()
    found = places.places_of(plan_of(composed.document), composed.origins)
    spots = [found.of(block.id) for block in blocks]
    assert [found.at(spot.page, spot.top + 1) for spot in spots if spot] == [block.id for block in blocks]
    first, last = found.of(blocks[1].id), found.of(blocks[1].id, 0.99)
    assert first and last and first.page < last.page
    notes = places.notes_of(composed.document, composed.origins)
    assert notes[201] == (blocks[2].id, 0) and notes[5] == (blocks[1].id, 4) and len(notes) == 201


def test_a_block_of_a_type_nobody_knows_yet_is_a_card(desk: Desk) -> None:
    record = Record("brief_block", {"block_type": "page_break", "brief": desk.brief.id, "place": 1})
    desk.archive.write("Add", lambda writer: writer.add(record)).result()
    with desk.archive.reader() as reader:
        assert [one.is_typed for one in shown_of(reader, desk.brief.id, "kk")] == [False]
