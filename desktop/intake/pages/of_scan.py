"""A page without letters, read within the reader's process: Tesseract with its languages loaded beforehand."""

from __future__ import annotations

import math
import os
from typing import Any, Protocol

os.environ["OMP_THREAD_LIMIT"] = "1"  # a confined process starts no threads; told before the library is loaded

import tesserocr  # noqa: E402
from PIL import Image, ImageFilter  # noqa: E402

from desktop.intake.pages.values import PDF, SCAN_DPI  # noqa: E402

ERRORS: tuple[type[Exception], ...] = ()
_POINTS = 72
_LONG_SIDE, _MOST_LARGER = 3300, 2.0  # pixels that a page's longer side should have; a picture grows so much at most
_STEEPEST, _COARSE, _FINE = 6.0, 0.5, 0.1  # degrees
_SMALL = 900  # pixels of the side of the picture in which the slope of its lines is sought
_POOR = 55  # mean confidence below which the page may be lying on its side
_MOST_WORDS = 20_000
_TWINS = str.maketrans("ABCEHKMOPTXacehopxyi", "АВСЕНКМОРТХасеһорхуі")
"""Letters of Latin that are drawn as letters of Cyrillic."""
_TWIN_LETTERS = frozenset("ABCEHKMOPTXaceopxy")
_ROMAN = frozenset("IVXLCDM")

Word = tuple[str, int, float, float, float, float, str]
"""Text, confidence of 0 to 100, x0, y0, x1, y1, and what follows: a blank, a line's end, a paragraph's."""


class Drawing(Protocol):
    """What draws a page."""

    form: str

    def size(self, number: int) -> tuple[float, float, str]: ...
    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]: ...


class _Blank:
    """A page with a line on it and no letters."""

    form = PDF

    def size(self, number: int) -> tuple[float, float, str]:
        """Very small."""
        return 60.0, 60.0, ""

    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """White, with one grey row."""
        return 250, 250, b"\xff" * 120_000 + b"\x80" * 10_000 + b"\xff" * 120_000


class Eyes:
    """Tesseract with some of its languages; made while files can still be opened."""

    def __init__(self, languages: str, folder: str) -> None:
        self._cyrillic = bool({"kaz", "rus"} & set(languages.split("+")))
        self._api = tesserocr.PyTessBaseAPI(
            path=folder + os.sep, lang=languages, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY)
        self.version = tesserocr.tesseract_version().split("\n")[0].removeprefix("tesseract").strip()
        self.read(_Blank(), 1)  # whatever is loaded at the first use is loaded now

    def read(self, pages: Drawing, number: int) -> tuple[list[Word], float]:
        """The words of a page in the places of its page, and by how many degrees it lay crooked."""
        across, down, _ = pages.size(number)
        longer = max(across, down, 1.0)
        scale = SCAN_DPI / _POINTS if pages.form == PDF else min(max(1.0, _LONG_SIDE / longer), _MOST_LARGER)
        width, height, pixels = pages.draw(number, scale)
        grey = Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1).convert("L")
        grey = grey.filter(ImageFilter.MedianFilter(3))
        best = self._upright(grey)
        if best[1] < _POOR:
            for turned in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180):
                other = self._upright(grey.transpose(turned))
                if other[1] > best[1] + 10:
                    best = _turned_back(other[0], turned, width, height), *other[1:]
        words, _, angle = best
        along, up = across / width, down / height
        return [(text, sure, x0 * along, y0 * up, x1 * along, y1 * up, after)
                for text, sure, x0, y0, x1, y1, after in words], angle

    def _upright(self, grey: Image.Image) -> tuple[list[Word], float, float]:
        """Words with their places in this picture, their mean confidence, and how crooked their lines were."""
        angle = slope(grey)
        seen = grey.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if angle else grey
        api = self._api
        api.SetImageBytes(seen.tobytes(), seen.width, seen.height, 1, seen.width)
        api.SetSourceResolution(SCAN_DPI)
        if not api.Recognize():
            return [], 0.0, angle
        words = _words(api.GetIterator())
        api.Clear()
        if self._cyrillic:
            words = _in_one_script(words)
        if angle:
            words = [_straight(word, angle, seen.size, grey.size) for word in words]
        letters = sum(len(word[0]) for word in words)
        return words, sum(word[1] * len(word[0]) for word in words) / letters if letters else 0.0, angle


def slope(grey: Image.Image) -> float:
    """By how many degrees to turn a picture so that its lines are level: 0 where that cannot be told."""
    factor = max(1, round(max(grey.size) / _SMALL))
    small = grey.reduce(factor).point(lambda value: 255 - value)

    def edges(angle: float) -> float:
        rows = small.rotate(angle, Image.Resampling.BILINEAR).resize((1, small.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in zip(rows, rows[1:], strict=False))

    level = edges(0)
    coarse = max(_around(0, _STEEPEST, _COARSE), key=edges)
    best = max(_around(coarse, _COARSE, _FINE), key=edges)
    return round(best, 2) if abs(best) >= _FINE and edges(best) > 1.02 * level else 0.0


def _around(middle: float, width: float, step: float) -> list[float]:
    count = round(width / step)
    return [middle + step * place for place in range(-count, count + 1)]


def _words(found: Any) -> list[Word]:
    level, line, paragraph = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE, tesserocr.RIL.PARA
    words: list[Word] = []
    while found is not None and len(words) < _MOST_WORDS:
        box = found.BoundingBox(level)
        text = (found.GetUTF8Text(level) or "").strip() if box else ""
        ends = found.IsAtFinalElement
        after = "\n\n" if ends(paragraph, level) else "\n" if ends(line, level) else " "
        if text:
            words.append((text, max(0, min(100, round(found.Confidence(level)))), *map(float, box), after))
        elif words and len(after) > len(words[-1][6]):
            words[-1] = (*words[-1][:6], after)
        if not found.Next(level):
            break
    return words


def _in_one_script(words: list[Word]) -> list[Word]:
    """Latin letters that are drawn as Cyrillic ones, read within or between Cyrillic words, as Cyrillic."""
    return [(text.translate(_TWINS), *rest) if _is_cyrillic(text, words, place) else (text, *rest)
            for place, (text, *rest) in enumerate(words)]  # type: ignore[misc]


def _is_cyrillic(text: str, words: list[Word], place: int) -> bool:
    latin = {letter for letter in text if letter.isascii() and letter.isalpha()}
    if not latin:
        return False
    if any(_of_cyrillic(letter) for letter in text):
        return latin <= _TWIN_LETTERS | {"i", "h"}
    beside = "".join(word[0] for word in words[max(0, place - 2):place + 3])
    return latin <= _TWIN_LETTERS and not latin <= _ROMAN and 3 * len(
        [one for one in beside if _of_cyrillic(one)]) > 2 * len([one for one in beside if one.isalpha()])


def _of_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u04ff"


def _straight(word: Word, angle: float, turned: tuple[int, int], straight: tuple[int, int]) -> Word:
    """The box of a word in the picture as it was before it was turned."""
    text, sure, x0, y0, x1, y1, after = word
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def back(x: float, y: float) -> tuple[float, float]:
        u, v = x - turned[0] / 2, y - turned[1] / 2
        return u * cos - v * sin + straight[0] / 2, u * sin + v * cos + straight[1] / 2

    # The middle of each side: the box of a long word that lay crooked would else reach into the lines beside it.
    xs, ys = zip(back(x0, (y0 + y1) / 2), back(x1, (y0 + y1) / 2), back((x0 + x1) / 2, y0), back((x0 + x1) / 2, y1),
                 strict=True)
    return text, sure, max(0.0, min(xs)), max(0.0, min(ys)), max(xs), max(ys), after


def _turned_back(words: list[Word], turned: Image.Transpose, width: int, height: int) -> list[Word]:
    back = {
        Image.Transpose.ROTATE_90: lambda x, y: (width - y, x),
        Image.Transpose.ROTATE_270: lambda x, y: (y, height - x),
        Image.Transpose.ROTATE_180: lambda x, y: (width - x, height - y),
    }[turned]
    made: list[Word] = []
    for text, sure, x0, y0, x1, y1, after in words:
        (a, b), (c, d) = back(x0, y0), back(x1, y1)
        made.append((text, sure, min(a, c), min(b, d), max(a, c), max(b, d), after))
    return made
