"""Going through all the text of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.briefs.values import (
    Block,
    Document,
    Heading,
    ListBlock,
    Picture,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    Words,
    plain_text,
)


def spans_of(block: Block) -> Iterator[Spans]:
    """Every run of spans in a block."""
    match block:
        case Heading(_, spans):
            yield spans
        case Text(spans, number):
            yield (Span(number),)
            yield spans
        case Quotation(spans, attribution):
            yield from (spans, attribution)
        case ListBlock(items):
            yield from items
        case Picture():
            yield block.caption
            yield (Span(block.description),)
            yield (Span(block.unit),)
            yield from ((Span(shape.text),) for shape in block.shapes if isinstance(shape, Words))
        case TableBlock():
            yield block.caption
            yield (Span(block.unit),)
            yield from ((Span(column),) for column in block.columns)
            for row in block.rows:
                yield from row


def spans_in(document: Document) -> Iterator[Spans]:
    """Every run of spans in a document: blocks, then notes, then bibliography and authorities."""
    for block in document.blocks:
        yield from spans_of(block)
    yield from (note.spans for note in document.notes)
    yield from document.bibliography
    for authority in document.authorities:
        yield (Span(authority.group),)
        yield authority.spans


def texts_of(document: Document) -> Iterator[str]:
    """Every text that will be printed."""
    brief = document.brief
    yield from (brief.title, brief.subtitle, brief.author, brief.addressee, brief.date, brief.confidentiality,
                brief.draft)
    yield from (plain_text(spans) for spans in spans_in(document))
