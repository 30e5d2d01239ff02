"""A brief as plain values: what composition gives and every writer (PDF, Word, HTML) is written from."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.briefs.problems import Problem


@dataclass(frozen=True)
class Span:
    """A run of text in one style; `link` is an http or https address it stands for."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class NoteMark:
    """The place of a note in the text; its number is the note's number."""

    number: int


Spans = tuple[Span | NoteMark, ...]


def plain_text(spans: Spans) -> str:
    """The words of a run of spans, without its note marks."""
    return "".join(span.text for span in spans if isinstance(span, Span))


def plain(text: str) -> Spans:
    """Spans that say `text` in the upright style; none for an empty text."""
    return (Span(text),) if text else ()


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    level: int
    spans: Spans

    @property
    def text(self) -> str:
        """The heading as contents and outline show it."""
        return plain_text(self.spans)


@dataclass(frozen=True)
class Text:
    """One paragraph."""

    spans: Spans


@dataclass(frozen=True)
class Quotation:
    """A passage set apart, and who said it, if the author wants it told."""

    spans: Spans
    attribution: Spans = ()


@dataclass(frozen=True)
class ListBlock:
    """A list; ordered items are numbered from 1."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True)
class TableBlock:
    """A table; `unit` says what one row is ("persons", "cases"). Every row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    caption: Spans = ()
    unit: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Bibliography:
    """The place where the document's bibliography is printed."""


Block = Heading | Text | Quotation | ListBlock | TableBlock | PageBreak | Bibliography


@dataclass(frozen=True)
class Note:
    """A numbered note; numbers run from 1 in the order of their marks."""

    number: int
    spans: Spans


@dataclass(frozen=True)
class Brief:
    """What the title page, the running lines and the file's metadata say; an empty text is left out.

    `date` is in words, as it is printed; `page_size` is "A4" or "Letter". A brief with few headings has no
    contents even where `contents` asks for them.
    """

    title: str
    subtitle: str = ""
    author: str = ""
    date: str = ""
    language: str = "en"
    page_size: str = "A4"
    confidentiality: str = ""
    addressee: str = ""
    contents: bool = True


@dataclass(frozen=True)
class Document:
    """A whole brief, ready to be written."""

    brief: Brief
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    bibliography: tuple[Spans, ...] = field(default=())


@dataclass(frozen=True)
class Composed:
    """A document and what is wrong with it; a document is always given, so that it can be looked at."""

    document: Document
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Written:
    """What was written: pages and notes counted in the file itself, and the SHA-256 of its bytes."""

    pages: int
    notes: int
    sha256: str
