"""Blocks become strips: what stands on one line of the page, across all its columns, and may not be parted.

A page is filled with strips (desktop.briefs.frame). A strip knows its height, what is drawn in it, the notes
marked in it, and whether it must stay with the strip after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Line, Type, set_lines
from desktop.briefs.values import (
    Bibliography,
    Block,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    plain,
)

BODY = Type(10.8, 15.2, justified=True)
QUOTED = Type(10.2, 14.2, justified=True)
NOTE = Type(8.6, 11.2)
CELL = Type(9.0, 12.2, marks=3)
CELL_HEAD = Type(8.4, 11.6, bold=True)
SMALL = Type(8.4, 11.6)
CAPTION = Type(9.4, 13.0, bold=True)
ENTRY = Type(9.8, 13.4)
HEADINGS = (Type(15.0, 20.0, bold=True), Type(12.2, 17.0, bold=True), Type(10.8, 15.2, bold=True, italic=True))
_ABOVE_HEADING = (24.0, 18.0, 14.0)
_AFTER = 7.0  # between paragraphs
_INDENT = 22.0
_HAIR, _GREY, _INK = 0.4, 0.62, 0.0


@dataclass(frozen=True)
class Rule:
    """A hairline from x0 to x1, `y` points below the top of its strip."""

    x0: float
    x1: float
    y: float
    weight: float = _HAIR
    grey: float = _GREY


@dataclass(frozen=True)
class Strip:
    """One line of the page; `placed` lines have an x and a baseline below the strip's top, in points.

    `before` is the white above it, dropped at the top of a page. `head` stands above it when it opens a page
    (the head of a table that goes on).
    """

    height: float
    placed: tuple[tuple[float, float, Line], ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    glued: bool = False
    new_page: bool = False
    heading: tuple[int, str] | None = None
    head: tuple[Strip, ...] = ()

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes marked in this strip, in order."""
        return tuple(number for _, _, line in self.placed for number in line.notes)


def strips_of(
    blocks: Iterable[Block], bibliography: Iterable[Spans], measure: float, family: Family, terms: dict[str, str]
) -> list[Strip]:
    """All strips of a document's body, `measure` points wide. `terms` holds "unit" as the reader's language says it."""
    setter = _Setter(measure, family, tuple(bibliography), terms)
    out: list[Strip] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = True
            continue
        strips = setter.strips(block)
        if strips and new_page:
            strips[0] = replace(strips[0], new_page=True)
            new_page = False
        out.extend(strips)
    return out


def note_strips(note: Note, measure: float, family: Family, gutter: float) -> list[Strip]:
    """The lines of a note; its number hangs in a `gutter` of that many points."""
    lines = set_lines(note.spans, NOTE, measure - gutter, family)
    number = set_lines((Span(str(note.number)),), NOTE, gutter, family)[0]
    ink = replace(number.inks[0], target=f"#mark-{note.number}", anchor=f"note-{note.number}")
    strips = [Strip(NOTE.leading, ((gutter, _baseline(NOTE), line),)) for line in lines]
    hanging = (0.0, _baseline(NOTE), replace(number, inks=(ink,)))
    strips[0] = replace(strips[0], placed=(hanging, *strips[0].placed))
    return strips


def contents_strips(
    headings: Iterable[tuple[int, str, str, str]], title: str, measure: float, family: Family
) -> list[Strip]:
    """The table of contents: its heading, then (level, text, page, target) in a line or more each."""
    out = _heading_strips(Heading(1, plain(title)), measure, family)
    out[0] = replace(out[0], heading=None)
    room = 34.0
    for level, text, page, target in headings:
        type_ = Type(10.4, 15.0, bold=level == 1)
        indent = _INDENT * 0.8 * (level - 1)
        lines = [_aimed(line, target) for line in set_lines(plain(text), type_, measure - room - indent, family)]
        strips = [Strip(15.0, ((indent, _baseline(type_), line),), glued=True) for line in lines]
        number = _aimed(set_lines(plain(page), Type(10.4, 15.0), room, family)[0], target)
        last = strips[-1]
        strips[-1] = replace(last, placed=(*last.placed, (measure - number.width, _baseline(type_), number)), glued=False)
        strips[0] = replace(strips[0], before=7.0 if level == 1 else 0.0)
        out.extend(strips)
    return out


def _aimed(line: Line, target: str) -> Line:
    return replace(line, inks=tuple(replace(ink, target=target) for ink in line.inks))


def _baseline(type_: Type) -> float:
    """How far below a strip's top its text stands: the leading shared out above and below the letters."""
    return type_.leading / 2 + type_.size * 0.34


def _heading_strips(block: Heading, measure: float, family: Family) -> list[Strip]:
    level = min(max(block.level, 1), 3)
    type_ = HEADINGS[level - 1]
    lines = set_lines(block.spans, type_, measure, family)
    strips = [Strip(type_.leading, ((0.0, _baseline(type_), line),), glued=True) for line in lines]
    strips[0] = replace(strips[0], before=_ABOVE_HEADING[level - 1], heading=(level, block.text))
    return strips


def _kept(strips: list[Strip], *, before: float = _AFTER) -> list[Strip]:
    """A paragraph's strips: no single first or last line stands alone on a page."""
    last = len(strips) - 1
    kept = [replace(strip, glued=at in (0, last - 1) and at < last) for at, strip in enumerate(strips)]
    kept[0] = replace(kept[0], before=before)
    return kept


@dataclass(frozen=True)
class _Setter:
    measure: float
    family: Family
    bibliography: tuple[Spans, ...]
    terms: dict[str, str]

    def strips(self, block: Block) -> list[Strip]:
        match block:
            case Heading():
                return _heading_strips(block, self.measure, self.family)
            case Text(spans):
                return self._paragraph(spans, BODY)
            case Quotation():
                return self._quotation(block)
            case ListBlock():
                return self._list(block)
            case TableBlock():
                return _Table(block, self.measure, self.family, self.terms).strips()
            case Bibliography():
                return [strip for entry in self.bibliography for strip in self._hanging(entry)]
        return []

    def _paragraph(self, spans: Spans, type_: Type, x: float = 0.0, right: float = 0.0) -> list[Strip]:
        lines = set_lines(spans, type_, self.measure - x - right, self.family)
        return _kept([Strip(type_.leading, ((x, _baseline(type_), line),)) for line in lines])

    def _quotation(self, block: Quotation) -> list[Strip]:
        strips = self._paragraph(block.spans, QUOTED, _INDENT, _INDENT)
        strips[0] = replace(strips[0], before=_AFTER + 2)
        if block.attribution:
            strips[-1] = replace(strips[-1], glued=True)
            type_ = replace(SMALL, size=9.2, leading=13.0)
            spans = (Span("— "), *block.attribution)
            lines = set_lines(spans, type_, self.measure - 2 * _INDENT, self.family)
            strips += [Strip(type_.leading, ((_INDENT, _baseline(type_), line),), glued=line is not lines[-1])
                       for line in lines]
        return strips

    def _list(self, block: ListBlock) -> list[Strip]:
        out: list[Strip] = []
        for number, item in enumerate(block.items, 1):
            label = set_lines(plain(f"{number}." if block.ordered else "–"), BODY, _INDENT * 2, self.family)[0]
            strips = self._paragraph(item, BODY, _INDENT)
            first = strips[0]
            strips[0] = replace(
                first, placed=((_INDENT - 7 - label.width, _baseline(BODY), label), *first.placed),
                before=_AFTER if number == 1 else 3.0,
            )
            out.extend(strips)
        return out

    def _hanging(self, entry: Spans) -> list[Strip]:
        first = set_lines(entry, ENTRY, self.measure - _INDENT, self.family, first_indent=-_INDENT)
        strips = [Strip(ENTRY.leading, ((_INDENT * (at > 0), _baseline(ENTRY), line),)) for at, line in enumerate(first)]
        return _kept(strips, before=4.0)


@dataclass(frozen=True)
class _Table:
    """A table: columns as wide as their words ask for, hairlines between rows, the head again on every page."""

    block: TableBlock
    measure: float
    family: Family
    terms: dict[str, str]

    _PAD = 5.0  # left and right of a column's text
    _SKY = 3.0  # above and below a row

    def strips(self) -> list[Strip]:
        widths = self._widths()
        head = self._row([plain(column) for column in self.block.columns], widths, CELL_HEAD, foot=0.7)
        head[0] = replace(head[0], rules=(*head[0].rules, Rule(0, self.measure, 0, 0.7, _INK)))
        head = [replace(strip, glued=True) for strip in head]
        out = self._caption() + head
        out[0] = replace(out[0], before=_AFTER + 5)
        running = tuple(replace(strip, before=0.0) for strip in head)
        for at, row in enumerate(self.block.rows):
            last = at == len(self.block.rows) - 1
            strips = self._row(row, widths, CELL, foot=0.7 if last else _HAIR)
            out.extend(replace(strip, head=running) for strip in self._together(strips))
        out.append(Strip(4.0))
        out[-2] = replace(out[-2], glued=True)
        return out

    def _caption(self) -> list[Strip]:
        unit = (Span(f"{self.terms['unit']}: {self.block.unit}"),) if self.block.unit else ()
        parts = [(self.block.caption, CAPTION), (unit, SMALL)]
        lines = [(line, type_) for spans, type_ in parts if spans
                 for line in set_lines(spans, type_, self.measure, self.family)]
        strips = [Strip(type_.leading, ((0.0, _baseline(type_), line),), glued=True) for line, type_ in lines]
        return strips + [Strip(3.0, glued=True)] if strips else []

    def _together(self, strips: list[Strip]) -> list[Strip]:
        """A short row is never parted; a long one keeps two lines on either page."""
        if len(strips) <= 5:
            return [replace(strip, glued=True) for strip in strips[:-1]] + strips[-1:]
        return _kept(strips, before=0.0)

    def _row(self, cells: Iterable[Spans], widths: list[float], type_: Type, foot: float) -> list[Strip]:
        columns = [
            set_lines(cell, type_, width - 2 * self._PAD, self.family)
            for cell, width in zip(cells, widths, strict=True)
        ]
        lefts = [sum(widths[:at]) + self._PAD for at in range(len(widths))]
        depth = max(map(len, columns))
        strips = [
            Strip(type_.leading, tuple(
                (left, _baseline(type_), lines[at]) for left, lines in zip(lefts, columns, strict=True) if at < len(lines)
            )) for at in range(depth)
        ]
        return self._framed(strips, foot)

    def _framed(self, strips: list[Strip], foot: float) -> list[Strip]:
        """Air above the first line, air and a hairline below the last."""
        first = strips[0]
        lowered = tuple((x, y + self._SKY, line) for x, y, line in first.placed)
        strips[0] = replace(first, height=first.height + self._SKY, placed=lowered)
        last = strips[-1]
        height = last.height + self._SKY
        grey = _GREY if foot == _HAIR else _INK
        strips[-1] = replace(last, height=height, rules=(*last.rules, Rule(0, self.measure, height, foot, grey)))
        return strips

    def _widths(self) -> list[float]:
        """Every column gets its longest word; what is left is shared by how much text a column holds."""
        columns = list(zip(self.block.columns, *self._said(), strict=True)) if self.block.rows else [
            (column,) for column in self.block.columns
        ]
        # A word or an address longer than this is parted rather than given a wide column.
        longest = min(110.0, self.measure / len(columns))
        least = [min(longest, max(self._reach(word) for cell in column for word in (cell.split() or [""])))
                 + 2 * self._PAD + 1 for column in columns]
        wish = [max(low, min(self.measure * 5, max(self._reach(cell) for cell in column) + 2 * self._PAD + 1))
                for low, column in zip(least, columns, strict=True)]
        if sum(wish) <= self.measure:
            spare = (self.measure - sum(wish)) / len(wish)
            return [width + spare for width in wish]
        if sum(least) > self.measure:
            return [low * self.measure / sum(least) for low in least]
        # The square root lets a long column be wide without starving the others.
        more = [(want - low) ** 0.5 for want, low in zip(wish, least, strict=True)]
        spare = self.measure - sum(least)
        return [low + spare * part / sum(more) for low, part in zip(least, more, strict=True)]

    def _said(self) -> Iterator[tuple[str, ...]]:
        for row in self.block.rows:
            yield tuple("".join(span.text if isinstance(span, Span) else "00" for span in cell)[:4000] for cell in row)

    def _reach(self, text: str) -> float:
        """About how wide a text is; the exact width is settled when its lines are set."""
        face = self.family.text[False, False]
        return sum(face.advances.get(ord(char), 600.0) for char in text) * CELL.size / 1000
