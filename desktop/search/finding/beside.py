"""Whether words stand side by side in a record, in whatever form or script they were found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

from archive_schema.text.names import first_sounds
from archive_schema.text.normalise import words
from desktop.search.analysis import Analyser
from desktop.search.asking.query import Beside
from desktop.search.finding.hearing import Hearing
from desktop.search.texts import RecordText


def standing_beside(asked: Beside, terms: Sequence[Sequence[str]], analyser: Analyser) -> Callable[[RecordText], bool]:
    """A test of a record's text. terms: those that each word may stand for; they are looked for in the text itself,
    since only exact words have places in the index."""
    hearing = Hearing(analyser, most=inf)
    tests = [hearing.test(each) for each in terms]

    def answers(word: str) -> set[int]:
        return {at for at, test in enumerate(tests) if test(word)}

    def stand(record: RecordText) -> bool:
        known: dict[str, set[int]] = {}
        for text in (record.title, *(part.text for part in record.parts)):
            found = words(text)
            for word in set(found) - known.keys():
                known[word] = answers(word)
            if _beside(asked, [known[word] for word in found], found):
                return True
        return False

    return stand


def _beside(asked: Beside, answers: list[set[int]], found: list[str]) -> bool:
    """Whether a run of words answers each of those asked for once, with a word that begins as it should beside it."""
    size = len(asked.words)
    for start in range(len(found) - size + 1):
        if answers[start] and set().union(*answers[start : start + size]) == set(range(size)):
            around = (*found[max(0, start - 1) : start], *found[start + size : start + size + 1])
            if not asked.begins or any(_begins(word, asked.begins) for word in around):
                return True
    return False


def _begins(word: str, letters: str) -> bool:
    return not set(first_sounds(word)).isdisjoint(letters)
