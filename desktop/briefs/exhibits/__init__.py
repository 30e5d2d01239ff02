"""Exhibits: what is put before a court with a brief, under numbers of its own, as a volume of stamped pages.

    lines = exhibits_of(reader, brief_id, archive.files)
    book = volume(reader, archive.files, brief_id)      what will be printed, counted and told
    book.write(file)                                    cover sheets, stamped pages, a sheet to be signed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.briefs.exhibits.values import ExhibitLine

if TYPE_CHECKING:
    from archive_schema.records import Record
    from desktop.archive import Reader, Writer
    from desktop.archive.files import FileStore
    from desktop.briefs.exhibits.bound import Volume

__all__ = ["ExhibitLine", "choose_exhibits", "exhibits_of", "joined", "remove_exhibit", "volume"]


def exhibits_of(
    reader: Reader, brief_id: str, files: FileStore | None = None, *, language: str | None = None, edition: str = "full"
) -> tuple[ExhibitLine, ...]:
    """The exhibits of a brief in their order. Stamped pages are known of those filed, and with `files` of all."""
    from desktop.briefs.exhibits.listed import lines_of

    return lines_of(reader, brief_id, files, language=language, edition=edition)


def choose_exhibits(writer: Writer, brief_id: str) -> list[Record]:
    """Make exhibits of the sources a brief cites, in the order of their first citing; those made are returned.

    A source that is an exhibit already, or of which no file is kept, is passed over. Inside one write, one step.
    """
    from desktop.briefs.exhibits.chosen import choose

    return choose(writer, brief_id)


def remove_exhibit(writer: Writer, exhibit_id: str) -> None:
    """Put an exhibit into the trash and number those behind it anew. Raises ExhibitFiled for one that was filed."""
    from desktop.briefs.exhibits.chosen import remove

    remove(writer, exhibit_id)


def volume(
    reader: Reader, files: FileStore, brief_id: str, *, language: str | None = None, edition: str = "full",
    only_new: bool = False,
) -> Volume:
    """The volume of a brief's exhibits, ready to be written; `only_new` leaves out what was filed already."""
    from desktop.briefs.exhibits.bound import bind

    return bind(reader, files, brief_id, language=language, edition=edition, only_new=only_new)


def joined(brief_pdf: bytes, volume_pdf: bytes) -> bytes:
    """One PDF of a brief and its exhibits behind it; links, outlines and page labels of both are kept."""
    from desktop.briefs.exhibits.joining import join

    return join(brief_pdf, volume_pdf)
