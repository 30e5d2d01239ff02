"""The rows of a sheet as entries, by the columns that were chosen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import CHOICE, CHOICES, INTEGER, LINKS, MOMENT, SIBLING, Field
from archive_schema.ids import is_ref, new_id
from archive_schema.messages import Message
from archive_schema.text.collate import sort_key
from desktop.archive import ArchiveError, Reader
from desktop.exchange.cells import value_of, words_for
from desktop.exchange.coming.doubts import moment_of, term_of
from desktop.exchange.coming.entry import Doubt, Entry, Link
from desktop.exchange.coming.mapping import EXACT, REF, Columns, body_of, headers_of, target_field
from desktop.exchange.coming.plain_entries import entry_of
from desktop.exchange.coming.sheets import Line, Sheet
from desktop.exchange.harmless import plain

JSON = Any
_GATHER = {"tag": "name", "case_file": "title"}
"""Kinds that a word in a table is enough to make, and the field it stands in."""
_PRINTED = 600


def table_entries(sheet: Sheet, columns: Columns, answers: Mapping[str, str], reader: Reader) -> Iterator[Entry]:
    """An entry for each row, and before it one for each tag and case that it names and that is not there."""
    kind = reader.schema[columns.kind]
    headers = headers_of(sheet, columns.header)
    doubled: Counter[str] = Counter()
    named: set[str] = set()
    for line in body_of(sheet, columns.header):
        if sheet.delimiter:  # a spreadsheet's cells are marked, not spoilt, where they could be formulas
            line = Line(line.number, tuple(map(plain, line.cells)))
        row = _Row(kind, columns, headers, line, answers, reader)
        entry = row.entry(doubled)
        for made in row.gathered:
            if made.identity not in named:
                named.add(made.identity)
                yield made
        yield entry


class _Row:
    """One row while it is understood."""

    def __init__(self, kind: Kind, columns: Columns, headers: tuple[str, ...], line: Line,
                 answers: Mapping[str, str], reader: Reader) -> None:
        self._kind, self._columns, self._headers, self._line = kind, columns, headers, line
        self._answers, self._reader = answers, reader
        self._values: dict[str, JSON] = {}
        self._rows: dict[str, dict[int, dict[str, JSON]]] = {}
        self._links: list[Link] = []
        self._doubts: list[Doubt] = []
        self._wrong: list[Message] = []
        self._left: list[tuple[str, str]] = []
        self._exact: Entry | None = None
        self.gathered: list[Entry] = []

    def entry(self, doubled: Counter[str]) -> Entry:
        """The row as an entry; `doubled` counts the rows that nothing tells apart."""
        cells, targets = list(self._line.cells), self._columns.targets
        by_target = {target: cell for target, cell in zip(targets, cells, strict=False) if target}
        if exact := "".join(cell for target, cell in zip(targets, cells, strict=False) if target == EXACT).strip():
            self._exact = self._as_written(exact)
        for number, cell in enumerate(cells):
            target = targets[number] if number < len(targets) else ""
            header = self._headers[number] if number < len(self._headers) else str(number + 1)
            if target not in (REF, EXACT) and cell.strip():
                self._take(target, header, cell)
        for name, words in self._columns.constants:
            if name not in self._values:
                self._take(name, self._kind.field(name).label.en, words)
        ref = by_target.get(REF, "").strip().upper()
        if ref and not (is_ref(ref) and ref.startswith(f"{self._kind.ref}-")):
            self._wrong.append(Message("{ref} is no reference of such records.", ref=ref))
        values = self._all_values()
        return Entry(
            str(self._line.number), self._kind.name, self._identity(ref, cells, values, doubled), values,
            language=self._exact.language if self._exact else "", links=tuple(self._links),
            printed=" | ".join(cell.strip() for cell in cells if cell.strip())[:_PRINTED], left=tuple(self._left),
            doubts=tuple(self._doubts), wrong=tuple(self._wrong), ref=ref,
            unknown=self._exact.unknown if self._exact else {}, status=self._exact.status if self._exact else "",
            confidentiality=self._exact.confidentiality if self._exact else "")

    def _as_written(self, cell: str) -> Entry | None:
        """The record as our own export wrote it; its other cells count where a person changed them."""
        try:
            return entry_of(json.loads(cell), str(self._line.number), self._reader)
        except (ValueError, TypeError, KeyError, RecursionError):
            self._wrong.append(Message("The column “{column}” was changed by hand. Empty it.", column=EXACT))
            return None

    def _all_values(self) -> dict[str, JSON]:
        exact = dict(self._exact.values) if self._exact else {}
        values = {**exact, **self._values}
        if self._exact is not None:
            self._links += [link for link in self._exact.links if link.field not in values]
        for name, rows in self._rows.items():
            held = [dict(row) for row in exact.get(name, ())]
            for number, row in sorted(rows.items()):
                while len(held) < number:
                    held.append({})
                held[number - 1] = {**held[number - 1], **row}
            values[name] = [{"id": row.get("id") or new_id(), **row} for row in held if row]
        return self._with_siblings(values)

    def _with_siblings(self, values: dict[str, JSON]) -> dict[str, JSON]:
        """Rows that name another row by its number point at it."""
        for rows in self._kind.rows_fields:
            for inner in (one for one in rows.fields if one.type is SIBLING):
                for row in values.get(rows.name, ()):
                    number = row.get(inner.name)
                    if isinstance(number, int):
                        others = values.get(inner.of, ())
                        if 0 < number <= len(others):
                            row[inner.name] = others[number - 1]["id"]
                        else:
                            del row[inner.name]
                            self._wrong.append(Message("{field}: there is no row {number}.", field=inner.label,
                                                       number=number))
        return values

    def _identity(self, ref: str, cells: list[str], values: Mapping[str, JSON], doubled: Counter[str]) -> str:
        """The columns that tell rows apart; else the reference, else the title, with a number where it comes again."""
        if chosen := [cells[number].strip() for number in self._columns.identity if number < len(cells)]:
            key = "\t".join(chosen)
        elif ref:
            return f"table:{self._kind.name}:{ref}"
        else:
            key = "\t".join(str(values.get(field.name, "")) for field in self._kind.title_fields)
        key = f"table:{self._kind.name}:{key.casefold()}"
        doubled[key] += 1
        return key if doubled[key] == 1 else f"{key}\t{doubled[key]}"

    # One cell

    def _take(self, target: str, header: str, cell: str) -> None:
        if not target:
            self._left.append((header, " ".join(cell.split())))
            return
        field, inner, number = target_field(self._kind, target)
        if self._is_as_written(field, inner, number, cell):
            return
        try:
            value = self._value(inner or field, cell)
        except ArchiveError as error:
            words = Message(error.happened, **error.values)
            self._wrong.append(Message("{field}: {wrong}", field=header, wrong=words))
            return
        if value is None:
            return
        if inner is None:
            self._values[field.name] = value
        else:
            self._rows.setdefault(field.name, {}).setdefault(number, {})[inner.name] = value

    def _is_as_written(self, field: Field, inner: Field | None, number: int, cell: str) -> bool:
        if self._exact is None:
            return False
        held = self._exact.values.get(field.name)
        if inner is not None:
            rows = held or ()
            return number <= len(rows) and cell_of(inner, rows[number - 1].get(inner.name), self._exact.values,
                                                   self._reader) == cell
        linked = [link.words for link in self._exact.links if link.field == field.name]
        return bool(linked) and "; ".join(linked) == cell or cell_of(field, held, {}, self._reader) == cell

    def _value(self, field: Field, cell: str) -> JSON:
        if field.type is MOMENT:
            value, doubts = moment_of(cell, self._answers)
            self._doubts += doubts
            return None if doubts else value
        if field.type is CHOICE:
            return self._term(field, cell) or None
        if field.type is CHOICES:
            return [code for one in cell.replace("\n", ";").split(";") if one.strip()
                    and (code := self._term(field, one))] or None
        if field.type is SIBLING:
            return value_of(Field(INTEGER, field.label), cell, self._reader)
        if field.type is LINKS and len(field.to) == 1 and field.to[0] in _GATHER:
            self._gather(field, cell)
            return None
        return value_of(field, cell, self._reader)

    def _term(self, field: Field, words: str) -> str:
        code, doubts = term_of(field, words, self._answers)
        self._doubts += doubts
        if not code and not doubts:
            self._left.append((field.label.en, words.strip()))
        return code

    def _gather(self, field: Field, cell: str) -> None:
        """Links at tags and cases; one that is not there is made."""
        for words in (one.strip() for one in cell.replace("\n", ";").split(";")):
            if not words:
                continue
            there = is_ref(words.upper()) or any(head.kind in field.to for head in self._reader.titled(sort_key(words)))
            if there:
                self._links.append(Link(field.name, words=words))
            else:
                kind, name = field.to[0], _GATHER[field.to[0]]
                identity = f"table:{kind}:{words.casefold()}"
                self._links.append(Link(field.name, identity=identity))
                self.gathered.append(Entry(str(self._line.number), kind, identity, {name: words}))


def cell_of(field: Field, value: JSON, values: Mapping[str, JSON], reader: Reader) -> str:
    """A value as words that `table_entries` reads; a row's sibling by its number."""
    if value is None:
        return ""
    if field.type is SIBLING:
        ids = [row.get("id") for row in values.get(field.of, ())]
        return str(ids.index(value) + 1) if value in ids else ""
    if field.type is MOMENT:
        return str(value.get("edtf") or value.get("printed") or "")
    return words_for(field, value, reader)
