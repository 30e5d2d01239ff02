"""Papers told in plain words (`desktop.sheets`) as PDF, by the layout of every brief."""

from __future__ import annotations

from collections.abc import Iterator

from archive_schema.labels import Label
from desktop.briefs.fonts import family
from desktop.briefs.lines import Type, set_lines
from desktop.briefs.marks import clean, right_to_left
from desktop.briefs.pdf import archived, render
from desktop.briefs.plan import SIDE, SIZES
from desktop.briefs.values import Block, Brief, Document, ListBlock, Picture, Spans, Stroke, TableBlock, Text
from desktop.briefs.values import Heading as Headed
from desktop.briefs.values import Words as Drawn
from desktop.briefs.values import plain as set_plain
from desktop.sheets import Beside, Blanks, Heading, Part, Points, Sheet, Table, Words

_MEASURE = SIZES["A4"][0] - 2 * SIDE
_LABELS = 190.0  # points for the names of what is to be filled in
_BETWEEN = 24.0  # points from one column to the other
_LEADING, _APART = 13.0, 11.0  # of a name's lines; between two blanks
_SIZE = 9.6
_ELSEWHERE = Label.of(
    "[written from right to left: see index.html] | [текст справа налево: см. index.html]"
    " | [оңнан солға жазылған мәтін: index.html бетін қараңыз]")


def pdf_of(sheet: Sheet, language: str) -> bytes:
    """The paper as PDF/A, where it is approved for it; the same paper gives the same bytes."""
    document = _document(sheet, language)
    return archived(render(document), "2b")[0]


def _document(sheet: Sheet, language: str) -> Document:
    brief = Brief(sheet.title, language=language, contents=False, title_page=False, metadata=())
    opened = (Heading(sheet.title, 1), *([Words(sheet.below)] if sheet.below else []), *sheet.parts)
    return Document(brief, tuple(block for part in opened for block in _blocks(part, language)))


def _blocks(part: Part, language: str) -> Iterator[Block]:
    def plain(text: str) -> Spans:
        """Words that can be printed; what runs from right to left is said to stand elsewhere, never dropped."""
        return set_plain(_ELSEWHERE.in_(language) if right_to_left(text) else text)

    match part:
        case Heading(text, level):
            yield Headed(level, plain(text))
        case Words(text, keep):
            yield Text(plain(text), keep=keep)
        case Points(items, ordered):
            yield ListBlock(tuple(map(plain, items)), ordered)
        case Table(columns, rows):
            yield TableBlock(columns, tuple(tuple(map(plain, row)) for row in rows))
        case Blanks():
            yield _drawn((part,), _LABELS)
        case Beside(left, right):
            yield _drawn((left, right), _LABELS / 2)


def _drawn(columns: tuple[Blanks, ...], labels: float) -> Picture:
    """Lines for a pen, with what belongs on each before it, `labels` points wide; the columns beside each other."""
    width = (_MEASURE - _BETWEEN * (len(columns) - 1)) / len(columns)
    shapes: list[Stroke | Drawn] = []
    depths = []
    for at, column in enumerate(columns):
        depths.append(_column(column, at * (width + _BETWEEN), width, labels, shapes))
    said = "; ".join(words for one in columns for words in (one.heading, *one.labels) if words)
    return Picture(_MEASURE, max(depths) + 6.0, tuple(shapes), description=said)


def _column(blanks: Blanks, x: float, width: float, labels: float, shapes: list[Stroke | Drawn]) -> float:
    """The lines of one column; how far down it comes."""
    y = 4.0
    if blanks.heading:
        y += _LEADING
        shapes.append(Drawn(blanks.heading, x, y, _SIZE, bold=True))
    for label in blanks.labels:
        y += _APART if label else _APART + _LEADING
        for line in (set_lines(set_plain(clean(label)), Type(_SIZE, _LEADING), labels, family()) if label else ()):
            y += _LEADING
            shapes.append(Drawn("".join(ink.text for ink in line.inks), x, y, _SIZE))
        shapes.append(Stroke(x + (labels + 8.0 if label else 0.0), y + 2.0, x + width, y + 2.0))
    return y
