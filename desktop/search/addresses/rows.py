"""The rows of the addresses in index.db, and all that writes them.

    address_state(name, value)                    format, mark in the journal, whether every record was read,
                                                  generation: another after every change
    address(id, …)                                an address; its id is made of its segment and its number there. In
                                                  segment LOOSE are addresses of records that no segment holds yet
    address_segment(id, part, list, first, last,  a list's lines first … last, or "" and addresses of records; sites:
                    units, sites, digest, gone)   of every STRIDE-th address, "" where none is left; digest: of the
                                                  lines as they were read; gone: numbers that were taken out
    address_gram(id, part, gram, cost, numbers)   where every three letters stand; the numbers of a part begin with
                                                  those of its first segment. A part is named after that: by its id,
                                                  or by minus its id where segments share the rows
    address_list(list, entries, file)             the lists of which all lines are here, as they were when read

A list's segments are dropped whole. An address of a record is taken out of each row that tells of it.
"""

from __future__ import annotations

import os
from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.search.addresses.build import (
    BREATH,
    MARK,
    SEGMENT,
    STRIDE,
    Built,
    Unit,
    built,
    cost,
    each,
    grams_of,
    joined,
    pack,
    unit,
    unpack,
)
from desktop.search.addresses.forms import forms

if TYPE_CHECKING:
    from desktop.archive.connect import Database

LOOSE = 0
MOST_LOOSE = 256
SEGMENTS = 16  # that share rows at most
SMALL = 4  # a segment of fewer lines than one in so many of those it could have is read anew when more come
WORTH_JOINING = 4  # parts of one list

TABLES = """
create table address_state(name text primary key, value) without rowid;
create table address(id integer primary key, site text not null, rest text not null, other text not null,
                     line integer not null, record text not null, label text not null, printed text not null);
create index address_of_record on address(record) where record <> '';
create table address_segment(id integer primary key, part integer not null, list text not null,
                             first integer not null, last integer not null, units integer not null,
                             sites text not null, digest blob not null, gone blob not null);
create index address_segment_of_list on address_segment(list, first);
create table address_gram(id integer primary key, part integer not null, gram text not null, cost integer not null,
                          numbers blob not null);
create unique index address_gram_of_part on address_gram(part, gram, cost);
create table address_list(list text primary key, entries integer not null, file text not null) without rowid;
"""
TABLE_NAMES = ("address_state", "address", "address_segment", "address_gram", "address_list")
UNIT = "site, rest, other, line, record, label, printed"

Line = tuple[int, str, str]
"""A line of a list: number, address, host, as they stand there."""


class AddressRows:
    """The addresses in index.db, for the one thread that writes them, each change within a transaction of its
    caller."""

    def __init__(self, db: Database, most: int = SEGMENT, breathe: Callable[[], None] = lambda: None) -> None:
        """most: addresses of a list in one segment; breathe: called often in long work, outside transactions."""
        self.db = db
        self._breathe = breathe
        self._most = most

    def begin_anew(self) -> None:
        """Empty tables."""
        for name in TABLE_NAMES:
            self.db.execute(f"drop table if exists {name}")
        for statement in filter(str.strip, TABLES.split(";")):
            self.db.execute(statement)
        self.db.execute("insert into address_state values('generation', ?)", (int.from_bytes(os.urandom(7), "big"),))

    # Records

    def replace(self, records: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """What these records' addresses are now: [(record, [(label of the field, address as printed)])]."""
        changed = False
        for record, addresses in records:
            wanted = sorted(units_of(record, addresses))
            told = {id: Unit(*one) for id, *one in self.db.execute(
                f"select id, {UNIT} from address where record = ? and record <> ''", (record,))}
            if sorted(told.values()) != wanted:
                changed = True
                self._take_out(told)
                self._put(LOOSE, wanted, self._next_loose())
        if changed:
            self._changed()
            self._gather()

    def remove(self, record: str) -> None:
        """A record is gone; if it is a list, so are its lines."""
        self.replace([(record, ())])
        self.drop_list(record)

    def _next_loose(self) -> int:
        last = self.db.execute("select max(id) from address where id < ?", (first_id(LOOSE + 1),)).fetchone()[0]
        return 0 if last is None else int(last) + 1

    def _take_out(self, told: dict[int, Unit]) -> None:
        """No letter of these addresses of records stays in any row."""
        self.db.conn.executemany("delete from address where id = ?", [(id,) for id in told])
        numbers: defaultdict[int, list[int]] = defaultdict(list)
        for id in told:
            numbers[id // SEGMENT].append(id % SEGMENT)
        numbers.pop(LOOSE, None)
        for segment, taken in numbers.items():
            self._take_out_of(segment, {number: told[first_id(segment) + number] for number in taken})

    def _take_out_of(self, segment: int, taken: dict[int, Unit]) -> None:
        units, sites, known = self.db.execute(
            "select units, sites, gone from address_segment where id = ?", (segment,)).fetchone()
        gone = array("H", known).tolist()
        for number in taken:
            insort(gone, number)
        if len(gone) == units:
            self._drop(segment)
            return
        firsts = sites.split(MARK)
        for stride in {number // STRIDE for number in taken}:
            start = first_id(segment) + stride * STRIDE
            row = self.db.execute(
                "select site from address where id >= ? and id < ? order by id", (start, start + STRIDE)).fetchone()
            firsts[stride] = row[0] if row else ""
        self.db.execute("update address_segment set gone = ?, sites = ? where id = ?",
                        (array("H", gone).tobytes(), MARK.join(firsts), segment))
        dropped: defaultdict[str, set[int]] = defaultdict(set)
        for number, one in taken.items():
            for gram in grams_of(one):
                dropped[gram].add(number)
        for gram, numbers in dropped.items():
            self._take_out_gram(segment, gram, numbers, units)

    def _take_out_gram(self, segment: int, gram: str, taken: set[int], units: int) -> None:
        where = "where part = ? and gram = ?"
        row = self.db.execute(f"select numbers from address_gram {where}", (segment, gram)).fetchone()
        kept = [number for number in each(unpack(row[0])) if number not in taken]
        if kept:
            numbers = pack(kept, units)
            self.db.execute(f"update address_gram set cost = ?, numbers = ? {where}",
                            (cost(numbers), numbers, segment, gram))
        else:
            self.db.execute(f"delete from address_gram {where}", (segment, gram))

    def _gather(self) -> None:
        """Many loose addresses become a segment, with those segments of records that are not much larger."""
        units = self._units(LOOSE)
        if len(units) <= MOST_LOOSE:
            return
        self.db.execute("delete from address where id < ?", (first_id(LOOSE + 1),))
        for segment, size in self.db.execute(
            "select id, units from address_segment where list = '' order by id desc").fetchall():
            if size > 2 * len(units) or size + len(units) > SEGMENT:
                break
            units += self._units(segment)
            self._drop(segment)
        for start in range(0, len(units), SEGMENT):
            self._add(built(units[start : start + SEGMENT]))

    def _units(self, segment: int) -> list[Unit]:
        rows = self.db.execute(f"select {UNIT} from address where id >= ? and id < ? order by id", _bounds(segment))
        return [Unit(*row) for row in rows]

    # Lists

    def follow_list(
        self, record: str, lines: tuple[int, str], entries: Callable[[int, int], Iterable[Line]],
        change: Callable[[], AbstractContextManager[object]], go_on: Callable[[], bool],
    ) -> bool:
        """Bring the rows level with a list of so many lines (count, file's hash), each segment within a change().

        entries(first, last) reads lines. What is here already stays when it is as it was. False when go_on() said to
        stop; what is missing is read the next time."""
        known = self.db.execute("select entries, file from address_list where list = ?", (record,)).fetchone()
        if known == lines:
            return True
        done = self._keep_same(record, lines[0], entries, change)
        while done < lines[0]:
            if not go_on():
                return False
            first, upto = done + 1, min(done + self._most, lines[0])
            read = _Lines(entries(first, upto), self._most)
            segment = built(read.units(self._breathe), self._breathe)
            done = read.last if read.last is not None else upto
            with change():
                if segment.units:
                    self._add(segment, record, (first, done), read.digest)
                    self._changed()
        with change():
            self._merge(record)
            self.db.execute("insert or replace into address_list values(?, ?, ?)", (record, *lines))
        return True

    def _merge(self, record: str) -> None:
        """Let a list's segments share their rows, so that a gram is read once. A small last one stays apart: it is
        read anew when lines are added."""
        rows = self.db.execute(
            "select part, id from address_segment where list = ? and last - first >= ? order by id",
            (record, self._most // SMALL)).fetchall()
        parts: defaultdict[int, list[int]] = defaultdict(list)
        for part, segment in rows:
            if parts and (part not in parts) and segment - min(map(abs, parts)) >= SEGMENTS:
                self._join(parts)
                parts.clear()
            parts[part].append(segment)
        self._join(parts)

    def _join(self, parts: dict[int, list[int]]) -> None:
        if len(parts) < WORTH_JOINING:
            return
        segments = sorted(segment for some in parts.values() for segment in some)
        base, units = segments[0], first_id(segments[-1] + 1 - segments[0])
        self._put_grams(0, self._joined_rows(sorted(parts, key=abs), base, units))  # until those of that name have gone
        for part in parts:
            self.db.execute("delete from address_gram where part = ?", (part,))
        self.db.execute("update address_gram set part = ? where part = 0", (-base,))
        self.db.conn.executemany("update address_segment set part = ? where id = ?", [(-base, one) for one in segments])
        self._changed()

    def _joined_rows(self, parts: list[int], base: int, units: int) -> Iterator[tuple[str, bytes]]:
        sides = [self._gram_rows(part, first_id(abs(part) - base)) for part in parts]
        for gram, alike in groupby(merge(*sides), key=itemgetter(0)):
            yield gram, joined([(rise, numbers) for _, rise, numbers in alike], units)

    def _gram_rows(self, part: int, rise: int) -> Iterator[tuple[str, int, bytes]]:
        rows = self.db.execute("select gram, numbers from address_gram where part = ? order by gram", (part,))
        return ((gram, rise, numbers) for gram, numbers in rows)

    def _keep_same(
        self, record: str, count: int, entries: Callable[[int, int], Iterable[Line]],
        change: Callable[[], AbstractContextManager[object]],
    ) -> int:
        """Drop the segments of a list from the first on whose lines are not as they were; up to which line the
        others reach. A small last one is dropped too when more lines come."""
        done = 0
        for segment, first, last, digest in self.db.execute(
            "select id, first, last, digest from address_segment where list = ? order by first", (record,)).fetchall():
            whole = last - first >= self._most // SMALL or last == count
            if first == done + 1 and last <= count and whole and _Lines(entries(first, last)).read() == digest:
                done = last
            else:
                with change():
                    self._forget(record)
                    self._drop_part(segment)
        return done

    def drop_list(self, record: str) -> None:
        """No line of a list stays."""
        self._forget(record)
        for (segment,) in self.db.execute("select id from address_segment where list = ?", (record,)).fetchall():
            self._drop_part(segment)

    def _forget(self, record: str) -> None:
        self.db.execute("delete from address_list where list = ?", (record,))

    # Segments

    def _add(self, built: Built, record: str = "", lines: tuple[int, int] = (0, 0), digest: bytes = b"") -> None:
        segment = self.db.execute("select coalesce(max(id), 0) + 1 from address_segment").fetchone()[0]
        self.db.execute("insert into address_segment values(?, ?, ?, ?, ?, ?, ?, ?, x'')",
                        (segment, segment, record, *lines, len(built.units), MARK.join(built.sites), digest))
        self._put(segment, built.units)
        self._put_grams(segment, built.grams)

    def _put_grams(self, part: int, grams: Iterable[tuple[str, bytes]]) -> None:
        self.db.conn.executemany("insert into address_gram(part, gram, cost, numbers) values(?, ?, ?, ?)",
                                 ((part, gram, cost(numbers), numbers) for gram, numbers in grams))

    def _put(self, segment: int, units: list[Unit], start: int = 0) -> None:
        self.db.conn.executemany("insert into address values(?, ?, ?, ?, ?, ?, ?, ?)",
                                 ((id, *one) for id, one in enumerate(units, first_id(segment) + start)))

    def _drop_part(self, segment: int) -> None:
        """Drop a segment with those that share its rows."""
        row = self.db.execute("select part from address_segment where id = ?", (segment,)).fetchone()
        if row is not None:
            for (one,) in self.db.execute("select id from address_segment where part = ?", row).fetchall():
                self._drop(one)

    def _drop(self, segment: int) -> None:
        self.db.execute("delete from address where id >= ? and id < ?", _bounds(segment))
        self.db.execute("delete from address_gram where part = (select part from address_segment where id = ?)",
                        (segment,))
        self.db.execute("delete from address_segment where id = ?", (segment,))
        self._changed()

    def _changed(self) -> None:
        self.db.execute("update address_state set value = value + 1 where name = 'generation'")


class _Lines:
    """Lines of a list while they are read: their addresses, and a digest by which they are known again."""

    def __init__(self, lines: Iterable[Line], most: int = SEGMENT) -> None:
        self._lines = lines
        self._most = most
        self._told = blake2b(digest_size=16)
        self.last: int | None = None

    def units(self, breathe: Callable[[], None]) -> Iterator[Unit]:
        """At most so many addresses; last tells their last line when there are more."""
        count = 0
        before = 0
        for line, address, host in self._lines:
            units = [unit(*compared, line) for compared in forms(address, host)][: self._most]
            count += len(units)
            if count > self._most:
                self.last = before
                return
            self._take((line, address, host))
            before = line
            if line % BREATH == 0:
                breathe()
            yield from units

    def read(self) -> bytes:
        """The digest of all lines."""
        for line in self._lines:
            self._take(line)
        return self.digest

    def _take(self, line: Line) -> None:
        self._told.update(repr(line).encode())

    @property
    def digest(self) -> bytes:
        """Of the lines that were read."""
        return self._told.digest()


def first_id(segment: int) -> int:
    """The id of a segment's first address."""
    return segment * SEGMENT


def _bounds(segment: int) -> tuple[int, int]:
    return first_id(segment), first_id(segment + 1)


def units_of(record: str, addresses: Sequence[tuple[str, str]]) -> Iterator[Unit]:
    """The addresses of a record."""
    for label, printed in addresses:
        for host, rest in forms(printed):
            yield unit(host, rest, 0, record, label, printed)
