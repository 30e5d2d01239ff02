"""The rows of index.db, and all that writes them.

    state(name, value)                              format, analyser, mark in the journal, whether every
    record was read segment(id, units, live)                        units ever numbered in it, and how many
    are left unit(id, record, segment, number, first)        a record's units; first is the number of the
    record's first one unit_terms(unit, terms)                         its words and filters: what to take out
    when the unit goes term(segment, term, units, data)                postings: themselves when small, else
    the id of a block block(id, columns, places)                      columns and places apart, so that only
    phrases read places

Each change of a record is one transaction together with the mark, so a crash leaves the index behind, never
wrong.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from heapq import merge
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from desktop.search.analysis import ANALYSER_VERSION, EXACT, FOLD, STEMS, Analysed, Analyser, Unit
from desktop.search.postings import UNITS_PER_SEGMENT, Postings, pack_places, read_postings
from desktop.search.texts import START, Mark

if TYPE_CHECKING:
    from sqlite_utils import Database

FORMAT_VERSION = 1
INLINE = 240  # bytes of postings kept in the term's own row
MOST_SEGMENTS = 5
DERIVED = (FOLD, *STEMS.values())  # streams that follow from the exact words
ROWS_AT_ONCE = 5_000

TABLES = """
create table state(name text primary key, value) without rowid;
create table segment(id integer primary key, units integer not null, live integer not null);
create table unit(id integer primary key, record text not null, segment integer not null, number integer not
null,
                  first integer not null);
create index unit_of_record on unit(record);
create unique index unit_by_number on unit(segment, number);
create table unit_terms(unit integer primary key, terms blob not null);
create table term(segment integer not null, term text not null, units integer not null, data not null,
                  primary key(segment, term)) without rowid;
create table block(id integer primary key, columns blob not null, places blob not null);
"""
TABLE_NAMES = ("state", "segment", "unit", "unit_terms", "term", "block")

TermPostings = tuple[str, Postings]


class Store:
    """Index rows, for the one thread that writes them."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._analyser = Analyser()
        db.execute("pragma secure_delete = on").fetchone()

    # What the rows stand for

    def usable(self) -> bool:
        """Whether rows of this format and analyser are here."""
        if "state" not in self.db.table_names():
            return False
        return [self._state("format"), self._state("analyser")] == [FORMAT_VERSION, ANALYSER_VERSION]

    def begin_anew(self, mark: Mark) -> None:
        """Empty tables; every record is still to be read, as it is at that mark or later."""
        if not self.db.table_names():
            self.db.execute("pragma auto_vacuum = incremental").fetchall()
            self.db.execute("vacuum")  # a file that has its first page takes the setting only so
        with self.db.atomic():
            generation = self._state("generation") or 0 if "state" in self.db.table_names() else 0
            for name in TABLE_NAMES:
                self.db.execute(f"drop table if exists {name}")
            for statement in TABLES.split(";"):
                if statement.strip():
                    self.db.execute(statement)
            self._set(format=FORMAT_VERSION, analyser=ANALYSER_VERSION, complete=0, generation=generation + 1)
            self._set_mark(mark)

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
        with self._change():
            self._set(complete=1)

    def has(self, record: str) -> bool:
        """Whether that record stands in the rows."""
        return self.db.execute("select 1 from unit where record = ?", (record,)).fetchone() is not None

    # Changing rows

    def replace(self, records: Iterable[Analysed], mark: Mark | None = None) -> None:
        """Take out what the rows hold of these records, put in what they say now, and move the mark.

        Without a mark the rows run ahead of it, which does no harm: the records are replaced again."""
        records = list(records)
        with self._change():
            self._take_out([record.id for record in records])
            for batch in _by_segment(records):
                self._add_segment(batch)
            if mark is not None:
                self._set_mark(mark)

    def _add_segment(self, records: list[Analysed]) -> None:
        count = sum(len(record.units) for record in records)
        segment = self._new_segment(count, count)
        units: list[Unit] = []
        for record in records:
            first = len(units)
            for unit in record.units:
                self._add_unit(segment, record.id, len(units), first, unit)
                units.append(unit)
        self._write_terms(segment, _inverted(units))

    def _new_segment(self, units: int, live: int) -> int:
        cursor = self.db.execute("insert into segment(units, live) values(?, ?)", (units, live))
        return int(cursor.lastrowid or 0)

    def _add_unit(self, segment: int, record: str, number: int, first: int, unit: Unit) -> None:
        sql = "insert into unit(record, segment, number, first) values(?, ?, ?, ?)"
        row = self.db.execute(sql, (record, segment, number, first)).lastrowid
        told = [term for term in unit.terms if not term.startswith(DERIVED)]
        terms = zlib.compress("\n".join(sorted(told)).encode())
        self.db.execute("insert into unit_terms values(?, ?)", (row, terms))

    def _write_terms(self, segment: int, postings: Iterable[TermPostings]) -> None:
        """Write postings, given in the order of terms."""
        block = self.db.execute("select coalesce(max(id), 0) from block").fetchone()[0]
        terms: list[tuple[int, str, int, Any]] = []
        blocks: list[tuple[int, bytes, bytes]] = []

        def write() -> None:
            self.db.conn.executemany("insert into block values(?, ?, ?)", blocks)
            self.db.conn.executemany("insert into term values(?, ?, ?, ?)", terms)
            blocks.clear()
            terms.clear()

        for term, found in postings:
            columns, places = found.row()
            if len(columns) + len(places) <= INLINE:
                terms.append((segment, term, len(found), columns + places))
            else:
                block += 1
                blocks.append((block, columns, places))
                terms.append((segment, term, len(found), block))
            if len(terms) >= ROWS_AT_ONCE:
                write()
        write()

    def _take_out(self, records: list[str]) -> None:
        """No term of these records stays in any row."""
        gone: defaultdict[int, dict[int, tuple[int, bytes]]] = defaultdict(dict)
        sql = "select segment, number, id, terms from unit join unit_terms on unit = id where record = ?"
        for record in records:
            for segment, number, row, terms in self.db.execute(sql, (record,)):
                gone[segment][number] = row, terms
        for segment, units in gone.items():
            live = self.db.execute("select live from segment where id = ?", (segment,)).fetchone()[0]
            if live == len(units):
                self._drop_segment(segment)
            else:
                self._take_out_terms(segment, {number: terms for number, (_, terms) in units.items()})
                self.db.execute("update segment set live = ? where id = ?", (live - len(units), segment))
            rows = [(row,) for row, _ in units.values()]
            self.db.conn.executemany("delete from unit_terms where unit = ?", rows)
            self.db.conn.executemany("delete from unit where id = ?", rows)

    def _take_out_terms(self, segment: int, units: dict[int, bytes]) -> None:
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, terms in units.items():
            for told in zlib.decompress(terms).decode().split("\n"):
                for term in self._analyser.all_terms(told[1:]) if told.startswith(EXACT) else (told,):
                    numbers[term].add(number)
        rest = []
        for term, gone in sorted(numbers.items()):
            row = self.db.execute(
                "select units, data from term where segment = ? and term = ?", (segment, term)
            ).fetchone()
            if row is None:
                continue  # a stem of the other Cyrillic language
            found = load_postings(self.db, *row)
            if gone.isdisjoint(found.units):
                continue
            kept = found.without(gone)
            if kept.units:
                rest.append((term, Postings(kept.units, kept.impacts, partial(bytes, kept.row()[1]))))
            if isinstance(row[1], int):
                self.db.execute("delete from block where id = ?", (row[1],))
            self.db.execute("delete from term where segment = ? and term = ?", (segment, term))
        self._write_terms(segment, rest)

    def _drop_segment(self, segment: int) -> None:
        self.db.execute(
            "delete from block where id in (select data from term where segment = ? and typeof(data) = 'integer')",
            (segment,),
        )
        self.db.execute("delete from term where segment = ?", (segment,))
        self.db.execute("delete from segment where id = ?", (segment,))

    # Few segments, so that a word is found with few reads

    def merge_once(self, go_on: Callable[[], bool]) -> bool:
        """Merge two neighbouring segments where that is worth it; False when it is not, or go_on() said to
        stop."""
        pair = pair_to_merge(self.db.execute("select id, live from segment order by id").fetchall())
        if pair is None:
            return False
        try:
            with self._change():
                self._merge(pair, go_on)
        except _Stopped:
            return False
        return True

    def _merge(self, pair: tuple[int, int], go_on: Callable[[], bool]) -> None:
        numbers: list[array[int]] = []
        live = 0
        units: list[tuple[int, int, int]] = []  # number, first, row
        for segment in pair:
            size = self.db.execute("select units from segment where id = ?", (segment,)).fetchone()[0]
            renumber = array("H", bytes(2 * size))
            sql = "select number, first, id from unit where segment = ? order by number"
            for number, first, row in self.db.execute(sql, (segment,)).fetchall():
                renumber[number] = live
                units.append((live, renumber[first], row))
                live += 1
            numbers.append(renumber)
        target = self._new_segment(live, live)
        self._write_terms(target, self._joined(pair, numbers, go_on))
        self.db.conn.executemany(
            f"update unit set segment = {target}, number = ?, first = ? where id = ?", units
        )
        for segment in pair:
            self._drop_segment(segment)

    def _joined(
        self, pair: tuple[int, int], numbers: list[array[int]], go_on: Callable[[], bool]
    ) -> Iterator[TermPostings]:
        """The postings of both segments, renumbered, in the order of terms."""
        sides = [self._segment_terms(segment, order) for order, segment in enumerate(pair)]
        for term, found in groupby(merge(*sides, key=itemgetter(0, 1)), key=itemgetter(0)):
            joined = None
            for _, order, postings in found:
                postings = postings.renumbered(numbers[order])
                joined = postings if joined is None else joined.followed_by(postings)
            if not go_on():
                raise _Stopped
            if joined is not None:
                yield term, joined

    def _segment_terms(self, segment: int, order: int) -> Iterator[tuple[str, int, Postings]]:
        sql = (
            "select term, units, data, columns, places from term"
            " left join block on typeof(data) = 'integer' and block.id = data where segment = ? order by term"
        )
        for term, count, data, columns, places in self.db.execute(sql, (segment,)):
            if columns is None:
                columns, places = data[: 3 * count], data[3 * count :]
            yield term, order, read_postings(count, columns, partial(bytes, places))

    def shrink(self) -> None:
        """Give pages that merges and removals left free back to the file system, once they are many."""
        free, pages = (self.db.execute(f"pragma {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
        if free * 4 > pages:
            self.db.execute("pragma incremental_vacuum").fetchall()

    def wipe(self) -> bool:
        """Leave nothing of removed rows in free pages (they are overwritten) or in the log; False while it is
        read."""
        busy = self.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        return not busy

    # State

    def _change(self) -> AbstractContextManager[Database]:
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
        return self._transaction.__exit__(*error)


class _Stopped(Exception):
    """A merge was told to stop; it is rolled back."""


def read_state(db: Database, name: str) -> Any:
    """A value of the index's state; None when it is not set."""
    row = db.execute("select value from state where name = ?", (name,)).fetchone()
    return row[0] if row else None


def read_mark(db: Database) -> Mark:
    """Up to where the journal stands in the rows."""
    number, hash_ = read_state(db, "number"), read_state(db, "hash")
    return START if number is None else Mark(number, bytes(hash_))


def load_postings(db: Database, count: int, data: bytes | int) -> Postings:
    """Postings from a term's row; a block's places are read only when they are asked for."""
    if isinstance(data, int):
        columns = db.execute("select columns from block where id = ?", (data,)).fetchone()[0]
        return read_postings(count, columns, partial(_block_places, db, data))
    return read_postings(count, data, partial(bytes, data[3 * count :]))


def _block_places(db: Database, block: int) -> bytes:
    return bytes(db.execute("select places from block where id = ?", (block,)).fetchone()[0])


def pair_to_merge(segments: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Which two of [(id, live units)] to merge: the smallest when there are too many segments, else two that
    are nearly alike (less than twice) in size, so that a unit is written again only as often as sizes
    double."""
    by_size = sorted(segments, key=itemgetter(1))
    for (smaller, few), (larger, many) in pairwise(by_size):
        if few + many <= UNITS_PER_SEGMENT and (len(segments) > MOST_SEGMENTS or many < 2 * few):
            return smaller, larger
    return None


def _by_segment(records: list[Analysed]) -> Iterator[list[Analysed]]:
    """Records in groups that fit a segment each, without those that are gone."""
    batch: list[Analysed] = []
    count = 0
    for record in records:
        if count + len(record.units) > UNITS_PER_SEGMENT:
            yield batch
            batch, count = [], 0
        if record.units:
            batch.append(record)
            count += len(record.units)
    if batch:
        yield batch


def _inverted(units: list[Unit]) -> Iterator[TermPostings]:
    """The postings of units numbered in their order, in the order of terms."""
    standing: defaultdict[str, list[int]] = defaultdict(list)  # number and impact in one, for speed
    places: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, unit in enumerate(units):
        high = number << 8
        for term, impact in unit.terms.items():
            standing[term].append(high | impact)
        for term, where in unit.places.items():
            places[term].append(where)
    for term in sorted(standing):
        found = standing[term]
        impacts = bytes([both & 255 for both in found])
        stored = pack_places(places[term]) if term in places else b""
        yield term, Postings(array("H", [both >> 8 for both in found]), impacts, partial(bytes, stored))


def unit_postings(term: str, numbers: list[int], units: list[Unit]) -> Postings:
    """The postings of a term that stands in the units of those numbers."""
    impacts = bytes([units[number].terms[term] for number in numbers])
    places = [units[number].places.get(term, []) for number in numbers]
    return Postings(array("H", numbers), impacts, partial(pack_places, places))
