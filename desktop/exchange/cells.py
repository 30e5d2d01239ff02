"""One cell of a table as a value of a field, and blocks of cells as they come from a spreadsheet.

The one place that knows what words in a cell mean: files of tables and the sheet of the window both ask here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, LONG_TEXT, MOMENT, ROWS, TEXTS, Field, FieldError
from archive_schema.ids import is_ref
from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.text.collate import sort_key
from desktop.archive import ArchiveError, Reader, Writer

JSON = Any
MOST_ROWS, MOST_CELLS = 20_000, 500


class CellError(ArchiveError):
    """What stands in a cell is no value of its field."""

    happened = "{what}"
    do = "Correct the cell, or leave it empty."


def value_of(field: Field, words: str, reader: Reader, language: str = "en") -> JSON:
    """The value a person means by the words of a cell; None for an empty one. Raises CellError.

    Dates as people write them; choices by label in any language; links by reference, or by a title that one record
    alone bears, several with ";" between.
    """
    if not words.strip():
        return None
    try:
        if field.type is LINK:
            return _target(field, words, reader)
        if field.type is LINKS:
            return [_target(field, one, reader) for one in words.split(";") if one.strip()]
        value = field.parse(words, language)
    except FieldError as error:
        raise CellError(what=error.told) from error
    if wrong := field.problem(value):
        raise CellError(what=wrong)
    return value


def _target(field: Field, words: str, reader: Reader) -> str:
    wanted = words.strip()
    target = reader.id_of(wanted) if is_ref(wanted.upper()) or reader.kind_of(wanted.lower()) else \
        _by_title(field, wanted, reader)
    if wrong := reader.link_problem(field, target):
        raise CellError(what=wrong)
    return target


def _by_title(field: Field, title: str, reader: Reader) -> str:
    found = [row for row in reader.titled(sort_key(title)) if not field.to or row.kind in field.to]
    exact = [row for row in found if row.title == title] or found
    if not exact:
        raise CellError(what=Message("There is no record “{title}”. Write its reference, such as {example}.",
                                  title=title, example=_example(field, reader)))
    if len(exact) > 1:
        refs = ", ".join(row.ref for row in exact[:5])
        raise CellError(what=Message("Several records are called “{title}”: {refs}. Write the reference of one.",
                                  title=title, refs=refs))
    return exact[0].id


def _example(field: Field, reader: Reader) -> str:
    kind = reader.schema[field.to[0]] if field.to else next(iter(reader.schema))
    return f"{kind.ref}-0042"


def words_for(field: Field, value: JSON, reader: Reader, language: str = "en") -> str:
    """A value as it stands in a cell to be changed: words that `value_of` reads."""
    if value is None:
        return ""
    if field.type is LINK:
        return reader.ref(value)
    if field.type is LINKS:
        return "; ".join(map(reader.ref, value))
    if field.type is MOMENT:
        return str(value.get("printed") or words_of(field, value, language))
    if field.type.name == "choices":
        return words_of(field, value, language).replace(", ", "; ")
    return words_of(field, value, language)


def is_for_cells(field: Field) -> bool:
    """Whether a value of this field can stand in a cell of a sheet."""
    return field.type is not ROWS and not field.sealed and (field.type is not LONG_TEXT or field.name != "text")


# Blocks

def read_block(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet: tabs between them, quotes around what holds tabs or line ends."""
    lines = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t")
    try:
        return [row[:MOST_CELLS] for row, _ in zip(lines, range(MOST_ROWS), strict=False)]
    except csv.Error as error:
        raise CellError(what=Message("This block cannot be read: {reason}.", reason=str(error))) from error


def write_block(rows: Sequence[Sequence[str]]) -> str:
    """A block as a spreadsheet takes it."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


@dataclass(frozen=True)
class Cell:
    """Words that were pasted over a value: what they mean, or why they mean nothing."""

    field: Field
    words: str
    before: JSON = None
    value: JSON = None
    problem: Message = NOTHING

    @property
    def changes(self) -> bool:
        """Whether it is written: it is understood, and another value than before."""
        return not self.problem and self.value != self.before


@dataclass(frozen=True)
class Line:
    """A row that was pasted: over a record, or as a new one (no id). `problem`: why a new one cannot be made."""

    id: str
    title: str
    cells: tuple[Cell, ...]
    problem: Message = NOTHING

    @property
    def changes(self) -> bool:
        """Whether something of it is written."""
        return not self.problem and any(cell.changes for cell in self.cells)


def understand(
    kind: Kind, fields: Sequence[Field], ids: Sequence[str], block: Sequence[Sequence[str]], reader: Reader,
    language: str = "en",
) -> list[Line]:
    """What a block means when it is pasted over some columns of some records; rows beyond these are new records."""
    lines = []
    for number, words in enumerate(block):
        record = reader.get(ids[number]) if number < len(ids) else Record(kind.name)
        cells = tuple(_cell(field, one, record, reader, language) for field, one in zip(fields, words, strict=False))
        if not record.id and not any(cell.words.strip() for cell in cells):
            continue
        lines.append(Line(record.id, record.title, cells, NOTHING if record.id else _lacking(kind, cells)))
    return lines


def _cell(field: Field, words: str, record: Record, reader: Reader, language: str) -> Cell:
    before = record[field.name]
    if words == words_for(field, before, reader, language):
        return Cell(field, words, before, before)
    try:
        in_lines = field.type in (LONG_TEXT, TEXTS)
        value = value_of(field, words if in_lines else " ".join(words.split()), reader, language)
    except ArchiveError as error:
        return Cell(field, words, before, problem=Message(error.happened, **error.values))
    if value is None and field.required:
        return Cell(field, words, before, problem=Message("{field}: this is needed.", field=field.label))
    return Cell(field, words, before, value)


def _lacking(kind: Kind, cells: Sequence[Cell]) -> Message:
    made = Record(kind.name, {cell.field.name: cell.value for cell in cells if cell.value is not None})
    found = kind.problems(made)
    return found[0].message if found else NOTHING


def write_lines(writer: Writer, kind: Kind, lines: Sequence[Line]) -> list[str]:
    """Write what was understood, leave the rest as it was; returns the records that were changed or made."""
    touched = []
    for line in lines:
        values = {cell.field.name: cell.value for cell in line.cells if cell.changes}
        if line.changes and line.id:
            touched.append(writer.edit(line.id, values).id)
        elif line.changes:
            made = Record(kind.name, {name: value for name, value in values.items() if value is not None})
            touched.append(writer.add(made).id)
    return touched
