"""A timeline: what happened in its order, as a picture and, line by line, as a table with notes."""

from __future__ import annotations

from dataclasses import replace

from archive_schema.records import Record
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks.entries import Entry, entries_of, in_order, lanes_of
from desktop.briefs.context import Context
from desktop.briefs.pictures.lanes import lay_out
from desktop.briefs.pictures.seen import View
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Span, Spans, TableBlock, plain


def timeline(context: Context, block: Record) -> list[Block]:
    """The pictures of a block's records by their dates, and the same as a table; [] for no records."""
    entries = in_order(entries_of(context, block))
    if not entries:
        return []
    period = ch.period_of(block)
    unit = ch.unit_words(context, block, [one.kind for one in entries])
    caption = plain(str(block["caption"] or block["text"] or term("timeline", context.language)))
    seen = lay_out(lanes_of(context, block, entries), View(first=period.first, last=period.last), context.language)
    pictures = [replace(one.picture, caption=() if at else caption, unit=unit) for at, one in enumerate(seen)]
    return [*pictures, _table(context, entries, () if pictures else caption, unit)]


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
