"""Where the words of a query stand in a text, in whatever form or script they were found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heapreplace, merge
from typing import NamedTuple

from archive_schema.text.normalise import words
from desktop.search.analysis import EXACT, STEMS, Analyser
from desktop.search.asking.query import Near, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.hearing import MOST_REMEMBERED, Hearing, other_than
from desktop.search.finding.hearing import Test as SoundTest

FORMS = frozenset(STEMS.values())
START = 2  # letters of a stem that all its forms begin with
# As archive_schema.text.normalise.words parts and reads them.
_APOSTROPHES = "’‘ʼʹʻ`´′＇"
_WORD = re.compile(f"[^\\W_]+(?:['{_APOSTROPHES}][^\\W_]+)*")
_READ_AS = {"ё": "е", "ı": "i", "İ": "i", "ي": "ی", "ى": "ی", "ك": "ک", **dict.fromkeys(_APOSTROPHES, "'")}

Test = Callable[[str], bool]
Answers = tuple[tuple[int, bool], ...]


class Match(NamedTuple):
    """A place in a text: from, to, which part of the query it answers, and whether by its sound alone."""

    start: int
    end: int
    leaf: int
    by_sound: bool = False


class Marking:
    """Finds the words of one query in texts."""

    def __init__(self, leaves: list[Query], evaluator: Evaluator, analyser: Analyser) -> None:
        """leaves: the parts of the query, see query.leaves."""
        self._analyser = analyser
        self.leaves = leaves
        self._tests = [self._test(leaf, evaluator) for leaf in self.leaves]
        self._evaluator = evaluator
        self._starts = tuple(_shortest({start for leaf in self.leaves for start in _starts(leaf, evaluator)}))
        self._known: dict[str, Answers] = {}
        self._heard: dict[str, Answers] = {}

    def matches(self, text: str, by_sound: bool) -> Iterator[Match]:
        """All matches in their order. by_sound: words that only sound alike, or begin otherwise, are looked for too."""
        letters = _as_letters(text)
        by_sound = by_sound and self.sounds
        found = [_phrases(letters, text, leaf, at)
                 for at, leaf in enumerate(self.leaves) if isinstance(leaf, Phrase)]
        if by_sound or "" in self._starts:
            found.append(self._answering((self._sounding if by_sound else _WORD).finditer(letters), by_sound))
        elif self._starts:
            found.append(self._answering(_beginning(letters, text, self._starts), False))
        return merge(*found) if len(found) > 1 else iter(found[0] if found else ())

    @cached_property
    def sounds(self) -> bool:
        """Whether any part of the query is told by how words sound."""
        return any(test.letters for test in self._by_sound)

    @cached_property
    def _by_sound(self) -> list[SoundTest]:
        hearing = Hearing(self._analyser)
        return [hearing.test(_sounds(leaf, self._evaluator)) for leaf in self.leaves]

    @cached_property
    def _sounding(self) -> re.Pattern[str]:
        """The words that begin with a letter which may sound so; looked for by that letter, which is fastest."""
        letters = {start[0] for start in self._starts if start}.union(*(test.letters for test in self._by_sound))
        if "" in self._starts:
            return _WORD
        return re.compile(f"[^{other_than(letters)}](?<![^\\W_].)(?<![^\\W_]'.)(?<=[^\\W_])[^\\W_]*(?:'[^\\W_]+)*")

    def _answering(self, tokens: Iterable[re.Match[str]], by_sound: bool) -> Iterator[Match]:
        known = self._heard if by_sound else self._known
        for token in tokens:
            word = token[0]
            answers = known.get(word)
            if answers is None:
                answers = known[word] = self._answers(word, by_sound)
            if answers:
                start, end = token.span()
                for leaf, heard in answers:
                    yield Match(start, end, leaf, heard)

    def _answers(self, token: str, by_sound: bool) -> Answers:
        """The parts of the query that a word answers, and whether only by its sound."""
        if by_sound and not token.startswith(self._starts) and not any(
            [test.may_answer(token) for test in self._by_sound]):
            return ()
        hits: dict[int, bool] = {}
        for word in _words(token):
            begins = word.startswith(self._starts)
            for leaf, test in enumerate(self._tests):
                if begins and test(word):
                    hits[leaf] = False
                elif by_sound and leaf not in hits and self._by_sound[leaf](word):
                    hits[leaf] = True
        return tuple(hits.items())

    def _test(self, leaf: Query, evaluator: Evaluator) -> Test:
        """Whether a word answers a part of the query by its letters or its form."""
        match leaf:
            case Word(text, unfinished):
                is_form = self._forms({term for term in evaluator.leaf(leaf).terms if term[0] in FORMS})
                return lambda word: word == text or unfinished and word.startswith(text) or is_form(word)
            case Prefix(text):
                return lambda word: word.startswith(text)
            case Wildcard() | Near():
                terms = frozenset(evaluator.leaf(leaf).terms)
                return lambda word: EXACT + word in terms
        return lambda word: False

    def _forms(self, stems: set[str]) -> Test:
        """Whether a word has one of these stems. Those of Kazakh take long to tell, so they are told last."""
        kazakh = {stem for stem in stems if stem[0] == STEMS["kk"]}
        starts = tuple(map(_start, kazakh))
        tell = self._analyser.stem_terms
        return lambda word: bool(stems) and (
            not stems.isdisjoint(tell(word, "ru"))
            or word.startswith(starts) and not kazakh.isdisjoint(tell(word, "kk")))


@lru_cache(MOST_REMEMBERED)
def _words(token: str) -> tuple[str, ...]:
    return tuple(words(token))


def _sounds(leaf: Query, evaluator: Evaluator) -> Iterator[str]:
    """The terms of a part of the query that are told by how a word sounds, or in Kazakh by an uncommon form; all forms
    of a Russian stem begin with it."""
    if isinstance(leaf, Word):
        yield from (term for term in evaluator.leaf(leaf).terms if term[0] != STEMS["ru"])


def _start(stem: str) -> str:
    """The letters that words of a stem begin with. The last letter of a stem may be another one in the word."""
    return stem[1 : max(1 + START, len(stem) - 1)]


def _starts(leaf: Query, evaluator: Evaluator) -> Iterator[str]:
    """The letters that words begin with which answer a part of the query by their letters or form."""
    match leaf:
        case Word(text):
            yield text
            yield from (_start(term) for term in evaluator.leaf(leaf).terms if term[0] in FORMS)
        case Prefix(text):
            yield text
        case Near():
            yield from (term.removeprefix(EXACT) for term in evaluator.leaf(leaf).terms)
        case Wildcard(pattern):
            yield re.split(r"[*?]", pattern)[0]


def _shortest(starts: set[str]) -> list[str]:
    """Those that do not begin with another one."""
    found: list[str] = []
    for start in sorted(starts):
        if not (found and start.startswith(found[-1])):
            found.append(start)
    return found


def _as_letters(text: str) -> str:
    """A text in small letters as normalising reads them, each where it stood."""
    letters = text.lower()
    if len(letters) != len(text):
        letters = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    for letter, read in _READ_AS.items() if not letters.isascii() else ():
        if letter in letters:
            letters = letters.replace(letter, read)
    return letters


def _beginning(letters: str, text: str, starts: Iterable[str]) -> Iterator[re.Match[str]]:
    """The words of a text that begin with any of these, in their order. letters: the text as _as_letters tells it."""
    ahead = [(at, start) for start in starts if (at := letters.find(start)) >= 0]
    heapify(ahead)
    match = _WORD.match
    while ahead:
        at, start = ahead[0]
        if (at == 0 or not text[at - 1].isalnum()) and (word := match(text, at)):
            yield word
        at = letters.find(start, at + 1)
        if at >= 0:
            heapreplace(ahead, (at, start))
        else:
            heappop(ahead)


def _phrases(letters: str, text: str, asked: Phrase, leaf: int) -> Iterator[Match]:
    """Where words follow one another, whatever signs are between them."""
    phrase = asked.words
    for word in _beginning(letters, text, phrase[:1]):
        start, found = word.start(), _words(word[0])
        while len(found) < len(phrase) and phrase[: len(found)] == found:
            following = _WORD.search(text, word.end())
            if following is None:
                break
            word, found = following, found + _words(following[0])
        if found == phrase or asked.unfinished and _is_begun(found, phrase):
            yield Match(start, word.end(), leaf)


def _is_begun(found: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return (len(found), found[:-1]) == (len(phrase), phrase[:-1]) and found[-1].startswith(phrase[-1])
