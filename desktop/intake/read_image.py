"""Pictures: what they are, and what they say of time, place and camera. Nothing is unpacked."""

from __future__ import annotations

import math
import re
from typing import Any, BinaryIO

import PIL
from PIL import ExifTags, Image, UnidentifiedImageError

from desktop.intake.damage import DAMAGE
from desktop.intake.draft import Limits
from desktop.intake.pages.of_picture import FORMS, MOST_OF_FILE
from desktop.intake.wire import Say
from desktop.intake.words import Refused

ERRORS: tuple[type[Exception], ...] = (UnidentifiedImageError, Image.DecompressionBombError)
_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d)(?::\d\d)?")
_PLACE = "EXIF, as the file states, not trusted"


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say when and where a picture claims to have been taken, and with what; refuse one too large to be unpacked."""
    say.fact(tool="Pillow", version=PIL.__version__)
    Image.MAX_IMAGE_PIXELS = None  # the sides are looked at below
    with Image.open(document, formats=FORMS) as picture:
        if mime := Image.MIME.get(picture.format or ""):
            say.fact(media_type=mime)
        if picture.width * picture.height > MOST_OF_FILE:
            raise Refused("pixels", width=picture.width, height=picture.height, limit=MOST_OF_FILE // 1_000_000)
        say.step("metadata")
        try:
            _say_exif(picture.getexif(), say)
        except DAMAGE:
            say.problem("exif_damaged")
    say.problem("picture")


def _say_exif(exif: Image.Exif, say: Say) -> None:
    more = exif.get_ifd(ExifTags.IFD.Exif)
    taken = str(more.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime) or "")
    zone = str(more.get(ExifTags.Base.OffsetTimeOriginal) or "")
    if found := _TIME.match(taken):
        year, month, day, clock = found.groups()
        zone = zone if re.fullmatch(r"[+-]\d\d:\d\d", zone) else ""
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            say.propose("taken", f"{year}-{month}-{day}T{clock}{zone}", _PLACE)
    say.propose("taken_at", _place(exif.get_ifd(ExifTags.IFD.GPSInfo)), _PLACE)
    device = " ".join(str(exif.get(tag) or "").strip("\0 ") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    say.propose("device", device, _PLACE)


def _place(told: Any) -> str:
    """Latitude and longitude in degrees, five places, as "51.12820, 71.43042"; "" when they are not whole."""
    try:
        latitude = _degrees(told[ExifTags.GPS.GPSLatitude], told[ExifTags.GPS.GPSLatitudeRef], "S")
        longitude = _degrees(told[ExifTags.GPS.GPSLongitude], told[ExifTags.GPS.GPSLongitudeRef], "W")
    except DAMAGE:
        return ""
    if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        return ""
    return f"{latitude:.5f}, {longitude:.5f}"


def _degrees(parts: Any, side: str, negative: str) -> float:
    degrees, minutes, seconds = map(float, parts)
    return (degrees + minutes / 60 + seconds / 3600) * (-1 if side.strip("\0 ").upper() == negative else 1)
