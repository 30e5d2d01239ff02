"""A document as Markdown with footnotes, as pandoc and most editors read it.

Signs that mean something in Markdown are escaped, so that every text is read as it was written.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from desktop.briefs import marks
from desktop.briefs.errors import NotVerified
from desktop.briefs.placing import put
from desktop.briefs.terms import term
from desktop.briefs.values import (
    Authorities,
    Bibliography,
    Block,
    Document,
    Heading,
    ListBlock,
    NoteMark,
    PageBreak,
    Picture,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    Written,
)

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@&\"':=])")


def write(document: Document, path: Path) -> Written:
    """Write a document as Markdown to `path`; what stood there is replaced only by a text that has all its notes."""
    return put(render(document), path, lambda data: verified(data, document))


def render(document: Document) -> bytes:
    """The text as UTF-8."""
    parts = [*_front(document)]
    for block in document.blocks:
        parts.extend(_block(block, document))
    parts.extend(f"[^{note.number}]: {_spans(note.spans)}" for note in document.notes)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _words(text: str) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(marks.clean(text).split(" ")).replace("\n", " ").replace("\t", " "))


def _front(document: Document) -> Iterator[str]:
    brief = document.brief
    yield f"# {_words(brief.title)}"
    for text, sign in ((brief.draft, "**"), (brief.confidentiality, "**"), (brief.subtitle, "*"),
                       (brief.addressee, ""), (brief.author, ""), (brief.date, "")):
        if text.strip():
            yield f"{sign}{_words(text.strip())}{sign}"


def _block(block: Block, document: Document) -> Iterator[str]:
    language = document.brief.language
    match block:
        case Heading(level, spans):
            yield f"{'#' * (min(max(level, 1), 3) + 1)} {_spans(spans)}"
        case Text(spans, number):
            yield f"{_words(number)} {_spans(spans)}".strip()
        case Quotation(spans, attribution):
            yield f"> {_spans(spans)}" + (f"\n>\n> — {_spans(attribution)}" if attribution else "")
        case ListBlock(items, ordered):
            signs = (f"{at}." if ordered else "-" for at in range(1, len(items) + 1))
            yield "\n".join(f"{sign} {_spans(item)}" for sign, item in zip(signs, items, strict=True))
        case TableBlock():
            yield from _table(block, language)
        case Picture():
            yield _caption(block.caption, block.unit, language)
            yield _words(block.description)
        case PageBreak():
            yield "* * *"
        case Bibliography():
            yield from map(_spans, document.bibliography)
        case Authorities():
            yield from _authorities(document)


def _caption(caption: Spans, unit: str, language: str) -> str:
    said = f"{_words(term('unit', language))}: {_words(unit)}" if unit else ""
    return " ".join(filter(None, (f"**{_spans(caption)}**" if caption else "", said)))


def _table(block: TableBlock, language: str) -> Iterator[str]:
    yield _caption(block.caption, block.unit, language)
    rows = [tuple(map(_words, block.columns)), ("---",) * len(block.columns), *(map(_spans, row) for row in block.rows)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _authorities(document: Document) -> Iterator[str]:
    group = ""
    for one in document.authorities:
        if one.group != group:
            group = one.group
            yield f"**{_words(group)}**"
        numbers = ", ".join(map(str, one.notes))
        where = f": {_words(term('note', document.brief.language).format(note=numbers))}" if numbers else ""
        yield f"{_spans(one.spans)}{where}"


def _spans(spans: Spans) -> str:
    return "".join(f"[^{span.number}]" if isinstance(span, NoteMark) else _span(span) for span in spans)


def _span(span: Span) -> str:
    """The words in their style; the stars must touch the words, so spaces stand outside them."""
    sign = "*" * (2 * span.bold + span.italic)
    bare = span.text.strip()
    if not sign or not bare:
        return _words(span.text)
    before, _, after = span.text.partition(bare)
    return f"{_words(before)}{sign}{_words(bare)}{sign}{_words(after)}"


def verified(data: bytes, document: Document) -> Written:
    """What the text holds. Raises NotVerified unless every note stands in it once, with its mark."""
    text = data.decode()
    for note in document.notes:
        if text.count(f"\n[^{note.number}]: ") != 1 or text.count(f"[^{note.number}]") != 2:
            raise NotVerified(f"note {note.number} does not stand in the text with its mark")
    return Written(None, len(document.notes), hashlib.sha256(data).hexdigest())
