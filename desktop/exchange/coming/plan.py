"""The dry run: what each entry of a file would make, change or leave, before anything is written.

A value is compared three ways: with what the record holds now, and with what was read in the file when it came in
last. What a person changed by hand since is a conflict, and stays unless the person says otherwise.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINKS, ROWS, SEALED, Field
from archive_schema.ids import new_id
from archive_schema.labels import Label
from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.archive.came_in import known
from desktop.exchange.coming.entry import Doubt, Entry
from desktop.exchange.coming.links import linked
from desktop.exchange.coming.rows import comparable, settled

JSON = Any
Progress = Callable[[int, int], None]
NEW, CHANGED, SAME, REFUSED, DOUBTFUL = "new", "changed", "same", "refused", "doubtful"
STATES = (NEW, CHANGED, SAME, REFUSED, DOUBTFUL)
CONFLICT, KEEP_MINE, TAKE_THEIRS = "conflict", "keep_mine", "take_theirs"


def nothing(done: int, total: int) -> None:
    """Nobody follows how far the work is."""


@dataclass(frozen=True)
class Change:
    """A field of a record that is there: what it holds, and what the file gives for it.

    `conflict`: it was changed by hand since. `taken` is False when what it holds stays all the same.
    """

    field: Field
    before: JSON
    after: JSON
    conflict: bool = False
    taken: bool = True


@dataclass(frozen=True)
class Row:
    """What becomes of one entry. `record` is the record as it would be, `before` as it is now (None for a new one).

    wrong: why it is refused; doubts: what has to be answered first; told: the values that the file gives.
    """

    entry: Entry
    state: str
    record: Record
    before: Record | None = None
    changes: tuple[Change, ...] = ()
    wrong: tuple[Message, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    told: Mapping[str, JSON] = field(default_factory=dict)
    known: bool = False
    """Whether it came in under this identity before."""

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The fields in which a person's own words and the file differ."""
        return tuple(change for change in self.changes if change.conflict)


@dataclass(frozen=True)
class Plan:
    """A dry run, row by row in the order of the file."""

    rows: tuple[Row, ...]
    answers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in STATES}

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Every question that is not answered, once, in the order in which the file raises them."""
        found = {doubt.key: doubt for row in self.rows for doubt in row.doubts}
        return tuple(found.values())

    @cached_property
    def conflicts(self) -> int:
        """How many values a person changed by hand that the file gives otherwise."""
        return sum(len(row.conflicts) for row in self.rows)

    @property
    def writes(self) -> bool:
        """Whether anything would be written."""
        return bool(self.counts[NEW] or self.counts[CHANGED] or any(_is_worth_noting(row) for row in self.rows))


def _is_worth_noting(row: Row) -> bool:
    return row.state == SAME and (not row.known or bool(row.changes))


CONFLICT_DOUBT = Doubt(CONFLICT, Message("Some values were changed by hand since. Which shall stay?"), (
    (KEEP_MINE, Label.of("those in the archive; the file's are noted as another account"
                         " | те, что в архиве; данные файла будут отмечены как другие сведения"
                         " | мұрағаттағысы; файлдағысы өзге мәлімет ретінде белгіленеді")),
    (TAKE_THEIRS, Label.of("those of the file | те, что в файле | файлдағысы"))), KEEP_MINE)


def plan(reader: Reader, entries: Iterable[Entry], answers: Mapping[str, str] | None = None,
         progress: Progress = nothing, total: int = 0) -> Plan:
    """What the entries of a file would do, nothing written. `answers` are those to doubts, by their keys.

    `progress(done, total)` may raise to stop it.
    """
    planner = _Planner(reader, answers or {})
    rows = []
    for number, entry in enumerate(entries, 1):
        progress(number, max(total, number))
        planner.meet(entry)
        rows.append(entry)
    made = []
    for number, entry in enumerate(rows, 1):
        progress(number, len(rows))
        made.append(planner.row(entry))
    return Plan(tuple(planner.without_lost(made)), dict(answers or {}))


class _Planner:
    """What is known while one file is planned: the entries met, and the records that they are."""

    def __init__(self, reader: Reader, answers: Mapping[str, str]) -> None:
        self._reader = reader
        self._answers = answers
        self._ids: dict[str, str] = {}
        self._known: dict[str, Mapping[str, JSON]] = {}
        self._first: dict[str, Entry] = {}
        self._seen: set[str] = set()

    def meet(self, entry: Entry) -> None:
        """Find the record an entry is, or give it the id of the one it will be, so that others can point at it."""
        if entry.identity in self._ids:
            return
        came = known(self._reader, entry.identity)
        self._first[entry.identity] = entry
        if came is not None:
            self._known[entry.identity] = came.took
            self._ids[entry.identity] = came.record
        elif entry.ref and self._reader.has_ref(entry.ref):
            self._ids[entry.identity] = self._reader.id_of(entry.ref)
        else:
            self._ids[entry.identity] = new_id()

    def row(self, entry: Entry) -> Row:
        """What becomes of an entry."""
        kind = self._reader.schema[entry.kind]
        again = entry.identity in self._seen
        self._seen.add(entry.identity)
        if again and (wrong := self._told_again(entry)) is not None:
            return wrong
        before = self._reader.find(self._ids[entry.identity])
        values, unlinked = linked(self._reader, self._ids, kind, entry)
        values = settled(kind, values, before.values if before is not None and before.kind == entry.kind else {})
        record = _record(entry, values, self._ids[entry.identity])
        problems = (*entry.wrong, *unlinked)
        is_known = entry.identity in self._known
        if entry.doubts and not problems:
            return Row(entry, DOUBTFUL, record, before, doubts=entry.doubts, known=is_known)
        if before is not None and before.trashed:
            problems = (Message("{ref} is in the trash. Restore it there, then import again.", ref=before.ref),)
        elif before is not None and before.kind != entry.kind:
            problems = (Message("{ref} is a record of another kind.", ref=before.ref),)
        elif not problems and before is None:
            problems = _wrong(kind, record)
        if problems:
            return Row(entry, REFUSED, record, before, wrong=problems, known=is_known)
        if before is None:
            return Row(entry, NEW, record, told=record.values)
        return self._compared(kind, entry, record, before)

    def without_lost(self, rows: list[Row]) -> list[Row]:
        """The same rows, those refused too that point at what is refused and would not be there."""
        while True:
            there = {row.record.id for row in rows if row.state != REFUSED or row.before is not None}
            lost = {row.record.id for row in rows} - there
            hit = {place for place, row in enumerate(rows) if row.state in (NEW, CHANGED)
                   and any(self._ids.get(link.identity) in lost for link in row.entry.links)} if lost else set()
            if not hit:
                return rows
            wrong = (Message("It points at a line that is refused."),)
            rows = [dataclasses.replace(row, state=REFUSED, wrong=wrong) if place in hit else row
                    for place, row in enumerate(rows)]

    def _told_again(self, entry: Entry) -> Row | None:
        first = self._first[entry.identity]
        record = Record(entry.kind, entry.values, id=self._ids[entry.identity])
        if first.values == entry.values and first.links == entry.links:
            return Row(entry, SAME, record, known=True)
        return Row(entry, REFUSED, record, known=True, wrong=(
            Message("Line {line} tells of the same thing otherwise.", line=first.where),))

    # Comparing

    def _compared(self, kind: Kind, entry: Entry, record: Record, before: Record) -> Row:
        base = self._known.get(entry.identity)
        changes = tuple(self._changes(kind, record, before, base or {}))
        taken = {change.field.name: change.after for change in changes if change.taken}
        after = before.with_values(**taken)
        if taken and (wrong := _wrong(kind, after)):
            return Row(entry, REFUSED, record, before, changes, wrong, known=base is not None)
        # Nothing is written where a conflict was met before, and the file still says the same.
        return Row(entry, CHANGED if taken else SAME, after, before, changes, told=record.values,
                   known=base is not None)

    def _changes(self, kind: Kind, record: Record, before: Record, base: Mapping[str, JSON]) -> Iterator[Change]:
        now, then, told = (comparable(kind, values) for values in (before.values, base, record.values))
        for name, after in record.values.items():
            declared, mine, read, theirs = kind.field(name), now.get(name), then.get(name), told[name]
            if theirs in (mine, read) or mine is SEALED:
                continue
            if declared.type is LINKS:  # a link more takes no other away
                if more := [one for one in theirs if one not in (mine or ())]:
                    yield Change(declared, before[name], [*(mine or ()), *more])
                continue
            # Nor is anything lost where all that the record has stands among the file's rows.
            own = mine != read and not (declared.type is ROWS and mine and all(row in theirs for row in mine))
            yield Change(declared, before[name], after, own, not own or self._answers.get(CONFLICT) == TAKE_THEIRS)


def _record(entry: Entry, values: Mapping[str, JSON], record_id: str) -> Record:
    shared = {name: words for name in ("status", "confidentiality") if (words := getattr(entry, name))}
    return Record(entry.kind, values, id=record_id, ref=entry.ref, language=entry.language, unknown=entry.unknown,
                  **shared)


def _wrong(kind: Kind, record: Record) -> tuple[Message, ...]:
    return tuple(Message("{field}: {wrong}", field=kind.by_name[one.field].label, wrong=one.message)
                 if one.field in kind.by_name else one.message for one in kind.problems(record))
