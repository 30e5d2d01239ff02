"""Papers straight from the records, read back from their pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from archive_schema.records import Record
from desktop.archive import Archive, Reader, create, open_archive
from desktop.briefs.printing import Part, pdf, print_calendar, print_case, print_list, print_record
from desktop.briefs.values import Document


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("printing") / "a"
    with create(place, "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        archive.write("Fill", _fill).result()
    return place


def _fill(w) -> None:  # type: ignore[no-untyped-def]
    case = w.add(Record("case_file", {"title": "Words on a page"})).id
    person = w.add(Record("person", {"name": "Гүлнар", "protection": "pseudonym", "pseudonym": "The teacher",
                                     "real_name": "Xenophon Gryllou"})).id
    pro = w.add(Record("prosecution", {
        "title": "Two posts", "began": {"edtf": "2016-05-12"}, "summary": "They were tried.", "cases": [case],
        "defendants": [{"person": person, "name": "Гүлнар"}]}))
    source = w.add(Record("source", {"title": "A report", "csl_type": "report", "issued": {"edtf": "2016"},
                                     "publisher": "A house", "cases": [case]}))
    w.add(Record("citation", {"about": pro.id, "field": "began", "source": source.id, "locator_kind": "page",
                              "locator": "7"}))
    w.add(Record("task", {"title": "Appeal", "due": {"edtf": "2016-05-27"}, "cases": [case]}))
    w.add(Record("prosecution", {"title": "Some time that year", "began": {"edtf": "2016"}}))


@pytest.fixture(scope="module")
def archive(folder: Path) -> Iterator[Archive]:
    with open_archive(folder, "first", vault_passphrase="second") as opened:  # the vault open: the harder case
        yield opened


@pytest.fixture
def reader(archive: Archive) -> Iterator[Reader]:
    with archive.reader() as view:
        yield view


def pages(document: Document) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf(document))).pages)


def ids(reader: Reader, *refs: str) -> list[str]:
    return [reader.id_of(ref) for ref in refs]


@pytest.mark.parametrize("language, head, began", [
    ("en", "Reference", "12 May 2016"), ("ru", "Обозначение", "12 мая 2016"), ("kk", "Белгісі", "12 мамыр")])
def test_a_list_is_printed_with_its_columns(reader: Reader, language: str, head: str, began: str) -> None:
    said = pages(print_list(reader, "All of them", [Part("", ids(reader, "PRO-0001", "PRO-0002"))],
                            ["ref", "title", "began"], language, kind=reader.schema["prosecution"]))
    assert all(words in said for words in ("All of them", head, "PRO-0001", "Two posts", began))


def test_columns_that_find_no_room_are_named(reader: Reader) -> None:
    columns = ["ref", "title", "publisher", "issued", "csl_type", "status", "place"]
    said = pages(print_list(reader, "List", [Part("", ids(reader, "SRC-0001"))], columns, "en",
                            kind=reader.schema["source"]))
    assert "found no room: Place of publication" in said


def test_groups_stand_under_their_headings_with_their_counts(reader: Reader) -> None:
    said = pages(print_list(reader, "List", [Part("2016", ids(reader, "PRO-0001", "PRO-0002"))], ["title"], "en"))
    assert "2016 (2)" in said


def test_a_record_is_printed_with_what_is_cited_for_it(reader: Reader) -> None:
    said = pages(print_record(reader, reader.id_of("PRO-0001"), "en"))
    told = ("PRO-0001", "12 May 2016", "They were tried.", "A report", "p. 7", "Sources")
    assert all(words in said for words in told)


@pytest.mark.parametrize("edition", ["full", "safe"])
def test_a_protected_person_bears_a_pseudonym_and_what_is_sealed_is_not_printed(reader: Reader, edition: str) -> None:
    person, record = ids(reader, "PER-0001", "PRO-0001")
    papers = [print_record(reader, person, "en", edition=edition), print_record(reader, record, "en", edition=edition),
              print_list(reader, "People", [Part("", [person])], ["ref", "title", "name", "real_name"], "en",
                         kind=reader.schema["person"], edition=edition)]
    said = " ".join(map(pages, papers))
    assert "Xenophon" not in said and "The teacher" in said and "Гүлнар" not in said


def test_a_safe_list_tells_no_reference(reader: Reader) -> None:
    said = pages(print_list(
        reader, "List", [Part("", ids(reader, "PRO-0001"))], ["ref", "title"], "en", edition="safe"))
    assert "PRO-0001" not in said and "Two posts" in said


def test_the_index_of_a_case_has_its_records_kind_by_kind(reader: Reader) -> None:
    said = pages(print_case(reader, reader.id_of("CAS-0001"), "en"))
    assert all(words in said for words in ("Words on a page", "Sources (1)", "SRC-0001", "PRO-0001", "TSK-0001"))


def test_a_calendar_has_deadlines_and_events_by_month(reader: Reader) -> None:
    said = pages(print_calendar(reader, ids(reader, "PRO-0001", "TSK-0001", "PRO-0002"), "en"))
    assert said.index("May 2016") < said.index("12 May 2016") < said.index("27 May 2016") < said.index("not known")
    assert "deadline" in said and said.index("not known") < said.index("Some time that year")


def test_the_same_records_give_the_same_bytes(reader: Reader) -> None:
    made = [pdf(print_record(reader, reader.id_of("PRO-0001"), "kk")) for _ in range(2)]
    assert made[0] == made[1]


def test_a_paper_without_records_says_so(reader: Reader) -> None:
    assert "Nothing to list." in pages(print_list(reader, "List", [], ["title"], "en"))
