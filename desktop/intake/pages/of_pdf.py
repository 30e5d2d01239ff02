"""A PDF within the reader's process: its pages drawn and read by pdfium."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.intake.pages.faces import Faces
from desktop.intake.pages.values import PDF

ERRORS: tuple[type[Exception], ...] = (pypdfium2.PdfiumError,)
MOST_LETTERS = 100_000  # of one page
MOST_PIXELS = 16_000_000
_MOST_ENTRIES = 3000
_MOST_SIDE = 20_000.0  # points; PDF itself allows 14 400
_HYPHENS = {2: "\u00ad", 0xFFFE: "\u00ad"}
_FACES = Faces()


class NeedsPassword(Exception):
    """The PDF is encrypted, and this is not its password."""


class PdfPages:
    """An open PDF. Pages are numbered from 1; places are those of values.py."""

    form = PDF

    def __init__(self, data: bytes, password: str = "") -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise NeedsPassword from error
            raise
        self._pdf.init_forms()
        self.count = len(self._pdf)

    def size(self, number: int) -> tuple[float, float, str]:
        """Width and height in points as a reader sees it, and the number printed on it."""
        width, height = self._pdf.get_page_size(number - 1)
        return _side(width), _side(height), self._pdf.get_page_label(number - 1) or ""

    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """The page at `scale` pixels a point, or smaller when it would be too many; width, height, pixels."""
        page = self._pdf[number - 1]
        try:
            width, height = page.get_size()
            scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5, MOST_PIXELS / max(1.0, width, height))
            bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=True, limit_image_cache=True,
                                 fill_color=(255, 255, 255, 255))
            return bitmap.width, bitmap.height, bytes(bitmap.buffer)
        finally:
            page.close()

    def letters(self, number: int) -> tuple[str, array[float]]:
        """The text of a page with the place of each letter."""
        page = self._pdf[number - 1]
        try:
            textpage = page.get_textpage()
            try:
                text, which = _text(textpage)
                return text, _places(textpage, which, to_seen(page))
            finally:
                textpage.close()
        finally:
            page.close()

    def text(self, number: int) -> str:
        """The text of a page, as `letters` gives it."""
        page = self._pdf[number - 1]
        try:
            textpage = page.get_textpage()
            try:
                return _text(textpage)[0]
            finally:
                textpage.close()
        finally:
            page.close()

    def outline(self) -> list[tuple[int, str, int]]:
        """The table of contents in the file: level, words, page (0 where it leads nowhere)."""
        found = []
        for bookmark in self._pdf.get_toc(max_depth=6):
            place = bookmark.get_dest()
            index = place.get_index() if place else None
            found.append((bookmark.level, str(bookmark.get_title()), 0 if index is None else index + 1))
            if len(found) >= _MOST_ENTRIES:
                break
        return found


def _side(points: float) -> float:
    return min(max(points, 1.0), _MOST_SIDE) if points == points else 1.0


def _text(textpage: Any) -> tuple[str, Sequence[int]]:
    """The text, and which letter of pdfium's own count each of its letters is.

    A hyphen at a line's end, which pdfium marks, becomes a soft one, often with no line feed after it; of a line's end
    only the line feed stays.
    """
    count = min(textpage.count_chars(), MOST_LETTERS)
    letters = _all_at_once(textpage.raw, count) or _one_by_one(textpage.raw, count)
    which = [index for index, letter in enumerate(letters) if letter not in ("", "\r")]
    return "".join(letters).replace("\r", "").translate(_HYPHENS), which


def _all_at_once(raw: Any, count: int) -> str:
    """The text as it is kept, where each of its letters is one of pdfium's; "" where that cannot be told."""
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    units = pdfium.FPDFText_GetText(raw, 0, count, buffer) - 1
    text = bytes(buffer)[:2 * units].decode("utf-16-le", "surrogatepass") if units == count else ""
    return text if len(text) == count and "\0" not in text else ""


def _one_by_one(raw: Any, count: int) -> list[str]:
    """Each letter; of a pair of surrogates the first is "" and the second both."""
    letters, high = [], 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if 0xD800 <= code < 0xDC00:
            letters.append("")
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        letters.append(chr(code) if 0 < code < 0x110000 else "\ufffd")
        high = 0
    return letters


def _places(textpage: Any, which: Sequence[int], seen: tuple[float, ...]) -> array[float]:
    """The place of each letter; what has none stands without width at the end of the letter before."""
    a, b, c, d, e, f = seen
    places = array("f")
    box, raw, place_of = pdfium.FS_RECTF(), textpage.raw, pdfium.FPDFText_GetLooseCharBox
    at = ctypes.byref(box)
    last = (0.0, 0.0, 0.0, 0.0)
    for index in which:
        if place_of(raw, index, at) and box.right > box.left and box.top != box.bottom:
            x, y, u, v = box.left, box.top, box.right, box.bottom
            x0, y0, x1, y1 = a * x + c * y + e, b * x + d * y + f, a * u + c * v + e, b * u + d * v + f
            last = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            places.extend(last)
        else:
            places.extend((last[2], last[1], last[2], last[3]))
    return places


def to_seen(page: Any) -> tuple[float, ...]:
    """The matrix (a b c d e f) from the page's own coordinates to those of the page as it is seen."""
    width, height = page.get_size()
    fine = 100  # pdfium answers in whole numbers
    x, y = ctypes.c_int(), ctypes.c_int()

    def seen(u: float, v: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, round(width * fine), round(height * fine), 0, u, v,
                                 ctypes.byref(x), ctypes.byref(y))
        return x.value / fine, y.value / fine

    (e, f), far = seen(0, 0), 1000.0
    (ax, ay), (cx, cy) = seen(far, 0), seen(0, far)
    return (ax - e) / far, (ay - f) / far, (cx - e) / far, (cy - f) / far, e, f
