"""Web pages saved as one letter (RFC 2557): the page that was saved, its address, and when it was saved."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from desktop.intake.draft import Limits
from desktop.intake.read_html import say_page
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = ()
_PLACE = "head of the saved page"
# The parser takes these when it first needs them, and then no file can be opened any more.
email.message_from_bytes(b"MIME-Version: 1.0\nSubject: =?utf-8?q?=D0=90?=\nDate: Sat, 01 Jan 2000 00:00:00 +0000\n"
                         b"Content-Type: text/html; charset=koi8-r\n\n.", policy=email.policy.default).get("subject")


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the words of the first page within; its pictures and styles are kept in the file and not shown."""
    say.fact(media_type="multipart/related")
    letter = email.message_from_bytes(document.read(), policy=email.policy.default)
    page = _page(letter)
    if page is None:
        say.problem("unknown_kind")
        return
    say.step("metadata")
    location = page.get("Content-Location") or letter.get("Snapshot-Content-Location") or ""
    address = letter.get("Snapshot-Content-Location") or location
    say.propose("url", re.sub(r"\s+", "", str(address)), _PLACE)
    say.propose("accessed", _moment(str(letter.get("Date", ""))), _PLACE)
    data = page.get_payload(decode=True)
    say_page(data if isinstance(data, bytes) else b"", say, page.get_content_charset() or "", "multipart/related")
    say.propose("title", str(letter.get("Subject", "")), _PLACE)


def _page(letter: EmailMessage) -> EmailMessage | None:
    for number, part in enumerate(letter.walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            return part
        if number > 1000:
            break
    return None


def _moment(printed: str) -> str:
    """A date of a letter (RFC 5322) as ISO 8601; other words as they are."""
    try:
        return parsedate_to_datetime(printed).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError):
        return printed
