"""Which words of a text answer by their sound, found without sounding out every word of it.

How a word sounds takes long to tell, so it is asked only of words that begin with a letter that may sound so, and of
not more than so many that were never met before.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.text import names
from desktop.search.analysis import EXACT, FOLD, INITIAL, Analyser

MOST_NEW = 150  # words sounded out for one search that were not met in another

# Letters that spellings of one name may begin with instead of one another.
_ALIKE = ("aeiouyjаеёиоуыэюяәөүұіїєй", "vwuвуўұүfф", "kqghxcкқгғхһч", "szcjtdxсзцчшщжтд", "pbfпбф", "mnмнң", "lл", "rр")
_GROUPS: dict[str, frozenset[int]] = {
    letter: frozenset(number for number, letters in enumerate(_ALIKE) if letter in letters)
    for letter in "".join(_ALIKE)}
_ANY = frozenset(range(len(_ALIKE)))


class Hearing:
    """Tells whether words answer terms; for one search."""

    def __init__(self, analyser: Analyser, most: float = MOST_NEW) -> None:
        self._tables = list(analyser.other_terms.values())  # remembered from one search to the next
        self._left = most

    def test(self, terms: Iterable[str]) -> Test:
        """A test for these terms."""
        return Test(self, terms)

    def answers(self, word: str, terms: frozenset[str]) -> bool:
        """Whether a word's forms or sound are among these terms; not, when too many words were asked about."""
        for known in self._tables:
            told = known.get(word)
            if told is None:
                if self._left <= 0:
                    continue
                self._left -= 1
                told = known[word]
            if not terms.isdisjoint(told):
                return True
        return False


class Test:
    """Whether a word answers some terms by its letters, form or sound."""

    def __init__(self, hearing: Hearing, terms: Iterable[str]) -> None:
        self._hearing = hearing
        self._terms = frozenset(map(_as_heard, terms))
        self._begins: frozenset[int] = frozenset().union(*map(_first_letter, self._terms))

    def __call__(self, word: str) -> bool:
        if EXACT + word in self._terms:
            return True
        return self.may_begin(word[0]) and self._hearing.answers(word, self._terms)

    def may_begin(self, letter: str) -> bool:
        """Whether a word may answer by its sound that begins with this small letter."""
        return not self._begins.isdisjoint(_GROUPS.get(letter, _ANY))


def _first_letter(term: str) -> frozenset[int]:
    word = term[1:].partition(names.SOUND_END)[2] if term.startswith(FOLD) else term[1:]
    return _GROUPS.get(word[:1], _ANY)


def _as_heard(term: str) -> str:
    """A term of a name beside an initial as that of the name alone."""
    return FOLD + term[2:] if term.startswith(INITIAL) else term
