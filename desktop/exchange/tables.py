"""Tables of records: a CSV file becomes records of any kind, and records become a CSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, Field
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import ArchiveError, Reader
from desktop.exchange.cells import value_of

# A spreadsheet takes a cell that begins so for a formula, the full-width forms too.
_FORMULA = re.compile(r"'*\s*[=+\-@|%＝＋－＠\t\r]")
_REF = "ref"


class TableError(ArchiveError):
    """A table cannot be read; the line and the column are named."""

    happened = "{what}"
    do = "Correct the file and import it again; nothing was changed."


@dataclass(frozen=True)
class Column:
    """A column of a table and the field it holds; none for the references of the records."""

    header: str
    field: Field | None


def read_table(path: Path, kind: Kind, reader: Reader) -> list[Record]:
    """The records in a CSV file (UTF-8, comma or semicolon). Headers are field names or labels in any language.

    Links are references (PRO-0042). Empty cells are no values. A column `ref` gives records their references.
    Raises TableError with line and column.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(what=f"“{path.name}” is not UTF-8 text.") from error
    except OSError as error:
        raise TableError(what=f"“{path.name}” cannot be read: {error.strerror}.") from error
    if not text.strip():
        raise TableError(what=f"“{path.name}” is empty.")
    delimiter = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(lines), kind)
        records: list[Record] = []
        taken: set[str] = set()
        for row in lines:
            if any(map(str.strip, row)):
                records.append(_record(kind, columns, row, lines.line_num, reader))
                _look_at_ref(records[-1].ref, taken, lines.line_num, reader)
        return records
    except csv.Error as error:
        raise TableError(what=f"Line {lines.line_num}: {error}.") from error


def _columns(headers: list[str], kind: Kind) -> list[Column]:
    found = []
    for header in headers:
        if header.strip().casefold() == _REF:
            found.append(Column(_REF, None))
            continue
        field = kind.field_called(header)
        if field is None:
            names = ", ".join(f.name for f in kind.fields if f.type is not ROWS)
            raise TableError(what=f"Line 1: {kind.name} has no field “{header}”. It has: {names}.")
        if field.type is ROWS or field.sealed:
            raise TableError(what=f"Line 1: “{header}” cannot stand in a table of its own line.")
        found.append(Column(header, field))
    fields = [column.field for column in found]
    if doubled := [column.header for number, column in enumerate(found) if column.field in fields[:number]]:
        raise TableError(what=f"Line 1: “{doubled[0]}” stands for a field that has a column already.")
    return found


def _look_at_ref(ref: str, taken: set[str], line: int, reader: Reader) -> None:
    if ref and (ref in taken or reader.has_ref(ref)):
        raise TableError(what=f"Line {line}, {_REF}: {ref} is taken.")
    taken.add(ref)


def _record(kind: Kind, columns: list[Column], row: list[str], line: int, reader: Reader) -> Record:
    if len(row) > len(columns):
        raise TableError(what=f"Line {line} has {len(row)} cells, and there are {len(columns)} headers.")
    values, ref = {}, ""
    for column, cell in zip(columns, row, strict=False):
        if column.field is None:
            ref = cell.strip().upper()
        elif cell.strip():
            values[column.field.name] = _value(column.header, column.field, _plain(cell), line, reader)
    record = Record(kind.name, values, ref=ref)
    if problems := kind.problems(record):
        raise TableError(what=f"Line {line}, {problems[0].field}: {problems[0].message}")
    return record


def _value(header: str, field: Field, cell: str, line: int, reader: Reader) -> object:
    try:
        return value_of(field, cell, reader)
    except ArchiveError as error:
        raise TableError(what=f"Line {line}, {header}: {error.title}") from error


def write_table(kind: Kind, records: Iterable[Record], reader: Reader, to: TextIO) -> int:
    """Write records as CSV with field names as headers; returns how many. Sealed values and rows stay out."""
    fields = [f for f in kind.fields if f.type is not ROWS and not f.sealed]
    out = csv.writer(to)
    out.writerow([_REF, *(f.name for f in fields)])
    count = 0
    for record in records:
        out.writerow([record.ref, *(harmless(cell) for cell in _cells(fields, record, reader))])
        count += 1
    return count


def _cells(fields: list[Field], record: Record, reader: Reader) -> Iterator[str]:
    for field in fields:
        value = record[field.name]
        if value is None:
            yield ""
        elif field.type in (LINK, LINKS):
            yield "; ".join(reader.ref(one) for one in ([value] if field.type is LINK else value))
        elif isinstance(value, dict):
            yield value.get("edtf") or value.get("printed") or words_of(field, value)
        else:
            yield words_of(field, value)


@contextmanager
def new_table(to: Path, *, replace: bool = False) -> Iterator[Callable[[Iterable[object]], None]]:
    """Writes rows of a table that no spreadsheet takes for formulas, in UTF-8 with its mark.

    Raises FileExistsError when there is such a file, unless it may be replaced, and OSError.
    """
    with open(to, "w" if replace else "x", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        yield lambda cells: out.writerow([harmless(str(cell)) for cell in cells])


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    """The cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
