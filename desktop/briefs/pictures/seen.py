"""A picture laid out, with the places in it that stand for something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.briefs.blocks.drawing import TALLEST, WIDTH, Axis
from desktop.briefs.values import Picture

Shown = tuple[tuple[str, ...], str]
"""A line of the table that says the same: its cells, and the record it tells of or ""."""


@dataclass(frozen=True)
class Spot:
    """A place of a picture that stands for something: what it says in full, exactly, and of which records.

    `exact` are dates as EDTF. `to` are the numbers of spots that belong beside it, as neighbours in a graph do.
    """

    x: float
    y: float
    width: float
    height: float
    words: str
    exact: str = ""
    records: tuple[str, ...] = ()
    more: bool = False
    """It stands for several things that have no room of their own."""
    to: tuple[int, ...] = ()
    icon: str = ""
    """The kind whose icon is drawn in its upper left corner; paper has none."""

    def holds(self, x: float, y: float) -> bool:
        """Is this point in it, or so near that it was meant?"""
        return self.x - 2 <= x <= self.x + self.width + 2 and self.y - 1 <= y <= self.y + self.height + 1


@dataclass(frozen=True)
class View:
    """How a picture is to be laid out: how wide, which days of it, whether it is for paper.

    `first` and `last` are the first and last day shown; None is as far as anything is told. `today` is drawn as a
    hairline; paper has none, since it is read on another day. `tallest` is the height of one picture, 0 for any.
    """

    width: float = WIDTH
    first: date | None = None
    last: date | None = None
    today: date | None = None
    tallest: float = TALLEST
    most: int = 0
    """Lanes, or records of a graph, that are drawn at most; 0 for as many as fit a page."""

    @property
    def on_paper(self) -> bool:
        """Is it to be printed, on pages of one height?"""
        return self.tallest > 0


@dataclass(frozen=True)
class Seen:
    """A picture, its places, and the days it lies on where it has any."""

    picture: Picture
    spots: tuple[Spot, ...] = ()
    axis: Axis | None = None
    told: str = ""
    """What a reader must know: what is not drawn, what is not dated."""


@dataclass(frozen=True)
class Told:
    """The same as a table: headings and lines."""

    heads: tuple[str, ...] = ()
    lines: tuple[Shown, ...] = field(default=())
