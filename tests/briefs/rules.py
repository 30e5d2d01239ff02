"""What must hold of every page of every paper, looked for by program: in the plan, and in the finished PDF."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader

from desktop.briefs.frame import Page
from desktop.briefs.layout import Setting, parts_of
from desktop.briefs.marks import clean
from desktop.briefs.plan import Plan
from desktop.briefs.strips import Strip
from desktop.briefs.values import (
    Authorities,
    Block,
    Document,
    Heading,
    ListBlock,
    Picture,
    Quotation,
    TableBlock,
    Text,
    plain_text,
)
from desktop.briefs.verify import letters
from desktop.briefs.walk import spans_of


class Looked:
    """A document with its plan, and on which page of the body each strip stands."""

    def __init__(self, document: Document, plan: Plan) -> None:
        self.document, self.plan = document, plan
        self.page_of: list[int] = []
        self.starts: list[int] = []
        for number, page in enumerate(plan.body):
            self.starts.append(len(self.page_of))
            for _, strip in page.body:
                if len(self.page_of) < len(plan.strips) and strip is plan.strips[len(self.page_of)]:
                    self.page_of.append(number)
        self.forced = 0
        """Pages that end between lines that should stay together, because these alone fill the page."""

    def blocks(self) -> Iterator[tuple[Block, int, int]]:
        """Each block with the strips it is made of: from, to."""
        setting = Setting(self.plan.measure, self.plan.room, self.plan.fonts, {"unit": "Unit"})
        parts = parts_of(self.document.blocks, self.document.bibliography, setting)
        listed = len(self.plan.strips) - sum(len(strips) for _, strips in parts)
        at = 0
        for block, strips in parts:
            count = listed if isinstance(block, Authorities) else len(strips)
            yield block, at, at + count
            at += count

    def broken(self) -> list[str]:
        """Every rule that does not hold, in words."""
        if len(self.page_of) != len(self.plan.strips):
            return [f"{len(self.plan.strips) - len(self.page_of)} lines stand on no page"]
        found = [*self._notes(), *self._lost(), *self._inside(), *self._parted_notes()]
        for block, start, end in self.blocks():
            match block:
                case Heading():
                    found += self._together(start, min(end + 2, len(self.page_of)), "heading", end)
                case Text():
                    found += self._paragraph(start, end)
                case Quotation() | ListBlock():
                    found += self._ends(start, end)
                case Picture():
                    found += self._together(start, end, "picture", start)
                case TableBlock():
                    found += self._table(start, end)
        return found

    def _notes(self) -> Iterator[str]:
        order = []
        for number, page in enumerate(self.plan.body):
            marks = sorted(note for _, strip in page.body for note in strip.notes)
            begun = [int(ink.anchor.removeprefix("note-")) for _, strip in page.notes
                     for _, _, line in strip.placed for ink in line.inks if ink.anchor.startswith("note-")]
            order += begun
            if marks != begun:
                yield f"page {number}: marks {marks}, notes {begun}"
        if order != [note.number for note in self.document.notes]:
            yield "notes are not in their order"

    def _lost(self) -> Iterator[str]:
        for block, start, end in self.blocks():
            if isinstance(block, Authorities):
                continue
            printed = "".join(line_text(strip) for strip in self.plan.strips[start:end])
            meant = meant_by(block)
            if isinstance(block, TableBlock | ListBlock | Picture) or not meant:
                same = not Counter(letters(meant)) - Counter(letters(printed))
            else:
                same = letters(meant) == letters(printed)
            if not same and meant:
                yield f"words of a block are lost: {meant[:60]}"
        for note in self.document.notes:
            printed = "".join(line_text(strip) for strip in self.plan.notes[note.number])
            if letters(printed) != letters(f"{note.number}{clean(plain_text(note.spans))}"):
                yield f"words of note {note.number} are lost"
        drawn = sum(len(page.notes) for page in self.plan.body)
        if drawn != sum(map(len, self.plan.notes.values())):
            yield "lines of notes are lost"

    def _inside(self) -> Iterator[str]:
        for number, page in enumerate(self.plan.body):
            foot = max((y + strip.height for y, strip in page.body), default=0.0)
            last = max((y + strip.height for y, strip in page.notes), default=0.0)
            if foot > (page.rule or self.plan.room) + 0.01 or last > self.plan.room + 0.01:
                yield f"page {number} is too full"
            if any(x + line.width > self.plan.measure + 0.5 for _, strip in (*page.body, *page.notes)
                   for x, _, line in strip.placed):
                yield f"page {number} has a line that is too wide"

    def _parted_notes(self) -> Iterator[str]:
        """Two lines at least of a parted note on either page, unless the page had no room for two of every note."""
        pages: dict[int, list[int]] = {}
        note = 0
        for number, page in enumerate(self.plan.body):
            for strip in noted(page):
                begins = [ink.anchor for _, _, line in strip.placed for ink in line.inks if ink.anchor]
                note = int(begins[0].removeprefix("note-")) if begins else self._goes_on(strip, note)
                pages.setdefault(note, []).append(number)
        for note, lines in pages.items():
            counts = Counter(lines)
            if len(counts) > 1 and len(lines) >= 4 and min(counts.values()) < 2:
                first = min(counts)
                if sum(1 for other in pages.values() if first in other) < 2:
                    yield f"note {note}: a single line of it stands alone"

    def _goes_on(self, strip: Strip, note: int) -> int:
        if any(strip is line for line in self.plan.notes.get(note, ())):
            return note
        return next(number for number, lines in self.plan.notes.items() if any(strip is line for line in lines))

    def _paragraph(self, start: int, end: int) -> Iterator[str]:
        if end - start > 1:
            yield from self._together(start, start + 2, "first line", start)
            yield from self._together(end - 2, end, "last line", end)

    def _ends(self, start: int, end: int) -> Iterator[str]:
        """Of quotations and lists: the first line never ends a page alone, nor does the last begin one."""
        first = next((at for at in range(start + 1, end) if self.plan.strips[at].before), end)
        if first - start > 1:
            yield from self._together(start, start + 2, "first line", start)
        if end - start > 2:
            yield from self._together(end - 2, end, "last line", end)

    def _table(self, start: int, end: int) -> Iterator[str]:
        first = next(at for at in range(start, end) if self.plan.strips[at].head)
        yield from self._together(start, first + 1, "head of a table", start)
        for at in range(first + 1, end - 1):
            if self.page_of[at] != self.page_of[at - 1]:
                page = self.plan.body[self.page_of[at]]
                if tuple(strip for _, strip in page.body[:len(self.plan.strips[at].head)]) != self.plan.strips[at].head:
                    yield f"page {self.page_of[at]}: the head of the table is not repeated"

    def _together(self, start: int, end: int, what: str, at: int) -> Iterator[str]:
        for one in range(start, end - 1):
            page = self.page_of[one]
            if page != self.page_of[one + 1] and not self._asked_for(one + 1):
                if all(strip.glued for strip in self.plan.strips[self.starts[page]:one + 1]):
                    self.forced += 1
                else:
                    yield f"page {page}: {what} at line {at} is parted from what it belongs to"

    def _asked_for(self, at: int) -> bool:
        return self.plan.strips[at].new_page


def noted(page: Page) -> list[Strip]:
    """The lines of notes on a page."""
    return [strip for _, strip in page.notes]


def line_text(strip: Strip) -> str:
    """The words of a strip, without note marks."""
    return "".join(ink.text for _, _, line in strip.placed for ink in line.inks if not ink.rise)


def meant_by(block: Block) -> str:
    """The words of a block in the order they are printed in; of a picture its caption alone."""
    if isinstance(block, Picture):
        return clean(plain_text(block.caption))
    if isinstance(block, Text | Heading | Quotation | ListBlock | TableBlock):
        return clean("".join(plain_text(spans) for spans in spans_of(block)))
    return ""


def read_back(document: Document, plan: Plan, data: bytes) -> list[str]:
    """What is wrong in the finished file: notes on other pages than their marks, pages that say something else."""
    found = []
    texts = [letters(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]
    if len(texts) != plan.count:
        return [f"{len(texts)} pages instead of {plan.count}"]
    last = 0, 0
    for note in document.notes:
        pages = [number for number, text in enumerate(texts) if f"mark{note.number:04d}" in text]
        begun = [(number, text.index(f"note{note.number:04d}")) for number, text in enumerate(texts)
                 if f"note{note.number:04d}" in text]
        if len(begun) != 1 or begun[0][0] not in pages:
            found.append(f"note {note.number}: mark on {pages}, begun on {begun}")
        elif begun[0] < last:
            found.append(f"note {note.number} is not in its order")
        last = begun[0] if begun else last
    for number in range(2, plan.count + 1):
        page = plan.page(number)
        at = 0
        for run in _painted(page):
            at = texts[number - 1].find(run, at) + len(run)
            if at < len(run):
                found.append(f"page {number} says something else than was planned: {run[:60]}")
                break
    return found


def _painted(page: Page) -> Iterator[str]:
    """The letters on a page in their order; pictures come between the runs, with words of their own."""
    run = ""
    for _, strip in (*page.body, *page.notes):
        run += "".join(ink.text for _, _, line in strip.placed for ink in line.inks)
        if strip.picture:
            yield letters(run)
            run = ""
    yield letters(run)


def looked_at(document: Document, plan: Plan, data: bytes) -> tuple[Sequence[str], int]:
    """All that is wrong, and how many pages had to part what should stay together."""
    looked = Looked(document, plan)
    return [*looked.broken(), *read_back(document, plan, data)], looked.forced
