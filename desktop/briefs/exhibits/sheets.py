"""The sheets of our own in a volume: cover sheets, text set anew, the sheet to be signed. Laid out, then painted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from desktop.briefs.fonts import Family, family
from desktop.briefs.frame import Page, pages_of
from desktop.briefs.layout import Setting, joined, parts_of
from desktop.briefs.lines import Line, Type, set_lines
from desktop.briefs.marks import clean
from desktop.briefs.plan import FOOT, SIDE, SIZES, TOP
from desktop.briefs.strips import BODY, Rule, Strip, baseline
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Heading, Span, Spans, TableBlock, Text, plain

_OVER = Type(11.0, 15.0)
_NUMBER = Type(40.0, 48.0, bold=True, display=True)
_TITLE = Type(15.0, 20.0, bold=True, display=True)
_LABEL = Type(8.6, 13.0)
_VALUE = Type(9.8, 13.4)
_HASH = Type(8.3, 13.0, display=True)
_VERBATIM = Type(10.4, 14.6, display=True)
_BETWEEN = 9.0  # where a text has an empty line
_STAMP = Type(9.0, 11.0, bold=True, display=True)
_LONGEST_TITLE = 400  # letters
_LABELS = 122.0  # points for the names of what a cover sheet tells
PLATE_HEIGHT, PLATE_SIDE, PLATE_FOOT = 15.0, 14.0, 12.0
"""A stamp's plate: its height, and how far it stays from the paper's right and lower edge, on a page of A4."""
_WITHIN = 5.0  # left and right of a stamp's words


@dataclass(frozen=True)
class Desk:
    """What sheets are set with: the paper's size, its faces and its language."""

    page_size: str
    language: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return SIZES[self.page_size]

    @property
    def fonts(self) -> Family:
        """The faces of every brief."""
        return family()

    @property
    def setting(self) -> Setting:
        """What blocks are set for."""
        return Setting(self.size[0] - 2 * SIDE, self.size[1] - TOP - FOOT, self.fonts,
                       {"unit": term("unit", self.language)})

    def pages(self, strips: Sequence[Strip]) -> list[Page]:
        """Strips as pages."""
        return pages_of(strips, {}, self.setting.room)

    def blocks(self, blocks: Iterable[Block]) -> list[Strip]:
        """Blocks as strips."""
        return joined(parts_of(blocks, (), self.setting), [])


@dataclass(frozen=True)
class Told:
    """One thing a cover sheet tells: its name, and a line or more. `exact` words are never parted with a hyphen."""

    label: str
    values: tuple[Spans, ...]
    exact: bool = False


def short(title: str) -> str:
    """A title as it is set large, or stands in an outline: cut where it is a text by itself, and this is shown."""
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rstrip() + "…"


def cover(desk: Desk, over: str, title: str, to: str, told: Iterable[Told]) -> list[Page]:
    """A cover sheet: the number large, what it is, and what is known of it."""
    measure = desk.setting.measure
    strips = [
        *_lines(desk, plain(to), _OVER, measure),
        *_lines(desk, plain(over), _NUMBER, measure, before=70.0),
        *_lines(desk, plain(short(title)), _TITLE, measure, before=16.0),
    ]
    for at, one in enumerate(told):
        strips += _told(desk, one, first=not at)
    return desk.pages([*strips, Strip(1.0, rules=(Rule(0.0, measure, 0.5),), before=5.0)])


def _lines(desk: Desk, spans: Spans, type_: Type, measure: float, x: float = 0.0, before: float = 0.0) -> list[Strip]:
    lines = set_lines(spans, type_, measure, desk.fonts)
    strips = [Strip(type_.leading, ((x, baseline(type_), line),)) for line in lines]
    strips[0] = replace(strips[0], before=before)
    return strips


def _told(desk: Desk, told: Told, *, first: bool) -> list[Strip]:
    measure = desk.setting.measure
    strips: list[Strip] = []
    type_ = _HASH if told.exact else _VALUE
    for value in told.values:
        strips += _lines(desk, value, type_, measure - _LABELS, _LABELS, 2.0 if strips else 0.0)
    names = set_lines(plain(told.label), _LABEL, _LABELS - 12, desk.fonts)
    while len(strips) < len(names):
        strips.append(Strip(_LABEL.leading))
    for at, line in enumerate(names):
        strips[at] = replace(strips[at], placed=((0.0, baseline(_VALUE), line), *strips[at].placed), glued=True)
    rule = Rule(0.0, measure, -5.0)
    strips[0] = replace(strips[0], before=34.0 if first else 11.0, rules=(rule,))
    return strips


def text_sheets(desk: Desk, text: str) -> list[Page]:
    """A text as pages, line by line as it is, with no hyphen that is not its own; a page of it begins a new one."""
    strips: list[Strip] = []
    for at, page in enumerate(map(clean, text.split("\f"))):
        new_page, above = at > 0, 0.0
        for line in page.split("\n"):
            if not line.strip():
                above = _BETWEEN
                continue
            own = _lines(desk, plain(line), _VERBATIM, desk.setting.measure, before=max(above, 1.5))
            own[0] = replace(own[0], new_page=new_page)
            strips += own
            new_page, above = False, 0.0
    return desk.pages(strips)


def certificate(
    desk: Desk, heading: str, before: Iterable[str], table: TableBlock, after: Iterable[str], blanks: Iterable[str]
) -> list[Page]:
    """The sheet to be signed: what is numbered, in a table, and lines for name, date and hand."""
    strips = desk.blocks([Heading(1, plain(heading)), *(Text(plain(one)) for one in before), table,
                          *(Text(plain(one)) for one in after)])
    strips[0] = replace(strips[0], heading=None)
    signing: list[Strip] = []
    for label in blanks:
        line = set_lines(plain(label), BODY, 170.0, desk.fonts)[0]
        rule = Rule(176.0, desk.setting.measure, baseline(BODY) + 3, 0.6, 0.0)
        signing.append(Strip(BODY.leading, ((0.0, baseline(BODY), line),), (rule,), before=20.0, glued=True))
    if strips:
        strips[-1] = replace(strips[-1], glued=True)  # nobody signs a sheet that says nothing
    return desk.pages([*strips, *signing])


@dataclass(frozen=True)
class Stamped:
    """A stamp as it is painted: its words and the size of its plate."""

    line: Line
    width: float
    height: float = PLATE_HEIGHT


def stamp_of(desk: Desk, words: str) -> Stamped:
    """A stamp's words on a line."""
    line = set_lines((Span(words.replace(" ", "\xa0")),), _STAMP, 1e4, desk.fonts)[0]
    return Stamped(line, line.width + 2 * _WITHIN)


def painted(desk: Desk, pages: Iterable[Page], stamps: Iterable[Stamped]) -> bytes:
    """A PDF of these pages, and behind them a page for each stamp, as large as its plate. Same pages, same bytes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=desk.size, invariant=1, pageCompression=1, lang=desk.language,
                    initialFontName=desk.fonts.text[False, False].name, pdfVersion=(1, 7))
    for page in pages:
        for y, strip in page.body:
            _paint_strip(canvas, strip, desk.size[1] - TOP - y)
        canvas.showPage()
    for stamp in stamps:
        canvas.setPageSize((stamp.width, stamp.height))
        canvas.setFillGray(1.0)
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.5)
        canvas.rect(0.25, 0.25, stamp.width - 0.5, stamp.height - 0.5, stroke=1, fill=1)
        _paint_line(canvas, stamp.line, _WITHIN, 4.4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paint_strip(canvas: Canvas, strip: Strip, top: float) -> None:
    for x, y, line in strip.placed:
        _paint_line(canvas, line, SIDE + x, top - y)
    for rule in strip.rules:
        canvas.setLineWidth(rule.weight)
        canvas.setStrokeGray(rule.grey)
        canvas.line(SIDE + rule.x0, top - rule.y, SIDE + rule.x1, top - rule.y)


def _paint_line(canvas: Canvas, line: Line, x: float, y: float) -> None:
    canvas.setFillGray(0.0)
    text = canvas.beginText(x, y)
    text.setWordSpace(line.stretch)
    for ink in line.inks:
        text.setFont(ink.face.name, ink.size)
        text.setRise(ink.rise)
        text.textOut(ink.text)
    canvas.drawText(text)
