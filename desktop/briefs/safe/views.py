"""Bytes of any file as the texts they could be: every encoding a name could lie in.

Nothing here knows a name. What cannot be text gives a little noise, which is no harm: noise holds no names.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator

MOST_BYTES = 64_000_000
"""Of one stream when it is inflated; what is longer is not read further, and told as not checkable."""

_HEX = re.compile(rb"[0-9A-Fa-f](?:[0-9A-Fa-f]|\s(?=[0-9A-Fa-f])){11,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]{2,})*={0,2}")
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_RTF = re.compile(rb"\\'([0-9A-Fa-f]{2})")
_QUOTED = re.compile(rb"=([0-9A-F]{2})")
_RTF_UNICODE = re.compile(r"\\u(-?\d{1,5})\??")
_NAME_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIGNS = bytes(range(32, 127)) + b"\t\r\n"
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
# Three letters beside each other; without them an encoding has nothing to say.
_ONE_BYTE = (("cp1251", re.compile(rb"[\xc0-\xff\xa8\xb8][\xc0-\xff\xa8\xb8 .-]{2}")),
             ("latin-1", re.compile(rb"[A-Za-z][A-Za-z\xc0-\xff]*[\xc0-\xff][A-Za-z\xc0-\xff]")))
_TWO_BYTES = re.compile(rb"(?:\0[A-Za-z\xc0-\xff]){3}|(?:[A-Za-z\xc0-\xff]\0){3}"
                        rb"|(?:[\x04-\x06][\0-\xff]){3}|(?:[\0-\xff][\x04-\x06]){3}")
_LONG = 12_000_000  # bytes in which nested encodings are looked for; pixels are longer


def views(data: bytes) -> Iterator[tuple[str, bool]]:
    """The texts that these bytes could be: in each encoding, then with each way of escaping undone.

    Beside each: is it a text beyond doubt (valid UTF-8), or may it be noise?
    """
    yield from _decoded(data)
    if len(data) > _LONG or not _is_written(data):
        return
    for escaped, base in ((_OCTAL, 8), (_RTF, 16), (_QUOTED, 16), (_NAME_HEX, 16)):
        if escaped.search(data):
            yield from _decoded(escaped.sub(lambda found, base=base: bytes([int(found[1], base)]), data))  # type: ignore[misc]
    text = data.decode("utf-8", "replace")
    if "\\u" in text:
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text), False
        yield _RTF_UNICODE.sub(lambda found: chr(int(found[1]) % 0x10000), text), False
    if "&" in text:
        yield html.unescape(text), False
    if "%" in text:
        yield urllib.parse.unquote(text, errors="replace"), False
    yield from _decoded(_joined(bytes.fromhex(_even(found[0])) for found in _HEX.finditer(data)))
    yield from _decoded(_joined(_from_base64(found[0]) for found in _BASE64.finditer(data)))


def _is_written(data: bytes) -> bool:
    """Are these bytes mostly signs of ASCII, so that letters may be written in them by numbers?"""
    return len(data.translate(None, _SIGNS)) * 2 < len(data)


def _joined(runs: Iterable[bytes]) -> bytes:
    """Runs one behind the other, apart in every encoding."""
    return b"".join(run + b"\0" * (len(run) % 2) + b"\n\0\0\n" for run in runs)


def _even(found: bytes) -> str:
    digits = b"".join(found.split()).decode("ascii")
    return digits if len(digits) % 2 == 0 else digits + "0"


def _from_base64(found: bytes) -> bytes:
    letters = b"".join(found.split()).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


def _decoded(data: bytes) -> Iterator[tuple[str, bool]]:
    if not data:
        return
    if 0 not in data:
        try:
            yield unicodedata.normalize("NFC", data.decode("utf-8")), True
            return
        except UnicodeDecodeError:
            pass
    yield unicodedata.normalize("NFC", data.decode("utf-8", "replace")), False
    for encoding, letters in _ONE_BYTE:
        if letters.search(data):
            yield data.decode(encoding, "replace"), False
    if _TWO_BYTES.search(data):
        for encoding in ("utf-16-be", "utf-16-le"):
            for start in (0, 1):
                yield data[start:].decode(encoding, "replace"), False


def inflated(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """What is compressed by zlib anywhere in the bytes, and whether it was longer than is read."""
    for found in _ZLIB.finditer(data):
        engine = zlib.decompressobj()
        try:
            out = engine.decompress(data[found.start():], MOST_BYTES)
        except zlib.error:
            continue
        if len(out) > 3:
            yield out, bool(engine.unconsumed_tail)
