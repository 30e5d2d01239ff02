"""Pages as pictures, and where their words stand: what a reader sees, and nothing a file hides."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.briefs.safe.errors import NotRedactable

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
_POINTS = 72
_MOST_PIXELS = 40_000_000  # of one page: a poster is drawn smaller rather than fill the memory
_BREAKS = frozenset("\r\n\t \xa0\u2028\u2029")
_HYPHENS = {"\ufffe": "-", "\x02": "-"}  # what pdfium writes for a hyphen at a line's end


@dataclass(frozen=True)
class Letter:
    """A character of a page and its rectangle in pixels of the page's picture; no rectangle for a space made up."""

    text: str
    place: tuple[float, float, float, float] | None


@dataclass(frozen=True)
class Word:
    """A word of a page: left, top, right, bottom in pixels of the page's picture."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Page:
    """A page as a picture, with its words; `width` and `height` are in points."""

    number: int
    picture: Image
    width: float
    height: float
    words: tuple[Word, ...] = ()


def pages_of_pdf(data: bytes, dpi: int = DPI) -> Iterator[Page]:
    """The pages of a PDF as a reader sees them, with annotations and filled forms. Raises NotRedactable."""
    pdf = opened(data)
    try:
        pdf.init_forms()
        for index in range(len(pdf)):
            page = pdf[index]
            width, height = page.get_size()
            scale = min(dpi / _POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            picture = page.render(scale=scale, may_draw_forms=True, fill_color=(255, 255, 255, 255)).to_pil()
            words = tuple(words_of(letters_of(page, picture.size)))
            yield Page(index + 1, picture.convert("RGB"), width, height, words)
            page.close()
    finally:
        pdf.close()


def opened(data: bytes) -> Any:
    """A PDF opened by pdfium. Raises NotRedactable where it is locked or broken."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise NotRedactable("it is a PDF that is locked or damaged",
                            "Nothing was written. Save it without a password first, and add that file.") from error


def letters_of(page: Any, size: tuple[int, int]) -> list[Letter]:
    """The characters of a page in the order of its text, placed on a picture of that size."""
    import pypdfium2.raw as pdfium

    width, height = size
    text = page.get_textpage()
    try:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        x, y = ctypes.c_int(), ctypes.c_int()

        def on_picture(across: float, up: float) -> tuple[float, float]:
            pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, across, up, x, y)
            return float(x.value), float(y.value)

        letters = []
        for index in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, index)
            letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            place = None
            if pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top) and right.value > left.value:
                one, other = on_picture(left.value, bottom.value), on_picture(right.value, top.value)
                place = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
            letters.append(Letter(_HYPHENS.get(letter, letter), place))
            if letter in _HYPHENS:
                letters.append(Letter("\n", None))
        return letters
    finally:
        text.close()


def words_of(letters: list[Letter]) -> Iterator[Word]:
    """Letters joined to words; a letter with no place on the page is not seen there, and is left out."""
    run: list[Letter] = []
    for letter in [*letters, Letter(" ", None)]:
        if letter.text and letter.text not in _BREAKS and letter.place and (not run or _on_one_line(run[-1], letter)):
            run.append(letter)
            continue
        if run:
            yield _word(run)
        run = [letter] if letter.text and letter.text not in _BREAKS and letter.place else []


def _on_one_line(one: Letter, other: Letter) -> bool:
    """Could these two be letters of one word, in any direction of writing?"""
    assert one.place and other.place
    size = max(one.place[3] - one.place[1], one.place[2] - one.place[0], 4.0)
    apart = max(other.place[0] - one.place[2], one.place[0] - other.place[2],
                other.place[1] - one.place[3], one.place[1] - other.place[3])
    return apart < 2 * size


def _word(run: list[Letter]) -> Word:
    places = [letter.place for letter in run if letter.place]
    return Word("".join(letter.text for letter in run), min(place[0] for place in places),
                min(place[1] for place in places), max(place[2] for place in places),
                max(place[3] for place in places))


def pages_of_picture(data: bytes) -> Iterator[Page]:
    """The frames of a picture file, turned as its camera says, without anything that is not seen."""
    from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

    from desktop.paper import on_paper

    try:
        with Image.open(io.BytesIO(data)) as picture:
            for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                seen = on_paper(ImageOps.exif_transpose(frame))
                yield Page(number, seen, seen.width * _POINTS / DPI, seen.height * _POINTS / DPI)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise NotRedactable("the picture cannot be read, or is too large",
                            "Nothing was written. Save it as PNG or JPEG first, and add that file.") from error
