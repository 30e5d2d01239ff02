"""The bytes of a kept file for whoever shows it: read from the archive into memory, never onto a disk."""

from __future__ import annotations

import contextlib
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.content import original_bytes
from desktop.archive.errors import ArchiveError
from desktop.exchange.scans import reading_of
from desktop.intake.pages.forms import form_of
from desktop.intake.pages.values import Letters, NotRead
from desktop.intake.scanned import Reading, letters_of

_ROLES = ("original", "working_copy", "capture", "redacted", "translation", "transcript")
"""Which file of a source is shown first; a text that was extracted from one is shown as text anyway."""


class KeptFile:
    """One file of a source. Used on threads of its own: every reading opens what it needs."""

    def __init__(self, archive: Archive, file: Record) -> None:
        self._archive, self.file = archive, file
        self._once: bytes | None = None
        self.reading: Reading | None = None
        """The words that were read from its pages, once `form` was asked for."""

    def form(self) -> str:
        """How it is looked at; reads it, and keeps the bytes for whoever asks for them next."""
        self._once = original_bytes(self._archive, self.file)
        with contextlib.suppress(ArchiveError), self._archive.reader() as reader:
            self.reading = reading_of(self._archive, reader, self.file)
        return form_of(self._once)

    def letters(self, number: int) -> Letters | None:
        """The letters of a page that was read by its picture."""
        page = self.reading.pages.get(number) if self.reading else None
        return letters_of(page) if page else None

    def content(self) -> bytes:
        """Its bytes. Raises NotRead from what happened."""
        data, self._once = self._once, None
        try:
            return data if data is not None else original_bytes(self._archive, self.file)
        except (ArchiveError, OSError) as error:
            raise NotRead("unread") from error

    def write_to(self, path: Path) -> None:
        """Write a copy outside the archive, as a person asked."""
        path.write_bytes(original_bytes(self._archive, self.file))


def readable(files: list[Record]) -> list[Record]:
    """The files of a source that can be shown, the one to begin with first."""
    shown = [file for file in files if not file.trashed and file["role"] != "text"]
    return sorted(shown, key=lambda file: _ROLES.index(file["role"]) if file["role"] in _ROLES else len(_ROLES))
