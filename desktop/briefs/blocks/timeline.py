"""A timeline: what happened in its order, as a picture and, line by line, as a table with notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, MOMENT, SIBLING, Field
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks.drawing import TALLEST, WIDTH, Axis, cut, mark_words
from desktop.briefs.blocks.extents import Extent, Period, extent_of
from desktop.briefs.context import Context
from desktop.briefs.sources import is_evidence
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Box, Picture, Span, Spans, Stroke, TableBlock, Words, plain

JSON = Any
_ROW, _HEAD, _SIZE, _LEAST = 14.0, 18.0, 7.6, 2.4
_LEFT = 196.0  # where the days begin; titles stand to the left of it


@dataclass(frozen=True)
class Entry:
    """One line of a timeline: what happened, when as it is told, and the days it can touch."""

    what: str
    short: str
    when: str
    extent: Extent | None
    key: str
    citations: tuple[Record, ...]
    dates: frozenset[str]
    not_known: str = ""
    kind: str = ""


def timeline(context: Context, block: Record) -> list[Block]:
    """The picture of a block's records in the order of their dates, and the same as a table; [] for no records."""
    entries = sorted(_entries(context, block), key=lambda one: one.key)
    if not entries:
        return []
    period = ch.period_of(block)
    unit = ch.unit_words(context, block, [one.kind for one in entries])
    caption = plain(str(block["caption"] or block["text"] or term("timeline", context.language)))
    dated = [(number, one) for number, one in enumerate(entries, 1) if one.extent is not None]
    made: list[Block] = []
    if dated:
        axis = _axis([one.extent for _, one in dated if one.extent], period)
        per_picture = int((TALLEST - _HEAD - 4 * _ROW) // _ROW)
        for at in range(0, len(dated), per_picture):
            made.append(_picture(context, dated[at:at + per_picture], axis, caption if at == 0 else (), unit))
    return [*made, _table(context, entries, () if dated else caption, unit)]


def _entries(context: Context, block: Record) -> Iterator[Entry]:
    """A line for each record, or for each row of the fields the block names, and each date field it names."""
    period = ch.period_of(block)
    names = [str(name).strip() for name in block["table_columns"] or []]
    for record in ch.chosen(context, block):
        kind = context.reader.schema[record.kind]
        citations = context.reader.citations_of(record.id)
        shown = context.printable(record)
        here = [name for name in names if name in kind.by_name]
        for name in here or [""]:
            field = kind.by_name.get(name)
            made = _of_rows(context, kind, shown, field, citations) if field and field.fields else \
                [_of_record(context, kind, shown, field, citations)]
            yield from (one for one in made if period.holds(one.extent) != "not")


def _of_record(context: Context, kind: Kind, record: Record, field: Field | None, citations: list[Record]) -> Entry:
    if field is not None and field.type is MOMENT:
        began, ended = (Moment.of(record[field.name]) if record[field.name] else None), None
        fields = {field.name}
    else:
        began, ended = ch.dates_of(kind, record)
        fields = {kind.shown_moment.name, "ended"} if kind.shown_moment else set()
    title = context.title(record.id)
    what = f"{title} ({field.label.in_(context.language)})" if field else title
    unknown = record.unknown.get(next(iter(sorted(fields)), ""))
    whole = [one for one in citations if not one["row"]]
    own = whole if any(map(is_evidence, whole)) else citations  # what is cited for its rows alone is better than none
    return _entry(context, kind, what, what, began, ended, own, fields, unknown)


def _of_rows(context: Context, kind: Kind, record: Record, field: Field, citations: list[Record]) -> Iterator[Entry]:
    """The rows of a record, each with what it says but its dates."""
    moments = [inner.name for inner in field.fields if inner.type is MOMENT]
    title = context.title(record.id)
    for row in record.rows(field.name):
        said = [words_of(inner, row[inner.name], context.language, context.title) for inner in field.fields
                if row.get(inner.name) is not None and inner.type not in (MOMENT, SIBLING, LINK, LINKS)]
        began, ended = ([Moment.of(row[name]) if row.get(name) else None for name in moments] + [None, None])[:2]
        own = ch.evidence_of_row(citations, row["id"], field.name)
        short = "; ".join(filter(None, said)) or title
        what = f"{title}: {short}"
        unknown = (row.get("unknown") or {}).get(moments[0]) if moments else None
        yield _entry(context, kind, what, short, began, ended, own, set(moments), unknown)


def _entry(
    context: Context, kind: Kind, what: str, short: str, began: Moment | None, ended: Moment | None,
    citations: list[Record], fields: set[str], unknown: object,
) -> Entry:
    extent = extent_of(began, ended)
    first = began or ended
    return Entry(
        what, short, ch.when_words(began, ended, context.language), extent,
        first.sort_key if first and extent else "9999-99-99", tuple(citations), frozenset(fields),
        not_known(unknown, context.language) if first is None else "", kind.name)


def _axis(extents: Iterable[Extent], period: Period) -> Axis:
    """The days of the axis: the period, or all that is told, with a little air."""
    days = [day for one in extents for day in (one.first, one.last) if day]
    first, last = period.first or min(days), period.last or max(days)
    air = max(1, (last - first).days // 40)
    return Axis(_moved(first, 0 if period.first else -air), _moved(last, 0 if period.last else air),
                _LEFT, WIDTH - 12.0)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


def _picture(context: Context, dated: list[tuple[int, Entry]], axis: Axis, caption: Spans, unit: str) -> Picture:
    shapes: list[Stroke | Box | Words] = list(mark_words(axis, 8.0, 6.6))
    bottom = _HEAD + _ROW * len(dated)
    shapes += [Stroke(x, 11.0, x, bottom, 0.3, 0.82) for x, _ in axis.dates(6.6)]
    shapes.append(Stroke(0, _HEAD - 4, WIDTH, _HEAD - 4, 0.5, 0.3))
    for at, (number, entry) in enumerate(dated):
        top = _HEAD + at * _ROW
        shapes.append(Words(f"{number}", 12.0, top + 9.2, _SIZE, "right", grey=0.3))
        shapes.append(Words(cut(context.naming.cloaked(entry.short), _LEFT - 26.0, _SIZE), 17.0, top + 9.2, _SIZE))
        assert entry.extent is not None
        shapes += bar(entry.extent, axis, top + 3.2, 7.6)
        shapes.append(Stroke(0, top + _ROW - 0.4, WIDTH, top + _ROW - 0.4, 0.25, 0.85))
    legend, height = legend_shapes(context, bottom + 6.0)
    description = term("timeline_told", context.language).format(count=len(dated))
    return Picture(WIDTH, height, (*shapes, *legend), caption, description, unit)


def bar(extent: Extent, axis: Axis, y: float, height: float) -> list[Stroke | Box | Words]:
    """The bar of one extent: hatched between the days it can touch, full where it surely was.

    A side without a bound runs to the edge of the picture, with "›" or "‹" where it goes on and "?" where nobody
    says when.
    """
    left = axis.start(extent.first) if extent.first else axis.left
    right = axis.end(extent.last) if extent.last else axis.right
    if right - left < _LEAST:
        left = min(max(axis.left, left - _LEAST / 2), axis.right - _LEAST)
        right = left + _LEAST
    shapes: list[Stroke | Box | Words] = []
    if extent.is_exact:
        shapes.append(Box(left, y, right - left, height, 0.25))
    else:
        shapes.append(Box(left, y, right - left, height, 0.6, hatched=True))
        if extent.sure:
            inner = max(left, axis.start(extent.sure[0])), min(right, axis.end(extent.sure[1]))
            if inner[1] > inner[0]:
                shapes.append(Box(inner[0], y, inner[1] - inner[0], height, 0.25))
    before = extent.first is not None and extent.first < axis.first
    after = extent.last is not None and extent.last > axis.last
    if extent.starts or before:
        sign = "?" if extent.starts == "unknown" else "‹"
        shapes.append(Words(sign, axis.left - 2, y + height - 1.2, 8.0, "right", bold=True))
    if extent.ends or after:
        sign = "?" if extent.ends == "unknown" else "›"
        shapes.append(Words(sign, axis.right + 2, y + height - 1.2, 8.0, "left", bold=True))
    return shapes


def legend_shapes(context: Context, y: float) -> tuple[list[Stroke | Box | Words], float]:
    """What the bars and signs mean, a line each; with the height at which the legend ends."""
    shapes: list[Stroke | Box | Words] = []
    rows = (("sure_days", 0.25, False), ("possible_days", 0.6, True))
    for at, (name, grey, hatched) in enumerate(rows):
        top = y + at * 11.0
        shapes += [Box(0, top, 16.0, 7.0, grey, hatched),
                   Words(term(name, context.language), 21.0, top + 6.4, 7.2, grey=0.2)]
    top = y + 22.0
    shapes.append(Words(term("edge_signs", context.language), 0.0, top + 6.4, 7.2, grey=0.2))
    return shapes, top + 11.0


def _table(context: Context, entries: list[Entry], caption: Spans, unit: str) -> TableBlock:
    """The lines of the timeline in words; what is not dated stands last."""
    rows = []
    for number, entry in enumerate(entries, 1):
        when: Spans = plain(entry.when) if entry.when else (
            Span(f"{term('not_dated', context.language)} ({entry.not_known})", italic=True),)
        cells = ch.noted_cells(context, [(set(), plain(entry.what)), (set(entry.dates), when)], list(entry.citations))
        rows.append((plain(str(number)), cells[1], cells[0]))
    heads = tuple(term(name, context.language) for name in ("line_number", "when", "what_happened"))
    return TableBlock(heads, tuple(rows), caption, unit)
