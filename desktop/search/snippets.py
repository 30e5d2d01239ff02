"""The passage of a record that shows why it was found, in pieces, with the matching words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge
from operator import attrgetter
from unicodedata import normalize

from archive_schema.text.normalise import join_lines, words
from desktop.search.analysis import EXACT, FOLD, INITIAL, STEMS, Analyser
from desktop.search.evaluate import Evaluator
from desktop.search.query import Near, Phrase, Prefix, Query, Wildcard, Word, leaves
from desktop.search.results import Snippet
from desktop.search.texts import RecordText, TextPart
from desktop.search.view import BEYOND

BEFORE = 70  # letters of the passage before its first match
LENGTH = 220
TOGETHER = LENGTH - BEFORE  # letters from a passage's first match within which others count
FORMS = frozenset(STEMS.values())
STRETCH = 6_000  # letters looked at in one go
# As archive_schema.text.normalise.words parts and reads them.
_APOSTROPHES = "'’‘ʼʹʻ`´′＇"
_REST = f"[^\\W_]*(?:[{_APOSTROPHES}][^\\W_]+)*"
_WORD = re.compile(f"[^\\W_]{_REST}")
_READ_AS = {"е": "её", "i": "iıİ", "ی": "یيى", "ک": "کك", "'": _APOSTROPHES}
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = re.compile(r"\s+")

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Passage:
    """A snippet, the part it is from, and the words of passage and title that matched by their sound
    alone."""

    snippet: Snippet
    field: str
    page: str
    by_sound: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Match:
    start: int
    end: int
    leaf: int
    folded: bool = False


class Marker:
    """Finds the words of one query in texts."""

    def __init__(self, query: Query, evaluator: Evaluator, analyser: Analyser) -> None:
        self._analyser = analyser
        self._leaves: list[Query] = list(leaves(query))
        self._tests = [self._test(leaf, evaluator) for leaf in self._leaves]
        self._by_sound = [self._sound_test(leaf, evaluator) for leaf in self._leaves]
        self._candidates = _candidates(self._leaves)
        phrases = [(at, leaf) for at, leaf in enumerate(self._leaves) if isinstance(leaf, Phrase)]
        self._phrases = [(at, _phrase_pattern(phrase.words)) for at, phrase in phrases]
        self._known: dict[str, tuple[tuple[int, bool], ...]] = {}
        self._known_by_sound: dict[str, tuple[tuple[int, bool], ...]] = {}

    def passage(self, record: RecordText, by_sound: bool) -> Passage:
        """The best passage: the first with the most of the query's words; without any, how the text begins.

        by_sound: words that only sound alike are marked too (this takes longer)."""
        best: tuple[int, TextPart, str, int, list[_Match]] | None = None
        title = TextPart("title", "", record.title)
        for part in (*record.parts, title):
            text = _readable(part.text)
            for start, stretch in _stretches(text):
                matches = self._matches(stretch, by_sound)
                leaves = _most_leaves(matches)
                if matches and (best is None or leaves > best[0]):
                    best = leaves, part, text, start, matches
                if leaves == len(self._leaves):
                    break
            if best is not None and best[0] == len(self._leaves):
                break
        if best is None:
            part = next((part for part in record.parts if part.text.strip()), title)
            return Passage(_cut(_readable(part.text), []), part.label, part.page)
        _, part, text, start, matches = best
        shown = _readable(record.title) if by_sound else ""
        in_title = tuple(shown[match.start : match.end] for match in self._matches(shown, by_sound) if match.folded)
        return _passage(part, text, start, matches, in_title)

    def _matches(self, text: str, by_sound: bool) -> list[_Match]:
        """The matches in their order, no further than a passage goes that shows every part of the query."""
        found: list[_Match] = []
        first, end = 0, len(text)
        every = [self._word_matches(text, by_sound), *(_phrase_matches(text, *phrase) for phrase in self._phrases)]
        for match in merge(*every, key=attrgetter("start")):
            if match.start >= end:
                break
            found.append(match)
            while found[first].start < match.start and found[first].start + TOGETHER < match.end:
                first += 1
            if end == len(text) and len({each.leaf for each in found[first:]}) == len(self._leaves):
                end = found[first].start + LENGTH
        return found

    def _word_matches(self, text: str, by_sound: bool) -> Iterator[_Match]:
        for match in (_WORD if by_sound else self._candidates).finditer(text):
            for leaf, folded in self._which(match[0], by_sound):
                yield _Match(match.start(), match.end(), leaf, folded)

    def _which(self, token: str, by_sound: bool) -> tuple[tuple[int, bool], ...]:
        """The parts of the query that a word answers, and whether only by its sound."""
        known = self._known_by_sound if by_sound else self._known
        found = known.get(token)
        if found is None:
            hits: dict[int, bool] = {}
            for word in words(token):
                for leaf, test in enumerate(self._tests):
                    if test(word):
                        hits[leaf] = False
                    elif by_sound and leaf not in hits and self._by_sound[leaf](word):
                        hits[leaf] = True
            found = known[token] = tuple(hits.items())
        return found

    def _test(self, leaf: Query, evaluator: Evaluator) -> Test:
        """Whether a word answers a part of the query by its letters or its form."""
        match leaf:
            case Word(text, unfinished):
                stems = {term for term in evaluator.leaf(leaf).terms if term[0] in FORMS}
                start = text[:2] if stems else BEYOND  # no stemmer changes the first letters
                terms = self._analyser.other_terms  # remembered from one search to the next
                return lambda word: (
                    word == text
                    or (unfinished and word.startswith(text))
                    or (word.startswith(start)
                        and not (stems.isdisjoint(terms["ru"][word]) and stems.isdisjoint(terms["kk"][word])))
                )
            case Prefix(text):
                return lambda word: word.startswith(text)
            case Wildcard() | Near():
                terms = frozenset(evaluator.leaf(leaf).terms)
                return lambda word: EXACT + word in terms
        return lambda word: False

    def _sound_test(self, leaf: Query, evaluator: Evaluator) -> Test:
        """Whether a word answers a part of the query by its sound, or is a slip of spelling."""
        if not isinstance(leaf, Word):
            return lambda word: False
        terms = frozenset(map(_as_heard, evaluator.leaf(leaf).terms))
        # The analyser remembers, from one search to the next, how the words of texts sound.
        return lambda word: EXACT + word in terms or not terms.isdisjoint(self._analyser.other_terms["ru"][word])


def _as_heard(term: str) -> str:
    """A term of a name beside an initial as that of the name alone."""
    return FOLD + term[2:] if term.startswith(INITIAL) else term


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


def _phrase_matches(text: str, leaf: int, phrase: re.Pattern[str]) -> Iterator[_Match]:
    return (_Match(match.start(), match.end(), leaf) for match in phrase.finditer(text))


def _candidates(leaves: list[Query]) -> re.Pattern[str]:
    """The words that may match by their letters or form: those that begin as a part of the query does. No
    stemmer changes the first letters; this spares looking at every word of a text."""
    starts = {start for leaf in leaves for start in [_start(leaf)] if start is not None}
    if "" in starts:
        return _WORD
    if not starts:
        return re.compile("(?!)")
    goes_on = "|".join(f"(?<={_letters(start[0])}){_letters(start[1:])}" for start in sorted(starts))
    return re.compile(f"{_begun({start[0] for start in starts})}(?i:{goes_on}){_REST}")


def _begun(firsts: set[str]) -> str:
    """A word's first letter, one of these, small or capital. A pattern that begins with letters written out is
    looked for several times as fast as one that leaves their case open."""
    letters = "".join(_READ_AS.get(first, first) for first in firsts)
    return f"[{re.escape(''.join(sorted(set(letters + letters.upper()))))}](?<![^\\W_].)"


def _start(leaf: Query) -> str | None:
    """The letters that each word which answers a part of the query begins with; None when no single word
    does."""
    match leaf:
        case Word(text) | Prefix(text):
            return text[:2]
        case Near(text):
            return text[:1]
        case Wildcard(pattern):
            return re.split(r"[*?]", pattern)[0][:2]
    return None


def _phrase_pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    """Where a phrase stands, whatever signs are between its words."""
    goes_on = r"[\W_]+".join(map(_letters, (phrase[0][1:], *phrase[1:])))
    return re.compile(f"{_begun({phrase[0][0]})}(?i:{goes_on})(?![^\\W_])")


def _letters(text: str) -> str:
    """A pattern of letters as normalising reads them: е is also ё."""
    return "".join(f"[{_READ_AS[letter]}]" if letter in _READ_AS else re.escape(letter) for letter in text)


def _most_leaves(matches: list[_Match]) -> int:
    """The most parts of the query that one passage's length can show."""
    return max((len(_together(matches, first)) for first in range(len(matches))), default=0)


def _together(matches: list[_Match], first: int) -> set[int]:
    limit = matches[first].start + TOGETHER
    leaves = set()
    for match in matches[first:]:
        if match.end > limit and match.start > matches[first].start:
            break
        leaves.add(match.leaf)
    return leaves


def _passage(
    part: TextPart, text: str, start: int, matches: list[_Match], by_sound: tuple[str, ...]
) -> Passage:
    first = max(range(len(matches)), key=lambda at: (len(_together(matches, at)), -at))
    shown = [(start + match.start, start + match.end) for match in matches[first:]]
    page = part.page or (str(text.count("\f", 0, shown[0][0]) + 1) if "\f" in text else "")
    by_sound += tuple(text[start + match.start : start + match.end] for match in matches if match.folded)
    return Passage(_cut(text, shown), part.label, page, by_sound)


def _cut(text: str, marked: list[tuple[int, int]]) -> Snippet:
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
        if start < at or stop > end:
            continue
        pieces += [(text[at:start], False), (text[start:stop], True)]
        at = stop
    pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append((" …", False))
    return [(_SPACES.sub(" ", piece), mark) for piece, mark in pieces if piece]


def _word_start(text: str, at: int, latest: int) -> int:
    """The beginning of the first whole word from there on."""
    if at == 0:
        return 0
    space = text.find(" ", at, latest)
    return space + 1 if space >= 0 else at
