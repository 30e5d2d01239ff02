"""Records of one kind that may be one and the same: found, and said why; what was judged already is left out.

Each way of being alike gives every record a few keys, and only records that share a key are compared, so that the work
grows with the number of records and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import DOMAIN, LINK, LINKS, MOMENT, ROWS, URL, Field
from archive_schema.tables import rows_table
from archive_schema.text.likeness import (
    ALIKE,
    SAME,
    Name,
    address_key,
    bodies_alike,
    body_keys,
    names_alike,
    title_key,
    words_of_body,
)
from desktop.archive.order.merging import NEVER
from desktop.archive.reader import Reader

JSON = Any
Step = Callable[[int, int], None]
FILE, ADDRESS, TITLE, WHEN_AND_WHO = "file", "address", "title", "when and who"
"""Reasons of this module; those of names stand in archive_schema.text.likeness."""
_MOST_IN_BLOCK = 200  # what so many share tells nothing about any two of them
_LONGEST = 62  # days: an event known less closely overlaps with half of all others


@dataclass(frozen=True)
class Pair:
    """Two records that may be one. `why`: reasons, each (code, words that are shared or "")."""

    one: str
    other: str
    grade: str
    why: tuple[tuple[str, str], ...]


def kinds(reader: Reader) -> list[Kind]:
    """The kinds of which duplicates are looked for."""
    return [kind for kind in reader.schema if kind.name not in NEVER]


def find(reader: Reader, kind: str, step: Step = lambda done, total: None) -> list[Pair]:
    """All pairs of a kind that may be one, the surest first. `step(done, total)` may raise to stop."""
    declared = reader.schema[kind]
    ways: list[Callable[[Reader, Kind, Poll], Iterator[Found]]] = [_same_title, _same_address]
    if kind == "source":
        ways.append(_same_file)
    if kind == "person":
        ways = [_same_person]
    elif kind == "organisation":
        ways = [_same_body, _same_address]
    elif declared.group == "events":
        ways.append(_same_event)
    judged = distinct(reader)
    there = {row[0]: row[1] for row in
             reader.db.execute("select id, sort_title from record where kind = ? and trashed = 0", [kind])}
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for number, way in enumerate(ways):
        step(number, len(ways))
        for one, other, grade, code, words in way(reader, declared, partial(step, number, len(ways))):
            pair = (min(one, other), max(one, other))
            if one != other and one in there and other in there and pair not in judged:
                reasons = found.setdefault(pair, {})
                if code not in reasons or grade == SAME:
                    reasons[code] = (grade, words)
    step(len(ways), len(ways))
    pairs = [_pair(pair, reasons) for pair, reasons in found.items()]
    return sorted(pairs, key=lambda pair: (pair.grade != SAME, -len(pair.why), there[pair.one], pair.one, pair.other))


Found = tuple[str, str, str, str, str]  # one, other, grade, code of the reason, words
Poll = Callable[[], None]  # called now and then; raises to stop


def _pair(pair: tuple[str, str], reasons: dict[str, tuple[str, str]]) -> Pair:
    grade = SAME if any(grade == SAME for grade, _ in reasons.values()) else ALIKE
    return Pair(*pair, grade, tuple((code, words) for code, (_, words) in reasons.items()))


def distinct(reader: Reader) -> set[tuple[str, str]]:
    """The pairs that were judged not to be the same, each with the smaller id first."""
    rows = reader.db.execute("select k.one, k.other from sameness k join record r on r.id = k.id and r.trashed = 0 "
                             "where k.verdict = 'distinct'")
    return {(min(row), max(row)) for row in rows}


def _blocks(keyed: Iterable[tuple[str, str]], poll: Poll) -> Iterator[tuple[str, list[str]]]:
    """Records by a key they share, where at least two and not too many do."""
    blocks: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record, key in keyed:
        blocks[key][record] = None
    for at, (key, records) in enumerate(blocks.items()):
        if at % 200 == 0:
            poll()
        if 2 <= len(records) <= _MOST_IN_BLOCK:
            yield key, list(records)


def _shared(keyed: Iterable[tuple[str, str]], grade: str, code: str, poll: Poll) -> Iterator[Found]:
    for key, records in _blocks(keyed, poll):
        yield from ((one, other, grade, code, key) for one, other in combinations(records, 2))


# Ways of being alike

def _same_file(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    rows = reader.db.execute("select k.source, k.sha256, k.name from file k join record r on r.id = k.id "
                             "where r.trashed = 0 and k.source is not null and k.sha256 is not null").fetchall()
    names = {mark: name for _, mark, name in rows}
    for one, other, grade, code, mark in _shared(((source, mark) for source, mark, _ in rows), SAME, FILE, poll):
        yield one, other, grade, code, names[mark] or ""


def _same_address(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    for field in kind.fields:
        if field.type in (URL, DOMAIN) and not field.sealed:
            rows = reader.db.execute(f"select id, [{field.name}] from [{kind.name}] where [{field.name}] is not null")
            keyed = [(record, address_key(address)) for record, address in rows]
            yield from _shared((pair for pair in keyed if pair[1]), SAME, ADDRESS, poll)


def _same_title(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    """The same words in the title, whatever their script, unless the dates say it is another."""
    rows = reader.db.execute("select id, title from record where kind = ? and trashed = 0 and title != ref",
                             [kind.name]).fetchall()
    titles = dict(rows)
    spans, authors = _spans(reader, kind), _authors(reader, kind)
    for one, other, _, code, _ in _shared(((record, title_key(title)) for record, title in rows), ALIKE, TITLE, poll):
        if _may_meet(spans.get(one), spans.get(other)):
            ours, theirs = authors.get(one), authors.get(other)
            if ours and theirs and ours.isdisjoint(theirs):
                continue
            dated = one in spans and other in spans
            yield one, other, SAME if dated and ours and theirs else ALIKE, code, titles[one]


def _authors(reader: Reader, kind: Kind) -> dict[str, set[str]]:
    if kind.name != "source":
        return {}
    found: dict[str, set[str]] = {}
    rows = reader.db.execute("select _owner, name from source__authors where name is not null")
    for record, name in rows.fetchall():
        found.setdefault(record, set()).add(max(Name(name).words, key=len, default=title_key(name)))
    for record, name in reader.db.execute("select id, publisher from source where publisher is not null").fetchall():
        found.setdefault(record, set()).add(title_key(name))
    return found


def _same_person(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    names: dict[str, list[Name]] = {}
    known: dict[str, Name] = {}
    for record, printed in _all_names(reader, kind):
        names.setdefault(record, []).append(known.setdefault(printed, Name(printed)))
    keyed = ((record, key) for record, some in names.items() for name in some for key in name.keys())
    compared: set[tuple[str, str]] = set()
    for _, records in _blocks(keyed, poll):
        for pair in combinations(records, 2):
            if pair in compared:
                continue
            compared.add(pair)
            best = _likest((names_alike(ours, theirs), theirs.printed) for ours in names[pair[0]]
                           for theirs in names[pair[1]])
            if best:
                yield (*pair, *best)


def _same_body(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    names: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for record, printed in _all_names(reader, kind):
        names.setdefault(record, []).append((printed, words_of_body(printed)))
    keyed = ((record, key) for record, some in names.items() for _, words in some for key in body_keys(words))
    compared: set[tuple[str, str]] = set()
    for _, records in _blocks(keyed, poll):
        for pair in combinations(records, 2):
            if pair not in compared:
                compared.add(pair)
                best = _likest((bodies_alike(ours, theirs), said) for _, ours in names[pair[0]]
                               for said, theirs in names[pair[1]])
                if best:
                    yield (*pair, *best)


def _likest(found: Iterable[tuple[tuple[str, str] | None, str]]) -> tuple[str, str, str] | None:
    """The surest of these: (grade, code, words)."""
    some = [(*one, words) for one, words in found if one is not None]
    return min(some, key=lambda one: one[0] != SAME) if some else None


def _all_names(reader: Reader, kind: Kind) -> Iterator[tuple[str, str]]:
    """Every name of every record, sealed ones never: (record, name)."""
    columns = [field.name for field in kind.fields
               if (field.is_name or field.name == "pseudonym") and not field.sealed and field.type is not ROWS]
    for column in columns:
        yield from reader.db.execute(f"select k.id, k.[{column}] from [{kind.name}] k join record r on r.id = k.id "
                                     f"where r.trashed = 0 and k.[{column}] is not null").fetchall()
    yield from reader.db.execute(f"select _owner, full from [{kind.name}__names] n join record r on r.id = n._owner "
                                 "where r.trashed = 0 and full is not null").fetchall()


def _same_event(reader: Reader, kind: Kind, poll: Poll) -> Iterator[Found]:
    """The same people, bodies or sites, or the same place, at a time that may be one."""
    spans = {record: span for record, span in _spans(reader, kind).items() if _length(span) <= _LONGEST}
    for one, other, grade, code, words in _shared(_who_and_where(reader, kind), ALIKE, WHEN_AND_WHO, poll):
        ours, theirs = spans.get(one), spans.get(other)
        if ours and theirs and _may_meet(ours, theirs):
            yield one, other, grade, code, reader.title(words) or words


def _who_and_where(reader: Reader, kind: Kind) -> Iterator[tuple[str, str]]:
    for field in kind.fields:
        if field.type is LINK:
            yield from _column(reader, kind.name, "id", field)
        elif field.type is ROWS:
            for inner in field.fields:
                if inner.type is LINK:
                    yield from _column(reader, rows_table(kind, field), "_owner", inner)
        elif field.name == "place":
            for record, place in _column(reader, kind.name, "id", field):
                yield record, title_key(place)
    people = [f.name for f in kind.fields if f.type is LINKS and f.name not in ("tags", "cases")]
    for name in people:
        yield from reader.db.execute("select record, target from link where field = ?", [name]).fetchall()


def _column(reader: Reader, table: str, owner: str, field: Field) -> list[tuple[str, str]]:
    rows = reader.db.execute(f"select [{owner}], [{field.name}] from [{table}] where [{field.name}] is not null")
    return rows.fetchall()


# Days

Span = tuple[str, str]  # first and last day, ISO 8601; "" is open


def _spans(reader: Reader, kind: Kind) -> dict[str, Span]:
    moment = kind.shown_moment
    if moment is None or moment.type is not MOMENT:
        return {}
    name = moment.name
    rows = reader.db.execute(f"select id, [{name}_earliest], [{name}_latest] from [{kind.name}] "
                             f"where [{name}_earliest] is not null or [{name}_latest] is not null")
    return {record: (first or "", last or "") for record, first, last in rows}


def _may_meet(one: Span | None, other: Span | None) -> bool:
    """Whether two times may be one; what is not dated may."""
    if one is None or other is None:
        return True
    return not (one[1] and other[0] and one[1] < other[0]) and not (other[1] and one[0] and other[1] < one[0])


def _length(span: Span) -> int:
    if not all(span):
        return _LONGEST + 1
    return (date.fromisoformat(span[1][:10]) - date.fromisoformat(span[0][:10])).days
