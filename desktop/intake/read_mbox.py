"""A mailbox (mbox, RFC 4155): many mails one after another, gone through line by line however long it is."""

from __future__ import annotations

import email.parser
import io
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from desktop.intake import read_mail
from desktop.intake.damage import DAMAGE
from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.mail_words import stated
from desktop.intake.wire import WITHIN, Say

HOLDER = "mbox_members"
ERRORS: tuple[type[Exception], ...] = ()
VERSION = "1"
_BEGINS = re.compile(rb"From [^\r\n]*\d\d:\d\d")
_HEADERS = 64_000  # bytes of a mail in which its headers are looked for
_LINE = 1 << 20


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """List the mails: subject, date, sender."""
    say.fact(media_type="application/mbox", tool="muragat mailbox", version=VERSION)
    count = 0
    for place, size, head in _mails(document, _HEADERS):
        count = place
        if place <= WITHIN:
            told = email.parser.BytesHeaderParser().parsebytes(head)
            say.content(place, stated(told, "Subject", 255), "message/rfc822", size, time=stated(told, "Date", 100),
                        sender=stated(told, "From", 255))
            say.step("part", part=place + 1)
    say.within(HOLDER, min(count, WITHIN))
    if count > WITHIN:
        say.problem("too_many_within", limit=WITHIN, count=count)


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the mails wanted, each as it stands in the mailbox, without the line that begins it."""
    for place, size, mail in _mails(document, limits.file, limits):
        if limits.wants(place):
            if size > len(mail):
                say.problem("part_too_large", part=place, limit=limits.file // MEGABYTE)
            else:
                say.member(place, f"{place}.eml", mail, partial(_read_one, mail, limits))


def _read_one(mail: bytes, limits: Limits, say: Say) -> None:
    """Read one letter in this same process: starting one for each would take ten times as long."""
    try:
        read_mail.read(io.BytesIO(mail), say, limits)
    except DAMAGE:
        say.again("failed")


def _mails(document: BinaryIO, most: int, limits: Limits | None = None) -> Iterator[tuple[int, int, bytes]]:
    """Number, size and the first `most` bytes of each mail. One begins at a line "From …" behind an empty line."""
    place = size = held = 0
    parts: list[bytes] = []
    blank = True
    whole = True  # whether the last piece came to the end of its line
    file = io.BufferedReader(document, 1 << 20)  # type: ignore[type-var]
    while line := file.readline(_LINE):
        if blank and whole and _BEGINS.match(line):
            if place:
                yield place, size, b"".join(parts)
            place, size, held = place + 1, 0, 0
            parts.clear()
        elif place:
            size += len(line)
            if held < most and (limits is None or limits.wants(place)):
                parts.append(line[:most - held])
                held += len(parts[-1])
        whole = line.endswith(b"\n")
        blank = line in (b"\n", b"\r\n") if whole else False
    if place:
        yield place, size, b"".join(parts)
