"""Copies without metadata: the pages as a reader sees them, or the text alone; nothing else of the file is in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from archive_schema.labels import LANGUAGES, Label
from archive_schema.records import Record
from desktop.briefs.errors import BriefError
from desktop.briefs.exhibits import foreign
from desktop.briefs.exhibits.material import material_of
from desktop.briefs.safe.redact import PDF, can_be_redacted, redacted
from desktop.briefs.terms import term
from desktop.sheets import Copy

if TYPE_CHECKING:
    from desktop.archive.files import FileStore

MOST_PAGES = 300
"""Of a file that becomes pictures: every page of it is in the memory until the copy was read back."""
_MANY = Label.of("it has more than 300 pages | в нём больше 300 страниц | онда 300-ден астам бет бар")
_ENDINGS = {PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


def copy_of(file: Record, source: Record | None, data: bytes, files: FileStore, language: str) -> Copy | Label:
    """A copy of a file without metadata, or why there is none."""
    media_type = str(file["media_type"] or "")
    if can_be_redacted(media_type):
        return _pages(data, media_type)
    material = material_of(file, source, "", files, language)
    if material.how != "text":
        return _apart(material.reason)
    return Copy(_set(material.text, language), ".pdf", "text")


def count_pages(data: bytes, media_type: str) -> int:
    """How many pages a PDF has; 0 for any other file, and one that cannot be read."""
    if media_type != PDF:
        return 0
    try:
        with foreign.opened(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except (foreign.Locked, *foreign.UNREADABLE):
        return 0


def _pages(data: bytes, media_type: str) -> Copy | Label:
    if count_pages(data, media_type) > MOST_PAGES:
        return _MANY
    try:
        made = redacted(data, media_type, ())
    except BriefError:
        return _apart("damaged")
    how = "pages" if made.media_type == PDF else "picture"
    return Copy(made.data, _ENDINGS[made.media_type], how, made.pages)


def _apart(reason: str) -> Label:
    return Label(*(term(f"exhibit_apart_{reason or 'kind'}", language) for language in LANGUAGES))


def _set(text: str, language: str) -> bytes:
    """A text on pages, line by line as it is, in a file that says nothing of itself."""
    import pikepdf

    from desktop.briefs.exhibits.sheets import Desk, painted, text_sheets

    desk = Desk("A4", language)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(painted(desk, text_sheets(desk, text), []))) as pdf:
        del pdf.docinfo
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
