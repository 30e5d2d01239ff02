"""Images as pages: set upright, one on a page, without what cameras and programs write beside them.

A JPEG goes over as it is packed, so that not a dot of it is changed, but for the segments that only tell of it and
for what lies behind its end (films that telephones hide there). Every other image is unpacked and packed anew.
"""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image, ImageOps

from desktop.briefs.exhibits.geometry import UNMOVED, Matrix

UNREADABLE = (
    OSError, ValueError, TypeError, SyntaxError, KeyError, IndexError, AttributeError, ArithmeticError, EOFError,
    struct.error, zlib.error, Image.DecompressionBombError, MemoryError,
)
"""What reading an image of others may raise, whatever is in it."""
FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "BMP", "WEBP")
MOST_DOTS = 100_000_000
MOST_FRAMES = 5000
_ORIENTATION = 274  # the Exif tag
_MOVING = ("GIF", "WEBP", "PNG")
# From an image as it is packed to the image as it is seen, by its Exif orientation, both in a square of side 1.
_UPRIGHT: dict[int, Matrix] = {
    2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1), 5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1), 7: (0, 1, 1, 0, 0, 0), 8: (0, 1, -1, 0, 1, 0),
}
_PLAIN_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # what a PDF's viewer unpacks: Huffman, sequential or progressive
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


@dataclass(frozen=True)
class Dots:
    """An image as a PDF keeps it: width and height in dots as packed, how they are packed, and how it is turned."""

    width: int
    height: int
    entries: bytes
    data: bytes
    upright: Matrix = UNMOVED

    @property
    def seen(self) -> tuple[int, int]:
        """Width and height as it is looked at."""
        return (self.height, self.width) if self.upright[0] == 0 else (self.width, self.height)


@dataclass(frozen=True)
class Shown:
    """What an image file holds: the pages it makes, and its frames if it moves."""

    pages: int
    frames: int = 1


def looked_at(file: BinaryIO) -> Shown:
    """How many pages an image makes. Raises one of UNREADABLE; ValueError("large") for one too large to be set."""
    with _opened(file) as image:
        frames = int(getattr(image, "n_frames", 1))
        if image.format != "TIFF":
            _check_size(image)
            return Shown(1, frames if image.format in _MOVING else 1)
        if frames > MOST_FRAMES:
            raise ValueError("large")
        for at in range(frames):
            image.seek(at)
            _check_size(image)
        return Shown(frames)


def dots_of(file: BinaryIO) -> Iterator[Dots]:
    """The images of a file in order, one for each page. Raises one of UNREADABLE."""
    with _opened(file) as image:
        if image.format in ("JPEG", "MPO") and (packed := _as_packed(file, image)):
            yield packed
            return
        for at in range(int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1):
            image.seek(at)
            yield _unpacked(image)


def _opened(file: BinaryIO) -> Image.Image:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is too large is told by _check_size
        try:
            return Image.open(file, formats=FORMATS)
        except Image.DecompressionBombError as error:
            raise ValueError("large") from error


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_DOTS:
        raise ValueError("large")


def _as_packed(file: BinaryIO, image: Image.Image) -> Dots | None:
    """A JPEG as it is packed; None for one that viewers of PDF do not unpack."""
    turned = int(image.getexif().get(_ORIENTATION, 1))
    file.seek(0)
    data, frame, space = _bare(file.read())
    if frame not in _PLAIN_FRAMES or space not in (1, 3, 4):
        return None
    # Read once, small, so that a damaged one is told and not set as an empty page.
    width, height = image.size
    image.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))
    image.load()
    name = {1: b"/DeviceGray", 3: b"/DeviceRGB", 4: b"/DeviceCMYK"}[space]
    turned_over = b" /Decode [1 0 1 0 1 0 1 0]" if space == 4 and b"Adobe" in data[:4096] else b""
    entries = b"/ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode%s" % (name, turned_over)
    return Dots(width, height, entries, data, _UPRIGHT.get(turned, UNMOVED))


def _bare(data: bytes) -> tuple[bytes, int, int]:
    """A JPEG without the segments that tell of it, the sort of its frame, and the number of its colours.

    Kept beside the image itself: Adobe's note on its colours (APP14). Source: ITU-T T.81, annex B.
    """
    out, at, frame, colours = [b"\xff\xd8"], 2, 0, 0
    while at < len(data):
        found = _MARKER.match(data, at)
        if found is None:
            raise ValueError("a JPEG with a segment missing")
        marker, at = data[found.end() - 1], found.end()
        if marker == 0xD9:
            break
        length = struct.unpack_from(">H", data, at)[0]
        segment = data[at:at + length]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            frame, colours = marker, segment[7]
        tells = marker == 0xFE or (0xE0 <= marker <= 0xEF and marker != 0xEE)
        end = at + length
        if marker == 0xDA:  # what follows is the image, up to the next marker
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
            segment = data[at:end]
        if not tells:
            out += [bytes((0xFF, marker)), segment]
        at = end
    return b"".join([*out, b"\xff\xd9"]), frame, colours


def _unpacked(image: Image.Image) -> Dots:
    """An image dot by dot, on white where it lets light through."""
    _check_size(image)
    seen: Any = ImageOps.exif_transpose(image)
    if seen.mode in ("RGBA", "LA", "PA") or "transparency" in seen.info:
        seen = seen.convert("RGBA")
        white = Image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        seen = white
    if seen.mode.startswith("I") or seen.mode == "F":
        seen = seen.point(lambda value: value / 256).convert("L") if seen.mode == "I;16" else seen.convert("L")
    if seen.mode not in ("1", "L", "RGB"):
        seen = seen.convert("RGB")
    space = b"/DeviceRGB" if seen.mode == "RGB" else b"/DeviceGray"
    entries = b"/ColorSpace %s /BitsPerComponent %d /Filter /FlateDecode" % (space, 1 if seen.mode == "1" else 8)
    return Dots(seen.width, seen.height, entries, zlib.compress(seen.tobytes(), 6))
