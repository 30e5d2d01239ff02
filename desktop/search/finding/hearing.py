"""Which words of a text answer by their sound, found without sounding out every word of it.

How a word sounds takes long to tell, so it is asked only of words that begin with a letter that may sound so, and of
not more than so many that were never met before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from archive_schema.text import names
from desktop.search.analysis import EXACT, FOLD, INITIAL, STEMS, Analyser
from desktop.search.kazakh.letters import plain
from desktop.search.kazakh.words import PRONOUNS

MOST_REMEMBERED = 5_000  # words
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
# A word's consonants as its folded form has them, without those letters that are read one way here and another there.
_CONSONANT = str.maketrans({
    letter: consonant for letters, consonant in (
        ("aeiouyаәеёєиӣйоөуұүўӯъыіїьэюя", ""), ("bб", "b"), ("vfвф", "v"), ("gkhqгғґӷкқхҳһ", "k"), ("djджҗҷ", "d"),
        ("lл", "l"), ("mм", "m"), ("nнң", "n"), ("pп", "p"), ("rр", "r"), ("sс", "s"), ("tт", "t"), ("zз", "z"),
        ("ц", "ts"), ("чшщ", "sk")) for letter in letters})
_READ_ONE_WAY = re.compile("[а-яәғқңөұүһіїєґӷӣўӯҗҷҳ]+|(?!.*(?:ph|zh|tz))[abd-ik-vyz]+")
_DOUBLED = re.compile(r"(.)\1+")
_DOUBLED_SH = re.compile("(?:sk){2,}")
_NO_LETTERS = r" \n\t!-/:-@\[-`{-~«»“”„–—…"


class Hearing:
    """Tells whether words answer terms; for one search."""

    def __init__(self, analyser: Analyser, most: float = MOST_NEW) -> None:
        self._tables = analyser.other_terms  # remembered from one search to the next
        self._left = most

    def test(self, terms: Iterable[str]) -> Test:
        """A test for these terms."""
        return Test(self, terms)

    def answers(self, word: str, terms: frozenset[str], languages: Iterable[str]) -> bool:
        """Whether a word's forms in these languages, or its sound, are among these terms; not, when too many words were
        asked about."""
        for known in map(self._tables.__getitem__, languages):
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
    """Whether a word answers some terms by its letters, form or sound.

    letters: those that such words begin with, beside those of which it is not known what they sound like."""

    def __init__(self, hearing: Hearing, terms: Iterable[str]) -> None:
        self._hearing = hearing
        self._terms = frozenset(map(_as_heard, terms))
        kazakh = any(term.startswith(STEMS["kk"]) for term in self._terms)
        self._languages = ("ru", "kk") if kazakh else ("ru",)
        self._begins: frozenset[int] = frozenset().union(*map(_first_letter, self._terms))
        self._apart = {letter for letter, groups in _GROUPS.items() if self._begins.isdisjoint(groups)}
        self.letters = "".join(letters for number, letters in enumerate(_ALIKE) if number in self._begins)
        folded = {term.partition(names.SOUND_END)[2] for term in self._terms if term.startswith(FOLD)}
        stems = {term[1:] for term in self._terms if not term.startswith((FOLD, EXACT))}
        self._whole = set(map(_consonants, folded))
        self._stems = tuple({_two_letters(stem) + _consonants(stem)[:-1] for stem in stems})
        self._in_latin = tuple({_consonants(term[1:])[:-1] for term in self._terms if term.startswith(STEMS["kk"])})
        self._lasting_whole = set(map(_lasting, folded))
        self._lasting = tuple({_lasting(stem)[:-1] for stem in stems})

    def __call__(self, word: str) -> bool:
        if EXACT + word in self._terms:
            return True
        return self.may_answer(word) and self._hearing.answers(word, self._terms, self._languages)

    def may_answer(self, word: str) -> bool:
        """Whether a word deserves to be sounded out."""
        if word[0] in self._apart or not self._begins:
            return False
        if EXACT + word in self._terms:
            return True
        surely, letters, told = _told(word)
        if not surely:
            return told in self._lasting_whole or told.startswith(self._lasting) or not _LASTING.issuperset(told)
        return told in self._whole or (letters + told).startswith(self._stems) or (
            told.startswith(self._in_latin) if word.isascii() else word in PRONOUNS)


def other_than(letters: Iterable[str]) -> str:
    """As a class of a pattern, what is none of these letters and not known to be no letter. It is told by the few signs
    that are left out, since a class of wide ranges takes long to compile."""
    return "".join(map(re.escape, sorted(set(_GROUPS).difference(letters)))) + _NO_LETTERS


def alike(word: str) -> frozenset[int]:
    """The groups of letters, by number, with which spellings of a word may begin: those of one name share a group."""
    return _GROUPS.get(word[:1], _ANY)


def _first_letter(term: str) -> frozenset[int]:
    return alike(term[1:].partition(names.SOUND_END)[2] if term.startswith(FOLD) else term[1:])


@lru_cache(MOST_REMEMBERED)
def _told(word: str) -> tuple[bool, str, str]:
    """Whether a word's letters are all read one way; the first two; and its consonants, all or those that last."""
    surely = _READ_ONE_WAY.fullmatch(word) is not None
    return surely, _two_letters(word), _consonants(word) if surely else _lasting(word)


def _two_letters(word: str) -> str:
    """What all forms of a word begin with, with its own letters or without them, but for pronouns."""
    return plain(word[:2]).replace("y", "i")


def _consonants(word: str) -> str:
    """The consonants of a word whose letters are all read one way; its folded form has the same."""
    told = word.translate(_CONSONANT)
    if len(set(told)) == len(told):
        return told
    return _DOUBLED_SH.sub("sk", _DOUBLED.sub(r"\1", told))


def _lasting(word: str) -> str:
    """The consonants of a word that are l, r, m or n however it is spelt and in each of its forms; and letters of which
    nothing is known."""
    told = word.translate(_ONLY_LASTING)
    for one in _LASTING:
        while one + one in told:
            told = told.replace(one + one, one)
    return told


def _as_heard(term: str) -> str:
    """A term of a name beside an initial as that of the name alone."""
    return FOLD + term[2:] if term.startswith(INITIAL) else term
