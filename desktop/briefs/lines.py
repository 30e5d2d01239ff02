"""Spans become lines: which words stand on a line, in which face, and which notes are marked there."""

from __future__ import annotations

import re
from bisect import bisect
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from desktop.briefs.fonts import Face, Family
from desktop.briefs.hyphens import is_address, parting_points
from desktop.briefs.marks import clean
from desktop.briefs.values import NoteMark, Span, Spans

_MARK_SIZE, _MARK_RISE = 0.64, 0.34  # of the text's size
# A line does not begin with a lone dash, nor with what belongs to the number before it; nor does one end with a sign
# or a short word whose number follows: "2016 г.", "№ 5", "ст. 10", "p. 7".
_TIED = re.compile(
    r" (?=[–—](?: |$))|(?<=\d) (?=(?:гг?|жж?|вв?)\.)|(?<=[№§]) (?=\d)"
    r"|(?<=\bp\.) (?=\d)|(?<=\bpp\.) (?=\d)|(?<=\bart\.) (?=\d)|(?<=\bpara\.) (?=\d)|(?<=\bNo\.) (?=\d)"
    r"|(?<=\b[спт]\.) (?=\d)|(?<=\bст\.) (?=\d)|(?<=\bсн\.) (?=\d)|(?<=\bл\.) (?=\d)"
)
_WHITE, _WHITE_SPACE = frozenset(" \n\t"), re.compile(r"([ \n\t]+)")
_LADDER = 2  # lines in a row end with a hyphen at most
_WORDS_LEFT = 3  # behind a word that is parted, so that the last line is more than the rest of it
_LONGEST = 120  # letters; a longer word is set in pieces, so that no word takes long to set
_LOOSE = 2.4  # a space in a justified line grows to this at most; a looser line stays ragged


@dataclass(frozen=True)
class Type:
    """A size of type in points, its line height, and whether it is bold or italic by itself.

    `marks` is how many note marks may stand on one line, so that the notes of a line always fit below it.
    Words of display type are parted only where they must be.
    """

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    justified: bool = False
    marks: int = 12
    display: bool = False


class Ink(NamedTuple):
    """Text on a line in one face. `target` is where it links to ("#note-3", "https://…"), `anchor` its own name."""

    text: str
    face: Face
    size: float
    rise: float = 0.0
    target: str = ""
    anchor: str = ""
    address: bool = False  # parted without a hyphen, which would become part of it

    @property
    def width(self) -> float:
        """How far it reaches, in points."""
        return self.face.width(self.text, self.size)


@dataclass(frozen=True)
class Line:
    """One line as set. `width` is without the space at its end; `stretch` is added to each space in it."""

    inks: tuple[Ink, ...]
    width: float
    stretch: float = 0.0
    notes: tuple[int, ...] = ()


class _Word:
    """What a line break parts only if it must: its text, the space after it, and how far both reach.

    There are tens of thousands in a long brief, hence the slots.
    """

    __slots__ = ("inks", "space", "ends", "width", "reach", "marks")

    def __init__(self, inks: Sequence[Ink], space: _Space | None = None, ends: bool = False) -> None:
        self.inks = inks
        self.space = space  # None where a monster word goes on
        self.ends = ends  # a line end the author asked for
        self.width = sum([ink.width for ink in inks])
        self.reach = self.width + space[1] if space else self.width
        self.marks = sum([1 for ink in inks if ink.anchor])


_Space = tuple[Ink, float]  # a space, and how wide it is


def set_lines(
    spans: Spans, type_: Type, measure: float, family: Family, *, first_indent: float = 0.0
) -> list[Line]:
    """Break spans into lines of at most `measure` points; the first is shorter by `first_indent`.

    A word wider than a line is parted, so nothing ever overflows. At least one line is given.
    """
    words = deque(_words(spans, type_, family))
    lines: list[Line] = []
    row: list[_Word] = []
    used, room, marks, hyphens = 0.0, measure - first_indent, 0, 0
    while words:
        word = words.popleft()
        crowded = row and word.marks and marks + word.marks > type_.marks
        if used + word.width <= room + 1e-6 and not crowded:
            row.append(word)
            used += word.reach
            marks += word.marks
            if not word.ends:
                continue
            hyphens = 0
        else:
            may = not crowded and (not row or (hyphens < _LADDER and len(words) >= _WORDS_LEFT))
            head, tail = _part(word, room - used, not row, type_, measure) if may else (None, word)
            if head:
                row.append(head)
            if tail:
                words.appendleft(tail)
            hyphens = hyphens + 1 if head and head.inks[-1].text.endswith("-") else 0
        lines.append(_line(row, room, type_.justified and not row[-1].ends))
        row, used, room, marks = [], 0.0, measure, 0
    if row or not lines:
        lines.append(_line(row, room, False))
    return lines


def shortened(text: str, most: int) -> str:
    """The text, cut with an ellipsis if it has more than `most` letters."""
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"


def one_line(text: str, type_: Type, measure: float, family: Family) -> Line:
    """The text on a line, cut with an ellipsis if it is too long."""
    text = " ".join(clean(text[:1000]).split())[:400]

    def fits(length: int) -> list[Line]:
        cut = text if length == len(text) else text[:length].rstrip(" …") + "…"
        return set_lines((Span(cut),), type_, measure, family)

    if len(lines := fits(len(text))) > 1:
        # Where the shorter fits is found by halves; nothing at all always fits.
        longest = bisect(range(1, len(text)), False, key=lambda length: len(fits(length)) > 1)
        lines = fits(longest) if longest else set_lines((), type_, measure, family)
    return lines[0]


def _words(spans: Spans, type_: Type, family: Family) -> Iterator[_Word]:
    inks: list[Ink] = []
    size = type_.size
    for span in spans:
        if isinstance(span, NoteMark):
            if sum(1 for ink in inks if ink.anchor) == type_.marks:
                yield _Word(inks)
                inks = []
            inks.extend(_mark(span.number, bool(inks) and inks[-1].rise > 0, type_, family))
            continue
        bold, italic, link = type_.bold or span.bold, type_.italic != span.italic, span.link
        face = family.text[bold, italic]
        blank = Ink(" ", face, size, target=link)
        space = blank, blank.width
        text = _TIED.sub("\xa0", clean(span.text))
        simple = face.advances.keys() >= set(text) - _WHITE
        for at, bit in enumerate(_WHITE_SPACE.split(text)):
            if at % 2 == 0:
                if simple and bit:
                    inks.append(Ink(bit, face, size, 0.0, link, "", is_address(bit)))
                elif bit:
                    inks.extend(
                        Ink(run, other, size, 0.0, link, "", is_address(bit))
                        for other, run in family.runs(bit, bold, italic) if run
                    )
            elif inks:
                yield from _pieces(inks, space, "\n" in bit)
                inks = []
    if inks:
        yield from _pieces(inks, None, False)


def _mark(number: int, follows: bool, type_: Type, family: Family) -> Iterator[Ink]:
    face = family.text[False, False]
    size, rise = type_.size * _MARK_SIZE, type_.size * _MARK_RISE
    if follows:
        yield Ink(",", face, size, rise)
    yield Ink(str(number), face, size, rise, f"#note-{number}", f"mark-{number}")


def _pieces(inks: list[Ink], space: _Space | None, ends: bool) -> Iterator[_Word]:
    """One word, or a monster in pieces that may be parted between them."""
    if sum([len(ink.text) for ink in inks]) <= _LONGEST:
        yield _Word(inks, space, ends)
        return
    chopped = [
        ink._replace(text=ink.text[at:at + _LONGEST]) for ink in inks for at in range(0, len(ink.text), _LONGEST)
    ]
    yield from (_Word((ink,)) for ink in chopped[:-1])
    yield _Word((chopped[-1],), space, ends)


def _part(word: _Word, room: float, must: bool, type_: Type, measure: float) -> tuple[_Word | None, _Word | None]:
    """The part of a word that still goes on this line, if any, and the rest.

    Ragged lines part a word only where much room would stay empty. When the line is empty it `must` part.
    """
    if not must and (type_.display or room < measure * (0.06 if type_.justified else 0.4)):
        return None, word
    best = _best_parting(word, room, must)
    if best is None:
        return _part_between(word) if must else (None, word)
    at, offset, add = best
    ink = word.inks[at]
    head = (*word.inks[:at], ink._replace(text=ink.text[:offset] + "-" * add))
    tail = (ink._replace(text=ink.text[offset:]), *word.inks[at + 1:])
    return _Word(head), _Word(tail, word.space, word.ends)


def _best_parting(word: _Word, room: float, must: bool) -> tuple[int, int, bool] | None:
    """The last place that fits: which ink, after how many letters, and whether a hyphen is added."""
    best = None
    for at, ink in enumerate(word.inks):
        if ink.rise or room <= 0:
            break
        points = parting_points(ink.text, ink.address)
        if must and (best is None or not points):
            points = dict.fromkeys(range(1, len(ink.text)), not ink.address) | points
        reach = list(accumulate(map(ink.face.advances.__getitem__, ink.text)))
        left, hyphen = (room + 1e-6) * 1000 / ink.size, ink.face.advances["-"]
        fitting = [offset for offset, add in points.items() if reach[offset - 1] + hyphen * add <= left]
        if fitting:
            best = at, max(fitting), points[max(fitting)]
        room -= ink.width
    return best


def _part_between(word: _Word) -> tuple[_Word | None, _Word | None]:
    """A word that cannot be parted in its text, such as a run of marks: its first ink stands alone."""
    rest = _Word(word.inks[1:], word.space, word.ends) if len(word.inks) > 1 else None
    return _Word(word.inks[:1]), rest


def _line(row: list[_Word], room: float, justified: bool) -> Line:
    inks = _runs(row)
    last = row[-1].space if row else None
    width = sum([word.reach for word in row]) - (last[1] if last else 0.0)
    stretch = 0.0
    if justified:
        said = "".join([ink.text for ink in inks]).rstrip(" ")
        gaps = said.count(" ") + said.count("\xa0")
        stretch = (room - width) / gaps if gaps else 0.0
        if stretch > (_LOOSE - 1) * next((word.space[1] for word in row if word.space), 0.0):
            stretch = 0.0
    marked = tuple([int(ink.anchor.removeprefix("mark-")) for ink in inks if ink.anchor])
    return Line(tuple(inks), width, max(stretch, 0.0), marked)


def _runs(row: list[_Word]) -> list[Ink]:
    """Neighbours in the same face become one run, so that a line is drawn in few strokes and read back whole."""
    runs: list[Ink] = []
    texts: list[str] = []
    run: Ink | None = None
    for word in row:
        for ink in (*word.inks, word.space[0]) if word.space else word.inks:
            if run and ink[1:6] == run[1:6]:  # all but its words, and whether it is part of an address
                texts.append(ink.text)
                continue
            if run:
                runs.append(run._replace(text="".join(texts)) if len(texts) > 1 else run)
            run, texts = ink, [ink.text]
    if run:
        runs.append(run._replace(text="".join(texts)) if len(texts) > 1 else run)
    return runs
