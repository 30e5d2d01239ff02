"""Files that are zip archives: DOCX is read, the others are named."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from defusedxml import DefusedXmlException

from desktop.intake import read_docx
from desktop.intake.draft import Limits
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
    """Read a DOCX; say what any other archive is, and that it is not read yet."""
    say.fact(media_type="application/zip")
    archive = BoundedZip(io.BufferedReader(document))  # type: ignore[type-var]
    main = read_docx.main_part(archive)
    if main:
        say.fact(media_type=_OFFICE + "wordprocessingml.document")
        read_docx.read(archive, main, say)
        return
    say.fact(media_type=_media_type(archive))
    if archive.archives_inside():
        say.problem("nested_archive")
    say.problem("unknown_kind")


def _media_type(archive: BoundedZip) -> str:
    names = set(archive.names)
    if "mimetype" in names:  # OpenDocument 1.2 part 3, 3.3; EPUB OCF 3.3
        try:
            return archive.read("mimetype", 200).decode("ascii").strip()
        except (Refused, UnicodeDecodeError):
            return "application/zip"
    return next((media_type for name, media_type in _BY_ENTRY if name in names), "application/zip")
