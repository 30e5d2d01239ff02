"""Tables as strips: a row's cells side by side, line by line, so that a table may be parted anywhere it must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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
    last_paired,
)
from desktop.briefs.values import Span, Spans, TableBlock, plain


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
        widths = self._widths()
        head = self._row([plain(column) for column in self.block.columns], widths, CELL_HEAD, foot=0.7)
        head[0] = replace(head[0], rules=(*head[0].rules, Rule(0, self.measure, 0, 0.7, INK)))
        head = [replace(strip, glued=True) for strip in head]
        out = self._caption() + head
        out[0] = replace(out[0], before=AFTER + 5)
        running = tuple(replace(strip, before=0.0) for strip in head)
        rows = []
        for at, row in enumerate(self.block.rows):
            last = at == len(self.block.rows) - 1
            strips = self._row(row, widths, CELL, foot=0.7 if last else HAIR)
            rows.append(self._together([replace(strip, head=running) for strip in strips], running))
        out += last_paired(rows)
        out.append(Strip(4.0))
        out[-2] = replace(out[-2], glued=True)
        return out

    def _caption(self) -> list[Strip]:
        unit = (Span(f"{self.terms['unit']}: {self.block.unit}"),) if self.block.unit else ()
        parts = [(self.block.caption, CAPTION), (unit, SMALL)]
        lines = [(line, type_) for spans, type_ in parts if spans
                 for line in set_lines(spans, type_, self.measure, self.family)]
        strips = [Strip(type_.leading, ((0.0, baseline(type_), line),), glued=True) for line, type_ in lines]
        return strips + [Strip(3.0, glued=True)] if strips else []

    def _together(self, strips: list[Strip], running: tuple[Strip, ...]) -> list[Strip]:
        """A short row is never parted; a long one keeps two lines on either page."""
        if len(strips) <= 5:
            return [replace(strip, glued=True) for strip in strips[:-1]] + strips[-1:]
        going_on = (*running, Strip(self._SKY, glued=True))
        kept = kept_together(strips, before=0.0)
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
        advances = self.family.text[False, False].advances
        return sum(advances.get(char, 600.0) for char in text) * CELL.size / 1000
