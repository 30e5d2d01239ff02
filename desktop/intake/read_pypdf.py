"""PDF by pypdf: slower, but right-to-left text comes in reading order, and some damaged files open."""

from __future__ import annotations

import io
import logging
from typing import Any, BinaryIO

import pypdf

# pypdf imports these when it first needs them, and then no file can be opened any more.
import pypdf._codecs.core_font_metrics
import pypdf._configuration
import pypdf._crypt_providers._fallback
import pypdf._text_extraction
import pypdf.errors
import pypdf.filters
import pypdf.xmp

from desktop.intake.damage import DAMAGE
from desktop.intake.draft import Limits
from desktop.intake.pdf_words import propose_metadata, say_ranges
from desktop.intake.piped import password_of
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (pypdf.errors.PyPdfError,)
_PAGE_ERRORS = (*ERRORS, *DAMAGE)
_FIELDS = {"/Title": "title", "/Author": "authors", "/CreationDate": "created", "/ModDate": "modified"}

logging.getLogger("pypdf").disabled = True


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the pages of a PDF; a page that cannot be read is empty and told."""
    say.fact(media_type="application/pdf", tool="pypdf", version=pypdf.__version__)
    pdf = pypdf.PdfReader(io.BytesIO(document.read()), strict=False)
    password = password_of(document)
    if pdf.is_encrypted and not pdf.decrypt(password):
        say.problem("wrong_password" if password else "needs_password")
        return
    say.step("metadata")
    _metadata(pdf, say)
    count = len(pdf.pages)
    say.total(count)
    if count > limits.pages:
        say.problem("too_many_pages", limit=limits.pages, pages=count)
    failed, bare, seen = [], [], False
    for number in range(1, min(count, limits.pages) + 1):
        say.step("page", page=number)
        text = ""
        try:
            page = pdf.pages[number - 1]
            text = page.extract_text()
            if not text.strip() and _has_pictures(page):
                bare.append(number)
        except _PAGE_ERRORS:
            failed.append(number)
        seen = seen or bool(text.strip())
        say.page(text)
    if failed:
        say.problem("pages_failed", pages=say_ranges(failed))
    if not seen and not failed:
        say.problem("scan" if bare else "no_text")
    elif bare:
        say.problem("pages_without_text", pages=say_ranges(bare))


def _metadata(pdf: pypdf.PdfReader, say: Say) -> None:
    """Metadata is worth having, but never worth the text: damage in it is passed over."""
    try:
        found: Any = pdf.metadata or {}
        language = pdf.root_object.get("/Lang", "")
        values = {field: str(found.get(key, "") or "") for key, field in _FIELDS.items()}
    except _PAGE_ERRORS:
        return
    propose_metadata(say, values, str(language))


def _has_pictures(page: pypdf.PageObject) -> bool:
    resources: Any = page.get("/Resources", {})
    objects: Any = resources.get_object().get("/XObject", {}) if resources else {}
    return any(o.get_object().get("/Subtype") == "/Image" for o in objects.get_object().values()) if objects else False
