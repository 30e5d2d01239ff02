"""The straight path: a query answered from postings, with loops that run in C wherever a word may be frequent.

Within a segment a query is answered as {unit: score}, in the order of units; a record's units all lie in one segment,
so segments never have to be looked at together. A score is BM25 over exact words, to which word forms add less and
other spellings less again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial, reduce
from itertools import compress, pairwise
from operator import add, and_

from desktop.search.analysis import EXACT, Analyser, tag_term
from desktop.search.asking.query import (
    And,
    Beside,
    Dates,
    Every,
    Filter,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Reading,
    Tagged,
    Valued,
    Wildcard,
    Word,
    leaves,
)
from desktop.search.finding import many
from desktop.search.finding.beside import standing_beside
from desktop.search.finding.many import HIGHEST, Many
from desktop.search.finding.phrases import standing_as_phrase, standing_in_all
from desktop.search.finding.ranking import Found, Place, Scored, best_of, best_postings, in_order
from desktop.search.finding.standing import FILTER_SCORE, REFERENCE_SCORE, Fact, Leaf, Scores, Standing, Standings
from desktop.search.finding.view import View
from desktop.search.rows.postings import Postings
from desktop.search.spelling.alternatives import Alternative

Told = tuple[Sequence[int], Sequence[float]]
"""Units in their order, and their scores."""

_OF_PARTS = (And, Or, Reading, Valued)
_FILTERS = (Filter, Tagged, Valued)

READING_SHARE = 0.5
FEW_FOUND = 3_000  # records that may match; more are answered at once, see many.py
SIDE_BY_SIDE = 1.3  # what a record gains when the query's words stand in it as a phrase
LOOKED_AT = 100  # the best records, in which it is seen whether words stand side by side
MOST_FOR_SIDE_BY_SIDE = 2_000  # units of a word that is worth it


class Evaluator:
    """Answers one query over one view."""

    def __init__(
        self, view: View, analyser: Analyser, *, other_scripts: bool = True, word_forms: bool = True,
        few: int = FEW_FOUND
    ) -> None:
        """few: so many records are answered one by one."""
        self._view = view
        self._few = few
        self._analyser = analyser
        self._standings = Standings(view, analyser, other_scripts=other_scripts, word_forms=word_forms)
        self._single: dict[And, Standing | None] = {}
        self._met: defaultdict[Query, dict[int, Scores]] = defaultdict(dict)
        self._met_many: dict[tuple[Query, int, float], Many] = {}
        self._shares: dict[str, float] = {}
        self._best: dict[tuple[Query, int], list[Scored]] = {}
        self._in_turn: dict[tuple[Query | Fact, ...], list[tuple[Query | Fact, Standing | None]]] = {}

    # Whole answers

    def best(self, query: Query, limit: int) -> tuple[list[Scored], int]:
        """The best records with their scores, and how many match in all."""
        single = self._one_list_each(query)
        if single is not None:
            return best_postings(self._view, single, limit), single.size
        found = self.everything(query)
        return self.best_of(query, found, limit), sum(map(len, found.values()))

    def best_of(self, query: Query, found: Found, limit: int) -> list[Scored]:
        """The best of all that match a query."""
        single = self._one_list_each(query)
        if single is not None:
            return best_postings(self._view, single, limit)
        pairs = self._worth_a_look(query.parts) if isinstance(query, And) else []
        most = max(limit, LOOKED_AT) if pairs else limit
        known = self._best.get((query, most))
        if known is None:
            best = best_of(self._view, self._scored(query, found, most), most)
            known = self._best[query, most] = self._with_phrases_first(best, pairs) if pairs else best
        return known[:limit]

    def _scored(self, query: Query, found: Found, most: int) -> dict[int, Scores]:
        """All that was found, or of many those among which are the best so many."""
        scored = {segment: scores for segment, scores in found.items() if isinstance(scores, dict)}
        counted = {segment: scores for segment, scores in found.items() if isinstance(scores, Many)}
        for segment, units in many.best(counted, most).items() if counted else ():
            scored[segment] = self.among(query, segment, units)
        return scored

    def everything(self, query: Query) -> Found:
        """All that match, by segment; scored unless they are many or those of one term. Those of a phrase are few when
        they are known."""
        single = self._one_list_each(query)
        if single is not None:
            return {segment: postings for segment, ((_, postings),) in single.segments.items()}
        if not isinstance(query, And):
            self._standings.expect(query)
        if isinstance(query, Phrase) or self._size(query) <= self._few:
            met = self._met[query]
            for segment in self._view.segments:
                if segment not in met:
                    met[segment] = self._answer(query, segment)
            return {segment: scores for segment, scores in met.items() if scores}
        scale = HIGHEST / (self._highest(query) or 1.0)
        return {segment: found for segment in self._view.segments if (found := self._many(query, segment, scale))}

    def among(self, query: Query, segment: int, units: Sequence[int]) -> Scores:
        """Those of these records, given in their order, that match."""
        single = self._one_list_each(query)
        scores = self._scores_in(query, segment, units) if single is None else single.scores_in(segment, units)
        return {unit: score for unit, score in zip(units, scores, strict=True) if score}

    def _one_list_each(self, query: Query) -> Standing | None:
        """Where a query stands that in each segment is answered by one term, be it among what filters let through;
        None for others."""
        if isinstance(query, And):
            if query not in self._single:
                self._standings.expect(query)
                self._single[query] = self._among_filters(query.parts)
            return self._single[query]
        standing = self._standings.of(query) if isinstance(query, Word) else self.standing(query)
        if standing is None or not self._view.long.isdisjoint(standing.segments):
            return None
        return standing if max(map(len, standing.segments.values()), default=1) == 1 else None

    def _among_filters(self, parts: Sequence[Query]) -> Standing | None:
        """The one word among parts of which the others only say which records count."""
        asked = [part for part in parts if not isinstance(part, _FILTERS)]
        alone = self._one_list_each(asked[0]) if len(asked) == 1 and not isinstance(asked[0], And) else None
        if alone is None:
            return None
        filters = [(part, self.standing(part)) for part in parts if part not in asked]
        if any([standing is None and not isinstance(part, Valued) for part, standing in filters]):
            return None
        segments = {}
        for segment, ((share, postings),) in alone.segments.items():
            for part, standing in filters:
                if len(postings.units):
                    postings = postings.within(self._let_through(part, standing, segment, postings.units))
            if len(postings.units):
                segments[segment] = [(share, postings)]
        return Standing(alone.terms, segments)

    def _let_through(self, part: Query, standing: Standing | None, segment: int, units: Sequence[int]
                     ) -> Sequence[float]:
        """For each of these units something when a filter lets it through. standing: of a filter by terms."""
        if standing is None:
            column = self._view.column(segment, part.column)
            return list(map(part.values.__contains__, map(column.__getitem__, units)))
        lists = standing.segments.get(segment, [])
        return lists[0][1].impacts_in(units) if len(lists) == 1 else standing.scores_in(segment, units)

    # Within a segment

    def scores(self, query: Query, segment: int) -> Scores:
        """The records of a segment that match, each told by its first unit; not to be changed."""
        met = self._met[query]
        if segment not in met:
            met[segment] = self._answer(query, segment)
        return met[segment]

    def _answer(self, query: Query, segment: int) -> Scores:
        standing = self.standing(query)
        if standing is not None:
            return self._of_records(segment, standing.scores(segment))
        match query:
            case And(parts):
                return self._and(parts, segment)
            case Or(parts):
                return self._or(parts, segment)
            case Not() | Valued():
                every = self._first(Every(), self.standing(Every()), segment, None)
                return dict(zip(*self._narrowed(*every, query, segment), strict=True))
            case Filter():
                return self._filter(query, segment)
            case Phrase(words, unfinished):
                return self._begun(query, segment) if unfinished else self._phrase(words, segment)
            case Beside():
                return self._beside(query, segment)
            case Reading(part):
                return {unit: score * READING_SHARE for unit, score in self.scores(part, segment).items()}
            case Dates(first, last):
                return self._dates(first, last, segment)
        raise TypeError(query)

    def standing(self, query: Query) -> Standing | None:
        """The terms and postings that alone answer a part of the query; None when more is needed."""
        if isinstance(query, _OF_PARTS):
            return None
        match query:
            case Word() | Prefix() | Wildcard() | Near() | Every():
                return self._standings.of(query)
            case Phrase((word,)):
                return self._standings.of(Fact(EXACT + word))
            case Tagged(tag):
                return self._standings.of(Fact(tag_term(tag)))
            case Filter(field) if field != "ref":
                facts = self._standings.facts(query)
                return self._standings.of(facts[0]) if len(facts) == 1 else None
        return None

    def _filter(self, asked: Filter, segment: int) -> Scores:
        facts = self._standings.facts(asked)
        found = self._and(tuple(facts), segment) if facts else {}
        return dict.fromkeys(found, REFERENCE_SCORE * 255) if asked.field == "ref" else found

    def _phrase(self, words: tuple[str, ...], segment: int) -> Scores:
        lists = [self._view.postings(EXACT + word).get(segment) for word in words]
        there = [postings for postings in lists if postings is not None]
        if len(there) < len(lists):
            return {}
        units = standing_as_phrase(there, standing_in_all(there))
        if not units:
            return {}
        told = [map(self._share(word).__mul__, postings.impacts_in(units))
                for word, postings in zip(words, there, strict=True)]
        return self._of_records(segment, dict(zip(units, reduce(partial(map, add), told), strict=True)))

    def _begun(self, phrase: Phrase, segment: int) -> Scores:
        """A phrase whose last word may be only begun; where it stands as it was typed counts more."""
        *before, _ = phrase.words
        found = dict(self._phrase(phrase.words, segment))
        for last in self._standings.begun(phrase):
            for unit, score in self._phrase((*before, last), segment).items():
                found.setdefault(unit, score * READING_SHARE)
        return dict(sorted(found.items()))

    def _share(self, word: str) -> float:
        """The score per impact of a word of a phrase."""
        known = self._shares.get(word)
        if known is None:
            known = self._shares[word] = self._standings.rarity(self._view.count(EXACT + word))
        return known

    def _beside(self, asked: Beside, segment: int) -> Scores:
        found = self._and(asked.words, segment)
        stands = standing_beside(asked, [self._standings.of(word).terms for word in asked.words], self._analyser)
        return {unit: score for unit, score in found.items()
                if any(stands(self._view.text(segment, each)) for each in self.units_of(segment, unit))}

    def _dates(self, first: int, last: int, segment: int) -> Scores:
        begins, ends, units = self._view.spans(segment)
        overlaps = map(and_, map(last.__ge__, begins), map(first.__le__, ends))
        return dict.fromkeys(compress(units, overlaps), FILTER_SCORE)

    # Combinations

    def _and(self, parts: Iterable[Query | Fact], segment: int, among: Sequence[int] | None = None) -> Scores:
        """The records that match all parts. among: no others are asked for."""
        (first, standing), *others = turn = self._fewest_first(tuple(parts))
        if not all([each is None or segment in each.segments for _, each in turn]):
            return {}
        units, scores = self._first(first, standing, segment, among)
        alone = segment not in self._view.long
        for part, standing in others:
            if not len(units):
                break
            lists = standing.segments[segment] if standing is not None and alone else ()
            if len(lists) == 1:
                ((share, postings),) = lists
                there = postings.impacts_in(units)
                units, scores = list(compress(units, there)), list(compress(scores, there))
                if share != FILTER_SCORE:  # which would tell nothing apart
                    scores = list(map(add, scores, map(share.__mul__, filter(None, there))))
            else:
                units, scores = self._narrowed(units, scores, part, segment)
        return dict(zip(units, scores, strict=True))

    def _fewest_first(self, parts: tuple[Query | Fact, ...]) -> list[tuple[Query | Fact, Standing | None]]:
        """The parts that must match, those with the fewest units first, then those that must not; each with where it
        stands, None when that is not all or when it must not stand there."""
        known = self._in_turn.get(parts)
        if known is None:
            wanted = [(part, self._standing(part)) for part in parts if not isinstance(part, Not)]
            wanted.sort(key=lambda each: self._size(each[0]) if each[1] is None else each[1].size)
            known = self._in_turn[parts] = [
                *(wanted or [(Every(), self._standing(Every()))]),
                *((part, None) for part in parts if isinstance(part, Not))]
        return known

    def _standing(self, part: Query | Fact) -> Standing | None:
        return self._standings.of(part) if isinstance(part, Fact) else self.standing(part)

    def _first(self, part: Query | Fact, standing: Standing | None, segment: int, among: Sequence[int] | None) -> Told:
        """The records that match a part, with their scores. standing: where it stands."""
        if among is not None:
            told = list(self._scores_in(part, segment, among))
            return list(compress(among, told)), list(filter(None, told))
        lists = standing.segments.get(segment, []) if standing is not None else []
        if len(lists) == 1 and segment not in self._view.long:
            ((share, postings),) = lists
            return postings.units, list(map(share.__mul__, postings.impacts))
        if isinstance(part, Fact):
            found = self._of_records(segment, self._standings.of(part).scores(segment))
        else:
            found = self.scores(part, segment)
        return list(found), list(found.values())

    def _narrowed(self, units: Sequence[int], scores: Sequence[float], part: Query | Fact, segment: int) -> Told:
        """Those of these units that match another part too, with both scores; of Not, those that do not."""
        if isinstance(part, Not | Valued):
            if isinstance(part, Not):
                stay = [not other for other in self._scores_in(part.part, segment, units)]
            else:
                column = self._view.column(segment, part.column)
                stay = list(map(part.values.__contains__, map(column.__getitem__, units)))
            return list(compress(units, stay)), list(compress(scores, stay))
        told = list(self._scores_in(part, segment, units))
        return list(compress(units, told)), list(map(add, compress(scores, told), filter(None, told)))

    def _scores_in(self, part: Query | Fact, segment: int, units: Sequence[int]) -> Iterable[float]:
        """What a part scores in each of these records, told by their first units in order; 0 where it does not
        match."""
        standing = self._standing(part)
        if standing is not None:
            return self._standing_in(standing, segment, units)
        match part:
            case Or(parts) if parts:
                return list(map(sum, zip(*(self._scores_in(each, segment, units) for each in parts), strict=True)))
            case Reading(inner):
                return [score * READING_SHARE for score in self._scores_in(inner, segment, units)]
            case And(parts):
                found = self._and(parts, segment, units)
            case _:
                found = self.scores(part, segment)
        return [found.get(unit, 0.0) for unit in units]

    def _standing_in(self, standing: Standing, segment: int, units: Sequence[int]) -> Sequence[float]:
        """The same of terms: a long record scores what the best of its units does."""
        firsts = self._view.firsts(segment)
        asked = set(units) if firsts else ()
        later = [unit for unit, first in firsts.items() if first in asked]
        if not later:
            return standing.scores_in(segment, units)
        every = sorted((*units, *later))
        told = dict(zip(every, standing.scores_in(segment, every), strict=True))
        for unit in later:
            told[firsts[unit]] = max(told[firsts[unit]], told[unit])
        return [told[unit] for unit in units]

    def _or(self, parts: tuple[Query, ...], segment: int) -> Scores:
        found: Scores = {}
        for part in parts:
            for unit, score in self.scores(part, segment).items():
                found[unit] = found.get(unit, 0.0) + score
        return dict(sorted(found.items()))

    def _size(self, part: Query | Fact) -> int:
        """About how many units a part matches, to begin with the fewest."""
        standing = self._standing(part)
        if standing is not None:
            return standing.size
        match part:
            case Phrase(words, unfinished):
                return min(self._view.count(EXACT + text) for text in (words[:-1] if unfinished else words))
            case And(parts) if parts:
                first, standing = self._fewest_first(parts)[0]
                return self._size(first) if standing is None else standing.size
            case Or(parts):
                return sum(map(self._size, parts))
            case Beside(words):
                return min(map(self._size, words))
            case Reading(inner):
                return self._size(inner)
            case Filter("ref", _):
                return 1
            case Filter() if facts := self._standings.facts(part):
                return min(map(self._size, facts))
        return self._view.live

    def _of_records(self, segment: int, scores: Scores) -> Scores:
        """Later units of long records counted as their first one."""
        firsts = self._view.firsts(segment)
        later = [unit for unit in firsts if unit in scores] if len(firsts) < len(scores) else [
            unit for unit in scores if unit in firsts]
        if not later:
            return scores
        for unit in later:
            score = scores.pop(unit)
            scores[firsts[unit]] = max(score, scores.get(firsts[unit], score))
        return dict(sorted(scores.items()))

    # Many at once

    def _many(self, query: Query, segment: int, scale: float) -> Many:
        """The records of a segment that match, their scores multiplied by a scale."""
        key = query, segment, scale
        known = self._met_many.get(key)
        if known is None:
            known = self._met_many[key] = self._answer_many(query, segment, scale)
        return known

    def _answer_many(self, query: Query, segment: int, scale: float) -> Many:
        size = self._view.size(segment)
        standing = self.standing(query)
        if standing is not None:
            return standing.many(segment, size, scale, self._view.firsts(segment))
        match query:
            case And(parts):
                wanted = [part for part in parts if not isinstance(part, Not | Valued)] or [Every()]
                found = reduce(Many.within, (self._many(part, segment, scale) for part in wanted))
                for part in parts:
                    if isinstance(part, Not):
                        found = found.without(self._many(part.part, segment, scale))
                    elif isinstance(part, Valued):
                        column = self._view.column(segment, part.column)
                        found = found.within(many.of_values(column, part.values.__contains__, size))
                return found
            case Or(parts) if parts:
                return reduce(Many.beside, (self._many(part, segment, scale) for part in parts))
            case Reading(part):
                return self._many(part, segment, scale * READING_SHARE)
        return many.of_scores(self.scores(query, segment), size, scale)

    def _highest(self, query: Query) -> float:
        """No record scores higher than that."""
        standing = self.standing(query)
        if standing is not None:
            return standing.highest
        match query:
            case And(parts) | Or(parts):
                return sum(self._highest(part.part if isinstance(part, Not) else part)
                           for part in parts if not isinstance(part, Valued))
            case Reading(part):
                return self._highest(part) * READING_SHARE
        return max((score for segment in self._view.segments for score in self.scores(query, segment).values()),
                   default=0.0)

    # Words side by side

    def _worth_a_look(self, parts: Sequence[Query]) -> list[tuple[str, str]]:
        """The words typed side by side that are not too frequent for that; their terms."""
        pairs = [(EXACT + one.text, EXACT + other.text) for one, other in pairwise(parts)
                 if isinstance(one, Word) and isinstance(other, Word)]
        count = self._view.count
        return [pair for pair in pairs if all([0 < count(term) <= MOST_FOR_SIDE_BY_SIDE for term in pair])]

    def _with_phrases_first(self, best: list[Scored], pairs: list[tuple[str, str]]) -> list[Scored]:
        """Words typed side by side that stand side by side in the text count more, among the best records."""
        gain: dict[Place, float] = {}
        among = [place for _, place in best[:LOOKED_AT]]
        for terms in pairs:
            for place in self._side_by_side(terms, among):
                gain[place] = gain.get(place, 1.0) * SIDE_BY_SIDE
        if not gain:
            return best
        told = [(score * gain.get(place, 1.0), place) for score, place in best[:LOOKED_AT]]
        return in_order(self._view, told) + best[LOOKED_AT:]

    def _side_by_side(self, terms: Iterable[str], places: Iterable[Place]) -> Iterable[Place]:
        by_segment = defaultdict(set)
        for segment, unit in places:
            by_segment[segment].add(unit)
        for segment, among in by_segment.items():
            lists = [postings for term in terms if (postings := self._view.postings(term).get(segment)) is not None]
            if len(lists) == 2 and not self._view.firsts(segment):
                units = standing_in_all(lists, sorted(among))
                yield from ((segment, unit) for unit in standing_as_phrase(lists, units))

    # What the query's words may stand for

    def alternatives(self, word: Word) -> list[Alternative]:
        """The terms a word may stand for that the index has, the most exact first."""
        return self._standings.alternatives(word)

    def postings(self, term: str, segment: int) -> Postings | None:
        """Where a term stands in a segment."""
        return self._view.postings(term).get(segment)

    def units_of(self, segment: int, unit: int) -> list[int]:
        """The units of the record whose first one that is, in order."""
        firsts = self._view.firsts(segment)
        return [unit, *sorted(later for later, first in firsts.items() if first == unit)]

    def telling_unit(self, query: Query, place: Place) -> int:
        """Of a long record's units, the one where the most parts of the query stand; the first of them."""
        if place[0] not in self._view.long or len(units := self.units_of(*place)) == 1:
            return place[1]
        standings = [standing for leaf in leaves(query) for standing in self._each_word(leaf)]
        there = [map(bool, standing.scores_in(place[0], units)) for standing in standings]
        parts = list(map(sum, zip(*there, strict=True))) or [0]
        return units[parts.index(max(parts))]

    def _each_word(self, leaf: Query) -> list[Standing]:
        if isinstance(leaf, Phrase):
            words = leaf.words[:-1] if leaf.unfinished else leaf.words
            return [self._standings.of(Fact(EXACT + word)) for word in words]
        standing = self.standing(leaf)
        return [] if standing is None else [standing]

    def leaf(self, leaf: Leaf) -> Standing:
        """The terms that answer a part of the query, and where they stand."""
        return self._standings.of(leaf)
