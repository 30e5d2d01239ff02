"""A read-only view of the archive, owned by the thread that made it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from archive_schema import keeping
from archive_schema.declare import Kind, Schema
from archive_schema.fields import LINK, LINKS, MOMENT, ROWS, Field, unwritable
from archive_schema.ids import is_ref
from archive_schema.messages import NOTHING, Message, listed
from archive_schema.records import Record
from archive_schema.tables import rows_table
from desktop.archive import connect, journal
from desktop.archive.connect import Database
from desktop.archive.errors import ArchiveError
from desktop.archive.sealing import opened

if TYPE_CHECKING:
    from desktop.archive.vault import Vault

JSON = Any


class NoSuchRecord(ArchiveError):
    """A record was asked for that is not there."""

    happened = "There is no record {name} in this archive."
    do = "Look at the list for its reference, such as PRO-0042."


@dataclass(frozen=True)
class Head:
    """A record as a list shows it; `cells` holds the values of the kind's columns."""

    id: str
    ref: str
    kind: str
    title: str
    status: str
    confidentiality: str
    trashed: bool
    cells: dict[str, JSON]


@dataclass(frozen=True)
class Version:
    """A record after one step that touched it, for the history."""

    step: journal.Step
    change: journal.Change

    def differences(self) -> dict[str, tuple[JSON, JSON]]:
        """Field names with what they held before and after; sealed values are tokens."""
        before, after = journal.snapshot_values(self.change.before), journal.snapshot_values(self.change.after)
        names = [*after, *(n for n in before if n not in after)]
        return {n: (before.get(n), after.get(n)) for n in names if before.get(n) != after.get(n)}


class Reader:
    """Records, lists, citations and history. Sealed values are told only while `vault` is there."""

    def __init__(self, db: Database, schema: Schema, vault: Vault | None) -> None:
        self.db = db
        self.schema = schema
        self.vault = vault

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
        if isinstance(error, connect.DatabaseError):
            raise connect.explain(error, Path("archive.db")) from error

    def close(self) -> None:
        """Give the connection back."""
        self.db.close()

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[Reader]:
        """Everything read inside stands as it was at the beginning. Keep it short."""
        with self.db.atomic():
            yield self

    # Records

    def get(self, record_id: str) -> Record:
        """A record with everything in it. Raises NoSuchRecord."""
        if (record := self.find(record_id)) is None:
            raise NoSuchRecord(name=record_id)
        return record

    def find(self, record_id: str) -> Record | None:
        """A record, or None."""
        stored = self.stored(record_id)
        return opened(self.schema[stored.kind], stored, self.vault) if stored else None

    def stored(self, record_id: str) -> Record | None:
        """A record as it is kept: sealed values are tokens."""
        return keeping.load(self.db, self.schema, record_id)

    def by_ref(self, ref: str) -> Record:
        """A record by its reference (PRO-0042) or by its id. Raises NoSuchRecord."""
        return self.get(self.id_of(ref))

    def id_of(self, ref: str) -> str:
        """The id for a reference or an id, in whatever letters. Raises NoSuchRecord."""
        wanted = ref.strip()
        if unwritable(wanted):
            raise NoSuchRecord(name=ascii(wanted))
        column = "ref" if is_ref(wanted.upper()) else "id"
        row = self.db.execute(f"select id from record where {column} = ?",
                              [wanted.upper() if column == "ref" else wanted.lower()]).fetchone()
        if row is None:
            raise NoSuchRecord(name=wanted)
        return str(row[0])

    def title(self, record_id: str) -> str:
        """The title of a record; "" if there is none."""
        row = self.db.execute("select title from record where id = ?", [record_id]).fetchone()
        return row[0] if row else ""

    def titled(self, sorted_as: str) -> list[Head]:
        """The records whose title has this sort key, trash left out: those that differ in signs alone too."""
        found: list[str] = []
        for kind in self.schema:
            query = "select id from record where kind = ? and trashed = 0 and sort_title = ?"
            found += [row[0] for row in self.db.execute(query, [kind.name, sorted_as])]
        return self.heads(found)

    def ref(self, record_id: str) -> str:
        """The reference of a record; "" if there is none."""
        row = self.db.execute("select ref from record where id = ?", [record_id]).fetchone()
        return row[0] if row else ""

    def has_ref(self, ref: str) -> bool:
        """Whether a record has this reference."""
        return self.db.execute("select 1 from record where ref = ?", [ref]).fetchone() is not None

    def kind_of(self, record_id: str) -> str:
        """The name of a record's kind; "" if there is no such record."""
        row = self.db.execute("select kind from record where id = ?", [record_id]).fetchone()
        return row[0] if row else ""

    def link_problem(self, field: Field, target: str) -> Message:
        """What is wrong with a link, for the person who made it; NOTHING if nothing."""
        kind = self.kind_of(target)
        if not kind:
            return Message("It points at a record that is not there.")
        if field.to and kind not in field.to:
            wanted = [self.schema[one].label.lower() for one in field.to]
            return Message("{ref} is a {kind}; this points at a {wanted}.", ref=self.ref(target),
                        kind=self.schema[kind].label.lower(),
                        wanted=listed(wanted, [" or a ".join(one.en for one in wanted)]))
        return NOTHING

    def rows_with(self, kind: Kind, record_id: str, row: str) -> Field | None:
        """The rows field of a record in which a row lies; None if there is no such row."""
        for field in kind.rows_fields:
            query = f"select 1 from [{rows_table(kind, field)}] where id = ? and _owner = ?"
            if self.db.execute(query, [row, record_id]).fetchone():
                return field
        return None

    def is_purged(self, record_id: str) -> bool:
        """Whether a record of this id was purged; it never comes back."""
        return self.db.execute("select 1 from purge where record = ?", [record_id]).fetchone() is not None

    # Lists

    def count(self, kind: str, *, tag: str = "", case: str = "", trashed: bool = False) -> int:
        """How many records of a kind there are; `tag` and `case` are ids."""
        where, arguments = _where(kind, tag, case, trashed)
        return int(self.db.execute(f"select count(*) from record r where {where}", arguments).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many records there are of each kind, trash left out."""
        rows = self.db.execute("select kind, count(*) from record where trashed = 0 group by kind")
        found = dict(rows.fetchall())
        return {kind.name: found.get(kind.name, 0) for kind in self.schema}

    def page(
        self, kind: str, *, order: str = "title", descending: bool = False, limit: int = -1, offset: int = 0,
        tag: str = "", case: str = "", trashed: bool = False,
    ) -> list[Head]:
        """A page of a kind's records. `order` is "title", "ref", "added", "changed" or a field shown in lists;
        `tag` and `case` are ids. An unknown date or value comes last."""
        declared = self.schema[kind]
        columns = declared.columns
        where, arguments = _where(kind, tag, case, trashed)
        query = (
            f"select r.id, r.ref, r.kind, r.title, r.status, r.confidentiality, r.trashed"
            f"{''.join(f', k.[{f.name}]' for f in columns)} from record r join [{kind}] k on k.id = r.id "
            f"where {where} order by {_order(declared, order, descending)} limit ? offset ?"
        )
        rows = self.db.execute(query, [*arguments, limit, offset]).fetchall()
        return [_head(columns, row) for row in rows]

    def in_order(
        self, kind: str, *, order: str = "title", descending: bool = False, tag: str = "", case: str = "",
    ) -> list[str]:
        """The ids of a kind's records in an order, as `page` takes it; for long lists there is listing.py."""
        where, arguments = _where(kind, tag, case, False)
        # Title and reference stand in the record's own table: no other is read for them.
        own = order in ("title", "ref", "added", "changed")
        query = f"select r.id from record r {'' if own else f'join [{kind}] k on k.id = r.id'} " \
                f"where {where} order by {_order(self.schema[kind], order, descending)}"
        return [row[0] for row in self.db.execute(query, arguments)]

    def trashed(self) -> int:
        """How many records are in the trash."""
        marks = ",".join("?" * len(list(self.schema)))
        query = f"select count(*) from record where kind in ({marks}) and trashed = 1"  # the index begins with kinds
        return int(self.db.execute(query, [kind.name for kind in self.schema]).fetchone()[0])

    def in_trash(self) -> list[Head]:
        """Everything in the trash, newest first."""
        query = "select id, ref, kind, title, status, confidentiality, trashed from record where trashed = 1 " \
                "order by changed desc, number"
        return [_head((), row) for row in self.db.execute(query)]

    def heads(self, ids: list[str]) -> list[Head]:
        """The heads of these records, in the order asked for; ids that are not there are left out."""
        found: dict[str, Head] = {}
        for start in range(0, len(ids), 500):
            some = ids[start:start + 500]
            query = "select id, ref, kind, title, status, confidentiality, trashed from record " \
                    f"where id in ({','.join('?' * len(some))})"
            found |= {row[0]: _head((), row) for row in self.db.execute(query, some)}
        return [found[one] for one in ids if one in found]

    def ids(self, kind: str) -> Iterator[str]:
        """The ids of all records of a kind, in the order they were added, trash included."""
        return iter([row[0] for row in self.db.execute("select id from record where kind = ? order by number", [kind])])

    # What belongs together

    def citations_of(self, record_id: str) -> list[Record]:
        """The citations that speak about a record, in the order they were added."""
        return self._records("select k.id from citation k join record r on r.id = k.id "
                             "where k.about = ? and r.trashed = 0 order by r.number", [record_id])

    def cited_by(self, source_id: str) -> list[Record]:
        """The citations of a source, also those that saw it only in another source."""
        return self._records("select k.id from citation k join record r on r.id = k.id "
                             "where (k.source = ? or k.cited_in = ?) and r.trashed = 0 order by r.number",
                             [source_id, source_id])

    def last_cited(self, limit: int = 12) -> list[Head]:
        """The sources that were cited last, the latest first; those in the trash left out."""
        query = "select k.source from citation k join record r on r.id = k.id join record s on s.id = k.source " \
                "where r.trashed = 0 and s.trashed = 0 group by k.source order by max(r.number) desc limit ?"
        return self.heads([row[0] for row in self.db.execute(query, [limit])])

    def files_of(self, source_id: str) -> list[Record]:
        """The files of a source."""
        return self._records("select k.id from file k join record r on r.id = k.id "
                             "where k.source = ? and r.trashed = 0 order by r.number", [source_id])

    def translations_of(self, source_id: str) -> list[Record]:
        """The translations of a source."""
        return self._records("select k.id from translation k join record r on r.id = k.id "
                             "where k.source = ? and r.trashed = 0 order by r.number", [source_id])

    def blocks_of(self, brief_id: str) -> list[Record]:
        """The blocks of a brief in their order."""
        return self._records("select k.id from brief_block k join record r on r.id = k.id "
                             "where k.brief = ? and r.trashed = 0 order by k.place, r.number", [brief_id])

    def exhibits_of(self, brief_id: str) -> list[Record]:
        """The exhibits of a brief in their order."""
        return self._records("select k.id from exhibit k join record r on r.id = k.id "
                             "where k.brief = ? and r.trashed = 0 order by k.place, r.number", [brief_id])

    def came_within(self, source_id: str, limit: int = 500) -> list[tuple[Head, str]]:
        """The sources that came within this one, and the place of each there, in the order they were added."""
        query = "select k.id, k.within_place from source k join record r on r.id = k.id " \
                "where k.within = ? and r.trashed = 0 order by r.number limit ?"
        places = dict(self.db.execute(query, [source_id, limit]).fetchall())
        return [(head, places[head.id] or "") for head in self.heads(list(places))]

    def pointing_at(self, record_id: str) -> list[Head]:
        """The records that point at this one by any link, each once."""
        ids = {row[0] for row in self.db.execute("select record from link where target = ?", [record_id])}
        for table, column, owner in _link_columns(self.schema):
            query = f"select [{owner}] from [{table}] where [{column}] = ?"
            ids |= {row[0] for row in self.db.execute(query, [record_id])}
        return sorted(self.heads(list(ids)), key=lambda head: head.ref)

    def files_with(self, sha256: str) -> list[Record]:
        """The file records with this content."""
        return self._records("select k.id from file k join record r on r.id = k.id where k.sha256 = ? "
                             "order by r.number", [sha256])

    def files_kept_as(self, name: str) -> list[Record]:
        """The file records whose bytes lie under this name, of the sealed depth too."""
        return self._records("select k.id from file k join record r on r.id = k.id where k.kept_as = ? "
                             "order by r.number", [name])

    def entries(self, list_id: str, limit: int = 100, offset: int = 0) -> list[dict[str, JSON]]:
        """Lines of a list kept as evidence, in their order."""
        query = "select line, address, host, date, [order], raw from list_entry where list = ? and line <= ? " \
                "order by line limit ? offset ?"
        lines = self.db.execute(query, [list_id, self._entries(list_id), limit, offset])
        names = [column[0] for column in lines.description]
        return [dict(zip(names, line, strict=True)) for line in lines]

    def _entries(self, list_id: str) -> int:
        # What the list itself tells: lines beyond were taken in by a step that is undone.
        row = self.db.execute("select entries from list where id = ?", [list_id]).fetchone()
        return (row[0] or 0) if row else 0

    def _records(self, query: str, arguments: list[JSON]) -> list[Record]:
        return [self.get(row[0]) for row in self.db.execute(query, arguments).fetchall()]

    # History, settings and drafts

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last step."""
        return journal.head(self.db)

    def steps(self, limit: int = 100) -> list[journal.Step]:
        """The last steps, newest first."""
        return journal.latest(self.db, limit)

    def touched(self, step: int) -> list[journal.Change]:
        """What a step did, record by record, in its order."""
        return journal.changes_of(self.db, step)

    def history(self, record_id: str) -> list[Version]:
        """What happened to a record, newest first."""
        found = ((step, journal.change_of(self.db, step.number, record_id))
                 for step in journal.steps_of(self.db, record_id))
        return [Version(step, change) for step, change in found if change]

    def mark(self, record_id: str) -> tuple[int, str]:
        """The step that made a record what it is, and the mark by which that version is found again."""
        return journal.mark_of(self.db, record_id)

    def version_marked(self, record_id: str, mark: str) -> Record | None:
        """A record as it was when it bore this mark; None when that version is gone."""
        change = journal.version_marked(self.db, record_id, mark)
        return self._after(change) if change else None

    def after(self, version: Version) -> Record | None:
        """A record as a step of its history left it; None when that is gone."""
        return self._after(version.change)

    def _after(self, change: journal.Change) -> Record | None:
        if change.after is None:
            return None
        record = keeping.from_snapshot(change.record, change.after)
        return opened(self.schema[record.kind], record, self.vault)

    def setting(self, name: str, default: JSON = None) -> JSON:
        """A setting kept in the archive, outside the journal."""
        row = self.db.execute("select value from setting where name = ?", [name]).fetchone()
        return json.loads(row[0]) if row else default

    def draft(self, key: str) -> dict[str, JSON] | None:
        """What was being typed when it was last kept: {"kind", "values"}; None if there is none."""
        row = self.db.execute("select data from draft where key = ?", [key]).fetchone()
        if row is None:
            return None
        kept = json.loads(row[0])
        typed = opened(self.schema[kept["kind"]], Record(kept["kind"], kept["values"], id=key), self.vault)
        return {"kind": kept["kind"], "values": dict(typed.values)}

    def drafts(self) -> list[str]:
        """The keys of all drafts, newest first."""
        return [row[0] for row in self.db.execute("select key from draft order by saved desc")]


def _head(columns: tuple[Field, ...], row: Any) -> Head:
    cells = {f.name: f.type.from_sql(value) for f, value in zip(columns, row[7:], strict=True)}
    return Head(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), cells)


def _where(kind: str, tag: str, case: str, trashed: bool) -> tuple[str, list[JSON]]:
    where, arguments = "r.kind = ? and r.trashed = ?", [kind, int(trashed)]
    for field, target in (("tags", tag), ("cases", case)):
        if target:
            where += " and r.id in (select record from link where field = ? and target = ?)"
            arguments += [field, target]
    return where, arguments


def _order(kind: Kind, order: str, descending: bool) -> str:
    way = "desc" if descending else "asc"
    shared = {"title": "r.sort_title", "ref": "r.ref", "added": "r.number", "changed": "r.changed"}
    if order in shared:
        return f"{shared[order]} {way}, r.number"
    field = kind.field(order)
    if field.type is MOMENT:
        column = f"k.[{order}_earliest]"
    elif field.type is LINK:
        column = f"(select sort_title from record where id = k.[{order}])"
    else:
        column = f"k.[{order}]"
    return f"{column} is null, {column} {way}, r.sort_title"


def _link_columns(schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Every (table, column, column of the owning record) in which one record points at another."""
    for kind in schema:
        yield from ((kind.name, f.name, "id") for f in kind.fields if f.type is LINK)
        for rows in kind.rows_fields:
            yield from ((f"{kind.name}__{rows.name}", f.name, "_owner") for f in rows.fields if f.type is LINK)


def links_of(kind: Kind, record: Record) -> Iterator[tuple[Field, Field, str]]:
    """Every link of a record: the field it lies in, the field itself (a row's own, in rows), and the target."""
    for field in kind.link_fields:
        value = record[field.name]
        if field.type is LINK and value is not None:
            yield field, field, value
        elif field.type is LINKS:
            yield from ((field, field, target) for target in value or ())
        elif field.type is ROWS:
            yield from ((field, inner, row[inner.name]) for row in value or () for inner in field.fields
                        if inner.type is LINK and row.get(inner.name) is not None)
