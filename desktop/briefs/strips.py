"""Strips, what pages are filled with: one line of the page, across all its columns, that may not be parted.

A strip knows its height, what is drawn in it, the notes marked in it, and whether it must stay with the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.briefs.lines import Line, Type
from desktop.briefs.values import Picture

BODY = Type(10.8, 15.2, justified=True)
QUOTED = Type(10.2, 14.2, justified=True)
NOTE = Type(8.6, 11.2)
CELL = Type(9.0, 12.2, marks=3)
CELL_HEAD = Type(8.4, 11.6, bold=True, display=True)
SMALL = Type(8.4, 11.6)
CAPTION = Type(9.4, 13.0, bold=True, display=True)
ENTRY = Type(9.8, 13.4)
LISTED = Type(10.4, 15.0)
GROUP = Type(11.0, 16.0, bold=True, display=True)
HEADINGS = (
    Type(15.0, 20.0, bold=True, display=True),
    Type(12.2, 17.0, bold=True, display=True),
    Type(10.8, 15.2, bold=True, italic=True, display=True),
)
ABOVE_HEADING = (24.0, 18.0, 14.0)
BELOW_HEADING = 8.0  # where another heading follows
AFTER = 7.0  # between paragraphs
INDENT = 22.0
MARGIN = 52.0  # what hangs in the margin reaches so far
HAIR, GREY, INK = 0.4, 0.62, 0.0


@dataclass(frozen=True)
class Rule:
    """A hairline from x0 to x1, `y` points below the top of its strip."""

    x0: float
    x1: float
    y: float
    weight: float = HAIR
    grey: float = GREY
    dotted: bool = False


@dataclass(frozen=True)
class Strip:
    """One line of the page; `placed` lines have an x and a baseline below the strip's top, in points.

    `before` is the white above it, dropped at the top of a page. `head` stands above it when it opens a page
    (the head of a table that goes on). `picture` is drawn from the strip's top, at `scale`. `origin` is the place in
    the document of the block it is of, from 0; -1 for what is of no block.
    """

    height: float
    placed: tuple[tuple[float, float, Line], ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    glued: bool = False
    new_page: bool = False
    heading: tuple[int, str] | None = None
    head: tuple[Strip, ...] = ()
    picture: Picture | None = None
    scale: float = 1.0
    grey: float = 0.0
    origin: int = -1

    @property
    def notes(self) -> tuple[int, ...]:
        """The numbers of the notes marked in this strip, in order."""
        return tuple(number for _, _, line in self.placed for number in line.notes)


def baseline(type_: Type) -> float:
    """How far below a strip's top its text stands: the leading shared out above and below the letters."""
    return type_.leading / 2 + type_.size * 0.34


def last_paired(parts: list[list[Strip]]) -> list[Strip]:
    """The strips of rows or items; a short last one never stands alone on a page."""
    if len(parts) > 1 and max(map(len, parts[-2:])) <= 3:
        parts[-2][-1] = replace(parts[-2][-1], glued=True)
    return [strip for strips in parts for strip in strips]


def kept_together(strips: list[Strip], *, before: float = AFTER) -> list[Strip]:
    """A paragraph's strips: no single first or last line stands alone on a page."""
    last = len(strips) - 1
    kept = [replace(strip, glued=at in (0, last - 1) and at < last) for at, strip in enumerate(strips)]
    kept[0] = replace(kept[0], before=before)
    return kept
