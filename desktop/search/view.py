"""The index as one search sees it: the rows at one moment, and beside them the records touched since.

Segments are known by number; SEGMENT_PENDING holds the records that no row holds yet. Units are told as
(segment, number); a long record counts as its first unit, wherever in it a word stands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from desktop.search.analysis import Analysed, Unit
from desktop.search.postings import Postings, read_postings
from desktop.search.store import load_postings, read_mark, read_state, unit_postings
from desktop.search.texts import Mark

if TYPE_CHECKING:
    from sqlite_utils import Database

SEGMENT_PENDING = 0
BEYOND = "\U0010ffff"  # sorts after every letter a term can go on with

Found = dict[int, Postings]
"""A term's postings by segment."""


class Stored:
    """What is read once for each generation of the rows."""

    def __init__(self, db: Database) -> None:
        self.generation: int = read_state(db, "generation")
        self.mark: Mark = read_mark(db)
        self.complete: bool = read_state(db, "complete") == 1
        rows = db.execute("select id, live from segment").fetchall()
        self.segments: list[int] = [segment for segment, _ in rows]
        self.live: int = sum(live for _, live in rows)
        self.firsts: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for segment, number, first in db.execute("select segment, number, first from unit where first <> number"):
            self.firsts[segment][number] = first
        self.among = ",".join(map(str, self.segments)) or "-1"


class Pending:
    """Records that no row holds yet, as a segment in memory."""

    def __init__(self, records: Iterable[Analysed]) -> None:
        self.units: list[Unit] = []
        self.records: list[str] = []
        self.firsts: dict[int, int] = {}
        for record in records:
            first = len(self.units)
            for unit in record.units:
                if len(self.units) > first:
                    self.firsts[len(self.units)] = first
                self.units.append(unit)
                self.records.append(record.id)

    def postings(self, term: str) -> Postings | None:
        """Where that term stands."""
        numbers = [number for number, unit in enumerate(self.units) if term in unit.terms]
        return unit_postings(term, numbers, self.units) if numbers else None

    def terms(self, prefix: str) -> list[str]:
        """The terms that begin so."""
        terms = self._sorted
        return terms[bisect_left(terms, prefix) : bisect_left(terms, prefix + BEYOND)]

    def next_term(self, start: str) -> list[str]:
        """The first term from start on, or none."""
        at = bisect_left(self._sorted, start)
        return self._sorted[at : at + 1]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(set().union(*(unit.terms for unit in self.units)))


class View:
    """Rows and pending records together. Lives within one read transaction."""

    def __init__(self, db: Database, stored: Stored, pending: Pending, replaced: Iterable[str]) -> None:
        """replaced: records whose rows no longer count, since they were touched after the rows were
        written."""
        self._db = db
        self._stored = stored
        self._pending = pending
        self._met: dict[str, Found] = {}
        self.segments = [*stored.segments, SEGMENT_PENDING]
        self._hidden: defaultdict[int, set[int]] = defaultdict(set)
        for record in replaced:
            for segment, number in db.execute("select segment, number from unit where record = ?", (record,)):
                self._hidden[segment].add(number)
        hidden = sum(map(len, self._hidden.values()))
        self.live = max(1, stored.live - hidden + len(pending.units))

    def postings(self, term: str) -> Found:
        """Where a term stands."""
        found = self._met.get(term)
        if found is None:
            sql = f"select segment, units, data from term where segment in ({self._stored.among}) and term = ?"
            rows = self._db.execute(sql, (term,)).fetchall()
            found = {segment: self._visible(segment, load_postings(self._db, n, data)) for segment, n, data in rows}
            pending = self._pending.postings(term)
            if pending:
                found[SEGMENT_PENDING] = pending
            self._met[term] = found = {segment: postings for segment, postings in found.items() if len(postings)}
        return found

    def count(self, term: str) -> int:
        """In how many units a term stands."""
        return sum(map(len, self.postings(term).values()))

    def beginning(self, prefix: str) -> dict[int, list[Postings]]:
        """The postings of all terms that begin so, by segment."""
        sql = (
            "select segment, units, data, columns, places from term"
            " left join block on typeof(data) = 'integer' and block.id = data"
            f" where segment in ({self._stored.among}) and term >= ? and term < ?"
        )
        found: defaultdict[int, list[Postings]] = defaultdict(list)
        for segment, count, data, columns, places in self._db.execute(sql, (prefix, prefix + BEYOND)):
            if columns is None:
                columns, places = data[: 3 * count], data[3 * count :]
            postings = read_postings(count, columns, partial(bytes, places))
            found[segment].append(self._visible(segment, postings))
        for term in self._pending.terms(prefix):
            pending = self._pending.postings(term)
            if pending:
                found[SEGMENT_PENDING].append(pending)
        return found

    def terms(self, start: str, prefix: str = "") -> list[str]:
        """The terms from start on that begin with prefix, in order."""
        sql = (
            f"select distinct term from term where segment in ({self._stored.among})"
            " and term >= ? and term < ? order by term"
        )
        rows = self._db.execute(sql, (max(start, prefix), prefix + BEYOND))
        stored = {term for (term,) in rows}
        return sorted(stored.union(term for term in self._pending.terms(prefix) if term >= start))

    def next_term(self, start: str) -> str:
        """The first term from start on; "" when there is none."""
        sql = "select term from term where segment = ? and term >= ? order by term limit 1"
        rows = [self._db.execute(sql, (segment, start)).fetchone() for segment in self._stored.segments]
        return min([*(row[0] for row in rows if row), *self._pending.next_term(start)], default="")

    def firsts(self, segment: int) -> dict[int, int]:
        """For the later units of long records, their record's first unit."""
        return self._pending.firsts if segment == SEGMENT_PENDING else self._stored.firsts.get(segment, {})

    def record(self, segment: int, number: int) -> str:
        """The id of the record a unit belongs to."""
        if segment == SEGMENT_PENDING:
            return self._pending.records[number]
        sql = "select record from unit where segment = ? and number = ?"
        return str(self._db.execute(sql, (segment, number)).fetchone()[0])

    def _visible(self, segment: int, postings: Postings) -> Postings:
        hidden = self._hidden.get(segment)
        if not hidden or hidden.isdisjoint(postings.units):
            return postings
        return postings.without(hidden)


def union(segment_postings: Iterable[Postings]) -> array[int]:
    """The units of several postings of one segment, in order, each once."""
    return array("H", sorted(set().union(*(postings.units for postings in segment_postings))))
