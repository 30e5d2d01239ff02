"""What a query of names may also mean: other names of a place or person, names with an initial, in one word, or
without the patronymic.

Each is another query beside what was typed, and counts less. A handle is made of a given name and a surname; what one
word is made of, and what two make, is asked of the dictionary when a query comes, so that nothing more is indexed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from archive_schema.text import names
from archive_schema.text.fold import fold, read_as_german, shows_german, written_alike
from archive_schema.text.normalise import words
from desktop.search.analysis import EXACT, fold_term
from desktop.search.asking.query import And, Beside, Or, Phrase, Query, Reading, Word
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.view import View
from desktop.search.spelling.places import Places
from desktop.search.texts import RecordText

ALIAS = "alias"
SPELLING = "other spelling"
MOST_WORDS = 8  # of a query that is read anew
MOST_READINGS = 30
MOST_NAMESAKES = 3  # records of one name whose other names are asked for too
MOST_NAMES = 12  # other names of one record
SHORTEST_NAME = 3
TOO_SHORT = 2  # letters of a word that its key does not find
SHORTEST_HANDLE = 8
LOOKED_AT = 5  # best records whose other names are asked for
MOST_BESIDE = 100  # records in whose text it is looked for what stands beside a name
RARE = 100  # records in which a word stands that may be two names written as one

_WOMANS = "ыеиi"  # what a woman's given name may end in instead of а
_LATIN = re.compile("[a-z]+")
NAMED = {"person": ("name", "names.full", "pseudonym"),
         "organisation": ("name", "name_ru", "name_kk", "names.full")}
"""Kinds whose records bear other names, and the parts that hold them."""


class Rereader:
    """Reads queries anew over one view."""

    def __init__(self, view: View, evaluator: Evaluator, places: Places) -> None:
        self._view = view
        self._evaluator = evaluator
        self._places = places

    def read(self, query: Query) -> Query:
        """The query, and beside it what else it may mean."""
        match query:
            case Or(parts):
                return Or(tuple(map(self.read, parts)))
            case Word():
                return self._either(query, [query], [])
            case And(parts):
                flat = [self.read(part) if isinstance(part, Or) else part for part in _flat(parts)]
                asked = [part for part in flat if isinstance(part, Word)]
                return self._either(And(tuple(flat)), asked, [part for part in flat if not isinstance(part, Word)])
        return query

    def _either(self, query: Query, asked: list[Word], others: Sequence[Query]) -> Query:
        readings = dict.fromkeys(
            Reading(And((*others, *parts)) if len(parts) + len(others) > 1 else parts[0], reason)
            for parts, reason in self._readings(query, asked) if all(map(self._occurs, parts)))
        return Or((query, *islice(readings, MOST_READINGS))) if readings else query

    def _occurs(self, part: Query) -> bool:
        """Whether it is worth asking for; an alias may stand nowhere in the archive."""
        return all(map(self._occurs, part.words)) if isinstance(part, Beside) else (
            not isinstance(part, Word) or bool(self._evaluator.alternatives(part)))

    def _readings(self, query: Query, asked: list[Word]) -> Iterator[tuple[tuple[Query, ...], str]]:
        """What may stand for these words, and why."""
        if not 0 < len(asked) <= MOST_WORDS:
            return
        placed: set[int] = set()
        for start, end, place in self._places.found([word.text for word in asked]):
            placed.update(range(start, end))
            yield (*asked[:start], *place, *asked[end:]), ALIAS
        for name in self._other_names(query, asked):
            yield name, ALIAS
        for at, word in enumerate(asked):
            for parts in self._as_two(word):
                yield (*asked[:at], *parts, *asked[at + 1:]), SPELLING
        for at, (one, other) in enumerate(pairwise(asked)):
            if not {at, at + 1} <= placed:
                for part in self._as_one(one, other):
                    yield (*asked[:at], part, *asked[at + 2:]), SPELLING
        yield from self._shorter(asked)
        if shows_german([word.text for word in asked]):
            yield tuple(map(_as_german, asked)), SPELLING
        if len(asked) > 1 and any([len(word.text) == TOO_SHORT for word in asked]):
            yield tuple(map(self._too_short, asked)), SPELLING

    def _too_short(self, word: Word) -> Query:
        """A word of two letters, such as Ақ, in whatever letters it stands in the index."""
        if len(word.text) != TOO_SHORT or not word.text.isalpha():
            return word
        there = self._view.those_there([EXACT + other for other in written_alike(word.text)])
        others = [Word(term.removeprefix(EXACT), as_written=True, derived=True) for term in sorted(there)]
        return Or((word, *others)) if others else word

    # Persons and organisations

    def _other_names(self, query: Query, asked: list[Word]) -> Iterator[tuple[Query, ...]]:
        """The other names in the records of persons and organisations that bear this one."""
        kinds = {number for number, kind in self._view.names.items() if kind in NAMED}
        if not kinds:
            return
        best, _ = self._evaluator.best(query, LOOKED_AT)
        wanted = [names.Form(fold(word.text)) for word in asked]
        bearing = []
        for _, (segment, unit) in best:
            if self._view.column(segment, "kind")[unit] in kinds:
                told = [words(name) for name in _names(self._view.text(segment, unit))]
                if any(_is_named(wanted, name) for name in told):
                    bearing.append([name for name in told if name and not _is_named(wanted, name)])
        if len(bearing) <= MOST_NAMESAKES:
            for found in bearing:
                for name in found[:MOST_NAMES]:
                    parts = tuple(map(_derived, name))
                    yield parts
                    if len(parts) == 2:
                        yield from ((part,) for part in self._as_one(*parts))

    # Handles and initials

    def _as_two(self, word: Word) -> Iterator[tuple[Query, ...]]:
        """A handle as a given name and a surname: ermeknarymbaev."""
        text = word.text
        if len(text) < SHORTEST_HANDLE or not _LATIN.fullmatch(text):
            return
        if sum(self._view.count(each.term) for each in self._evaluator.alternatives(word)) > RARE:
            return
        for at in range(SHORTEST_NAME, len(text) - SHORTEST_NAME + 1):
            halves = _derived(text[:at]), _derived(text[at:])
            known = [bool(self._view.count(fold_term(half.text))) for half in halves]
            if not any(known) or not all(known) and min(at, len(text) - at) == SHORTEST_NAME:
                continue
            if all(map(self._occurs, halves)) and self._is_rare(*halves):
                yield (Beside(halves),)
                yield from ((part,) for part in _with_initial(*halves))

    def _as_one(self, one: Word, other: Word) -> Iterator[Query]:
        """Two names written as one word, or one of them as its initial."""
        initial, name = sorted((one, other), key=lambda word: len(word.text))
        if len(name.text) >= SHORTEST_NAME and names.is_initial(initial.text):
            letters = names.letters(initial.text)
            if letters:
                yield _derived(name.text, letters)
                if self._is_rare(name):
                    yield Beside((name,), begins=letters)
            return
        if len(initial.text) < SHORTEST_NAME or not (one.text + other.text).replace("'", "").isalpha():
            return
        yield from _with_initial(one, other)
        for kept, left in ((one, other), (other, one)):
            yield from (_derived(base + kept.text) for base in _bases(left.text))

    def _is_rare(self, *asked: Word) -> bool:
        """Whether the texts with these words are few enough to be read for what stands beside them."""
        return min(self._evaluator.leaf(word).size for word in asked) <= MOST_BESIDE

    def _shorter(self, asked: list[Word]) -> Iterator[tuple[tuple[Query, ...], str]]:
        """A name without its patronymic, and with the first of two initials alone."""
        if len(asked) > 2:
            from archive_schema.text.patronymics import father_of  # the first answer need not wait for it

            for at, word in enumerate(asked):
                if father_of(word.text):
                    yield (*asked[:at], *asked[at + 1:]), SPELLING
        initials = [word for word in asked if len(word.text) == 1]
        full = [word for word in asked if len(word.text) >= SHORTEST_NAME]
        if len(initials) > 1 and len(full) == 1:
            for part in self._as_one(initials[0], full[0]):
                yield (part,), SPELLING


def _derived(text: str, initial: str = "") -> Word:
    return Word(text, initial=initial, derived=True)


def _as_german(word: Word) -> Query:
    """A word, or what it is in a name spelt as in the German press."""
    others = read_as_german(word.text)
    return Or((word, *map(_derived, others))) if others else word


def _with_initial(one: Word, other: Word) -> Iterator[Word]:
    """Each of two names where the other stands beside it as an initial."""
    for kept, left in ((one, other), (other, one)):
        yield _derived(kept.text, names.first_sounds(left.text))


def _bases(text: str) -> list[str]:
    """A name as it may begin a handle: as it is, and without its case ending (макса: maks; тамары: tamara)."""
    stems = names.Form(fold(text)).stems[1:2]
    return [text, *(stem + "a" if stem + "a" != text and text[-1] in _WOMANS else stem for stem in stems)]


def _flat(parts: Iterable[Query]) -> Iterator[Query]:
    """These parts, those of an And among them one by one."""
    for part in parts:
        if isinstance(part, And):
            yield from _flat(part.parts)
        elif isinstance(part, Phrase) and all(len(word) == 1 and word.isalpha() for word in part.words):
            yield from map(Word, part.words)  # М.Б.
        else:
            yield part


def _names(record: RecordText) -> list[str]:
    """The names that a record of a person or organisation bears."""
    parts = NAMED.get(record.kind, ())
    return [line for part in record.parts if part.field in parts for line in part.text.splitlines()]


def _is_named(wanted: list[names.Form], name: list[str]) -> bool:
    """Whether these folded words are that name, in any case and order."""
    told = [names.Form(fold(word)) for word in name]
    return len(told) == len(wanted) and all(any(one.is_same(other) for other in told) for one in wanted)
