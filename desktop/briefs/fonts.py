"""The faces a brief is set in: PT Serif, with Noto Sans for the few characters it lacks.

Both come with packages (packaging/README.md, "Fonts") and are embedded as subsets. A character that neither has
is never printed as a box: it is set as its number, [U+1F600], and told as a problem.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.fonts import sans, serif

_STYLES = ((False, False), (True, False), (False, True), (True, True))
_SERIF_FILES = ("Regular", "Bold", "Italic", "BoldItalic")
_SANS_NAMES = ("notos", "notosbo", "notosit", "notosbi")
# Marks that a close relative can stand for when a face lacks them: same meaning, same width class.
_RELATIVES = {"\u2010": "-", "\u2011": "-", "\u202f": "\xa0", "\u2007": "\xa0", "\u2009": " ", "\u200a": " "}


@dataclass(frozen=True, eq=False)
class Face:
    """One face as the layout needs it: its name in ReportLab and the advance of each character, in 1/1000 em."""

    name: str
    advances: dict[str, float]

    def has(self, text: str) -> bool:
        """Has this face a glyph for every character?"""
        return self.advances.keys() >= set(text)

    def width(self, text: str, size: float) -> float:
        """How far `text` reaches in points."""
        return sum(map(self.advances.__getitem__, text)) * size / 1000


@dataclass(frozen=True, eq=False)
class Family:
    """Text faces by (bold, italic), and behind each the face that helps out."""

    text: dict[tuple[bool, bool], Face]
    help: dict[tuple[bool, bool], Face]

    def runs(self, text: str, bold: bool, italic: bool) -> Iterator[tuple[Face, str]]:
        """The text in runs of one face; what no face has, as its number."""
        main, other = self.text[bold, italic], self.help[bold, italic]
        if main.has(text):
            yield main, text
            return
        current, run = main, ""
        for char in text:
            face, shown = self._face_of(char, main, other)
            if face is not current and run:
                yield current, run
                run = ""
            current, run = face, run + shown
        if run:
            yield current, run

    def _face_of(self, char: str, main: Face, other: Face) -> tuple[Face, str]:
        relative = _RELATIVES.get(char, char)
        for face, shown in ((main, char), (main, relative), (other, char)):
            if face.has(shown):
                return face, shown
        return main, f"[U+{ord(char):04X}]"

    def lacks(self, text: str) -> list[str]:
        """The characters no face has, each once, in order."""
        main, other = self.text[False, False], self.help[False, False]
        return [
            char for char in dict.fromkeys(text)
            if char not in "\n\t" and self._face_of(char, main, other)[1].startswith("[U+")
        ]


@lru_cache(maxsize=1)
def family() -> Family:
    """The family every brief is set in, registered with ReportLab; read from disk once."""
    return Family(
        dict(_faces("Serif", _serif_files())),
        dict(_faces("Sans", _sans_files())),
    )


def missing(texts: Iterable[str]) -> list[str]:
    """Characters in these texts that cannot be printed, each once, in order."""
    return family().lacks("".join(dict.fromkeys("".join(texts))))


def _faces(
    prefix: str, files: Iterable[Callable[[], io.BytesIO]]
) -> Iterator[tuple[tuple[bool, bool], Face]]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for (bold, italic), read in zip(_STYLES, files, strict=True):
        name = f"Muragat{prefix}{'-Bold' * bold}{'-Italic' * italic}"
        font = TTFont(name, read())
        pdfmetrics.registerFont(font)
        face = font.face
        advances = {chr(code): face.getCharWidth(code) for code in face.charToGlyph if 31 < code < 0xFFFE}
        advances["\xa0"] = advances[" "]  # ReportLab sets both with the same glyph
        yield (bold, italic), Face(name, advances)


def _serif_files() -> Iterator[Callable[[], io.BytesIO]]:
    for style in _SERIF_FILES:
        yield lambda style=style: io.BytesIO(serif(style))  # type: ignore[misc]


def _sans_files() -> Iterator[Callable[[], io.BytesIO]]:
    for name in _SANS_NAMES:
        yield lambda name=name: io.BytesIO(sans(name))  # type: ignore[misc]
