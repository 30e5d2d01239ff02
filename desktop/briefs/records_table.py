"""A table of records: which records, which fields, and what is truly said in each cell."""

from __future__ import annotations

from archive_schema.declare import Kind
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from desktop.briefs.blocks import chosen
from desktop.briefs.context import Context
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, TableBlock, plain

_SHARED = ("ref", "title")


def table_of(context: Context, block: Record) -> TableBlock | None:
    """The table a block asks for; None when there is nothing to list."""
    named = _within(context, block, chosen.named(context, block))
    kind = _kind(context, block, [record for _, record in named if record])
    if kind is None or not named:
        return None
    columns = [str(name).strip() for name in block["table_columns"] or []] or _usual(kind)
    if context.naming.safe:  # our own numbers tell a reader nothing, and another reader perhaps too much
        columns = [name for name in columns if name != "ref"] or ["title"]
    rows = tuple(
        _row(context, kind, record, columns) if record
        else (context.gap(ref), *((),) * (len(columns) - 1))
        for ref, record in named
    )
    heads = tuple(_head(context, kind, name) for name in columns)
    return TableBlock(heads, rows, plain(str(block["caption"] or block["text"] or "")),
                      chosen.unit_words(context, block, [kind.name]))


def _within(
    context: Context, block: Record, named: list[tuple[str, Record | None]]
) -> list[tuple[str, Record | None]]:
    """The records that touch the block's period, or may do so; all of them where it has none."""
    period = chosen.period_of(block)
    schema = context.reader.schema
    return [(ref, record) for ref, record in named
            if record is None or period.holds(chosen.extent_of_record(schema[record.kind], record)) != "not"]


def _kind(context: Context, block: Record, records: list[Record]) -> Kind | None:
    name = str(block["table_kind"] or "") or (records[0].kind if records else "")
    return context.reader.schema[name] if name in context.reader.schema else None


def _usual(kind: Kind) -> list[str]:
    """Title and the columns a list shows, as many as a page carries."""
    return ["title", *(field.name for field in kind.columns if field.name != "title")][:5]


def _head(context: Context, kind: Kind, name: str) -> str:
    if name in kind.by_name:
        return kind.field(name).label.in_(context.language)
    if name in _SHARED:
        return term("reference", context.language) if name == "ref" else kind.label.in_(context.language)
    context.tell("unknown_column", name)
    return name


def _row(context: Context, kind: Kind, record: Record, columns: list[str]) -> tuple[Spans, ...]:
    """The cells of a record. What is cited for a field is noted in its cell, all else in the first."""
    citations = context.reader.citations_of(record.id)
    shown = context.printable(record)
    cells = []
    for at, name in enumerate(columns):
        own = [one for one in citations if one["field"] == name or (at == 0 and one["field"] not in columns)]
        rivals = [one for one in own if one["field"] == name]
        said = _said(context, kind, shown, name)
        cells.append((*said, *plain(context.other_accounts(rivals)), *context.evidence(own)))
    return tuple(cells)


def _said(context: Context, kind: Kind, record: Record, name: str) -> Spans:
    if name in kind.by_name and record.kind == kind.name:
        value = record[name]
        words = words_of(kind.field(name), value, context.language, context.title) if value is not None else ""
        return plain(words) or (Span(not_known(record.unknown.get(name), context.language), italic=True),)
    if name in _SHARED:
        return plain(record.ref if name == "ref" else context.title(record.id))
    return plain("—")
