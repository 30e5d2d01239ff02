"""What a search gives back, and how the index says how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Snippet = list[tuple[str, bool]]
"""Text in pieces: (text, whether it is a match)."""


class Hit(NamedTuple):
    """A record that was found.

    snippet: the passage, in pieces of (text, is a match); why: how the query's words matched, the least exact
    of them: "exact", "word form", "other spelling", "other script", "alias", "beginning of a word", "pattern",
    "near spelling", "reference", "address"; field: label of the field the passage stands in; page: its page, or "".
    """

    id: str
    ref: str
    kind: str
    title: str
    snippet: Snippet
    why: str
    score: float
    field: str
    page: str

    @property
    def snippet_text(self) -> str:
        """The passage without marks."""
        return "".join(text for text, _ in self.snippet)


class Note:
    """A helpful line. text is a whole sentence in which {names} stand for values, so that it can be
    translated before they are put in."""

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text.format_map(self.values)


Tally = tuple[tuple[str, int], ...]
"""How many records of each value, most first."""


@dataclass(frozen=True)
class Counts:
    """Over all hits, shown or not: how many of each kind, year, tag and language.

    Years are "2016", "" when the record is not dated. A record of two tags counts for both.
    """

    kinds: Tally = ()
    years: Tally = ()
    tags: Tally = ()
    languages: Tally = ()


@dataclass(frozen=True)
class Completion:
    """One way to go on with what is being typed.

    text: the whole query with the completion put in; shown: the completion alone; what: "word", "field", "kind", "tag",
    "language", "reference" or "year"; count: how many records it stands in, 0 when that is not told.
    """

    text: str
    shown: str
    what: str
    count: int = 0


@dataclass(frozen=True)
class Address:
    """One address that was found: as it is printed, the record it stands in, and its line in a list (0: no list).

    field: label of the record's field, "" for a line; date, order: as the line tells them; why: how it matched: "the
    site", "a site under it", "end of the site's name", "in the site's name" or "in the path".
    """

    address: str
    record: str
    ref: str = ""
    title: str = ""
    line: int = 0
    date: str = ""
    kind: str = ""
    field: str = ""
    order: str = ""
    why: str = ""


@dataclass(frozen=True)
class AddressResults:
    """The addresses found, how many there are in all (when not exact, at least so many), and helpful lines."""

    hits: list[Address]
    total: int
    notes: tuple[Note, ...] = ()
    exact: bool = True


@dataclass(frozen=True)
class Results:
    """The hits of one page, how many records match in all, and helpful lines, often none.

    counts: over all hits, when they were asked for; instead: another query that was perhaps meant, or ""; addresses:
    what the register of addresses holds, when the query looks like one; wider: how many match in all where Asked.wider
    was asked, else as total.
    """

    hits: list[Hit]
    total: int
    notes: tuple[Note, ...] = ()
    counts: Counts | None = None
    instead: str = ""
    addresses: AddressResults | None = None
    wider: int = 0

    @property
    def note(self) -> str:
        """The helpful lines in English, "" when there is nothing to say."""
        return " ".join(map(str, self.notes))


@dataclass(frozen=True)
class State:
    """How far the index is.

    phase: "up to date", "behind" (the records counted are searched all the same), "rebuilding" (done of
    total) or "stopped" (problem says why; the next change tries again).
    """

    phase: str
    behind: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""

    def __str__(self) -> str:
        if self.phase == "behind":
            return f"behind {self.behind}"
        if self.phase == "rebuilding":
            return f"rebuilding {self.done} of {self.total}"
        return f"{self.phase}: {self.problem}" if self.problem else self.phase


UP_TO_DATE = State("up to date")
