"""What lies within a PDF, by pdfium: the JSON files among its attachments, each as a page of its name and content."""

from __future__ import annotations

import base64
import json
from typing import BinaryIO

import pypdfium2

from desktop.intake.draft import Limits
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (pypdfium2.PdfiumError,)
_MANY = 1000


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the attachments whose name ends in ".json"; their content is in base 64."""
    pdf = pypdfium2.PdfDocument(document.read())
    count = min(pdf.count_attachments(), _MANY)
    say.total(count)
    for at in range(count):
        say.step("page", page=at + 1)
        attached = pdf.get_attachment(at)
        name = attached.get_name()
        if name.endswith(".json"):
            content = base64.b64encode(bytes(attached.get_data())).decode("ascii")
            say.page(json.dumps([name[:255], content]))
