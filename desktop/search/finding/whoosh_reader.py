"""Whoosh over the rows of index.db: the one module that imports it.

Whoosh's query classes, automata and Searcher read postings through its IndexReader interface. Its own files,
writer, storage and query parser are never used.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from desktop.search.analysis import EXACT, fact_terms
from desktop.search.asking.query import And, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.finding.view import View
from desktop.search.rows.postings import Postings

with warnings.catch_warnings():
    # Whoosh 2.7.4 has comparisons and escapes that newer Pythons warn of when they compile it.
    warnings.simplefilter("ignore")
    from whoosh import fields, query, reading, scoring, searching
    from whoosh.automata import lev
    from whoosh.matching import Matcher
    from whoosh.query.spans import Span
    from whoosh.searching import SearchContext

WORDS = "words"
FACTS = "facts"
STREAMS = {WORDS: EXACT, FACTS: ""}
UNITS_APART = 1 << 16  # between the numbers of segments' first units
NEAR_DISTANCE = 1
NEAR_SAME_START = 1  # letters a near spelling must share at its beginning; the automaton then reads little


def matches(view: View, asked: Query) -> dict[int, dict[int, float]]:
    """The units that match by Whoosh's own Searcher, scored, by segment."""
    reader = RowReader(view)
    searcher = searching.Searcher(reader, weighting=ReadyScores())
    found: defaultdict[int, dict[int, float]] = defaultdict(dict)
    whoosh_query = to_whoosh(asked, view)
    matcher = whoosh_query.matcher(searcher, SearchContext(weighting=searcher.weighting))
    for number, score in matcher.scored() if isinstance(matcher, RowMatcher) else _scored(matcher):
        segment, unit = reader.place(number)
        found[segment][unit] = score
    return found


def _scored(matcher: Any) -> Iterator[tuple[int, float]]:
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()


def to_whoosh(asked: Query, view: View) -> Any:
    """A query as Whoosh's, over exact words and whole facts."""
    match asked:
        case Word(text):
            return query.Term(WORDS, text)
        case Phrase((*before, begun), True):
            ends = view.terms(EXACT + begun, EXACT + begun)
            return query.Or([query.Phrase(WORDS, [*before, end.removeprefix(EXACT)]) for end in ends])
        case Phrase(words):
            return query.Phrase(WORDS, list(words)) if len(words) > 1 else query.Term(WORDS, words[0])
        case Prefix(text):
            return query.Prefix(WORDS, text)
        case Wildcard(pattern):
            return query.Wildcard(WORDS, pattern)
        case Near(text):
            return query.FuzzyTerm(WORDS, text, maxdist=NEAR_DISTANCE, prefixlength=NEAR_SAME_START)
        case Filter(field, value):
            return query.And([query.Term(FACTS, term) for term in fact_terms(field, value)])
        case And(parts):
            return query.And([to_whoosh(part, view) for part in parts])
        case Or(parts):
            return query.Or([to_whoosh(part, view) for part in parts])
        case Not(part):
            return query.Not(to_whoosh(part, view))
        case Every():
            return query.Every()
    raise ValueError(f"Whoosh is not asked for {type(asked).__name__}")


def terms_within(view: View, stream: str, text: str, distance: int = NEAR_DISTANCE, prefix: int = NEAR_SAME_START
                 ) -> list[str]:
    """The terms of a stream whose words are within so many letters more, less or other of a text, by Whoosh's
    automaton; two neighbours exchanged count as one. prefix: how many first letters must be the same."""
    if not text:
        return []
    automaton = lev.levenshtein_automaton(text, distance, min(prefix, len(text))).to_dfa()
    exchanged = (text[:at] + text[at + 1] + text[at] + text[at + 2:] for at in range(prefix, len(text) - 1))
    found = {stream + other for other in exchanged if view.postings(stream + other)}
    found.update(stream + word for word in _accepted(automaton, view, stream))
    return sorted(found)


def _accepted(automaton: Any, view: View, stream: str) -> Iterator[str]:
    """The words of a stream that an automaton accepts, leaping from each to the next that may be."""
    wanted = automaton.next_valid_string("")
    while wanted is not None:
        term = view.next_term(stream + wanted)
        if not term.startswith(stream) or not term:
            return
        word = term[len(stream):]
        if word == wanted:
            yield word
            word += "\0"
        wanted = automaton.next_valid_string(word)


class RowReader(reading.IndexReader):
    """What Whoosh asks of an index, answered from a view. A unit's number here is its segment's base plus its
    own."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.schema = fields.Schema(**{WORDS: fields.TEXT(phrase=True), FACTS: fields.ID()})
        self._segments = view.segments
        self._size = UNITS_APART * len(view.segments)

    def place(self, number: int) -> tuple[int, int]:
        """(segment, unit) of a Whoosh document number."""
        return self._segments[number // UNITS_APART], number % UNITS_APART

    def _found(self, fieldname: str, text: str | bytes) -> dict[int, Postings]:
        word = text.decode() if isinstance(text, bytes) else text
        return self._view.postings(STREAMS[fieldname] + word)

    def postings(self, fieldname: str, text: str | bytes, scorer: Any = None) -> Any:
        found = self._found(fieldname, text)
        if not found:
            raise reading.TermNotFound((fieldname, text))
        return RowMatcher([(base * UNITS_APART, found[segment]) for base, segment in enumerate(self._segments)
                           if segment in found])

    def terms_from(self, fieldname: str, prefix: str | bytes) -> Iterator[tuple[str, bytes]]:
        start = prefix.decode() if isinstance(prefix, bytes) else prefix
        for term in self._view.terms(EXACT + start, EXACT):
            yield fieldname, term[len(EXACT) :].encode()

    def expand_prefix(self, fieldname: str, prefix: str | bytes) -> Iterator[bytes]:
        start = prefix.decode() if isinstance(prefix, bytes) else prefix
        for term in self._view.terms(EXACT + start, EXACT + start):
            yield term[len(EXACT) :].encode()

    def terms_within(self, fieldname: str, text: str, maxdist: int, prefix: int = 0) -> Iterator[str]:
        return (term[len(EXACT) :] for term in terms_within(self._view, EXACT, text, maxdist, prefix))

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        return self.terms_from(WORDS, "")

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        return bool(self._found(*term))

    def indexed_field_names(self) -> list[str]:
        return [WORDS, FACTS]

    def all_doc_ids(self) -> Iterator[int]:
        every = self._view.beginning("#")
        for base, segment in enumerate(self._segments):
            units = {unit for postings in every.get(segment, []) for unit in postings.units}
            yield from sorted(base * UNITS_APART + unit for unit in units | set(self._view.firsts(segment)))

    def is_deleted(self, docnum: int) -> bool:
        return False

    def has_deletions(self) -> bool:
        return False

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        return {}

    def doc_count_all(self) -> int:
        return self._size

    def doc_count(self) -> int:
        return self._view.live

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        return sum(map(len, self._found(fieldname, text).values()))

    frequency = doc_frequency

    def term_info(self, fieldname: str, text: str | bytes) -> Any:
        count = self.doc_frequency(fieldname, text)
        if not count:
            raise reading.TermNotFound((fieldname, text))
        return reading.TermInfo(count, count, 1, 1, 255, 0, self._size)

    def field_length(self, fieldname: str) -> int:
        return self._view.live

    def min_field_length(self, fieldname: str) -> int:
        return 1

    max_field_length = min_field_length

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return 1

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        return False


class RowMatcher(Matcher):
    """Steps through one word's units, a segment after the other; places are read only when a phrase asks for them."""

    def __init__(self, lists: list[tuple[int, Postings]], at: int = 0, position: int = 0) -> None:
        """lists: for each segment the number of its first unit, and postings that are not empty."""
        self._lists = lists
        self._enter(at, position)

    def _enter(self, at: int, position: int = 0) -> None:
        """Go on in that segment; behind the last one there is no more."""
        self._at, self._i = at, position
        if at < len(self._lists):
            self._base, self._postings = self._lists[at]
            self._units = self._postings.units
            self._size = len(self._units)

    def is_active(self) -> bool:
        return self._at < len(self._lists)

    def reset(self) -> None:
        self._enter(0)

    def copy(self) -> RowMatcher:
        return RowMatcher(self._lists, self._at, self._i)

    def id(self) -> int:
        return self._base + self._units[self._i]

    def next(self) -> None:
        self._i += 1
        if self._i == self._size:
            self._enter(self._at + 1)

    def skip_to(self, number: int) -> None:
        while number >= self._base + UNITS_APART:
            self._enter(self._at + 1)
            if not self.is_active():
                return
        self._i = bisect_left(self._units, number - self._base, self._i)
        if self._i == self._size:
            self._enter(self._at + 1)

    def all_ids(self) -> Iterator[int]:
        return (number for number, _ in self.scored())

    def spans(self) -> list[Span]:
        return list(map(Span, self._postings.places_at(self._i)))

    def score(self) -> float:
        return float(self._postings.impacts[self._i])

    def scored(self) -> Iterator[tuple[int, float]]:
        """All that is still to come, with scores."""
        first = self._i
        for base, postings in self._lists[self._at :]:
            yield from zip(map(base.__add__, postings.units[first:]), map(float, postings.impacts[first:]), strict=True)
            first = 0


class ReadyScores(scoring.WeightingModel):
    """Scores come ready with the postings."""

    def scorer(self, searcher: Any, fieldname: str, text: str, qf: int = 1) -> None:
        return None
