"""What a record can be asked for beside its words: by whom it is, what it cites, its cases, articles and days.

Which fields tell it follows from their declarations, so a kind declared tomorrow is asked for alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from archive_schema.dates import spans
from archive_schema.declare import Kind
from archive_schema.fields import CHOICE, LINK, LINKS, MOMENT, PATH, ROWS, TEXTS, Field
from archive_schema.records import Record
from archive_schema.vocabularies import RESTRICTION_STATUS
from desktop.archive.reader import Reader

JSON = Any
Fact = tuple[str, str]
LAST_DAY = date.max.toordinal()
TOLD_OF_PURGED = "told of what was purged"  # a setting: records the index must read anew before a purge is done

# States in which something is kept from readers. An intermittent restriction is one that comes and goes.
_RESTRICTED = ("in_force", "intermittent")
_OVER = ("lifted", "temporary")
OTHER_NAMES = ("name_ru", "name_kk")
"""Of a tag, beside its title."""
_AT_ONCE = 500  # ids in one statement
_MARK = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_MARKED = re.compile(r"@([A-Za-z]{2,5}-[A-Za-z]{0,3}\d+)")


class Facts:
    """What the records of one archive can be asked for, read through a reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, kind: Kind, record: Record) -> tuple[Fact, ...]:
        """A record's facts, each once: ("by", "Human Rights Watch"), ("cites", "SRC-0042"), ("article", "41-1") …"""
        found: list[Fact] = [("blocked", "now")] if is_blocked_now(kind, record) else []
        for field, value in _values(kind, record):
            if field.by:
                found += (("by", words) for words in self._said(field, value))
            if field.type is PATH:
                found += (("article", label) for level, label in value if level == "article")
            elif field.type in (LINK, LINKS) and field.to:
                found += self._linked(field, [value] if field.type is LINK else value)
        found += (("cites", words) for words in self._cited(record))
        found += (("ref", ref) for ref in self._taken_in(record))
        return tuple(dict.fromkeys(found))

    def _taken_in(self, record: Record) -> Iterator[str]:
        """The references of records that were merged into this one: they lead here for ever."""
        rows = self._reader.db.execute(
            "select k.gone from sameness k join record r on r.id = k.id and r.trashed = 0 "
            "where k.other = ? and k.verdict = 'merged' and k.gone is not null", [record.id])
        yield from (ref for (ref,) in rows.fetchall())

    def _said(self, field: Field, value: JSON) -> Iterable[str]:
        if field.type is LINK:
            return filter(None, [self._reader.title(value)])
        if field.type is LINKS:
            return filter(None, map(self._reader.title, value))
        return value if field.type is TEXTS else [field.words(value)]

    def _linked(self, field: Field, targets: list[str]) -> Iterator[Fact]:
        if "case_file" in field.to:
            yield from (("case", words) for words in self._ref_and_title(targets))
        if "tag" in field.to:
            yield from (("tag", words) for words in self._named_otherwise(targets))
        for kind, names in self._paths.items():
            if kind in field.to:
                columns = ", ".join(f"[{name}]" for name in names)
                for target in targets:
                    row = self._reader.db.execute(f"select {columns} from [{kind}] where id = ?", [target]).fetchone()
                    paths = (PATH.from_sql(path) for path in row or () if path is not None)
                    yield from (("article", label) for path in paths for level, label in path if level == "article")

    def _named_otherwise(self, tags: Iterable[str]) -> Iterator[str]:
        for tag in tags:
            row = self._reader.db.execute(f"select {', '.join(OTHER_NAMES)} from tag where id = ?", [tag]).fetchone()
            yield from filter(None, row or ())

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        """The kinds that have a place in a law, and the fields in which it stands."""
        found = {kind.name: [f.name for f in kind.fields if f.type is PATH] for kind in self._reader.schema}
        return {kind: names for kind, names in found.items() if names}

    def _cited(self, record: Record) -> Iterator[str]:
        """References and titles of the sources a record rests on: a brief by its marks, all others by citations."""
        if record.kind == "citation":
            yield from self._ref_and_title(filter(None, (record["source"], record["cited_in"])))
        elif record.kind == "brief_block":
            yield from self._marked([record["text"] or ""])
        elif record.kind == "brief":
            yield from self._marked(block["text"] or "" for block in self._reader.blocks_of(record.id))
        rows = self._reader.db.execute(
            "select s.ref, s.title from citation k join record r on r.id = k.id and r.trashed = 0 "
            "join record s on s.id in (k.source, k.cited_in) where k.about = ? order by r.number", [record.id])
        yield from (words for row in rows.fetchall() for words in row)

    def _marked(self, texts: Iterable[str]) -> Iterator[str]:
        for ref in dict.fromkeys(ref for text in texts for ref in marked_refs(text)):
            rows = self._reader.db.execute(
                "select s.ref, s.title from record r left join citation k on k.id = r.id and r.trashed = 0 "
                "join record s on s.kind = 'source' and s.id in (r.id, k.source, k.cited_in) where r.ref = ?", [ref])
            yield from (words for row in rows.fetchall() for words in row)

    def _ref_and_title(self, ids: Iterable[str]) -> Iterator[str]:
        for one in ids:
            yield from self._reader.db.execute("select ref, title from record where id = ?", [one]).fetchone() or ()


def _values(kind: Kind, record: Record) -> Iterator[tuple[Field, JSON]]:
    """Every field that has a value, with those of its rows; none that is sealed."""
    for name, value in record.values.items():
        field = kind.by_name[name]
        if field.type is ROWS:
            yield from ((inner, row[inner.name]) for row in value for inner in field.fields
                        if row.get(inner.name) is not None and not inner.sealed)
        elif not field.sealed:
            yield field, value


def is_blocked_now(kind: Kind, record: Record) -> bool:
    """Whether something is restricted now, as far as the record says so.

    The state of the record as a whole decides when it is stated: in force, or intermittent. Otherwise one of its
    restrictions must be in one of these states and have no end: neither a date, nor an end that is only not known
    ("2015-10/"), nor one of which it is noted why it is not known, nor a later line by which it was lifted. What is
    not stated is not "now".
    """
    held = [(kind.by_name[name], value) for name, value in record.values.items()]
    for field, value in held:
        if field.vocabulary is RESTRICTION_STATUS and field.type is CHOICE:
            return value in _RESTRICTED
    return any(_goes_on(value, inner.name) for field, value in held if field.type is ROWS
               for inner in field.fields if inner.vocabulary is RESTRICTION_STATUS)


def _goes_on(rows: list[dict[str, JSON]], state: str) -> bool:
    for row in reversed(rows):
        if row.get(state) in _OVER:
            return False
        if row.get(state) in _RESTRICTED and not _ends(row):
            return True
    return False


def _ends(row: dict[str, JSON]) -> bool:
    began = _span(row.get("from_"))
    return bool(row.get("to")) or "to" in row.get("unknown", {}) \
        or began is not None and began.shape == "lasting" and (began.end is not None or began.unknown_end)


def spans_of(kind: Kind, record: Record) -> tuple[tuple[int, int], ...]:
    """The first and last day that each of a record's moments may mean, as ordinals; 0 and LAST_DAY at open ends."""
    found = (_span(value) for field, value in _values(kind, record) if field.type is MOMENT)
    days = ((span.first.toordinal() if span.first else 0, span.last.toordinal() if span.last else LAST_DAY)
            for span in found if span is not None)
    return tuple(dict.fromkeys(days))


def day_of(kind: Kind, record: Record) -> int | None:
    """The first day of the moment that lists of the kind show first; of one without a beginning, its last day."""
    shown = kind.shown_moment
    span = _span(record[shown.name]) if shown else None
    if span is None:
        return None
    day = span.start.first if span.start else span.first or span.last
    return day.toordinal() if day else None


def _span(moment: JSON) -> spans.Span | None:
    if not moment or not moment.get("edtf"):
        return None
    try:
        return spans.read(moment["edtf"])
    except spans.SpanError:  # kept by a release that read more forms: the record is found by its words all the same
        return None


def marked_refs(text: str) -> list[str]:
    """The references in the citation marks of a block of a brief, such as [see @SRC-0001, § 4; also @CIT-0009]."""
    return [ref.upper() for mark in _MARK.findall(text) for ref in _MARKED.findall(mark)]


def telling_of(reader: Reader, ids: Iterable[str], refs: Iterable[str] = ()) -> list[str]:
    """The records whose facts tell of these citations and sources: what is spoken about, and briefs with their marks.

    refs: references that may stand in marks and whose records are no more in the tables.
    """
    told: dict[str, None] = {}
    named = {ref.upper() for ref in refs}
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start:start + _AT_ONCE]
        among = f"({','.join('?' * len(some))})"
        rows = reader.db.execute(
            f"select r.ref, k.about from citation k join record r on r.id = k.id "
            f"where k.id in {among} or k.source in {among} or k.cited_in in {among}", some * 3).fetchall()
        named.update(ref for ref, _ in rows)
        told.update((about, None) for _, about in rows)
        sources = reader.db.execute(f"select ref from record where kind = 'source' and id in {among}", some).fetchall()
        named.update(ref for (ref,) in sources)
    if named:
        blocks = reader.db.execute("select id, brief, text from brief_block where instr(text, '@')").fetchall()
        for block, brief, text in blocks:
            if not named.isdisjoint(marked_refs(text)):
                told |= {brief: None, block: None}
    return list(told)
