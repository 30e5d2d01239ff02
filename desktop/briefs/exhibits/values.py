"""An exhibit as a list tells it. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.briefs.problems import Problem
from desktop.briefs.values import Spans


@dataclass(frozen=True)
class ExhibitLine:
    """One exhibit: its number, what it is, which file, and which pages of the volume it has.

    References are as people see them ("EXH-0003", "SRC-0042", "FIL-0007"); `said` is the source as the brief's style
    says it first. `first` and `last` are stamped pages from the cover sheet on; None where they are not known.
    `pages` are those of the file asked for ("1-3, 7"; "" for all). `filed_as` is what was stamped when it was filed.
    Nothing in an edition that is safe to publish can be matched with a file: hash, name and size are left out.
    """

    exhibit: str
    id: str
    number: str
    title: str
    said: Spans = ()
    source: str = ""
    source_id: str = ""
    file: str = ""
    file_id: str = ""
    name: str = ""
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    language: str = ""
    pages: str = ""
    first: int | None = None
    last: int | None = None
    filed_as: str = ""
    apart: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_filed(self) -> bool:
        """Was it filed, so that its number and its pages are settled?"""
        return bool(self.filed_as)
