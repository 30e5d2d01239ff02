"""Files that are zip archives: DOCX and ODT are read, the others are named, and a plain archive hands on its files."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from defusedxml import DefusedXmlException

from desktop.intake import read_docx, read_odt
from desktop.intake.damage import DAMAGE
from desktop.intake.draft import Limits
from desktop.intake.pdf_words import say_ranges
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say
from desktop.intake.words import Refused
from desktop.intake.zips import BoundedZip

ERRORS: tuple[type[Exception], ...] = (zipfile.BadZipFile, DefusedXmlException)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_BY_ENTRY = (
    ("xl/workbook.xml", _OFFICE + "spreadsheetml.sheet"),
    ("ppt/presentation.xml", _OFFICE + "presentationml.presentation"),
    ("datapackage.json", "application/wacz"),
    ("META-INF/MANIFEST.MF", "application/java-archive"),
)


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Read a DOCX or ODT; say what any other archive is, and the names of the files that a plain one holds."""
    say.fact(media_type="application/zip")
    archive = opened(document)
    main = read_docx.main_part(archive)
    if main:
        say.fact(media_type=_OFFICE + "wordprocessingml.document")
        read_docx.read(archive, main, say)
        return
    media_type = _media_type(archive)
    say.fact(media_type=media_type)
    if media_type in read_odt.MEDIA_TYPES:
        read_odt.read(archive, say)
    elif media_type == "application/zip" and archive.files:
        say.fact(tool="muragat zip", version="1")
        say.within("zip_members", len(archive.files))
        say_in_pieces(say, "\n".join(entry.filename for entry in archive.files))
    elif media_type == "application/zip":
        say.problem("empty_archive")
    else:
        say.problem("unknown_kind")


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the files of an archive one by one; one that is damaged, locked or too large is told and passed over."""
    archive = opened(document)
    failed = []
    for place, entry in enumerate(archive.files, 1):
        say.step("member", place=place)
        try:
            data = archive.read(entry)
        except (Refused, zipfile.BadZipFile, *DAMAGE):
            failed.append(place)
        else:
            say.member(place, entry.filename, data)
    if failed:
        say.problem("members_failed", places=say_ranges(failed))


def opened(document: BinaryIO) -> BoundedZip:
    """The archive, its directory checked."""
    raw = isinstance(document, io.RawIOBase)
    return BoundedZip(io.BufferedReader(document) if raw else document)  # type: ignore[type-var]


def _media_type(archive: BoundedZip) -> str:
    names = set(archive.names)
    if "mimetype" in names:  # OpenDocument 1.2 part 3, 3.3; EPUB OCF 3.3
        try:
            return archive.read("mimetype", 200).decode("ascii").strip()
        except (Refused, UnicodeDecodeError):
            return "application/zip"
    return next((media_type for name, media_type in _BY_ENTRY if name in names), "application/zip")
