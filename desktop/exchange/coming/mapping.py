"""Which column of a table holds which field: proposed by names and by what stands in the cells, and remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from archive_schema.declare import Kind, Schema
from archive_schema.fields import CHOICE, CHOICES, MOMENT, ROWS, URL, Field, canonical
from archive_schema.moments import MomentError, parse
from desktop.archive import Reader, Writer
from desktop.exchange.coming.sheets import Line, Sheet

JSON = Any
REF, EXACT = "ref", "=record"
"""Targets beside fields: the reference of the record, and the record as written by our own export."""
EXACT_HEADER = "record (exact)"
REMEMBERED = "columns of tables"
_CELL = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
_NUMBERED = re.compile(r"(.+?)\s*[#№(\[]?(\d+)[)\]]?\s*[:.,/–-]?\s*(.*)")
_LOOKED_AT = 50


@dataclass(frozen=True)
class Columns:
    """How a table is read. `targets`: for each column a field ("title"), a field of the n-th row of a rows field
    ("defendants[2].name"), REF, EXACT, or "" for what is not taken in, which is told.

    header: the number of the line of headers, 0 for none. constants: (field, words) that hold for every row.
    identity: the columns that tell a row from others; without, the fields of the title.
    """

    kind: str
    targets: tuple[str, ...] = ()
    sheet: str = ""
    header: int = 1
    encoding: str = ""
    delimiter: str = ""
    constants: tuple[tuple[str, str], ...] = ()
    identity: tuple[int, ...] = ()

    def to_value(self) -> dict[str, JSON]:
        """As JSON, for settings and files of answers."""
        return asdict(self)

    @classmethod
    def of(cls, value: Mapping[str, JSON]) -> Columns:
        """From JSON. Raises TypeError, ValueError for what is none."""
        lists = {name: tuple(value.get(name, ())) for name in ("targets", "identity")}
        constants = tuple((str(field), str(words)) for field, words in value.get("constants", ()))
        plain = {name: value[name] for name in ("sheet", "header", "encoding", "delimiter") if name in value}
        return cls(str(value["kind"]), **lists, constants=constants, **plain)  # type: ignore[arg-type]


def may_hold(field: Field) -> bool:
    """Whether a column may be taken into a field: not where what is sealed would lie open in a file."""
    return not field.sealed and field.type is not ROWS


def target_field(kind: Kind, target: str) -> tuple[Field, Field | None, int]:
    """The field of a target; of a cell in rows, the rows field, its inner field and the number of the row.

    Raises KeyError.
    """
    if found := _CELL.fullmatch(target):
        rows = kind.field(found[1])
        return rows, rows.inner(found[3]), int(found[2])
    return kind.field(target), None, 0


def targets_of(kind: Kind, rows: int = 3) -> Iterator[str]:
    """All that a column can be taken into, the fields first; so many rows of each rows field."""
    yield from (field.name for field in kind.fields if may_hold(field))
    yield REF
    for field in kind.rows_fields:
        yield from (f"{field.name}[{number}].{inner.name}" for number in range(1, rows + 1) for inner in field.fields)


# Proposing

def proposed(sheet: Sheet, kind: Kind, start: Columns | None = None) -> Columns:
    """The columns of a sheet as they may be meant; `start` keeps header line, encoding and what is constant."""
    columns = start or Columns(kind.name, header=header_line(sheet), encoding=sheet.encoding, delimiter=sheet.delimiter)
    headers = headers_of(sheet, columns.header)
    taken: set[str] = set()
    targets = []
    for header in headers:
        target = _by_name(kind, header)
        target = target if target not in taken or target == EXACT else ""
        taken |= {target} - {""}
        targets.append(target)
    body = body_of(sheet, columns.header)[:_LOOKED_AT]
    for number, target in enumerate(targets):
        if not target:
            words = [line.cells[number].strip() for line in body if number < len(line.cells)]
            targets[number] = _by_content(kind, [one for one in words if one], taken)
            taken |= {targets[number]} - {""}
    return replace(columns, kind=kind.name, sheet=sheet.name, targets=tuple(targets), identity=())


def likeliest_kind(sheet: Sheet, schema: Schema) -> str:
    """The kind whose fields most of the headers name; of equals, the one that needs no more than is there."""
    headers = headers_of(sheet, header_line(sheet))

    def named(kind: Kind) -> tuple[int, int]:
        found = {_by_name(kind, header) for header in headers} - {""}
        return len(found), -sum(1 for field in kind.fields if field.required and field.name not in found)

    return max(schema, key=named).name


def header_line(sheet: Sheet) -> int:
    """The line of headers: the first of the fullest among the first ten; 0 when it holds addresses or dates."""
    first = sheet.lines[:10]
    full = max((sum(1 for cell in line.cells if cell.strip()) for line in first), default=0)
    line = next(line for line in first if sum(1 for cell in line.cells if cell.strip()) == full)
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    data = any(re.match(r"https?://|\d{1,4}[-./]\d", cell) for cell in cells) or len(set(cells)) < len(cells)
    return 0 if data and line is sheet.lines[0] else line.number


def headers_of(sheet: Sheet, header: int) -> tuple[str, ...]:
    """The headers; "1", "2" … of a table without."""
    width = max((len(line.cells) for line in sheet.lines), default=0)
    named = next((line.cells for line in sheet.lines if line.number == header), ())
    return tuple(" ".join(named[n].split()) if n < len(named) and header else str(n + 1) for n in range(width))


def body_of(sheet: Sheet, header: int) -> tuple[Line, ...]:
    """The lines after the headers."""
    return tuple(line for line in sheet.lines if line.number > header)


def _by_name(kind: Kind, header: str) -> str:
    words = header.strip()
    if words.casefold() == REF:
        return REF
    if words.startswith(EXACT_HEADER):
        return EXACT
    if _CELL.fullmatch(words):
        try:
            rows, inner, _ = target_field(kind, words)
            return words if rows.type is ROWS and inner is not None else ""
        except KeyError:
            return ""
    field = kind.field_called(words) or kind.field_called(words.replace(" ", "_"))
    if field is not None:
        return field.name if may_hold(field) else ""
    return _numbered(kind, words)


def _numbered(kind: Kind, words: str) -> str:
    """ "Defendant 2: name" in any language, as a cell of the second row."""
    if not (found := _NUMBERED.fullmatch(words)):
        return ""
    owner, number, rest = found[1].strip(" :.,").casefold(), int(found[2]), found[3].strip().casefold()
    for field in kind.rows_fields:
        named = {field.name, *(label.casefold() for label in field.label.all)}
        if 0 < number < 100 and any(owner == one or one.startswith(owner) and len(owner) > 3 for one in named):
            inner = field.lead if not rest else next(
                (one for one in field.fields if rest in {one.name, *(w.casefold() for w in one.label.all)}), None)
            return f"{field.name}[{number}].{inner.name}" if inner is not None else ""
    return ""


def _by_content(kind: Kind, words: Sequence[str], taken: set[str]) -> str:
    """A field whose form all cells have: addresses, days, or words of its list; "" where it is not plain."""
    if len(words) < 2:
        return ""
    free = [field for field in kind.fields if may_hold(field) and field.name not in taken]
    if all(re.match(r"https?://\S+$", one) for one in words):
        return next((field.name for field in free if field.type is URL), "")
    if all(map(_is_date, words)):
        moments = [field for field in free if field.type is MOMENT]
        return moments[0].name if len(moments) == 1 else ""
    for field in free:
        if field.type in (CHOICE, CHOICES) and field.vocabulary and len(set(words)) > 1 \
                and all(field.vocabulary.code_of(one) for one in words):
            return field.name
    return ""


def _is_date(words: str) -> bool:
    if not re.search(r"\d{4}", words):
        return False
    try:
        parse(words)
    except MomentError as error:
        return bool(error.choices)
    return True


# Remembering

def remembered(reader: Reader, sheet: Sheet, kind: Kind) -> Columns | None:
    """How a table with these headers was read the last time, if it was."""
    kept = reader.setting(REMEMBERED, {}).get(_key(headers_of(sheet, header_line(sheet)), kind.name))
    try:
        return replace(Columns.of(kept), sheet=sheet.name, encoding=sheet.encoding, delimiter=sheet.delimiter) \
            if kept else None
    except (TypeError, ValueError, KeyError):
        return None


def remember(writer: Writer, sheet: Sheet, columns: Columns) -> None:
    """Keep how this table is read, for the next one with the same headers."""
    kept = {**writer.setting(REMEMBERED, {}),
            _key(headers_of(sheet, header_line(sheet)), columns.kind): columns.to_value()}
    writer.set_setting(REMEMBERED, kept)


def _key(headers: Sequence[str], kind: str) -> str:
    return hashlib.sha256(canonical([kind, *headers]).encode()).hexdigest()[:32]
