"""A protected name: with the first passphrase alone it is nowhere; with the vault it is found and shown."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from archive_schema.records import Record
from desktop.archive import Archive, connect
from desktop.briefs import compose, write_pdf
from desktop.exchange.out.formats import OUT
from desktop.search.opening import INDEX, open_index
from desktop.search.sealed import find_sealed
from tests.leaks import forms, found

NAME = "Xenophon Gryllou"


@pytest.fixture
def planted(sealed_archive: Archive) -> Archive:
    """An archive with a protected person, cited in a case and a brief, everything indexed; its vault is closed."""
    def work(writer: Any) -> None:
        person = writer.add(Record("person", {"name": "The teacher", "protection": "pseudonym", "real_name": NAME,
                                              "pseudonym": "The teacher", "contact": f"{NAME}, Almaty"}))
        case = writer.add(Record("prosecution", {"title": "The teacher's case",
                                                 "defendants": [{"person": person.id, "name": "The teacher"}]}))
        source = writer.add(Record("source", {"title": "Sealed source", "sealed_title": f"Talk with {NAME}",
                                              "sealed_text": f"{NAME} said", "protected_person": person.id}))
        writer.add(Record("citation", {"source": source.id, "about": case.id}))
        brief = writer.add(Record("brief", {"title": "A brief", "date": {"edtf": "2026-01-01"}}, ref="BRF-0001"))
        for place, block in enumerate([
            {"block_type": "text", "text": "A teacher was tried.[@CIT-0001]"},
            {"block_type": "table", "table_kind": "person", "table_columns": ["name", "real_name", "contact"]},
            {"block_type": "table", "table_kind": "source", "table_columns": ["title", "sealed_title", "sealed_text"]},
            {"block_type": "record", "record": person.id}, {"block_type": "bibliography"},
        ]):
            writer.add(Record("brief_block", {"brief": brief.id, "place": place, **block}))

    sealed_archive.write("Plant", work).result()
    index = open_index(sealed_archive)
    index.settle()
    index.close()
    sealed_archive.close_vault()
    return sealed_archive


def dump(path: Path, key: bytes) -> str:
    """Every value in every table of a database, read with its key."""
    db = connect.open_reader(path, key)
    values = [row for table in db.table_names() for row in db.execute(f"select * from [{table}]").fetchall()]
    db.close()
    return repr(values)


def is_told(text: str) -> bool:
    return any(form in text.encode(code) for form in forms("Xenophon") for code in ("utf-8", "utf-16-le"))


def test_it_is_in_no_list(planted: Archive) -> None:
    with planted.reader() as reader:
        assert not is_told(repr([reader.page(kind.name) for kind in planted.schema]))


def test_it_is_in_no_record(planted: Archive) -> None:
    with planted.reader() as reader:
        assert not is_told(repr([reader.get(one) for kind in planted.schema for one in reader.ids(kind.name)]))


def test_search_does_not_find_it(planted: Archive) -> None:
    index = open_index(planted)
    with planted.reader() as reader:
        assert index.search("Xenophon").total == 0 and find_sealed(reader, "Xenophon") == []
    index.close()


def test_it_is_in_no_row_of_the_index(planted: Archive) -> None:
    assert not is_told(dump(planted.folder / INDEX, planted.index_key))


def test_it_is_in_no_row_of_the_archive(planted: Archive) -> None:
    with planted.reader() as reader:
        rows = [reader.db.execute(f"select * from [{table}]").fetchall() for table in reader.db.table_names()]
    assert not is_told(repr(rows))


def test_it_is_in_no_brief(planted: Archive, tmp_path: Path) -> None:
    with planted.reader() as reader:
        write_pdf(compose(reader, reader.id_of("BRF-0001")).document, tmp_path / "b.pdf")
    assert not is_told("".join(page.extract_text() for page in PdfReader(tmp_path / "b.pdf").pages))
    assert found("Xenophon", tmp_path) == []


def test_it_is_in_no_brief_while_the_vault_is_open(planted: Archive, tmp_path: Path) -> None:
    planted.open_vault("second")
    with planted.reader() as reader:
        write_pdf(compose(reader, reader.id_of("BRF-0001")).document, tmp_path / "b.pdf")
    assert not is_told("".join(page.extract_text() for page in PdfReader(tmp_path / "b.pdf").pages))


def test_it_is_in_no_table_exported_while_the_vault_is_open(planted: Archive, tmp_path: Path) -> None:
    planted.open_vault("second")
    with planted.reader() as reader:
        for kind, format in itertools.product(planted.schema, OUT):
            with (tmp_path / f"{kind.name}{format.suffix}").open("wb") as out:
                if not format.kinds or kind.name in format.kinds:
                    format.write((reader.get(one) for one in reader.ids(kind.name)), reader, out, True)
    assert found("Xenophon", tmp_path / ".") == []


def test_it_is_in_no_table_exported(planted: Archive, tmp_path: Path) -> None:
    with planted.reader() as reader:
        for kind, format in itertools.product(planted.schema, OUT):
            with (tmp_path / f"{kind.name}{format.suffix}").open("wb") as out:
                if not format.kinds or kind.name in format.kinds:
                    format.write((reader.get(one) for one in reader.ids(kind.name)), reader, out, True)
    assert found("Xenophon", tmp_path / ".") == []


def test_it_is_in_no_file_of_the_archive(planted: Archive) -> None:
    assert found("Xenophon", planted.folder) == []


def test_with_the_vault_it_is_found(planted: Archive) -> None:
    planted.open_vault("second")
    with planted.reader() as reader:
        assert {hit.kind for hit in find_sealed(reader, "Xenophon")} == {"person", "source"}


def test_with_the_vault_it_is_found_in_another_script(planted: Archive) -> None:
    planted.open_vault("second")
    with planted.reader() as reader:
        assert find_sealed(reader, "Ксенофон")
