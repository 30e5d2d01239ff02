"""Sources taken from the notes of a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.exchange.footnotes import accept, offers

TEXT = """The site was blocked in May.1 The ministry denied it.2 A court agreed.3
Readers wrote to the paper.4 Nothing came of it.5

1 A. Author, “The site that was blocked,” The Paper, May 5, 2015, http://paper.kz/blocked
2 “The ministry answers” [in Russian], Tengrinews, June 1, 2015, http://tengrinews.kz/a/1
3 Ibid.
4 “Letters,” The Paper, June 3, 2015, http://paper.kz/letters; “Answers,” The Paper, June 4, 2015, http://paper.kz/answers
5
"""
SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "freedom-on-the-net-2016-kazakhstan.txt"


def report(archive: Archive, text: str = TEXT) -> str:
    return str(archive.write("Add", lambda writer: writer.add(
        Record("source", {"title": "A report", "text": text}))).result().id)


def test_each_note_is_offered_with_its_sentence(archive: Archive) -> None:
    with archive.reader() as reader:
        found = offers(reader, report(archive))
    assert [(one.number, bool(one.values), one.first) for one in found] == [
        (1, True, -1), (2, True, -1), (3, True, 1), (4, True, -1), (4, True, -1), (5, False, -1)]
    assert found[0].cited == "The site was blocked in May." and found[1].language == "ru"


def test_all_are_taken_in_one_step_and_remember_report_and_note(archive: Archive) -> None:
    source = report(archive)
    with archive.reader() as reader:
        found = offers(reader, source)
    made = accept(archive, source, found)
    with archive.reader() as reader:
        second = reader.get(made[1])
        assert (second["parent"], second["parent_note"], second["parent_notes_also"]) == (source, 2, ["3"])
        assert reader.count("source") == 5 and made[1] == made[2]
        assert sorted(one["locator"] for one in reader.cited_by(source)) == ["1", "2", "3", "4", "4"]
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.count("source") == 1 and not reader.cited_by(source)


def test_an_address_that_is_here_already_is_offered_as_that_source(archive: Archive) -> None:
    there = archive.write("Add", lambda writer: writer.add(
        Record("source", {"title": "Blocked", "url": "https://www.paper.kz/blocked/"}))).result().id
    source = report(archive)
    with archive.reader() as reader:
        found = offers(reader, source)
    assert found[0].existing == there
    accept(archive, source, found[:1])
    with archive.reader() as reader:
        assert reader.get(there)["title"] == "Blocked" and reader.get(there)["parent_note"] == 1


def test_what_was_taken_is_not_offered_again(archive: Archive) -> None:
    source = report(archive)
    with archive.reader() as reader:
        accept(archive, source, offers(reader, source)[:2])
    with archive.reader() as reader:
        assert [one.number for one in offers(reader, source) if one.is_open] == [3, 4, 4]


def test_one_address_in_two_notes_with_other_titles_is_two_sources(archive: Archive) -> None:
    source = report(archive, TEXT.replace("http://tengrinews.kz/a/1", "http://paper.kz/blocked"))
    with archive.reader() as reader:
        accept(archive, source, offers(reader, source)[:1])
    with archive.reader() as reader:
        assert offers(reader, source)[1].existing == ""


def test_what_a_person_changed_in_a_draft_is_what_is_kept(archive: Archive) -> None:
    source = report(archive)
    with archive.reader() as reader:
        first = offers(reader, source)[0]
    made = accept(archive, source, [replace(first, values={**first.values, "title": "Mended"})])
    with archive.reader() as reader:
        assert reader.get(made[0])["title"] == "Mended"


@pytest.mark.skipif(not SEED.exists(), reason="the report is not there")
def test_the_notes_of_the_report_become_its_sources(archive: Archive) -> None:
    source = report(archive, SEED.read_text("utf-8"))
    with archive.reader() as reader:
        found = offers(reader, source)
    made = accept(archive, source, found)
    assert {one.number for one in found} == set(range(1, 113))
    with archive.reader() as reader:
        assert reader.count("source") == len(set(made.values())) + 1 and not [
            one for one in offers(reader, source) if one.is_open]
