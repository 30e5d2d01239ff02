"""Tables and lines of JSON that go out: every kind comes back, nothing is a formula, nothing sealed leaves."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.exchange.coming.formats import Asked, look, recognised
from desktop.exchange.coming.mapping import Columns
from desktop.exchange.coming.plan import Plan, plan
from desktop.exchange.harmless import harmless, plain
from desktop.exchange.out.formats import OUT, out_format
from desktop.exchange.out.tables import OneKind
from tests.archive.making import add, note
from tests.filled import bare, full

HOSTILE = ["=1+1", "+7 700", "-5", "@x", "|calc", "%0A", "＝1+1", "＋1", "－1", "＠x", "\t=1", "\r=1", "\n=1", " =1",
           "\u00a0=1", "'=1", "−5", "｜x", "％x"]


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a bare and a filled record of every kind."""
    with create(tmp_path_factory.mktemp("out") / "a", "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        archive.write("Begin", lambda writer: [writer.add(bare(one)) for one in SCHEMA]).result()
        archive.write("Fill", lambda writer: [writer.add(full(one)) for one in SCHEMA]).result()
        yield archive


def written(archive: Archive, name: str, records: list[Record] | str, exact: bool = True) -> bytes:
    out = io.BytesIO()
    with archive.reader() as reader:
        held = [reader.get(one) for one in reader.ids(records)] if isinstance(records, str) else records
        out_format(name).write(held, reader, out, exact)
    return out.getvalue()


def back(archive: Archive, folder: Path, name: str, content: bytes, kind: str) -> Plan:
    path = folder / f"t.{name}"
    path.write_bytes(content)
    with archive.reader() as reader:
        return plan(reader, recognised(look(path))[0].entries(look(path), Asked(kind=kind, reader=reader)))


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_every_kind_comes_back_as_it_was(kinds: Archive, tmp_path: Path, name: str) -> None:
    for kind in SCHEMA:
        shown = back(kinds, tmp_path, name, written(kinds, name, kind.name), kind.name)
        assert [(row.state, row.changes, row.wrong) for row in shown.rows] == [("same", (), ())] * 2, kind.name


def test_a_spreadsheet_of_all_kinds_comes_back_sheet_by_sheet(kinds: Archive, tmp_path: Path) -> None:
    with kinds.reader() as reader:
        held = [reader.get(one) for kind in SCHEMA for one in reader.ids(kind.name)]
        (tmp_path / "t.xlsx").write_bytes(written(kinds, "xlsx", held))
        from desktop.exchange.coming.mapping import proposed
        from desktop.exchange.coming.sheets import read_sheets
        from desktop.exchange.coming.table_entries import table_entries

        for kind, sheet in zip(SCHEMA, read_sheets(tmp_path / "t.xlsx"), strict=True):
            shown = plan(reader, table_entries(sheet, proposed(sheet, kind), {}, reader))
            assert [(row.state, row.changes, row.wrong) for row in shown.rows] == [("same", (), ())] * 2, kind.name


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_every_kind_comes_into_another_archive(kinds: Archive, archive: Archive, tmp_path: Path, name: str) -> None:
    archive.write("Begin", lambda writer: [writer.add(bare(one)) for one in SCHEMA]).result()
    for kind in SCHEMA:
        row = back(archive, tmp_path, name, written(kinds, name, kind.name), kind.name).rows[1]
        assert (row.state, set(row.record.values)) == (
            "new", {field.name for field in kind.fields if not field.sealed} & set(full(kind).values)), row.wrong


def test_a_changed_cell_counts_though_the_whole_record_stands_beside_it(archive: Archive, tmp_path: Path) -> None:
    note(archive, "N", text="old")
    content = written(archive, "csv", "note").replace(b",old,", b",new,", 1)
    row = back(archive, tmp_path, "csv", content, "note").rows[0]
    assert [(change.field.name, change.after) for change in row.changes] == [("text", "new")]


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula_and_each_comes_back(cell: str) -> None:
    assert harmless(cell).startswith("'") and plain(harmless(cell)) == cell


@settings(max_examples=60)
@given(st.text(max_size=8))
def test_any_cell_comes_back_as_it_was(cell: str) -> None:
    assert plain(harmless(cell)) == cell


def test_a_table_is_made_harmless_cell_by_cell(archive: Archive) -> None:
    for cell in HOSTILE:
        note(archive, "N", note=cell)
    rows = list(csv.DictReader(io.StringIO(written(archive, "csv", "note").decode("utf-8-sig"), newline="")))
    assert [row["note"] for row in rows] == [f"'{cell}" for cell in HOSTILE]


def test_cells_of_a_spreadsheet_are_text_and_marked_where_they_could_be_formulas(archive: Archive) -> None:
    note(archive, "N", note="=1+1")
    sheet = zipfile.ZipFile(io.BytesIO(written(archive, "xlsx", "note"))).read("xl/worksheets/sheet1.xml").decode()
    assert 's="1" t="inlineStr"><is><t xml:space="preserve">=1+1</t>' in sheet and "<f>" not in sheet


@pytest.mark.parametrize("format", OUT, ids=lambda one: one.name)
def test_the_same_records_give_the_same_bytes(kinds: Archive, format: Any) -> None:
    if not format.kinds:
        assert written(kinds, format.name, "source") == written(kinds, format.name, "source")


@pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl"])
def test_sealed_values_never_go_out(sealed_archive: Archive, tmp_path: Path, name: str) -> None:
    add(sealed_archive, "person", name="W4", real_name="Xenophon", contact="Xenophon's street")
    content = written(sealed_archive, name, "person")
    if name == "xlsx":
        content = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"Xenophon" not in content and b"real_name" not in content and b"sealed:1:" not in content


def test_a_csv_holds_one_kind(archive: Archive) -> None:
    with pytest.raises(OneKind):
        written(archive, "csv", [note(archive), add(archive, "tag", name="T")])


def test_a_text_longer_than_a_cell_is_told_and_whole_beside(archive: Archive, tmp_path: Path) -> None:
    note(archive, "N", text="қ=" * 40_000)
    content = written(archive, "xlsx", "note")
    assert "80000 letters in all" in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


def test_a_table_of_others_is_read_by_columns_chosen(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a;b\n'=1;'quoted'\n")
    with archive.reader() as reader:
        shown = plan(reader, recognised(look(path))[0].entries(
            look(path), Asked(mapping=Columns("note", ("title", "text")), reader=reader)))
    assert dict(shown.rows[0].record.values) == {"title": "=1", "text": "'quoted'"}
