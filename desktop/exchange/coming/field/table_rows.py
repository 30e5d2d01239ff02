"""Rows of a CSV file by the names of their columns, each with its place and as it stands there."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive_schema.messages import Message
from desktop.archive import ArchiveError
from desktop.intake.encodings import guess

MOST = 64 << 20  # bytes of a file of records; registers of millions of lines are read as they stream
CELL = 1 << 20  # letters of one cell
PRINTED = 2000


class UnreadFile(ArchiveError):
    """A file cannot be read as the format it is said to be."""

    happened = "“{name}” cannot be read: {why}."
    do = "Look whether it is whole and of this format; nothing was changed."


@dataclass(frozen=True)
class TableRow:
    """One row: the line it begins at, its cells by the names of columns (empty ones left out), and as it stands."""

    line: int
    cells: Mapping[str, str]
    printed: str
    more: tuple[str, ...] = field(default=())
    """Cells beyond the last header."""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def text_of(path: Path) -> str:
    """The text of a file of lines: UTF-8, or what its letters are likeliest to be. Raises UnreadFile, OSError."""
    if path.stat().st_size > MOST:
        raise UnreadFile(name=path.name, why=Message("it is larger than {limit} MB", limit=MOST >> 20))
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(guess(data[:400_000]), "replace")


def headers_of(head: bytes) -> list[str]:
    """The cells of the first line of a file, by its first bytes; empty if it has none."""
    first = head.decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    try:
        return next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return []


def _delimiter(first: str) -> str:
    return max(",;\t", key=first.count)


def rows(path: Path, called: Callable[[str], str] = str.strip) -> Iterator[TableRow]:
    """The rows of a file; `called` gives the name of a column by its header. Raises UnreadFile, OSError."""
    text = text_of(path)
    kept = _Kept(io.StringIO(text, newline=""))
    csv.field_size_limit(max(csv.field_size_limit(), CELL))
    reader = csv.reader(kept, delimiter=_delimiter(text.partition("\n")[0]))
    try:
        names = [called(header) for header in next(reader, [])]
        kept.take()
        line = reader.line_num + 1
        for cells in reader:
            printed = kept.take()
            if any(map(str.strip, cells)):
                told = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}
                more = tuple(cell.strip() for cell in cells[len(names):] if cell.strip())
                yield TableRow(line, told, printed[:PRINTED], more)
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadFile(name=path.name, why=Message("line {line}: {error}", line=reader.line_num,
                                                     error=str(error))) from error


class _Kept:
    """Lines that remember what of them was read since it was last asked."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._read: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._read.append(line)
        return line

    def take(self) -> str:
        """What was read since the last time."""
        told = "".join(self._read).strip("\r\n")
        self._read.clear()
        return told
