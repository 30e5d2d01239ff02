"""A document as one HTML file: nothing to fetch, nothing that runs, made to be read on a screen and printed.

The notes stand at the end of the page; each mark leads to its note and back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from desktop.briefs import marks
from desktop.briefs.drawing import svg
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

_STYLE = """
:root { color-scheme: light dark; }
body { font: 17px/1.5 "PT Serif", "Noto Serif", "DejaVu Serif", Georgia, serif; margin: 0 auto; max-width: 42rem;
  padding: 2rem 1.25rem; overflow-wrap: break-word; }
header { padding: 4rem 0 2rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .75rem; }
h2, h3, h4 { line-height: 1.3; margin: 2rem 0 .6rem; break-after: avoid; }
.subtitle { font-size: 1.15rem; } .mark, .draft { font-weight: bold; }
.draft { border: 1px solid; padding: .2rem .6rem; display: inline-block; }
nav ol { list-style: none; padding-left: 0; } nav ol ol { padding-left: 1.4rem; }
blockquote { margin: 1rem 1.6rem; } blockquote footer { font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: 1rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .3rem; }
th, td { border-bottom: 1px solid #8888; padding: .3rem .5rem; text-align: left; vertical-align: top; }
figure { margin: 1.2rem 0; } figure svg { width: 100%; height: auto; background: #fff;
  font-family: "PT Serif", "Times New Roman", "Liberation Serif", serif; }
figcaption { font-weight: bold; } .unit { font-weight: normal; font-size: .9rem; }
sup { line-height: 0; } sup a { text-decoration: none; }
.notes { font-size: .88rem; } .numbered { display: flex; gap: .8rem; }
.numbered > .n { flex: none; min-width: 2rem; } .entries { padding-left: 1.4rem; text-indent: -1.4rem; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } .new-page { break-before: page; }
  header { break-after: page; } tr { break-inside: avoid; } p { orphans: 2; widows: 2; } a { color: inherit; } }
@page { margin: 2.2cm; }
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(document: Document, path: Path) -> Written:
    """Write a document as HTML to `path`; what stood there is replaced only by a page that has all its notes."""
    return put(render(document), path, lambda data: verified(data, document))


def render(document: Document) -> bytes:
    """The page as UTF-8."""
    brief = document.brief
    parts = [
        "<!DOCTYPE html>", f'<html lang="{escape(brief.language)}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_words(brief.title)}</title>",
        *([f'<meta name="author" content="{_words(brief.author)}">'] if "author" in brief.metadata else []),
        f"<style>{_STYLE}</style>", "</head>", "<body>", *_front(document), "<main>", *_body(document), "</main>",
        *_notes(document), "</body>", "</html>", "",
    ]
    return "\n".join(parts).encode()


def _words(text: str) -> str:
    return escape(marks.clean(text))


def _front(document: Document) -> Iterator[str]:
    brief = document.brief
    yield "<header>"
    if brief.draft:
        yield f'<p class="draft">{_words(brief.draft)}</p>'
    if brief.confidentiality:
        yield f'<p class="mark">{_words(brief.confidentiality)}</p>'
    yield f"<h1>{_words(brief.title)}</h1>"
    for kind, text in (("subtitle", brief.subtitle), ("addressee", brief.addressee), ("author", brief.author),
                       ("date", brief.date)):
        if text:
            yield f'<p class="{kind}">{_words(text)}</p>'
    yield "</header>"
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    if brief.contents and len(headings) > 2:
        yield f"<nav><h2>{_words(term('contents', brief.language))}</h2>"
        yield from _contents(headings)
        yield "</nav>"


def _contents(headings: list[Heading]) -> Iterator[str]:
    depth = 0
    for number, heading in enumerate(headings, 1):
        level = min(max(heading.level, 1), 3)
        while depth > level:
            yield "</ol>"
            depth -= 1
        while depth < level:
            yield "<ol>"
            depth += 1
        yield f'<li><a href="#heading-{number}">{_words(heading.text)}</a></li>'
    yield "</ol>" * depth


def _body(document: Document) -> Iterator[str]:
    headings = pictures = 0
    new_page = False
    for block in document.blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        headings += isinstance(block, Heading)
        pictures += isinstance(block, Picture)
        inner = "".join(_block(block, document, headings, pictures))
        yield f'<div class="new-page">{inner}</div>' if new_page else inner
        new_page = False


def _block(block: Block, document: Document, headings: int, pictures: int) -> Iterator[str]:
    language = document.brief.language
    match block:
        case Heading(level, spans):
            tag = f"h{min(max(level, 1), 3) + 1}"
            yield f'<{tag} id="heading-{headings}">{_spans(spans)}</{tag}>'
        case Text(spans, number) if number:
            yield f'<p class="numbered"><span class="n">{_words(number)}</span><span>{_spans(spans)}</span></p>'
        case Text(spans):
            yield f"<p>{_spans(spans)}</p>"
        case Quotation(spans, attribution):
            whose = f"<footer>— {_spans(attribution)}</footer>" if attribution else ""
            yield f"<blockquote><p>{_spans(spans)}</p>{whose}</blockquote>"
        case ListBlock(items, ordered):
            tag = "ol" if ordered else "ul"
            yield f"<{tag}>{''.join(f'<li>{_spans(item)}</li>' for item in items)}</{tag}>"
        case TableBlock():
            yield from _table(block, language)
        case Picture():
            yield f"<figure>{_caption('figcaption', block.caption, block.unit, language)}"
            yield f"{svg(block, name=f'picture-{pictures}')}</figure>"
        case Bibliography():
            yield '<div class="entries">' + "".join(f"<p>{_spans(one)}</p>" for one in document.bibliography) + "</div>"
        case Authorities():
            yield from _authorities(document)


def _caption(tag: str, caption: Spans, unit: str, language: str) -> str:
    said = f' <span class="unit">{_words(term("unit", language))}: {_words(unit)}</span>' if unit else ""
    return f"<{tag}>{_spans(caption)}{said}</{tag}>" if caption or unit else ""


def _table(block: TableBlock, language: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_words(column)}</th>' for column in block.columns)
    yield f"<table>{_caption('caption', block.caption, block.unit, language)}<thead><tr>{heads}</tr></thead><tbody>"
    for row in block.rows:
        yield f"<tr>{''.join(f'<td>{_spans(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody></table>"


def _authorities(document: Document) -> Iterator[str]:
    """Each authority with the notes that cite it: a page on a screen has no number."""
    group = ""
    for one in document.authorities:
        if one.group != group:
            group = one.group
            yield f"<p><strong>{_words(group)}</strong></p>"
        where = ", ".join(f'<a href="#note-{number}">{number}</a>' for number in one.notes)
        said = f": {escape(term('note', document.brief.language)).format(note=where)}" if where else ""
        yield f"<p>{_spans(one.spans)}{said}</p>"


def _notes(document: Document) -> Iterator[str]:
    if not document.notes:
        return
    yield '<section class="notes"><hr><ol>'
    for note in document.notes:
        back = f' <a href="#mark-{note.number}" aria-label="↩">↩</a>'
        yield f'<li id="note-{note.number}" value="{note.number}">{_spans(note.spans)}{back}</li>'
    yield "</ol></section>"


def _spans(spans: Spans) -> str:
    return "".join(_span(span) if isinstance(span, Span) else _mark(span) for span in spans)


def _mark(mark: NoteMark) -> str:
    return f'<sup id="mark-{mark.number}"><a href="#note-{mark.number}">{mark.number}</a></sup>'


def _span(span: Span) -> str:
    text = _words(span.text)
    if marks.right_to_left(span.text):
        text = f"<bdi>{text}</bdi>"
    if span.bold:
        text = f"<strong>{text}</strong>"
    if span.italic:
        text = f"<em>{text}</em>"
    address = marks.address_of(span.link)
    return f'<a href="{escape(address)}" rel="noreferrer">{text}</a>' if address else text


def verified(data: bytes, document: Document) -> Written:
    """What the page holds. Raises NotVerified unless every note stands in it once, with its mark."""
    text = data.decode()
    for note in document.notes:
        if text.count(f'id="note-{note.number}"') != 1 or text.count(f'id="mark-{note.number}"') != 1:
            raise NotVerified(f"note {note.number} does not stand in the page with its mark")
    return Written(None, len(document.notes), hashlib.sha256(data).hexdigest())
