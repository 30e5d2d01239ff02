"""What lies within a PDF, by pdfium: its attachments, as files of their own or, to be checked, as pages of JSON."""

from __future__ import annotations

import base64
import json
from typing import BinaryIO

import pypdfium2

from desktop.intake.draft import Limits
from desktop.intake.pdf_words import say_ranges
from desktop.intake.piped import password_of
from desktop.intake.wire import Say
from desktop.intake.zips import MOST_TOTAL

ERRORS: tuple[type[Exception], ...] = (pypdfium2.PdfiumError,)
MANY = 1000


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the attachments whose name ends in ".json"; their content is in base 64."""
    pdf = pypdfium2.PdfDocument(document.read())
    count = min(pdf.count_attachments(), MANY)
    say.total(count)
    for at in range(count):
        say.step("page", page=at + 1)
        attached = pdf.get_attachment(at)
        name = attached.get_name()
        if name.endswith(".json"):
            content = base64.b64encode(bytes(attached.get_data())).decode("ascii")
            say.page(json.dumps([name[:255], content]))


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the attachments one by one; one that is damaged is told and passed over."""
    pdf = pypdfium2.PdfDocument(document.read(), password=password_of(document) or None)
    failed, left = [], MOST_TOTAL
    for at in range(min(pdf.count_attachments(), MANY)):
        say.step("member", place=at + 1)
        try:
            attached = pdf.get_attachment(at)
            name, data = attached.get_name(), bytes(attached.get_data())
        except pypdfium2.PdfiumError:
            failed.append(at + 1)
            continue
        left -= len(data)
        if left < 0:
            say.problem("members_left", limit=MOST_TOTAL // 1_000_000)
            break
        if data:
            say.member(at + 1, name, data)
        else:
            failed.append(at + 1)
    if failed:
        say.problem("members_failed", places=say_ranges(failed))
