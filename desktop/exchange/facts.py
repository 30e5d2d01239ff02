"""Facts written by hand in TOML files become records: the sample archive's form (resources/sample/README.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_schema.declare import Schema
from archive_schema.fields import INTEGER, LINK, LINKS, ROWS, SIBLING, TEXTS, Field, FieldError
from archive_schema.ids import id_from_key
from archive_schema.records import Record
from desktop.archive import ArchiveError

JSON = Any
_SHARED = ("language", "confidentiality", "status")
_HERE = ("key", "ref", "report", "section", "notes", "cite", "unknown", *_SHARED)
_MARK = re.compile(r"@([a-z][a-z0-9-]*)")


class FactError(ArchiveError):
    """A file of facts cannot be read; `where` is file, kind and key."""

    happened = "{where}: {what}"
    do = "Correct the file and try again; nothing was made."


@dataclass(frozen=True)
class Entry:
    """One table of a file of facts: what it declares, and where it stands."""

    kind: str
    key: str
    where: str
    told: dict[str, JSON]


@dataclass(frozen=True)
class Facts:
    """All entries of a folder. `same_notes` says which sources a note of a report stands for, by note number;
    a note that is its report's own source nNNN need not be named."""

    entries: tuple[Entry, ...]
    same_notes: dict[str, tuple[str, ...]]

    @property
    def keys(self) -> dict[str, str]:
        """Every key with the reference it was given ("" if none)."""
        return {entry.key: str(entry.told.get("ref", "")) for entry in self.entries}


def read_facts(folder: Path) -> Facts:
    """Read every *.toml of a folder, in order of their names. Raises FactError."""
    entries: list[Entry] = []
    same: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise FactError(where=path.name, what=str(error)) from error
        same |= {note: tuple(keys) for note, keys in tables.pop("same_notes", {}).items()}
        for kind, several in tables.items():
            for told in several:
                where = f"{path.name}, {kind} {told.get('key', '?')}"
                if "key" not in told:
                    raise FactError(where=where, what="an entry has no key.")
                entries.append(Entry(kind, told["key"], where, told))
    doubled = {entry.key for entry in entries if sum(other.key == entry.key for other in entries) > 1}
    if doubled:
        raise FactError(where=str(folder), what=f"keys are used twice: {', '.join(sorted(doubled))}.")
    return Facts(tuple(entries), same)


def records_of(schema: Schema, facts: Facts) -> Iterator[Record]:
    """The records and their citations, in order. Raises FactError."""
    keys = facts.keys
    for entry in facts.entries:
        if entry.kind not in schema:
            raise FactError(where=entry.where, what=f"there is no kind {entry.kind}.")
        yield _Maker(schema, keys, entry).record()
        yield from _citations(schema, facts, keys, entry)


class _Maker:
    """Turns one entry's words into values; keys become ids."""

    def __init__(self, schema: Schema, keys: dict[str, str], entry: Entry) -> None:
        self.kind, self.keys, self.entry = schema[entry.kind], keys, entry

    def record(self) -> Record:
        told = self.entry.told
        values: dict[str, JSON] = {}
        for name, value in told.items():
            if name not in _HERE:
                values[name] = self.value(self.field(self.kind.by_name, name), value)
        shared = {name: told[name] for name in _SHARED if name in told}
        record = Record(self.entry.kind, values, id=id_from_key(self.entry.key), ref=told.get("ref", ""),
                        unknown=told.get("unknown", {}), **shared)
        if problems := self.kind.problems(record):
            raise self.error("; ".join(f"{p.field}: {p.message}" for p in problems))
        return record

    def field(self, fields: dict[str, Field], name: str) -> Field:
        if name not in fields:
            raise self.error(f"there is no field {name}.")
        return fields[name]

    def value(self, field: Field, told: JSON) -> JSON:
        if field.type is LINK:
            return self.id(told)
        if field.type is LINKS:
            return [self.id(one) for one in told]
        if field.type is SIBLING:
            return self.row_id(field.of, told)
        if field.type is ROWS:
            return [self.row(field, number, row) for number, row in enumerate(told)]
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
        """@key in a brief's text becomes @REF; what is no key stays as it is."""
        ref = self.keys.get(found.group(1))
        return f"@{ref}" if ref else found.group(0)

    def row(self, field: Field, number: int, told: dict[str, JSON]) -> dict[str, JSON]:
        inner = {f.name: f for f in field.fields}
        values = {"id": self.row_id(field.name, str(told.get("key", number)))}
        for name, value in told.items():
            if name == "unknown":
                values[name] = value
            elif name != "key":
                values[name] = self.value(self.field(inner, name), value)
        return values

    def row_id(self, rows: str, key: str) -> str:
        return id_from_key(f"{self.entry.key}/{rows}/{key}")

    def id(self, key: str) -> str:
        if key not in self.keys:
            raise self.error(f"there is nothing with the key {key}.")
        return id_from_key(key)

    def error(self, what: str) -> FactError:
        return FactError(where=self.entry.where, what=what)


def _citations(schema: Schema, facts: Facts, keys: dict[str, str], entry: Entry) -> Iterator[Record]:
    """The citations an entry implies (report, section, notes) and those it spells out (cite)."""
    told = list(_implied(facts, entry.told)) + list(entry.told.get("cite", ()))
    for number, one in enumerate(told):
        named = {"key": f"{entry.key}/cite/{one.get('key', number)}", "about": entry.key, **one}
        row = named.pop("row", None)
        citation = Entry("citation", named["key"], f"{entry.where}, citation {number + 1}", named)
        record = _Maker(schema, keys, citation).record()
        yield record.with_values(row=_row_of(schema, entry, row)) if row else record


def _row_of(schema: Schema, entry: Entry, row: str) -> str:
    for field in schema[entry.kind].rows_fields:
        if any(one.get("key") == row for one in entry.told.get(field.name, ())):
            return id_from_key(f"{entry.key}/{field.name}/{row}")
    raise FactError(where=entry.where, what=f"a citation speaks of the row {row}, which is not there.")


def _implied(facts: Facts, told: dict[str, JSON]) -> Iterator[dict[str, JSON]]:
    if "report" not in told:
        return
    place = {"source": told["report"], "stance": "supports"}
    if "section" in told:
        place["section"] = told["section"]
    notes = [str(note) for note in told.get("notes", ())]
    if not notes:
        yield place | {"scope": "unclear"}
    for note in notes:
        sources = facts.same_notes.get(note, (f"n{int(note):03d}",))
        empty = {} if sources else {"note": "The note is printed empty.",
                                    "unknown": {"quote": {"reason": "not_stated", "note": "an empty note"}}}
        yield place | {"locator_kind": "note", "locator": note} | empty
        for source in sources:
            yield {"source": source, "cited_in": told["report"], "cited_in_note": note, "stance": "supports",
                   "cited_in_section": told.get("section", "")}
