"""Blocks become strips, notes and contents too: everything a page is filled with (desktop.briefs.frame)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Type, set_lines
from desktop.briefs.strips import (
    ABOVE_HEADING,
    AFTER,
    BELOW_HEADING,
    BODY,
    ENTRY,
    HEADINGS,
    INDENT,
    MARGIN,
    NOTE,
    QUOTED,
    SMALL,
    Strip,
    baseline,
    kept_together,
    last_paired,
)
from desktop.briefs.table_layout import Table, caption_strips
from desktop.briefs.values import (
    Authorities,
    Bibliography,
    Block,
    Brief,
    Heading,
    ListBlock,
    Note,
    PageBreak,
    Picture,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    plain,
)

_LONG_TITLE = 1000  # letters
_LONG_NUMBER = 16  # letters
_HANGS = 9.0  # from a paragraph's number to its words

@dataclass(frozen=True)
class Setting:
    """What blocks are set for: how wide and how high a page is in points, its faces, and words of the language.

    `terms` holds "unit" as the reader's language says it.
    """

    measure: float
    room: float
    family: Family
    terms: dict[str, str]


Part = tuple[Block, list[Strip]]


def parts_of(
    blocks: Iterable[Block], bibliography: Iterable[Spans], setting: Setting,
    progress: Callable[[int], None] = lambda at: None,
) -> list[Part]:
    """Each block with its strips; page breaks and the table of authorities have none of their own."""
    setter = _Setter(setting, tuple(bibliography))
    made = []
    for at, block in enumerate(blocks):
        progress(at)
        made.append((block, [replace(strip, origin=at) for strip in setter.strips(block)]))
    return made


def joined(parts: Iterable[Part], authorities: list[Strip]) -> list[Strip]:
    """All strips of a document's body, the table of authorities where it is asked for."""
    out: list[Strip] = []
    new_page = headed = False
    for block, own in parts:
        if isinstance(block, PageBreak):
            new_page, headed = True, False
            continue
        strips = list(authorities if isinstance(block, Authorities) else own)
        if not strips:
            continue
        if strips[0].heading and headed:
            strips[0] = replace(strips[0], before=BELOW_HEADING)
        if new_page:
            strips[0] = replace(strips[0], new_page=True)
        if headed:  # a heading stays with two lines, also where the first is a paragraph or an item of its own
            strips[0] = replace(strips[0], glued=True)
        new_page, headed = False, isinstance(block, Heading)
        out.extend(strips)
    return out


def title_strips(brief: Brief, above: float, measure: float, family: Family) -> list[Strip]:
    """What stands on the title page, `above` points below the top of its type area."""
    small = Type(11.5, 16)
    parts = [
        (brief.title, Type(25, 32, bold=True, display=True), 0.0, 0.0),
        (brief.subtitle, Type(14, 20, display=True), 14.0, 0.25),
        (brief.addressee, small, 30.0, 0.0),
        (brief.author, small, 30.0, 0.0),
        (brief.date, small, 4.0, 0.25),
    ]
    out = [Strip(above)]
    for text, large, white, grey in parts:
        type_ = large if len(text) < _LONG_TITLE else small
        lines = set_lines(plain(text), type_, measure * 0.92, family) if text else []
        strips = [Strip(type_.leading, ((0.0, baseline(type_), line),), grey=grey) for line in lines]
        out += [replace(strip, before=0.0 if at else white) for at, strip in enumerate(strips)]
    return out


def note_strips(note: Note, measure: float, family: Family, gutter: float) -> list[Strip]:
    """The lines of a note; its number hangs in a `gutter` of that many points."""
    lines = set_lines(note.spans, NOTE, measure - gutter, family)
    number = set_lines((Span(str(note.number)),), NOTE, gutter, family)[0]
    ink = number.inks[0]._replace(target=f"#mark-{note.number}", anchor=f"note-{note.number}")
    strips = [Strip(NOTE.leading, ((gutter, baseline(NOTE), line),)) for line in lines]
    hanging = (0.0, baseline(NOTE), replace(number, inks=(ink,)))
    strips[0] = replace(strips[0], placed=(hanging, *strips[0].placed))
    return strips


def _heading_strips(block: Heading, measure: float, family: Family) -> list[Strip]:
    level = min(max(block.level, 1), 3)
    type_ = HEADINGS[level - 1]
    lines = set_lines(block.spans, type_, measure, family)
    strips = [Strip(type_.leading, ((0.0, baseline(type_), line),), glued=True) for line in lines]
    strips[0] = replace(strips[0], before=ABOVE_HEADING[level - 1], heading=(level, block.text))
    return strips


@dataclass(frozen=True)
class _Setter:
    setting: Setting
    bibliography: tuple[Spans, ...]

    def strips(self, block: Block) -> list[Strip]:
        measure, family, terms = self.setting.measure, self.setting.family, self.setting.terms
        match block:
            case Heading():
                return _heading_strips(block, measure, family)
            case Text(spans, number, keep):
                strips = self._numbered(spans, number)
                return [replace(strip, glued=True) for strip in strips] if keep else strips
            case Quotation():
                return self._quotation(block)
            case ListBlock():
                return self._list(block)
            case TableBlock() if block.columns:
                return Table(block, measure, family, terms).strips()
            case Picture():
                return self._picture(block)
            case Bibliography():
                return [strip for entry in self.bibliography for strip in self._hanging(entry)]
        return []

    def _paragraph(self, spans: Spans, type_: Type, x: float = 0.0, right: float = 0.0) -> list[Strip]:
        lines = set_lines(spans, type_, self.setting.measure - x - right, self.setting.family)
        return kept_together([Strip(type_.leading, ((x, baseline(type_), line),)) for line in lines])

    def _numbered(self, spans: Spans, number: str) -> list[Strip]:
        """A paragraph with its number hanging in the margin; one too long for the margin goes before the words."""
        lines = set_lines(plain(number[:_LONG_NUMBER]), BODY, MARGIN, self.setting.family)
        if len(lines) > 1 or len(number) > _LONG_NUMBER:
            return self._paragraph((Span(f"{number} "), *spans), BODY)
        strips = self._paragraph(spans, BODY)
        if number:
            hanging = (-_HANGS - lines[0].width, baseline(BODY), lines[0])
            strips[0] = replace(strips[0], placed=(hanging, *strips[0].placed))
        return strips

    def _picture(self, block: Picture) -> list[Strip]:
        """A drawing as one strip, so that it is never parted, below its caption and unit."""
        setting = self.setting
        out = caption_strips(block.caption, block.unit, setting.measure, setting.family, setting.terms)
        most = max(setting.room * 0.5, setting.room - sum(strip.height for strip in out) - 4.0)
        scale = min(1.0, setting.measure / max(block.width, 1.0), most / max(block.height, 1.0))
        out.append(Strip(max(block.height, 0.0) * scale, picture=block, scale=scale, glued=True))
        out.append(Strip(4.0))
        out[0] = replace(out[0], before=AFTER + 5)
        return out

    def _quotation(self, block: Quotation) -> list[Strip]:
        strips = self._paragraph(block.spans, QUOTED, INDENT, INDENT)
        strips[0] = replace(strips[0], before=AFTER + 2)
        if block.attribution:
            strips[-1] = replace(strips[-1], glued=True)
            type_ = replace(SMALL, size=9.2, leading=13.0)
            spans = (Span("— "), *block.attribution)
            lines = set_lines(spans, type_, self.setting.measure - 2 * INDENT, self.setting.family)
            strips += [Strip(type_.leading, ((INDENT, baseline(type_), line),), glued=line is not lines[-1])
                       for line in lines]
        return strips

    def _list(self, block: ListBlock) -> list[Strip]:
        out: list[list[Strip]] = []
        for number, item in enumerate(block.items, 1):
            said = plain(f"{number}." if block.ordered else "–")
            label = set_lines(said, BODY, INDENT * 2, self.setting.family)[0]
            strips = self._paragraph(item, BODY, INDENT)
            first = strips[0]
            strips[0] = replace(
                first, placed=((INDENT - 7 - label.width, baseline(BODY), label), *first.placed),
                before=AFTER if number == 1 else 3.0,
            )
            out.append(strips)
        return last_paired(out)

    def _hanging(self, entry: Spans) -> list[Strip]:
        measure, family = self.setting.measure - INDENT, self.setting.family
        first = set_lines(entry, ENTRY, measure, family, first_indent=-INDENT)
        strips = [Strip(ENTRY.leading, ((INDENT * (at > 0), baseline(ENTRY), line),)) for at, line in enumerate(first)]
        return kept_together(strips, before=4.0)
