"""Text that means harm, and a document that has it wherever text is printed."""

from collections.abc import Callable

from desktop.briefs.values import (
    Authorities,
    Authority,
    Bibliography,
    Block,
    Brief,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    Picture,
    Quotation,
    Span,
    TableBlock,
    Text,
    Words,
)

HOSTILE = {
    "markup": "<b>bold</b> &amp; <para> </font> <!-- ]]>",
    "image": '<img src="file:///etc/passwd"/>',
    "drawing": "<onDraw name='x' label='y'/>",
    "PDF": "%PDF-1.4 endstream endobj )) Tj (\\ >> /Launch",
    "template": "{0} %s {title} ${HOME} `id`",
    "control characters": "a\x00b\x07c\x1b[31md\x7f\x85e",
    "overrides": "abc\u202edef\u202c\u2066ghi\u2069\u200fj",
    "lone surrogates": "one \ud800 two \udfff three",
    "no characters": "\ufffe\uffff \U0001f600 \U000e0041 \ue000",
    "a long word": "ы" * 200_000,
    "a long Latin word": "hyphenation" * 18_000,
    "combining marks": "e" + "\u0301" * 10_000,
    "many words": "а б " * 50_000,
    "dots": "." * 100_000,
    "an address": "https://example.kz/" + "a/" * 60_000,
}

BRIEF_FIELDS = ("title", "subtitle", "author", "date", "confidentiality", "addressee", "draft")
FIELDS: dict[str, Callable[[str], Document]] = {
    name: (lambda text, name=name: Document(Brief(**({"title": "Title"} | {name: text})), (Text((Span("Words"),)),)))  # type: ignore[misc]
    for name in BRIEF_FIELDS
}


def _field(*blocks: Block, **parts: object) -> Document:
    return Document(Brief("Title"), blocks, **parts)  # type: ignore[arg-type]


FIELDS |= {
    "heading": lambda text: _field(*[Heading(level, (Span(text if level == 2 else "x"),)) for level in (1, 2, 3)]),
    "paragraph": lambda text: _field(Text((Span(text),))),
    "number": lambda text: _field(Text((Span("Words"),), text)),
    "link": lambda text: _field(Text((Span("Words", link=text),))),
    "quotation": lambda text: _field(Quotation((Span(text),))),
    "attribution": lambda text: _field(Quotation((Span("Words"),), (Span(text),))),
    "item": lambda text: _field(ListBlock(((Span(text),),))),
    "column": lambda text: _field(TableBlock((text, "x"), (((Span("Words"),), (Span("y"),)),))),
    "cell": lambda text: _field(TableBlock(("x", "y"), (((Span("Words"),), (Span(text),)),))),
    "caption": lambda text: _field(TableBlock(("x",), (((Span("Words"),),),), (Span(text),))),
    "unit": lambda text: _field(TableBlock(("x",), (((Span("Words"),),),), (), text)),
    "words in a picture": lambda text: _field(Picture(430, 50, (Words(text, 10, 10),))),
    "description": lambda text: _field(Picture(100, 50, (Words("x", 10, 10),), description=text)),
    "caption of a picture": lambda text: _field(Picture(100, 50, (), (Span(text),))),
    "note": lambda text: _field(Text((Span("Words"), NoteMark(1))), notes=(Note(1, (Span(text),)),)),
    "source": lambda text: _field(Bibliography(), bibliography=((Span(text),),)),
    "authority": lambda text: _field(Authorities(), authorities=(Authority("x", (Span(text),)),)),
    "group": lambda text: _field(Authorities(), authorities=(Authority(text, (Span("x"),)),)),
}
CUT = {"confidentiality", "draft", "words in a picture", "link", "description"}
"""Fields of one line, which is cut with an ellipsis where it is too long, or that are not printed as text."""
