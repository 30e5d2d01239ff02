"""What can be asked, as plain values. The parser makes them, evaluate and whoosh_reader answer them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Word:
    """A word in any of its forms and scripts.

    unfinished: it is still being typed, so its beginning may do; initial: only where one of these letters stands beside
    it as an initial; as_written: in its own script alone; derived: nobody typed it, so it has no slip of typing.
    """

    text: str
    unfinished: bool = False
    initial: str = ""
    as_written: bool = False
    derived: bool = False

    def __hash__(self) -> int:  # asked for so often that all fields together took a twentieth of a search
        return hash(self.text)


@dataclass(frozen=True)
class Phrase:
    """Exact words, one after another. unfinished: the last of two or more is still being typed, so that its beginning
    may do."""

    words: tuple[str, ...]
    unfinished: bool = False


@dataclass(frozen=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True)
class Wildcard:
    """Words of a pattern: * is any letters, ? is one."""

    pattern: str


@dataclass(frozen=True)
class Near:
    """Words spelt nearly so: one letter more, less, other, or two exchanged."""

    text: str


@dataclass(frozen=True)
class Filter:
    """Records by what they are. field is "kind", "ref", "lang", "blocked" (value is a code) or "tag", "by", "cites",
    "case", "article" (value is words or a reference; unfinished: it is still being typed; begun: what begins so is
    asked for)."""

    field: str
    value: str
    unfinished: bool = False
    begun: bool = False


@dataclass(frozen=True)
class Dates:
    """Records of which a moment may lie between these days, both counted; ordinals as in RecordText.spans."""

    first: int
    last: int


@dataclass(frozen=True)
class Beside:
    """Words that stand side by side, in any order; begins: what the last of them begins with, when it is only known so
    (the letters of an initial, see names.letters)."""

    words: tuple[Word, ...]
    begins: str = ""


@dataclass(frozen=True)
class Reading:
    """What was typed, read in another way, such as another name of the same place: counts less, and says why."""

    part: Query
    reason: str


@dataclass(frozen=True)
class Tagged:
    """Records that have this very tag; asked by choosing it, not by typing."""

    tag: str


@dataclass(frozen=True)
class Valued:
    """Records of which a column of the index (see columns.py) has one of these values; asked by choosing."""

    column: str
    values: frozenset[int]


@dataclass(frozen=True)
class And:
    """All of these."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Or:
    """Any of these."""

    parts: tuple[Query, ...]


@dataclass(frozen=True)
class Not:
    """Every record but these."""

    part: Query


@dataclass(frozen=True)
class Every:
    """Every record."""


Query: TypeAlias = (
    Word | Phrase | Prefix | Wildcard | Near | Filter | Dates | Beside | Reading | Tagged | Valued | And | Or | Not
    | Every)


def leaves(query: Query) -> Iterator[Query]:
    """The words, phrases and patterns that records are wanted to have."""
    match query:
        case And(parts) | Or(parts) | Beside(parts):
            for part in parts:
                yield from leaves(part)
        case Reading(part):
            yield from leaves(part)
        case Word() | Phrase() | Prefix() | Wildcard() | Near():
            yield query
