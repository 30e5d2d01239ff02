from __future__ import annotations

from archive_schema.conversations import Told
from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.sourcing import Sourced, cite


def entered(archive: Archive, sourced: Sourced) -> tuple[Record, Record]:
    """A note of an event and its citation, written in one step; and the source."""
    def work(writer):
        about = writer.add(Record("context_event", {"title": "A detention"}))
        return cite(writer, sourced, about.id)

    citation = archive.write("Add a record with its source", work).result()
    with archive.reader() as reader:
        return citation, reader.get(citation["source"])


def test_what_was_told_becomes_a_source_and_a_citation_in_one_step(archive: Archive) -> None:
    with archive.reader() as reader:
        before = reader.head()[0]
    citation, source = entered(archive, Sourced(told=Told("phone", "Aigul")))
    assert source["csl_type"] == "interview" and source.rows("authors")[0]["name"] == "Aigul"
    assert citation["stance"] == "supports"
    with archive.reader() as reader:
        assert reader.head()[0] == before + 1


def test_a_source_that_is_there_is_cited_at_its_place(archive: Archive) -> None:
    there = archive.write("Add", lambda w: w.add(Record("source", {"title": "A report"}))).result()
    citation, source = entered(archive, Sourced(source=there.id, place="p 12"))
    assert (source.id, citation["locator_kind"], citation["locator"]) == (there.id, "page", "12")


def test_undo_takes_back_record_source_and_citation_together(archive: Archive) -> None:
    citation, source = entered(archive, Sourced(title="A new one"))
    archive.undo().result()
    with archive.reader() as reader:
        assert [reader.find(one) for one in (citation.id, source.id, citation["about"])] == [None, None, None]


def test_a_named_source_is_kept_in_a_draft_and_comes_back() -> None:
    told = Sourced(told=Told("phone", "Aigul", {"edtf": "2026"}), place="")
    assert Sourced.of(told.to_value()) == told and Sourced.of({}) == Sourced()


def test_the_sources_cited_last_come_first(archive: Archive) -> None:
    def work(writer):
        sources = [writer.add(Record("source", {"title": name})).id for name in ("A", "B", "C")]
        about = writer.add(Record("note", {"title": "x"})).id
        for one in (sources[1], sources[0], sources[1]):
            cite(writer, Sourced(source=one), about)

    archive.write("Add", work).result()
    with archive.reader() as reader:
        assert [head.title for head in reader.last_cited()] == ["B", "A"]
