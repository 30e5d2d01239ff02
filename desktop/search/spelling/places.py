"""Names of places: what a town, region or country is and was called, so that each name finds the others."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from archive_schema.text import names
from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from desktop.paths import resources
from desktop.search.asking.query import Word

LIST = "places.toml"
AS_WRITTEN = "="
Name = tuple[Word, ...]


class Places:
    """Groups of names of one place. Of those that sound alike one is kept: its sound finds the others."""

    def __init__(self, groups: Iterable[Iterable[Name]]) -> None:
        self._groups = [{(_folded(name), name[0].as_written): name for name in [*group][::-1]} for group in groups]
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], Name, int]]] = defaultdict(list)
        for number, group in enumerate(self._groups):
            for (folded, _), name in group.items():
                self._by_first[_begins(folded[0])].append((folded, name, number))

    def found(self, texts: list[str]) -> Iterator[tuple[int, int, Name]]:
        """The other names of the places that some words in a row name, whatever their case: (first word, behind the
        last one, another name)."""
        told = list(map(fold, texts))
        for start, first in enumerate(told):
            met: set[int] = set()
            for folded, name, number in self._by_first.get(_begins(first), ()):
                end = start + len(folded)
                if number in met or not all(map(_same, folded, told[start:end])) or end > len(told):
                    continue
                if name[0].as_written and name[0].text[0] != texts[start][0]:
                    continue
                met.add(number)
                others = self._groups[number].items()
                yield from ((start, end, other) for (sound, _), other in others if sound != folded)


def _folded(name: Name) -> tuple[str, ...]:
    return tuple(fold(word.text) for word in name)


def _begins(folded: str) -> str:
    return names.sound(folded)[:2]


def _same(one: str, other: str) -> bool:
    """Whether two folded words are forms of one name; a short one, such as Ата, may end in another vowel."""
    return names.same_name(one, other) or (len(one) == len(other) == names.SHORTEST and one[:2] == other[:2]
                                           and one[2] in names.VOWELS and other[2] in names.VOWELS)


def read_places(path: Path) -> Places:
    """The list of a file; its head says how it is written."""
    lines = tomllib.loads(path.read_text("utf-8"))["places"]
    return Places([list(filter(None, map(_name, line))) for line in lines])


def _name(told: str) -> Name:
    as_written = told.startswith(AS_WRITTEN)
    return tuple(Word(word, as_written=as_written, derived=True) for word in words(told.removeprefix(AS_WRITTEN)))


@cache
def known_places() -> Places:
    """The list that comes with the program."""
    return read_places(resources() / LIST)
