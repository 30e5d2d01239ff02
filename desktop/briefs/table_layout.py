"""Tables as strips: a row's cells side by side, line by line, so that a table may be parted anywhere it must."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Type, set_lines
from desktop.briefs.strips import (
    AFTER,
    CAPTION,
    CELL,
    CELL_HEAD,
    GREY,
    HAIR,
    INK,
    SMALL,
    Rule,
    Strip,
    baseline,
    kept_together,
)
from desktop.briefs.values import Span, Spans, TableBlock, plain

_NONE = 10**9  # more than any note's number


def caption_strips(caption: Spans, unit: str, measure: float, family: Family, terms: dict[str, str]) -> list[Strip]:
    """What stands above a table or picture: its caption, and what is counted in it. All of it stays with what follows.
    """
    counted = (Span(f"{terms['unit']}: {unit}"),) if unit else ()
    lines = [(line, type_) for spans, type_ in ((caption, CAPTION), (counted, SMALL)) if spans
             for line in set_lines(spans, type_, measure, family)]
    strips = [Strip(type_.leading, ((0.0, baseline(type_), line),), glued=True) for line, type_ in lines]
    return strips + [Strip(3.0, glued=True)] if strips else []


@dataclass(frozen=True)
class Table:
    """A table: columns as wide as their words ask for, hairlines between rows, the head again on every page."""

    block: TableBlock
    measure: float
    family: Family
    terms: dict[str, str]

    _PAD = 5.0  # left and right of a column's text
    _SKY = 3.0  # above and below a row

    def strips(self) -> list[Strip]:
        """The whole table: caption, head, rows, and a little air below."""
        widths = self.widths()
        head = self._row([plain(column) for column in self.block.columns], widths, CELL_HEAD, foot=0.7)
        head[0] = replace(head[0], rules=(*head[0].rules, Rule(0, self.measure, 0, 0.7, INK)))
        head = [replace(strip, glued=True) for strip in head]
        out = caption_strips(self.block.caption, self.block.unit, self.measure, self.family, self.terms) + head
        out[0] = replace(out[0], before=AFTER + 5)
        running = tuple(replace(strip, before=0.0) for strip in head)
        for at, row in enumerate(self.block.rows):
            last = at == len(self.block.rows) - 1
            strips = self._row(row, widths, CELL, foot=0.7 if last else HAIR)
            out += self._together([replace(strip, head=running) for strip in strips], running)
        out.append(Strip(4.0))
        out[-2] = replace(out[-2], glued=True)
        return out

    def _together(self, strips: list[Strip], running: tuple[Strip, ...]) -> list[Strip]:
        """A short row is never parted; a long one keeps two lines on either page."""
        if len(strips) <= 5:
            return [replace(strip, glued=True) for strip in strips[:-1]] + strips[-1:]
        going_on = (*running, Strip(self._SKY, glued=True))
        kept = _in_order(kept_together(strips, before=0.0))
        return kept[:1] + [replace(strip, head=going_on) for strip in kept[1:]]

    def _row(self, cells: Iterable[Spans], widths: list[float], type_: Type, foot: float) -> list[Strip]:
        columns = []
        left = self._PAD
        for cell, width in zip(cells, widths, strict=True):
            columns.append([(left, baseline(type_), line)
                            for line in set_lines(cell, type_, width - 2 * self._PAD, self.family)])
            left += width
        depth = max(map(len, columns))
        strips = [Strip(type_.leading, tuple(lines[at] for lines in columns if at < len(lines))) for at in range(depth)]
        return self._framed(strips, foot)

    def _framed(self, strips: list[Strip], foot: float) -> list[Strip]:
        """Air above the first line, air and a hairline below the last."""
        first = strips[0]
        lowered = tuple((x, y + self._SKY, line) for x, y, line in first.placed)
        strips[0] = replace(first, height=first.height + self._SKY, placed=lowered)
        last = strips[-1]
        height = last.height + self._SKY
        grey = GREY if foot == HAIR else INK
        strips[-1] = replace(last, height=height, rules=(*last.rules, Rule(0, self.measure, height, foot, grey)))
        return strips

    def widths(self) -> list[float]:
        """The widths of the columns, in points.

        Every column gets its longest word; what is left is shared by how much text a column holds.
        """
        reaches = self._reaches()
        # A word or an address longer than this is parted rather than given a wide column.
        longest = min(110.0, self.measure / len(reaches))
        air = 2 * self._PAD + 1
        least = [min(longest, max(word for word, _ in column)) + air for column in reaches]
        wish = [max(low, min(self.measure * 5, max(whole for _, whole in column) + air))
                for low, column in zip(least, reaches, strict=True)]
        if sum(wish) <= self.measure:
            spare = (self.measure - sum(wish)) / len(wish)
            return [width + spare for width in wish]
        if sum(least) > self.measure:
            return [low * self.measure / sum(least) for low in least]
        # Squared, so that a few long cells count: a row is as high as its longest cell makes it.
        usual = [(sum(whole * whole for _, whole in column) / len(column)) ** 0.5 + air for column in reaches]
        return _shared_out(self.measure, least, wish, usual)

    def _reaches(self) -> list[list[tuple[float, float]]]:
        """By column, for its head and each of its cells: how far its longest word and all of it reach, about."""
        columns = [[self._reach(head, CELL_HEAD)] for head in self.block.columns]
        for row in self.block.rows:
            for column, cell in zip(columns, row, strict=True):
                said = "".join(span.text if isinstance(span, Span) else "00" for span in cell)
                column.append(self._reach(said[:4000], CELL))
        return columns

    def _reach(self, text: str, type_: Type) -> tuple[float, float]:
        """How far the longest word and the whole text reach; exact widths are settled when lines are set."""
        advances = self.family.text[type_.bold, False].advances
        reach = [sum(advances.get(char, 600.0) for char in word) * type_.size / 1000 for word in text.split() or [""]]
        return max(reach), sum(reach) + len(reach[1:]) * advances[" "] * type_.size / 1000


def _in_order(strips: list[Strip]) -> list[Strip]:
    """A row that a page may not part where a later note would come to stand on an earlier page.

    Notes are numbered cell by cell, but a row is parted line by line.
    """
    so_far = accumulate((max(strip.notes, default=0) for strip in strips), max)
    to_come = [*accumulate((min(strip.notes, default=_NONE) for strip in strips[:0:-1]), min)][::-1]
    return [
        replace(strip, glued=True) if before > after else strip
        for strip, before, after in zip(strips, so_far, (*to_come, _NONE), strict=True)
    ]


def _shared_out(measure: float, least: list[float], wish: list[float], usual: list[float]) -> list[float]:
    """Widths between least and wish that fill the measure, by how much more a usual cell of a column needs.

    The power lets a long column be wide without starving the others; no column gets more than it asks for.
    """
    widths = list(least)
    open_ = {at for at, low in enumerate(least) if wish[at] > low}
    while open_:
        spare = measure - sum(widths[at] if at not in open_ else least[at] for at in range(len(widths)))
        parts = {at: max(usual[at] - least[at], 1.0) ** 0.8 for at in open_}
        share = {at: least[at] + spare * part / sum(parts.values()) for at, part in parts.items()}
        content = {at for at in open_ if share[at] >= wish[at]}
        for at in content or open_:
            widths[at] = wish[at] if at in content else share[at]
        open_ = open_ - content if content else set()
    return widths
