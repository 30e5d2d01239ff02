"""A table that comes in: which sheet, which kind and which columns, as asked, as remembered, or as proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from archive_schema.messages import Message
from desktop.archive import Reader
from desktop.exchange.coming import mapping
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.foreign import Asked, Foreign
from desktop.exchange.coming.mapping import Columns
from desktop.exchange.coming.sheets import Sheet, SheetError, read_sheets
from desktop.exchange.coming.table_entries import table_entries

JSON = Any
_TEXT, _BOOK = (".csv", ".tsv", ".tab"), (".xlsx", ".xlsm")


def knows(foreign: Foreign) -> int:
    """Whether a file is a table, by its name: any format that knows its headers is likelier."""
    return 3 * (foreign.suffix in _TEXT) or 5 * (foreign.suffix in _BOOK and foreign.head.startswith(b"PK"))


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """The rows of a table as entries. Raises SheetError."""
    assert asked.reader is not None
    sheet, columns = chosen(foreign.path, asked.reader, asked.kind, asked.mapping)
    return table_entries(sheet, columns, asked.answers, asked.reader)


def chosen(path: Path, reader: Reader, kind: str = "", asked: Mapping[str, JSON] | Columns | None = None) -> tuple[
        Sheet, Columns]:
    """The sheet of a file and how it is read. Raises SheetError, also for columns that no field can hold."""
    try:
        columns = asked if isinstance(asked, Columns) or asked is None else Columns.of(asked)
    except (TypeError, ValueError, KeyError) as error:
        raise SheetError(what=Message("What is asked of the columns is not understood: {reason}.",
                                      reason=str(error))) from error
    sheets = read_sheets(path, columns.encoding if columns else "", columns.delimiter if columns else "")
    sheet = next((one for one in sheets if columns and one.name == columns.sheet), sheets[0])
    if columns is None:
        return sheet, first_columns(sheet, reader, kind)
    return sheet, checked(reader, columns)


def first_columns(sheet: Sheet, reader: Reader, kind: str = "") -> Columns:
    """How a sheet is read unless a person says otherwise: as the last one with its headers, else as proposed."""
    declared = reader.schema[kind or mapping.likeliest_kind(sheet, reader.schema)]
    return mapping.remembered(reader, sheet, declared) or mapping.proposed(sheet, declared)


def checked(reader: Reader, columns: Columns) -> Columns:
    """The same columns, when their fields are there and each is given once. Raises SheetError."""
    if columns.kind not in reader.schema:
        raise SheetError(what=Message("There is no kind {kind}.", kind=columns.kind))
    kind = reader.schema[columns.kind]
    for target in filter(None, (*columns.targets, *(name for name, _ in columns.constants))):
        if target in (mapping.REF, mapping.EXACT):
            continue
        try:
            field, inner, _ = mapping.target_field(kind, target)
        except KeyError as error:
            raise SheetError(what=Message("There is no field {name}.", name=target)) from error
        if inner is None and not mapping.may_hold(field):
            raise SheetError(what=Message("{field} cannot be taken from a table.", field=field.label))
    taken = [one for one in columns.targets if one not in ("", mapping.EXACT)]
    if doubled := next((one for one in taken if taken.count(one) > 1), ""):
        raise SheetError(what=Message("Two columns stand for {name}. Choose one.", name=doubled))
    return columns
