"""Blocks become strips, notes and contents too: everything a page is filled with (desktop.briefs.frame)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Line, Type, set_lines
from desktop.briefs.strips import (
    ABOVE_HEADING,
    AFTER,
    BELOW_HEADING,
    BODY,
    ENTRY,
    GREY,
    HEADINGS,
    INDENT,
    NOTE,
    QUOTED,
    SMALL,
    Rule,
    Strip,
    baseline,
    kept_together,
    last_paired,
)
from desktop.briefs.table_layout import Table
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
        if strips and out and strips[0].heading and out[-1].glued:
            strips[0] = replace(strips[0], before=BELOW_HEADING)
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
    strips = [Strip(NOTE.leading, ((gutter, baseline(NOTE), line),)) for line in lines]
    hanging = (0.0, baseline(NOTE), replace(number, inks=(ink,)))
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
        indent = INDENT * 0.8 * (level - 1)
        lines = [_aimed(line, target) for line in set_lines(plain(text), type_, measure - room - indent, family)]
        strips = [Strip(15.0, ((indent, baseline(type_), line),), glued=True) for line in lines]
        number = _aimed(set_lines(plain(page), Type(10.4, 15.0), room, family)[0], target)
        right = measure - number.width
        leader = Rule(indent + lines[-1].width + 5, right - 5, baseline(type_), 0.5, GREY, dotted=True)
        last = (*strips[-1].placed, (right, baseline(type_), number))
        strips[-1] = replace(strips[-1], placed=last, rules=(leader,), glued=False)
        strips[0] = replace(strips[0], before=7.0 if level == 1 else 0.0)
        out.extend(strips)
    return out


def _aimed(line: Line, target: str) -> Line:
    return replace(line, inks=tuple(replace(ink, target=target) for ink in line.inks))


def _heading_strips(block: Heading, measure: float, family: Family) -> list[Strip]:
    level = min(max(block.level, 1), 3)
    type_ = HEADINGS[level - 1]
    lines = set_lines(block.spans, type_, measure, family)
    strips = [Strip(type_.leading, ((0.0, baseline(type_), line),), glued=True) for line in lines]
    strips[0] = replace(strips[0], before=ABOVE_HEADING[level - 1], heading=(level, block.text))
    return strips


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
            case TableBlock() if block.columns:
                return Table(block, self.measure, self.family, self.terms).strips()
            case Bibliography():
                return [strip for entry in self.bibliography for strip in self._hanging(entry)]
        return []

    def _paragraph(self, spans: Spans, type_: Type, x: float = 0.0, right: float = 0.0) -> list[Strip]:
        lines = set_lines(spans, type_, self.measure - x - right, self.family)
        return kept_together([Strip(type_.leading, ((x, baseline(type_), line),)) for line in lines])

    def _quotation(self, block: Quotation) -> list[Strip]:
        strips = self._paragraph(block.spans, QUOTED, INDENT, INDENT)
        strips[0] = replace(strips[0], before=AFTER + 2)
        if block.attribution:
            strips[-1] = replace(strips[-1], glued=True)
            type_ = replace(SMALL, size=9.2, leading=13.0)
            spans = (Span("— "), *block.attribution)
            lines = set_lines(spans, type_, self.measure - 2 * INDENT, self.family)
            strips += [Strip(type_.leading, ((INDENT, baseline(type_), line),), glued=line is not lines[-1])
                       for line in lines]
        return strips

    def _list(self, block: ListBlock) -> list[Strip]:
        out: list[list[Strip]] = []
        for number, item in enumerate(block.items, 1):
            label = set_lines(plain(f"{number}." if block.ordered else "–"), BODY, INDENT * 2, self.family)[0]
            strips = self._paragraph(item, BODY, INDENT)
            first = strips[0]
            strips[0] = replace(
                first, placed=((INDENT - 7 - label.width, baseline(BODY), label), *first.placed),
                before=AFTER if number == 1 else 3.0,
            )
            out.append(strips)
        return last_paired(out)

    def _hanging(self, entry: Spans) -> list[Strip]:
        first = set_lines(entry, ENTRY, self.measure - INDENT, self.family, first_indent=-INDENT)
        strips = [Strip(ENTRY.leading, ((INDENT * (at > 0), baseline(ENTRY), line),)) for at, line in enumerate(first)]
        return kept_together(strips, before=4.0)
