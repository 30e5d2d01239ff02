"""What goes into a bag, decided before its first byte is written; what stays in the archive is told with why."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SEALED, Field
from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.archive.guarded import Guarded
from desktop.archive.reader import links_of
from desktop.exchange.outward import name_outside, why_not

JSON = Any
NAMES = Message("It names a protected person.")
MAY_NAME = Message("It may name a protected person.")
HANGS_ON = Message("What it belongs to stays in the archive.")
OF_COLLEAGUES = Message("It tells who works on this archive.")
NO_BYTES = Message("Its bytes are not in this copy of the archive.")
COLLEAGUES = ("colleague", "difference")
"""Kinds that tell who works on the archive: they never leave in a bag, and never come in by one."""
_BELONGS = {"file": "source", "translation": "source", "brief_block": "brief", "exhibit": "brief"}
"""What a record belongs to, so that it stays with it: by the field that says so."""
_OF_HIDDEN = frozenset({"name", "pseudonym", "protection", "roles"})
"""What is told of a person who goes by another name outside; all else could name them."""
_AT_ONCE = 500
_APART = " 0 0 0 "
"""Words of nobody, so that no name reaches from one line of a list into the next."""


@dataclass(frozen=True)
class Stays:
    """A record that stays in the archive, and why."""

    ref: str
    kind: str
    why: Message


class Leaving:
    """The records of a bag by their ids, in the order of their kinds, and what stays.

    `cases` are ids of case files, none for the whole archive. Of a case goes what lies in it, with its citations, their
    sources and the sources' files and translations; what it points at goes along, without its own citations. With
    `with_names` records go too in whose words a protected person is named.
    """

    def __init__(self, reader: Reader, cases: Sequence[str] = (), *, with_names: bool = False) -> None:
        self._reader = reader
        self.hidden: dict[str, str] = {}
        """Who goes by another name outside, or by none ("")."""
        self.stays: list[Stays] = []
        self.unread: list[str] = []
        """Whose real name could not be looked for, because it is sealed and the vault is closed: their references."""
        self.out: dict[str, str] | None = None
        """Id to reference of what goes; None until that is decided."""
        self._kinds: dict[str, str] = {}
        self._of_people()
        asked = _chosen(reader, cases) if cases else None
        guarded = None if with_names else Guarded(reader, name_outside)
        self.unread += guarded.unread if guarded is not None else ()
        self.guards = bool(guarded or self.unread)
        """Whether there are names that must not leave."""
        out: dict[str, str] = {}
        for kind in reader.schema:
            for identity in reader.ids(kind.name) if asked is None else sorted(asked.get(kind.name, ())):
                record = reader.get(identity)
                why = OF_COLLEAGUES if kind.name in COLLEAGUES else why_not(kind, record)
                if not why and guarded:
                    why = self._names(kind, record, guarded)
                if why:
                    self.stays.append(Stays(record.ref, kind.name, why))
                else:
                    out[identity], self._kinds[identity] = record.ref, kind.name
        self.out = self._whole(out)

    def _of_people(self) -> None:
        person = self._reader.schema["person"]
        for identity in self._reader.ids("person"):
            record = self._reader.get(identity)
            outside = "" if why_not(person, record) else name_outside(record)
            if outside != record["name"]:
                self.hidden[identity] = outside

    def _names(self, kind: Kind, record: Record, guarded: Guarded) -> Message:
        """Whether a protected person is named in it, or may be."""
        plain = self.plain(kind, record)
        said = chain(_words(plain.values), _words(plain.unknown), self._lines(record))
        hits = [hit for words in said for hit in guarded.hits(words)] if guarded else []
        return NAMES if any(hit.sure for hit in hits) else MAY_NAME if hits else NOTHING

    def _lines(self, record: Record) -> Iterator[str]:
        """What stands in the lines of a list, some lines at a time."""
        offset = 0
        while record.kind == "list" and (some := self._reader.entries(record.id, _AT_ONCE, offset)):
            yield _APART.join(words for line in some for words in _words(line))
            offset += len(some)

    def _whole(self, out: dict[str, str]) -> dict[str, str]:
        """Without what cannot be without something that stays, until nothing more has to stay."""
        while True:
            lost = [identity for identity in out if self._hangs(self._reader.get(identity), out)]
            if not lost:
                return out
            for identity in lost:
                self.stays.append(Stays(out.pop(identity), self._kinds[identity], HANGS_ON))

    def _hangs(self, record: Record, out: dict[str, str]) -> bool:
        needed = {field.name for field in self._reader.schema[record.kind].fields
                  if field.type is LINK and field.required} | {_BELONGS.get(record.kind, "")}
        return any(record[name] is not None and record[name] not in out for name in needed if name)

    def plain(self, kind: Kind, record: Record) -> Record:
        """The record as it may be read outside: nothing sealed, no link at what stays, nobody by a name to be kept."""
        if kind.name == "person" and record.id in self.hidden:
            values = {name: value for name, value in record.values.items() if name in _OF_HIDDEN}
            return Record(record.kind, values | {"name": self.hidden[record.id]}, id=record.id, ref=record.ref,
                          language=record.language, confidentiality=record.confidentiality, status=record.status)
        values = {}
        for field in kind.fields:
            value = record[field.name]
            if value is None or value is SEALED or field.sealed or field.name == "kept_as":
                continue
            if field.type is ROWS:
                value = [self._row(field.fields, row) for row in value]
            elif field.type is LINKS:
                value = [one for one in value if self._goes(one)]
            elif field.type is LINK and not self._goes(value):
                continue
            if value not in ([], ""):
                values[field.name] = value
        unknown = {name: dict(why) for name, why in record.unknown.items()
                   if name in kind.by_name and not kind.by_name[name].sealed}
        return Record(record.kind, values, id=record.id, ref=record.ref, language=record.language, unknown=unknown,
                      confidentiality=record.confidentiality, status=record.status)

    def _goes(self, identity: str) -> bool:
        return self.out is None or identity in self.out

    def _row(self, fields: Iterable[Field], row: dict[str, JSON]) -> dict[str, JSON]:
        links = {one.name for one in fields if one.type is LINK}
        names = {one.name for one in fields if one.is_name}
        kept = {one.name for one in fields if not one.sealed} | {"id", "unknown"}
        hidden = [row[name] for name in links if row.get(name) in self.hidden]
        made = {}
        for name, value in row.items():
            if name not in kept or value is SEALED or name in links and not self._goes(value):
                continue
            if hidden and name in names:
                value = self.hidden[hidden[0]]
            if value not in (None, ""):
                made[name] = value
        return made

    def records(self, kind: Kind) -> Iterator[Record]:
        """The records of a kind that go, as they may be read outside."""
        for identity in self.out or ():
            if self._kinds[identity] == kind.name:
                yield self.plain(kind, self._reader.get(identity))

    def citations(self, identity: str) -> Iterator[Record]:
        """The citations about a record that go with it."""
        kind = self.kind("citation")
        yield from (self.plain(kind, one) for one in self._reader.citations_of(identity) if one.id in (self.out or ()))

    def kind(self, name: str) -> Kind:
        """A kind by its name."""
        return self._reader.schema[name]

    def called(self, identity: str) -> str:
        """Title and reference of a record that goes; "" for one that stays."""
        if self.out is None or identity not in self.out:
            return ""
        return f"{self.hidden.get(identity) or self._reader.title(identity)} ({self.out[identity]})"

    def count(self, kind: str) -> int:
        """How many records of a kind go."""
        return sum(self._kinds[identity] == kind for identity in self.out or ())


def _words(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
        if "%" in value:  # an address may write its letters by their numbers
            yield urllib.parse.unquote(value)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name != "id":
                yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


def _chosen(reader: Reader, cases: Sequence[str]) -> dict[str, set[str]]:
    """The ids that belong to case files, by their kinds; of what stays itself nothing comes along, since that would
    tell of it."""
    within = {one for case in cases for kind in reader.schema for one in reader.in_order(kind.name, case=case)}
    found = {*cases, *within}
    own = []
    for identity in list(found):
        record = reader.get(identity)
        kind = reader.schema[record.kind]
        if not why_not(kind, record):
            own.append(identity)
            found |= {target for field, _, target in links_of(kind, record) if field.name != "cases"}
    for identity in own:
        found |= {citation.id for citation in reader.citations_of(identity)}
        if reader.kind_of(identity) == "brief":
            found |= {one.id for one in (*reader.blocks_of(identity), *reader.exhibits_of(identity))}
    _with_evidence(reader, found)
    made: dict[str, set[str]] = {}
    for identity in found:
        if kind := reader.kind_of(identity):
            made.setdefault(kind, set()).add(identity)
    return made


def _with_evidence(reader: Reader, found: set[str]) -> None:
    """Add the sources that are cited, what they came within, and their files and translations."""
    waiting = [one for one in found if reader.kind_of(one) in ("citation", "source", "file", "translation")]
    while waiting:
        record = reader.get(waiting.pop())
        more = {str(record[name]) for name in _LEADS.get(record.kind, ()) if record[name]}
        if record.kind == "source":
            more |= {one.id for one in (*reader.files_of(record.id), *reader.translations_of(record.id))}
        waiting += more - found
        found |= more


_LEADS = {"citation": ("source", "cited_in"), "source": ("within", "parent"), "file": ("derived_from", "source"),
          "translation": ("source",)}
