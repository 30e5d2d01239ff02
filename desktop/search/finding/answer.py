"""One search from the query as typed to its hits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from archive_schema.text.normalise import words
from desktop.search.analysis import Analyser, fold_term
from desktop.search.asking.parser import parse
from desktop.search.asking.query import And, Every, Filter, Or, Query, Tagged, Valued
from desktop.search.finding.counts import count, main_language
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.ranking import Found, Place, Scored, by_column
from desktop.search.finding.reasons import BY_LETTERS, Reasons
from desktop.search.finding.snippets import Marker
from desktop.search.finding.standing import Scores
from desktop.search.finding.view import View
from desktop.search.results import Hit, Note, Results
from desktop.search.spelling.places import known_places
from desktop.search.spelling.rereading import ALIAS, SPELLING, Rereader
from desktop.search.texts import RecordText, Texts

_LATIN_OR_CYRILLIC = (("a", "\u024f"), ("\u0400", "\u052f"))


@dataclass(frozen=True)
class Asked:
    """A search as it was asked.

    kinds, tags, years ("2016", "" for not dated) and languages: of any of these; case: of the case file of this
    reference. wider: what else they may be (kinds, tags, case) where the same words are counted too. sort: "best",
    "date", "title" or "added"; descending: None is the order's own (newest first, titles from A). passages: whether
    hits show theirs. schema: the kinds that may be called by their names.
    """

    query: str
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sort: str = "best"
    descending: bool | None = None
    limit: int = 50
    offset: int = 0
    other_scripts: bool = True
    word_forms: bool = True
    counts: bool = False
    passages: bool = True
    schema: Schema = SCHEMA
    case: str = ""
    wider: Mapping[str, Any] | None = None


def answer(asked: Asked, view: View, texts: Texts, analyser: Analyser, unread: Note | None) -> Results:
    """One page of hits. unread: what is to be told of records that neither rows nor memory hold yet."""
    parsed = parse(asked.query, asked.schema)
    notes = (*parsed.notes, unread) if unread else tuple(parsed.notes)
    evaluator = Evaluator(view, analyser, other_scripts=asked.other_scripts, word_forms=asked.word_forms)
    reread = parsed.query
    if reread is not None and asked.other_scripts:
        reread = Rereader(view, evaluator, known_places()).read(reread)
    query = _narrowed(reread, asked, view)
    if query is None:
        return Results([], 0, notes)
    end = asked.offset + asked.limit
    counts = None
    if asked.sort == "best" and not asked.counts:
        best, total = evaluator.best(query, end)
    else:
        found = evaluator.everything(query)
        total = sum(map(len, found.values()))
        counts = count(view, found) if asked.counts else None
        best = _ordered(asked, view, texts, evaluator, query, found, end)
    shower = _Shower(asked, parsed.query or query, reread or query, evaluator, view, analyser)
    hits = shower.hits(best[asked.offset :])
    proposal = ""
    if not total:
        from desktop.search.asking.suggesting import instead, unknown_values  # seldom needed

        proposal = instead(asked.query, view, analyser, lambda typed: _finds(typed, asked, view, evaluator))
        notes += tuple(unknown_values(parsed.query, view, evaluator))
    wider = total if asked.wider is None else _count(reread, replace(asked, **asked.wider), view, evaluator)
    return Results(hits, total, notes, counts, proposal, wider=wider)


def _count(query: Query | None, asked: Asked, view: View, evaluator: Evaluator) -> int:
    narrowed = _narrowed(query, asked, view)
    return 0 if narrowed is None else evaluator.best(narrowed, 1)[1]


def _finds(typed: str, asked: Asked, view: View, evaluator: Evaluator) -> bool:
    """Whether another query finds anything within what was chosen."""
    query = parse(typed, asked.schema).query
    narrowed = _narrowed(query, asked, view) if query is not None else None
    return narrowed is not None and evaluator.best(narrowed, 1)[1] > 0


def _ordered(
    asked: Asked, view: View, texts: Texts, evaluator: Evaluator, query: Query, found: Found, end: int
) -> list[Scored]:
    """The first hits in the order asked for."""
    match asked.sort:
        case "date" | "added":
            descending = asked.descending is not False
            places = by_column(view, found, asked.sort, descending=descending, limit=end)
        case "title":
            every = [(segment, unit) for segment, scores in found.items() for unit in scores]
            place_of = dict(zip(view.records(every), every, strict=True))
            titles = texts.in_title_order(list(place_of))
            places = [place_of[id] for id in (reversed(titles) if asked.descending else titles)][:end]
        case _:
            return evaluator.best_of(query, found, end)
    told: dict[int, Scores] = {}
    for segment in dict(places):
        known = found[segment]
        told[segment] = known if isinstance(known, dict) else evaluator.among(
            query, segment, sorted([unit for each, unit in places if each == segment]))
    return [(told[segment][unit], (segment, unit)) for segment, unit in places]


def answer_without_rows(asked: Asked) -> Results:
    """What is said while index.db cannot be read."""
    note = Note("The index was damaged and is being made anew; search again.")
    return Results([], 0, (*parse(asked.query, asked.schema).notes, note))


def _narrowed(query: Query | None, asked: Asked, view: View) -> Query | None:
    """The query within what was chosen; None when nothing is asked at all."""
    chosen: list[Query] = []
    if asked.kinds:
        chosen.append(_any_of([Filter("kind", kind) for kind in asked.kinds]))
    if asked.case:
        chosen.append(Filter("case", asked.case))
    if asked.tags:
        chosen.append(_any_of(list(map(Tagged, asked.tags))))
    if asked.years:
        chosen.append(Valued("date", _days_of(asked.years)))
    if asked.languages:
        wanted = set(map(main_language, asked.languages))
        numbers = (number for number, name in view.names.items() if main_language(name) in wanted)
        chosen.append(Valued("language", frozenset(numbers)))
    if not chosen:
        return query
    if query is None:
        return And((Every(), *chosen))
    return And((*query.parts, *chosen) if isinstance(query, And) else (query, *chosen))


def _any_of(parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


@lru_cache(50)
def _days_of(years: tuple[str, ...]) -> frozenset[int]:
    return frozenset(day for year in years for day in _days(year))


def _days(year: str) -> Iterable[int]:
    """The ordinals of a year's days; 0 for "", not dated."""
    if not (year.isdecimal() and 0 < int(year) < date.max.year):
        return () if year else (0,)
    return range(date(int(year), 1, 1).toordinal(), date(int(year) + 1, 1, 1).toordinal())


class _Shower:
    """Makes hits of one query's places."""

    def __init__(
        self, asked: Asked, typed: Query, reread: Query, evaluator: Evaluator, view: View, analyser: Analyser
    ) -> None:
        """typed: the query without what was chosen beside it; reread: with what else it may mean."""
        self._asked = asked
        self._typed = typed
        self._query = reread
        self._evaluator = evaluator
        self._view = view
        self._analyser = analyser
        self._reasons = Reasons(evaluator)
        self._of_all = self._reasons.of_all(reread)

    def hits(self, best: list[Scored]) -> list[Hit]:
        """The hits of a page."""
        if not self._asked.passages:
            heads = self._view.heads([place for _, place in best])
            why = self._of_all
            return [Hit(head.id, head.ref, head.kind, head.title, [], why or self._why(place), score, "", "")
                    for head, (score, place) in zip(heads, best, strict=True)]
        marker = Marker(self._typed, self._evaluator, self._analyser)
        other = marker if self._query == self._typed else Marker(self._query, self._evaluator, self._analyser)
        units = [(segment, self._evaluator.telling_unit(self._query, (segment, unit))) for _, (segment, unit) in best]
        return [self._with_passage(score, place, record, marker, other)
                for record, (score, place) in zip(self._view.texts(units), best, strict=True)]

    def _why(self, place: Place) -> str:
        return self._of_all or self._reasons.of(self._query, place)

    def _with_passage(self, score: float, place: Place, record: RecordText, marker: Marker, other: Marker) -> Hit:
        """other: of what else the query may mean."""
        why = self._why(place)
        shown = other if why in (ALIAS, SPELLING) else marker
        passage = shown.passage(record, by_sound=why not in BY_LETTERS, as_typed=why == "exact")
        if why == "other script":
            why = _how_it_sounds(self._asked.query, passage.by_sound)
        return Hit(record.id, record.ref, record.kind, record.title, passage.snippet, why, score, passage.field,
                   passage.page)


def _how_it_sounds(typed: str, matched: tuple[str, ...]) -> str:
    """What a match by sound is called: of the words that matched so, the one nearest to what was typed
    counts."""
    scripts = _scripts(typed)
    same_script = [word for word in matched if _script(word) in scripts]
    if not same_script:
        return "other script"
    sounds = set(map(fold_term, words(typed)))
    return "other spelling" if any(fold_term(word) in sounds for word in same_script) else "word form"


def _script(word: str) -> int:
    """Which script a word is in: 0 Latin, 1 Cyrillic, 2 another."""
    letter = word[:1].casefold()
    ranges = enumerate(_LATIN_OR_CYRILLIC)
    return next((number for number, (first, last) in ranges if first <= letter <= last), len(_LATIN_OR_CYRILLIC))


def _scripts(text: str) -> set[int]:
    return {_script(word) for word in text.split()}
