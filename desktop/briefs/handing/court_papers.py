"""Records, sources and files as a hand-over may tell of them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archive_schema.labels import LANGUAGES, Label
from archive_schema.marked import page_of
from archive_schema.records import Record
from desktop.briefs.naming import SAFE
from desktop.briefs.printing.desk import Desk
from desktop.briefs.sources import cited_of, citing_of
from desktop.briefs.styles import style_named
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import plain_text
from desktop.sheets import Cite, Copy, Sheet

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore

_LONGEST_QUOTE = 600  # letters of a quotation on a page that lists many


class CourtPapers:
    """What one hand-over may say, in one language; with `safe` by the rules of an edition that may be published."""

    def __init__(self, reader: Reader, files: FileStore, language: str, *, safe: bool = False) -> None:
        self.language, self.safe = language, safe
        self._files = files
        self._desk = Desk(reader, language, SAFE if safe else "full")
        self._naming = self._desk.naming
        self._style = style_named("plain")

    def called(self, record: Record) -> str:
        """What a record is called; by its kind where its title would tell a name."""
        if record.kind == "source" and self.keeps_apart(record):
            return self._naming.cited(Cited(record.id, "", record.ref)).title
        title = self.cloaked(self._desk.title(self._desk.context.printable(record)))
        return self._desk.kind(record).label.in_(self.language) if self.names(title) else title

    def reference(self, source: Record) -> str:
        """A source as notes say it first."""
        # It is handed over: "on file with the author" would say the contrary.
        cited = self._naming.cited(replace(
            cited_of(self._desk.reader, source, self.language, self._naming), on_file=False))
        said = plain_text(self._naming.spans(self._style.first(Citing(cited), self.language)))
        return self.called(source) if self.names(said) else said

    def sentence(self, record: Record) -> str:
        """The record's sentence; "" where a name in it cannot be replaced."""
        said = self.cloaked(self._desk.context.sentence(record))
        return "" if self.names(said) else said

    def cloaked(self, text: str) -> str:
        """Free words without the names that may not stand there."""
        return self._naming.cloaked(text)

    def names(self, text: str) -> Sequence[str]:
        """The names that may not stand in a text; in the full edition none."""
        return self._naming.in_text(text) if self.safe else ()

    def sealed_names(self) -> int:
        """How many real names are sealed and cannot be looked for."""
        self._naming.finder  # noqa: B018 (it tells whom it could not read)
        return len(self._naming.unread)

    def keeps_apart(self, source: Record) -> bool:
        """Is this a source that no published paper may describe?"""
        return self.safe and self._naming.is_kept_apart(source)

    def cite(self, citation: Record) -> Cite:
        """Where in a document it is said, and in which words."""
        citing = self._naming.citing(citing_of(self._desk.reader, citation, self.language, self._naming))
        seen_in = bool(citing.cited_in)
        where = citing.cited_in_locator if seen_in else citing.locator
        quote = citing.quote if len(citing.quote) <= _LONGEST_QUOTE else citing.quote[:_LONGEST_QUOTE].rstrip() + " …"
        if self.names(where) or self.names(quote):
            where, quote = "", ""
        return Cite(where, quote, 0 if seen_in else page_of(citation))

    def unfit(self, name: str, data: bytes, passed: Container[str] = ()) -> Label | None:
        """Why a file may not leave in a safe hand-over."""
        from desktop.briefs.safe.leaks import leaks

        found = (leak for leak in leaks({name: data}, self._naming) if leak.kind not in passed)
        return next((Label(*(leak.say(language) for language in LANGUAGES)) for leak in found), None)

    def copy(self, file: Record, source: Record | None, data: bytes) -> Copy | Label:
        """A copy without metadata, or why there is none."""
        from desktop.briefs.handing.copies import copy_of

        return copy_of(file, source, data, self._files, self.language)

    def pages(self, data: bytes, media_type: str) -> int:
        """How many pages a file has; 0 where it has none, or they cannot be counted."""
        from desktop.briefs.handing.copies import count_pages

        return count_pages(data, media_type)

    def pdf(self, sheet: Sheet) -> bytes:
        """A paper as a PDF file."""
        from desktop.briefs.handing.sheets import pdf_of

        return pdf_of(sheet, self.language)
