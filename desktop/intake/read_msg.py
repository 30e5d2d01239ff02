"""Mail as Outlook saves it (.msg, MS-OXMSG). Other compound files are named by read_other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

import oxmsg
from oxmsg.attachment import Attachment
from oxmsg.domain import encodings as _encodings  # noqa: F401  needed later, when no file can be opened any more

from desktop.intake import read_other
from desktop.intake.clean import clean_line
from desktop.intake.draft import Limits
from desktop.intake.mail_words import attachment_line, header, people_line
from desktop.intake.read_html import markup_text
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say

HOLDER = "msg_members"
ERRORS = read_other.ERRORS
_VERSION = oxmsg.__version__
_STREAM = "__properties_version1.0".encode("utf-16-le")
_MANY = 1000


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say sender, recipients, date, subject, text and attachments; any other compound file goes to read_other."""
    data = document.read(limits.file)
    if _STREAM not in data:
        document.seek(0)
        read_other.read(document, say, limits)
        return
    say.fact(media_type="application/vnd.ms-outlook", tool="python-oxmsg", version=_VERSION)
    message = oxmsg.Message.load(data)
    say.step("metadata")
    told = "\n".join([_headers(message, say),
                      *(attachment_line(_name(one), one.file_bytes or b"") for _, one in _attached(message))])
    say.step("text")
    body = (message.body or "").strip() or markup_text(message.html_body or "")
    say_in_pieces(say, f"{told}\n\n{body}".strip())
    if not body.strip():
        say.problem("no_text")
    count = 0
    for count, one in _attached(message):
        say.content(count, _name(one), one.mime_type or "", one.size)
    if count:
        say.within(HOLDER, count)
    if message.attachment_count > count:
        say.problem("attachments_elsewhere", count=message.attachment_count - count)


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the attachments."""
    for place, one in _attached(oxmsg.Message.load(document.read(limits.file))):
        if limits.wants(place):
            say.member(place, _name(one), one.file_bytes or b"")


def _attached(message: oxmsg.Message) -> Iterator[tuple[int, Attachment]]:
    """The attachments whose bytes lie in the mail, numbered from 1."""
    held = (one for one in message.attachments if one.file_bytes)
    yield from zip(range(1, _MANY + 1), held, strict=False)


def _name(one: Attachment) -> str:
    return one.file_name or ""


def _headers(message: oxmsg.Message, say: Say) -> str:
    """Propose what is stated of the mail; the same as lines. A date that came with the mail has its own zone, the one
    Outlook kept is in UTC."""
    stated = {name.lower(): header(value) for name, value in message.message_headers.items()}
    sent = message.sent_date
    date = stated.get("date") or (_utc(sent) if sent else "")
    sender = header(message.sender)
    people = [people_line([(one.name, one.email_address)]) for one in message.recipients]
    say.propose("title", message.subject, "mail header")
    say.propose("authors", clean_line(sender.split("<")[0].strip(' "') or sender)[0], "mail header")
    say.propose("issued", date, "mail header")
    say.propose("message_id", stated.get("message-id"), "mail header")
    for person in people[:100]:
        say.propose("recipients", person, "mail header")
    to, copies = stated.get("to") or ", ".join(people), stated.get("cc", "")
    lines = {"From": sender, "To": to, "Cc": copies, "Date": date, "Subject": clean_line(message.subject)[0]}
    return "\n".join(f"{name}: {clean_line(words, 2000)[0]}" for name, words in lines.items() if words)


def _utc(sent: datetime) -> str:
    return sent.strftime("%Y-%m-%dT%H:%M:%SZ")
