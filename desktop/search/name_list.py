"""A list of names, read from a table as spreadsheets and text editors save one."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from archive_schema.fields import unwritable
from desktop.archive.errors import ArchiveError

# What a first line says that names its columns; never a name itself.
_HEADERS = frozenset(
    "name names full_name fullname person title query spelling surname organisation organization "
    "имя имена фио ф.и.о. ф.и.о человек название запрос фамилия организация "
    "аты есімі есім тегі аты-жөні тегі-аты атауы сұрау ұйым".split()) | {"full name", "last name", "фамилия имя"}
_DELIMITERS = ";\t,"
_KAZAKH_BYTES = b"\x8d\x9d\xa1\xa2\xa3\xbc\xbd\xbe"  # қ, ұ, ә and ң of KZ-1048, letters of Serbian in windows-1251


class NotATable(ArchiveError):
    """A file that was given as a list of names is none."""

    happened = "“{name}” is not a table."
    do = "Save it as CSV in UTF-8 and try again."


@dataclass(frozen=True)
class Row:
    """A line of a list: its number in the file, the name in its first cell, and its other cells."""

    line: int
    name: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameList:
    """Rows with a name; header: what the first line calls the columns, () when it is a name already."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_names(path: Path) -> NameList:
    """The names of a table: the first cell of each line, parted by commas, semicolons or tabs, in UTF-8, UTF-16 or
    windows-1251. Raises NotATable, OSError."""
    text = _text(path.read_bytes())
    if unwritable(text):
        raise NotATable(name=path.name)
    first = next(filter(str.strip, text.splitlines()), "")
    delimiter = max(_DELIMITERS, key=first.count) if any(map(first.count, _DELIMITERS)) else ","
    if delimiter == "," and text.count(",") == text.count(", ") and not _is_header(first.partition(",")[0]):
        delimiter = "\x1f"  # surnames before given names, not columns
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    rows = []
    try:
        for cells in lines:
            name, *more = (cell.strip() for cell in cells or [""])
            if name:
                rows.append(Row(lines.line_num, name, tuple(more)))
    except csv.Error as error:
        raise NotATable(name=path.name) from error
    header: tuple[str, ...] = ()
    if rows and _is_header(rows[0].name):
        header = (rows[0].name, *rows[0].cells)
        del rows[0]
    return NameList(header, tuple(rows))


def _is_header(cell: str) -> bool:
    return cell.strip().strip('"').casefold() in _HEADERS


def _text(data: bytes) -> str:
    """The text of a file by its mark, else by what its bytes can be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:200]:
        high = data[1:200:2]
        return data.decode("utf-16-le" if high.count(0) + high.count(4) > len(high) // 2 else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        kazakh = any(byte in data for byte in _KAZAKH_BYTES)
        return data.decode("kz1048" if kazakh else "cp1251", "replace")
