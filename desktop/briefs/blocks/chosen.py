"""Which records a block is about, as its author names them: by reference, by kind, by tag, by case, by period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import MOMENT
from archive_schema.moments import Moment
from archive_schema.records import Record
from desktop.briefs.blocks.extents import Extent, Period, extent_of
from desktop.briefs.context import Context
from desktop.briefs.sources import is_evidence, is_rival
from desktop.briefs.terms import term, term_called
from desktop.briefs.values import Spans

JSON = Any


def named(context: Context, block: Record) -> list[tuple[str, Record | None]]:
    """The records a block names with their references, None for one that is not there."""
    return list(_each_named(context, block))


def _each_named(context: Context, block: Record) -> Iterator[tuple[str, Record | None]]:
    refs = [str(ref).strip() for ref in block["table_records"] or []]
    if refs:
        yield from ((ref, context.find_ref(ref)) for ref in refs)
    elif block["record"]:
        record = context.reader.find(block["record"])
        yield record.ref if record else str(block["record"]), record
    else:
        for name in _kinds(context, block):
            yield from ((record.ref, record) for record in _of_kind(context, block, name))


def chosen(context: Context, block: Record) -> list[Record]:
    """The records a block names; one that is not there is told."""
    return list(each(context, block))


def each(context: Context, block: Record) -> Iterator[Record]:
    """The records a block names, read one after the other; one that is not there is told."""
    for ref, record in _each_named(context, block):
        if record is None:
            context.tell("missing_record", ref)
        else:
            yield record


def how_many(context: Context, block: Record) -> int:
    """How many records a block names."""
    if block["table_records"] or block["record"]:
        return len(block["table_records"] or [""])
    tag, case = str(block["table_tag"] or ""), str(block["table_case"] or "")
    return sum(context.reader.count(name, tag=tag, case=case) for name in _kinds(context, block))


def _kinds(context: Context, block: Record) -> list[str]:
    """The kinds named, several parted by commas; with a tag or a case alone, everything that happens."""
    given = [name for name in re.split(r"[,;\s]+", str(block["table_kind"] or "")) if name]
    for name in given:
        if name not in context.reader.schema:
            context.tell("unknown_kind", name)
    if not given and (block["table_tag"] or block["table_case"]):
        given = [kind.name for kind in context.reader.schema if kind.group == "events"]
    return [name for name in given if name in context.reader.schema]


def _of_kind(context: Context, block: Record, name: str) -> Iterator[Record]:
    """The records of a kind, by date where the kind has one."""
    dates = [field.name for field in context.reader.schema[name].columns if field.type is MOMENT]
    heads = context.reader.page(name, order=(dates or ["title"])[0], tag=str(block["table_tag"] or ""),
                                case=str(block["table_case"] or ""))
    return (context.reader.get(head.id) for head in heads)


def period_of(block: Record) -> Period:
    """The period a block is about."""
    begins, stops = _moment(block["from_"]), _moment(block["to"])
    return Period(begins.earliest if begins else None, stops.latest if stops else None)


def period_words(block: Record, language: str) -> str:
    """The period as its author put it; "" for none."""
    begins, stops = _moment(block["from_"]), _moment(block["to"])
    if begins and stops:
        words = f"{begins.say(language)} – {stops.say(language)}"
    elif (one := begins or stops) and re.fullmatch(r"[\dX-]+", one.edtf):
        words = Moment(f"{one.edtf}/.." if begins else f"../{one.edtf}").say(language)
    else:
        words = f"{one.say(language)} – …" if one and begins else f"… – {one.say(language)}" if one else ""
    return term("period", language).format(period=words) if words else ""


UNITS = ("persons", "cases", "events", "records")
"""Units that are said in the language of the paper, whichever language their author wrote them in."""


def unit_code(words: str) -> str:
    """The unit an author means; "" for a word of his own, or none."""
    return term_called(words, {f"unit_{name}": name for name in UNITS})


def unit_words(context: Context, block: Record, kinds: Iterable[str]) -> str:
    """What a row stands for, as its author says it, else the records' own kind; and the period, if there is one."""
    own, plurals = str(block["unit"] or ""), list(dict.fromkeys(kinds))
    if code := unit_code(own):
        own = term(f"unit_{code}", context.language)
    elif not own and len(plurals) == 1:
        own = context.reader.schema[plurals[0]].plural.in_(context.language).lower()
    return "; ".join(filter(None, (own or term("unit_records", context.language),
                                   period_words(block, context.language))))


def dates_of(kind: Kind, record: Record) -> tuple[Moment | None, Moment | None]:
    """When something was: the date that lists show first, and of what began and ended also its end."""
    shown = kind.shown_moment
    if shown is None:
        return None, None
    end = "ended" if shown.name == "began" and "ended" in kind.by_name else ""
    return _moment(record[shown.name]), _moment(record[end]) if end else None


def extent_of_record(kind: Kind, record: Record) -> Extent | None:
    """The days a record touches by its dates; None where it is not dated."""
    return extent_of(*dates_of(kind, record))


def when_words(began: Moment | None, ended: Moment | None, language: str) -> str:
    """The dates as they are told; "" where there are none."""
    return " – ".join(one.say(language) for one in (began, ended) if one)


def noted_cells(context: Context, cells: list[tuple[set[str], Spans]], citations: list[Record]) -> tuple[Spans, ...]:
    """Cells with their evidence: what is cited for a field in the cell that shows it, all else in the first."""
    shown = set().union(*(names for names, _ in cells))
    made = []
    for at, (names, spans) in enumerate(cells):
        own = [one for one in citations if one["field"] in names or (at == 0 and one["field"] not in shown)]
        made.append((*spans, *context.evidence(own)))
    return tuple(made)


def evidence_of_row(citations: list[Record], row: str, field: str) -> list[Record]:
    """What is cited for a row of a field; what is cited for the whole record, where nothing supports the row itself."""
    own = [one for one in citations if row and one["row"] == row and is_evidence(one)]
    if row and any(not is_rival(one) for one in own):
        return own
    general = [one for one in citations if not one["row"] and one["field"] in (None, "", field)]
    return [*(one for one in general if is_evidence(one) and not is_rival(one)), *own]


def _moment(value: JSON) -> Moment | None:
    return Moment.of(value) if value else None
