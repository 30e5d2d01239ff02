"""Spreadsheets (XLSX): the cells of each sheet as words, with what cannot be seen in them told.

A date is the cell's own, in ISO 8601; a number is written out plainly; of a formula, the value kept in the file.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from desktop.intake.draft import Limits
from desktop.intake.wire import Say
from desktop.intake.words import Refused
from desktop.intake.zips import BoundedZip

ERRORS: tuple[type[Exception], ...] = (zipfile.BadZipFile, DefusedXmlException, InvalidFileException, KeyError)
MOST_ROWS, MOST_CELLS, MOST_SHEETS = 200_000, 500, 100
_AT_ONCE = 500
_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", b"<\0!\0D\0O\0C\0T", b"\0<\0!\0D\0O\0C\0T")


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say {"sheet": name} for each sheet and then its rows, some at a time: {"rows": [[number, [cell, …]], …]}.

    At its end {"formulas": how many cells were computed, "empty": how many of them without a value, "cut": bool}.
    """
    data = _checked(io.BufferedReader(document))  # type: ignore[type-var]
    say.fact(media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tool="openpyxl",
             version=openpyxl.__version__)
    shown = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    computed = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    for sheet in [one for one in shown.worksheets if hasattr(one, "iter_rows")][:MOST_SHEETS]:
        say.step("text")
        _say(say, sheet=sheet.title, hidden=sheet.sheet_state != "visible")
        told = {"formulas": 0, "empty": 0, "cut": False}
        rows = _rows(sheet, computed[sheet.title], told)
        while some := [row for row, _ in zip(rows, range(_AT_ONCE), strict=False)]:
            _say(say, rows=some)
        _say(say, **told)


def _say(say: Say, **value: Any) -> None:
    say.page(json.dumps(value))


def _checked(file: BinaryIO) -> bytes:
    """The bytes of a workbook that is no bomb. Raises Refused."""
    archive = BoundedZip(file)
    for name in archive.names:
        if name.lower().endswith((".xml", ".rels", ".vml")):
            part = archive.read(name)
            if any(mark in part for mark in _DECLARED):
                raise Refused("xml_dtd")
    file.seek(0)
    return file.read()


def _rows(shown: Any, computed: Any, told: dict[str, Any]) -> Iterator[list[Any]]:
    formulas = computed.iter_rows(max_col=MOST_CELLS)
    for number, row in enumerate(shown.iter_rows(max_col=MOST_CELLS), 1):
        if number > MOST_ROWS:
            told["cut"] = True
            return
        cells = [_words(cell) for cell in row]
        for cell, formula in zip(row, next(formulas, ()), strict=False):
            if getattr(formula, "data_type", "") == "f":
                told["formulas"] += 1
                told["empty"] += cell.value is None
        if cells := _trimmed(cells):
            yield [number, cells]


def _trimmed(cells: Iterable[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _words(cell: Any) -> str:
    """A cell as words: what was entered, never how long a column shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes") \
            if not value.second else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, str(getattr(cell, "number_format", "") or ""))
    return str(value)


def _number(value: int | float, shown_as: str) -> str:
    exact = Decimal(repr(value))
    percent = "%" in shown_as
    words = f"{exact * 100 if percent else exact:f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return words + " %" * percent
