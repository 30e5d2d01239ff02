"""Tables in and out: every cell comes back, nothing is taken for a formula, nothing sealed leaves."""

import csv
import io
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError
from desktop.exchange.tables import TableError, read_table, write_table
from tests.archive.making import add, note


def read(archive: Archive, folder: Path, kind: str, content: str | bytes) -> list[Record]:
    path = folder / "t.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with archive.reader() as reader:
        return read_table(path, archive.schema[kind], reader)


def written(archive: Archive, kind: str) -> str:
    out = io.StringIO()
    with archive.reader() as reader:
        write_table(archive.schema[kind], map(reader.get, list(reader.ids(kind))), reader, out)
    return out.getvalue()


@pytest.mark.parametrize("content", [
    "title,title\na,b\n", "title,Title\na,b\n", "title,\na,b\n", "colour\nx\n", "title\n\"a\n", "title\na,b\n",
    "\n\na\n",
    "title\n\0\n", b"title\n\xff\xfe\n", b"\x00\x01\x02,\x03\n", "title,cases\na,SRC-0001\n", "title,language\na,b\n",
    "title,tags\na,NOT-0001\n", "", " \n", "ref\nNOT-0001\n", "title,ref\na,TAG-0001\n", "title,ref\na,NOT-7\n",
])
def test_what_is_no_table_is_told_and_imports_nothing(archive: Archive, tmp_path: Path, content: str | bytes) -> None:
    note(archive)
    with pytest.raises(ArchiveError):
        read(archive, tmp_path, "note", content)


def test_a_link_at_the_wrong_kind_is_told_with_its_line(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    with pytest.raises(TableError, match="Line 3, tags: NOT-0001 is a note"):
        read(archive, tmp_path, "note", "title,tags\na,\nb,NOT-0001\n")


CELLS = ["=1+1", "-5", "'=1", "''=x", "a;b", 'a "b"', "two\nlines", "'quoted'", "қ, ө", "@x", "'"]


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_comes_back_as_it_was(archive: Archive, tmp_path: Path, cell: str) -> None:
    saved = note(archive, cell)
    table = written(archive, "note").replace(saved.ref, "NOT-0002")
    assert read(archive, tmp_path, "note", table)[0]["title"] == cell


@pytest.mark.parametrize("cell", ["=1+1", "+7 700", "-5", "@x", " =1", "'=1", "\t=1", "\n=1", "＝1"])
def test_no_cell_is_a_formula(archive: Archive, cell: str) -> None:
    note(archive, "N", note=cell)
    row = list(csv.DictReader(io.StringIO(written(archive, "note"), newline="")))[0]
    assert row["note"].startswith("'")


def test_semicolons_and_a_mark_at_the_beginning_are_understood(archive: Archive, tmp_path: Path) -> None:
    assert read(archive, tmp_path, "source", "\ufefftitle;issued\r\nА;2016\r\n")[0].values == {
        "title": "А", "issued": {"edtf": "2016"}}


def test_links_are_references(archive: Archive, tmp_path: Path) -> None:
    one, two = add(archive, "tag", name="a"), add(archive, "tag", name="b")
    assert read(archive, tmp_path, "note", "title,tags\nN,tag-0001; TAG-0002\n")[0]["tags"] == [one.id, two.id]


def test_a_reference_brought_along_is_kept(archive: Archive, tmp_path: Path) -> None:
    record = read(archive, tmp_path, "note", "ref,title\nNOT-0042,N\n,M\n")
    saved = archive.write("Import", lambda writer: [writer.add(one).ref for one in record]).result()
    assert saved == ["NOT-0042", "NOT-0043"]


def test_a_reference_that_is_taken_is_told_with_its_line(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    for table in ("ref,title\nNOT-0001,N\n", "ref,title\nNOT-0002,N\nNOT-0002,M\n"):
        with pytest.raises(TableError, match="Line [23], ref: NOT-000. is taken"):
            read(archive, tmp_path, "note", table)


def test_sealed_values_never_leave_and_never_come_in(sealed_archive: Archive, tmp_path: Path) -> None:
    add(sealed_archive, "person", name="W4", real_name="Xenophon", contact="Xenophon's street")
    table = written(sealed_archive, "person")
    assert "Xenophon" not in table and "real_name" not in table and "sealed:1:" not in table
    with pytest.raises(TableError, match="Line 1"):
        read(sealed_archive, tmp_path, "person", "name,real_name\nW5,Xenophon\n")
