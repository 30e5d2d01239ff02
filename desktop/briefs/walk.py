"""Going through all the text of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.briefs.values import (
    Block,
    Document,
    Heading,
    ListBlock,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    plain_text,
)


def spans_of(block: Block) -> Iterator[Spans]:
    """Every run of spans in a block."""
    match block:
        case Heading(_, spans) | Text(spans):
            yield spans
        case Quotation(spans, attribution):
            yield from (spans, attribution)
        case ListBlock(items):
            yield from items
        case TableBlock():
            yield block.caption
            yield (Span(block.unit),)
            yield from ((Span(column),) for column in block.columns)
            for row in block.rows:
                yield from row


def spans_in(document: Document) -> Iterator[Spans]:
    """Every run of spans in a document: blocks, then notes, then bibliography."""
    for block in document.blocks:
        yield from spans_of(block)
    yield from (note.spans for note in document.notes)
    yield from document.bibliography


def texts_of(document: Document) -> Iterator[str]:
    """Every text that will be printed."""
    brief = document.brief
    yield from (brief.title, brief.subtitle, brief.author, brief.addressee, brief.date, brief.confidentiality)
    yield from (plain_text(spans) for spans in spans_in(document))
