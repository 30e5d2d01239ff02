"""The rows of index.db, and all that writes them.

    state(name, value)                      format, analyser, mark in the journal, whether every record was read
    segment(id, units, live, changed)       units ever numbered in it, how many are left, the generation in which its
                                            columns changed last
    name(id, name)                          kinds and languages, numbered
    document(id, record, head, data)        a record as it was indexed, a long one in pieces: one for each unit; what
                                            lists show of it stands apart
                                            head_of_document: that alone, many on a page, since each page that is
                                            read is decrypted
    segment_column(segment, name, data)     what is known of units beside their words
    term(segment, term, units, data)        postings: themselves when small, else the id of a block
                                            frequent_term: those that have one, so that few rows tell the commonest
    block(id, columns, places)              columns and places apart, so that only phrases read places
    loose(segment, sources)                 segments that no search sees, see merging.py

Each change of a record is one transaction together with the mark, so a crash leaves the index behind, never wrong.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from desktop.search.analysis import ANALYSER_VERSION, Analysed
from desktop.search.rows import columns
from desktop.search.rows.columns import Columns
from desktop.search.rows.inverting import Batch, TermRow, batches
from desktop.search.rows.postings import Postings
from desktop.search.rows.reading import BEYOND, HEADS, load_column, load_text, read_mark, read_state
from desktop.search.rows.removing import Remover
from desktop.search.texts import Mark

if TYPE_CHECKING:
    from desktop.archive.connect import Database

__all__ = ["FORMAT_VERSION", "TABLE_NAMES", "Store", "load_text"]

FORMAT_VERSION = 6
INLINE = 240  # bytes of postings kept in the term's own row
ROWS_AT_ONCE = 500

TABLES = """
create table state(name text primary key, value) without rowid;
create table segment(id integer primary key, units integer not null, live integer not null, changed integer not null);
create table name(id integer primary key, name text not null unique);
create table document(id integer primary key, record text not null, head blob not null, data blob not null);
create index document_of_record on document(record);
create index head_of_document on document(id, head);
create table segment_column(segment integer not null, name text not null, data blob not null,
                            primary key(segment, name));
create table term(segment integer not null, term text not null, units integer not null, data not null,
                  primary key(segment, term)) without rowid;
create index frequent_term on term(segment, term, units, data) where typeof(data) = 'integer';
create table block(id integer primary key, columns blob not null, places blob not null);
create table loose(segment integer primary key, sources text not null);
"""
TABLE_NAMES = ("state", "segment", "name", "document", "segment_column", "term", "block", "loose")
OLD_TABLES = ("unit", "unit_terms")


Breathe = Callable[[], None]


class Store:
    """Index rows, for the one thread that writes them."""

    def __init__(self, db: Database, breathe: Breathe = lambda: None) -> None:
        """breathe: called now and then, see Follower."""
        self.db = db
        self.breathe = breathe
        self.changes = 0
        """How often what searches see has changed."""
        self._remover = Remover(self)
        db.execute("pragma secure_delete = on").fetchone()

    # What the rows stand for

    def usable(self) -> bool:
        """Whether rows of this format and analyser are here."""
        if "state" not in self.db.table_names():
            return False
        return [self._state("format"), self._state("analyser")] == [FORMAT_VERSION, ANALYSER_VERSION]

    def add_what_lacks(self) -> None:
        """What rows of this format were written without, by an earlier program; searches do without it, more
        slowly."""
        self.db.execute(f"create index if not exists {HEADS} on document(id, head)")

    def begin_anew(self, mark: Mark) -> None:
        """Empty tables; every record is still to be read, as it is at that mark or later."""
        if not self.db.table_names():
            self.db.execute("pragma auto_vacuum = incremental").fetchall()
            self.db.execute("vacuum")  # a file that has its first page takes the setting only so
        with self.db.atomic():
            generation = self._state("generation") or 0 if "state" in self.db.table_names() else 0
            for name in (*TABLE_NAMES, *OLD_TABLES):
                self.db.execute(f"drop table if exists {name}")
            for statement in TABLES.split(";"):
                if statement.strip():
                    self.db.execute(statement)
            self._set(format=FORMAT_VERSION, analyser=ANALYSER_VERSION, complete=0, generation=generation + 1)
            self._set_mark(mark)
        self.changes += 1

    @property
    def mark(self) -> Mark:
        """Up to where the journal stands in the rows."""
        return read_mark(self.db)

    @property
    def complete(self) -> bool:
        """Whether every record was read since the rows were begun."""
        return bool(self._state("complete"))

    def set_complete(self) -> None:
        """Every record was read."""
        with self.change():
            self._set(complete=1)

    def has(self, record: str) -> bool:
        """Whether that record stands in the rows."""
        return self.db.execute("select 1 from document where record = ?", (record,)).fetchone() is not None

    # Changing rows

    def replace(self, records: Sequence[Analysed], mark: Mark | None = None) -> None:
        """Take out what the rows hold of these records, put in what they say now, and move the mark."""
        self.write([record.id for record in records], batches(records), mark)

    def write(self, records: Iterable[str], made: Iterable[Batch], mark: Mark | None = None,
              stale: Collection[str] = ()) -> None:
        """The same with segments ready to be written. stale: records of which the rows already tell what is newer.

        Without a mark the rows run ahead of it, which does no harm: the records are replaced again."""
        with self.change():
            self._remover.take_out([record for record in records if record not in stale])
            for batch in made:
                documents = self._add_segment(batch)
                old = zip(documents, batch.records, strict=True) if stale else ()
                self._remover.take_out_documents([document for document, record in old if record in stale])
            if mark is not None:
                self._set_mark(mark)

    def _add_segment(self, batch: Batch) -> range:
        """The documents of the new segment."""
        size = len(batch.records)
        segment = self.new_segment_id()
        self.add_segment_row(segment, size, size)
        document = self.db.execute("select coalesce(max(id), 0) + 1 from document").fetchone()[0]
        documents = range(document, document + size)
        self.db.conn.executemany(
            "insert into document values(?, ?, ?, ?)",
            ((document, record, *stored.split(b"\n", 1))
             for document, record, stored in zip(documents, batch.records, batch.documents, strict=True)))
        first, last, unit = zip(*batch.spans, strict=True) if batch.spans else ((), (), ())
        values: dict[str, Iterable[int]] = {
            "document": documents, "kind": self._numbered(batch.kinds), "language": self._numbered(batch.languages),
            "date": batch.dates, "added": batch.added, "span_first": first, "span_last": last, "span_unit": unit,
            columns.LATER: batch.later}
        self.write_columns(segment, {name: array(columns.TYPES[name], told) for name, told in values.items()})
        self.write_terms(segment, batch.terms)
        return documents

    def new_segment_id(self) -> int:
        """A number that no segment has."""
        sql = "select 1 + max(coalesce(max(id), 0), (select coalesce(max(segment), 0) from loose)) from segment"
        return int(self.db.execute(sql).fetchone()[0])

    def add_segment_row(self, segment: int, units: int, live: int) -> None:
        """From now on searches see that segment."""
        self.db.execute("insert into segment values(?, ?, ?, ?)", (segment, units, live, self._state("generation")))

    def note_live(self, segment: int, live: int) -> None:
        """So many units are left in that segment, and its columns changed."""
        self.db.execute("update segment set live = ?, changed = ? where id = ?",
                        (live, self._state("generation"), segment))

    def _numbered(self, names: list[str]) -> list[int]:
        known = {"": 0}
        for name in sorted(set(names) - {""}):
            self.db.execute("insert or ignore into name(name) values(?)", (name,))
            known[name] = self.db.execute("select id from name where name = ?", (name,)).fetchone()[0]
        return list(map(known.__getitem__, names))

    def columns(self, segment: int) -> Columns:
        """All columns of a segment."""
        return {name: load_column(self.db, segment, name) for name in columns.TYPES}

    def write_columns(self, segment: int, values: Columns) -> None:
        """Write columns of a segment, instead of those of the same name."""
        rows = [(segment, name, column.tobytes()) for name, column in values.items()]
        self.db.conn.executemany("insert or replace into segment_column values(?, ?, ?)", rows)

    def write_terms(self, segment: int, rows: Iterable[TermRow]) -> None:
        """Write postings, given in the order of terms."""
        block = self.db.execute("select coalesce(max(id), 0) from block").fetchone()[0]
        terms: list[tuple[int, str, int, Any]] = []
        blocks: list[tuple[int, bytes, bytes]] = []

        def write() -> None:
            self.db.conn.executemany("insert into block values(?, ?, ?)", blocks)
            self.db.conn.executemany("insert into term values(?, ?, ?, ?)", terms)
            blocks.clear()
            terms.clear()

        for term, count, where, places in rows:
            if len(where) + len(places) <= INLINE:
                terms.append((segment, term, count, where + places))
            else:
                block += 1
                blocks.append((block, where, places))
                terms.append((segment, term, count, block))
            if len(terms) >= ROWS_AT_ONCE:
                self.breathe()
                write()
        write()

    def change_block(self, segment: int, term: str, block: int, postings: Postings) -> None:
        """Write a term's postings over those in its block."""
        self.db.execute("update block set columns = ?, places = ? where id = ?", (*postings.row(), block))
        self.db.execute("update term set units = ? where segment = ? and term = ?", (len(postings), segment, term))

    def drop_rows(self, segment: int) -> None:
        """No row of that segment stays."""
        self.drop_terms(segment)
        self.db.execute("delete from segment_column where segment = ?", (segment,))

    def drop_terms(self, segment: int, end: str = BEYOND) -> None:
        """No row of that segment up to that term stays."""
        self.db.execute("delete from block where id in (select data from term where segment = ? and term <= ?"
                        " and typeof(data) = 'integer')", (segment, end))
        self.db.execute("delete from term where segment = ? and term <= ?", (segment, end))

    def wipe(self) -> bool:
        """Leave nothing of removed rows in free pages (they are overwritten) or in the log; False while it is
        read."""
        busy = self.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        return not busy

    # State

    def change(self) -> AbstractContextManager[Database]:
        """A transaction that changes what searches see."""
        return _Change(self)

    def _state(self, name: str) -> Any:
        return read_state(self.db, name)

    def _set(self, **values: Any) -> None:
        self.db.conn.executemany("insert or replace into state values(?, ?)", values.items())

    def _set_mark(self, mark: Mark) -> None:
        self._set(number=mark.number, hash=mark.hash)


class _Change:
    """One transaction that changes rows; readers see by the generation that their view is old."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._transaction = store.db.atomic()

    def __enter__(self) -> Database:
        db = self._transaction.__enter__()
        self._store._set(generation=self._store._state("generation") + 1)
        return db

    def __exit__(self, *error: Any) -> bool | None:
        try:
            return self._transaction.__exit__(*error)
        finally:
            self._store.changes += 1
