"""What a word that was typed may stand for in the index: itself, its other forms, its other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.search import names
from desktop.search.analysis import EXACT, FOLD, Analyser, fold_term
from desktop.search.view import View

FORM_SHARE = 0.7
FOLD_SHARE = 0.5
FOLD_ENDING_SHARE = 0.35


@dataclass(frozen=True)
class Alternative:
    """A term that a word of the query may stand for, its score per impact, and why."""

    term: str
    share: float
    reason: str


class Spellings:
    """The alternatives of words over one view."""

    def __init__(self, view: View, analyser: Analyser, *, other_scripts: bool, word_forms: bool) -> None:
        self._view = view
        self._analyser = analyser
        self._other_scripts = other_scripts
        self._word_forms = word_forms

    def of(self, word: str) -> Iterator[Alternative]:
        """The terms that word may stand for, the most exact first; not all of them need occur."""
        yield Alternative(EXACT + word, 1.0, "exact")
        if self._word_forms:
            for stem in sorted(self._analyser.stems(word)):
                yield Alternative(stem, FORM_SHARE, "word form")
        folded = fold_term(word) if self._other_scripts else ""
        if folded:
            yield Alternative(folded, FOLD_SHARE, "other script")
        if folded and self._word_forms:
            for term in self._forms_of_name(folded):
                yield Alternative(term, FOLD_ENDING_SHARE, "other script")

    def _forms_of_name(self, folded: str) -> Iterator[str]:
        """The folded words that are that one with a case ending more or less."""
        key = folded.removeprefix(FOLD)
        longer = self._view.terms(folded, folded) if len(key) >= names.SHORTEST else []
        yield from (term for term in longer if names.is_form(term.removeprefix(FOLD), key))
        yield from (FOLD + form for form in names.shorter(key))
