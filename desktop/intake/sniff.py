"""What a file is, told from its first bytes and never from its name."""

from __future__ import annotations

import re
from collections.abc import Callable

HEAD = 8192  # bytes looked at

# What starts like text but has a form of its own, which plain reading would only muddle.
_SAVED_PAGE = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
    rb"(?:Snapshot-Content-Location:|From: *<?Saved by |Content-Type: *multipart/related[^\n]*(?:\n[ \t][^\n]*)*"
    rb"type=\"?text/html)", re.I)
_OTHER_TEXT = (
    (re.compile(rb"WARC/\d"), "application/warc"),
    (re.compile(rb"filedesc://"), "application/x-arc"),
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
# Which of them are read, and by which reader.
_READ = {"message/rfc822": "mail", "application/mbox": "mbox", "application/warc": "warc", "application/x-arc": "warc"}
# What comes first in the zip of a web archive (WACZ 1.1.1, 5): the reader then looks closer.
_WACZ = re.compile(rb"PK\x03\x04(?s:.{26})(?:archive/|indexes/|pages/|logs/|fuzzy|datapackage)")
_TELEGRAM = re.compile(
    r'\s*\{\s*"(?:name|type|id|about)":(?s:.*?)"(?:messages|chats|personal_information|contacts)"\s*:')
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|p|h1|table)"
    r"[\s>/]",
    re.I | re.S,
)
_XML = re.compile(r"\s*<(?:\?xml|!doctype|[a-z][\w.-]*:?[\w.-]*\s+xmlns)", re.I)
_ENCODING_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def family(head: bytes) -> tuple[str, str]:
    """The reader a file needs ("pdf", "zip", "html", "image", "other", "none" and so on) and its media type.

    Only byte comparisons happen here: it runs outside the sandbox to choose what to load inside. Readers of
    "zip" and "other" tell the media type more closely.
    """
    if not head:
        return "none", "application/x-empty"
    if b"%PDF-" in head[:1024]:
        return "pdf", "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "wacz" if _WACZ.match(head) else "zip", "application/zip"
    if head.startswith(b"{\\rtf"):
        return "rtf", "application/rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole", "application/x-ole-storage"
    if head.startswith(b"\x1f\x8b"):
        return "warc", "application/gzip"
    for kind, media_type, is_one in _BINARY:
        if is_one(head):
            return kind, media_type
    if _SAVED_PAGE.match(head):
        return "mhtml", "multipart/related"
    for form, media_type in _OTHER_TEXT:
        if form.match(head):
            return _READ.get(media_type, "other"), media_type
    words = _as_text(head)
    if words is None:
        return "other", "application/octet-stream"
    if _TELEGRAM.match(words):
        return "telegram", "application/json"
    if _MARKUP.match(words):
        return "html", "text/html"
    if _XML.match(words):
        return "other", "application/xml"
    return "text", "text/plain"


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _riff(kind: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"RIFF") and head[8:12] == kind


def _brand(*brands: bytes) -> Callable[[bytes], bool]:
    """An ISO base media file (ISO/IEC 14496-12, 4.3) of one of these brands; any brand without them."""
    return lambda head: head[:1] == b"\0" and head[4:8] == b"ftyp" and head[8:12].startswith(brands or (b"",))


# The first that fits; pictures that no permissive program unpacks are "other".
_BINARY: tuple[tuple[str, str, Callable[[bytes], bool]], ...] = (
    ("image", "image/jpeg", _begins(b"\xff\xd8\xff")),
    ("image", "image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    ("image", "image/gif", _begins(b"GIF87a", b"GIF89a")),
    ("image", "image/tiff", _begins(b"II*\0", b"MM\0*")),
    ("image", "image/webp", _riff(b"WEBP")),
    ("image", "image/bmp", lambda head: head.startswith(b"BM") and head[6:10] == bytes(4)),
    ("other", "image/heic", _brand(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")),
    ("other", "image/avif", _brand(b"avif", b"avis")),
    ("recording", "audio/wav", _riff(b"WAVE")),
    ("recording", "video/x-msvideo", _riff(b"AVI ")),
    ("recording", "audio/flac", _begins(b"fLaC")),
    ("recording", "audio/ogg", _begins(b"OggS")),
    ("recording", "audio/mpeg", _begins(b"ID3\2", b"ID3\3", b"ID3\4", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    ("recording", "audio/amr", _begins(b"#!AMR")),
    ("recording", "audio/mp4", _brand(b"M4A", b"M4B")),
    ("recording", "video/quicktime", _brand(b"qt  ")),
    ("recording", "video/3gpp", _brand(b"3gp", b"3g2")),
    ("recording", "video/mp4", _brand()),
    ("recording", "video/x-matroska", _begins(b"\x1a\x45\xdf\xa3")),
)


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
