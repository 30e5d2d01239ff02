"""Finding addresses by a part of them, in the rows and beside them.

Hosts that end with the part stand together in every segment, so they are found and counted by where they begin and
end. Elsewhere a part stands where all its grams stand, which its text then proves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.search.addresses.build import (
    MARK,
    SEGMENT,
    STRIDE,
    Numbers,
    Row,
    Unit,
    both,
    count,
    each,
    either,
    numbers_of,
    outside,
    read,
    sifted,
    without,
)
from desktop.search.addresses.forms import ENDS_SO, IN_PATH, IN_SITE, LEAST, THE_SITE, UNDER_IT, Needle
from desktop.search.addresses.rows import LOOSE, UNIT, first_id

if TYPE_CHECKING:
    from desktop.archive.connect import Database

PROVED = 300  # addresses of one part that are read to tell which of them match; of more, only as many as are shown
MOST_GRAMS = 12  # of a long part that are asked for
DEAR = 700  # reading one candidate takes as long as so many bytes of a row of numbers
MOST_BITS = 4  # rows of bits that are sifted by; more sift out little
BEYOND = "\U0010ffff"
_FIRST, _MOST = 4, 256  # rows that are read at once: twice as many each time
_COUNTED = 5_000  # rows that are counted at once
_IN_ORDER = (THE_SITE, UNDER_IT, ENDS_SO, IN_SITE, IN_PATH)

Span = tuple[int, int]
"""Ids of addresses, from the first on and before the second."""


class Segment(NamedTuple):
    """What is known of a segment without reading its addresses. of: the record of the list, or ""."""

    id: int
    of: str
    units: int
    sites: list[str]
    gone: set[int]

    @property
    def start(self) -> int:
        """The id of its first address."""
        return first_id(self.id)


class Segments:
    """Read once for each generation of the rows: for each part its segments."""

    def __init__(self, db: Database) -> None:
        self.generation = generation(db)
        self.parts: defaultdict[int, list[Segment]] = defaultdict(list)
        rows = db.execute("select part, id, list, units, sites, gone from address_segment order by id")
        for part, id, list_, units, sites, gone in rows:
            last = ""
            filled = [last := site or last for site in sites.split(MARK)]
            ids = {first_id(id) + number for number in array("H", gone)}
            self.parts[part].append(Segment(id, list_, units, filled, ids))


def generation(db: Database) -> int:
    """Another number after each change of the rows."""
    return int(db.execute("select value from address_state where name = 'generation'").fetchone()[0])


class Match(NamedTuple):
    """An address that matches; matches are ordered as they are shown. of: the record of the list, "" for an
    address of another record."""

    rank: int
    unit: Unit
    of: str


class Matches(NamedTuple):
    """A page of matches, and how many there are: from total to most. sites: for `*.example.kz`, how often example.kz
    itself is there."""

    page: list[Match]
    total: int
    most: int
    sites: int = 0


def find(
    db: Database, segments: Segments, needle: Needle, limit: int, offset: int = 0,
    hidden: frozenset[str] = frozenset(), pending: Iterable[Unit] = (), exact: bool = False,
) -> Matches:
    """The addresses that match, best first. hidden: records whose rows no longer count; pending: addresses that no
    row holds yet; exact: count to the end, whatever it takes."""
    found = [_Found(db, needle, part, some, _hidden_in(db, some, hidden))
             for part, some in segments.parts.items() if some[0].of not in hidden]
    _read_grams(db, found, needle)
    loose = _loose(db, hidden, pending)
    beside = [Match(rank, one, "") for one in loose if (rank := needle.rank(one.host, one.rest))]
    sites = sum(one.host == needle.head for one in loose) if needle.below else 0
    streams: list[Iterator[Match]] = []
    total, room, many = 0, 2 * PROVED, []
    for one in found:
        one.find_spans(unless=PROVED)
        few = one.doubtful() <= min(PROVED, room)
        if few:
            room -= one.doubtful()
            beside += one.proved()
        else:
            many.append(one)
        total += one.sure(with_doubtful=not few)
        sites += one.sites
        streams += one.streams(with_doubtful=not few)
    total += len(beside)
    page = list(islice(merge(sorted(beside), *streams), offset, offset + limit))
    if not many or needle.is_gram:
        return Matches(page, total, total, sites)
    if exact:
        total += sum(one.count_proved() for one in many)
        return Matches(page, total, total, sites)
    most = total + sum(one.doubtful() for one in many)
    return Matches(page, max(total, offset + len(page) if page else 0), most, sites)


def _hidden_in(db: Database, segments: list[Segment], hidden: frozenset[str]) -> set[int]:
    """The ids of a part's addresses that no longer count."""
    gone = set().union(*(segment.gone for segment in segments))
    if segments[0].of or not hidden:
        return gone
    rows = db.execute(
        f"select id from address where record <> '' and record in ({','.join('?' * len(hidden))})"
        " and id >= ? and id < ?", (*hidden, segments[0].start, segments[-1].start + SEGMENT))
    return gone.union(id for (id,) in rows)


def _loose(db: Database, hidden: frozenset[str], pending: Iterable[Unit]) -> list[Unit]:
    rows = db.execute(f"select {UNIT} from address where id < ?", (first_id(LOOSE + 1),))
    return [*(one for one in (Unit(*row) for row in rows) if one.record not in hidden), *pending]


def _read_grams(db: Database, found: list[_Found], needle: Needle) -> None:
    """Read where the part's grams stand, in all parts at once."""
    wanted: dict[str, list[str]] = {}
    if needle.tail and needle.head and len(needle.tail) + 1 >= LEAST:
        wanted["tail"] = ["r" + gram for gram in _grams(MARK + needle.tail)]
    if not needle.below and len(needle.head) >= LEAST:
        wanted["inside"] = ["h" + gram for gram in _grams(needle.head[::-1])]
        wanted["other"] = ["x" + gram for gram in _grams(needle.head[::-1])]
    if not needle.below and len(needle.text) >= LEAST:
        wanted["path"] = ["r" + gram for gram in _grams(needle.text)]
    grams = list(dict.fromkeys(gram for some in wanted.values() for gram in some))
    if not grams or not found:
        return
    among = ",".join(str(one.part) for one in found)
    rows = db.execute(
        f"select part, gram, cost from address_gram where part in ({among})"
        f" and gram in ({','.join('?' * len(grams))})", grams)
    sizes: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for part, gram, size in rows:
        sizes[part][gram] = size
    for one in found:
        there = sizes[one.part]
        one.take({name: [(there[gram], gram) for gram in some]
                  for name, some in wanted.items() if all(gram in there for gram in some)})


def _grams(text: str) -> list[str]:
    """Every three letters of a part; of a long one some, the first and the last among them."""
    at = range(len(text) - 2)
    if len(at) > MOST_GRAMS:
        return [text[number * at[-1] // (MOST_GRAMS - 1) :][:3] for number in range(MOST_GRAMS)]
    return list(dict.fromkeys(text[number : number + 3] for number in at))


def _in(many: int) -> str:
    """A condition for so many ids: always the same words for as many, so that SQLite has read them already."""
    return f"id in ({','.join('?' * many)})"


def _filled(ids: list[int], many: int) -> list[Any]:
    """So many values for that, the last one as often as is needed."""
    return ids + ids[-1:] * (many - len(ids))


class _Found:
    """The addresses of one part that may match."""

    def __init__(self, db: Database, needle: Needle, part: int, segments: list[Segment], gone: set[int]) -> None:
        self._db = db
        self._needle = needle
        self.part = part
        self.of = segments[0].of
        self._segments = segments
        self._base = first_id(abs(part))
        self._gone = gone
        self._tail: Numbers | None = None
        self._inside: Numbers = []
        self._path: Numbers = []
        self._ending: list[Span] = []
        self._spans: dict[int, dict[int, list[Span]]] = {}
        self._ends: Numbers = []
        self._few = False
        self.sites = 0

    # Hosts that end with the head

    def find_spans(self, unless: int) -> None:
        """Find them, unless they are among so few that all are read."""
        needle = self._needle
        least = count(self._inside) + count(self._path) + count(self._ends)
        known = not needle.head or len(needle.head) >= LEAST and (not needle.tail or self._tail is not None)
        self._few = known and not needle.below and least <= unless
        if self._few:
            self._inside = either(self._inside, self._ends)
        if self._few or not needle.head:
            return
        for segment in self._segments:
            self._find_spans(segment, needle.head[::-1])
        if not needle.tail:
            for start, end in self._ending:
                if start < end:
                    self._inside = outside(self._inside, start - self._base, end - self._base)
                    self._path = outside(self._path, start - self._base, end - self._base)

    def _find_spans(self, segment: Segment, site: str) -> None:
        start, first = self._place(segment, site)
        if not first.startswith(site):
            return

        def place(site: str) -> int:
            return self._place(segment, site)[0]

        end = place(site + BEYOND)
        alone = place(site + "\0") if first == site else start
        under = place(site + ".")
        over = place(site + "." + BEYOND) if under < end else under
        if self._needle.below:
            self._spans[segment.id] = {UNDER_IT: [(under, over)]}
            self._ending.append((under, over))
            self.sites += self._many((start, alone))
            return
        www = place(site + ".www") if under < over else under
        other = place(site + ".www\0") if www < over else www
        self._ending.append((start, end))
        self._spans[segment.id] = {
            THE_SITE: [(start, alone), (www, other)],
            UNDER_IT: [(under, www), (other, over)],
            ENDS_SO: [(alone, under), (over, end)],
        }

    def _place(self, segment: Segment, site: str) -> tuple[int, str]:
        """The first id of which the site is not before this one, and its site; behind the last one, and ""."""
        stride = bisect_left(segment.sites, site)
        start, end = segment.start + max(0, stride - 1) * STRIDE, segment.start + segment.units
        row = self._db.execute(
            "select id, site from address where id >= ? and id < ? and site >= ? order by id limit 1",
            (start, end, site)).fetchone()
        return (row[0], row[1]) if row else (end, "")

    # Parts in which all grams stand

    def take(self, grams: dict[str, list[tuple[int, str]]]) -> None:
        """Read the rows of grams, told with their sizes: of how rests begin ("tail"), of the head in hosts ("inside")
        and in their xn--… form ("other"), of the part in rests ("path"). What is not told stands nowhere here."""
        needle = self._needle
        if needle.head and len(needle.tail) + 1 >= LEAST:
            self._tail = self._in_all(grams.get("tail"))
        other = self._in_all(grams.get("other"))
        if not needle.tail:
            self._inside = either(self._in_all(grams.get("inside")), other)
        else:  # hosts in letters that end with the head are found by where they stand
            self._inside = other if self._tail is None else both(other, self._tail)
            if self._tail is not None and self._tail != [] and "inside" in grams:
                self._ends = both(self._in_all(grams["inside"]), self._tail)
        self._path = self._in_all(grams.get("path"))

    def _in_all(self, grams: list[tuple[int, str]] | None) -> Numbers:
        """The numbers that stand in every row; some more when it would take longer to sift those out than to read
        what they number."""
        if not grams:
            return []
        (_, least), *others = sorted(grams)
        found = numbers_of(self._row(least))
        for at, (_, gram) in enumerate(others):
            if isinstance(found, list):
                found = self._sifted(found, others[at:])
                break
            if at + 1 == MOST_BITS:
                break
            found = both(found, numbers_of(self._row(gram)))
        return without(found, {id - self._base for id in self._gone})

    def _sifted(self, listed: list[int], grams: list[tuple[int, str]]) -> list[int]:
        some: set[int] | None = None  # a set stays one: most time goes into making and sorting it
        for cost, gram in grams:
            if len(listed if some is None else some) * DEAR <= cost:
                break
            row = self._row(gram)
            if isinstance(row, list):
                some = (set(listed) if some is None else some).intersection(row)
            else:
                listed, some = sifted(listed if some is None else sorted(some), row), None
        return listed if some is None else sorted(some)

    def _row(self, gram: str) -> Row:
        row = self._db.execute("select numbers from address_gram where part = ? and gram = ?", (self.part, gram))
        return read(row.fetchone()[0])

    # What matches, in the order in which it is shown

    def streams(self, with_doubtful: bool) -> Iterator[Iterator[Match]]:
        """The matches of each segment; without the doubtful ones, those that the rows tell alone."""
        ranks = [rank for rank in _IN_ORDER if with_doubtful or rank not in self.doubtful_ranks]
        for segment in self._segments:
            if ranks and (with_doubtful or segment.id in self._spans):
                yield self._matches(segment, ranks)

    def _matches(self, segment: Segment, ranks: list[int]) -> Iterator[Match]:
        for rank in ranks:
            spans = self._spans.get(segment.id, {}).get(rank, [])
            units: Iterator[Unit]
            if rank not in self.doubtful_ranks:
                units = chain.from_iterable(map(self._in_span, spans))
            else:
                within = spans if rank <= ENDS_SO else [(segment.start, segment.start + SEGMENT)]
                units = self._among(chain.from_iterable(self._numbers(rank, *span) for span in within), rank)
            for one in units:
                yield Match(rank, one, self.of)

    def _in_span(self, span: Span) -> Iterator[Unit]:
        at, end = span
        many = _FIRST
        while at < end:
            rows = self._db.execute(
                f"select id, {UNIT} from address where id >= ? and id < ? order by id limit ?",
                (at, end, many)).fetchall()
            yield from (Unit(*row) for id, *row in rows if id not in self._gone)
            if len(rows) < many:
                return
            at, many = rows[-1][0] + 1, min(2 * many, _MOST)

    def _among(self, ids: Iterator[int], rank: int) -> Iterator[Unit]:
        many = _FIRST
        proof, values = self._proof(rank)
        while some := list(islice(ids, many)):
            rows = self._db.execute(
                f"select {UNIT} from address where {_in(many)} and {proof} order by id", _filled(some, many) + values)
            yield from (Unit(*row) for row in rows.fetchall())
            many = min(2 * many, _MOST)

    # What may match

    @property
    def doubtful_ranks(self) -> tuple[int, ...]:
        """How an address can match that its text must prove."""
        if self._needle.tail or self._few:
            return _IN_ORDER
        return () if self._needle.below else (IN_SITE, IN_PATH)

    def doubtful_ids(self, rank: int) -> Iterator[int]:
        """The ids of addresses that may match so."""
        if rank not in self.doubtful_ranks:
            return iter(())
        if rank <= ENDS_SO:
            spans = (span for some in self._spans.values() for span in some.get(rank, ()))
            return chain.from_iterable(self._numbers(rank, *span) for span in spans)
        return self._numbers(rank, self._base, self._segments[-1].start + SEGMENT)

    def _numbers(self, rank: int, start: int, end: int) -> Iterator[int]:
        """Those from start on and before end."""
        base = self._base
        told = {IN_SITE: self._inside, IN_PATH: self._path}.get(rank, self._tail)
        if told is None:
            return (id for id in range(start, end) if id not in self._gone)
        return (base + number for number in each(told, start - base, end - base))

    def _proof(self, rank: int) -> tuple[str, list[Any]]:
        """The condition of SQL, and its values, that proves an address which may match so; as Needle.rank does."""
        head, tail, text = self._needle.head, self._needle.tail, self._needle.text
        site = head[::-1]
        begins, begun = "substr(rest, 1, ?) = ?", [len(tail), tail]
        here, is_here = (f"(substr(site, 1, ?) = ? and {begins})", [len(head), site, *begun]) if head else ("0", [])
        inside, is_inside = "0", []
        if len(head) >= LEAST and tail:
            inside, is_inside = f"(substr(other, 1, ?) = ? and {begins})", [len(head), site, *begun]
        elif len(head) >= LEAST:
            inside, is_inside = "(instr(site, ?) or instr(other, ?))", [site, site]
        if rank == IN_SITE:
            return f"{inside} and not {here}", is_inside + is_here
        if rank == IN_PATH:
            return f"instr(rest, ?) and not {inside} and not {here}", [text, *is_inside, *is_here]
        return begins, begun

    # How many

    def sure(self, with_doubtful: bool) -> int:
        """How many match by what the rows tell alone: sites that end so, and, with_doubtful, a part that is one
        gram."""
        if self._needle.tail:
            return 0
        total = sum(map(self._many, self._ending))
        if with_doubtful and self._needle.is_gram:
            total += count(self._inside) + count(self._path) - count(both(self._inside, self._path))
        return total

    def doubtful(self) -> int:
        """How many more may match, at most."""
        total = 0 if self._needle.below else count(self._inside) + count(self._path)
        if self._few:
            return total
        if self._needle.tail and self._tail is None:
            total += sum(map(self._many, self._ending))
        elif self._needle.tail:
            total += sum(count(self._tail or [], start - self._base, end - self._base)
                         for start, end in self._ending)
        return total

    def proved(self) -> Iterator[Match]:
        """Those of them that do."""
        ids = sorted({id for rank in self.doubtful_ranks for id in self.doubtful_ids(rank)})
        if ids:
            rows = self._db.execute(f"select {UNIT} from address where id in ({','.join(map(str, ids))})")
            for one in (Unit(*row) for row in rows):
                rank = self._needle.rank(one.host, one.rest)
                if rank in self.doubtful_ranks:
                    yield Match(rank, one, self.of)

    def count_proved(self) -> int:
        """How many of them do."""
        total = 0
        for rank in self.doubtful_ranks:
            ids = self.doubtful_ids(rank)
            proof, values = self._proof(rank)
            while some := list(islice(ids, _COUNTED)):
                total += self._db.execute(f"select count(*) from address where {_in(_COUNTED)} and {proof}",
                                          _filled(some, _COUNTED) + values).fetchone()[0]
        return total

    def _many(self, span: Span) -> int:
        start, end = span
        return end - start - sum(start <= id < end for id in self._gone)
