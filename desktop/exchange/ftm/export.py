"""Records as entities of FollowTheMoney: a line each, and the citations as Documentation between them and documents.

No value is invented: what has no property of its own stands in `notes` as "Field: words", and is counted. What stays
here is told with why. Names of protected people are replaced where a record or a row is about them; sentences that a
person wrote are passed on as they are, and are theirs to look at (docs/formats.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, MOMENT, ROWS, SEALED, Field
from archive_schema.messages import Message
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import Reader
from desktop.exchange.ftm import values
from desktop.exchange.ftm.entity import Entity
from desktop.exchange.ftm.mapping import APART, DOCUMENTS, KINDS, PEOPLE, schema_of
from desktop.exchange.ftm.relations import relations
from desktop.exchange.outward import name_outside, why_not

JSON = Any
IN_NOTES = Message("It has no property of its own and stands in notes.")
NOT_THERE = Message("What it points at stays in the archive.")
NO_SCHEMA = Message("FollowTheMoney has no schema for this kind.")
MAY_NAME = Message("It may name a protected person.")
CASES_STAY = Message("Case files stay in the archive.")
_OWN = frozenset({"tags", "cases", "pages", "text_method", "language_mark"})
_ROLES = {"supports": "supports", "contradicts": "contradicts", "mentions": "mentions"}


@dataclass
class Told:
    """What an export did: entities by schema; what did not fit or stayed, as (kind, field, why) with how often."""

    entities: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str, Message]] = field(default_factory=Counter)


def entities(reader: Reader, chosen: Iterable[str] | None = None, told: Told | None = None) -> Iterator[Entity]:
    """The entities of the records with these ids, or of the whole archive; `told` is filled on the way."""
    export = _Export(reader, told if told is not None else Told(), None if chosen is None else list(chosen))
    yield from export.all()


def write_entities(records: Iterable[Record], reader: Reader, to: BinaryIO) -> int:
    """Write these records and what links them, an entity in each line; says how many entities."""
    count = 0
    for count, entity in enumerate(entities(reader, [record.id for record in records]), 1):  # noqa: B007
        to.write(entity.line().encode() + b"\n")
    return count


def told(records: Iterable[Record], reader: Reader) -> Told:
    """What an export of these records would write, and what would not fit or stay."""
    said = Told()
    for _ in entities(reader, [record.id for record in records], said):
        pass
    return said


class _Export:
    """One export: which records go out is known before the first is written, so that no link leads nowhere."""

    def __init__(self, reader: Reader, told: Told, chosen: list[str] | None) -> None:
        self._reader, self._told = reader, told
        self._chosen = None if chosen is None else frozenset(chosen)
        self._people: dict[str, str] = {}  # who goes by another name outside, or by none
        self._staying: set[str] = set()  # what may not go out: its title neither
        self._out: dict[str, str] = {}
        for kind in reader.schema:
            for identity in reader.ids(kind.name):
                self._decide(kind, identity)

    def _decide(self, kind: Kind, identity: str) -> None:
        record = self._reader.get(identity)
        asked = self._chosen is None or identity in self._chosen
        reason = why_not(kind, record)
        if kind.name == "person" and (reason or name_outside(record) != record["name"]):
            self._people[identity] = "" if reason else name_outside(record)
        if reason:
            self._staying.add(identity)
            if asked and not record.trashed:
                self._told.left[kind.name, "", reason] += 1
        elif asked and kind.name not in APART:
            if schema := schema_of(record, has_file=kind.name == "source" and bool(self._files(identity))):
                self._out[identity] = schema
            else:
                self._told.left[kind.name, "", NO_SCHEMA] += 1

    def all(self) -> Iterator[Entity]:
        """Every entity: the records in the order of their kinds, after each what links it to others."""
        for identity, schema in self._out.items():
            record = self._reader.get(identity)
            kind = self._reader.schema[record.kind]
            related = list(relations(kind, record, self._out))
            said = {rows: [row for one, row, _ in related if one == rows] for rows, _, _ in related}
            for entity in (self._entity(kind, record, schema, said), *self._between(kind, record, related)):
                self._told.entities[entity.schema] += 1
                yield entity

    # One record

    def _entity(self, kind: Kind, record: Record, schema: str, related: Mapping[str, list[JSON]]) -> Entity:
        """The record as an entity; `related` are its rows that are entities of their own."""
        mapped = KINDS[kind.name]
        entity = Entity(record.id, schema, ref=record.ref, kind=kind.name)
        for one in kind.fields:
            value = record[one.name]
            if value in (None, [], "") or value is SEALED or one.sealed:
                continue
            if one.name in mapped.links:
                self._link(entity, kind, one, value, mapped.links[one.name])
            elif one.name in mapped.dates:
                self._date(entity, kind, one, value, mapped.dates[one.name])
            elif one.name in mapped.texts:
                self._words(entity, kind, one, value, mapped.texts[one.name])
            elif one.name not in _OWN:
                self._more(entity, kind, record, one, related.get(one.name, []))
        self._shared(entity, kind, record, schema, keyword=mapped.keyword)
        return entity

    def _shared(self, entity: Entity, kind: Kind, record: Record, schema: str, *, keyword: bool) -> None:
        """What every kind has: its name if no field is one, tags, language, the documents that support it."""
        if kind.name == "person" and record.id in self._people:
            entity.properties = {name: words for name, words in entity.properties.items() if name != "name"}
            entity.add("name", self._people[record.id])
        elif not entity.properties.keys() & {"name", "title"}:
            entity.add("title" if schema in DOCUMENTS else "name", record.title)
        entity.add("keywords", *([kind.label.en] if keyword else []), *map(self._title, record["tags"] or ()))
        if record["cases"]:
            self._told.left[kind.name, "cases", CASES_STAY] += 1
        if schema in DOCUMENTS:
            entity.add("language", values.language(str(record["language_mark"] or record.language)))
            self._of_file(entity, record)
        cited = self._reader.citations_of(record.id)
        entity.add("proof", *(one["source"] for one in cited if one["source"] in self._out
                              and one["stance"] != "contradicts" and one["source"] != record.id))

    def _of_file(self, entity: Entity, record: Record) -> None:
        for file in self._files(record.id):
            entity.edge(fileName=str(file["name"] or ""), mimeType=str(file["media_type"] or ""),
                        fileSize=str(file["size"] or ""))
            if file["sha256"]:
                self._note(entity, "SHA-256", str(file["sha256"]))

    def _files(self, source: str) -> list[Record]:
        kind = self._reader.schema["file"]
        found = [one for one in self._reader.files_of(source) if not why_not(kind, one)]
        return [one for one in found if one["role"] in ("original", None)][:1] or found[:1]

    def _title(self, identity: str) -> str:
        if identity in self._people or identity in self._staying:
            return self._people.get(identity, "")
        return self._reader.title(identity)

    # One field

    def _words(self, entity: Entity, kind: Kind, one: Field, value: JSON, property: str) -> None:
        if one.type is ROWS:
            entity.add(property, *(self._called(row) for row in value))
        elif isinstance(value, list):
            entity.add(property, *(words_of(one, [part], "en", self._title) for part in value))
        elif property in ("sourceUrl", "website") and not values.address(str(value)):
            self._note(entity, one.label.en, str(value))
            self._told.left[kind.name, one.name, IN_NOTES] += 1
        else:
            entity.add(property, words_of(one, value, "en", self._title))

    def _called(self, row: Mapping[str, JSON]) -> str:
        """Who a row is about: by the name in it, unless that person is protected."""
        person = str(row.get("person") or "")
        if person in self._people:
            return self._people[person]
        return str(row.get("name") or (self._title(person) if person else ""))

    def _date(self, entity: Entity, kind: Kind, one: Field, value: JSON, property: str) -> None:
        first, last, whole = values.dates(value)
        if first and not last and "/" not in value["edtf"]:
            entity.add(property, first)
        elif entity.schema == "Event" and (first or last):
            entity.edge(startDate=first, endDate=last)
        else:
            whole = False
        if not whole:
            words, printed = one.words(value), str(value.get("printed") or "")
            self._note(entity, one.label.en, words if printed in ("", words) else f"{words} (“{printed}”)")
            self._told.left[kind.name, one.name, IN_NOTES] += 1

    def _link(self, entity: Entity, kind: Kind, one: Field, value: JSON, property: str) -> None:
        for target in value if one.type is LINKS else [value]:
            if self._out.get(target) and (property == "entity" or self._out[target] in PEOPLE):
                entity.add(property, target)
            else:
                self._told.left[kind.name, one.name, NOT_THERE] += 1
                self._note(entity, one.label.en, self._title(target) if target in self._out else "")

    def _more(self, entity: Entity, kind: Kind, record: Record, one: Field, related: list[JSON]) -> None:
        """A field without a property of its own: in notes, row by row; what the schema has for it all the same."""
        value = record[one.name]
        if related:
            value = [row for row in value if row not in related]
        if not value:
            return
        if one.name == "names" and one.type is ROWS:
            if record.id not in self._people:
                for row in value:
                    entity.add("previousName" if row.get("kind") == "former" else "alias", str(row.get("full") or ""))
            return
        if one.name in ("jurisdiction", "citizenship") and kind.name in ("organisation", "person"):
            told = value if isinstance(value, list) else [value]
            codes = [values.country(words) for words in told]
            if all(codes):
                entity.add("citizenship" if kind.name == "person" else "jurisdiction", *codes)
                return
        if one.name == "sex" and value in ("male", "female", "other"):
            entity.add("gender", value)
            return
        said = [self._row(one, row) for row in value] if one.type is ROWS else [words_of(one, value, "en", self._title)]
        if record.id in self._people and one.type is not MOMENT:
            self._told.left[kind.name, one.name, MAY_NAME] += 1
            return
        for words in said:
            self._note(entity, one.label.en, words)
        self._told.left[kind.name, one.name, IN_NOTES] += 1

    def _row(self, rows: Field, row: Mapping[str, JSON]) -> str:
        """All that a row says, each with its label."""
        hidden = next((row[one.name] for one in rows.fields
                       if one.type is LINK and row.get(one.name) in self._people), "")
        said = []
        for one in rows.fields:
            value = row.get(one.name)
            if value is None or one.type.name == "sibling" or one.sealed:
                continue
            words = words_of(one, value, "en", self._title)
            if hidden and one.is_name:
                words = self._people[hidden]
            if words:
                said.append(f"{one.label.en}: {words}")
        return "; ".join(said)

    def _note(self, entity: Entity, label: str, words: str) -> None:
        if words:
            entity.add("notes", f"{label}: {words}")

    # Between records

    def _between(self, kind: Kind, record: Record, related: Iterable[tuple[str, JSON, Entity]]) -> Iterator[Entity]:
        for rows, row, entity in related:
            yield entity.edge(description=self._row(kind.field(rows), row))
        if kind.name == "translation" and record["source"] in self._out:
            yield Entity(f"{record.id}-of", "UnknownLink").edge(
                subject=record.id, object=record["source"], role="Translation")
        for citation in self._reader.citations_of(record.id):
            if citation["source"] in self._out and not why_not(self._reader.schema["citation"], citation):
                yield self._documentation(record, citation)

    def _documentation(self, record: Record, citation: Record) -> Entity:
        """A citation: where in the document, in which words, for or against."""
        kind = self._reader.schema["citation"]
        entity = Entity(citation.id, "Documentation", ref=citation.ref, kind="citation")
        place = " ".join(words_of(kind.field(name), citation[name], "en") for name in ("locator_kind", "locator")
                         if citation[name])
        about = record.kind in self._reader.schema and citation["field"]
        labels = {one.name: one.label.en for one in self._reader.schema[record.kind].fields}
        said = [f"{kind.field(name).label.en}: {words_of(kind.field(name), citation[name], 'en', self._title)}"
                for name in ("section", "value", "speaker", "quote_translation", "cited_in_note") if citation[name]]
        quote = [] if record.id in self._people else [str(citation["quote"] or ""), *said]
        return entity.edge(document=citation["source"], entity=record.id, recordId=citation.ref,
                           role=_ROLES.get(str(citation["stance"] or ""), ""), description=quote,
                           summary=", ".join(filter(None, (place, labels.get(about, "") if about else ""))))
