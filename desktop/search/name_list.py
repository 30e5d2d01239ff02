"""A list of names, read from a table as spreadsheets and text editors save one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive_schema.fields import unwritable
from desktop.archive.errors import ArchiveError
from desktop.search.name_columns import columns_called, first_column

_DELIMITERS = "\t;,"  # a semicolon before a comma, which may part the words of a name
_NONE = "\x1f"  # where commas stand between surnames and given names, nothing parts columns
_QUOTED = re.compile('"[^"]*"')
_TOLD = re.compile(r'"?sep=(\t|[^\w\s"])"?\s*', re.IGNORECASE)  # Excel's word on what parts the columns
_LOOKED_AT = 20  # lines, to see what parts the columns
_KAZAKH_BYTES = b"\x8d\x9d\xa1\xa2\xa3\xbc\xbd\xbe"  # қ, ұ, ә and ң of KZ-1048, letters of Serbian in windows-1251


class NotATable(ArchiveError):
    """A file that was given as a list of names is none."""

    happened = "“{name}” is not a table."
    do = "Save it as CSV in UTF-8 and try again."


class OpenQuotation(ArchiveError):
    """A quotation mark in a list of names would swallow the lines after it."""

    happened = "In line {line} of “{name}” a quotation mark is not closed, so that the lines below it would be lost."
    do = "Close it or take it out, keep each cell in one line, and try again."


class NoNames(ArchiveError):
    """A list of names holds none."""

    happened = "“{name}” holds no name."
    do = "Write a name in each row, in the first column or below a heading such as “name”, and try again."


@dataclass(frozen=True)
class Row:
    """A line of a list: its number in the file, the name in it, and its other cells."""

    line: int
    name: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameList:
    """Rows with a name; searched, further: what the first line calls the columns of names and the others, else their
    numbers."""

    searched: tuple[str, ...]
    further: tuple[str, ...]
    rows: tuple[Row, ...]


def read_names(path: Path) -> NameList:
    """The names of a table, parted by commas, semicolons or tabs, in UTF-8, UTF-16 or windows-1251: its first column,
    or those that the first line calls so. Raises NotATable, OpenQuotation, NoNames, OSError."""
    text = _text(path.read_bytes())
    if unwritable(text):
        raise NotATable(name=path.name)
    table = dict(_lines(text, path.name))
    lines = list(table.values())
    first = first_column(lines)
    called = columns_called(lines[0], first) if lines else ()
    at = called or (first,)
    headings = lines[0] if called else []
    others = [column for column in range(max(map(len, lines), default=0)) if column not in at]
    rows = [Row(number, name, _cells(cells, others)) for number, cells in list(table.items())[bool(called):]
            if (name := " ".join(filter(None, _cells(cells, at))))]
    if not rows:
        raise NoNames(name=path.name)
    return NameList(tuple(_cells(headings, at) or (str(first + 1),)),
                    tuple(headings[column] if column < len(headings) else f"column {column + 1}" for column in others),
                    tuple(rows))


def _cells(line: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    """The cells of a line in some columns, as far as it goes."""
    return tuple(line[column] for column in columns if column < len(line))


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that is not empty, with its number."""
    lines = list(io.StringIO(text, newline=""))
    told = _TOLD.fullmatch(lines[0]) if lines else None
    if told:
        lines[0] = ""
    # An empty line at the end shows whether the last one ends.
    reader = csv.reader([*lines, ""], delimiter=told[1] if told else _delimiter(lines))
    try:
        for number, cells in enumerate(reader, 1):
            if reader.line_num > number:
                raise OpenQuotation(name=name, line=number)
            if any(map(str.strip, cells)):
                yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise NotATable(name=name) from error


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the columns: what stands in most of the first lines, outside quotation marks."""
    seen = [line for line in lines if line.strip()][:_LOOKED_AT]
    delimiter = max(_DELIMITERS, key=lambda one: sum(one in _QUOTED.sub("", line) for line in seen))
    surnames_first = delimiter == "," and not any(re.search(",(?! )", line) for line in lines)
    heading = seen[0].split(",") if seen else []
    return _NONE if surnames_first and not (len(heading) > 1 and columns_called(heading)) else delimiter


def _text(data: bytes) -> str:
    """The text of a file by its mark, else by what its bytes can be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:200]:
        for encoding, high in ("utf-16-le", data[1:200:2]), ("utf-16-be", data[:200:2]):
            if high.count(0) + high.count(4) > len(high) // 2:
                return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        kazakh = any(byte in data for byte in _KAZAKH_BYTES)
        return data.decode("kz1048" if kazakh else "cp1251", "replace")
