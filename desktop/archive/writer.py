"""The one connection that may write; it lives on the writer's thread only."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_schema import keeping
from archive_schema.database import put
from archive_schema.declare import Kind, Problem, Schema
from archive_schema.fields import Field, FieldError, canonical, unwritable
from archive_schema.ids import make_ref, new_id, ref_parts
from archive_schema.labels import Label
from archive_schema.messages import Message, together
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import guarding, journal
from desktop.archive.changes import Changes
from desktop.archive.clock import tick, utc_now
from desktop.archive.connect import Database
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import NoSuchRecord, Reader, links_of
from desktop.archive.sealing import closed
from desktop.archive.vault import Vault

JSON = Any


class InvalidRecord(ArchiveError):
    """A record cannot be saved as it is; `problems` names the fields."""

    happened = "This {kind} cannot be saved: {first}"
    do = "Correct it and save again; nothing was changed."

    def __init__(self, kind: Kind, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(kind=kind.label.lower(), first=together("; ", (
            p.message if p.message.template.startswith("{field}") else  # it names it itself
            Message("{field}: {wrong}", field=called(kind, p.field), wrong=p.message) for p in problems)))


def called(kind: Kind, name: str) -> Label:
    """A field as a message speaks of it: by its name in English, as the command line takes it, else by its label."""
    label = kind.by_name[name].label if name in kind.by_name else Label("")
    return Label(name, label.ru, label.kk)


class StillUsed(ArchiveError):
    """A record cannot be taken away because others point at it."""

    happened = "{ref} is still used by {users}."
    do = "Take it out there first, or purge it with its citations."


class Writer(Reader):
    """Everything a Reader can do, and changes. What it changes becomes one step when the write ends."""

    def __init__(self, db: Database, schema: Schema, vault: Vault | None) -> None:
        super().__init__(db, schema, vault)
        self.begin()

    def begin(self) -> None:
        """A write begins, with nothing changed yet."""
        self.changes = Changes()
        self.now = utc_now()
        self._before: dict[str, Record | None] = {}
        self._kinds: dict[str, str] = {}
        self._kept: set[str] = set()

    # Changes to records

    def add(self, record: Record) -> Record:
        """Save a new record; it is returned with its id, reference and title. Raises InvalidRecord.

        An id or a reference that the record brings is kept if it is free.
        """
        ref = record.ref or self.next_ref(record.kind)
        made = dataclasses.replace(_with_row_ids(self.schema, record), id=record.id or new_id(), ref=ref)
        if self.stored(made.id) is not None or self.is_purged(made.id):
            raise ArchiveError("A record with this id is there already, or was purged.", "Change that one instead.")
        if record.ref:
            self._take_ref(made)
        return self._keep(made)

    def change(self, record: Record) -> Record:
        """Save a record that is there already as it now is. Raises InvalidRecord or NoSuchRecord."""
        stored = self.stored(record.id)
        if stored is None:
            raise NoSuchRecord(name=record.ref or record.id)
        if (record.ref or stored.ref, record.kind) != (stored.ref, stored.kind):
            raise self._invalid(stored, [Problem("ref", Message("A record keeps its reference and its kind."))])
        return self._keep(dataclasses.replace(_with_row_ids(self.schema, record), ref=stored.ref))

    def edit(self, record_id: str, values: Mapping[str, JSON]) -> Record:
        """Replace some values of a record; None takes a value away."""
        return self.change(self.get(record_id).with_values(**values))

    def trash(self, record_id: str) -> Record:
        """Put a record into the trash; it is still there, and no list or brief shows it."""
        return self._save(self.get(record_id).replace(trashed=True))

    def restore(self, record_id: str) -> Record:
        """Take a record out of the trash."""
        return self._save(self.get(record_id).replace(trashed=False))

    def remove(self, record_id: str) -> None:
        """Take a record out of the tables; history keeps it. Raises StillUsed if others point at it."""
        users = [head.ref for head in self.pointing_at(record_id) if head.id != record_id]
        if users:
            raise StillUsed(ref=self.ref(record_id), users=", ".join(users[:5]))
        self.erase(record_id)

    def erase(self, record_id: str) -> None:
        """Take a record out of the tables, whoever points at it; a link left behind fails the write."""
        row = self.db.execute("select kind from change where record = ?", [record_id]).fetchone()
        self._note(record_id, row[0] if row else "")
        keeping.erase(self.db, record_id)

    def _keep(self, record: Record) -> Record:
        if problems := self.schema[record.kind].problems(record):
            raise self._invalid(record, problems)
        self._kept.add(record.id)
        return self._save(record)

    def _save(self, record: Record) -> Record:
        held = self.stored(record.id)
        kept = closed(self.schema[record.kind], record, held, self.vault)
        self._note(record.id, record.kind)
        keeping.save(self.db, self.schema, kept, self.now, held)
        return self.get(record.id)

    def _invalid(self, record: Record, problems: list[Problem]) -> InvalidRecord:
        return InvalidRecord(self.schema[record.kind], problems)

    def put_back(self, record_id: str, snapshot: str | None) -> None:
        """Make a record again what a snapshot tells; None takes it away. For undo and restore.

        Links at what was purged since are left out, and it is no less confidential than another copy marked it.
        """
        self._note(record_id)
        if snapshot is None:
            keeping.erase(self.db, record_id)
        else:
            record = keeping.from_snapshot(record_id, self.without_purged(snapshot) or snapshot)
            if mark := self._marked_above(self._before[record_id], record):
                record = record.replace(confidentiality=mark)
            self._kinds[record_id] = record.kind
            keeping.save(self.db, self.schema, record, self.now)

    def without_purged(self, snapshot: str | None) -> str | None:
        """A snapshot without its links at purged records."""
        purged = {row[0] for row in self.db.execute("select record from purge")}
        return keeping.without(snapshot, purged) if purged else snapshot

    def restore_version(self, record_id: str, step: int) -> Record:
        """Make a record again what it was after a step of its history, even if it is gone now."""
        version = journal.change_of(self.db, step, record_id)
        if version is None or version.after is None:
            raise ArchiveError("There is no such version of this record.", "Choose one of those in its history.")
        self.put_back(record_id, version.after)
        return self.get(record_id)

    def next_ref(self, kind: str) -> str:
        """The next free reference of a kind; a reference is never given twice."""
        prefix, letter = self.schema[kind].ref, self.setting("letter", "")
        while True:
            row = self.db.execute("select last from reference where prefix = ?", [prefix]).fetchone()
            number = (row[0] if row else 0) + 1
            self.db.execute("insert into reference(prefix, last) values (?, ?) "
                            "on conflict(prefix) do update set last = excluded.last", [prefix, number])
            ref = make_ref(prefix, letter, number)
            if not self.db.execute("select 1 from record where ref = ?", [ref]).fetchone():
                return ref

    def _take_ref(self, record: Record) -> None:
        """A reference that a record brings is never given again, even if the record goes."""
        if self.db.execute("select 1 from record where ref = ?", [record.ref]).fetchone():
            raise self._invalid(record, [Problem("ref", Message("{ref} is taken.", ref=record.ref))])
        prefix, letter, number = ref_parts(record.ref) or ("", "", 0)
        if prefix and letter == self.setting("letter", ""):
            self.db.execute("insert into reference(prefix, last) values (?, ?) on conflict(prefix) "
                            "do update set last = max(last, excluded.last)", [prefix, number])

    def _note(self, record_id: str, kind: str = "") -> None:
        if record_id not in self._before:
            stored = self.stored(record_id)
            self._before[record_id] = stored
            self._kinds[record_id] = stored.kind if stored else kind

    # Citations

    def prefer(self, citation_id: str, reason: str) -> Record:
        """Make a rival citation's value the field's own; the old value stays, as the rival of its citations.

        One swap in one step: both accounts stay, and the reason is kept with the citation.
        """
        citation = self.get(citation_id)
        about, words = self.get(citation["about"]), citation["value"]
        if not citation["field"] or not words:
            raise ArchiveError("This citation gives no rival value.", "Enter the value it gives, then prefer it.")
        field, held, rows = self._aim(about, citation)
        old = words_of(field, held, "en", self.title)
        try:
            value = field.parse(words)
        except FieldError as error:
            raise ArchiveError("This account cannot be preferred: {reason}",
                               "Correct the value it gives, then prefer it.", reason=error) from error
        if value == held:
            raise ArchiveError("This citation gives the value the record already has.", "Nothing is to be done.")
        supporting = [c for c in self.citations_of(about.id)
                      if c["field"] == citation["field"] and c["row"] == citation["row"] and not c["value"]]
        note = reason if supporting or not old else f"{reason} (Until then, without a source: {old})"
        for other in supporting:
            self.change(other.with_values(value=old, stance="contradicts"))
        self.change(citation.with_values(value=None, stance="supports", preferred_reason=note))
        if rows is None:
            return self.edit(about.id, {field.name: value})
        changed = [{**row, field.name: value} if row["id"] == citation["row"] else row for row in about.rows(rows.name)]
        return self.edit(about.id, {rows.name: changed})

    def _aim(self, about: Record, citation: Record) -> tuple[Field, JSON, Field | None]:
        """What a citation speaks of: the field, what it holds, and the rows field it lies in, if it is a row's."""
        kind, name = self.schema[about.kind], citation["field"]
        if not citation["row"]:
            return kind.field(name), about[name], None
        if rows := self.rows_with(kind, about.id, citation["row"]):
            held = next(row for row in about.rows(rows.name) if row["id"] == citation["row"])
            return rows.inner(name), held.get(name), rows
        raise ArchiveError("The row this citation speaks of is gone.", "Let it speak of another row or field.")

    # Lines of long lists

    def add_entries(self, list_id: str, entries: Iterable[Mapping[str, JSON]], file_sha256: str) -> int:
        """Take in the lines of a list: dicts with address, host, date, order, raw. Returns how many.

        The journal names the list, the count and the file's hash; the lines themselves are evidence.
        """
        start = self._entries(list_id)
        self.db.execute("delete from list_entry where list = ? and line > ?", [list_id, start])
        self.db.conn.executemany(
            "insert into list_entry(list, line, address, host, date, [order], raw) values (?, ?, ?, ?, ?, ?, ?)",
            ((list_id, number, entry.get("address"), entry.get("host"), entry.get("date"), entry.get("order"),
              entry.get("raw")) for number, entry in enumerate(entries, start + 1)))
        query = "select count(*) from list_entry where list = ?"
        count = int(self.db.execute(query, [list_id]).fetchone()[0])
        self.edit(list_id, {"entries": count, "file_sha256": file_sha256})
        return count - start

    # Outside the journal

    def set_setting(self, name: str, value: JSON) -> None:
        """Keep a setting; None takes it away. It is no step and cannot be undone."""
        if value is None:
            self.db.execute("delete from setting where name = ?", [name])
        else:
            put(self.db, "setting", {"name": name, "value": canonical(value)}, replacing="name")

    def keep_draft(self, key: str, kind: str, values: Mapping[str, JSON]) -> None:
        """Keep what is being typed into a record's form; `key` is its id, or one made up for a new one."""
        if self.is_purged(key):
            return
        if unwritable(values):
            raise self._invalid(Record(kind), [
                Problem("", Message("A letter was typed that no file can hold. Type it anew."))])
        row = self.db.execute("select data from draft where key = ?", [key]).fetchone()
        # Sealed words stay in the draft when it is kept again with a closed vault: those of the draft before,
        # or of the record.
        stored = self.stored(key)
        before = Record(kind, {**(stored.values if stored else {}), **(json.loads(row[0])["values"] if row else {})})
        typed = closed(self.schema[kind], Record(kind, values, id=key), before, self.vault)
        data = canonical({"kind": kind, "values": dict(typed.values)})
        put(self.db, "draft", {"key": key, "data": data, "saved": utc_now()}, replacing="key")

    def drop_draft(self, key: str) -> None:
        """The draft was saved as a record, or given up."""
        self.db.execute("delete from draft where key = ?", [key])

    # The end of a write

    def note_step(self, name: str, sort: str = journal.EDIT, undoes: int | None = None) -> Changes:
        """Write what this write changed into the journal and forget it. No change, no step."""
        changes, told = self._settle(sort == journal.PURGE)
        if changes:
            changes.step = self.append_step(name, sort, told, undoes)
        self.begin()
        return changes

    def append_step(
        self, name: str, sort: str, changes: list[journal.Change], undoes: int | None = None, seen: str = "",
    ) -> int:
        """Add a step of this copy to the journal, by its clock and under its name; returns its number."""
        return journal.append(
            self.db, origin=self.setting("origin"), clock=tick(journal.last_clock(self.db), utc_now()),
            who=self.setting("who", ""), name=name, sort=sort, changes=changes, undoes=undoes, seen=seen).number

    def _marked_above(self, before: Record | None, after: Record) -> str:
        """The mark that another copy gave a record, where it is higher than the one that it gets here now; else ""."""
        if before and guarding.rank(after.confidentiality) >= guarding.rank(before.confidentiality):
            return ""
        mark = guarding.marked_elsewhere(self.db, after.id)
        return mark if guarding.rank(mark) > guarding.rank(after.confidentiality) else ""

    def _check_links(self, before: Record | None, after: Record) -> None:
        """Refuse new links that point at nothing or at the wrong kind, and new claims about what is not there."""
        kind = self.schema[after.kind]
        was = {(field.name, inner.name, target) for field, inner, target in links_of(kind, before)} if before else set()
        problems = [Problem(field.name, wrong) for field, inner, target in links_of(kind, after)
                    if (field.name, inner.name, target) not in was and (wrong := self.link_problem(inner, target))]
        aim = ("about", "row", "field", "value")
        if kind.name == "citation" and not (before and all(after[name] == before[name] for name in aim)):
            problems = problems or list(self._aim_problems(after))
        if problems:
            raise self._invalid(after, problems)

    def _aim_problems(self, citation: Record) -> Iterator[Problem]:
        about = self.schema[self.kind_of(citation["about"])]
        fields = about.fields
        if citation["row"]:
            if (holder := self.rows_with(about, citation["about"], citation["row"])) is None:
                yield Problem("row", Message("The row this speaks of is not there."))
                return
            fields = holder.fields
        field = next((f for f in fields if f.name == citation["field"]), None)
        if citation["field"] and field is None:
            yield Problem("field", Message("There is no field {name} to speak of.", name=citation["field"]))
        elif field and field.sealed and citation["value"]:
            yield Problem("value", Message(
                "A value of a sealed field would lie open here. Enter it in the field itself."))

    def _settle(self, purging: bool) -> tuple[Changes, list[journal.Change]]:
        changes, told = self.changes, []
        for record_id, before in self._before.items():
            after = self.stored(record_id)
            if after and record_id in self._kept:
                if before and self._marked_above(before, after):
                    raise self._invalid(after, [Problem("confidentiality", Message(
                        "It was marked in another copy, and can be lowered only there."))])
                self._check_links(before, after)
            kind = after.kind if after else self._kinds[record_id]
            snapshots = keeping.snapshot(before), keeping.snapshot(after)
            # A purge is told of each record that went, also of one that was in history alone.
            if snapshots[0] == snapshots[1] and not (purging and after is None):
                continue
            where = changes.removed if after is None else changes.added if before is None else changes.changed
            where.add((kind, record_id))
            told.append(journal.Change(record_id, kind, *snapshots, kept=not (purging and after is None)))
        return changes, told


def _with_row_ids(schema: Schema, record: Record) -> Record:
    values = dict(record.values)
    for field in schema[record.kind].rows_fields:
        if rows := values.get(field.name):
            values[field.name] = [{"id": row.get("id") or new_id(), **{n: v for n, v in row.items() if n != "id"}}
                                  for row in rows]
    return dataclasses.replace(record, values=values)




__all__ = ["InvalidRecord", "NoSuchRecord", "StillUsed", "Writer"]
