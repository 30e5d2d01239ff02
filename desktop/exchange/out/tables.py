"""Records as tables: a line each, headers being the names of fields; a row of a rows field has columns of its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from archive_schema.declare import Kind
from archive_schema.fields import ROWS
from archive_schema.records import Record
from desktop.archive import ArchiveError, Reader
from desktop.exchange.coming.mapping import EXACT_HEADER, REF
from desktop.exchange.coming.table_entries import cell_of
from desktop.exchange.harmless import harmless
from desktop.exchange.plain_records import to_plain


class OneKind(ArchiveError):
    """A table holds records of one kind."""

    happened = "A table holds records of one kind."
    do = "Choose records of one kind, or another format."


def table_of(kind: Kind, records: Sequence[Record], reader: Reader, exact: bool) -> Iterator[list[str]]:
    """The headers, and a row for each record: words that our import reads.

    With `exact` a last column holds the record as JSON, so that nothing is lost in words: times, zones, what was
    printed. Who changes a cell and leaves that column alone is understood all the same.
    """
    plain = [field for field in kind.fields if field.type is not ROWS and not field.sealed]
    cells = [(field, number, inner) for field in kind.rows_fields
             for number in range(max((len(record.rows(field.name)) for record in records), default=0))
             for inner in field.fields if not inner.sealed
             and any(len(rows := one.rows(field.name)) > number and rows[number].get(inner.name) is not None
                     for one in records)]
    yield [REF, *(field.name for field in plain), *(f"{f.name}[{n + 1}].{inner.name}" for f, n, inner in cells),
           *([EXACT_HEADER] if exact else [])]
    for record in records:
        row = [record.ref, *(cell_of(field, record[field.name], record.values, reader) for field in plain)]
        for field, number, inner in cells:
            rows = record.rows(field.name)
            held = rows[number].get(inner.name) if number < len(rows) else None
            row.append(cell_of(inner, held, record.values, reader))
        yield row + ([json.dumps(to_plain(kind, record, reader), ensure_ascii=False)] if exact else [])


def write_csv(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool = False) -> int:
    """Write records of one kind as CSV, in UTF-8 with its mark; no cell is a formula. Raises OneKind."""
    held = list(records)
    kinds = {record.kind for record in held}
    if len(kinds) > 1:
        raise OneKind
    text = io.TextIOWrapper(to, "utf-8-sig", newline="", write_through=True)
    out = csv.writer(text)
    for kind in kinds:
        for row in table_of(reader.schema[kind], held, reader, exact):
            out.writerow(map(harmless, row))
    text.detach()
    return len(held)


def write_jsonl(records: Iterable[Record], reader: Reader, to: BinaryIO) -> int:
    """Write records of any kinds, a line of JSON each, with all that is not sealed."""
    count = 0
    for record in records:
        line = json.dumps(to_plain(reader.schema[record.kind], record, reader), ensure_ascii=False)
        to.write(line.encode() + b"\n")
        count += 1
    return count


@contextmanager
def new_table(to: Path, *, replace: bool = False) -> Iterator[Callable[[Iterable[object]], None]]:
    """Writes rows of a table that no spreadsheet takes for formulas, in UTF-8 with its mark.

    Raises FileExistsError when there is such a file, unless it may be replaced, and OSError.
    """
    with open(to, "w" if replace else "x", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        yield lambda cells: out.writerow([harmless(str(cell)) for cell in cells])
