"""From a record's text to the terms it is found by.

A term is a stream's letter and a word. Every word goes into the exact stream with its places, and without
places into the stem stream of its language and into the fold stream, where spellings of a name in several
scripts meet. What a record is filtered by (kind, tag, reference) are terms too. Every change of what is
computed here or in what it uses (kazakh.py, archive_schema.text) asks for another ANALYSER_VERSION, so that
old rows are rebuilt.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import Stemmer

from archive_schema.text.fold import fold
from archive_schema.text.normalise import language_of, words
from desktop.search import kazakh
from desktop.search.postings import PLACES_PER_UNIT, impact, length_norm
from desktop.search.texts import RecordText, TextPart

ANALYSER_VERSION = 1

EXACT = "w"
FOLD = "f"
STEMS = {"en": "e", "ru": "r", "kk": "k"}
KIND = "#"
TAG = "@"
REF = "^"

TITLE_WEIGHT = 6.0
NAME_WEIGHT = 5.0
GAP = 8  # places left between two parts, so that no phrase runs from one into the other
SHORTEST_STEMMED = 3
SHORT_LINE = 60  # letters
LOOKED_AT = 1_500  # letters of a paragraph that tell its language
REMEMBERED_WORDS = 50_000
FILTER_IMPACT = 255

_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n|\f")
_KAZAKH_LETTER = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00e0-\u024f]")


@dataclass(frozen=True)
class Unit:
    """What is indexed of one unit: each term's impact, and the places of its exact words' terms."""

    terms: dict[str, int]
    places: dict[str, list[int]]


@dataclass(frozen=True)
class Analysed:
    """A record ready for the index; units is empty when the record is gone."""

    id: str
    units: tuple[Unit, ...]


class Analyser:
    """Reads records and words. Remembers words it has met; belongs to one thread (the stemmers ask for
    that)."""

    def __init__(self) -> None:
        self._russian = Stemmer.Stemmer("russian")
        self._english = Stemmer.Stemmer("english")
        self.other_terms = {language: _Remembered(self, language) for language in ("ru", "kk")}
        """By the language of Cyrillic words: each word's stem and fold terms."""

    def record(self, record: RecordText) -> Analysed:
        """The record's units: as many as its text needs, nearly always one."""
        makers = [_UnitMaker()]
        for part, weight in _weighted_parts(record):
            head = part.is_name or weight > 1
            for paragraph in _PARAGRAPH_END.split(part.text):
                found = words(paragraph)
                language = cyrillic_language(paragraph, record.language)
                share = weight * brevity(len(found)) if head else weight
                for piece in _pieces(found, PLACES_PER_UNIT):
                    if makers[-1].next_place + len(piece) > PLACES_PER_UNIT:
                        makers.append(_UnitMaker())
                    makers[-1].add(piece, share, head, language)
            makers[-1].next_place += GAP
        units = [maker.unit(self) for maker in makers]
        units[0].terms.update(dict.fromkeys(_filter_terms(record), FILTER_IMPACT))
        return Analysed(record.id, tuple(units))

    def stem_term(self, word: str, language: str) -> str:
        """The stem term of a word in a text of that language; "" for short words and for numbers."""
        if len(word) < SHORTEST_STEMMED or not word.isalpha():
            return ""
        if _LATIN.search(word):
            return STEMS["en"] + str(self._english.stemWord(word))
        if not _CYRILLIC.search(word):
            return ""
        if language == "kk":
            return STEMS["kk"] + kazakh.stem(word)
        return STEMS["ru"] + str(self._russian.stemWord(word))

    def stems(self, word: str) -> set[str]:
        """The stem terms of a word whose text's language is not known: all that its letters allow."""
        languages = ("kk",) if _KAZAKH_LETTER.search(word) else ("ru", "kk")
        return {self.stem_term(word, language) for language in languages} - {""}

    def all_terms(self, word: str) -> set[str]:
        """Every term that word may have put into the rows, whatever the language of its text."""
        return {EXACT + word, *self.other_terms["ru"][word], *self.other_terms["kk"][word]}


class _Remembered(dict[str, tuple[str, ...]]):
    """The stem and fold terms of words already met."""

    def __init__(self, analyser: Analyser, language: str) -> None:
        super().__init__()
        self._analyser = analyser
        self._language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        terms = self._analyser.stem_term(word, self._language), fold_term(word)
        known = self[word] = tuple(filter(None, terms))
        return known


def brevity(length: int) -> float:
    """How much of a title's or name's weight a word of it has: all when it is the whole title, half of ten words."""
    return math.sqrt(3 / (2 + max(1, length)))


def fold_term(word: str) -> str:
    """The fold term of a word; "" for numbers and for what folds to less than three letters."""
    if len(word) < SHORTEST_STEMMED or word.isdigit():
        return ""
    folded = fold(word)
    return FOLD + folded if len(folded) >= SHORTEST_STEMMED else ""


def cyrillic_language(paragraph: str, record_language: str) -> str:
    """Whether the Cyrillic words of a paragraph are read as Kazakh ("kk") or Russian ("ru"). A short line,
    such as a name, shows little; it goes with the record's language."""
    if record_language.startswith("kk") and len(paragraph) < SHORT_LINE:
        return "kk"
    return "kk" if language_of(paragraph[:LOOKED_AT]) == "kk" else "ru"


def tag_term(tag: str) -> str:
    """The filter term of a tag's name."""
    return TAG + " ".join(words(tag))


def ref_term(ref: str) -> str:
    """The filter term of a reference."""
    return REF + ref.casefold()


def kind_term(kind: str) -> str:
    """The filter term of a kind."""
    return KIND + kind.casefold()


def _filter_terms(record: RecordText) -> list[str]:
    return [kind_term(record.kind), ref_term(record.ref), *map(tag_term, record.tags)]


def _weighted_parts(record: RecordText) -> Iterator[tuple[TextPart, float]]:
    """The record's parts with their weights; the title is the first."""
    yield TextPart("title", "", record.title), TITLE_WEIGHT
    for part in record.parts:
        yield part, max(part.weight, NAME_WEIGHT) if part.is_name else part.weight


def _pieces(found: list[str], size: int) -> Iterator[list[str]]:
    return (found[start : start + size] for start in range(0, len(found), size))


class _UnitMaker:
    """Gathers words into one unit."""

    def __init__(self) -> None:
        self.next_place = 0
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._weighed: dict[tuple[bool, str], defaultdict[str, float]] = {}
        self._length = 0

    def add(self, found: list[str], weight: float, head: bool, language: str) -> None:
        """The words of one paragraph, in order."""
        places = self._places
        weighed = self._weighed.setdefault((head, language), defaultdict(float))
        for place, word in enumerate(found, self.next_place):
            places[word].append(place)
            weighed[word] += weight
        self.next_place += len(found)
        if not head:
            self._length += len(found)

    def unit(self, analyser: Analyser) -> Unit:
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
        impacts = {term: impact(value) for term, value in total.items()}
        return Unit(impacts, {EXACT + word: places for word, places in self._places.items()})
