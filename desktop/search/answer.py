"""One search from the query as typed to its hits."""

from __future__ import annotations

from dataclasses import dataclass

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from archive_schema.text.normalise import words
from desktop.search.analysis import Analyser, fold_term
from desktop.search.evaluate import Evaluator, Place
from desktop.search.parser import parse
from desktop.search.query import And, Every, Filter, Or, Query
from desktop.search.results import Hit, Note, Results
from desktop.search.snippets import Marker
from desktop.search.texts import Texts
from desktop.search.view import View

_LATIN_OR_CYRILLIC = (("a", "\u024f"), ("\u0400", "\u052f"))


@dataclass(frozen=True)
class Asked:
    """A search as it was asked.

    kinds, tags, years ("2016", "" for not dated) and languages: of any of these. sort: "best", "date", "title" or
    "added"; descending: None is the order's own (newest first, titles from A). passages: whether hits show theirs.
    schema: the kinds that may be called by their names.
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


def answer(asked: Asked, view: View, texts: Texts, analyser: Analyser, unread: Note | None) -> Results:
    """The best hits. unread: what is to be told of records that neither rows nor memory hold yet."""
    parsed = parse(asked.query, asked.schema)
    notes = parsed.notes + ([unread] if unread else [])
    query = _narrowed(parsed.query, asked)
    if query is None:
        return Results([], 0, tuple(notes))
    evaluator = Evaluator(view, analyser, other_scripts=asked.other_scripts, word_forms=asked.word_forms)
    found, total = evaluator.best(query, asked.limit)
    marker = Marker(query, evaluator, analyser)
    hits = []
    for score, place in found:
        hit = _hit(score, place, query, evaluator, view, texts, marker, asked.query)
        if hit is None:
            total -= 1  # gone since the rows were written
        else:
            hits.append(hit)
    hits.sort(key=lambda hit: (hit.score, hit.id), reverse=True)
    return Results(hits, total, tuple(notes))


def answer_without_rows(asked: Asked) -> Results:
    """What is said while index.db cannot be read."""
    note = Note("The index was damaged and is being made anew; search again.")
    return Results([], 0, (*parse(asked.query, asked.schema).notes, note))


def _narrowed(query: Query | None, asked: Asked) -> Query | None:
    """The query within the kinds and tags that were chosen; None when nothing is asked at all."""
    chosen = [
        Or(tuple(Filter(field, value) for value in values))
        for field, values in (("kind", asked.kinds), ("tag", asked.tags))
        if values
    ]
    if query is None:
        return And((Every(), *chosen)) if chosen else None
    return And((query, *chosen)) if chosen else query


def _hit(
    score: float,
    place: Place,
    query: Query,
    evaluator: Evaluator,
    view: View,
    texts: Texts,
    marker: Marker,
    typed: str,
) -> Hit | None:
    record = texts.search_text(view.record(*place))
    if record is None:
        return None
    why = evaluator.reason(query, place)
    passage = marker.passage(record, by_sound=why == "other script")
    if why == "other script":
        why = _how_it_sounds(typed, passage.by_sound)
    return Hit(
        record.id, record.ref, record.kind, record.title, passage.snippet, why, score, passage.field, passage.page
    )


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
