"""What search asks of an archive: its records as text, and which of them were touched since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.archive.addresses import Head, Line
from desktop.archive.texts import BETWEEN_LANGUAGES, Mark, RecordText, TextPart

__all__ = ["BETWEEN_LANGUAGES", "START", "Mark", "RecordText", "TextPart", "Texts"]


START = Mark(0, b"")
"""Before all steps."""


class Addresses(Protocol):
    """The addresses of an archive, as desktop.archive.addresses reads them."""

    def of(self, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """The addresses of records: (label of the field, address as printed)."""

    def lists(self, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Those that are lists with lines: how many, and the file's hash."""

    def lines(self, list_id: str, first: int, last: int) -> list[tuple[int, str, str]]:
        """Lines of a list: number, address, host."""

    def numbered(self, list_id: str, numbers: Sequence[int]) -> list[Line]:
        """The lines of those numbers."""

    def heads(self, ids: Sequence[str]) -> dict[str, Head]:
        """What is shown of records."""


class Texts(Protocol):
    """The archive, read by one thread."""

    @property
    def addresses(self) -> Addresses:
        """The archive's addresses."""

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

    def in_title_order(self, ids: Sequence[str]) -> list[str]:
        """These records, ordered as lists order them by title."""
