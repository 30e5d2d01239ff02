"""The source a person names for what is entered: one that is there, or one made in the same step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive_schema import pinpoints
from archive_schema.conversations import Told
from archive_schema.records import Record
from desktop.archive.writer import Writer

JSON = Any


@dataclass(frozen=True)
class Sourced:
    """A source by its id, or what somebody told, or a new source by its title; and the place in it, as typed."""

    source: str = ""
    told: Told | None = None
    title: str = ""
    place: str = ""

    def to_value(self) -> dict[str, JSON]:
        """The same for a draft."""
        told = {"way": self.told.way, "by": self.told.by, "when": self.told.when} if self.told else None
        kept = {"source": self.source, "told": told, "title": self.title, "place": self.place}
        return {name: value for name, value in kept.items() if value}

    @classmethod
    def of(cls, value: dict[str, JSON]) -> Sourced:
        """What a draft kept."""
        told = value.get("told")
        return cls(value.get("source", ""), Told(**told) if told else None, value.get("title", ""),
                   value.get("place", ""))

    @property
    def is_there(self) -> bool:
        """Whether any source is named."""
        return bool(self.source or self.told or self.title)


def cite(writer: Writer, sourced: Sourced, about: str, language: str = "en", **more: JSON) -> Record:
    """Cite the named source for a record, making it first if it is new; returns the citation.

    `more` are other values of the citation: the row and field it speaks of, another value. A citation that gives
    another value than the record contradicts it.
    """
    source = sourced.source
    if not source:
        new = sourced.told.source(language) if sourced.told else Record("source", {"title": sourced.title})
        source = writer.add(new).id
    place = pinpoints.read(sourced.place)
    stance = "contradicts" if more.get("value") else "supports"
    values = {"about": about, "source": source, "stance": stance, **(place.values() if place else {}), **more}
    return writer.add(Record("citation", {name: value for name, value in values.items() if value}))
