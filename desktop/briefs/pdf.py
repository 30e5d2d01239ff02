"""Pages become a PDF file: painted with ReportLab, read back, verified, and only then put in its place.

The same document gives the same bytes: no time, no name of a machine or program's user is in the file, and the
metadata say only what the brief says.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from desktop.briefs import marks
from desktop.briefs.errors import NotArchival, RightToLeftText
from desktop.briefs.fonts import family
from desktop.briefs.frame import Page
from desktop.briefs.lines import Ink, Line, Type, one_line, shortened
from desktop.briefs.painting import make_draft_mark, paint_picture
from desktop.briefs.placing import put
from desktop.briefs.plan import SIDE, SIZES, TOP, Plan, plan_of
from desktop.briefs.strips import SMALL, Strip
from desktop.briefs.terms import term
from desktop.briefs.values import Document, Written
from desktop.briefs.verify import verified
from desktop.briefs.walk import texts_of

Progress = Callable[[int, int], None]

_HEAD_LINE, _FOOT_LINE = 54.0, 44.0  # baselines of running head and foot, from the paper's edge
_DRAFT = "draft"
_LONGEST_SAID = 2000  # letters in outline and metadata: PDF/A bears 32,767 bytes in a string
_LINK = re.compile(r"https?://[!-~]{1,2000}")
rl_config.useA85 = 0  # bytes need not be letters; ASCII85 takes time, and a quarter more room
# What ReportLab writes of itself between the parts of a file. Text of ours cannot be the same: it has no bare bracket.
_COMMENTS = (
    b"ReportLab Generated PDF document (opensource)", b"ReportLab generated PDF document -- digest (opensource)"
)


def write(document: Document, path: Path, progress: Progress, level: str) -> Written:
    """See `desktop.briefs.write_pdf`."""
    refuse_right_to_left(document)
    data, reached = archived(render(document, progress), level)
    written = put(data, path, lambda kept: verified(kept, document, progress))
    return replace(written, archival=reached)


def archived(data: bytes, level: str) -> tuple[bytes, str]:
    """The file as PDF/A with its level, or as it is with "" where it is not approved, or no level is asked for."""
    from desktop.briefs.archival import pdf_a

    with contextlib.suppress(NotArchival):
        return (pdf_a(data, level=level), level) if level else (data, "")
    return data, ""


def refuse_right_to_left(document: Document) -> None:
    """Raises RightToLeftText if any of the document's text is written from right to left."""
    for text in texts_of(document):
        if sample := marks.right_to_left(text):
            raise RightToLeftText(sample)


def render(
    document: Document, progress: Progress = lambda done, total: None, plan: Plan | None = None
) -> bytes:
    """The PDF file of a document; `plan` is its own, where it was laid out already."""
    plan = plan or plan_of(document)
    out = io.BytesIO()
    painter = _Painter(_canvas(document, out), document, plan)
    for number in range(1, plan.count + 1):
        progress(number - 1, plan.count)
        painter.paint(number)
    painter.canvas.save()
    data = out.getvalue()
    for comment in _COMMENTS:
        data = data.replace(comment, b" " * len(comment))
    return data


class _OwnInfo(PDFInfo):  # type: ignore[misc]
    """File metadata that say what the brief says, and nothing about when or by what it was made."""

    def format(self, document: object) -> bytes:
        said = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        entries = PDFDictionary({key: PDFString(value) for key, value in said.items() if value})
        return bytes(entries.format(document))


def _canvas(document: Document, out: io.BytesIO) -> Canvas:
    brief = document.brief
    canvas = Canvas(
        out, pagesize=SIZES[brief.page_size], invariant=1, pageCompression=1, lang=brief.language,
        initialFontName=family().text[False, False].name, pdfVersion=(1, 7),
    )
    info = _OwnInfo()
    info.title, info.author, info.subject = (
        marks.clean(shortened(text, _LONGEST_SAID)) if name in brief.metadata else "" for name, text in
        (("title", brief.title), ("author", brief.author), ("subject", brief.subtitle))
    )
    canvas._doc.info = info
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Painter:
    """Paints the pages of a plan, one after the other."""

    def __init__(self, canvas: Canvas, document: Document, plan: Plan) -> None:
        self.canvas = canvas
        self.document = document
        self.plan = plan
        self._outline = 0
        self._levels: list[int] = []
        if document.brief.draft:
            make_draft_mark(canvas, _DRAFT, document.brief.draft, plan.size)

    def paint(self, number: int) -> None:
        """Paint a page and go to the next."""
        if self.canvas.hasForm(_DRAFT):
            self.canvas.doForm(_DRAFT)  # first, so that it lies behind the text
        if number == 1 and self.plan.front:
            self._title_page()
        else:
            self._running_lines(number)
        self._page(self.plan.page(number))
        self.canvas.showPage()

    def _page(self, page: Page) -> None:
        top = self.plan.size[1] - TOP
        for y, strip in (*page.body, *page.notes):
            self._strip(strip, top - y)
        if page.rule:
            # A rule across the page says that the first note goes on from the page before.
            self._rule(SIDE, SIDE + (self.plan.measure if page.carried else 110.0), top - page.rule, 0.5, 0.35)

    def _strip(self, strip: Strip, top: float) -> None:
        for x, y, line in strip.placed:
            self._line(line, SIDE + x, top - y, strip.grey)
        for rule in strip.rules:
            self.canvas.setDash([0.5, 3] if rule.dotted else [])
            self._rule(SIDE + rule.x0, SIDE + rule.x1, top - rule.y, rule.weight, rule.grey)
            self.canvas.setDash([])
        if strip.picture:
            paint_picture(self.canvas, strip.picture, SIDE, top, strip.scale, self.plan.fonts, self._line)
        if strip.heading:
            self._outline_entry(*strip.heading, top)

    def _outline_entry(self, level: int, text: str, top: float) -> None:
        """A heading's place in the outline, and the name by which contents lead to it."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        key = f"heading-{self._outline}"
        self.canvas.bookmarkHorizontalAbsolute(key, top)
        said = marks.clean(shortened(text, _LONGEST_SAID)) or "…"
        self.canvas.addOutlineEntry(said, key, len(self._levels), closed=False)
        self._levels.append(level)
        self._outline += 1

    def _rule(self, x0: float, x1: float, y: float, weight: float, grey: float) -> None:
        self.canvas.setLineWidth(weight)
        self.canvas.setStrokeGray(grey)
        self.canvas.line(x0, y, x1, y)

    def _line(self, line: Line, x: float, y: float, grey: float = 0.0) -> None:
        self.canvas.setFillGray(grey)
        text = self.canvas.beginText(x, y)
        text.setWordSpace(line.stretch)
        for ink in line.inks:
            width = ink.width + line.stretch * (ink.text.count(" ") + ink.text.count("\xa0"))
            text.setFont(ink.face.name, ink.size)
            text.setRise(ink.rise)
            text.textOut(ink.text)
            if ink.anchor or ink.target:
                self._link(ink, x, y, width)
            x += width
        self.canvas.drawText(text)

    def _link(self, ink: Ink, x: float, y: float, width: float) -> None:
        box = (x - 0.5, y + ink.rise - 0.25 * ink.size, x + width + 0.5, y + ink.rise + 0.85 * ink.size)
        if ink.anchor:
            self.canvas.bookmarkHorizontalAbsolute(ink.anchor, y + 14, left=0)
        if ink.target.startswith("#"):
            # The words a reader hears for the link; verification finds marks and notes by them too. A page's number
            # that leads to a mark is heard as that number.
            told = ink.target[1:].replace("-", " ") if ink.anchor or "heading" in ink.target else ink.text
            self.canvas.linkAbsolute(told, ink.target[1:], box)
        elif _LINK.fullmatch(ink.target):
            self.canvas.linkURL(ink.target, box)

    def _running_lines(self, number: int) -> None:
        brief, (width, height) = self.document.brief, self.plan.size
        title, mark = self._head
        self._line(title, SIDE, height - _HEAD_LINE, 0.35)
        self._line(mark, width - SIDE - mark.width, height - _HEAD_LINE, 0.35)
        self._rule(SIDE, width - SIDE, height - _HEAD_LINE - 6, 0.4, 0.7)
        words = term("page_of", brief.language).format(page=number, pages=self.plan.count)
        page = one_line(words, SMALL, self.plan.measure, self.plan.fonts)
        self._line(page, width - SIDE - page.width, _FOOT_LINE, 0.35)

    @cached_property
    def _head(self) -> tuple[Line, Line]:
        """The title and the marks of draft and confidentiality as they stand above every page."""
        brief = self.document.brief
        said = " · ".join(filter(None, (brief.draft, brief.confidentiality)))
        mark = one_line(said, SMALL, self.plan.measure * 0.45, self.plan.fonts)
        return one_line(brief.title, SMALL, self.plan.measure - mark.width - 24, self.plan.fonts), mark

    def _title_page(self) -> None:
        """What stands above the title: that it is a draft, and for whose eyes it is."""
        brief, height = self.document.brief, self.plan.size[1]
        for at, said in enumerate(filter(None, (brief.draft, brief.confidentiality))):
            line = one_line(said, Type(9.5, 13, bold=True), self.plan.measure, self.plan.fonts)
            self._line(line, SIDE, height - _HEAD_LINE - 20 - 14 * at)
