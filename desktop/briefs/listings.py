"""Lists that lead to pages: the table of contents, and the table of authorities with every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Ink, Line, set_lines
from desktop.briefs.strips import (
    BELOW_HEADING,
    GREY,
    GROUP,
    HEADINGS,
    INDENT,
    LISTED,
    Rule,
    Strip,
    baseline,
    kept_together,
)
from desktop.briefs.values import Authority, plain

_ROOM = 34.0  # right of the words, for a page number
_MOST = 0.36  # of the measure, for the pages of one authority
_RUN = 3  # pages that follow each other are said as "12–14" from so many on


def contents_strips(
    headings: Iterable[tuple[int, str, str, str]], title: str, measure: float, family: Family
) -> list[Strip]:
    """The table of contents: its heading, then (level, text, page, target) in a line or more each."""
    lines = set_lines(plain(title), HEADINGS[0], measure, family)
    out = [Strip(HEADINGS[0].leading, ((0.0, baseline(HEADINGS[0]), line),), glued=True) for line in lines]
    for level, text, page, target in headings:
        type_ = replace(LISTED, bold=level == 1)
        indent = INDENT * 0.8 * (level - 1)
        lines = [_aimed(line, target) for line in set_lines(plain(text), type_, measure - _ROOM - indent, family)]
        strips = [Strip(type_.leading, ((indent, baseline(type_), line),), glued=True) for line in lines]
        number = _aimed(set_lines(plain(page), LISTED, _ROOM, family)[0], target)
        strips[-1] = _led(strips[-1], number, measure)
        strips[0] = replace(strips[0], before=7.0 if level == 1 else 0.0)
        out.extend(strips)
    return out


@dataclass(frozen=True)
class AuthorityTable:
    """The table of authorities, set again as its pages become known.

    An entry never becomes shorter than it was (`depths`), so that the pages come to rest: a longer list of pages can
    push text down, and text pushed down can change the list.
    """

    authorities: Sequence[Authority]
    measure: float
    family: Family
    words: dict[tuple[object, float], list[Line]] = field(default_factory=dict)
    """What was set before, by entry or group and by measure."""

    def strips(self, pages: Mapping[int, int], depths: dict[int, int]) -> list[Strip]:
        """The table by group; `pages` tells the printed page of each note. `depths` is read, and grows."""
        out: list[Strip] = []
        for group, entries in groupby(enumerate(self.authorities), lambda entry: entry[1].group):
            head = self._group(group) if group else []
            if head:
                head[0] = replace(head[0], before=16.0)
            body = [strip for at, entry in entries for strip in self._entry(at, entry, pages, depths)]
            body[0] = replace(body[0], before=BELOW_HEADING if head else 0.0)
            out += head + body
        return out

    def _group(self, group: str) -> list[Strip]:
        lines = self.words.get((group, self.measure)) or set_lines(plain(group), GROUP, self.measure, self.family)
        self.words[group, self.measure] = lines
        return [Strip(GROUP.leading, ((0.0, baseline(GROUP), line),), glued=True) for line in lines]

    def _entry(self, at: int, entry: Authority, pages: Mapping[int, int], depths: dict[int, int]) -> list[Strip]:
        room = max(_ROOM, min(self._reach(entry, pages), self.measure * _MOST))
        measure = self.measure - room - 12 - INDENT
        words = self.words.get((at, measure)) or set_lines(
            entry.spans, LISTED, measure, self.family, first_indent=-INDENT
        )
        self.words[at, measure] = words
        strips = [Strip(LISTED.leading, ((INDENT * (row > 0), baseline(LISTED), line),))
                  for row, line in enumerate(words)]
        numbers = self._numbers(entry, pages, room)
        for row, line in enumerate(numbers):
            if len(words) - 1 + row == len(strips):
                strips.append(Strip(LISTED.leading))
            strips[len(words) - 1 + row] = _led(strips[len(words) - 1 + row], line, self.measure)
        depths[at] = max(depths.get(at, 0), len(strips))
        strips += [Strip(LISTED.leading)] * (depths[at] - len(strips))
        return kept_together(strips, before=3.0)

    def _runs(self, entry: Authority, pages: Mapping[int, int]) -> list[tuple[str, int]]:
        """The pages as printed, each once, in order, with the first note to be found there."""
        first: dict[int, int] = {}
        for note in sorted(entry.notes):
            if note in pages:
                first.setdefault(pages[note], note)
        out: list[tuple[str, int]] = []
        numbers = sorted(first)
        for _, run in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
            row = [page for _, page in run]
            if len(row) >= _RUN:
                out.append((f"{row[0]}–{row[-1]}", first[row[0]]))
            else:
                out += [(str(page), first[page]) for page in row]
        return out

    def _reach(self, entry: Authority, pages: Mapping[int, int]) -> float:
        said = ", ".join(words for words, _ in self._runs(entry, pages))
        return self.family.text[False, False].width(said, LISTED.size) + 1.0

    def _numbers(self, entry: Authority, pages: Mapping[int, int], room: float) -> list[Line]:
        """The pages in lines of at most `room`, each a link to the first mark there."""
        face = self.family.text[False, False]
        rows: list[list[Ink]] = []
        used = 0.0
        runs = self._runs(entry, pages)
        for at, (words, note) in enumerate(runs):
            comma = Ink(", " if at < len(runs) - 1 else "", face, LISTED.size)
            ink = Ink(words, face, LISTED.size, target=f"#mark-{note}")
            if not rows or used + ink.width + comma.width > room:
                rows.append([])
                used = 0.0
            rows[-1] += [ink, comma] if comma.text else [ink]
            used += ink.width + comma.width
        space = face.width(" ", LISTED.size)
        return [Line(tuple(row), sum(ink.width for ink in row) - space * row[-1].text.endswith(" ")) for row in rows]


def _led(strip: Strip, number: Line, measure: float) -> Strip:
    """The strip with a number at its right end, and dots leading there from its words, if it has any."""
    right = measure - number.width
    rules = strip.rules
    if strip.placed:
        x, y, words = strip.placed[-1]
        rules = (*rules, Rule(x + words.width + 5, right - 5, y, 0.5, GREY, dotted=True))
    return replace(strip, placed=(*strip.placed, (right, baseline(LISTED), number)), rules=rules, glued=False)


def _aimed(line: Line, target: str) -> Line:
    return replace(line, inks=tuple(ink._replace(target=target) for ink in line.inks))
