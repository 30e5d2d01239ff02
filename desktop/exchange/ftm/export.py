"""Records as entities of FollowTheMoney: a line each, and the citations as Documentation between them and documents.

No value is invented: what has no property of its own stands in `notes` as "Field: words", and is counted. What stays
here is told with why. Names of protected people are replaced where a record or a row is about them, and in brackets
wherever else they stand; files go along only from `with_files`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from archive_schema.declare import Kind
from archive_schema.fields import LINKS, ROWS, SEALED, Field
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import Reader
from desktop.exchange.ftm import shown, values
from desktop.exchange.ftm.entity import Entity
from desktop.exchange.ftm.leaving import (
    CASES_STAY,
    IN_NOTES,
    MAY_NAME,
    NAME_REPLACED,
    NAME_SEALED,
    NAMES_SOMEBODY,
    NOT_THERE,
    Leaving,
    Told,
)
from desktop.exchange.ftm.mapping import DOCUMENTS, FOLDERS, KINDS, PEOPLE
from desktop.exchange.ftm.relations import relations
from desktop.exchange.names_outside import NamesOutside
from desktop.exchange.outward import why_not

if TYPE_CHECKING:
    from desktop.exchange.ftm.going import FilesGoing

JSON = Any
_OF_PROTECTED = frozenset({"name", "pseudonym", "roles"})
"""What is told of a person who is protected; all else could name them."""
_OWN = frozenset({"tags", "cases", "pages", "text_method", "language_mark"})
_ADDRESSES = frozenset({"sourceUrl", "website"})


def entities(reader: Reader, chosen: Iterable[str] | None = None, told: Told | None = None, *,
             names: NamesOutside | None = None, going: FilesGoing | None = None) -> Iterator[Entity]:
    """The entities of the records with these ids, or of the whole archive; `told` is filled on the way.

    Where files go along (`going`), a source is what its file is, with its pages, and lies in what it came within.
    """
    export = _Export(reader, told if told is not None else Told(), None if chosen is None else list(chosen),
                     names or NamesOutside(reader), going)
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
    """One export, record after record."""

    def __init__(self, reader: Reader, told: Told, chosen: list[str] | None, names: NamesOutside,
                 going: FilesGoing | None) -> None:
        self._reader, self._told, self._names = reader, told, names
        self._leaving, self._with_files = Leaving(reader, told, chosen, going), going is not None
        self._out = self._leaving.out
        if names.unread:
            told.left["person", "real_name", NAME_SEALED] += names.unread

    def all(self) -> Iterator[Entity]:
        """Every entity: the records in the order of their kinds, after each what links it to others."""
        for identity, schema in self._out.items():
            record = self._reader.get(identity)
            kind = self._reader.schema[record.kind]
            related = [] if identity in self._leaving.people else list(relations(kind, record, self._out))
            said = {rows: [row for one, row, _ in related if one == rows] for rows, _, _ in related}
            for entity in (self._entity(kind, record, schema, said), *self._between(kind, record, related)):
                self._told.entities[entity.schema] += 1
                yield self._safe(kind, entity)

    def _safe(self, kind: Kind, entity: Entity) -> Entity:
        """The entity without a name that may not go out, in whatever property it stands."""
        for name, said in [*entity.properties.items()] if self._names else ():
            if name in _ADDRESSES:
                kept = [words for words in said if not self._names.named(words)]
            else:
                kept = [self._names.cloaked(words) for words in said]
            if kept != said:
                self._told.left[kind.name, name, NAME_REPLACED if kept else NAMES_SOMEBODY] += 1
                del entity.properties[name]
                entity.add(name, *kept)
        return entity

    # One record

    def _entity(self, kind: Kind, record: Record, schema: str, related: Mapping[str, list[JSON]]) -> Entity:
        """The record as an entity; `related` are its rows that are entities of their own."""
        mapped = KINDS[kind.name]
        entity = Entity(record.id, schema, ref=record.ref, kind=kind.name)
        for one in kind.fields:
            value = record[one.name]
            if value in (None, [], "") or value is SEALED or one.sealed:
                continue
            if record.id in self._leaving.people and one.name not in _OF_PROTECTED:
                self._told.left[kind.name, one.name, MAY_NAME] += 1
            elif one.name in mapped.links:
                self._link(entity, kind, one, value, mapped.links[one.name])
            elif one.name in mapped.dates:
                self._date(entity, kind, one, value, mapped.dates[one.name])
            elif one.name in mapped.texts:
                self._words(entity, kind, one, value, mapped.texts[one.name])
            elif one.name == "within" and self._with_files and self._out.get(value) in FOLDERS:
                entity.edge(parent=value, ancestors=shown.within(self._reader, record, self._out))
            elif one.name not in _OWN:
                self._more(entity, kind, record, one, related.get(one.name, []))
        self._shared(entity, kind, record, schema, keyword=mapped.keyword)
        return entity

    def _shared(self, entity: Entity, kind: Kind, record: Record, schema: str, *, keyword: bool) -> None:
        """What every kind has: its name if no field is one, tags, language, the documents that support it."""
        if kind.name == "person" and record.id in self._leaving.people:
            entity.properties = {name: words for name, words in entity.properties.items() if name != "name"}
            entity.add("name", self._leaving.people[record.id])
        elif not entity.properties.keys() & {"name", "title"}:
            entity.add("title" if schema in DOCUMENTS else "name", record.title)
        entity.add("keywords", *([kind.label.en] if keyword else []), *map(self._leaving.title, record["tags"] or ()))
        if record["cases"]:
            self._told.left[kind.name, "cases", CASES_STAY] += 1
        if schema in DOCUMENTS:
            entity.add("language", values.language(str(record["language_mark"] or record.language)))
            self._of_file(entity, record)
        cited = self._reader.citations_of(record.id)
        entity.add("proof", *(one["source"] for one in cited if one["source"] in self._out
                              and one["stance"] != "contradicts" and one["source"] != record.id))

    def _of_file(self, entity: Entity, record: Record) -> None:
        for file in self._leaving.files(record.id):
            entity.edge(fileName=str(file["name"] or ""), mimeType=str(file["media_type"] or ""),
                        fileSize=str(file["size"] or ""))
            if file["sha256"]:
                self._note(entity, "SHA-256", str(file["sha256"]))
        for sent in self._leaving.sent(record.id)[:1]:
            entity.add("contentHash", sent.sha1)
        if self._with_files:
            self._note(entity, "Reference", record.ref)  # OpenAleph keeps nothing that stands beside the properties
            shown.as_html(entity)

    # One field

    def _words(self, entity: Entity, kind: Kind, one: Field, value: JSON, property: str) -> None:
        if one.type is ROWS:
            entity.add(property, *(self._leaving.called(row) for row in value))
        elif isinstance(value, list):
            entity.add(property, *(words_of(one, [part], "en", self._leaving.title) for part in value))
        elif property in ("sourceUrl", "website") and not values.address(str(value)):
            self._note(entity, one.label.en, str(value))
            self._told.left[kind.name, one.name, IN_NOTES] += 1
        else:
            entity.add(property, words_of(one, value, "en", self._leaving.title))

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
                self._note(entity, one.label.en, self._leaving.title(target) if target in self._out else "")

    def _more(self, entity: Entity, kind: Kind, record: Record, one: Field, related: list[JSON]) -> None:
        """A field without a property of its own: in notes, row by row; what the schema has for it all the same."""
        value = record[one.name]
        if related:
            value = [row for row in value if row not in related]
        if not value:
            return
        if one.name == "names" and one.type is ROWS:
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
        said = [self._leaving.row(one, row) for row in value] if one.type is ROWS else [
            words_of(one, value, "en", self._leaving.title)]
        for words in said:
            self._note(entity, one.label.en, words)
        self._told.left[kind.name, one.name, IN_NOTES] += 1

    def _note(self, entity: Entity, label: str, words: str) -> None:
        if words:
            entity.add("notes", f"{label}: {words}")

    # Between records

    def _between(self, kind: Kind, record: Record, related: Iterable[tuple[str, JSON, Entity]]) -> Iterator[Entity]:
        for rows, row, entity in related:
            yield entity.edge(description=self._leaving.row(kind.field(rows), row))
        if self._with_files and kind.name == "source":
            yield from shown.pages(record, self._out[record.id])
            yield from shown.further(record, self._leaving.sent(record.id)[1:], self._reader)
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
        field = self._reader.schema[record.kind].by_name.get(str(citation["field"] or ""))
        said = [f"{kind.field(name).label.en}: {words_of(kind.field(name), citation[name], 'en', self._leaving.title)}"
                for name in ("section", "value", "speaker", "quote_translation", "cited_in_note") if citation[name]]
        quote = [] if record.id in self._leaving.people else [str(citation["quote"] or ""), *said]
        return entity.edge(document=citation["source"], entity=record.id, recordId=citation.ref,
                           role=str(citation["stance"] or ""), description=quote,
                           summary=", ".join(filter(None, (place, field.label.en if field else ""))))
