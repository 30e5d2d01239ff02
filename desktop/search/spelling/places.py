"""Names of places: what a town, region or country is and was called, so that each name finds the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from archive_schema.text import names
from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from desktop.paths import resources
from desktop.search.asking.query import Word
from desktop.search.finding.hearing import alike

LIST = "places.txt"
AS_WRITTEN = "="
Name = tuple[Word, ...]
Sounded = dict[tuple[tuple[str, ...], bool], Name]
"""The names of one place by their folded words, and whether they count as written only."""


class Places:
    """Groups of names of one place. Of those that sound alike one is kept: its sound finds the others.

    How a name sounds takes long to tell, and the first search would wait for all of them; so it is told of the first
    words of names that may begin as a word that is asked, and of the groups of those that do."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._groups: list[Sequence[str]] = []
        self._beginning: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        self._by_sound: dict[int, dict[str, set[int]]] = {}
        self._sounded: dict[int, Sounded] = {}
        for number, group in enumerate(groups):
            self._groups.append(group)
            for name in group:
                for letters in alike(name.lstrip(AS_WRITTEN).casefold()):
                    self._beginning[letters].append((name, number))

    def found(self, texts: list[str]) -> Iterator[tuple[int, int, Name]]:
        """The other names of the places that some words in a row name, whatever their case: (first word, behind the
        last one, another name)."""
        told = list(map(fold, texts))
        for start, text in enumerate(texts):
            for number in self._that_begin(text, told[start]):
                names_of = self._names(number)
                for (folded, as_written), name in names_of.items():
                    end = start + len(folded)
                    if end > len(told) or not all(map(_same, folded, told[start:end])):
                        continue
                    if as_written and name[0].text[0] != text[0] or _begins(folded[0]) != _begins(told[start]):
                        continue
                    yield from ((start, end, other) for (sound, _), other in names_of.items() if sound != folded)
                    break

    def _that_begin(self, word: str, folded: str) -> list[int]:
        """The groups with a name that may begin as this word sounds."""
        begins = _begins(folded)
        return sorted(set[int]().union(*(self._of(letters).get(begins, ()) for letters in alike(word))))

    def _of(self, letters: int) -> dict[str, set[int]]:
        """By how their first word begins to sound, the groups of names that begin with such letters."""
        known = self._by_sound.get(letters)
        if known is None:
            found = defaultdict(set)
            for name, number in self._beginning[letters]:
                for first in words(name)[:1]:
                    found[_begins(fold(first))].add(number)
            known = self._by_sound[letters] = dict(found)
        return known

    def _names(self, number: int) -> Sounded:
        known = self._sounded.get(number)
        if known is None:
            group = list(filter(None, map(_name, self._groups[number])))
            known = self._sounded[number] = {
                (tuple(fold(word.text) for word in name), name[0].as_written): name for name in group[::-1]}
        return known


def _begins(folded: str) -> str:
    return names.sound(folded)[:2]


def _same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one name; a short one, such as Ата, may end in another vowel."""
    return names.same_name(one, other) or (len(one) == len(other) == names.SHORTEST and one[:2] == other[:2]
                                           and one[2] in names.VOWELS and other[2] in names.VOWELS)


def read_places(path: Path) -> Places:
    """The list of a file; its head says how it is written."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return Places([[name.strip() for name in line.split(",")] for line in lines])


def _name(told: str) -> Name:
    as_written = told.startswith(AS_WRITTEN)
    return tuple(Word(word, as_written=as_written, derived=True) for word in words(told.removeprefix(AS_WRITTEN)))


@cache
def known_places() -> Places:
    """The list that comes with the program."""
    return read_places(resources() / LIST)
