"""PDF by pdfium, the fast way: text page by page, metadata, and what is missing."""

from __future__ import annotations

import ctypes
import re
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.intake.draft import Limits
from desktop.intake.pdf_words import propose_metadata, say_ranges
from desktop.intake.piped import password_of
from desktop.intake.read_attached import MANY
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (pypdfium2.PdfiumError,)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_KEYS = {"Title": "title", "Author": "authors", "CreationDate": "created", "ModDate": "modified"}


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the pages of a PDF; ask for the other reader where text runs right to left: pdfium mixes it up."""
    say.fact(media_type="application/pdf", tool="pdfium", version=str(pypdfium2.PDFIUM_INFO))
    password = password_of(document)
    try:
        pdf = pypdfium2.PdfDocument(document.read(), password=password or None)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            say.problem("wrong_password" if password else "needs_password")
            return
        raise
    say.step("metadata")
    propose_metadata(say, {field: pdf.get_metadata_value(key) for key, field in _KEYS.items()}, _language(pdf))
    if attached := pdf.count_attachments():
        say.within("pdf_members", min(attached, MANY))
    count = len(pdf)
    say.total(count)
    if count > limits.pages:
        say.problem("too_many_pages", limit=limits.pages, pages=count)
    bare, failed, seen = [], [], False
    for number in range(1, min(count, limits.pages) + 1):
        say.step("page", page=number)
        try:
            text, pictures = _page(pdf, number - 1)
        except pypdfium2.PdfiumError:
            text, pictures = "", False
            failed.append(number)
        if _RIGHT_TO_LEFT.search(text):
            say.again("right_to_left")
            return
        seen = seen or bool(text.strip())
        if pictures:
            bare.append(number)
        say.page(text)
    if failed:
        say.again("failed")
        say.problem("pages_failed", pages=say_ranges(failed))
    if not seen and not failed:
        say.problem("scan" if bare else "no_text")
    elif bare:
        say.problem("pages_without_text", pages=say_ranges(bare))


def _page(pdf: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    """The text of a page, and whether it has pictures in place of text."""
    page = pdf[index]
    try:
        textpage = page.get_textpage()
        try:
            text = textpage.get_text_bounded()
        finally:
            textpage.close()
        # pdfium writes U+FFFE, or U+0002, for the hyphen at a line's end.
        text = re.sub("[\ufffe\x02]\r?\n?", "-\n", text)
        pictures = not text.strip() and any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4))
        return text, bool(pictures)
    finally:
        page.close()


def _language(pdf: pypdfium2.PdfDocument) -> str:
    length = pdfium.FPDFCatalog_GetLanguage(pdf, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
