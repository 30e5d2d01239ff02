"""The straight path: words, phrases, beginnings and their combinations, answered from postings with sets and
arrays.

Patterns and near spellings go through Whoosh's own matchers (whoosh_reader) over the same postings. A score
is BM25 over exact words, to which word forms add less and other spellings less again. Within a segment a
query is answered as {unit: score}; a record's units all lie in one segment, so segments never have to be
looked at together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from itertools import pairwise
from math import log

from desktop.search.alternatives import Alternative, Spellings
from desktop.search.analysis import EXACT, KIND, TAG, Analyser, kind_term, ref_term, tag_term
from desktop.search.postings import SATURATION, Postings
from desktop.search.query import And, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.view import View

REASONS = ("reference", "exact", "word form", "other script", "beginning of a word", "pattern", "near spelling")
"""Why a record matches, the most exact first. "other spelling" is told from "other script" by the matched
word."""

REFERENCE_SCORE = 1_000.0
BEGINNING_SCORE = 1.0
SIDE_BY_SIDE = 1.3  # what a record gains when the query's words stand in it as a phrase
MOST_FOR_SIDE_BY_SIDE = 1_000
SHORTEST_UNFINISHED = 2

Scores = dict[int, float]
Place = tuple[int, int]
"""(segment, unit)"""


class Evaluator:
    """Answers one query over one view."""

    def __init__(
        self, view: View, analyser: Analyser, *, other_scripts: bool = True, word_forms: bool = True
    ) -> None:
        self._view = view
        self._spellings = Spellings(view, analyser, other_scripts=other_scripts, word_forms=word_forms)
        self._alternatives: dict[Word, list[Alternative]] = {}
        self._sets: dict[tuple[Query, int], Scores] = {}

    def best(self, query: Query, limit: int) -> tuple[list[tuple[float, Place]], int]:
        """The best units with their scores, and how many match in all."""
        found: list[tuple[float, Place]] = []
        total = 0
        for segment in self._view.segments:
            scores = self.scores(query, segment)
            total += len(scores)
            ranked = ((score, (segment, unit)) for unit, score in scores.items())
            found += nlargest(limit, ranked)
        return nlargest(limit, found, key=_newest_first), total

    def scores(self, query: Query, segment: int, among: Scores | None = None) -> Scores:
        """The units of a segment that match. With among, only units that are in it need to be told."""
        match query:
            case Word():
                return self._word(query, segment, among)
            case And():
                return self._and(query, segment)
            case Or():
                return self._or(query, segment)
            case _:
                return self._kept(query, segment)

    def _kept(self, query: Query, segment: int) -> Scores:
        """What is worth remembering, since reasons ask for it again with every hit; not to be changed."""
        known = self._sets.get((query, segment))
        if known is None:
            match query:
                case Phrase():
                    self._sets[query, segment] = self._phrase(query, segment)
                case Not():
                    every = self._kept(Every(), segment)
                    self._sets[query, segment] = self._without(every, query.part, segment)
                case _:
                    self._answer_everywhere(query)
            known = self._sets[query, segment]
        return known

    def _answer_everywhere(self, query: Query) -> None:
        found: dict[int, list[Postings]] = {}
        score = 0.0
        match query:
            case Prefix(text):
                found, score = self._view.beginning(EXACT + text), BEGINNING_SCORE
            case Filter(field, value):
                found = self._filtered(field, value)
                score = REFERENCE_SCORE if field == "ref" else 0.0
            case Every():
                found = self._view.beginning(KIND)
            case Wildcard() | Near():
                from desktop.search import whoosh_reader  # heavy, and seldom asked for

                for segment, units in whoosh_reader.matches(self._view, query).items():
                    scores = {unit: score / 255 for unit, score in units.items()}
                    self._sets[query, segment] = self._of_records(segment, scores)
        for segment in self._view.segments:
            if (query, segment) not in self._sets:
                self._sets[query, segment] = self._flat(segment, found.get(segment, []), score)

    def _flat(self, segment: int, lists: Iterable[Postings], score: float) -> Scores:
        """Every unit of these postings, scored by its best impact times score."""
        best: Scores = {}
        for postings in lists:
            for unit, impact in zip(postings.units, postings.impacts, strict=True):
                if best.get(unit, -1.0) < impact:
                    best[unit] = impact
        return self._of_records(segment, {unit: score * impact / 255 for unit, impact in best.items()})

    def _filtered(self, field: str, value: str) -> dict[int, list[Postings]]:
        """The records of a kind, tag or reference; for a kind or tag not met, those that begin so."""
        term = {"kind": kind_term, "tag": tag_term, "ref": ref_term}[field](value)
        exact = self._view.postings(term)
        if exact or field == "ref" or term in (KIND, TAG):
            return {segment: [postings] for segment, postings in exact.items()}
        return self._view.beginning(term)

    # Words

    def alternatives(self, word: Word) -> list[Alternative]:
        """The terms a word may stand for that the index has, the most exact first."""
        known = self._alternatives.get(word)
        if known is None:
            known = self._alternatives[word] = self._weighed(list(self._spellings.of(word.text)))
        return known

    def _weighed(self, possible: list[Alternative]) -> list[Alternative]:
        """Those that occur, weighed by how rare the most frequent of them is: a slip of spelling is no rare
        word."""
        counts = [(alternative, self._view.count(alternative.term)) for alternative in possible]
        most = max((count for _, count in counts), default=0)
        rarity = log(1 + max(0.0, self._view.live - most + 0.5) / (most + 0.5)) * (SATURATION + 1) / 255
        return [replace(each, share=each.share * max(rarity, 1e-6)) for each, count in counts if count]

    def _word(self, word: Word, segment: int, among: Scores | None) -> Scores:
        alternatives = self.alternatives(word)
        if not alternatives and word.unfinished and len(word.text) >= SHORTEST_UNFINISHED:
            return self._kept(Prefix(word.text), segment)
        found: Scores = {}
        for alternative in alternatives:
            postings = self._view.postings(alternative.term).get(segment)
            if postings is None:
                continue
            share = alternative.share
            if among is not None and len(among) * 8 < len(postings) and not self._view.firsts(segment):
                _gather_among(found, postings, share, among)
            elif not found:
                found = dict(zip(postings.units, map(share.__mul__, postings.impacts), strict=True))
            else:
                _gather(found, postings, share)
        return self._of_records(segment, found)

    def _phrase(self, phrase: Phrase, segment: int) -> Scores:
        lists = []
        for text in phrase.words:
            postings = self._view.postings(EXACT + text).get(segment)
            if postings is None:
                return {}
            lists.append(postings)
        units = _common(lists)
        if len(lists) > 1:
            units = {unit for unit in units if stand_as_phrase(lists, unit)}
        scores = dict.fromkeys(units, 0.0)
        for text, postings in zip(phrase.words, lists, strict=True):
            (exact,) = self._weighed([Alternative(EXACT + text, 1.0, "exact")])
            for unit in units:
                scores[unit] += exact.share * postings.impacts[bisect_left(postings.units, unit)]
        return self._of_records(segment, scores)

    # Combinations

    def _and(self, query: And, segment: int) -> Scores:
        wanted: list[Query] = [part for part in query.parts if not isinstance(part, Not)] or [Every()]
        common: Scores | None = None
        for part in sorted(wanted, key=self._size):
            scores = self.scores(part, segment, common)
            if common is None:
                common = dict(scores)
            else:
                common = {unit: score + scores[unit] for unit, score in common.items() if unit in scores}
            if not common:
                return {}
        common = common or {}
        for unwanted in query.parts:
            if isinstance(unwanted, Not):
                common = self._without(common, unwanted.part, segment)
        self._favour_phrases(common, query, segment)
        return common

    def _or(self, query: Or, segment: int) -> Scores:
        found: Scores = {}
        for part in query.parts:
            for unit, score in self.scores(part, segment).items():
                found[unit] = found.get(unit, 0.0) + score
        return found

    def _without(self, scores: Scores, unwanted: Query, segment: int) -> Scores:
        gone = self.scores(unwanted, segment)
        return {unit: score for unit, score in scores.items() if unit not in gone}

    def _favour_phrases(self, scores: Scores, query: And, segment: int) -> None:
        """Words typed side by side that stand side by side in the text count more."""
        if not 0 < len(scores) <= MOST_FOR_SIDE_BY_SIDE or self._view.firsts(segment):
            return
        for one, next_one in pairwise(query.parts):
            if isinstance(one, Word) and isinstance(next_one, Word):
                lists = [self._view.postings(EXACT + word.text).get(segment) for word in (one, next_one)]
                if lists[0] is not None and lists[1] is not None:
                    for unit in scores:
                        if stand_as_phrase([lists[0], lists[1]], unit):
                            scores[unit] *= SIDE_BY_SIDE

    def _size(self, query: Query) -> int:
        """About how many units a part matches, to begin with the fewest."""
        match query:
            case Word():
                return sum(self._view.count(each.term) for each in self.alternatives(query)) or 1
            case Phrase():
                return min(self._view.count(EXACT + text) for text in query.words)
            case And():
                return min(map(self._size, query.parts))
            case _:
                return self._view.live

    def _of_records(self, segment: int, scores: Scores) -> Scores:
        """Later units of long records counted as their first one."""
        firsts = self._view.firsts(segment)
        for unit in firsts.keys() & scores.keys() if firsts else ():
            score = scores.pop(unit)
            scores[firsts[unit]] = max(score, scores.get(firsts[unit], score))
        return scores

    # Reasons

    def reason(self, query: Query, place: Place) -> str:
        """Why that unit matches: of parts that all must match the least exact, of choices the most exact."""
        match query:
            case And():
                parts = [self.reason(part, place) for part in query.parts if not isinstance(part, Not)]
                return max(filter(None, parts), key=REASONS.index, default="exact")
            case Or():
                parts = [self.reason(part, place) for part in query.parts]
                return min(filter(None, parts), key=REASONS.index, default="")
            case Word():
                return self._word_reason(query, place)
            case Filter(field, _):
                reason = "reference" if field == "ref" else "exact"
            case Prefix():
                reason = "beginning of a word"
            case Wildcard():
                reason = "pattern"
            case Near():
                reason = "near spelling"
            case _:
                reason = "exact"
        segment, unit = place
        return reason if unit in self.scores(query, segment) else ""

    def _word_reason(self, word: Word, place: Place) -> str:
        segment, unit = place
        firsts = self._view.firsts(segment)
        units = [unit, *(later for later, first in firsts.items() if first == unit)]
        for alternative in self.alternatives(word):
            postings = self._view.postings(alternative.term).get(segment)
            if postings is not None and any(_stands_in(postings, each) for each in units):
                return alternative.reason
        if not self.alternatives(word) and unit in self._word(word, segment, None):
            return "beginning of a word"
        return ""


def _newest_first(found: tuple[float, Place]) -> tuple[float, bool, Place]:
    """The order of hits: by score, then pending records, then the newest segment's."""
    score, (segment, unit) = found
    return score, segment == 0, (segment, unit)


def _gather(found: Scores, postings: Postings, share: float) -> None:
    known = found.get
    for unit, impact in zip(postings.units, postings.impacts, strict=True):
        found[unit] = known(unit, 0.0) + share * impact


def _gather_among(found: Scores, postings: Postings, share: float, among: Iterable[int]) -> None:
    units, impacts = postings.units, postings.impacts
    for unit in among:
        at = bisect_left(units, unit)
        if at < len(units) and units[at] == unit:
            found[unit] = found.get(unit, 0.0) + share * impacts[at]


def _stands_in(postings: Postings, unit: int) -> bool:
    at = bisect_left(postings.units, unit)
    return at < len(postings) and postings.units[at] == unit


def _common(lists: list[Postings]) -> set[int]:
    """The units where all of these words stand."""
    fewest, *others = sorted(lists, key=len)
    units = set(fewest.units)
    for postings in others:
        units.intersection_update(postings.units)
    return units


def stand_as_phrase(lists: list[Postings], unit: int) -> bool:
    """Whether these words follow one another somewhere in that unit."""
    starts: set[int] | None = None
    for offset, postings in enumerate(lists):
        places = {place - offset for place in postings.places(unit)}
        starts = places if starts is None else starts & places
        if not starts:
            return False
    return True
