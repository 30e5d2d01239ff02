"""What to say when nothing is found: another query that was perhaps meant, and which value of a field is not there.

A proposal is only told, never searched for by itself, and only when it finds something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice, zip_longest

from archive_schema.text.normalise import words
from desktop.search.analysis import EXACT, TAG, Analyser
from desktop.search.asking import keyboards, query_fields
from desktop.search.asking.query import And, Filter, Not, Or, Query
from desktop.search.asking.tokens import is_operator
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.near import one_edit_away
from desktop.search.finding.view import View
from desktop.search.results import Note

LONGEST = 300  # letters of a query for which another is looked for
SHORTEST = 4  # letters of a word for which another is looked for
SHORTEST_FAR = 7  # letters of a word of which two may be wrong
SAME_START_FAR = 3  # letters that such a word begins with all the same
SHORTEST_HALF = 3  # letters of each of two words that were run together
MOST_WORDS = 4  # that are looked at in one query
MOST_TRIED = 6  # proposals that are tried
LOOKED_AT = 40  # words near a word, of which the commonest is taken
LIKE_TAG = 0.7  # of 1: how much a tag is like what was typed
MOST_TAGS = 5

_RUN = re.compile(r"""[^\s()"«»“”„]+""")
_FIELD = re.compile(r"(^|[\s(-])([^\W\d_]+):")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class _Change:
    """Letters of the query from start to end, and what they may be replaced by, the likeliest first."""

    start: int
    end: int
    others: tuple[str, ...]


def instead(text: str, view: View, analyser: Analyser, finds: Callable[[str], bool]) -> str:
    """The query that was perhaps meant by one that finds nothing; "" when none is known that finds something.

    finds: whether a query, as it may be typed, finds anything."""
    if len(text) > LONGEST:
        return ""
    changes = list(islice(_Suggesting(view, analyser).changes(text), MOST_WORDS))
    for tried in range(min(MOST_TRIED, max((len(change.others) for change in changes), default=0))):
        proposal = text
        for change in reversed(changes):
            other = change.others[min(tried, len(change.others) - 1)]
            proposal = proposal[: change.start] + other + proposal[change.end :]
        if finds(proposal):
            return proposal
    words_alone = _FIELD.sub(_without_name, text)
    return words_alone if words_alone != text and finds(words_alone) else ""


def _without_name(found: re.Match[str]) -> str:
    """What stands before a value, without the name of its field: by:Ivanov as the word alone."""
    return found[1] if query_fields.field_called(found[2]) in _NOT_THERE else found[0]


def unknown_values(query: Query | None, view: View, evaluator: Evaluator) -> list[Note]:
    """Which fields of a query ask for what no record has."""
    asked = [one for one in _filters(query) if one.field in _NOT_THERE]
    return [_not_there(one, view) for one in asked if not evaluator.best(one, 1)[1]]


_NOT_THERE = {
    "tag": "There is no tag “{value}”.",
    "ref": "There is no record “{value}”.",
    "by": "No record is by “{value}”.",
    "cites": "No record cites “{value}”.",
    "case": "No record belongs to a case “{value}”.",
    "article": "No record names article “{value}”.",
}


def _not_there(asked: Filter, view: View) -> Note:
    like = _tags_like(asked.value, view) if asked.field == "tag" else []
    if like:
        return Note("There is no tag “{value}”. Tags like it: {tags}", value=asked.value, tags=", ".join(like))
    return Note(_NOT_THERE[asked.field], value=asked.value)


def _filters(query: Query | None) -> Iterator[Filter]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _filters(part)
        case Not(part):
            yield from _filters(part)
        case Filter():
            yield query


def _tags_like(value: str, view: View) -> list[str]:
    tags = [term.removeprefix(TAG) for term in view.terms(TAG, TAG)]
    wanted = " ".join(words(value))
    begun = [tag for tag in tags if tag.startswith(wanted[:SHORTEST_HALF])] if len(wanted) >= SHORTEST_HALF else []
    return list(dict.fromkeys(get_close_matches(wanted, tags, MOST_TAGS, LIKE_TAG) + begun))[:MOST_TAGS]


class _Suggesting:
    """Finds words of a query that the index does not have, and words it has in their place."""

    def __init__(self, view: View, analyser: Analyser) -> None:
        self._view = view
        self._analyser = analyser

    def changes(self, text: str) -> Iterator[_Change]:
        """What may be replaced in a query, in the order of the text."""
        runs = list(_RUN.finditer(text))
        passed = -1
        for run, following in zip_longest(runs, runs[1:]):
            if run.start() < passed or is_operator(run[0]):
                continue
            name, colon, value = run[0].partition(":")
            if colon and (field := query_fields.field_called(name.lstrip("-"))):
                if field == "tag" and value and (like := self._tags(value)):
                    yield _Change(run.end() - len(value), run.end(), like)
            elif not any(sign in run[0] for sign in "*?~"):
                change = self._of_run(run, following, text)
                if change is not None:
                    passed = change.end
                    yield change

    def _tags(self, value: str) -> tuple[str, ...]:
        if self._view.count(TAG + " ".join(words(value))):
            return ()
        return tuple(f'"{tag}"' if " " in tag else tag for tag in _tags_like(value, self._view))

    def _of_run(self, run: re.Match[str], following: re.Match[str] | None, text: str) -> _Change | None:
        """What a run of letters and signs may be replaced by: none if all its words are known."""
        strange = next((word for word in _LETTERS.finditer(run[0]) if not self._known(words(word[0]))), None)
        if strange is None:
            return None
        start = run.start() + len(run[0]) - len(run[0].lstrip("-"))
        if typed := self._on_other_keys(text[start : run.end()]):
            return _Change(start, run.end(), typed)
        if following is not None and text[run.end() : following.start()].isspace():
            joined = words(run[0] + following[0])
            if len(joined) == 1 and self._known(joined):
                return _Change(start, following.end(), (joined[0],))
        word = "".join(words(strange[0]))
        others = (*self._near(word, 1), *self._parted(word)) or self._near(word, 2)
        if not others:
            return None
        return _Change(run.start() + strange.start(), run.start() + strange.end(), others)

    def _known(self, found: list[str]) -> bool:
        """Whether the index has these words, in this form or another."""
        return all(any(map(self._view.count, (EXACT + word, *self._analyser.stems(word)))) for word in found)

    def _on_other_keys(self, typed: str) -> tuple[str, ...]:
        """What the same keys give on another layout of the keyboard, as far as the index has it."""
        found = (words(other) for other in keyboards.other_layouts(typed))
        return tuple(one[0] for one in found if len(one) == 1 and len(one[0]) >= SHORTEST_HALF and self._known(one))

    def _near(self, word: str, distance: int) -> tuple[str, ...]:
        """Words of so many letters more, less or other, the commonest first."""
        if len(word) < (SHORTEST if distance == 1 else SHORTEST_FAR):
            return ()
        if distance == 1:
            terms = one_edit_away(self._view, EXACT, word)
        else:
            from desktop.search.finding.whoosh_reader import terms_within  # heavy, and seldom asked for

            terms = terms_within(self._view, EXACT, word, distance, SAME_START_FAR)
        terms.sort(key=lambda term: abs(len(term) - 1 - len(word)))
        counts = {term: self._view.count(term) for term in terms[:LOOKED_AT]}
        common = sorted(counts, key=lambda term: -counts[term])
        return tuple(term.removeprefix(EXACT) for term in common[:MOST_TRIED])

    def _parted(self, word: str) -> tuple[str, ...]:
        """Two words that were run together."""
        parts = [(word[:at], word[at:]) for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)]
        counts = {pair: min(self._view.count(EXACT + half) for half in pair) for pair in parts}
        best = max(counts, key=lambda pair: counts[pair], default=None)
        return (" ".join(best),) if best and counts[best] else ()
