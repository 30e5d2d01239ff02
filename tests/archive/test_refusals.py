"""What is never saved: links at the wrong kind, claims about nothing, letters no file can hold."""

from typing import Any

import pytest

from archive_schema.fields import SEALED
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError
from desktop.archive.reader import NoSuchRecord
from desktop.archive.writer import InvalidRecord
from tests.archive.making import a_cited_case, add, note


def refused(archive: Archive, record: Record) -> list[tuple[str, str]]:
    """Fields and messages of what is wrong with a new record."""
    with pytest.raises(InvalidRecord) as caught:
        archive.write("Add", lambda writer: writer.add(record)).result()
    return [(problem.field, problem.message) for problem in caught.value.problems]


def fields(archive: Archive, kind: str, shared: dict[str, Any] | None = None, **values: Any) -> list[str]:
    return [field for field, _ in refused(archive, Record(kind, values, **(shared or {})))]


def test_a_link_at_a_record_of_the_wrong_kind(archive: Archive) -> None:
    wrong = note(archive)
    assert refused(archive, Record("file", {"name": "f", "source": wrong.id})) == [
        ("source", "NOT-0001 is a note; this points at a source.")]


def test_a_link_of_a_row_at_the_wrong_kind(archive: Archive) -> None:
    wrong = note(archive)
    assert fields(archive, "source", title="S", authors=[{"name": "A", "person": wrong.id}]) == ["authors"]


def test_one_of_many_links_at_the_wrong_kind(archive: Archive) -> None:
    wrong, tag = note(archive), add(archive, "tag", name="t")
    assert fields(archive, "note", title="N", tags=[tag.id, wrong.id]) == ["tags"]


def test_a_link_at_nothing_names_its_field(archive: Archive) -> None:
    assert fields(archive, "file", name="f", source="nowhere") == ["source"]


def test_a_row_that_points_at_no_row(archive: Archive) -> None:
    charge = {"defendant": "no-such-row", "words": "x"}
    assert fields(archive, "prosecution", title="C", charges=[charge]) == ["charges"]


def test_a_citation_of_a_row_that_is_not_there(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    assert fields(archive, "citation", source=source.id, about=case.id, row="no-such-row") == ["row"]


def test_a_citation_for_a_field_that_is_not_there(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    assert fields(archive, "citation", source=source.id, about=case.id, field="colour") == ["field"]


def test_a_citation_for_a_field_of_a_row(archive: Archive) -> None:
    source = add(archive, "source", title="S")
    case = add(archive, "prosecution", title="C", defendants=[{"name": "A"}])
    row = case.rows("defendants")[0]["id"]
    assert fields(archive, "citation", source=source.id, about=case.id, row=row, field="title") == ["field"]
    assert add(archive, "citation", source=source.id, about=case.id, row=row, field="name").ref


def test_a_citation_may_be_saved_before_what_it_speaks_of(archive: Archive) -> None:
    source = add(archive, "source", title="S")
    citation = Record("citation", {"about": "b", "source": source.id, "field": "title"})
    archive.write("Add both", lambda w: [w.add(citation), w.add(Record("note", {"title": "N"}, id="b"))]).result()


def test_a_rival_value_for_a_sealed_field_would_lie_open(sealed_archive: Archive) -> None:
    person = add(sealed_archive, "person", name="W4", real_name="A name")
    source = add(sealed_archive, "source", title="S")
    assert fields(sealed_archive, "citation", source=source.id, about=person.id, field="real_name",
                  value="Another name") == ["value"]


@pytest.mark.parametrize("shared", [
    {"confidentiality": "cosy"}, {"status": "done"}, {"language": "Kazakh"}, {"ref": "PRO-0001"}, {"ref": "n 1"},
    {"unknown": {"colour": {"reason": "not_stated"}}}, {"unknown": {"title": {"reason": "because"}}},
])
def test_codes_that_are_in_no_list(archive: Archive, shared: dict[str, Any]) -> None:
    assert len(fields(archive, "note", shared, title="N")) == 1


@pytest.mark.parametrize("words", ["a\0b", "a\ud800b", "\udcff"])
def test_letters_no_file_can_hold(archive: Archive, words: str) -> None:
    assert fields(archive, "note", title=words) == ["title"]
    assert fields(archive, "prosecution", title="C", defendants=[{"name": words}]) == ["defendants"]
    assert fields(archive, "prosecution", title="C", began={"printed": words}) == ["began"]


def test_a_number_too_large_to_be_kept(archive: Archive) -> None:
    assert fields(archive, "list", title="L", entries=2**63) == ["entries"]


@pytest.mark.parametrize("value", ["2015", 7, [], {}, {"edtf": 2015}])
def test_what_is_no_moment(archive: Archive, value: Any) -> None:
    assert fields(archive, "prosecution", title="C", began=value) == ["began"]


def test_what_is_no_choice(archive: Archive) -> None:
    assert fields(archive, "prosecution", title="C", outcome=["acquitted"]) == ["outcome"]


def test_a_draft_with_letters_no_file_can_hold_is_refused_in_words(archive: Archive) -> None:
    with pytest.raises(ArchiveError):
        archive.write_aside(lambda w: w.keep_draft("new:1", "note", {"title": "\ud800"})).result()


def test_a_very_long_text_is_kept_whole(archive: Archive) -> None:
    words = "Қазақ " * 500_000
    saved = note(archive, note=words)
    with archive.reader() as reader:
        assert reader.get(saved.id)["note"] == words


def test_a_record_that_is_not_there_cannot_be_changed(archive: Archive) -> None:
    with pytest.raises(NoSuchRecord):
        archive.write("Change", lambda w: w.change(Record("note", {"title": "N"}, id="gone", ref="NOT-0009"))).result()


def test_a_record_keeps_its_reference_and_its_kind(archive: Archive) -> None:
    saved = note(archive)
    for other in (saved.replace(ref="NOT-0099"), saved.replace(kind="tag")):
        with pytest.raises(InvalidRecord):
            archive.write("Change", lambda w, other=other: w.change(other)).result()


def test_a_taken_reference_is_told(archive: Archive) -> None:
    note(archive)
    assert refused(archive, Record("note", {"title": "N"}, ref="NOT-0001")) == [("ref", "NOT-0001 is taken.")]


def test_an_account_that_cannot_be_understood_is_not_preferred(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    rival = add(archive, "citation", source=source.id, about=case.id, field="began", value="yesterdayish")
    with pytest.raises(ArchiveError, match="cannot be preferred"):
        archive.write("Prefer", lambda w: w.prefer(rival.id, "why")).result()


def test_a_draft_kept_with_a_closed_vault_does_not_lose_the_sealed_value(sealed_archive: Archive) -> None:
    person = add(sealed_archive, "person", name="W4", real_name="A name")
    sealed_archive.close_vault()
    typed = {"name": "W5", "real_name": SEALED}
    sealed_archive.write_aside(lambda w: w.keep_draft(person.id, "person", typed)).result()
    with sealed_archive.reader() as reader:
        assert (reader.draft(person.id) or {})["values"]["real_name"] is SEALED


def test_a_link_that_stands_does_not_stop_another_change(archive: Archive) -> None:
    person = add(archive, "person", name="P")
    case = add(archive, "prosecution", title="C", defendants=[{"name": "A", "person": person.id}])
    edited = archive.write("Edit", lambda w: w.edit(case.id, {"place": "Almaty"})).result()
    assert edited.rows("defendants")[0]["person"] == person.id


def test_a_citation_whose_row_is_gone_can_still_be_thrown_away(archive: Archive) -> None:
    source = add(archive, "source", title="S")
    case = add(archive, "prosecution", title="C", defendants=[{"name": "A"}])
    row = case.rows("defendants")[0]["id"]
    citation = add(archive, "citation", source=source.id, about=case.id, row=row)
    archive.write("Edit", lambda w: w.edit(case.id, {"defendants": None})).result()
    archive.write("Edit", lambda w: w.edit(citation.id, {"quote": "words"})).result()
    assert archive.write("Trash", lambda w: w.trash(citation.id)).result().trashed
