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
    """One paragraph; `number` hangs before it where paragraphs are numbered ("12."), and is cited by it.

    One that is to `keep` stays on the page of what follows, as a question does with its answer.
    """

    spans: Spans
    number: str = ""
    keep: bool = False


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


@dataclass(frozen=True)
class Authorities:
    """The place where the document's table of authorities is printed."""


@dataclass(frozen=True)
class Stroke:
    """A straight line of a picture, in points from its upper left corner; `grey` is 0 for black, 1 for white."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.6
    grey: float = 0.0
    dashed: bool = False


@dataclass(frozen=True)
class Box:
    """A filled rectangle of a picture; `hatched` tells it from another in print without colour."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0.0
    hatched: bool = False


@dataclass(frozen=True)
class Words:
    """Words in a picture: `x` and `y` are the left end (or middle, or right end) of their baseline."""

    text: str
    x: float
    y: float
    size: float = 8.0
    align: str = "left"
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True)
class Picture:
    """A drawing of lines, boxes and words, `width` by `height` points, scaled down where the page is narrower.

    `description` says in words what it shows, for who cannot see it. `unit` says what is counted.
    """

    width: float
    height: float
    shapes: tuple[Stroke | Box | Words, ...]
    caption: Spans = ()
    description: str = ""
    unit: str = ""


Block = (
    Heading | Text | Quotation | ListBlock | TableBlock | PageBreak | Bibliography | Authorities | Picture
)


@dataclass(frozen=True)
class Note:
    """A numbered note; numbers run from 1 in the order of their marks."""

    number: int
    spans: Spans


@dataclass(frozen=True)
class Authority:
    """A line of the table of authorities: its group as printed ("Cases"), its words, the notes that cite it.

    Groups come in the order they are printed in, lines in the order of the language.
    """

    group: str
    spans: Spans
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Brief:
    """What the title page, the running lines and the file's metadata say; an empty text is left out.

    `date` is in words, as it is printed; `page_size` is "A4" or "Letter". A brief with few headings has no
    contents even where `contents` asks for them. `draft` is a mark across every page of what is not yet settled.
    `metadata` names what the file itself says: any of "title", "author", "subject". Without a `title_page` the first
    block opens the paper.
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
    draft: str = ""
    metadata: tuple[str, ...] = ("title", "author", "subject")
    title_page: bool = True


@dataclass(frozen=True)
class Document:
    """A whole brief, ready to be written."""

    brief: Brief
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    bibliography: tuple[Spans, ...] = field(default=())
    authorities: tuple[Authority, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """One source of one note, as a reader who checks the brief needs it.

    `note` is the number of the note; where a style cites in the text, that of the citing, counted from 1. `words` is
    what the note prints for this source, "" where it says nothing that is not said already.
    `source` and `citation` are references ("SRC-0042"; "" where the mark names a source directly), `files` the
    SHA-256 of the source's files, not of what was made from them. `cited_in` is the source we hold when we have not
    seen it itself.
    """

    note: int
    source: str
    citation: str = ""
    locator: str = ""
    quote: str = ""
    cited_in: str = ""
    files: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Composed:
    """A document and what is wrong with it; a document is always given, so that it can be looked at.

    `evidence` tells what each note rests on, in the order of the notes; `edition` is "full" or "safe". `places` tells
    of each block ("block 4") how it is found on paper: the heading above it and its first words. `printed`
    are the references of the records of which the text or a table says something. `origins` names for each block of the
    document the record of a block that it was made of, "" for what no record of a block asked for.
    """

    document: Document
    problems: tuple[Problem, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    edition: str = "full"
    places: tuple[tuple[str, str], ...] = ()
    printed: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """What was written: pages and notes counted in the file itself, and the SHA-256 of its bytes.

    Only a PDF has pages of its own; elsewhere the program that shows the paper makes them, and `pages` is None.
    `archival` is the level of PDF/A a PDF was approved for, "" for any other file.
    """

    pages: int | None
    notes: int
    sha256: str
    archival: str = ""
