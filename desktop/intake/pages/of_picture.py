"""A picture file within the reader's process: its frames, turned as its camera says, on white paper."""

from __future__ import annotations

import io
from array import array
from typing import TYPE_CHECKING

from PIL import (
    BmpImagePlugin,  # noqa: F401  no file can be opened later: what may be needed is loaded now
    GifImagePlugin,  # noqa: F401
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)

from desktop.intake.pages.values import PICTURE
from desktop.paper import on_paper

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

ERRORS: tuple[type[Exception], ...] = (UnidentifiedImageError, Image.DecompressionBombError)
MOST_PIXELS = 16_000_000
MOST_OF_FILE = 200_000_000
_MOST_FRAMES = 10_000
FORMS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP")
Image.preinit()
_TURNED = (5, 6, 7, 8)  # EXIF orientations that lay the picture on its side


class TooLarge(Exception):
    """The picture has more pixels than may be unpacked."""


class PicturePages:
    """An open picture; each frame of a TIFF or of a moving picture is a page: none is left out."""

    form = PICTURE

    def __init__(self, data: bytes) -> None:
        Image.MAX_IMAGE_PIXELS = MOST_OF_FILE
        self._file = io.BytesIO(data)
        picture = self._picture()
        self.count = min(getattr(picture, "n_frames", 1), _MOST_FRAMES)
        self._seen: tuple[int, Picture] | None = None

    def _picture(self) -> Picture:
        self._file.seek(0)
        picture = Image.open(self._file, formats=FORMS)
        _check(picture)
        return picture

    def size(self, number: int) -> tuple[float, float, str]:
        """Width and height in pixels."""
        picture = self._picture()
        if number > 1:
            picture.seek(number - 1)
            _check(picture)
        width, height = picture.size
        turned = picture.getexif().get(0x0112) in _TURNED
        return float(height if turned else width), float(width if turned else height), ""

    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """The picture at `scale`; width, height, pixels."""
        seen = self._frame(number, scale)
        width, height, _ = self.size(number)
        scale = min(scale, (MOST_PIXELS / (width * height)) ** 0.5)
        to = (max(1, round(width * scale)), max(1, round(height * scale)))
        if seen.size != to:
            seen = seen.resize(to, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC,
                               reducing_gap=2.0)
        return *to, seen.tobytes("raw", "BGRX")

    def _frame(self, number: int, scale: float) -> Picture:
        if self._seen and self._seen[0] == number:
            return self._seen[1]
        picture = self._picture()
        if number > 1:
            picture.seek(number - 1)
            _check(picture)
        is_part = False
        if isinstance(picture, JpegImagePlugin.JpegImageFile) and scale < 0.5:
            width, height = picture.size
            is_part = picture.draft("RGB", (round(width * scale * 2), round(height * scale * 2))) is not None
        seen = on_paper(ImageOps.exif_transpose(picture)).convert("RGB")
        if not is_part:
            self._seen = number, seen
        return seen

    def letters(self, number: int) -> tuple[str, array[float]]:
        """None: a picture has no words."""
        return "", array("f")

    def text(self, number: int) -> str:
        """None: a picture has no words."""
        return ""

    def outline(self) -> list[tuple[int, str, int]]:
        """None."""
        return []


def _check(picture: Picture) -> None:
    if picture.width * picture.height > MOST_OF_FILE:
        raise TooLarge(str(picture.width * picture.height // 1_000_000))
