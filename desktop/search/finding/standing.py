"""What a part of a query may stand for: the terms of the index that answer it, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from operator import add
from typing import TypeAlias

from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from desktop.search.analysis import EXACT, KIND, Analyser, fact_terms
from desktop.search.asking.query import Every, Filter, Near, Phrase, Prefix, Query, Wildcard, Word, leaves
from desktop.search.finding import many
from desktop.search.finding.many import Many
from desktop.search.finding.near import one_edit_away
from desktop.search.finding.phrases import standing_in_all
from desktop.search.finding.view import View
from desktop.search.rows.postings import SATURATION, Postings
from desktop.search.spelling.alternatives import Alternative, Spellings

BEGINNING_SCORE = 1 / 255
REFERENCE_SCORE = 1_000 / 255
FILTER_SCORE = 1e-6 / 255
SHORTEST_UNFINISHED = 2
MOST_BEGUN = 20  # words that the last one of a phrase may become
MANY = 8  # terms; of more, only one tells a record's score

Scores = dict[int, float]
"""Units of a segment, in their order, with their scores."""


@dataclass(frozen=True)
class Fact:
    """Records of which this term tells something; begins: or one that begins so."""

    term: str
    begins: bool = False


Leaf: TypeAlias = Word | Prefix | Wildcard | Near | Fact | Every


@dataclass
class Standing:
    """Terms and where they stand: by segment their postings, each with its score per impact."""

    terms: list[str]
    segments: dict[int, list[tuple[float, Postings]]]

    _size: int = -1

    @property
    def size(self) -> int:
        """In about how many units."""
        if self._size < 0:
            self._size = sum([len(postings.units) for lists in self.segments.values() for _, postings in lists])
        return self._size

    def scores(self, segment: int) -> Scores:
        """Every unit of a segment where any of the terms stands."""
        lists = self.segments.get(segment, [])
        if len(lists) == 1:
            ((share, postings),) = lists
            return dict(zip(postings.units, map(share.__mul__, postings.impacts), strict=True))
        if len(lists) <= MANY:
            units = sorted(set().union(*(postings.units for _, postings in lists)))
            return dict(zip(units, self.scores_in(segment, units), strict=True))
        last: Scores = {}
        for share, postings in sorted(lists, key=lambda each: -len(each[1])):
            last.update(zip(postings.units, map(share.__mul__, postings.impacts), strict=True))
        return dict(sorted(last.items()))

    def scores_in(self, segment: int, units: Sequence[int]) -> Sequence[float]:
        """The score of each of these units, which stand in order; 0 where none of the terms does."""
        lists = self.segments.get(segment, [])
        if len(lists) > MANY:
            return self._of_rarest(lists, units)
        total: Sequence[float] = [0.0] * len(units)
        for number, (share, postings) in enumerate(lists if units else ()):
            told = map(share.__mul__, postings.impacts_in(units))
            total = list(map(add, total, told) if number else told)
        return total

    def _of_rarest(self, lists: list[tuple[float, Postings]], units: Sequence[int]) -> list[float]:
        total = [0.0] * len(units)
        for share, postings in sorted(lists, key=lambda each: -len(each[1])) if units else ():
            for at, impact in enumerate(postings.impacts_in(units)):
                if impact:
                    total[at] = share * impact
        return total

    def many(self, segment: int, size: int, scale: float, firsts: Mapping[int, int]) -> Many:
        """Every record of a segment where any of the terms stands. scale: of scores, see many.py."""
        lists = self.segments.get(segment, [])
        return (many.summed if len(lists) <= MANY else many.rarest_first)(lists, size, scale, firsts)

    @cached_property
    def highest(self) -> float:
        """No score is higher."""
        shares = ([share for share, _ in lists] for lists in self.segments.values())
        return 255 * max((sum(each) if len(each) <= MANY else max(each) for each in shares), default=0.0)


class Standings:
    """Finds what each part of one query may stand for."""

    def __init__(self, view: View, analyser: Analyser, *, other_scripts: bool, word_forms: bool) -> None:
        self._view = view
        self._analyser = analyser
        self._options = other_scripts, word_forms
        self._as_typed = not (other_scripts or word_forms)
        self._alternatives: dict[Word, list[Alternative]] = {}
        self._known: dict[Leaf, Standing] = {}
        self._facts: dict[Filter, list[Fact]] = {}
        self._begun: dict[str, list[str]] = {}

    @cached_property
    def _spellings(self) -> Spellings:
        other_scripts, word_forms = self._options
        return Spellings(self._view, self._analyser, other_scripts=other_scripts, word_forms=word_forms)

    def of(self, leaf: Leaf) -> Standing:
        """Where the terms stand that answer a part of the query."""
        known = self._known.get(leaf)
        if known is None:
            known = self._known[leaf] = self._find(leaf)
        return known

    def _find(self, leaf: Leaf) -> Standing:
        match leaf:
            case Word(text):
                if self._as_typed and not leaf.initial and (found := self._view.postings(EXACT + text)):
                    size = 0
                    for here in found.values():
                        size += len(here.units)
                    share = self.rarity(size)
                    self._alternatives[leaf] = [Alternative(EXACT + text, share, "exact")]
                    return Standing([EXACT + text], {segment: [(share, here)] for segment, here in found.items()}, size)
                alternatives = self.alternatives(leaf)
                if not alternatives and leaf.unfinished and len(text) >= SHORTEST_UNFINISHED:
                    return self.of(Prefix(text))
                return self._at([(each.term, each.share) for each in alternatives])
            case Prefix(text):
                return self._each(self._view.each(EXACT + text), BEGINNING_SCORE)
            case Wildcard(pattern):
                return self._each(self._view.each_like(EXACT, pattern), BEGINNING_SCORE)
            case Near(text):
                return self._each(self._view.each_of(one_edit_away(self._view, EXACT, text)), BEGINNING_SCORE)
            case Fact(term, begins):
                return self._each(self._view.each(term), FILTER_SCORE) if begins else self._at([(term, FILTER_SCORE)])
            case Every():
                return self._each(self._view.each(KIND), FILTER_SCORE)

    def begun(self, phrase: Phrase) -> list[str]:
        """What the last word of an unfinished phrase may become: the commonest words that begin so."""
        begun = phrase.words[-1]
        if begun not in self._begun:
            self._begun[begun] = [word for word in self._view.commonest(begun, MOST_BEGUN) if word != begun]
        return self._begun[begun]

    def expect(self, query: Query) -> None:
        """Read at once where the exact words of a query stand, since each reading takes its time."""
        if not isinstance(query, Word):
            self._view.fetch([EXACT + text for leaf in leaves(query) for text in self._exact(leaf)])

    def _exact(self, leaf: Query) -> tuple[str, ...]:
        if isinstance(leaf, Phrase):
            return (*leaf.words, *self.begun(leaf)) if leaf.unfinished else leaf.words
        return (leaf.text,) if isinstance(leaf, Word) and self._is_plain(leaf) else ()

    def _is_plain(self, word: Word) -> bool:
        """Whether it stands for nothing but itself."""
        return self._as_typed and not word.initial

    def _at(self, terms: list[tuple[str, float]]) -> Standing:
        self._view.fetch([term for term, _ in terms])
        segments = defaultdict(list)
        for term, share in terms:
            for segment, postings in self._view.postings(term).items():
                segments[segment].append((share, postings))
        return Standing([term for term, _ in terms], segments)

    def _each(self, found: Iterable[tuple[str, int, Postings]], share: float) -> Standing:
        segments = defaultdict(list)
        terms = {}
        for term, segment, postings in found:
            terms[term] = True
            segments[segment].append((share, postings))
        return Standing(list(terms), segments)

    def alternatives(self, word: Word) -> list[Alternative]:
        """The terms a word may stand for that the index has, the most exact first."""
        known = self._alternatives.get(word)
        if known is None:
            if self._is_plain(word):
                term = EXACT + word.text
                count = self._view.count(term)
                known = [Alternative(term, self.rarity(count), "exact")] if count else []
            else:
                remembered = self._view.remembered
                known = remembered.get((word, self._options))
                if known is None:
                    known = remembered[word, self._options] = self._weighed(list(self._spellings.of(word)))
            self._alternatives[word] = known
        return known

    def _weighed(self, possible: list[Alternative]) -> list[Alternative]:
        """Those that occur, weighed by how rare the most frequent of them is: a slip of spelling is no rare word."""
        self._view.fetch([each.term for each in possible])
        counts = [self._view.count(each.term) for each in possible]
        rarity = self.rarity(max(counts, default=0))
        return [Alternative(each.term, each.share * rarity, each.reason)
                for each, count in zip(possible, counts, strict=True) if count]

    def rarity(self, count: int) -> float:
        """What an impact of a word counts that stands in so many units."""
        live = self._view.live
        return max(log(1 + max(0.0, live - count + 0.5) / (count + 0.5)), 1e-3) * (SATURATION + 1) / 255

    def facts(self, asked: Filter) -> list[Fact]:
        """What all must be told of the records that a filter lets through."""
        if asked not in self._facts:
            self._facts[asked] = self._facts_of(asked)
        return self._facts[asked]

    def _facts_of(self, asked: Filter) -> list[Fact]:
        terms = fact_terms(asked.field, asked.value)
        if asked.field == "kind" and terms and not self._view.count(terms[0]):
            return [Fact(terms[0], begins=True)]
        begins = (asked.begun or asked.unfinished and not self._stand_together(terms)) and _shows_whole(asked.value)
        return [Fact(term, begins=begins and term is terms[-1]) for term in terms]

    def _stand_together(self, terms: list[str]) -> bool:
        """Whether any record has all of these terms."""
        found = list(map(self._view.postings, terms))
        return bool(found) and any(standing_in_all([each[segment] for each in found])
                   for segment in set(self._view.segments).intersection(*found))


def _shows_whole(begun: str) -> bool:
    """Whether each letter of a beginning shows in how it sounds: foo sounds as fo, and for begins so too."""
    letters = "".join(map(fold, (words(begun) or [""])[-1]))
    return not letters or fold(letters) != fold(letters[:-1])
