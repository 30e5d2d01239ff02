"""What the records touched by a merge were here, and what they become: read from the journal, before anything is
written."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from archive_schema import keeping
from archive_schema.declare import Kind
from archive_schema.fields import canonical
from archive_schema.records import Record
from desktop.archive import journal
from desktop.archive.connect import Database
from desktop.archive.files import FileStore, is_name
from desktop.archive.joining.causes import Causes, Stamp
from desktop.archive.joining.foreign import SAID
from desktop.archive.joining.words import LOCAL, Resolved, Word, resolve
from desktop.archive.reader import links_of
from desktop.archive.writer import Writer

JSON = Any
_SAID = ", ".join(f"'{sort}'" for sort in SAID)


@dataclass
class State:
    """`before`: snapshots as they are here (None: not here); `merged`: what all words come to; `after`: with what had
    to be mended. `kinds` and `resolved` for each record touched."""

    writer: Writer
    causes: Causes
    files: FileStore
    kinds: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, Resolved] = field(default_factory=dict)
    before: dict[str, str | None] = field(default_factory=dict)
    merged: dict[str, str | None] = field(default_factory=dict)
    after: dict[str, str | None] = field(default_factory=dict)
    _kinds_here: dict[str, str] = field(default_factory=dict)

    def kind(self, record: str) -> Kind:
        """The declaration of a touched record."""
        return self.writer.schema[self.kinds[record]]

    def touch(self, record: str, *, whole: bool = False) -> None:
        """Read what was said of a record, and what it comes to. `whole`: as it was before anybody took it away."""
        self.kinds[record], words = words_of(self.writer.db, record)
        if whole:
            words = [word for word in words if word.after is not None]
        kind = self.kind(record)
        resolved = resolve(kind, words, self.causes)
        if record not in self.before:
            self.before[record] = journal.state_of(self.writer.db, record)
        self.resolved[record] = resolved
        snapshot = self._here(kind, resolved.snapshot, words, self.before[record])
        self.merged.setdefault(record, snapshot)
        self.after[record] = snapshot

    def mend(self, record: str, snapshot: str) -> None:
        """Let a record be something else than the words about it come to."""
        if record not in self.after:
            stored = self.writer.stored(record)
            self.kinds[record] = stored.kind if stored else json.loads(snapshot)["kind"]
            self.before[record] = self.merged[record] = keeping.snapshot(stored)
        self.after[record] = snapshot

    def drop_links(self, record: str, gone: Container[str]) -> None:
        """Let a record point at none of these: all words about it come to that wherever they are known."""
        self.after[record] = self.merged[record] = keeping.without(self.after[record], gone)

    def snapshot(self, record: str) -> str | None:
        """What a record will be, touched or not."""
        if record in self.after:
            return self.after[record]
        return keeping.snapshot(self.writer.stored(record))

    def is_there(self, record: str) -> bool:
        """Whether there will be such a record."""
        if record in self.after:
            return self.after[record] is not None
        return bool(self._kind_here(record))

    def changed(self, earlier: dict[str, str | None]) -> Iterator[str]:
        """The records that are not what they were."""
        return (record for record, snapshot in self.after.items() if snapshot != earlier.get(record))

    def missing_targets(self) -> Iterator[tuple[str, str]]:
        """Each touched record that will point at one that is not there, with that one."""
        for record, snapshot in list(self.after.items()):
            if snapshot is not None and snapshot != self.before[record]:
                told = links_of(self.kind(record), keeping.from_snapshot(record, snapshot))
                for target in sorted({target for _, _, target in told}):
                    if not self.is_there(target):
                        yield record, target

    def points_astray(self, record: Record) -> bool:
        """Whether a record points at one of a kind that it cannot point at."""
        return any(inner.to and (self.kinds.get(target) or self._kind_here(target)) not in inner.to
                   for _, inner, target in links_of(self.kind(record.id), record))

    def _kind_here(self, record: str) -> str:
        """The kind of a record in the tables, which stay as they are till all is settled."""
        if record not in self._kinds_here:
            self._kinds_here[record] = self.writer.kind_of(record)
        return self._kinds_here[record]

    def _here(self, kind: Kind, snapshot: str | None, words: Iterable[Word], before: str | None) -> str | None:
        """A snapshot with what each copy has for itself: under which name the bytes lie on this disk."""
        if snapshot is None or kind.name not in LOCAL:
            return snapshot
        data = json.loads(snapshot)
        names = [json.loads(text)["values"].get("kept_as") for text in
                 (before, *(word.after for word in words)) if text]
        sha256 = data["values"].get("sha256")
        if isinstance(sha256, str) and is_name(sha256):
            names.insert(0, self.files.name_of(sha256))
        there = next((name for name in names if isinstance(name, str) and is_name(name)
                      and self.files.path_of(name).exists()), None)
        if there:
            data["values"]["kept_as"] = there
        return canonical(data)


def words_of(db: Database, record: str) -> tuple[str, list[Word]]:
    """The kind of a record and everything said of it, by whichever copy."""
    kind, words = "", []
    for origin, place, clock, who, name, before, after in db.execute(
            "select s.origin, s.place, s.clock, s.who, c.kind, p.before, p.after from change c "
            "join step s on s.number = c.step join payload p on p.step = c.step and p.place = c.place "
            f"where c.record = ? and s.sort in ({_SAID})", [record]):
        kind = name
        words.append(Word(Stamp(origin, place, clock), who, before, after))
    return kind, words
