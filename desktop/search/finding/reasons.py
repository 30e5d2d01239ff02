"""Why a record was found."""

from __future__ import annotations

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
)
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.ranking import Place
from desktop.search.spelling.alternatives import Alternative

REASONS = ("reference", "exact", "address", "word form", "other spelling", "other script", "alias",
           "beginning of a word", "pattern", "near spelling")
"""The most exact first. "other spelling" is told from "other script" by the matched word."""
BY_LETTERS = frozenset(("reference", "exact", "word form", "beginning of a word", "pattern"))
"""Where the word that matched is told by its letters, not by how it sounds."""


def least_exact(reasons: list[str]) -> str:
    """Of parts that all must match; "" when one does not."""
    return "" if "" in reasons else max(reasons, key=REASONS.index, default="exact")


class Reasons:
    """Tells why records answer one query."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._alternatives: dict[Word, tuple[list[Alternative], str]] = {}

    def of_all(self, query: Query) -> str:
        """Why all records match that do; "" when not all do so alike."""
        match query:
            case And(parts):
                return least_exact([self.of_all(part) for part in parts if not isinstance(part, Not)])
            case Word():
                return self._alternatives_of(query)[1]
            case Or() | Reading() | Beside() | Phrase(_, True):
                return ""
        return _ALWAYS[type(query)](query)

    def of(self, query: Query, place: Place, sure: bool = True) -> str:
        """Why that record matches: of parts that all must match the least exact, of choices the most exact; "" when it
        does not. sure: it is known that it does."""
        match query:
            case And(parts):
                return least_exact([self.of(part, place, sure) for part in parts if not isinstance(part, Not)])
            case Beside(words):
                return least_exact([self.of(word, place, sure) for word in words])
            case Or(parts):
                reasons = (self.of(part, place, sure=False) for part in parts)
                return min(filter(None, reasons), key=REASONS.index, default="")
            case Reading(part, reason):
                return reason if self.of(part, place, sure) else ""
            case Word():
                return self._word(query, place, sure)
            case Phrase(words, True):
                begun = sure or self._evaluator.among(query, place[0], [place[1]])
                return self.of(Phrase(words), place, sure=False) or ("beginning of a word" if begun else "")
        segment, unit = place
        return _ALWAYS[type(query)](query) if sure or self._evaluator.among(query, segment, [unit]) else ""

    def _alternatives_of(self, word: Word) -> tuple[list[Alternative], str]:
        """What a word may stand for, and the reason that all of it has; "" when there are several."""
        if word not in self._alternatives:
            found = self._evaluator.alternatives(word)
            reasons = {alternative.reason for alternative in found}
            self._alternatives[word] = found, reasons.pop() if len(reasons) == 1 else ""
        return self._alternatives[word]

    def _word(self, word: Word, place: Place, sure: bool) -> str:
        segment, unit = place
        alternatives, only = self._alternatives_of(word)
        if sure and only:
            return only
        units = self._evaluator.units_of(segment, unit)
        for alternative in alternatives:
            postings = self._evaluator.postings(alternative.term, segment)
            if postings is not None and any(postings.impacts_in(units)):
                return alternative.reason
        if not alternatives and (sure or self._evaluator.among(word, segment, [unit])):
            return "beginning of a word"
        return ""


_ALWAYS = {
    Prefix: lambda query: "beginning of a word", Wildcard: lambda query: "pattern",
    Near: lambda query: "near spelling", Filter: lambda query: "reference" if query.field == "ref" else "exact",
    Phrase: lambda query: "exact", Dates: lambda query: "exact", Not: lambda query: "exact",
    Tagged: lambda query: "exact", Valued: lambda query: "exact", Every: lambda query: "exact"}
