"""Long lists: their order, their groups, their lines."""

from __future__ import annotations

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.listing import (
    Listing,
    count,
    group_words,
    groupings,
    ids_of,
    in_order,
    lines,
    number_of,
    renewed,
)
from tests.archive.making import add, note


def titles(archive: Archive, **asked: object) -> list[str]:
    with archive.reader() as reader:
        return [head.title for head in lines(reader, in_order(reader, Listing(**asked)).numbers).values()]


def source(archive: Archive, title: str, **values: object) -> Record:
    return add(archive, "source", title=title, **values)


def test_titles_stand_in_the_order_of_the_kazakh_alphabet(archive: Archive) -> None:
    for title in ("Я", "ә", "Б", "A", "аб"):
        note(archive, title)
    assert titles(archive, kind="note") == ["A", "аб", "ә", "Б", "Я"]


def test_words_of_a_column_stand_in_that_order_too(archive: Archive) -> None:
    for number, publisher in enumerate(("Өзен", "Ол", "Пана")):
        source(archive, str(number), publisher=publisher)
    assert titles(archive, kind="source", order=(("publisher", False),)) == ["1", "0", "2"]


def test_what_has_no_date_comes_last_either_way(archive: Archive) -> None:
    source(archive, "none")
    source(archive, "early", issued={"edtf": "1999"})
    source(archive, "late", issued={"edtf": "2016-05"})
    assert titles(archive, kind="source", order=(("issued", True),)) == ["late", "early", "none"]


def test_a_second_column_orders_what_the_first_leaves_equal(archive: Archive) -> None:
    for title, house, year in (("a", "One", "2016"), ("b", "One", "2014"), ("c", "Other", "2015")):
        source(archive, title, publisher=house, issued={"edtf": year})
    assert titles(archive, kind="source", order=(("publisher", True), ("issued", False))) == ["c", "b", "a"]


def test_references_stand_by_their_number(archive: Archive) -> None:
    for ref in ("NOT-100000", "NOT-0002", "NOT-99999"):
        archive.write("Add", lambda w, ref=ref: w.add(Record("note", {"title": ref}, ref=ref))).result()
    assert titles(archive, kind="note", order=(("ref", False),)) == ["NOT-0002", "NOT-99999", "NOT-100000"]


def test_years_are_groups_the_newest_first_and_what_has_none_last(archive: Archive) -> None:
    for title, year in (("a", "2014"), ("b", "2016-05"), ("c", "2016"), ("d", None)):
        source(archive, title, issued={"edtf": year} if year else None)
    with archive.reader() as reader:
        assert in_order(reader, Listing("source", group="issued")).groups == (("2016", 2), ("2014", 1), (None, 1))


def test_a_record_with_two_tags_stands_under_both(archive: Archive) -> None:
    one, other = add(archive, "tag", name="One").id, add(archive, "tag", name="Other").id
    source(archive, "a", tags=[one, other])
    source(archive, "b", tags=[other])
    source(archive, "c")
    with archive.reader() as reader:
        assert in_order(reader, Listing("source", group="tags")).groups == ((one, 1), (other, 2), (None, 1))
    assert titles(archive, kind="source", group="tags") == ["a", "b", "c"]  # lines are told once


def test_every_grouping_of_every_kind_can_be_asked(archive: Archive) -> None:
    with archive.reader() as reader:
        for kind in reader.schema:
            for name in groupings(kind):
                assert in_order(reader, Listing(kind.name, group=name)).groups == ()


def test_a_list_holds_as_many_records_as_its_groups(archive: Archive) -> None:
    court = add(archive, "organisation", name="A court").id
    for title in "abc":
        add(archive, "prosecution", title=title, court=court if title != "b" else None)
    with archive.reader() as reader:
        ordered = in_order(reader, Listing("prosecution", group="court", order=(("title", True),)))
        assert ordered.groups == ((court, 2), (None, 1))
        assert [reader.title(one) for one in ids_of(reader, ordered.numbers)] == ["c", "a", "b"]
        assert group_words(reader, Listing("prosecution", group="court"), court, "en") == "A court"


def test_sources_of_status_draft_are_not_yet_treated(archive: Archive) -> None:
    source(archive, "waits")
    archive.write("Add", lambda w: w.add(Record("source", {"title": "done"}, status="under_review"))).result()
    with archive.reader() as reader:
        assert count(reader, Listing("source", untreated=True)) == 1
    assert titles(archive, kind="source", untreated=True, order=(("issued", False),)) == ["waits"]


def test_the_trash_is_left_out_and_is_a_list_of_its_own(archive: Archive) -> None:
    gone, _ = note(archive, "gone"), note(archive, "here")
    archive.write("Trash", lambda w: w.trash(gone.id)).result()
    assert (titles(archive, kind="note"), titles(archive, trashed=True)) == (["here"], ["gone"])


def test_a_line_tells_links_rows_and_what_all_records_have(archive: Archive) -> None:
    tag = add(archive, "tag", name="One").id
    made = source(archive, "a", tags=[tag], authors=[{"name": "Әлия"}], issued={"edtf": "2016"})
    with archive.reader() as reader:
        number = number_of(reader, made.id)
        cells = lines(reader, [number], reader.schema["source"], ["tags", "authors", "issued", "status"])[number].cells
    assert cells["tags"] == [tag] and cells["authors"] == [{"name": "Әлия"}] and cells["issued"] == {"edtf": "2016"}
    assert cells["status"] == "draft"


def test_a_sealed_value_has_no_cell(archive: Archive) -> None:
    made = source(archive, "a")
    with archive.reader() as reader:
        number = number_of(reader, made.id)
        assert "sealed_title" not in lines(reader, [number], reader.schema["source"], ["sealed_title"])[number].cells


def test_what_belongs_to_a_case_stands_kind_after_kind(archive: Archive) -> None:
    case = add(archive, "case_file", title="Case").id
    add(archive, "note", title="A note", cases=[case])
    source(archive, "Z source", cases=[case])
    assert titles(archive, case=case) == ["Z source", "A note"]


@pytest.mark.parametrize("descending", [False, True])
def test_an_order_is_renewed_to_what_would_be_read(archive: Archive, descending: bool) -> None:
    asked, kept = Listing("note", order=(("title", descending),)), [note(archive, title) for title in "bdbfa"]
    with archive.reader() as reader:
        before, step = in_order(reader, asked), reader.head()[0]
    for work in (lambda w: w.edit(kept[0].id, {"title": "z"}), lambda w: w.trash(kept[1].id),
                 lambda w: w.add(Record("note", {"title": "b"})), lambda w: w.add(Record("tag", {"name": "c"}))):
        archive.write("Change", work).result()
    with archive.reader() as reader:
        assert renewed(reader, asked, before, step) == in_order(reader, asked) != before


def test_an_order_from_which_a_record_went_is_read_anew(archive: Archive) -> None:
    note(archive, "a")
    with archive.reader() as reader:
        before, step = in_order(reader, Listing("note")), reader.head()[0]
    archive.undo().result()
    with archive.reader() as reader:
        assert renewed(reader, Listing("note"), before, step) is None
