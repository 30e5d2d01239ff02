"""What happened and when: the lines of a timeline, from records, their date fields and their dated rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, MOMENT, SIBLING, Field
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from archive_schema.text.collate import sort_key
from desktop.archive.reader import links_of
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks.extents import End, Extent, extent_of, lasting
from desktop.briefs.context import Context
from desktop.briefs.pictures.bars import days_of
from desktop.briefs.pictures.lanes import Item, Lane
from desktop.briefs.sources import is_evidence
from desktop.briefs.terms import term

JSON = Any
_TICKS = {"measurements": "result"}
"""Rows that are drawn as ticks, by the field that tells what was found."""
_FOUND = frozenset({"blocked", "anomaly", "down"})
_OURS = frozenset({"ours_when"})
"""Dates of our own work, on which nothing of what is told happened."""
_ENDED = frozenset({"lifted", "temporary"})
"""States of a restriction that tell of an end without its day."""


@dataclass(frozen=True)
class Entry:
    """One line of a timeline: what happened, when as it is told, and the days it can touch.

    `record` is what it tells of; `whole` and `short` are that record's title and what is said in its own lane.
    """

    what: str
    short: str
    when: str
    extent: Extent | None
    key: str
    citations: tuple[Record, ...]
    dates: frozenset[str]
    not_known: str = ""
    kind: str = ""
    record: str = ""
    whole: str = ""
    exact: str = ""
    tick: str = ""
    people: tuple[str, ...] = ()
    first_words: str = ""
    """What a row says first: the step, the state, the sanction."""


def entries_of(
    context: Context, block: Record, *, cited: bool = True, read: Callable[[], object] = lambda: None,
) -> Iterator[Entry]:
    """A line for each record, or for each row of the fields the block names, and each date field it names; `cited`
    reads what is cited for each, `read` is called after each record."""
    period = ch.period_of(block)
    names = [str(name).strip() for name in block["table_columns"] or []]
    by_person = block["lanes"] == "person"
    for record in ch.each(context, block):
        kind = context.reader.schema[record.kind]
        citations = context.reader.citations_of(record.id) if cited else []
        shown, title = context.printable(record), context.title_of(record)
        people = tuple(people_in(context, kind, record)) if by_person else ()
        here = [name for name in names if name in kind.by_name]
        for name in here or [""]:
            field = kind.by_name.get(name)
            made = _of_rows(context, kind, shown, title, field, citations, people) if field and field.fields else \
                [_of_record(context, kind, shown, title, field, citations, people)]
            yield from (one for one in made if period.holds(one.extent) != "not")
        read()


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By their dates, the undated last."""
    return sorted(entries, key=lambda one: one.key)


def dated_fields(kind: Kind) -> list[str]:
    """What of a kind can stand in a timeline: its shown date, and its rows that are dated."""
    own = [kind.shown_moment.name] if kind.shown_moment else []
    return [*own, *(field.name for field in kind.rows_fields
                    if any(one.type is MOMENT and one.name not in _OURS for one in field.fields))]


def people_in(context: Context, kind: Kind, record: Record) -> list[str]:
    """The people a record links, each once, in their order; itself where it is a person."""
    if record.kind == "person":
        return [record.id]
    targets = [target for _, field, target in links_of(kind, record) if not field.to or "person" in field.to]
    return [target for target in dict.fromkeys(targets) if context.reader.kind_of(target) == "person"]


# Lanes

def lanes_of(context: Context, block: Record, entries: list[Entry]) -> list[Lane]:
    """The lanes of a block: one for each line, record, kind or person. What is not dated is in none."""
    by = str(block["lanes"] or "line")
    dated = [(number, one) for number, one in enumerate(entries, 1) if one.extent is not None]
    if by == "line":
        return [Lane(context.naming.cloaked(one.short), (_item(context, one, ""),), one.record, str(number), one.kind)
                for number, one in dated]
    groups: dict[str, list[Entry]] = {}
    for _, one in dated:
        for key in _keys(one, by):
            groups.setdefault(key, []).append(one)
    keys = sorted(groups, key=lambda key: (not key, sort_key(_lane_words(context, by, key, groups[key])))) \
        if by != "record" else list(groups)
    return [_lane(context, by, key, groups[key]) for key in keys]


def _keys(entry: Entry, by: str) -> tuple[str, ...]:
    if by == "person":
        return entry.people or ("",)
    return (entry.kind if by == "kind" else entry.record,)


def _lane(context: Context, by: str, key: str, entries: list[Entry]) -> Lane:
    words = context.naming.cloaked(_lane_words(context, by, key, entries))
    items = tuple(_item(context, one, _said_in_lane(one, by)) for one in entries)
    record = "" if by == "kind" else key
    icon = {"person": "person", "kind": key}.get(by, entries[0].kind)
    return Lane(words, items, record, icon=icon)


def _lane_words(context: Context, by: str, key: str, entries: list[Entry]) -> str:
    if by == "kind":
        return context.reader.schema[key].plural.in_(context.language)
    if by == "person":
        return context.title(key) if key else term("no_person", context.language)
    return entries[0].whole


def _said_in_lane(entry: Entry, by: str) -> str:
    """What stands above a bar: in its record's own lane only what the lane does not say already."""
    if by != "record":
        return entry.what
    return "" if entry.short in (entry.whole, "") else entry.first_words or entry.what


def _item(context: Context, entry: Entry, short: str) -> Item:
    assert entry.extent is not None
    cloaked = context.naming.cloaked
    return Item(days_of(entry.extent), cloaked(f"{entry.what}. {entry.when}"), cloaked(short), entry.exact,
                entry.record, entry.tick)


# One line

def _of_record(
    context: Context, kind: Kind, record: Record, title: str, field: Field | None, citations: list[Record],
    people: tuple[str, ...],
) -> Entry:
    shown = kind.shown_moment
    if field is not None and field.type is MOMENT and field is not shown:
        began, ended = (Moment.of(record[field.name]) if record[field.name] else None), None
        fields = {field.name}
    else:
        began, ended = ch.dates_of(kind, record)
        fields = {shown.name, "ended"} if shown else set()
    what = f"{title} ({field.label.in_(context.language)})" if field else title
    unknown = record.unknown.get(next(iter(sorted(fields)), ""))
    whole = [one for one in citations if not one["row"]]
    own = whole if any(map(is_evidence, whole)) else citations  # what is cited for its rows alone is better than none
    return _entry(context, kind, what, title if field is shown else what, extent_of(began, ended), began, ended, own,
                  fields, unknown, record.id, title, people=people)


def _of_rows(
    context: Context, kind: Kind, record: Record, title: str, field: Field, citations: list[Record],
    people: tuple[str, ...],
) -> Iterator[Entry]:
    """The rows of a record, each with what it says but its dates."""
    moments = [inner.name for inner in field.fields if inner.type is MOMENT]
    for row in record.rows(field.name):
        said = [words_of(inner, row[inner.name], context.language, context.title) for inner in field.fields
                if row.get(inner.name) is not None and inner.type not in (MOMENT, SIBLING, LINK, LINKS)]
        began, ended = ([Moment.of(row[name]) if row.get(name) else None for name in moments] + [None, None])[:2]
        extent = lasting(began, ended, _end(row)) if moments[:2] == ["from_", "to"] else extent_of(began, ended)
        own = ch.evidence_of_row(citations, row["id"], field.name)
        short = "; ".join(filter(None, said)) or title
        unknown = (row.get("unknown") or {}).get(moments[0]) if moments else None
        yield _entry(context, kind, f"{title}: {short}", short, extent, began, ended, own, set(moments), unknown,
                     record.id, title, _tick(field, row), people, next(filter(None, said), ""))


def _end(row: dict[str, JSON]) -> End:
    """What is meant by an end that is not told: one that nobody dates, or one of which nothing is said."""
    return "unknown" if row.get("state") in _ENDED else "untold"


def _tick(field: Field, row: dict[str, JSON]) -> str:
    found = _TICKS.get(field.name)
    return "" if not found else "long" if row.get(found) in _FOUND else "short"


def _entry(
    context: Context, kind: Kind, what: str, short: str, extent: Extent | None, began: Moment | None,
    ended: Moment | None, citations: list[Record], fields: set[str], unknown: object, record: str, whole: str,
    tick: str = "", people: tuple[str, ...] = (), first_words: str = "",
) -> Entry:
    first = began or ended
    return Entry(
        what, short, ch.when_words(began, ended, context.language), extent,
        first.sort_key if first and extent else "9999-99-99", tuple(citations), frozenset(fields),
        not_known(unknown, context.language) if first is None else "", kind.name, record, whole,
        " – ".join(one.edtf for one in (began, ended) if one and one.edtf), tick, people, first_words)
