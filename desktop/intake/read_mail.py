"""A mail: its headers as stated, its text, what is attached."""

from __future__ import annotations

import email
import email.generator  # when it is needed no file can be opened any more
import email.message
import email.parser
import sys
from collections.abc import Iterator
from typing import BinaryIO

from desktop.intake.damage import DAMAGE
from desktop.intake.draft import Limits
from desktop.intake.encodings import decode
from desktop.intake.mail_words import attachment_line, header, headers_told, stated
from desktop.intake.read_html import charset_of, markup_text
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say

HOLDER = "mail_members"
ERRORS: tuple[type[Exception], ...] = ()
Message = email.message.Message
_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
_DEEP = 30  # parts within parts
_MANY = 1000
_DEFECTS = {
    "mail_parts": ("StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect",
                   "MultipartInvariantViolationDefect", "InvalidMultipartContentTransferEncodingDefect"),
    "mail_headers": ("MissingHeaderBodySeparatorDefect", "FirstHeaderLineIsContinuationDefect",
                     "MisplacedEnvelopeHeaderDefect", "MalformedHeaderDefect", "InvalidHeaderDefect"),
    "mail_encoding": ("InvalidBase64PaddingDefect", "InvalidBase64CharactersDefect", "InvalidBase64LengthDefect",
                      "UndecodableBytesDefect"),
}


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the headers, the text and the attachments of one mail."""
    say.fact(media_type="message/rfc822", tool="python email", version=_VERSION)
    message = email.message_from_bytes(document.read())
    say.step("metadata")
    told = "\n".join([headers_told(message, say),
                      *(attachment_line(_name(part), _content(part)) for _, part in attached(message))])
    say.step("text")
    body = _body(message, say)
    say_in_pieces(say, f"{told}\n\n{body}".strip())
    count = 0
    for count, part in attached(message):
        say.step("part", part=count)
        say.content(count, _name(part), part.get_content_type(), len(_content(part)))
    if count:
        say.within(HOLDER, count)
    _tell_defects(message, say)


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on what is attached, decoded as the mail says."""
    for place, part in attached(email.message_from_bytes(document.read())):
        if limits.wants(place):
            say.member(place, _name(part), _content(part))


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something themselves, in their order; a mail within the mail is one of them."""
    payload = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(payload, list) or depth > _DEEP:
        yield message
        return
    for part in payload:
        yield from leaves(part, depth + 1)


def attached(message: Message) -> Iterator[tuple[int, Message]]:
    """What is attached, numbered from 1."""
    found = (part for part in leaves(message) if not _is_text(part))
    yield from zip(range(1, _MANY + 1), found, strict=False)


def _is_text(part: Message) -> bool:
    return (part.get_content_type() in ("text/plain", "text/html") and not part.get_filename()
            and part.get_content_disposition() != "attachment")


def _name(part: Message) -> str:
    """The name of an attachment as stated; of a mail its subject."""
    try:
        name = header(part.get_filename() or "", 255)
    except DAMAGE:  # in an encoding that is not known, or twisted otherwise
        name = header(part.get_param("filename", "", "content-disposition"), 255)
    return name or stated(_nested(part), "Subject", 255)


def _nested(part: Message) -> Message:
    """The mail within a part, or an empty one."""
    payload = part.get_payload()
    return payload[0] if part.get_content_maintype() == "message" and isinstance(payload, list) and payload else (
        email.message.Message())


def _content(part: Message) -> bytes:
    """What a part holds, as bytes; a mail within the mail as it stands there."""
    if part.is_multipart():
        return _nested(part).as_bytes()
    try:
        content = part.get_payload(decode=True)
    except (OSError, LookupError):  # it names an encoding that is not known here, which its bytes do not need
        part.del_param("charset")
        content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _body(message: Message, say: Say) -> str:
    """The text of the mail: of two forms of one text the plain one, unless it says much less."""
    plain, formatted = [], []
    for part in filter(_is_text, leaves(message)):
        content = _content(part)
        charset = (part.get_content_charset() or "").replace("us-ascii", "")  # said of bytes that are none: by default
        if part.get_content_subtype() == "html":
            formatted.append(markup_text(decode(content, say, charset or charset_of(content))))
        else:
            plain.append(decode(content, say, charset))
    one, other = "\n\n".join(plain).strip(), "\n\n".join(formatted).strip()
    if any(part.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime") for part in message.walk()):
        say.problem("mail_encrypted")
    elif not one and not other:
        say.problem("no_text")
    if any(part.get_content_type() == "multipart/signed" for part in message.walk()):
        say.problem("mail_signed")
    if one and other and _has_alternatives(message):
        if len(other) > 2 * len(one):
            say.problem("mail_forms")
            return other
        return one
    return "\n\n".join(filter(None, (one, other)))


def _has_alternatives(message: Message) -> bool:
    return any(part.get_content_type() == "multipart/alternative" for part in message.walk())


def _tell_defects(message: Message, say: Say) -> None:
    """Say in what a mail is malformed; content was asked for by now, which finds what is wrong in it."""
    names = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    for code, defects in _DEFECTS.items():
        if names & set(defects):
            say.problem(code)
