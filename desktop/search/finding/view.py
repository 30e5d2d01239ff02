"""The index as one search sees it: the rows at one moment, and beside them the records touched since.

Segments are known by number; SEGMENT_PENDING holds the records that no row holds yet. Units are told as
(segment, number); a long record counts as its first unit, wherever in it a word stands.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import date
from fnmatch import translate
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from desktop.search.analysis import EXACT, TAG, Analysed, Unit
from desktop.search.asking.dictionary import Dictionary
from desktop.search.finding.kept import BySegment, Kept
from desktop.search.rows import columns
from desktop.search.rows.columns import Spans
from desktop.search.rows.inverting import unit_postings, values_of
from desktop.search.rows.pieces import Head, unpack_heads
from desktop.search.rows.postings import Postings, read_postings
from desktop.search.rows.reading import (
    has_heads,
    load_column,
    load_heads,
    load_numbers,
    load_pieces,
    read_mark,
    read_state,
    read_terms,
)
from desktop.search.texts import Mark, RecordText

if TYPE_CHECKING:
    from desktop.archive.connect import Database

SEGMENT_PENDING = 0
BEYOND = "\U0010ffff"  # sorts after every letter a term can go on with
TERMS_AT_ONCE = 500
MOST_REMEMBERED = 500  # words
MOST_PREFIXES = 10_000
MOST_HEADS = 2_000  # records
MOST_LETTERS = 1_000_000  # of records' texts
MANY = 2_000  # units of a segment
NOWHERE = Postings(array("H"), b"", bytes)
_WITH_BLOCK = "left join block on typeof(data) = 'integer' and block.id = data"

Found = dict[int, Postings]
"""A term's postings by segment."""


class Stored:
    """What is read once for each generation of the rows; columns only when asked for, and not again until they
    change."""

    def __init__(self, db: Database, before: Stored | None = None) -> None:
        """before: the same of an earlier generation."""
        self.generation: int = read_state(db, "generation")
        self.mark: Mark = read_mark(db)
        self.complete: bool = read_state(db, "complete") == 1
        rows = db.execute("select id, live, changed from segment").fetchall()
        self.segments: list[int] = [segment for segment, _, _ in rows]
        self.live: int = sum(live for _, live, _ in rows)
        self.among = ",".join(map(str, self.segments)) or "-1"
        self._changed = {segment: changed for segment, _, changed in rows}
        self._columns: dict[tuple[int, str], array[int]] = {}
        self._firsts: dict[int, dict[int, int]] = {}
        self._long: frozenset[int] | None = None
        self._names: list[tuple[int, str]] | None = None
        self._years: dict[str, int] | None = None
        self._records: dict[int, list[str]] = {}
        self._kept_of: dict[int, dict[str, Any]] = {}
        self._letters_after: dict[tuple[int, str], set[str]] = {}
        self._heads_apart = has_heads(db)
        self.heads: dict[int, Head] = {}
        self.texts: dict[int, RecordText] = {}
        self._letters = 0
        self._documents_of: tuple[tuple[str, ...], list[int]] = (), []
        self.kept = before.kept if before is not None else Kept()
        self.kept.make_room(self.live)
        self.remembered: tuple[Pending | None, dict[Hashable, Any]] = None, {}
        if before is not None:
            same = {segment for segment, changed in self._changed.items() if before._changed.get(segment) == changed}
            self._columns = {key: values for key, values in before._columns.items() if key[0] in same}
            self._firsts = {segment: firsts for segment, firsts in before._firsts.items() if segment in same}
            self._kept_of = {segment: kept for segment, kept in before._kept_of.items() if segment in same}
            self._records = {segment: records for segment, records in before._records.items() if segment in same}
            self.kept.only(same)
            self._letters_after = {key: letters for key, letters in before._letters_after.items() if key[0] in same}

    def heads_of(self, db: Database, documents: Iterable[int]) -> dict[int, Head]:
        """What lists show of the records in these rows, and of others; remembered, since pages come again."""
        missing = [document for document in documents if document not in self.heads]
        if missing:
            if len(self.heads) > MOST_HEADS:
                self.heads = {known: self.heads[known] for known in documents if known in self.heads}
            rows = dict(load_heads(db, missing, self._heads_apart))
            self.heads.update(zip(rows, unpack_heads(rows.values()), strict=True))
        return self.heads

    def texts_of(self, db: Database, documents: Iterable[int]) -> dict[int, RecordText]:
        """The records in these rows, and others; remembered, since most are shown again when a word goes on."""
        missing = [document for document in documents if document not in self.texts]
        if missing:
            if self._letters > MOST_LETTERS:
                self.texts, self._letters = {known: self.texts[known] for known in documents if known in self.texts}, 0
            for document, piece in load_pieces(db, missing).items():
                self.texts[document] = piece.text
                self._letters += sum(len(part.text) for part in piece.text.parts)
        return self.texts

    def documents_of(self, db: Database, records: Collection[str]) -> list[int]:
        """The rows that hold these records; read in one statement, and not again for the same records."""
        asked = tuple(records)
        if self._documents_of[0] != asked:
            self._documents_of = asked, load_numbers(db, asked)
        return self._documents_of[1]

    def column(self, db: Database, segment: int, name: str) -> array[int]:
        """A column of a segment, see columns.py."""
        values = self._columns.get((segment, name))
        if values is None:
            values = self._columns[segment, name] = load_column(db, segment, name)
        return values

    def letters_after(self, db: Database, prefix: str) -> set[str]:
        """The letters with which terms go on that begin so, perhaps also some with which removed ones did."""
        unknown = [segment for segment in self.segments if (segment, prefix) not in self._letters_after]
        if unknown:
            if len(self._letters_after) > MOST_PREFIXES:
                self._letters_after.clear()
                unknown = self.segments
            behind = len(prefix) + 1
            rows = read_terms(
                db, "with recursive begun(segment, term) as ("
                f" select id, (select min(term) from term where segment = id and term > ?) from segment where id in"
                f" ({','.join(map(str, unknown))}) union all select segment, (select min(term.term) from term"
                f" where term.segment = begun.segment and term.term > substr(begun.term, 1, {behind}) || ?)"
                f" from begun where term < ?)"
                f" select segment || substr(term, {behind}, 1) as term from begun where term < ?",
                (prefix, BEYOND, prefix + BEYOND, prefix + BEYOND))
            self._letters_after.update(((segment, prefix), set()) for segment in unknown)
            for row in rows:
                self._letters_after[int(row[:-1]), prefix].add(row[-1])
        return set().union(*(self._letters_after[segment, prefix] for segment in self.segments))

    def years(self, db: Database) -> dict[str, int]:
        """How many records are of each year, those in no row yet left out."""
        if self._years is None:
            days: Counter[int] = Counter()
            for segment in self.segments:
                dates = self.column(db, segment, "date")
                days.update(dates)
                days.subtract(dates[later] for later in self.firsts(db, segment))
            counts: Counter[str] = Counter()
            for day, count in days.items():
                if day and count:
                    counts[str(date.fromordinal(day).year)] += count
            self._years = dict(counts)
        return self._years

    def firsts(self, db: Database, segment: int) -> dict[int, int]:
        """For the later units of long records, their record's first unit."""
        found = self._firsts.get(segment)
        if found is None:
            found = self._firsts[segment] = columns.firsts(self.column(db, segment, columns.LATER))
        return found

    def names(self, db: Database) -> list[tuple[int, str]]:
        """The kinds and languages that columns tell by number."""
        if self._names is None:
            self._names = db.execute("select id, name from name").fetchall()
        return self._names

    def long(self, db: Database) -> frozenset[int]:
        """The segments that have long records."""
        if self._long is None:
            self._long = frozenset([segment for segment in self.segments if self.firsts(db, segment)])
        return self._long

    def kept_of(self, segment: int) -> dict[str, Any]:
        """What searches found out about a segment's columns; lost when they change."""
        return self._kept_of.setdefault(segment, {})

    def records(self, db: Database, segment: int) -> list[str]:
        """The id of each unit's record; "" when the unit is gone."""
        found = self._records.get(segment)
        if found is None:
            documents = self.column(db, segment, "document")
            if len(documents) > MANY:  # the index over ids is read much faster than the records themselves
                sql = "select id, record from document indexed by document_of_record order by record"
            else:
                sql = f"select id, record from document where id in ({','.join(map(str, documents))})"
            known = {0: "", **dict(db.execute(sql))}
            found = self._records[segment] = list(map(known.__getitem__, documents))
        return found


class Pending:
    """Records that no row holds yet, as a segment in memory."""

    def __init__(self, records: Iterable[Analysed], before: Pending | None = None) -> None:
        """before: the same with some of the last records missing."""
        self._standing: dict[str, int] = before._standing if before else {}
        """By term a bit for each unit in which it stands; shared with those made later, which have more units."""
        self.units: list[Unit] = []
        self.records: list[str] = []
        self.firsts: dict[int, int] = {}
        self.kept: dict[str, Any] = {}
        """What searches found out about its columns."""
        for record in records:
            first = len(self.units)
            for unit in record.units:
                if len(self.units) > first:
                    self.firsts[len(self.units)] = first
                self.units.append(unit)
                self.records.append(record.id)
        self._every = (1 << len(self.units)) - 1
        self._runs = self._with_terms_of(len(before.units) if before else 0, before._runs if before else [])

    def _with_terms_of(self, first: int, runs: list[list[str]]) -> list[list[str]]:
        """The terms in a few runs, those of the units from the first one on too, each in order and less than half as
        long as the one before: with each record that is added a search would wait for all of them to be put in order
        anew."""
        new = []
        for number, unit in enumerate(self.units[first:], first):
            for term in unit.terms:
                known = self._standing.get(term, 0)
                if not known:
                    new.append(term)
                self._standing[term] = known | 1 << number
        runs, last = [*runs], sorted(new)
        while runs and len(runs[-1]) < 2 * len(last):
            last = sorted(runs.pop() + last)
        return [*runs, last] if last else runs

    def columns(self, names: dict[int, str]) -> dict[str, array[int]]:
        """As those of a segment; names not met before are added."""
        values = values_of(self.units)
        known = {name: number for number, name in names.items()}
        for name in (*values.kinds, *values.languages):
            if known.setdefault(name, max(names) + 1) not in names:
                names[known[name]] = name
        first, last, unit = zip(*values.spans, strict=True) if values.spans else ((), (), ())
        told = {
            "kind": map(known.__getitem__, values.kinds), "language": map(known.__getitem__, values.languages),
            "date": values.dates, "added": values.added, "span_first": first, "span_last": last, "span_unit": unit}
        return {name: array(columns.TYPES[name], found) for name, found in told.items()}

    def postings(self, term: str) -> Postings | None:
        """Where that term stands."""
        standing = self._standing.get(term, 0)
        numbers = [number for number in range(len(self.units)) if standing >> number & 1] if standing else []
        return unit_postings(term, numbers, self.units) if numbers else None

    def terms(self, prefix: str) -> list[str]:
        """The terms that begin so."""
        begun = [run[bisect_left(run, prefix) : bisect_left(run, prefix + BEYOND)] for run in self._runs]
        return sorted(chain.from_iterable(begun))

    def has(self, term: str) -> bool:
        """Whether that term stands in any of them."""
        return bool(self._standing.get(term, 0) & self._every)

    def count(self, term: str) -> int:
        """In how many units that term stands."""
        return (self._standing.get(term, 0) & self._every).bit_count()

    def next_term(self, start: str) -> list[str]:
        """The first term from start on, or none."""
        return sorted(run[at] for run in self._runs if (at := bisect_left(run, start)) < len(run))[:1]


class View:
    """Rows and pending records together. Lives within one read transaction."""

    def __init__(self, db: Database, stored: Stored, pending: Pending, replaced: Collection[str]) -> None:
        """replaced: records whose rows no longer count, since they were touched after the rows were
        written."""
        self._db = db
        self._stored = stored
        self._pending = pending
        self._met: dict[str, Found] = {}
        stored.kept.trim()
        self.segments = [*stored.segments, SEGMENT_PENDING] if pending.units else stored.segments
        self.long = stored.long(db)
        """The segments that have records of several units."""
        if pending.firsts:
            self.long |= {SEGMENT_PENDING}
        self._hidden: defaultdict[int, set[int]] = defaultdict(set)
        for document in stored.documents_of(db, replaced) if replaced else ():
            for segment in stored.segments:
                self._hidden[segment].update(columns.units_of(stored.column(db, segment, "document"), document))
        hidden = sum(map(len, self._hidden.values())) if replaced else 0
        self._changed = bool(hidden or pending.units)
        self.live = max(1, stored.live - hidden + len(pending.units))

    def postings(self, term: str) -> Found:
        """Where a term stands."""
        if term not in self._met:
            self.fetch((term,))
        return self._met[term]

    def fetch(self, terms: Iterable[str]) -> None:
        """Read the postings of several terms at once; they are then at hand."""
        segments, known, missing = self._stored.segments, {}, False
        for term in terms:
            if term not in self._met:
                known[term] = self._stored.kept.of(term)
                missing |= len(known[term]) < len(segments)
        if missing:
            self._read(known, {segment for found in known.values() for segment in segments if segment not in found})
        for term, every in known.items():
            found = {}
            for segment in segments:
                if (postings := every[segment]) is not NOWHERE:
                    found[segment] = postings
            self._met[term] = self._seen(term, found) if self._changed else found

    def _read(self, known: dict[str, BySegment], segments: set[int]) -> None:
        """The postings of terms in some segments; none of them need be there."""
        for found in known.values():
            for segment in segments:
                found.setdefault(segment, NOWHERE)
        which = f"in ({','.join('?' * len(known))})" if len(known) > 1 else "= ?"
        among = self._stored.among if len(segments) == len(self._stored.segments) else ",".join(map(str, segments))
        sql = (f"select term, segment, units, data, columns from term {_WITH_BLOCK}"
               f" where segment in ({among}) and term {which}")
        for term, segment, count, data, where in self._db.execute(sql, list(known)):
            if known[term][segment] is NOWHERE:
                known[term][segment] = self._postings(count, data, where)

    def _postings(self, count: int, data: bytes | int, where: bytes | None) -> Postings:
        if where is None or not isinstance(data, int):
            assert isinstance(data, bytes)
            return read_postings(count, data, partial(bytes, data[3 * count :]))
        block = _BlockPlaces(self._db, data)
        return read_postings(count, where, block.whole, block.parts)

    def _seen(self, term: str, found: Found) -> Found:
        """Without the units that are hidden, and with those of pending records."""
        for segment in self._hidden.keys() & found.keys():
            found[segment] = found[segment].without(self._hidden[segment])
            if not len(found[segment]):
                del found[segment]
        if self._pending.units and (pending := self._pending.postings(term)):
            found[SEGMENT_PENDING] = pending
        return found

    @property
    def remembered(self) -> dict[Hashable, Any]:
        """What searches found out that holds as long as nothing is written or touched, such as spellings of words."""
        pending, known = self._stored.remembered
        if pending is not self._pending or len(known) > MOST_REMEMBERED:
            known = {}
        self._stored.remembered = self._pending, known
        return known

    def count(self, term: str) -> int:
        """In how many units a term stands."""
        return sum([len(postings.units) for postings in self.postings(term).values()])

    def beginning(self, prefix: str) -> dict[int, list[Postings]]:
        """The postings of all terms that begin so, by segment."""
        found: defaultdict[int, list[Postings]] = defaultdict(list)
        for _, segment, postings in self.each(prefix):
            found[segment].append(postings)
        return found

    def each(self, prefix: str) -> Iterator[tuple[str, int, Postings]]:
        """The terms that begin so, with their postings in each segment."""
        yield from self._rows("term >= ? and term < ?", (prefix, prefix + BEYOND))
        yield from self._pending_of(self._pending.terms(prefix))

    def each_of(self, terms: Sequence[str]) -> Iterator[tuple[str, int, Postings]]:
        """The postings of many terms, which are not kept for other searches."""
        for start in range(0, len(terms), TERMS_AT_ONCE):
            some = terms[start : start + TERMS_AT_ONCE]
            yield from self._rows(f"term in ({','.join('?' * len(some))})", some)
        yield from self._pending_of(terms)

    def _rows(self, which: str, values: Sequence[str], among: str = "") -> Iterator[tuple[str, int, Postings]]:
        sql = (f"select term, segment, units, data, columns from term {_WITH_BLOCK}"
               f" where segment in ({among or self._stored.among}) and {which}")
        for term, segment, count, data, where in self._db.execute(sql, values):
            postings = self._postings(count, data, where)
            if segment in self._hidden:
                postings = postings.without(self._hidden[segment])
            if len(postings):
                yield term, segment, postings

    def _pending_of(self, terms: Iterable[str]) -> Iterator[tuple[str, int, Postings]]:
        for term in terms:
            pending = self._pending.postings(term)
            if pending:
                yield term, SEGMENT_PENDING, pending

    def commonest(self, start: str, limit: int) -> list[str]:
        """The commonest words that begin so."""
        dictionary = Dictionary(self._db, self._stored.segments, self._pending)
        return [term.removeprefix(EXACT) for term, _ in dictionary.commonest(EXACT + start, limit)]

    def terms(self, start: str, prefix: str = "") -> list[str]:
        """The terms from start on that begin with prefix, in order."""
        sql = (
            f"select distinct term from term where segment in ({self._stored.among})"
            " and term >= ? and term < ? order by term"
        )
        rows = self._db.execute(sql, (max(start, prefix), prefix + BEYOND))
        stored = {term for (term,) in rows}
        return sorted(stored.union(term for term in self._pending.terms(prefix) if term >= start))

    def beginning_so(self, starts: Sequence[str]) -> set[str]:
        """The terms that begin with any of these."""
        if not starts:
            return set()
        sql = (f"with begun(so) as (values {','.join(['(?)'] * len(starts))}) select term from begun cross join term"
               f" on segment in ({self._stored.among}) and term >= so and term < so || ?")
        return set(read_terms(self._db, sql, (*starts, BEYOND))).union(*map(self._pending.terms, starts))

    def terms_of_length(self, prefix: str, lengths: range) -> set[str]:
        """The terms that begin so and whose words, behind the stream's letter, have so many letters."""
        sql = (f"select term from term where segment in ({self._stored.among}) and term >= ? and term < ?"
               " and length(term) between ? and ?")
        stored = read_terms(self._db, sql, (prefix, prefix + BEYOND, lengths[0] + 1, lengths[-1] + 1))
        return set(stored).union(term for term in self._pending.terms(prefix) if len(term) - 1 in lengths)

    def those_there(self, terms: Iterable[str]) -> set[str]:
        """Those of some terms that stand in the index."""
        wanted = list(dict.fromkeys(terms))
        sql = (f"select term from term where segment in ({self._stored.among})"
               f" and term in ({','.join('?' * len(wanted))})")
        return set(read_terms(self._db, sql, wanted)).union(term for term in wanted if self._pending.has(term))

    def letters_after(self, prefix: str) -> set[str]:
        """The letters with which terms go on that begin so."""
        behind = len(prefix) + 1
        found = self._stored.letters_after(self._db, prefix)
        return found.union(term[behind - 1] for term in self._pending.terms(prefix) if len(term) >= behind)

    def each_like(self, stream: str, pattern: str) -> Iterator[tuple[str, int, Postings]]:
        """The terms of a stream whose words fit a pattern (* is any letters, ? is one), with their postings."""
        prefix = stream + re.split(r"[*?]", pattern)[0]
        yield from self._rows("term >= ? and term < ? and term glob ?", (prefix, prefix + BEYOND, stream + pattern))
        fits = re.compile(translate(stream + pattern)).match
        yield from self._pending_of(filter(fits, self._pending.terms(prefix)))

    def next_term(self, start: str) -> str:
        """The first term from start on; "" when there is none."""
        sql = "select term from term where segment = ? and term >= ? order by term limit 1"
        rows = [self._db.execute(sql, (segment, start)).fetchone() for segment in self._stored.segments]
        return min([*(row[0] for row in rows if row), *self._pending.next_term(start)], default="")

    def firsts(self, segment: int) -> dict[int, int]:
        """For the later units of long records, their record's first unit."""
        return self._pending.firsts if segment == SEGMENT_PENDING else self._stored.firsts(self._db, segment)

    def column(self, segment: int, name: str) -> array[int]:
        """What is known of each unit of a segment: its kind and language (numbers, see names), date or added (see
        columns.py)."""
        if segment == SEGMENT_PENDING:
            return self._pending_columns[name]
        return self._stored.column(self._db, segment, name)

    def spans(self, segment: int) -> Spans:
        """The days that moments of a segment's records may mean, in the order of units."""
        first, last, unit = (self.column(segment, name) for name in columns.SPANS)
        hidden = self._hidden.get(segment)
        return columns.without_hidden((first, last, unit), hidden) if hidden else (first, last, unit)

    @property
    def names(self) -> dict[int, str]:
        """The kinds and languages that columns tell by number; 0 is none."""
        return self._names_and_pending[0]

    @property
    def _pending_columns(self) -> dict[str, array[int]]:
        return self._names_and_pending[1]

    @cached_property
    def _names_and_pending(self) -> tuple[dict[int, str], dict[str, array[int]]]:
        names = {0: "", **dict(self._stored.names(self._db))}
        return names, self._pending.columns(names)

    def text(self, segment: int, number: int) -> RecordText:
        """A unit's record as it was indexed; of a long one, the parts that stand in this unit."""
        return self.texts([(segment, number)])[0]

    def texts(self, units: Sequence[tuple[int, int]]) -> list[RecordText]:
        """The same of several units."""
        documents = self._documents(units)
        known = self._stored.texts_of(self._db, list(filter(None, documents)))
        return [known[document] if document else self._pending.units[number].piece.text
                for document, (_, number) in zip(documents, units, strict=True)]

    def _documents(self, units: Sequence[tuple[int, int]]) -> list[int]:
        """The rows that hold the records of units; 0 for those that no row holds yet."""
        known = {segment: self._stored.column(self._db, segment, "document") if segment != SEGMENT_PENDING else None
                 for segment in dict(units)}
        return [here[number] if (here := known[segment]) is not None else 0 for segment, number in units]

    def heads(self, units: Sequence[tuple[int, int]]) -> list[Head | RecordText]:
        """What lists show of the same."""
        documents = self._documents(units)
        known = self._stored.heads_of(self._db, list(filter(None, documents)))
        return [known[document] if document else self._pending.units[number].piece.text
                for document, (_, number) in zip(documents, units, strict=True)]

    def tags(self, segment: int) -> Iterator[tuple[str, list[int]]]:
        """The tags of a segment, in the words of their terms, each with the units that have it."""
        if segment == SEGMENT_PENDING:
            rows = self._pending_of(self._pending.terms(TAG))
        else:
            rows = self._rows("term >= ? and term < ?", (TAG, TAG + BEYOND), str(segment))
        for term, _, postings in rows:
            yield term.removeprefix(TAG), list(postings.units)

    def size(self, segment: int) -> int:
        """How many units were ever numbered in a segment."""
        return len(self._pending.units) if segment == SEGMENT_PENDING else len(self.column(segment, "document"))

    def kept_of(self, segment: int) -> dict[str, Any]:
        """What searches found out about a segment's columns."""
        return self._pending.kept if segment == SEGMENT_PENDING else self._stored.kept_of(segment)

    def record(self, segment: int, number: int) -> str:
        """The id of the record a unit belongs to."""
        if segment == SEGMENT_PENDING:
            return self._pending.records[number]
        return self._stored.records(self._db, segment)[number]

    def records(self, units: Iterable[tuple[int, int]]) -> list[str]:
        """The ids of the records that units belong to, in their order."""
        known = {SEGMENT_PENDING: self._pending.records}
        for segment in self._stored.segments:
            known[segment] = self._stored.records(self._db, segment)
        return [known[segment][number] for segment, number in units]


class _BlockPlaces:
    """The places of a block, all or some; those not asked for are not decrypted."""

    def __init__(self, db: Database, block: int) -> None:
        self._db = db
        self._block = block

    def whole(self) -> bytes:
        return bytes(self._db.execute("select places from block where id = ?", (self._block,)).fetchone()[0])

    def parts(self, wanted: Sequence[tuple[int, int]]) -> list[bytes]:
        blob = self._db.conn.open_blob("block", "places", self._block, readonly=True)
        try:
            return [self._part(blob, start, end) for start, end in wanted]
        finally:
            blob.close()

    def _part(self, blob: Any, start: int, end: int) -> bytes:
        blob.seek(start)
        return bytes(blob.read(end - start))
