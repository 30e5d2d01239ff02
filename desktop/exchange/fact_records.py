"""Facts as records: typed words become values, keys become ids that are the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_schema.declare import Schema
from archive_schema.fields import INTEGER, LINK, LINKS, ROWS, SIBLING, TEXTS, Field, FieldError
from archive_schema.ids import id_from_key
from archive_schema.records import Record
from archive_schema.vocabularies import UNKNOWN_REASON
from desktop.exchange.facts import Entry, FactError, Facts

JSON = Any
_SHARED = ("language", "confidentiality", "status")
_HERE = ("key", "ref", "report", "section", "notes", "cite", "unknown", *_SHARED)
_MARK = re.compile(r"@([a-z][a-z0-9-]*(?:/[a-z0-9-]+)?)")


def records_of(schema: Schema, facts: Facts) -> Iterator[Record]:
    """The records and their citations, in order. Raises FactError, which names file, kind and key."""
    for entry in facts.told:
        if entry.kind not in schema:
            raise entry.error(f"there is no kind {entry.kind}.")
        yield _Maker(schema, facts, entry).record()


def row_id(owner: str, rows: str, key: str) -> str:
    """The id of a row: of its owner's key, the name of the rows, and its own key or number."""
    return id_from_key(f"{owner}/{rows}/{key}")


class _Maker:
    """Turns one entry's words into values."""

    def __init__(self, schema: Schema, facts: Facts, entry: Entry) -> None:
        self.schema, self.kind, self.facts, self.entry = schema, schema[entry.kind], facts, entry

    def record(self) -> Record:
        told, values = dict(self.entry.told), {}
        if self.entry.kind == "citation":
            values = self.aim(told)
            here: tuple[str, ...] = ("key", "ref", "unknown", *_SHARED)
        else:
            here = _HERE
        for name, value in told.items():
            if name not in here:
                values[name] = self.value(self.field(self.kind.fields, name), value)
        record = Record(self.entry.kind, values, id=id_from_key(self.entry.key), ref=self.ref(),
                        unknown=self.unknown(self.kind.fields, told.get("unknown", {})),
                        **{name: told[name] for name in _SHARED if name in told})
        if problems := self.kind.problems(record):
            raise self.error("; ".join(f"{p.field}: {p.message}" for p in problems))
        return record

    def ref(self) -> str:
        ref = str(self.entry.told.get("ref", ""))
        if ref and not ref.startswith(f"{self.kind.ref}-"):
            raise self.error(f"the reference {ref} does not begin with {self.kind.ref}-.")
        return ref

    def field(self, fields: Iterable[Field], name: str) -> Field:
        found = next((field for field in fields if field.name == name), None)
        return found or self.fail(f"there is no field {name}.")

    def unknown(self, fields: Iterable[Field], told: Mapping[str, JSON]) -> dict[str, JSON]:
        """Why values are not known, checked: real fields, reasons of the list."""
        for name, why in told.items():
            self.field(fields, name)
            if why.get("reason") not in UNKNOWN_REASON.terms:
                self.fail(f"{name} is not known because of {why.get('reason')}, which is no reason of the list.")
        return dict(told)

    def value(self, field: Field, told: JSON) -> JSON:
        if field.type is LINK:
            return self.link(field, told)
        if field.type is LINKS:
            return [self.link(field, one) for one in told]
        if field.type is SIBLING:
            return self.sibling(field, told)
        if field.type is ROWS:
            return self.rows(field, told)
        if isinstance(told, str) and field.type is not TEXTS:
            return self.parsed(field, told)
        return int(told) if field.type is INTEGER else told

    def parsed(self, field: Field, told: str) -> JSON:
        if field.name == "text" and self.entry.kind == "brief_block":
            return _MARK.sub(self.mark, told).strip()
        try:
            return field.parse(told, "en")
        except FieldError as error:
            raise self.error(f"{field.name}: {error}") from error

    def mark(self, found: re.Match[str]) -> str:
        """@key in a brief's text becomes @REF, @key/name the reference of a citation."""
        entry = self.facts.by_key.get(found.group(1))
        if entry is None or not entry.told.get("ref"):
            raise self.error(f"the mark {found.group(0)} names nothing that has a reference.")
        return f"@{entry.told['ref']}"

    def link(self, field: Field, key: str) -> str:
        entry = self.facts.by_key.get(key)
        if entry is None:
            raise self.error(f"{field.name}: there is nothing with the key {key}.")
        if field.to and entry.kind not in field.to:
            raise self.error(f"{field.name}: {key} is of the kind {entry.kind}, not {' or '.join(field.to)}.")
        return id_from_key(key)

    # Rows

    def rows(self, field: Field, told: list[dict[str, JSON]]) -> list[dict[str, JSON]]:
        keys = [str(row.get("key", number)) for number, row in enumerate(told)]
        if doubled := [key for key in keys if keys.count(key) > 1]:
            raise self.error(f"{field.name}: the row key {doubled[0]} is used twice.")
        return [self.row(field, key, row) for key, row in zip(keys, told, strict=True)]

    def row(self, field: Field, key: str, told: dict[str, JSON]) -> dict[str, JSON]:
        values: dict[str, JSON] = {"id": row_id(self.entry.key, field.name, key)}
        for name, value in told.items():
            if name == "unknown":
                values[name] = self.unknown(field.fields, value)
            elif name != "key":
                values[name] = self.value(self.field(field.fields, name), value)
        return values

    def sibling(self, field: Field, key: str) -> str:
        if not any(row.get("key") == key for row in self.entry.told.get(field.of, ())):
            raise self.error(f"{field.name}: {field.of} has no row with the key {key}.")
        return row_id(self.entry.key, field.of, key)

    # Citations

    def aim(self, told: dict[str, JSON]) -> dict[str, JSON]:
        """What a citation speaks about, taken out of what it tells: a row by its key, a field that is there."""
        about = self.facts.by_key.get(told["about"]) or self.fail(f"there is nothing with the key {told['about']}.")
        fields = self.schema[about.kind].fields
        row, name = told.pop("row", ""), told.get("field", "")
        values: dict[str, JSON] = {}
        if row:
            holders = [f for f in fields if f.type is ROWS
                       and any(one.get("key") == row for one in about.told.get(f.name, ()))]
            if len(holders) != 1:
                self.fail(f"the row {row} it speaks of is {'not there' if not holders else 'there twice'}.")
            values["row"] = row_id(about.key, holders[0].name, row)
            fields = holders[0].fields
        if name:
            self.field(fields, name)
        return values

    def error(self, what: str) -> FactError:
        return self.entry.error(what)

    def fail(self, what: str) -> Any:
        raise self.error(what)
