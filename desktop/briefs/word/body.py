"""Blocks become paragraphs, tables and pictures of a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt

from desktop.briefs.drawing import png
from desktop.briefs.fonts import family
from desktop.briefs.table_layout import Table
from desktop.briefs.terms import term
from desktop.briefs.values import (
    Authorities,
    Bibliography,
    Block,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Picture,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
)
from desktop.briefs.word.footnotes import add_footnotes
from desktop.briefs.word.packing import set_metadata
from desktop.briefs.word.runs import add_spans, element, field, run, xml_text
from desktop.briefs.word.styles import set_styles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_SIZES = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
_SIDE = 72.0
_POINT = 12_700  # python-docx measures in units of which a point has so many
_FEW_HEADINGS = 3  # fewer need no contents


def build(document: Document) -> WordDocument:
    """The document as python-docx holds it."""
    word = docx.Document()
    set_styles(word, document.brief.language)
    _set_page(word, document)
    builder = _Builder(word, document)
    builder.front()
    for block in document.blocks:
        builder.add(block)
    add_footnotes(word, document.notes)
    brief = document.brief
    said = {"title": brief.title, "author": brief.author, "subject": brief.subtitle}
    set_metadata(word, {name: xml_text(text) for name, text in said.items() if name in brief.metadata})
    return word


def _set_page(word: WordDocument, document: Document) -> None:
    """Paper, margins, and the lines above and below every page but the first."""
    brief = document.brief
    section = word.sections[0]
    width, height = _SIZES[brief.page_size]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(_SIDE)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Pt(width - 2 * _SIDE), WD_TAB_ALIGNMENT.RIGHT)
    right = " · ".join(filter(None, (brief.draft, brief.confidentiality)))
    head.add_run(xml_text(f"{brief.title}\t{right}" if right else brief.title)).font.size = Pt(9)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    said = term("page_of", brief.language).format(page="\x00PAGE\x00", pages="\x00NUMPAGES\x00")
    for at, piece in enumerate(said.split("\x00")):
        for made in field(piece, "1") if at % 2 else [run(piece)]:
            foot._p.append(made)


class _Builder:
    """Adds one block after the other."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word, self.document, self.language = word, document, document.brief.language
        self._headings = 0

    @property
    def _measure(self) -> float:
        """How wide the text is, in points."""
        section = self.word.sections[0]
        return (section.page_width - section.left_margin - section.right_margin) / _POINT

    def front(self) -> None:
        """The title page, and the contents where they are asked for."""
        brief = self.document.brief
        if not brief.title_page:
            return
        for text in (brief.draft, brief.confidentiality):
            if text:
                self._paragraph("Normal", (Span(text, bold=True),))
        title = self._paragraph("Title", (Span(brief.title),))
        title.paragraph_format.space_before = Pt(140)
        for text, style in ((brief.subtitle, "Subtitle"), (brief.addressee, "Normal"), (brief.author, "Normal"),
                            (brief.date, "Normal")):
            if text:
                self._paragraph(style, (Span(text),))
        self.word.add_page_break()
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        if brief.contents and len(headings) >= _FEW_HEADINGS:
            self._contents(headings)

    def add(self, block: Block) -> None:
        """Add a block at the end."""
        match block:
            case Heading(level, spans):
                self._heading(level, spans)
            case Text(spans, number, keep):
                self._text(spans, number)
                self.word.paragraphs[-1].paragraph_format.keep_with_next = True if keep else None
            case Quotation(spans, attribution):
                self._paragraph("Quote", spans)
                if attribution:
                    self._paragraph("Quote", (Span("— "), *attribution))
            case ListBlock(items, ordered):
                self._list(items, ordered)
            case TableBlock():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Bibliography():
                for entry in self.document.bibliography:
                    self._paragraph("Bibliography", entry)
            case Authorities():
                self._authorities()

    def _paragraph(self, style: str, spans: Spans) -> Paragraph:
        made = self.word.add_paragraph(style=style)
        add_spans(made._p, spans, self.word.part)
        return made

    def _heading(self, level: int, spans: Spans) -> None:
        self._headings += 1
        made = self.word.add_paragraph(style=f"Heading {min(max(level, 1), 3)}")
        name = f"_Toc{self._headings:06d}"
        made._p.append(element("w:bookmarkStart", id=str(self._headings), name=name))
        add_spans(made._p, spans, self.word.part)
        made._p.append(element("w:bookmarkEnd", id=str(self._headings)))

    def _contents(self, headings: list[Heading]) -> None:
        """A field that Word fills with page numbers; until then every heading, linked."""
        self._paragraph("TOC Heading", (Span(term("contents", self.language)),))
        begin, said, separate, _, end = field(r'TOC \o "1-3" \h \z \u', "")
        begin.find(qn("w:fldChar")).set(qn("w:dirty"), "true")
        for number, heading in enumerate(headings, 1):
            line = self.word.add_paragraph(style=f"toc {min(max(heading.level, 1), 3)}")
            for made in (begin, said, separate) if number == 1 else ():
                line._p.append(made)
            link = element("w:hyperlink", anchor=f"_Toc{number:06d}")
            link.append(run(heading.text))
            line._p.append(link)
            if number == len(headings):
                line._p.append(end)
        self.word.add_page_break()

    def _text(self, spans: Spans, number: str) -> None:
        if not number:
            self._paragraph("Normal", spans)
            return
        made = self.word.add_paragraph(style="Numbered Paragraph")
        made.add_run(xml_text(number) + "\t")
        add_spans(made._p, spans, self.word.part)

    def _list(self, items: Iterable[Spans], ordered: bool) -> None:
        style = "List Number" if ordered else "List Bullet"
        number = self._own_numbers() if ordered else 0
        for item in items:
            made = self._paragraph(style, item)
            if number:
                counted = made._p.get_or_add_pPr().get_or_add_numPr()
                counted.get_or_add_ilvl().val = 0
                counted.get_or_add_numId().val = number

    def _own_numbers(self) -> int:
        """A numbering that begins again at 1."""
        numbering = self.word.part.numbering_part.element
        style = self.word.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(one for one in numbering.num_lst if one.numId == style).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _caption(self, caption: Spans, unit: str) -> None:
        if caption:
            self._paragraph("Caption", caption)
        if unit:
            self._paragraph("Caption", (Span(f"{term('unit', self.language)}: {unit}", italic=True),))

    def _table(self, block: TableBlock) -> None:
        self._caption(block.caption, block.unit)
        if not block.columns:
            return
        table = self.word.add_table(rows=0, cols=len(block.columns), style="Table Grid")
        table.autofit = False
        widths = [Pt(width) for width in Table(block, self._measure, family(), {}).widths()]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        heads = tuple((Span(column, bold=True),) for column in block.columns)
        for row, cells in enumerate((heads, *block.rows)):
            made = table.add_row()
            if row == 0:
                made._tr.get_or_add_trPr().append(element("w:tblHeader"))
            for cell, spans, width in zip(made.cells, cells, widths, strict=True):
                cell.width = width
                cell.paragraphs[0].style = self.word.styles["Table Text"]
                add_spans(cell.paragraphs[0]._p, spans, self.word.part)
        self.word.add_paragraph()  # Word joins two tables that touch

    def _picture(self, block: Picture) -> None:
        self._caption(block.caption, block.unit)
        width = min(block.width, self._measure)
        paragraph = self.word.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png(block)), width=Pt(width))
        shape._inline.docPr.set("descr", xml_text(block.description))
        shape._inline.docPr.set("name", f"Picture {shape._inline.docPr.id}")

    def _authorities(self) -> None:
        """Each authority with the notes that cite it: pages are Word's own affair."""
        group = ""
        for one in self.document.authorities:
            if one.group != group:
                group = one.group
                self._paragraph("Normal", (Span(group, bold=True),)).paragraph_format.keep_with_next = True
            where = term("note", self.language).format(note=", ".join(map(str, one.notes))) if one.notes else ""
            self._paragraph("Bibliography", (*one.spans, Span(f": {where}" if where else "")))
