"""What leaves in an export, decided before its first line: so that no link leads nowhere and no name slips out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, Field
from archive_schema.messages import Message
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import Reader
from desktop.exchange.ftm.mapping import APART, schema_of
from desktop.exchange.outward import name_outside, why_not

if TYPE_CHECKING:
    from desktop.exchange.ftm.going import FilesGoing, Going

JSON = Any
IN_NOTES = Message("It has no property of its own and stands in notes.")
NOT_THERE = Message("What it points at stays in the archive.")
NO_SCHEMA = Message("FollowTheMoney has no schema for this kind.")
MAY_NAME = Message("It may name a protected person.")
CASES_STAY = Message("Case files stay in the archive.")
NAMES_SOMEBODY = Message("It names a protected person.")
NAME_REPLACED = Message("The name of a protected person was replaced.")
NAME_SEALED = Message("The vault is closed: this name could not be looked for in what goes out.")


@dataclass
class Told:
    """What an export did: entities by schema; what did not fit or stayed, as (kind, field, why) with how often;
    of a file that stays its reference in place of the kind."""

    entities: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str, Message]] = field(default_factory=Counter)


class Leaving:
    """The records that go out, with their schemata; who goes by another name outside; what may not be named at all."""

    def __init__(self, reader: Reader, told: Told, chosen: list[str] | None, going: FilesGoing | None = None) -> None:
        self._reader, self._told, self._going = reader, told, going
        self._chosen = None if chosen is None else frozenset(chosen)
        self.people: dict[str, str] = {}  # who goes by another name outside, or by none
        self._staying: set[str] = set()  # what may not go out: its title neither
        self.out: dict[str, str] = {}
        for kind in reader.schema:
            for identity in reader.ids(kind.name):
                self._decide(kind, identity)

    def _decide(self, kind: Kind, identity: str) -> None:
        record = self._reader.get(identity)
        asked = self._chosen is None or identity in self._chosen
        reason = why_not(kind, record)
        if kind.name == "person" and (reason or name_outside(record) != record["name"]):
            self.people[identity] = "" if reason else name_outside(record)
        if reason:
            self._staying.add(identity)
            if asked and not record.trashed:
                self._told.left[kind.name, "", reason] += 1
        elif asked and kind.name not in APART:
            files = self.files(identity) if kind.name == "source" else []
            if schema := schema_of(record, file=files[0] if files else None, shown=self._going is not None):
                self.out[identity] = schema
            else:
                self._told.left[kind.name, "", NO_SCHEMA] += 1

    def title(self, identity: str) -> str:
        if identity in self.people or identity in self._staying:
            return self.people.get(identity, "")
        return self._reader.title(identity)

    def called(self, row: Mapping[str, JSON]) -> str:
        """Who a row is about: by the name in it, unless that person is protected."""
        person = str(row.get("person") or "")
        if person in self.people:
            return self.people[person]
        return str(row.get("name") or (self.title(person) if person else ""))

    def row(self, rows: Field, row: Mapping[str, JSON]) -> str:
        """All that a row says, each with its label."""
        hidden = next((row[one.name] for one in rows.fields
                       if one.type is LINK and row.get(one.name) in self.people), "")
        said = []
        for one in rows.fields:
            value = row.get(one.name)
            if value is None or one.type.name == "sibling" or one.sealed:
                continue
            words = words_of(one, value, "en", self.title)
            if hidden and one.is_name:
                words = self.people[hidden]
            if words:
                said.append(f"{one.label.en}: {words}")
        return "; ".join(said)

    def sent(self, source: str) -> list[Going]:
        """The files of a source that go along; none where entities go alone."""
        return self._going.of(source) if self._going else []

    def files(self, source: str) -> list[Record]:
        """The file that stands for a source, if any."""
        if self._going:
            return [one.record for one in self._going.of(source)][:1]
        kind = self._reader.schema["file"]
        found = [one for one in self._reader.files_of(source) if not why_not(kind, one)]
        return [one for one in found if one["role"] in ("original", None)][:1] or found[:1]
