"""Sheets of words: a CSV file in any encoding, or each sheet of a spreadsheet, with what could be told of it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from archive_schema.labels import Label
from archive_schema.messages import Message
from desktop.archive import ArchiveError
from desktop.intake.encodings import decode
from desktop.intake.parsed import parsed
from desktop.intake.words import IntakeError

MOST_BYTES, MOST_ROWS, MOST_CELLS, MOST_CELL = 100_000_000, 200_000, 500, 10_000_000
DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = {"utf-8": "UTF-8", "cp1251": "Windows-1251", "koi8-r": "KOI8-R", "utf-16": "UTF-16",
             "cp1252": "Windows-1252", "cp866": "CP866", "kz1048": "KZ-1048", "ptcp154": "PTCP154",
             "mac-cyrillic": "Mac Cyrillic", "iso8859-5": "ISO 8859-5"}
"""The encodings a person may choose, with the names they go by."""


class SheetError(ArchiveError):
    """A file is no table, or cannot be read as one."""

    happened = "{what}"
    do = "Correct the file and import it again; nothing was changed."


@dataclass(frozen=True)
class Line:
    """A row with its number in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A table as words. `encoding` and `delimiter` are those it was read by ("" for a spreadsheet).

    told: what a person should know of how it was read.
    """

    name: str
    lines: tuple[Line, ...]
    encoding: str = ""
    delimiter: str = ""
    told: tuple[Message | Label, ...] = ()


def read_sheets(path: Path, encoding: str = "", delimiter: str = "") -> list[Sheet]:
    """The sheets of a file that hold anything; a CSV has one. `encoding` and `delimiter` are as corrected.

    A spreadsheet is read in a process without rights. Raises SheetError.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SheetError(what=Message("“{name}” cannot be read: {reason}.", name=path.name,
                                      reason=error.strerror)) from error
    if data[:4] == b"PK\3\4":
        sheets = _spreadsheet(path)
    elif len(data) > MOST_BYTES:
        raise SheetError(what=Message("“{name}” is larger than {count} MB.", name=path.name, count=MOST_BYTES // 10**6))
    else:
        sheets = [_text(path.stem, data, encoding, delimiter)]
    sheets = [sheet for sheet in sheets if sheet.lines]
    if not sheets:
        raise SheetError(what=Message("“{name}” is empty.", name=path.name))
    return sheets


# Spreadsheets

def _spreadsheet(path: Path) -> list[Sheet]:
    try:
        found = parsed(path, "xlsx")
    except IntakeError as error:
        raise SheetError(what=error.title) from error
    if not found.values:
        why = "; ".join(problem.in_("en") for problem in found.problems) or "no sheets"
        raise SheetError(what=Message("“{name}” cannot be read: {reason}.", name=path.name, reason=why))
    sheets: list[Sheet] = []
    name, lines = "", []
    for value in found.values:
        if "sheet" in value:
            name, lines = str(value["sheet"]), []
        elif "rows" in value:
            lines += [Line(int(number), tuple(map(str, cells))) for number, cells in value["rows"]]
        else:
            sheets.append(Sheet(name, tuple(lines), told=tuple(_told(value))))
    if found.problems:  # it was cut short: what came of the last sheet is shown, with why it ends
        words = Message("The file could be read in part only: {reason}.",
                        reason="; ".join(one.in_("en") for one in found.problems))
        sheets.append(Sheet(name, tuple(lines), told=(words,)))
    return sheets


def _told(value: dict[str, object]) -> list[Message]:
    told = []
    if value.get("formulas"):
        told.append(Message("Cells with formulas: {count}. Their values as last computed are taken.",
                            count=value["formulas"]))
    if value.get("empty"):
        told.append(Message("Cells with formulas that have no value in the file: {count}. They are taken as empty.",
                            count=value["empty"]))
    if value.get("cut"):
        told.append(Message("Only the first {count} rows are read.", count=MOST_ROWS))
    return told


# Text

class _Heard:
    """What the decoder says of a text."""

    def __init__(self) -> None:
        self.encoding = ""
        self.told: list[Message] = []

    def fact(self, encoding: str) -> None:
        self.encoding = encoding

    def problem(self, code: str, **values: object) -> None:
        if code == "encoding_guessed":
            self.told.append(Message("The encoding is not stated; {encoding} was guessed. Look whether the letters "
                                     "are right.", encoding=values["encoding"]))
        elif code == "letters_lost":
            self.told.append(Message("Letters that could not be read: {count}.", count=values["count"]))


def _text(name: str, data: bytes, encoding: str, delimiter: str) -> Sheet:
    heard = _Heard()
    if encoding:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        heard.encoding = encoding
        if lost := text.count("\ufffd"):
            heard.problem("letters_lost", count=lost)
    else:
        text = decode(data, heard).removeprefix("\ufeff")  # type: ignore[arg-type]
    if "\0" in text:
        raise SheetError(what=Message("“{name}” is not a table of text.", name=name))
    delimiter = delimiter or _delimiter(text)
    lines = []
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before, limit = 0, csv.field_size_limit(MOST_CELL)
    try:
        for row in rows:
            if any(map(str.strip, row)):
                lines.append(Line(before + 1, tuple(row[:MOST_CELLS])))
            before = rows.line_num
            if len(lines) >= MOST_ROWS:
                heard.told.append(Message("Only the first {count} rows are read.", count=MOST_ROWS))
                break
    except csv.Error as error:
        raise SheetError(what=Message("Line {line}: {reason}.", line=rows.line_num, reason=str(error))) from error
    finally:
        csv.field_size_limit(limit)
    return Sheet(name, tuple(lines), heard.encoding, delimiter, tuple(heard.told))


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells, and into most; a comma when none does."""
    def fits(sign: str) -> tuple[int, int]:
        try:
            rows = [len(row) for row, _ in zip(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=sign),
                                               range(20), strict=False) if row]
        except csv.Error:
            return 0, 0
        count, often = Counter(rows).most_common(1)[0] if rows else (0, 0)
        return (often if count > 1 else 0), count

    return max(DELIMITERS, key=fits)
