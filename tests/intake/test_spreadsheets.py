"""Spreadsheets read in a process without rights: what stands in each cell, and what is refused."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl

from desktop.intake.parsed import Parsed, parsed


def book(folder: Path, *rows: list[object], formats: dict[str, str] | None = None) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell, shown_as in (formats or {}).items():
        made.active[cell].number_format = shown_as
    made.save(folder / "b.xlsx")
    return folder / "b.xlsx"


def cells(found: Parsed) -> list[list[str]]:
    return [row for value in found.values for _, row in value.get("rows", ())]


def spoilt(path: Path, name: str, change: bytes) -> Path:
    """The workbook with something put before the root of one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            data = old.read(one)
            new.writestr(one, data.replace(b"<worksheet", change + b"<worksheet", 1) if one == name else data)
    path.write_bytes(out.getvalue())
    return path


def test_dates_are_the_cells_own_and_numbers_are_written_out(tmp_path: Path) -> None:
    path = book(tmp_path, [datetime(2015, 4, 3), datetime(2015, 4, 3, 14, 30), 12.50, 1e6, 0.125, True, "03/04/2015"],
                formats={"E1": "0.0%"})
    assert cells(parsed(path, "xlsx")) == [
        ["2015-04-03", "2015-04-03 14:30", "12.5", "1000000", "12.5 %", "yes", "03/04/2015"]]


def test_formulas_are_counted_and_their_kept_values_taken(tmp_path: Path) -> None:
    found = parsed(book(tmp_path, ["=1+1", "a"]), "xlsx")
    assert cells(found) == [["", "a"]] and found.values[-1] == {"formulas": 1, "empty": 1, "cut": False}


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    found = parsed(book(tmp_path, ["a"], [], ["b"]), "xlsx")
    assert [number for value in found.values for number, _ in value.get("rows", ())] == [1, 3]


def test_it_is_read_behind_all_protections_there_are(tmp_path: Path) -> None:
    assert parsed(book(tmp_path, ["a"]), "xlsx").tier.startswith("rlimits")


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = spoilt(book(tmp_path, ["a"]), "xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]>')
    found = parsed(path, "xlsx")
    assert not found.values and found.problems[0].values["reason"] == "xml_dtd"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = spoilt(book(tmp_path, ["a"]), "xl/worksheets/sheet1.xml", b" " * 30_000_000)
    assert parsed(path, "xlsx").problems[0].code == "refused"


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"PK\3\4" + bytes(100))
    found = parsed(tmp_path / "b.xlsx", "xlsx")
    assert not found.values and found.problems
