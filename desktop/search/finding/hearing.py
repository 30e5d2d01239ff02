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
_CONSONANTS = {**dict.fromkeys("lл", "l"), **dict.fromkeys("rр", "r"), **dict.fromkeys("mnмнң", "n")}
_LASTING = frozenset(_CONSONANTS.values())
_ONLY_LASTING = str.maketrans(dict.fromkeys("abcdefghijklmnopqrstuvwxyz'0123456789" + "".join(_ALIKE)) | _CONSONANTS)
OTHER_LETTERS = "0-9\u00c0-\u024f\u0370-\u03ff\u0530-\u1fff\u2c00-\ud7ff\uf900-\uffff"
"""Letters beside these, as a class of a pattern: of them it is not known what they sound like."""


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
        self._lasting = {_lasting(term) for term in self._terms if term.startswith(FOLD)}
        self._stems = tuple({_lasting(term[1:])[:-1] for term in self._terms if not term.startswith((FOLD, EXACT))})

    def __call__(self, word: str) -> bool:
        if EXACT + word in self._terms:
            return True
        if not self.may_begin(word[0]):
            return False
        lasting = _lasting(word)
        may_answer = lasting in self._lasting or lasting.startswith(self._stems) or not _LASTING.issuperset(lasting)
        return may_answer and self._hearing.answers(word, self._terms)

    def may_begin(self, letter: str) -> bool:
        """Whether a word may answer by its sound that begins with this small letter."""
        return not self._begins.isdisjoint(_GROUPS.get(letter, _ANY))

    @property
    def letters(self) -> str:
        """The letters that such words begin with, beside OTHER_LETTERS."""
        return "".join(letters for number, letters in enumerate(_ALIKE) if number in self._begins)


def _first_letter(term: str) -> frozenset[int]:
    word = term[1:].partition(names.SOUND_END)[2] if term.startswith(FOLD) else term[1:]
    return _GROUPS.get(word[:1], _ANY)


def _lasting(word: str) -> str:
    """The consonants of a word, or of a term's, that are l, r, m or n however it is spelt and in each of its forms; and
    letters of which nothing is known."""
    told = word.rpartition(names.SOUND_END)[2].translate(_ONLY_LASTING)
    for one in _LASTING:
        while one + one in told:
            told = told.replace(one + one, one)
    return told


def _as_heard(term: str) -> str:
    """A term of a name beside an initial as that of the name alone."""
    return FOLD + term[2:] if term.startswith(INITIAL) else term
