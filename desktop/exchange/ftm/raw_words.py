"""Words in the bytes of a file that its reader does not tell: properties, comments, what was once there.

Only the standard library looks at these bytes; what is packed is unpacked within bounds.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from desktop.intake.words import Refused
from desktop.intake.zips import BoundedZip

_MOST = 32_000_000  # bytes looked at in all
_PART = 4_000_000
_TEXT = re.compile(r"[^\W\d_][\w'’ʼ.,\- \xa0]{4,}")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_CONTROL = bytes([*range(9), *range(14, 32), 127])
# Words among bytes that are none: UTF-8, and UTF-16 in either order, as properties of files have them.
_RUNS = ((re.compile(rb"(?:[A-Za-z .,'\-]|[\xc3-\xc5\xd0-\xd3][\x80-\xbf]){6,}"), "utf-8"),
         (re.compile(rb"(?:[A-Za-z .,'\-]\x00|[\x10-\xf5]\x04){5,}"), "utf-16-le"),
         (re.compile(rb"(?:\x00[A-Za-z .,'\-]|\x04[\x10-\xf5]){5,}"), "utf-16-be"))
_TEXTUAL = (".xml", ".rels", ".txt", ".html", ".xhtml", ".json")


def raw_words(data: bytes) -> Iterator[tuple[str, bool]]:
    """Texts that the bytes may hold, in each encoding they may be in, and whether it is a text and no pixels."""
    left = _MOST
    for piece in _pieces(data[:_MOST]):
        piece = piece[:left]
        left -= len(piece)
        is_text = len(piece) - len(piece.translate(None, _CONTROL)) <= len(piece) // 100
        for text in _texts(piece, is_text):
            if words := "\n".join(_TEXT.findall(text)):
                yield words, is_text
        if left <= 0:
            return


def _pieces(data: bytes) -> Iterator[bytes]:
    if data[:4] == b"PK\x03\x04":
        yield from _members(data)
        return
    yield data
    at = data.find(b"stream") if data[:5] == b"%PDF-" else -1
    while at >= 0:
        end = data.find(b"endstream", at)
        packed = data[at + 6:end if end >= 0 else at + _PART].lstrip(b"\r\n")
        try:
            yield zlib.decompressobj().decompress(packed, _PART)
        except zlib.error:
            pass
        at = data.find(b"stream", end + 9) if end >= 0 else -1


def _members(data: bytes) -> Iterator[bytes]:
    try:
        packed = BoundedZip(io.BytesIO(data))
        for name in packed.names:
            if name.lower().endswith(_TEXTUAL):
                yield packed.read(name)
    except (Refused, zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        return


def _texts(piece: bytes, is_text: bool) -> Iterator[str]:
    if not is_text:
        for run, encoding in _RUNS:
            yield "\n".join(found[0].decode(encoding, "ignore") for found in run.finditer(piece))
        return
    text = piece.decode("utf-8", "ignore")
    yield text
    if "<" in text:
        yield _TAG.sub("", text)
        yield _TAG.sub(" ", text)
    if not piece.isascii():
        yield piece.decode("cp1251", "ignore")
