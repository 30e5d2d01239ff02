"""What an exhibit is printed from, and how: pages as they are, images, text set anew, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive_schema.records import Record
from desktop.archive.errors import DamagedFile, MissingFile
from desktop.briefs.exhibits import foreign, pictures
from desktop.briefs.exhibits.numbers import pages_in
from desktop.briefs.marks import right_to_left
from desktop.briefs.terms import term

if TYPE_CHECKING:
    from desktop.archive.files import FileStore

MOST_LETTERS = 1_000_000
"""A longer text would be a volume by itself."""
MOST_PAGES = 20_000
"""A longer PDF would be many."""
_READ = (None, "original", "capture", "working_copy")  # the files whose text a source's text is
_HEAD = 1024  # bytes within which a PDF must begin (ISO 32000-1, annex H)
_IMAGES = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|GIF8|II\*\x00|MM\x00\*|BM|RIFF....WEBP", re.S)
_READ_AS_TEXT = (
    "text/", "application/xhtml", "application/xml", "application/json", "message/rfc822",
    "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.oasis.opendocument.text",
)


@dataclass(frozen=True)
class Material:
    """How an exhibit is printed: `how` is "pages", "images", "text" or "apart".

    `pages` are those of the file that are printed, from 1, of `count`; a text has neither. `reason` says why a file
    is kept apart; `remarks` are what a reader of the print must know, in words.
    """

    how: str
    pages: tuple[int, ...] = ()
    count: int = 0
    text: str = ""
    reason: str = ""
    remarks: tuple[str, ...] = ()


def apart(reason: str) -> Material:
    """A file that is listed and not printed."""
    return Material("apart", reason=reason)


def material_of(file: Record | None, source: Record | None, asked: str, files: FileStore, language: str) -> Material:
    """How a file is printed; whatever is in it, this comes back with an answer."""
    if file is None:
        return apart("no_file")
    sha256 = file["sha256"]
    if not isinstance(sha256, str) or not sha256:
        return apart("sealed" if file["sealed_sha256"] is not None else "no_file")
    if not files.has(sha256):
        return apart("missing")
    try:
        with files.open(sha256) as data:
            return _seen(data, file, source, asked, language)
    except (DamagedFile, MissingFile):
        return apart("missing")


def _seen(data: BinaryIO, file: Record, source: Record | None, asked: str, language: str) -> Material:
    head = data.read(_HEAD)
    data.seek(0)
    if b"%PDF-" in head:
        return _pdf(data, asked, language)
    if _IMAGES.match(head):
        return _image(data, asked, language)
    media_type = str(file["media_type"] or "")
    if media_type.startswith(_READ_AS_TEXT):
        return _text(_words(data, media_type, source if file["role"] in _READ else None))
    return apart("kind")


def _pdf(data: BinaryIO, asked: str, language: str) -> Material:
    try:
        with foreign.opened(data) as pdf:
            looked = foreign.looked_at(pdf)
    except foreign.Locked:
        return apart("locked")
    except foreign.UNREADABLE:
        return apart("damaged")
    if not looked.pages:
        return apart("damaged")
    if looked.pages > MOST_PAGES:
        return apart("large")
    remarks = [term(name, language) for name, holds in (
        ("exhibit_repaired", looked.repaired), ("exhibit_forms", looked.annotated),
        ("exhibit_form_unshown", looked.unshown)) if holds]
    if looked.attached:
        remarks.append(term("exhibit_attached", language).format(count=looked.attached))
    return _chosen("pages", asked, looked.pages, remarks, language)


def _image(data: BinaryIO, asked: str, language: str) -> Material:
    try:
        shown = pictures.looked_at(data)
    except pictures.UNREADABLE as error:
        return apart("large" if str(error) == "large" else "damaged")
    moving = [term("exhibit_first_frame", language).format(count=shown.frames)] if shown.frames > 1 else []
    return _chosen("images", asked, shown.pages, moving, language)


def _chosen(how: str, asked: str, count: int, remarks: list[str], language: str) -> Material:
    pages = tuple(pages_in(asked, count))
    if not pages:
        return apart("no_pages")
    if len(pages) < count:
        remarks = [term("exhibit_chosen", language).format(all=count, pages=asked.strip()), *remarks]
    return Material(how, pages, count, remarks=tuple(remarks))


def _words(data: BinaryIO, media_type: str, source: Record | None) -> str:
    """The text of a file: its own where it is nothing but text, else what was read of it when it was taken in."""
    if media_type.startswith("text/plain"):
        raw = data.read(4 * MOST_LETTERS + 4)
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    kept = source["text"] if source is not None else None
    return kept if isinstance(kept, str) else ""


def _text(text: str) -> Material:
    if not text.strip():
        return apart("kind")
    if len(text) > MOST_LETTERS:
        return apart("large")
    if right_to_left(text):
        return apart("right_to_left")
    return Material("text", text=text)
