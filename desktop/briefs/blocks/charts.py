"""Counts of records: as a table, and as bars with the table below them."""

from __future__ import annotations

from dataclasses import replace

from archive_schema.records import Record
from desktop.briefs.blocks.counting import Count, Line, count
from desktop.briefs.blocks.drawing import cut
from desktop.briefs.context import Context
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.briefs.terms import quoted, term
from desktop.briefs.values import Block, Box, Picture, Span, Spans, Stroke, TableBlock, Text, Words, plain

_ROW, _SIZE, _VALUE = 15.0, 7.8, 92.0
_LABEL = 0.32  # of the width
_OPEN = 26.0  # how far a bar without an upper bound reaches beyond its least


def counts(context: Context, block: Record) -> list[Block]:
    """The table of a block's count, and what was left out; [] when there is nothing to count."""
    counted = count(context, block)
    return [_table(context, block, counted, _caption(context, block, counted)), *_left_out(context, counted)] \
        if counted else []


def chart(context: Context, block: Record) -> list[Block]:
    """The bars of a block's count, the table of the same numbers, and what was left out."""
    counted = count(context, block)
    if counted is None:
        return []
    caption, unit = _caption(context, block, counted), _unit(counted, context.language)
    pictures = [replace(one.picture, caption=() if at else caption, unit=unit)
                for at, one in enumerate(bars(context, counted, View()))]
    return [*pictures, _table(context, block, counted, ()), *_left_out(context, counted)]


def said(line: Line, language: str) -> str:
    """A number as it may be said: "13", "13–15", "at least 13", with the words that were not added."""
    words = f"{line.least}" if line.most == line.least else f"{line.least}–{line.most}" if line.most is not None \
        else term("at_least", language).format(count=line.least)
    vague = [quoted(one, language) for one in line.vague]
    if vague and not line.least and line.most == 0:
        return " + ".join(vague)
    return " + ".join([words, *vague])


def _caption(context: Context, block: Record, counted: Count) -> Spans:
    own = str(block["caption"] or block["text"] or "")
    return plain(own or f"{counted.unit[:1].upper()}{counted.unit[1:]}: {counted.by}")


def _unit(counted: Count, language: str) -> str:
    return "; ".join(filter(None, (counted.unit, counted.period or term("no_period", language))))


def bars(context: Context, counted: Count, view: View) -> list[Seen]:
    """The lines of a count as bars, on as many pictures as pages want; each line leads to its records."""
    per_picture = int((view.tallest - 40.0) // _ROW) if view.on_paper else max(1, len(counted.lines))
    return [_bars(context, counted, counted.lines[at:at + per_picture], view.width)
            for at in range(0, len(counted.lines), per_picture)]


def _bars(context: Context, counted: Count, lines: list[Line], width: float) -> Seen:
    left = width * _LABEL
    ends = [line.most if line.most is not None else line.least for line in counted.lines]
    scale = (width - left - _VALUE - _OPEN) / max(1, *ends)
    shapes: list[Stroke | Box | Words] = []
    spots: list[Spot] = []
    for at, line in enumerate(lines):
        top = at * _ROW
        label = cut(context.naming.cloaked(line.label), left - 8, _SIZE)
        shapes.append(Words(label, left - 6, top + 9.6, _SIZE, "right"))
        full = line.least * scale
        if full:
            shapes.append(Box(left, top + 2.5, full, _ROW - 5, 0.3))
        more = ((line.most - line.least) * scale if line.most is not None else _OPEN) or (_OPEN if line.vague else 0.0)
        if more:
            shapes.append(Box(left + full, top + 2.5, more, _ROW - 5, 0.6, hatched=True))
        number = context.naming.cloaked(said(line, context.language))
        words = cut(number, width - left - full - more - 4, _SIZE)
        shapes.append(Words(words, left + full + more + 4, top + 9.6, _SIZE))
        spots.append(Spot(0.0, top, width, _ROW, f"{context.naming.cloaked(line.label)}: {number} ({counted.unit})",
                          records=tuple(line.records)))
    bottom = len(lines) * _ROW
    shapes.append(Stroke(left, 0, left, bottom, 0.6))
    y = bottom + 7.0
    for name, grey, hatched in (("bar_least", 0.3, False), ("bar_most", 0.6, True)):
        shapes += [Box(0, y, 16.0, 7.0, grey, hatched),
                   Words(term(name, context.language), 21.0, y + 6.4, 7.2, grey=0.2)]
        y += 11.0
    told = "; ".join(f"{line.label}: {said(line, context.language)}" for line in lines)
    return Seen(Picture(width, y + 2, tuple(shapes), description=told), tuple(spots))


def _table(context: Context, block: Record, counted: Count, caption: Spans) -> TableBlock:
    """By value: at least, at most, what was not added; the whole last, in which nothing is counted twice."""
    vague = any(line.not_added for line in counted.lines)
    rows = [_row(context, line, vague, noted=True) for line in counted.lines]
    rows.append(_row(context, counted.whole, vague, noted=False))
    heads = [counted.by, term("least", context.language), term("most", context.language)]
    if vague:
        heads.append(term("not_added", context.language))
    return TableBlock(tuple(heads), tuple(rows), caption, _unit(counted, context.language))


def _row(context: Context, line: Line, vague: bool, noted: bool) -> tuple[Spans, ...]:
    most = f"{line.most}" if line.most is not None else term("no_bound", context.language)
    mark = _evidence(context, line) if noted else ()
    label: Spans = (Span(line.label, bold=not noted), *mark)
    cells: tuple[Spans, ...] = (label, plain(f"{line.least}"), plain(most))
    return (*cells, plain("; ".join(_not_added(context, *one) for one in line.not_added))) if vague else cells


def _not_added(context: Context, words: str, others: tuple[str, ...]) -> str:
    """“dozens” (differently: 55)."""
    said = quoted(words, context.language) if words else ""
    elsewhere = f"{term('but', context.language)} {', '.join(others)}" if others else ""
    return f"{said} ({elsewhere})" if said and elsewhere else said or elsewhere


def _evidence(context: Context, line: Line) -> Spans:
    """A note with one place for each record that is counted here."""
    firsts = []
    for record in line.records:
        firsts += [one for one in context.reader.citations_of(record) if one["stance"] != "mentions"
                   and one["value"] is None and one["stance"] != "contradicts"][:1]
    return context.places(firsts)


def _left_out(context: Context, counted: Count) -> list[Block]:
    """What a reader of the numbers must know."""
    told = list(counted.left_out)
    if counted.overlap:
        told.insert(0, term("several_lines", context.language))
    if any(line.vague for line in counted.lines):
        told.append(term("vague_told", context.language))
    return [Text(plain(" ".join(told)))] if told else []
