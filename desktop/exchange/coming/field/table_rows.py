"""Rows of a table by the names of their columns, each with its place and as it stands there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.exchange.coming.foreign import Foreign
from desktop.exchange.coming.sheets import read_sheets

PRINTED = 2000


@dataclass(frozen=True)
class TableRow:
    """One row: the line it begins at, its cells by the names of columns (empty ones left out), and as it stands; `more`
    are the cells beyond the last header."""

    line: int
    cells: Mapping[str, str]
    printed: str
    more: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def headers_of(head: bytes) -> list[str]:
    """The cells of the first line of a file of text, by its first bytes; empty if it has none."""
    first = _first(head)
    try:
        return next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []


def _first(head: bytes) -> str:
    return head.decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].rstrip("\r")


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def rows(foreign: Foreign, called: Callable[[str], str] = str.strip) -> Iterator[TableRow]:
    """The rows of a file, of the first sheet of a spreadsheet; `called` gives the name of a column by its header.

    Raises SheetError.
    """
    is_text = not foreign.head.startswith(b"PK\3\4")
    sheet = read_sheets(foreign.path, delimiter=_delimiter(_first(foreign.head)) if is_text else "")[0]
    names = [called(header) for header in sheet.lines[0].cells]
    for line in sheet.lines[1:]:
        told = {name: cell.strip() for name, cell in zip(names, line.cells, strict=False) if cell.strip()}
        more = tuple(cell.strip() for cell in line.cells[len(names):] if cell.strip())
        yield TableRow(line.number, told, printed(line.cells)[:PRINTED], more)


def printed(cells: Iterable[str]) -> str:
    """A row as a line of a file with commas."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
