"""What intake knows of one file: a plain value that can be shown, kept, corrected, turned into a source."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from desktop.intake.verdicts import Verdict
from desktop.intake.words import Problem

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What a reader may use. Times in seconds, sizes in bytes."""

    seconds: float = 28.0
    memory: int = 1024 * 1024 * 1024
    text: int = 20 * MEGABYTE
    pages: int = 10_000
    file: int = 256 * MEGABYTE
    members: int = 0  # of all files together that lie within it and are handed on
    wanted: frozenset[int] = frozenset()  # which of them, by their number from 1; none named: all

    first: int = 1  # those before it are not wanted

    def wants(self, place: int) -> bool:
        """Whether what lies at this place within the file is asked for."""
        return place >= self.first and (not self.wanted or place in self.wanted)


STANDARD = Limits()


@dataclass(frozen=True)
class Proposal:
    """A value proposed for a field of the source, as the file says it, and where it was found."""

    field: str
    value: str
    found_in: str


@dataclass(frozen=True)
class Note:
    """A footnote or endnote of a document: its number by order, its text, where its mark stands in `Draft.text`."""

    number: str
    text: str
    at: int
    kind: str = "footnote"


@dataclass(frozen=True)
class Content:
    """Something within a file that can be a source of its own: a mail of a mailbox, a page of a web archive.

    `place` is its number by order there, from 1. `name` is for showing, never a path. `more` says what else is stated
    of it: "url", "time", "where" (how to find it again with other programs), "sender".
    """

    place: int
    name: str
    media_type: str = ""
    size: int = 0
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """One file taken in. `sha256` and `size` always hold; all the rest is as far as the reader came.

    `pages` is filled only where the file itself has pages (PDF); then `text` is the pages joined by form
    feeds. `proposals` may hold several values for a field, the best first. `tool` and `version` name what
    extracted the text; `tier` names the protections that were in force around it. `within` tells of the files that
    lie in it and may be taken in one by one: by which reader (members.py), and how many; `contents` lists them where a
    person is to choose. `verdicts` says what came of the proofs that the file brings for itself.
    """

    sha256: str
    size: int
    name: str
    media_type: str = "application/octet-stream"
    text: str = ""
    pages: tuple[str, ...] = ()
    language: str = ""
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[Note, ...] = ()
    tool: str = ""
    version: str = ""
    encoding: str = ""
    problems: tuple[Problem, ...] = ()
    tier: str = "none"
    within: tuple[str, int] = ("", 0)
    contents: tuple[Content, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def proposed(self, field: str) -> tuple[Proposal, ...]:
        """What is proposed for one field, the best first."""
        return tuple(p for p in self.proposals if p.field == field)

    def to_json(self) -> dict[str, Any]:
        """The draft as plain JSON values, problems also in English words."""
        values = dataclasses.asdict(self)
        values["problems"] = [{"code": p.code, "values": p.values, "message": str(p)} for p in self.problems]
        return values
