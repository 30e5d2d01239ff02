"""Briefs made by a seed: three languages, notes everywhere, some of them longer than a page."""

import random

from desktop.briefs.values import (
    Authorities,
    Authority,
    Bibliography,
    Block,
    Box,
    Brief,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    PageBreak,
    Picture,
    Quotation,
    Span,
    Spans,
    Stroke,
    TableBlock,
    Text,
    Words,
)

_ENGLISH = (
    "In the months under review several services could not be reached and no order was published by the ministry "
    "although the law requires a register of such orders to be kept"
).split()
_RUSSIAN = (
    "В рассматриваемый период несколько сервисов были недоступны, однако министерство не опубликовало ни одного "
    "предписания, хотя закон обязывает вести соответствующий реестр"
).split()
_KAZAKH = (
    "Қарастырылып отырған кезеңде бірнеше қызмет қолжетімсіз болды, алайда министрлік бірде-бір нұсқаманы "
    "жарияламады, ал ұлттық қауіпсіздік туралы заң тізілім жүргізуді талап етеді"
).split()


class PaperMaker:
    """Makes a document of `count` notes; note n begins with "noteNNNN", its mark follows "markNNNN".

    With `everything` there are also pictures, notes in captions, numbered paragraphs and a table of authorities.
    """

    def __init__(self, seed: int, count: int, *, long_notes: bool = True, everything: bool = False) -> None:
        self.everything = everything
        self.paragraphs = 0
        self.dice = random.Random(seed)
        self.count = count
        self.long_notes = long_notes
        self.notes: list[Note] = []

    def words(self, count: int) -> str:
        """Running text in one of the three languages."""
        text = self.dice.choice((_ENGLISH, _RUSSIAN, _KAZAKH))
        start = self.dice.randrange(len(text))
        return " ".join(text[(start + at) % len(text)] for at in range(count))

    def note(self) -> NoteMark:
        """The next note; one in twenty is long, some over a page."""
        number = len(self.notes) + 1
        length = self.dice.choice((4, 9, 14, 25))
        if self.long_notes and self.dice.random() < 0.05:
            length = self.dice.choice((90, 250, 900))
        address = "https://example.kz/news/2016/05/21/a-long-name-of-a-page.html"
        said = Span(self.words(length), italic=self.dice.random() < 0.3)
        self.notes.append(Note(number, (Span(f"note{number:04d} "), said, Span(f" {address}"))))
        return NoteMark(number)

    def spans(self, sentences: int, share: float = 0.5) -> Spans:
        """Sentences, some of which bear a mark or two."""
        out: list[Span | NoteMark] = []
        for _ in range(sentences):
            out.append(Span(self.words(self.dice.choice((3, 8, 16))), bold=self.dice.random() < 0.05))
            for _ in range(self.dice.choice((1, 1, 1, 2)) if self.dice.random() < share else 0):
                if len(self.notes) < self.count:
                    out += [Span(f" mark{len(self.notes) + 1:04d}"), self.note()]
            out.append(Span(". "))
        return tuple(out)

    def table(self) -> TableBlock:
        """A table with short and long cells."""
        caption = self.caption("What was blocked")
        rows = tuple(
            (self.spans(1, 0.1), self.spans(1, 0.0), self.spans(self.dice.choice((1, 2, 12)), 0.25))
            for _ in range(self.dice.choice((2, 8, 15)))
        )
        return TableBlock(("Target", "Since", "What is known"), rows, caption, "sites")

    def caption(self, words: str) -> Spans:
        """A caption, some with notes."""
        return (Span(words), *self.spans(1, 0.5)) if self.everything else (Span(words),)

    def picture(self) -> Picture:
        """A chart of some size, up to more than a page."""
        width, height = self.dice.choice((200, 430, 900)), self.dice.choice((60, 160, 420, 1400))
        shapes: list[Stroke | Box | Words] = [Stroke(0, 0, width, height, dashed=True)]
        for at in range(0, height, 20):
            shapes += [Box(80, at, self.dice.randrange(10, width - 80), 14, 0.5, at % 40 == 0),
                       Words(self.words(1), 76, at + 11, align="right")]
        caption = self.caption("Hours without a connection")
        return Picture(width, height, tuple(shapes), caption, self.words(30), "hours")

    def text(self, spans: Spans) -> Text:
        """A paragraph, numbered in a paper of everything."""
        self.paragraphs += 1
        return Text(spans, f"{self.paragraphs}." if self.everything else "")

    def authorities(self) -> tuple[Authority, ...]:
        """Fifteen authorities in three groups, cited in one note or in hundreds."""
        numbers = range(1, len(self.notes) + 1)
        return tuple(
            Authority(group, (Span(self.words(self.dice.choice((4, 9, 30))), italic=group == "Cases"),),
                      tuple(self.dice.sample(numbers, min(len(numbers), self.dice.choice((0, 1, 3, 20, 300))))))
            for group in ("Cases", "Statutes", "") for _ in range(5)
        )

    def block(self) -> Block:
        """One block of any sort."""
        kind = self.dice.random()
        if kind < 0.15:
            return Heading(self.dice.choice((1, 2, 3)), self.spans(1, 0.2))
        if kind < 0.25:
            return self.table()
        if kind < 0.35:
            return ListBlock(tuple(self.spans(2, 0.3) for _ in range(4)), self.dice.random() < 0.5)
        if kind < 0.45:
            return Quotation(self.spans(2), self.spans(1, 0.3))
        if kind < 0.48:
            return PageBreak()
        if kind < 0.51 and self.everything:
            return self.picture()
        return self.text(self.spans(self.dice.choice((1, 3, 7)), 0.6))

    def paper(self, *, language: str = "en", size: str = "A4") -> Document:
        """The whole document, with contents and bibliography."""
        blocks: list[Block] = [Heading(1, (Span("Authorities"),)), Authorities()] if self.everything else []
        blocks.append(Heading(1, (Span("Findings"),)))
        while len(self.notes) < self.count:
            blocks.append(self.block())
        blocks += [Heading(1, (Span("Sources"),)), Bibliography()]
        brief = Brief(
            "Blocked without an order", "Сводка · Шолу", "The desk", "10 June 2016", language, size, "Confidential"
        )
        entries = tuple((Span(self.words(12)),) for _ in range(20))
        authorities = self.authorities() if self.everything else ()
        return Document(brief, tuple(blocks), tuple(self.notes), entries, authorities)


def paper(
    seed: int = 1, count: int = 120, *, language: str = "en", size: str = "A4", long_notes: bool = True,
    everything: bool = False,
) -> Document:
    """A document made by a seed."""
    return PaperMaker(seed, count, long_notes=long_notes, everything=everything).paper(language=language, size=size)
