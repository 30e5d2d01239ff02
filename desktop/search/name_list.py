"""A list of names, read from a table as spreadsheets and text editors save one."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from archive_schema.fields import unwritable
from desktop.archive.errors import ArchiveError

# What a first line says over a column of names; never a name itself. `_ABOVE_THE_FIRST` only over the first column,
# since in another it may be a value.
_ABOVE_ANY = frozenset(
    "name names full_name fullname spelling query имя имена фио ф.и.о. ф.и.о аты есімі аты-жөні тегі-аты".split()
) | {"full name"}
_ABOVE_THE_FIRST = _ABOVE_ANY | frozenset(
    "person people surname title variant alias term search text organisation organization "
    "человек фамилия название вариант написание запрос текст организация "
    "есім тегі атауы адам нұсқа жазылуы сұрау мәтін ұйым".split()) | {"last name", "фамилия имя", "имя фамилия"}
_DELIMITERS = ";\t,"
_NONE = "\x1f"  # where commas stand between surnames and given names, nothing parts columns
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
    """The names of a table, parted by commas, semicolons or tabs, in UTF-8, UTF-16 or windows-1251: its first column,
    or the one that the first line calls so. Raises NotATable, OSError."""
    text = _text(path.read_bytes())
    if unwritable(text):
        raise NotATable(name=path.name)
    lines = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text))
    header: tuple[str, ...] = ()
    rows, at = [], 0
    try:
        for number, cells in enumerate([cell.strip() for cell in line] for line in lines):
            if number == 0 and (said := _name_column(cells)) is not None:
                at, header = said, (cells[said], *cells[:said], *cells[said + 1 :])
            elif at < len(cells) and cells[at]:
                rows.append(Row(lines.line_num, cells[at], (*cells[:at], *cells[at + 1 :])))
    except csv.Error as error:
        raise NotATable(name=path.name) from error
    return NameList(header, tuple(rows))


def _delimiter(text: str) -> str:
    """What parts the columns, as the first line that is not empty tells."""
    first = next(filter(str.strip, text.splitlines()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    if delimiter not in first:
        return ","
    surnames_first = delimiter == "," and text.count(",") == text.count(", ")
    return _NONE if surnames_first and _name_column(first.split(",")) is None else delimiter


def _name_column(cells: list[str]) -> int | None:
    """Which column a first line calls the names; None when it is a name already."""
    said = [cell.strip(' "').casefold() for cell in cells]
    if said and said[0] in _ABOVE_THE_FIRST:
        return 0
    return next((at for at, cell in enumerate(said) if cell in _ABOVE_ANY), None)


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
