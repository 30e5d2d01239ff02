"""Few segments, so that a word is found with few reads: several are made into one, in steps.

Each step is a short transaction of its own that copies the postings of a range of terms. Rows of a segment that no
search sees stand in `loose`: one that is being made, with the segments it is made of, and those that were made into
another and are dropped, a range of terms at a time. Removal looks into loose segments too, so a removed word stays
nowhere. A stop or a kill between two steps loses nothing: the next step goes on after the last term that was copied.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.search.rows import columns
from desktop.search.rows.inverting import Part, TermRow, join
from desktop.search.rows.postings import UNITS_PER_SEGMENT
from desktop.search.rows.reading import BEYOND, load_column

if TYPE_CHECKING:
    from desktop.search.rows.store import Store

MOST_SEGMENTS = 5
MANY_SEGMENTS = 12  # are merged even while others are written
LARGEST_MERGED = 12_000  # units, where few segments can be had so: removal rewrites the rows of one
ROWS_IN_A_STEP = 4_000
ROWS_OF_EACH = 100  # at least, of each of many segments
PAGES_IN_A_STEP = 2_000
MOST_FREE = 8  # one page in so many may be free


@dataclass
class _Merge:
    """A segment being made. numbers: what the units of each source are called in it; upto: the last term copied."""

    target: int
    numbers: dict[int, array[int]]
    upto: str


class Merger:
    """Merges the segments of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db
        self._merge: _Merge | None = None

    def step(self) -> bool:
        """Do a little of what there is to do; False when there is nothing."""
        loose = self._db.execute("select segment, sources from loose order by segment").fetchall()
        for segment, sources in loose:
            if not sources:
                self._drop_some(segment)
                return True
        for segment, sources in loose:
            self._copy_some(segment, list(map(int, sources.split())))
            return True
        chosen = to_merge(self._db.execute("select id, live from segment order by id").fetchall())
        if chosen:
            self._begin(chosen)
            return True
        return self._shrink()

    @property
    def crowded(self) -> bool:
        """Whether merging should not wait until nothing else is written."""
        return int(self._db.execute("select count(*) from segment").fetchone()[0]) > MANY_SEGMENTS

    def _begin(self, sources: list[int]) -> None:
        self._merge = None
        documents = array("I")
        for source in sources:
            documents.extend(filter(None, load_column(self._db, source, "document")))
        with self._db.atomic():
            target = self._store.new_segment_id()
            self._db.execute("insert into loose values(?, ?)", (target, " ".join(map(str, sources))))
            self._store.write_columns(target, {"document": documents})

    def _open(self, target: int, sources: list[int]) -> _Merge:
        """What is known of a merge that was begun, here or before a stop."""
        called = {document: unit for unit, document in enumerate(load_column(self._db, target, "document"))}
        numbers = {}
        for source in sources:
            found = load_column(self._db, source, "document")
            numbers[source] = array("H", (called[document] if document else 0 for document in found))
        upto = self._db.execute("select max(term) from term where segment = ?", (target,)).fetchone()[0]
        return _Merge(target, numbers, upto or "")

    def _copy_some(self, target: int, sources: list[int]) -> None:
        merge = self._merge
        if merge is None or merge.target != target:
            merge = self._merge = self._open(target, sources)
        self._merge = None  # until this step is safe
        end = self._range_end(merge)
        with self._store.change() if end == BEYOND else self._db.atomic():
            self._store.write_terms(target, self._joined(merge, end))
            if end == BEYOND:
                self._finish(merge)
                return
        merge.upto = end
        self._merge = merge

    def _range_end(self, merge: _Merge) -> str:
        """Up to which term the next step copies; BEYOND when it is the last one."""
        each = max(ROWS_OF_EACH, ROWS_IN_A_STEP // len(merge.numbers))
        sql = "select term from term where segment = ? and term > ? order by term limit 1 offset ?"
        ends = [self._db.execute(sql, (source, merge.upto, each)).fetchone() for source in merge.numbers]
        return min((end[0] for end in ends if end), default=BEYOND)

    def _joined(self, merge: _Merge, end: str) -> Iterator[TermRow]:
        sql = ("select term, units, data, columns, places from term"
               " left join block on typeof(data) = 'integer' and block.id = data"
               " where segment = ? and term > ? and term <= ? order by term")
        parts: defaultdict[str, list[Part]] = defaultdict(list)
        for source, numbers in merge.numbers.items():
            for term, count, data, where, places in self._db.execute(sql, (source, merge.upto, end)):
                if where is None:
                    where, places = data[: 3 * count], data[3 * count :]
                parts[term].append((count, where, places, numbers))
        for term in sorted(parts):
            yield join(term, parts[term])

    def _finish(self, merge: _Merge) -> None:
        """From now on searches see the new segment instead of its sources."""
        store, db = self._store, self._db
        there = {row[0] for row in db.execute("select id from segment")}
        sources = [source for source in merge.numbers if source in there]
        units = len(load_column(db, merge.target, "document"))
        made = columns.joined(
            [store.columns(source) for source in sources], [merge.numbers[source] for source in sources], units)
        store.write_columns(merge.target, made)
        db.execute("delete from loose where segment = ?", (merge.target,))
        store.add_segment_row(merge.target, units, sum(1 for document in made["document"] if document))
        for source in sources:
            db.execute("delete from segment where id = ?", (source,))
            db.execute("insert into loose values(?, '')", (source,))

    def _drop_some(self, segment: int) -> None:
        with self._db.atomic():
            sql = "select term from term where segment = ? order by term limit 1 offset ?"
            end = self._db.execute(sql, (segment, ROWS_IN_A_STEP)).fetchone()
            if end is None:
                self._store.drop_rows(segment)
                self._db.execute("delete from loose where segment = ?", (segment,))
            else:
                self._store.drop_terms(segment, end[0])

    def _shrink(self) -> bool:
        """Give some of the pages that are free back to the file system, once they are many."""
        free, pages = (self._db.execute(f"pragma {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
        if free * MOST_FREE <= pages:
            return False
        self._db.execute(f"pragma incremental_vacuum({PAGES_IN_A_STEP})").fetchall()
        return True


def to_merge(segments: Iterable[tuple[int, int]]) -> list[int]:
    """Which of [(id, live units)] to make one of; none while there are few.

    The smallest, and each next one that is not more than twice as large as those together: so a unit is written again
    only as often as sizes double.
    """
    by_size = sorted(segments, key=itemgetter(1))
    if len(by_size) <= MOST_SEGMENTS:
        return []
    chosen, total = [by_size[0][0]], by_size[0][1]
    for segment, live in by_size[1:]:
        small_enough = live <= 2 * total and total + live <= LARGEST_MERGED
        if small_enough or len(chosen) == 1 and total + live <= UNITS_PER_SEGMENT:
            chosen.append(segment)
            total += live
        else:
            break
    return sorted(chosen) if len(chosen) > 1 else []
