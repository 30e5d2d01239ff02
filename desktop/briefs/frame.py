"""Strips become pages, with every note beginning at the foot of the page where its mark stands.

A page takes strips while they and the notes marked in them fit. A page may end only where no strip is glued to
the next. Notes stand in the order of their numbers, also where marks of a table's columns stand side by side. The
last note of a page may go on at the foot of the next one, but only if keeping it whole would leave
more than a few lines of the page empty; two lines of it stay and two go. What a note has left over stands first
among the next page's notes. When even the first strips of a page do not fit with their notes, any note may be parted;
if that is not enough, glue is let go. So every page takes something, and the layout always ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.briefs.strips import Strip

_ABOVE_NOTES = 14.0  # from the text to the first note, the rule in between
_BETWEEN_NOTES = 2.0
_LEAST = 2  # lines of a parted note on either page
_BEARABLE_GAP = 62.0  # points of a page left empty rather than parting a note
_EPSILON = 1e-6
_WHOLE, _LAST, _ANY = range(3)

NoteLines = Mapping[int, Sequence[Strip]]


@dataclass
class Page:
    """What stands on a page: strips and note lines, each with how far its top is below the top of the type area."""

    body: list[tuple[float, Strip]] = field(default_factory=list)
    notes: list[tuple[float, Strip]] = field(default_factory=list)
    rule: float = 0.0  # where the rule above the notes stands; 0 without notes
    carried: bool = False  # the first note began on an earlier page


@dataclass
class _Piece:
    """Some lines of one note on one page."""

    lines: Sequence[Strip]

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)


def pages_of(strips: Sequence[Strip], notes: NoteLines, room: float) -> list[Page]:
    """Fill pages `room` points high. `notes` holds the lines of each note by its number."""
    pages: list[Page] = []
    carry: list[_Piece] = []
    at = 0
    while at < len(strips) or carry:
        filler = _Filler(strips, notes, room, at, carry)
        page, at, carry = filler.page()
        pages.append(page)
    return pages


def _notes_height(pieces: Sequence[_Piece]) -> float:
    if not pieces:
        return 0.0
    return _ABOVE_NOTES + sum(piece.height for piece in pieces) + _BETWEEN_NOTES * (len(pieces) - 1)


@dataclass
class _Filler:
    """Fills one page, from strip `start`, with notes carried over from the page before."""

    strips: Sequence[Strip]
    notes: NoteLines
    room: float
    start: int
    carry: list[_Piece]

    def page(self) -> tuple[Page, int, list[_Piece]]:
        """The page, the strip the next one starts with, and what its notes have left over."""
        if _notes_height(self.carry) > self.room * 0.7:
            kept, left = self._go_on()
            return self._draw(self.start, kept), self.start, left
        end = self._end(_WHOLE)
        longer = self._end(_LAST)
        if longer > end and (end == self.start or self._gap(end) > _BEARABLE_GAP):
            end = longer
        if end == self.start < len(self.strips) and not self.carry:
            end = self._end(_ANY)
            if end == self.start:
                end = max(self._end(_ANY, glue=False), self.start + 1)
        kept, left = self._share(self._pieces(end), self.room - self._body_height(end))
        return self._draw(end, kept), end, left

    def _top(self) -> tuple[Strip, ...]:
        """What is repeated above the first strip of this page."""
        return self.strips[self.start].head if self.start < len(self.strips) else ()

    def _body_height(self, end: int) -> float:
        height = sum(strip.height for strip in self._top())
        for at in range(self.start, end):
            height += self.strips[at].height + (self.strips[at].before if at > self.start else 0.0)
        return height

    def _pieces(self, end: int) -> list[_Piece]:
        numbers = [number for strip in self.strips[self.start:end] for number in strip.notes]
        return self.carry + [_Piece(self.notes[number]) for number in sorted(numbers)]

    def _gap(self, end: int) -> float:
        return self.room - self._body_height(end) - _notes_height(self._pieces(end))

    def _end(self, parting: int, *, glue: bool = True) -> int:
        """The furthest allowed end of the page; the start if there is none. Without glue any end is allowed.

        `parting` says which notes may go on overleaf: none, the last, or any.
        """
        best = self.start
        body = sum(strip.height for strip in self._top())
        notes, count = _notes_height(self.carry), len(self.carry)
        last, saved = 0, 0.0
        for at in range(self.start, len(self.strips)):
            strip = self.strips[at]
            if strip.new_page and at > self.start:
                return at  # all before it fits
            body += strip.height + (strip.before if at > self.start else 0.0)
            for number in strip.notes:
                lines = self.notes[number]
                height = sum(line.height for line in lines)
                if parting == _ANY:
                    saved += height - _least_height(lines)
                elif parting == _LAST and number > last:
                    last, saved = number, height - _least_height(lines)
                notes += height + (_BETWEEN_NOTES if count else _ABOVE_NOTES)
                count += 1
            if body + notes - saved > self.room + _EPSILON:
                break
            if not (strip.glued and glue) or at + 1 == len(self.strips):
                best = at + 1
        return best

    def _go_on(self) -> tuple[list[_Piece], list[_Piece]]:
        """A page given wholly to notes that began before: one after the other, as far as they fit."""
        kept: list[_Piece] = []
        for at, piece in enumerate(self.carry):
            room = self.room - _notes_height([*kept, _Piece(())])
            if piece.height > room + _EPSILON:
                fitting = _fitting(piece.lines, room)
                kept.append(_Piece(piece.lines[:fitting]))
                return kept, [_Piece(piece.lines[fitting:]), *self.carry[at + 1:]]
            kept.append(piece)
        return kept, []

    def _share(self, pieces: list[_Piece], room: float) -> tuple[list[_Piece], list[_Piece]]:
        """Which lines of these notes stand on this page, and what is left over, each note in its order.

        Whole notes if they fit; else the last is parted; else every one keeps at least a line.
        """
        room -= _notes_height([_Piece(())] * len(pieces))
        kept: list[_Piece] = []
        left: list[_Piece] = []
        for at, piece in enumerate(pieces):
            later = sum(_least_height(other.lines) for other in pieces[at + 1:])
            if piece.height + later <= room + _EPSILON:
                kept.append(piece)
                room -= piece.height
                continue
            fitting = _fitting(piece.lines, room - later)
            kept.append(_Piece(piece.lines[:fitting]))
            left.append(_Piece(piece.lines[fitting:]))
            room -= kept[-1].height
        return kept, left

    def _draw(self, end: int, pieces: list[_Piece]) -> Page:
        page = Page(carried=bool(self.carry))
        y = 0.0
        shown = (*self._top(), *self.strips[self.start:end]) if end > self.start else ()
        for at, strip in enumerate(shown):
            y += strip.before if at > len(self._top()) else 0.0
            page.body.append((y, strip))
            y += strip.height
        y = self.room - _notes_height(pieces)
        page.rule = y + _ABOVE_NOTES * 0.55 if pieces else 0.0
        y += _ABOVE_NOTES
        for piece in pieces:
            for line in piece.lines:
                page.notes.append((y, line))
                y += line.height
            y += _BETWEEN_NOTES
        return page


def _least_height(lines: Sequence[Strip]) -> float:
    """What a note needs on the page of its mark: two lines, or all of a note too short to be parted."""
    shown = lines if len(lines) < 2 * _LEAST else lines[:_LEAST]
    return sum(line.height for line in shown)


def _fitting(lines: Sequence[Strip], room: float) -> int:
    """How many lines fit, so that two stay on either page if they can; at least one, so that the note begins."""
    count, height = 0, 0.0
    while count < len(lines) and height + lines[count].height <= room + _EPSILON:
        height += lines[count].height
        count += 1
    if len(lines) - count < _LEAST < count:
        count = max(_LEAST, len(lines) - _LEAST)
    return max(count, 1)
