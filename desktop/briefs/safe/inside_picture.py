"""What a picture says beside its pixels; the pixels themselves no machine reads here."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator

from desktop.briefs.safe.pieces import Found, Piece, Raw, Unseen
from desktop.briefs.safe.views import inflated

_PIXELS_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def in_picture(data: bytes, where: str = "picture") -> Iterator[Found]:
    """EXIF, XMP, IPTC, comments, text chunks and whatever hangs on behind the end; then that it must be looked at."""
    from PIL import ExifTags, Image, UnidentifiedImageError

    yield from (Raw("metadata", part) for part in beside_pixels(data))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                exif = picture.getexif()
                for tags in (exif, *(exif.get_ifd(ifd) for ifd in ExifTags.IFD)):
                    for tag, value in tags.items():
                        name = f"EXIF {ExifTags.TAGS.get(tag, tag)}"
                        yield Raw(name, value) if isinstance(value, bytes) else Piece(name, str(value))
                for key, value in picture.info.items():
                    yield Raw(str(key), value) if isinstance(value, bytes) else Piece(str(key), f"{key}: {value}")
                yield Unseen(where, mark_of(picture))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, KeyError,
            TypeError, ZeroDivisionError):
        yield Unseen(where, hashlib.sha256(data).hexdigest())


def mark_of(picture: object) -> str:
    """SHA-256 of a picture's pixels, by which it is known again in another file."""
    pixels = picture.convert("RGB")  # type: ignore[attr-defined]
    return hashlib.sha256(repr(pixels.size).encode() + pixels.tobytes()).hexdigest()


def beside_pixels(data: bytes) -> Iterator[bytes]:
    """What a picture's file holds beside its pixels; all of it where the two are not told apart."""
    if data[:3] == b"\xff\xd8\xff":
        yield from _jpeg(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _png(data)
    else:
        yield data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Every segment of a JPEG but its pixels (ITU-T T.81, annex B), and what follows its end."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            yield data[at:]  # no segment begins here: what is left is looked through whole
            return
        kind = data[at + 1]
        if kind == 0xFF:  # filling
            at += 1
            continue
        if kind == 0xD9:
            yield data[at + 2:]
            return
        length = 2 if kind == 1 or 0xD0 <= kind <= 0xD7 else 2 + int.from_bytes(data[at + 2:at + 4], "big")
        yield data[at:at + length]
        at += length
        if kind == 0xDA:
            end = _PIXELS_END.search(data, at)
            at = end.start() if end else len(data)


def _png(data: bytes) -> Iterator[bytes]:
    """Every chunk but the pixels, inflated where it is compressed, and what follows the last."""
    at = 8
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        if at + 12 + length > len(data):
            break  # no chunk: what is left is looked through whole
        content = data[at + 8:at + 8 + length]
        at += 12 + length
        if kind not in (b"IDAT", b"fdAT"):
            yield kind + content
            yield from (out for out, _ in inflated(content))
        if kind == b"IEND":
            break
    yield data[at:]
