"""The passage of a record that shows why it was found, in pieces, with the matching words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from archive_schema.text.normalise import join_lines, words
from desktop.search.analysis import Analyser
from desktop.search.asking.query import Query, Word, leaves
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.function_words import Widen, parted, widening
from desktop.search.finding.marking import Marking, Match
from desktop.search.results import Snippet
from desktop.search.texts import BETWEEN_LANGUAGES, RecordText, TextPart

BEFORE = 70  # letters of the passage before its first match
LENGTH = 220
SHORT = 200  # letters of what is looked through for the very words, such as names
TOGETHER = LENGTH - BEFORE  # letters from a passage's first match within which others count
STRETCH = 6_000  # letters looked at in one go
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = re.compile(r"\s+")


class Passage(NamedTuple):
    """A snippet, the part it is from, and the words of passage and title, else of the record, that matched by their
    sound alone."""

    snippet: Snippet
    field: str
    page: str
    by_sound: tuple[str, ...] = ()


class Marker:
    """Finds passages for one query."""

    def __init__(self, query: Query, evaluator: Evaluator, analyser: Analyser) -> None:
        shown, small = parted(list(leaves(query)), evaluator)
        self._marking = Marking(shown, evaluator, analyser)
        self._parts = len(shown)
        self._typed = {leaf.text for leaf in shown if isinstance(leaf, Word)}
        self._widen = widening(small) if small else None

    def passage(self, record: RecordText, by_sound: bool, as_typed: bool = False) -> Passage:
        """The best passage: the first with the most of the query's words; without any, how the text begins.

        by_sound: words that only sound alike are marked too (this takes longer); as_typed: the words stand somewhere
        as they were typed, so that of several names that one is shown."""
        title = TextPart("title", "", record.title)
        best = self._best((*record.parts, title), by_sound, as_typed) if self._parts else None
        if best is None and self._parts and not by_sound:
            by_sound = True  # some forms begin with other letters
            best = self._best((*record.parts, title), by_sound)
        if best is None:
            part = next((part for part in record.parts if part.text.strip()), title)
            return Passage(_cut(_readable(part.text), [], None), part.label, part.page)
        _, part, text, start, matches, first = best
        shown = _passage(part, text, start, matches, first, self._widen)
        if not by_sound or not self._marking.sounds:
            return shown
        heard = shown.by_sound + self._sounding_in(record.title)
        return shown._replace(by_sound=heard or self._sounding_anywhere(record))

    def _sounding_anywhere(self, record: RecordText) -> tuple[str, ...]:
        """The first such words of a record, where neither passage nor title has any."""
        return next(filter(None, (self._sounding_in(part.text) for part in record.parts)), ())

    def _sounding_in(self, text: str) -> tuple[str, ...]:
        """The words of a text that only sound alike."""
        text = _readable(text)
        return tuple(text[match.start : match.end] for match in self._matches(text, True)[0] if match.by_sound)

    def _best(self, parts: tuple[TextPart, ...], by_sound: bool, as_typed: bool = False) -> _Best | None:
        best: _Best | None = None
        for part in parts:
            if best is not None and best[0] == self._parts and len(part.text) > SHORT:
                return best
            text = _readable(part.text)
            for start, stretch in _stretches(text):
                matches, first, shown = self._matches(stretch, by_sound)
                settled = shown == self._parts and not (
                    as_typed and len(text) <= SHORT and not self._are_as_typed(text, matches))
                if matches and (best is None or shown > best[0] or settled):
                    best = shown, part, text, start, matches, first
                if settled:
                    return best
        return best

    def _are_as_typed(self, text: str, matches: list[Match]) -> bool:
        """Whether the words that match are those of the query, and no other forms or spellings of them."""
        return self._typed.issubset(word for match in matches for word in words(text[match.start : match.end]))

    def _matches(self, text: str, by_sound: bool) -> tuple[list[Match], int, int]:
        """The matches in their order, no further than a passage goes that shows every part of the query; the first one
        of the passage that shows the most parts; and how many."""
        found: list[Match] = []
        first, end, best, shown = 0, len(text), 0, 0
        for match in self._marking.matches(text, by_sound):
            if match.start >= end:
                break
            found.append(match)
            if shown == self._parts:
                continue
            while found[first].start < match.start and found[first].start + TOGETHER < match.end:
                first += 1
            together = len({each.leaf for each in found[first:]}) if len(found) > first + 1 else 1
            if together > shown:
                best, shown = first, together
                if shown == self._parts:
                    end = found[first].start + LENGTH
        return found, best, shown


_Best = tuple[int, TextPart, str, int, list[Match], int]
"""How many parts of the query it shows, the part of the record, its text, where the stretch begins, the matches, which
of them is the passage's first."""


def _readable(text: str) -> str:
    """A text as its passages are shown: words joined that a line end broke, no hidden marks."""
    if not text.isascii():
        text = normalize("NFC", text)
        if any(mark in text for mark in _HIDDEN):
            text = text.translate(dict.fromkeys(map(ord, _HIDDEN)))
    return join_lines(text)


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """A long text in stretches that end between words: (where it begins, stretch)."""
    start = 0
    while start < len(text):
        end = min(len(text), start + STRETCH)
        if end < len(text):
            space = text.rfind(" ", start + STRETCH // 2, end)
            end = space if space > 0 else end
        yield start, text[start:end]
        start = end


def _passage(
    part: TextPart, text: str, start: int, matches: list[Match], first: int, widen: Widen | None,
) -> Passage:
    shown = [(start + match.start, start + match.end) for match in matches[first:]]
    page = part.page or (str(text.count("\f", 0, shown[0][0]) + 1) if "\f" in text else "")
    by_sound = tuple(text[start + match.start : start + match.end] for match in matches if match.by_sound)
    return Passage(_cut(*_in_one_language(text, shown), widen), part.label, page, by_sound)


def _in_one_language(text: str, marked: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Of what a choice is called, the language in which it was found, and its marks: the others would seem to be words
    of the record."""
    if BETWEEN_LANGUAGES not in text:
        return text, marked
    first = marked[0][0]
    begin = first - len(text[:first].rpartition(BETWEEN_LANGUAGES)[2])
    called = text[begin:].partition(BETWEEN_LANGUAGES)[0]
    return called, [(start - begin, end - begin) for start, end in marked if end <= begin + len(called)]


def _cut(text: str, marked: list[tuple[int, int]], widen: Widen | None) -> Snippet:
    """The passage around the first mark, in pieces; an ellipsis where the text goes on."""
    begin = _word_start(text, max(0, marked[0][0] - BEFORE), marked[0][0]) if marked else 0
    end = begin + LENGTH
    if marked:
        end = max(end, marked[0][1])
    if end < len(text):
        space = text.rfind(" ", marked[0][1] if marked else begin, end)
        end = space if space > 0 else end
    pieces: Snippet = [("… ", False)] if begin > 0 else []
    at = begin
    for start, stop in marked:
        if start >= end:
            break
        if start < at or stop > end:
            continue
        if widen is not None:
            left, right = widen(text, start, stop)
            start, stop = left if left >= at else start, right if right <= end else stop
        pieces += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return [(_in_one_line(piece), mark) for piece, mark in pieces if piece]


def _in_one_line(piece: str) -> str:
    """The same with single spaces."""
    piece = piece.replace("\n", " ")
    if not piece.isprintable():  # as no other sign for space is
        return _SPACES.sub(" ", piece)
    while "  " in piece:
        piece = piece.replace("  ", " ")
    return piece


def _word_start(text: str, at: int, latest: int) -> int:
    """The beginning of the first whole word from there on."""
    if at == 0:
        return 0
    space = text.find(" ", at, latest)
    return space + 1 if space >= 0 else at
