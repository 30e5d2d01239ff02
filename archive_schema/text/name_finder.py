"""People's names found in running text: in any script, in any case form, in either order, with initials.

A name is told surely where two of its words stand beside each other (at most one word between them), or one with the
initial of another, or all of them written as one word. A surname alone, and a name spelt nearly so, only may be meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive_schema.text.fold import fold
from archive_schema.text.names import Form, endings, initials
from archive_schema.text.normalise import clean, join_lines

# Digits are words of their own: a name may be glued to a year, as in names of files (sartova2017).
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’ʼʹ′`´‘ʻ][^\W\d_]+)*")
# Marks that no letter needs once it is composed: stress, vowel marks, the stretch of Arabic letters, joiners.
_MARKS = re.compile("[\u0300-\u036f\u02b9\u02ba\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060]")
_OWNER = re.compile("['’ʼʹ′`´‘ʻ][sS]$")
_SURNAME = re.compile("(?:[oe]va?|ina?|sk(?:i|aia|ii)|enko|shuk|uli|kizi|tegi)$")
_PATRONYMIC = re.compile("(?:[oe]vish|[oe]vna|ishna|ilish|inishna|uli|kizi)$")
_Words = list[tuple[str, tuple[tuple[int, int], ...]]]  # with which word of which name each may be
_Found = Iterator[tuple[int, str, bool]]
_CHILD_OF = re.compile("(?:uli|kizi)$")
_OF_FATHER = re.compile("(?:[oe]vish|[oe]vn|inishn)[a-z]{0,3}$")  # Петровича is not Петрова
_REACH = 2  # words from one word of a name to the next
_SHORT = 3  # letters of a folded name from which an ending is not cut
_LONG = 7  # letters of a surname that is told in small letters too


@dataclass(frozen=True)
class Hit:
    """A name found: whose it is, the name as kept, the words of the text, and whether it surely is meant."""

    whose: str
    name: str
    words: str
    sure: bool = True


@dataclass(frozen=True)
class _Name:
    """A name made ready: its words as forms, and which of them stand for the person alone."""

    whose: str
    name: str
    forms: tuple[Form, ...]
    alone: frozenset[int]


class NameFinder:
    """Finds the names of the people it is given: (whose, name), the names of one person by the same `whose`."""

    def __init__(self, names: Iterable[tuple[str, str]], others: Iterable[str] = ()) -> None:
        """`others` are names of further people: a surname that one of them bears is not told alone."""
        named = [(whose, name, _folded(name)) for whose, name in names]
        common = _keys_of(others)
        self._names: list[_Name] = []
        self._index: dict[str, list[tuple[int, int]]] = {}
        self._starts: set[str] = set()
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}
        told: set[tuple[str, frozenset[str]]] = set()
        borne: dict[str, set[str]] = {}
        for whose, _, folded in named:
            for word in folded:
                borne.setdefault(word, set()).add(whose)
        for whose, name, folded in named:
            if folded and (whose, frozenset(folded)) not in told:
                told.add((whose, frozenset(folded)))
                rare = {word for word in folded if len(borne[word]) == 1 and common.isdisjoint(Form(word).whole)}
                self._add(whose, name, folded, rare)

    def __bool__(self) -> bool:
        return bool(self._names)

    def hits(self, text: str) -> list[Hit]:
        """The names in a text: each once, sure ones before those that may be meant."""
        if not self._names:
            return []
        text = _readable(text)
        words = [(found[0], self._words_of(found[0])) for found in _WORD.finditer(text)]
        found: dict[int, Hit] = {}
        for at, said, sure in (*self._together(words), *self._with_initials(text), *self._alone(words),
                               *self._nearly(words)):
            if at not in found or sure and not found[at].sure:
                found[at] = Hit(self._names[at].whose, self._names[at].name, said, sure)
        surely = {hit.whose for hit in found.values() if hit.sure}
        maybe = {hit.whose: hit for _, hit in sorted(found.items(), reverse=True) if hit.whose not in surely}
        return [*(found[at] for at in sorted(found) if found[at].sure), *reversed(maybe.values())]

    # The names

    def _add(self, whose: str, name: str, folded: list[str], rare: set[str]) -> None:
        at = len(self._names)
        forms = tuple(Form(word) for word in folded)
        alone = frozenset({0} if len(folded) == 1 else _surnames_of(folded) & {
            place for place, word in enumerate(folded) if word in rare and len(word) > 2})
        self._names.append(_Name(whose, name, forms, alone))
        for place, form in enumerate(forms):
            for key in form.whole | _further(form.folded):
                self._index.setdefault(key, []).append((at, place))
        if 1 < len(folded) < 4:
            for key in {fold("".join(parts)) for parts in _joined(name)}:
                self._index.setdefault(key, []).append((at, -1))
        self._starts = {key[:2] for key in self._index}

    def _words_of(self, word: str) -> tuple[tuple[int, int], ...]:
        """Which word of which name this one may be."""
        known = self._known.get(word)
        if known is None:
            read = {fold(word)}
            if word[-1:] in "sS":  # Sartova's
                read.add(fold(_OWNER.sub("", word)))
            if "j" in word.casefold():  # in as many schemes й as ж: Marija, Julia
                read.add(fold(word.casefold().replace("j", "y")))
            keys = [key for folded in sorted(read) if folded[:2] in self._starts
                    for key in sorted(Form(folded).whole if len(folded) > 2 else {folded})]
            known = tuple(dict.fromkeys(pair for key in keys for pair in self._index.get(key, ())))
            self._known[word] = known
        return known

    # The text

    def _together(self, words: _Words) -> _Found:
        last: dict[int, list[tuple[int, int]]] = {}
        for here, (word, pairs) in enumerate(words):
            for at, place in pairs:
                if place < 0:
                    yield at, word, True
                    continue
                before = [(where, other) for where, other in last.get(at, ()) if here - where <= _REACH]
                for where, other in before:
                    if other != place:
                        yield at, " ".join(one for one, _ in words[where:here + 1]), True
                last[at] = [*before, (here, place)]

    def _with_initials(self, text: str) -> _Found:
        for letter, word in initials(text):
            for at, place in self._words_of(word):
                forms = self._names[at].forms
                if place >= 0 and any(form.folded[:1] == letter for i, form in enumerate(forms) if i != place):
                    yield at, word, True

    def _alone(self, words: _Words) -> _Found:
        for word, pairs in words:
            for at, place in pairs:
                name = self._names[at]
                if place in name.alone:
                    whole = len(name.forms) == 1
                    long = len(name.forms[place].folded) >= _LONG
                    if whole or (long or not word[0].islower()) and not _OF_FATHER.search(fold(word)):
                        yield at, word, whole

    def _nearly(self, words: _Words) -> _Found:
        """One word of a name, and beside it another spelt nearly so."""
        for here, (word, pairs) in enumerate(words):
            for at, place in pairs:
                for beside in (here - 1, here + 1):
                    if place < 0 or not 0 <= beside < len(words):
                        continue
                    other = words[beside][0]
                    form = Form(fold(other))
                    if any(i != place and each.may_be_near(form.folded) and each.differences(form) is not None
                           for i, each in enumerate(self._names[at].forms)):
                        yield at, f"{word} {other}" if beside > here else f"{other} {word}", False


def _readable(text: str) -> str:
    """The text with its words whole: nothing hidden in them, no stress marks, line ends joined."""
    return join_lines(_MARKS.sub("", unicodedata.normalize("NFC", clean(text).text)))


def _folded(name: str) -> list[str]:
    """The words of a name, folded; letters standing alone (initials) tell nobody apart."""
    words = [fold(word) for word in _WORD.findall(_readable(name)) if len(word) > 1]
    return [word for word in dict.fromkeys(words) if len(word) > 1]


def _keys_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in _folded(name)}


def _surnames_of(folded: list[str]) -> set[int]:
    """Which may be the surname: by its ending, beside a patronymic, else the last; none beside a patronymic alone.

    Галина may be a surname or not, so the other word may be one too; Есімханұлы stands where a surname would.
    """
    rest = [at for at, word in enumerate(folded) if not _PATRONYMIC.search(word)] or [*range(len(folded))]
    told = [at for at in rest if _SURNAME.search(folded[at])]
    if len(folded) == 2 and len(rest) == 1:
        return {at for at, word in enumerate(folded) if _CHILD_OF.search(word)}
    if len(folded) == 3 and len(rest) == 2 and not told:
        return {0 if rest[1] == 1 else rest[-1]}
    if len(folded) == 2 and told == [0] and folded[0].endswith(("in", "ina")):
        return {0, 1}
    return {told[-1] if told else rest[-1]}


def _further(folded: str) -> set[str]:
    """Case forms that have no stem to be known by: too short (Кимом, Ли-ге), changed (Марией, where -ия became -ией),
    or with an ending that begins as the name ends (Жармұхамбет-тен): two letters alike are folded into one."""
    short = {folded + ending for ending in endings() if len(ending) > 1} if len(folded) <= _SHORT else set()
    doubled = {folded + ending[1:] for ending in endings() if len(ending) > 1 and ending[0] == folded[-1:]}
    return short | doubled | ({folded[:-2] + "ei"} if folded.endswith("ia") else set())


def _joined(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name in either order, as an account is called: aigulsartova, sartovaaigul."""
    words = _WORD.findall(_readable(name))
    yield tuple(words)
    yield tuple(words[::-1])
    if len(words) == 3:
        yield from ((words[0], words[2]), (words[2], words[0]), (words[0], words[1]), (words[1], words[0]))
