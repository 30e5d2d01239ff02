"""The headers of a mail in words: decoded, as stated, and none of them believed."""

from __future__ import annotations

import email.errors
import email.header
import email.message
import email.utils
import hashlib

from desktop.intake.clean import clean_line
from desktop.intake.encodings import guess
from desktop.intake.wire import Say

_TOLD = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject")
_PEOPLE = ("From", "Sender", "Reply-To", "To", "Cc", "Bcc")
_MOST = 100  # recipients proposed


def header(raw: object, length: int = 2000) -> str:
    """A header's words: encoded words decoded (RFC 2047), bare bytes by the likeliest encoding, on one line."""
    words = _bare(str(raw or ""))
    try:
        parts = email.header.decode_header(words)
        words = "".join(part if isinstance(part, str) else _decoded(part, charset) for part, charset in parts)
    except (ValueError, LookupError, email.errors.MessageError):
        pass  # as it stands there
    return clean_line(words, length)[0]


def stated(message: email.message.Message, name: str, length: int = 2000) -> str:
    """The words of the first header of that name, or ""."""
    return header(next(iter(_raw(message, name)), ""), length)


def _raw(message: email.message.Message, name: str) -> list[str]:
    """The headers of a name as they stand in the file; asked for otherwise, bytes beyond ASCII would be lost."""
    return [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def addresses(message: email.message.Message, name: str) -> list[tuple[str, str]]:
    """Name and address of each person a header names; what is no address is its words alone."""
    raw = [_bare(value) for value in _raw(message, name)]
    found = [(header(person), header(address)) for person, address in email.utils.getaddresses(raw[:20])]
    found = [one for one in found if any(one)]
    return found or [(words, "") for value in raw if (words := header(value))]


def people_line(people: list[tuple[str, str]]) -> str:
    """People as a header writes them: Name <address>, one after another."""
    return ", ".join(f"{person} <{address}>" if person and address else person or address for person, address in people)


def headers_told(message: email.message.Message, say: Say) -> str:
    """Propose what the headers state; the headers people read, one on a line."""
    subject, sent = stated(message, "Subject"), stated(message, "Date")
    say.propose("title", subject, "mail header")
    for person, address in addresses(message, "From"):
        say.propose("authors", person or address, "mail header")
    say.propose("issued", sent, "mail header")
    say.propose("message_id", stated(message, "Message-ID"), "mail header")
    recipients = [one for name in ("To", "Cc", "Bcc") for one in addresses(message, name)]
    for one in recipients[:_MOST]:
        say.propose("recipients", people_line([one]), "mail header")
    told = []
    for name in _TOLD:
        words = people_line(addresses(message, name)) if name in _PEOPLE else stated(message, name)
        if words:
            told.append(f"{name}: {words}")
    return "\n".join(told)


def attachment_line(name: str, content: bytes) -> str:
    """What is told of an attachment among the headers: its name as stated, and its hash."""
    return f"Attachment: {clean_line(name, 255)[0]} | SHA-256 {hashlib.sha256(content).hexdigest()}"


def _bare(words: str) -> str:
    """Words whose bytes beyond ASCII were sent as they are: decoded, for no header says of what encoding they are."""
    if not any("\udc80" <= letter <= "\udcff" for letter in words):
        return words
    data = words.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(guess(data), "replace")


def _decoded(part: bytes, charset: str | None) -> str:
    try:
        return part.decode(charset or "ascii")
    except (LookupError, OSError, ValueError):  # a codec that is not loaded by now cannot be
        return _bare(part.decode("utf-8", "surrogateescape"))
