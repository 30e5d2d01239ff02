"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import re

HEAD = 8192  # bytes looked at

# What starts like text but has a form of its own, which plain reading would only muddle.
_OTHER_TEXT = (
    (re.compile(rb"\{\\rtf"), "application/rtf"),
    (re.compile(rb"WARC/\d"), "application/warc"),
    (re.compile(rb"%!PS"), "application/postscript"),
    (re.compile(rb"From [^\n]*\d\d:\d\d"), "application/mbox"),
    (
        re.compile(
            rb"(?:[A-Za-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
            rb"(?:MIME-Version|Message-ID|Received|Return-Path|X-Mozilla-Status): ",
            re.I,
        ),
        "message/rfc822",
    ),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|p|h1|table)"
    r"[\s>/]",
    re.I | re.S,
)
_XML = re.compile(r"\s*<(?:\?xml|!doctype|[a-z][\w.-]*:?[\w.-]*\s+xmlns)", re.I)
_ENCODING_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def family(head: bytes) -> tuple[str, str]:
    """The reader a file needs ("pdf", "zip", "html", "text", "other", "none") and its media type.

    Only byte comparisons happen here: it runs outside the sandbox to choose what to load inside. Readers of
    "zip" and "other" tell the media type more closely.
    """
    if not head:
        return "none", "application/x-empty"
    if b"%PDF-" in head[:1024]:
        return "pdf", "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip", "application/zip"
    for form, media_type in _OTHER_TEXT:
        if form.match(head):
            return "other", media_type
    words = _as_text(head)
    if words is None:
        return "other", "application/octet-stream"
    if _MARKUP.match(words):
        return "html", "text/html"
    if _XML.match(words):
        return "other", "application/xml"
    return "text", "text/plain"


def encoding_mark(data: bytes) -> tuple[str, int]:
    """The encoding a byte-order mark states and the mark's length; ("", 0) without one."""
    return next(((name, len(mark)) for mark, name in _ENCODING_MARKS if data.startswith(mark)), ("", 0))


def wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark: of each two bytes the high one nearly always says ASCII or Cyrillic."""
    sample = data[: HEAD - HEAD % 2]
    if len(data) % 2 and len(data) < HEAD or len(sample) < 4:
        return ""
    for name, high, low in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        known = high.count(0x00) + high.count(0x04)
        if known >= len(high) * 0.9 and low.count(0x00) <= len(low) * 0.02:
            return name
    return ""


def _as_text(head: bytes) -> str | None:
    """The head as text good enough to compare with tags, or None if it is not text."""
    mark, length = encoding_mark(head)
    if wide := (mark if mark.startswith("utf-16") else wide_encoding(head)):
        return head[length : len(head) - (len(head) - length) % 2].decode(wide, "replace")
    controls = sum(head.count(value) for value in (*range(0, 9), *range(14, 27), *range(28, 32)))
    if head.count(0) or controls > len(head) * 0.01:
        return None
    return head[length:].decode("latin-1")
