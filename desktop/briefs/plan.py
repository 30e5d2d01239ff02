"""Where everything of a document stands, before anything is painted: its pages as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.briefs.fonts import Family, family
from desktop.briefs.frame import Page, pages_of
from desktop.briefs.layout import Setting, joined, note_strips, parts_of, title_strips
from desktop.briefs.lines import shortened
from desktop.briefs.listings import AuthorityTable, contents_strips
from desktop.briefs.strips import Strip
from desktop.briefs.terms import term
from desktop.briefs.values import Document

SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
"""Width and height of the paper in points."""
SIDE, TOP, FOOT = 78.0, 88.0, 76.0
"""Margins in points."""
_GUTTER = 20.0  # where note numbers hang
_FEW_HEADINGS = 3  # fewer need no contents
_LONGEST_ENTRY = 400  # letters of a heading that contents show
_TITLE = 0.32  # of the page's height, above the title


@dataclass(frozen=True)
class Plan:
    """The pages of a document: the title, on one page if it is not monstrous, then contents, then the body."""

    size: tuple[float, float]
    fonts: Family
    front: Sequence[Page]
    contents: Sequence[Page]
    body: Sequence[Page]
    strips: Sequence[Strip] = field(repr=False)
    notes: dict[int, list[Strip]] = field(repr=False)

    @property
    def measure(self) -> float:
        """The width of the type area."""
        return self.size[0] - 2 * SIDE

    @property
    def room(self) -> float:
        """The height of the type area."""
        return self.size[1] - TOP - FOOT

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.front) + len(self.contents) + len(self.body)

    def page(self, number: int) -> Page:
        """The page with this number; the title page is number 1."""
        at = number - 1
        for pages in (self.front, self.contents):
            if at < len(pages):
                return pages[at]
            at -= len(pages)
        return self.body[at]


def plan_of(document: Document, progress: Callable[[int, int], None] = lambda done, total: None) -> Plan:
    """Lay a document out; `progress(done, total)` is called for each block and may raise to stop."""
    brief, fonts = document.brief, family()
    size = SIZES[brief.page_size]
    measure, room = size[0] - 2 * SIDE, size[1] - TOP - FOOT
    setting = Setting(measure, room, fonts, {"unit": term("unit", brief.language)})
    notes = {note.number: note_strips(note, measure, fonts, _GUTTER) for note in document.notes}
    count = len(document.blocks)
    parts = parts_of(document.blocks, document.bibliography, setting, lambda at: progress(at, count))
    table = AuthorityTable(document.authorities, measure, fonts)
    depths: dict[int, int] = {}
    strips = joined(parts, table.strips({}, depths))
    body = pages_of(strips, notes, room)

    def contents(first: int) -> Sequence[Page]:
        """The pages of contents where the body begins on page `first`."""
        found = list(_headings(body))
        if len(found) < _FEW_HEADINGS or not brief.contents:
            return ()
        rows = [(level, shortened(text, _LONGEST_ENTRY), str(page + first), f"#heading-{at}")
                for at, (page, level, text) in enumerate(found)]
        return pages_of(contents_strips(rows, term("contents", brief.language), measure, fonts), {}, room)

    titled = title_strips(brief, size[1] * _TITLE - TOP, measure, fonts) if brief.title_page else []
    front = pages_of(titled, {}, room) if titled else ()
    # The number of contents pages does not hang on the page numbers printed in them.
    first = 1 + len(front) + len(contents(0))
    at_rest = not document.authorities
    while not at_rest:
        before = dict(depths)
        strips = joined(parts, table.strips(_note_pages(body, first), depths))
        body = pages_of(strips, notes, room)
        at_rest = depths == before
    return Plan(size, fonts, front, contents(first), body, strips, notes)


def _headings(pages: Sequence[Page]) -> Iterator[tuple[int, int, str]]:
    """Page (from 0), level and text of every heading."""
    for number, page in enumerate(pages):
        for _, strip in page.body:
            if strip.heading:
                yield number, *strip.heading


def _note_pages(pages: Sequence[Page], first: int) -> dict[int, int]:
    """The printed page of each note's mark."""
    return {note: number for number, page in enumerate(pages, first) for _, strip in page.body for note in strip.notes}
