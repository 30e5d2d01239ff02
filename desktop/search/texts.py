"""What search asks of an archive: its records as text, and which of them were touched since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Mark:
    """A place in the journal: the number of a step and its hash. Number 0 with an empty hash is before all steps."""

    number: int
    hash: bytes


START = Mark(0, b"")


@dataclass(frozen=True)
class TextPart:
    """One piece of a record's text.

    field: the field's name; label: its label as a person reads it; weight: 1.0 is running text, more counts more;
    is_name: the text is a name (of a person, body, place); page: label of the page it stands on, or "".
    A form feed within the text begins the next page.
    """

    field: str
    label: str
    text: str
    weight: float = 1.0
    is_name: bool = False
    page: str = ""


@dataclass(frozen=True)
class RecordText:
    """A record as search reads it. tags are the names of its tags; sealed values are never among the parts."""

    id: str
    ref: str
    kind: str
    title: str
    language: str
    tags: tuple[str, ...]
    parts: tuple[TextPart, ...]


class Texts(Protocol):
    """The archive, read by one thread."""

    def head(self) -> Mark:
        """The last step of this archive."""

    def mark_at(self, number: int) -> bytes | None:
        """The hash of that step; None where there is no such step."""

    def touched_after(self, number: int, upto: int | None = None) -> list[str]:
        """Ids of the records touched by the steps number+1 … upto, each once, in order."""

    def search_text(self, id: str) -> RecordText | None:
        """The record's text; None when it is trashed, purged or unknown."""

    def every_id(self) -> Iterator[str]:
        """The ids of all records."""
