"""Numbered notes found in the plain text of a report: at the foot of its pages, or at its end.

Nothing is taken for a note because it begins with a number. The notes of a report are a row of numbers, each once
and in order, and their marks stand in the text before them; a list of points, a table, a date at the beginning of a
line has no marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from desktop.intake.footnotes.joining import joined

_HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE = re.compile(
    r"(?P<indent>[ \t]{0,8})(?P<mark>\[\d{1,4}\]|[⁰¹²³⁴-⁹]{1,4}|\d{1,4})(?P<dot>[.)]?)(?P<room>\s*)(?P<text>.*)")
_NAME_WITH_NUMBER = re.compile(r"[(“\"]?[A-ZА-Я]{1,2}-?\d+[).,;:]*")
_CLOSED = re.compile(r"(?:[.!?…)\]»”/]|https?://\S+|www\.\S+)\s*$")
"""The end of a note that goes on nowhere."""
_GONE = "\0"
_LEAST_NOTES = 3
_PAGES, _EDGE = 3, 2
"""So many pages make a line their foot or head, that stands among so many lines at the edge of each."""
_MARKED = 0.6
"""The share of notes whose mark must be found in the text, for a row of numbers to be taken for notes."""


@dataclass(frozen=True)
class PrintedNote:
    """A note as it is printed: its lines joined; `at` is where its mark stands in the text, -1 if it was not found;
    `cited` is the sentence that ends with the mark; `start` and `end` are the place of the note itself."""

    number: int
    text: str
    start: int
    end: int
    at: int = -1
    cited: str = ""


@dataclass(frozen=True)
class _Begin:
    """A line that may begin a note."""

    number: int
    line: int
    start: int
    text_at: int
    indent: str


def notes_in(text: str) -> tuple[PrintedNote, ...]:
    """The numbered notes of a report, in order; none where the text has no marks for them.

    `text` is the whole report; a form feed ends a page where its pages are known.
    """
    lines = re.split(r"(?<=\n)(?!\f)|(?=\f)", text)
    rows = _rows(_beginnings(lines))
    best = max((_with_marks(text, lines, row) for row in rows), key=len, default=())
    return best if len(best) >= _LEAST_NOTES else ()


def _beginnings(lines: list[str]) -> list[_Begin]:
    found, start = [], 0
    for place, line in enumerate(lines):
        match = _LINE.match(line.replace("\f", " ", 1) if line.startswith("\f") else line)
        if match and (number := int(match["mark"].strip("[]").translate(_HIGH))) and _may_begin(match):
            found.append(_Begin(number, place, start, start + match.start("text"), match["indent"]))
        start += len(line)
    return found


def _may_begin(match: re.Match[str]) -> bool:
    """After the number comes a blank, or at once a quotation mark or a capital; nothing at all is an empty note."""
    text = match["text"].strip()
    first = text[:1]
    return bool(match["room"]) or not text or match["mark"][0] in "[⁰¹²³⁴⁵⁶⁷⁸⁹" or first in "“\"«„‘" or first.isupper()


def _rows(found: list[_Begin]) -> list[list[_Begin]]:
    """Rows of numbers 1, 2, 3 … in the order of the lines, the longest from each beginning; one number may be lost."""
    rows = []
    for place, first in enumerate(found):
        if first.number == 1:
            row = [first]
            for other in found[place + 1:]:
                step = other.number - row[-1].number
                if step == 1 or (step == 2 and not _comes(found, place, row[-1], other)):
                    row.append(other)
            rows.append(row)
    return [row for row in rows if len(row) >= _LEAST_NOTES]


def _comes(found: list[_Begin], place: int, last: _Begin, other: _Begin) -> bool:
    """Whether the number between two comes yet, before the next of its kind."""
    return any(one.number == last.number + 1 and one.line > last.line for one in found[place:])


def _with_marks(text: str, lines: list[str], row: list[_Begin]) -> tuple[PrintedNote, ...]:
    """The notes of a row, if enough of their marks stand in the text before them."""
    spans = _spans(lines, row)
    tails = _tails(text, lines, row, spans)
    body = _without(text, sorted((*spans, *filter(None, tails))))
    marks, after = [], 0
    for begin, (start, _) in zip(row, spans, strict=True):
        mark = _mark(body, begin.number, after, start)
        marks.append(mark)
        after = mark[1] if mark else after
    if sum(map(bool, marks)) < _MARKED * len(row):
        return ()
    body = _without(body, [mark for mark in marks if mark])
    return tuple(
        PrintedNote(begin.number, joined((text[begin.text_at:end] + (text[slice(*tail)] if tail else "")).split("\n")),
                    start, end, mark[1] if mark else -1, _sentence(body, mark[0]) if mark else "")
        for begin, (start, end), tail, mark in zip(row, spans, tails, marks, strict=True))


def _tails(
    text: str, lines: list[str], row: list[_Begin], spans: list[tuple[int, int]]
) -> list[tuple[int, int] | None]:
    """Where a note that its page cuts off goes on: at the foot of the next page, above the next note there."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    tails: list[tuple[int, int] | None] = [None] * len(row)
    for place, (begin, after) in enumerate(zip(row, row[1:], strict=False)):
        end = spans[place][1]
        turns = text[end:end + 1] == "\f" and text.count("\f", end, after.start) == 1
        if not turns or _CLOSED.search(text[begin.start:end]):
            continue
        first = after.line
        while first > 0 and lines[first - 1].strip() and not lines[first - 1].startswith("\f"):
            first -= 1
        if first < after.line and not lines[first - 1].strip():  # a paragraph of its own, not the body itself
            tails[place] = starts[first], after.start
    return tails


def _spans(lines: list[str], row: list[_Begin]) -> list[tuple[int, int]]:
    """Where each note begins and ends: at the next note, at the end of a page, or at an empty line."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    nexts = {one.line for one in row}
    behind = [lines[line + 1] for line in nexts if line + 1 < len(lines) and line + 1 not in nexts]
    hangs = sum(line[:1] in " \t" for line in behind) * 2 > len(behind)
    feet = _feet(lines)
    spans = []
    for begin in row:
        last = begin.line + 1
        while last < len(lines) and last not in nexts and not (
                _ends(lines[last], begin.indent, hangs) or _bare(lines[last]) in feet):
            last += 1
        spans.append((begin.start, starts[last]))
    return spans


def _ends(line: str, indent: str, hangs: bool) -> bool:
    """Whether a line is no more of the note: a new page, an empty line, or an indent where the notes have none."""
    return line.startswith("\f") or not line.strip() or (line[0] in " \t" and not indent and not hangs)


def _feet(lines: list[str]) -> set[str]:
    """What stands at the head or foot of page after page, but for its number."""
    written = [place for place, line in enumerate(lines) if line.strip()]
    turns = [place for place, line in enumerate(lines) if line.startswith("\f")]
    at_ends = {one for turn in turns for place in [bisect_left(written, turn)]
               for one in written[max(0, place - _EDGE):place + _EDGE]}
    counted = Counter(_bare(lines[place]) for place in at_ends)
    return {line for line, count in counted.items() if count >= _PAGES and len(line) > _PAGES}


def _bare(line: str) -> str:
    return re.sub(r"[\d\s|]+", " ", line).strip()


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with its notes blanked out, every place where it was."""
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], _GONE * (end - start)]
        last = end
    return "".join((*parts, text[last:]))


def _mark(body: str, number: int, after: int, before: int) -> tuple[int, int] | None:
    """Where the mark of a note stands in the text between two places, the likeliest way of writing it first.

    Right behind a stop or a word; else a blank after the end of a sentence or after another mark. A number within
    an address or a name such as G20 is none.
    """
    high = str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    ways = (rf"(?<![⁰¹²³⁴-⁹]){high}(?![⁰¹²³⁴-⁹])", rf"\[{number}\]",
            rf"(?<=[.,;:!?…%)\]}}»”“\"'{_GONE}]){number}(?!\d)", rf"(?<=[^\W\d_]){number}(?![\w])",
            rf"(?<=[.!?”\"»\d,){_GONE}])[ \xa0]{number}(?=\s)")
    for pattern in ways:
        for found in re.compile(pattern).finditer(body, after, before):
            word = _word_at(body, found.start(), found.end())
            if "/" not in word and "@" not in word and not _NAME_WITH_NUMBER.fullmatch(word):
                return found.start(), found.end()
    return None


def _word_at(body: str, start: int, end: int) -> str:
    while start > 0 and not body[start - 1].isspace():
        start -= 1
    while end < len(body) and not body[end].isspace():
        end += 1
    return body[start:end]


def _sentence(body: str, at: int) -> str:
    """The sentence that ends where a mark stands."""
    before = re.sub(rf"\s*{_GONE}{{5,}}\s*", " ", body[max(0, at - 4000):at]).replace(_GONE, "").rstrip()
    stops = [found.end() for found in re.finditer(
        r"[.!?…][”\"»’)]*\s+(?=[“\"«(]?[^\W\d_a-zа-яё])|\n\s*\n|[•\f]", before[:-1])]
    return joined(before[(stops[-1] if stops else 0):].split("\n"))
