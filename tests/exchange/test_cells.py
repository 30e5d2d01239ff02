from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.exchange.cells import (
    CellError,
    is_for_cells,
    read_block,
    understand,
    value_of,
    words_for,
    write_block,
    write_lines,
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with create(tmp_path_factory.mktemp("cells") / "a", "first", purpose="test") as made:
        made.write("Fill", _fill).result()
        yield made


def _fill(writer) -> None:  # type: ignore[no-untyped-def]
    for title in ("Almaty court", "Астана соты", "The same", "The same"):
        writer.add(Record("organisation", {"name": title}))
    writer.add(Record("tag", {"name": "One"}))
    writer.add(Record("source", {"title": "A report", "issued": {"edtf": "2016"}}))


def understood(archive: Archive, kind: str, field: str, words: str, language: str = "en"):  # type: ignore[no-untyped-def]
    with archive.reader() as reader:
        return value_of(reader.schema[kind].field(field), words, reader, language)


@pytest.mark.parametrize("words, edtf", [
    ("May 2015", "2015-05"), ("12.05.2016", "2016-05-12"), ("весной 2016", "2016-21"), ("2016 ж. мамыр", "2016-05")])
def test_a_date_is_understood_as_people_write_it(archive: Archive, words: str, edtf: str) -> None:
    assert understood(archive, "source", "issued", words)["edtf"] == edtf


@pytest.mark.parametrize("words", ["report", "Report", "Отчёт", "Есеп"])
def test_a_choice_is_understood_by_its_label_in_any_language(archive: Archive, words: str) -> None:
    from archive_schema.vocabularies import SOURCE_TYPE
    said = {"Report": SOURCE_TYPE.say("report", "en"), "Отчёт": SOURCE_TYPE.say("report", "ru"),
            "Есеп": SOURCE_TYPE.say("report", "kk")}.get(words, words)
    assert understood(archive, "source", "csl_type", said) == "report"


@pytest.mark.parametrize("words", ["ORG-0002", "org-0002", "Астана соты"])
def test_a_link_is_understood_by_reference_or_by_its_title(archive: Archive, words: str) -> None:
    with archive.reader() as reader:
        assert understood(archive, "prosecution", "court", words) == reader.id_of("ORG-0002")


@pytest.mark.parametrize("words, told", [
    ("The same", "Several records"), ("Nobody", "There is no record"), ("TAG-0001", "points at a organisation"),
    ("ORG-0999", "ORG-0999")])
def test_a_link_that_is_not_clear_is_told(archive: Archive, words: str, told: str) -> None:
    with pytest.raises(CellError if told != "ORG-0999" else Exception, match=told):
        understood(archive, "prosecution", "court", words)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\"'")),
                         min_size=2, max_size=3), min_size=1, max_size=4))
def test_a_block_that_was_copied_is_read_back(rows: list[list[str]]) -> None:
    assert read_block(write_block(rows)) == rows


def test_a_cell_in_quotes_may_hold_lines_and_tabs() -> None:
    assert read_block('a\t"two\nlines, ""said"""\r\nb\t\r\n') == [["a", 'two\nlines, "said"'], ["b", ""]]


def test_what_is_not_understood_is_marked_and_the_rest_is_written_in_one_step(archive: Archive) -> None:
    with archive.reader() as reader:
        kind = reader.schema["source"]
        fields = [kind.field(name) for name in ("title", "issued", "publisher")]
        lines = understand(kind, fields, [reader.id_of("SRC-0001")], [
            ["A report", "some day", "House"], ["New one", "May 2015", ""], ["", "2014", ""], ["", "", ""]], reader)
    assert [bool(cell.problem) for cell in lines[0].cells] == [False, True, False]
    assert lines[2].problem and len(lines) == 3
    steps = head(archive)
    made = archive.write("Paste 2 rows", lambda w: write_lines(w, kind, lines)).result()
    with archive.reader() as reader:
        old, new = map(reader.get, made)
        assert (old["issued"], old["publisher"]) == ({"edtf": "2016"}, "House")
        assert (new.title, new["issued"]["edtf"]) == ("New one", "2015-05")
    assert head(archive) == steps + 1


def head(archive: Archive) -> int:
    with archive.reader() as reader:
        return reader.head()[0]


def test_a_needed_value_cannot_be_pasted_away(archive: Archive) -> None:
    with archive.reader() as reader:
        kind = reader.schema["source"]
        (line,) = understand(kind, [kind.field("title")], [reader.id_of("SRC-0001")], [[""]], reader)
    assert line.cells[0].problem and not line.changes


def test_what_stands_in_a_cell_is_read_as_the_value_it_stands_for(archive: Archive) -> None:
    with archive.reader() as reader:
        for one in reader.ids("source"):
            record = reader.get(one)
            for field in reader.schema["source"].fields:
                if is_for_cells(field) and record[field.name] is not None:
                    words = words_for(field, record[field.name], reader)
                    assert value_of(field, words, reader).get("edtf") == record[field.name]["edtf"] \
                        if isinstance(record[field.name], dict) else True


def test_sealed_values_have_no_cells(archive: Archive) -> None:
    with archive.reader() as reader:
        assert not any(is_for_cells(field) for kind in reader.schema for field in kind.fields if field.sealed)
