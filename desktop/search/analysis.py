"""From a record's text to the terms it is found by.

A term is a stream's letter and a word. Every word goes into the exact stream with its places, and without places into
the stem stream of its language and into the fold stream, where spellings of a name in several scripts meet; a name with
an initial beside it once more, with that letter. What a record can be asked for by a field of the query (kind, tag,
reference, language …) are terms too, see fact_terms. Every change of what is computed here or in what it uses
(pieces.py, names.py, kazakh.py, archive_schema.text) asks for another ANALYSER_VERSION, so that old rows are rebuilt.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from archive_schema.text import names
from archive_schema.text.fold import ends_of_2017, fold, read_as_german, read_otherwise, shows_german
from archive_schema.text.normalise import language_of, words
from desktop.search import kazakh
from desktop.search.rows.pieces import GAP, Piece, pieces
from desktop.search.rows.postings import PLACES_PER_UNIT, impact, length_norm
from desktop.search.texts import RecordText, TextPart

ANALYSER_VERSION = 9

EXACT = "w"
FOLD = "f"
INITIAL = "i"
STEMS = {"en": "e", "ru": "r", "kk": "k"}
KIND = "#"
TAG = "@"
REF = "^"
LANGUAGE = "~"
STATE = "!"
FACT = "="

TITLE_WEIGHT = 6.0
NAME_WEIGHT = 5.0
SHORTEST_STEMMED = 3
SHORTEST_FOLDED = 2  # Ош; its key has three letters
SHORT_LINE = 60  # letters
LONGEST_NAME = 4  # words of a name whose spelling shows a language
LOOKED_AT = 1_500  # letters of a paragraph that tell its language
REMEMBERED_WORDS = 10_000  # of each language
FILTER_IMPACT = 255
SHORTEST_NUMBERED = 5  # letters of a name that digits may stand behind
_DIGITS = "0123456789"

_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n|\f")
_AROUND = ".,;:()[]«»\"'"
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00e0-\u024f]")


@dataclass(frozen=True)
class Unit:
    """What is indexed of one piece of a record: each term's impact, and the places of its exact words' terms."""

    terms: dict[str, int]
    places: dict[str, list[int]]
    piece: Piece


@dataclass(frozen=True)
class Analysed:
    """A record ready for the index; units is empty, and text is None, when the record is gone."""

    id: str
    units: tuple[Unit, ...] = ()
    text: RecordText | None = None


class Analyser:
    """Reads records and words. Remembers words it has met; belongs to one thread (the stemmers ask for
    that)."""

    def __init__(self, remembered: int = REMEMBERED_WORDS, breathe: Callable[[], None] = lambda: None) -> None:
        """breathe: called before each paragraph of a record."""
        self.remembered = remembered
        self._breathe = breathe
        self._russian = Stemmer.Stemmer("russian")
        self._english = Stemmer.Stemmer("english")
        self.other_terms = {language: _Remembered(self, language) for language in ("ru", "kk")}
        """By the language of Cyrillic words: each word's stem and fold terms."""
        self.comparing = names.Comparing()

    def record(self, record: RecordText) -> Analysed:
        """The record's units: as many as its text needs, nearly always one."""
        return Analysed(record.id, tuple(map(self.unit, pieces(record))), record)

    def unit(self, piece: Piece) -> Unit:
        """What is indexed of a piece; always the same for the same piece."""
        maker = _UnitMaker()
        record = piece.text
        for part, weight in _weighted_parts(piece):
            head = part.is_name or weight > 1
            for paragraph in _PARAGRAPH_END.split(part.text):
                self._breathe()
                found = words(paragraph)
                if found:
                    language = paragraph_language(paragraph, record.language)
                    share = weight * brevity(len(found)) if head else weight
                    maker.add(found, share, head, "kk" if language == "kk" else "ru")
                    for letter, word in (*names.initials(paragraph), *names.in_accounts(paragraph)):
                        maker.more[initial_term(letter, word.casefold())] += share
                    if head and len(found) <= LONGEST_NAME:
                        others = list(ends_of_2017(paragraph))
                        if shows_german(found):
                            others += [other for word in found for other in read_as_german(word)]
                        maker.more.update((fold_term(other), share) for other in others)
                    if not head and len(paragraph) >= SHORT_LINE:
                        maker.languages.add(language)
            maker.next_place = min(maker.next_place + GAP, PLACES_PER_UNIT)
        unit = maker.unit(self, piece)
        if piece.number == 0:
            unit.terms.update(dict.fromkeys(_filter_terms(record), FILTER_IMPACT))
        return unit

    def stem_terms(self, word: str, language: str) -> tuple[str, ...]:
        """The stem terms of a word in a text of that language: none for numbers and most short words, several for
        some Kazakh ones. A Latin word in a Kazakh text may be Kazakh in Latin letters."""
        if not word.isalpha():
            return ()
        if _CYRILLIC.search(word):
            if language == "kk":
                return tuple(STEMS["kk"] + stem for stem in kazakh.stems(word))
            return (STEMS["ru"] + str(self._russian.stemWord(word)),) if len(word) >= SHORTEST_STEMMED else ()
        if len(word) < SHORTEST_STEMMED or not _LATIN.search(word):
            return ()
        stems = kazakh.stems(kazakh.from_latin(word)) if language == "kk" else ()
        return STEMS["en"] + str(self._english.stemWord(word)), *(STEMS["kk"] + stem for stem in stems)

    def stems(self, word: str) -> set[str]:
        """The stem terms of a word whose text's language is not known: all that its letters allow."""
        if _CYRILLIC.search(word):
            languages = ("kk",) if _KAZAKH_LETTER.search(word) else ("ru", "kk")
        else:
            languages = ("kk",) if kazakh.is_latin(word) else ("en",)
        return {term for language in languages for term in self.stem_terms(word, language)}


class _Remembered(dict[str, tuple[str, ...]]):
    """The stem and fold terms of words already met."""

    def __init__(self, analyser: Analyser, language: str) -> None:
        super().__init__()
        self._analyser = analyser
        self._language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= self._analyser.remembered:
            self.clear()
        folded = map(fold_term, (word, *read_otherwise(word)))
        terms = dict.fromkeys((*self._analyser.stem_terms(word, self._language), *folded))
        known = self[word] = tuple(filter(None, terms))
        return known


def brevity(length: int) -> float:
    """How much of a title's or name's weight a word of it has: all when it is the whole title, half of ten words."""
    return math.sqrt(3 / (2 + max(1, length)))


def initial_term(letter: str, word: str) -> str:
    """The term of a name beside which an initial stands: the initial's letter, and how the name sounds; "" as of
    fold_term."""
    folded = fold_term(word)
    return INITIAL + letter + folded.removeprefix(FOLD) if folded else ""


def fold_term(word: str) -> str:
    """The fold term of a word; "" for numbers and for what folds to less than three letters. Digits behind a name, as
    accounts have, do not count: narymbaev1975."""
    if len(word) < SHORTEST_FOLDED or word.isdigit():
        return ""
    bare = word.rstrip(_DIGITS)
    folded = fold(bare if len(bare) >= SHORTEST_NUMBERED else word)
    return FOLD + names.entry(folded) if len(folded) >= SHORTEST_STEMMED else ""


def cyrillic_language(paragraph: str, record_language: str) -> str:
    """Whether the Cyrillic words of a paragraph are read as Kazakh ("kk") or Russian ("ru")."""
    return "kk" if paragraph_language(paragraph, record_language) == "kk" else "ru"


def paragraph_language(paragraph: str, record_language: str) -> str:
    """The language a paragraph is in; "" when it shows none. A short line, such as a name, shows little; in a Kazakh
    record it is Kazakh."""
    if record_language.startswith("kk") and len(paragraph) < SHORT_LINE:
        return "kk"
    return language_of(paragraph[:LOOKED_AT])


@lru_cache(5_000)  # with each letter that is typed they are asked of every tag
def tag_term(tag: str) -> str:
    """The filter term of a tag's name."""
    return TAG + " ".join(words(tag))


def ref_term(ref: str) -> str:
    """The filter term of a reference."""
    return REF + ref.casefold()


def kind_term(kind: str) -> str:
    """The filter term of a kind."""
    return KIND + kind.casefold()


def fact_terms(field: str, value: str) -> list[str]:
    """The terms of a fact of a record, and those that a filter asks for: all of them must be there.

    kind, lang, ref and blocked have one. Of other fields (by, cites, case, article, tag) each word is one, as it
    sounds; what holds a digit (SRC-0042, 41-1) is one as it stands.
    """
    match field:
        case "kind":
            return [kind_term(value)]
        case "ref":
            return [ref_term(value)]
        case "lang":
            return [language_term(value)]
        case "blocked":
            return [STATE + value.casefold()]
    start = f"{FACT}{field}:"
    return [start + told for word in value.split() for told in _told(word)]


def _told(word: str) -> list[str]:
    if any(map(str.isdigit, word)):
        return [word.casefold().strip(_AROUND)]
    return [fold(part) or part for part in words(word)]


def language_term(language: str) -> str:
    """The filter term of a language, whatever its script: "kk-Latn" is "kk"."""
    return LANGUAGE + language.casefold().partition("-")[0]


def _filter_terms(record: RecordText) -> Iterator[str]:
    yield kind_term(record.kind)
    yield ref_term(record.ref)
    if record.language:
        yield language_term(record.language)
    for tag in record.tags:
        yield tag_term(tag)
        yield from fact_terms("tag", tag)
    for field, value in record.facts:
        yield from fact_terms(field, value)


def _weighted_parts(piece: Piece) -> Iterator[tuple[TextPart, float]]:
    """The parts of a piece with their weights; of the first piece the title is the first."""
    if piece.number == 0:
        yield TextPart("title", "", piece.text.title), TITLE_WEIGHT
    for part in piece.text.parts:
        yield part, max(part.weight, NAME_WEIGHT) if part.is_name else part.weight


class _UnitMaker:
    """Gathers words into one unit."""

    def __init__(self) -> None:
        self.next_place = 0
        self.languages: set[str] = set()
        self.more: defaultdict[str, float] = defaultdict(float)
        """Terms that words have by what stands beside them."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._weighed: dict[tuple[bool, str], defaultdict[str, float]] = {}
        self._length = 0

    def add(self, found: list[str], weight: float, head: bool, language: str) -> None:
        """The words of one paragraph, in order; what does not fit into a unit is left out (see pieces.PLACES)."""
        found = found[: PLACES_PER_UNIT - self.next_place]
        places = self._places
        weighed = self._weighed.setdefault((head, language), defaultdict(float))
        for place, word in enumerate(found, self.next_place):
            places[word].append(place)
            weighed[word] += weight
        self.next_place += len(found)
        if not head:
            self._length += len(found)

    def unit(self, analyser: Analyser, piece: Piece) -> Unit:
        """The unit as indexed. Running text is diluted by its length; titles and names are not."""
        norm = length_norm(self._length)
        total: defaultdict[str, float] = defaultdict(float)
        for (head, language), weighed in self._weighed.items():
            divisor = 1.0 if head else norm
            other_terms = analyser.other_terms[language]
            for word, weight in weighed.items():
                value = weight / divisor
                total[EXACT + word] += value
                for term in other_terms[word]:
                    total[term] += value
        for term, value in self.more.items():
            if term:
                total[term] = max(total[term], value)
        impacts = {term: impact(value) for term, value in total.items()}
        impacts.update((language_term(language), FILTER_IMPACT) for language in self.languages if language)
        return Unit(impacts, {EXACT + word: places for word, places in self._places.items()}, piece)
