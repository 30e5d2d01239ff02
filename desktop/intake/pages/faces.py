"""Faces for letters whose own face a PDF leaves out, kept in memory: no file can be opened when they are asked for.

Without them such letters would be drawn by the reader's few Latin faces, and Cyrillic words would be blanks.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from desktop import fonts

_FIXED_PITCH, _ROMAN, _BOLD = 1, 16, 600  # fpdf_sysfontinfo.h; a weight from 600 on is bold
_SANS = ("notos", "notosbo")  # each takes time to load; slanted letters of this kind are rarely left out
_SERIF = ("Regular", "Bold", "Italic", "BoldItalic")
_SERIF_NAMES = ("times", "serif", "roman", "georgia", "garamond", "book", "antiqua", "cambria", "palatino", "song")
_SANS_NAMES = ("sans", "arial", "helvetica", "calibri", "verdana", "tahoma")


class Faces:
    """Gives pdfium our own faces in place of the system's. Must live as long as pdfium is used."""

    def __init__(self) -> None:
        self._data = [fonts.sans(name) for name in _SANS] + [fonts.serif(style) for style in _SERIF]
        self._tables = [_tables(data) for data in self._data]
        fields: dict[str, Any] = {name: form for name, form, *_ in pdfium.FPDF_SYSFONTINFO._fields_}
        self._calls = {
            "Release": fields["Release"](lambda info: None),
            "EnumFonts": fields["EnumFonts"](lambda info, mapper: None),
            "MapFont": fields["MapFont"](self._mapped),
            "GetFont": fields["GetFont"](lambda info, face: None),
            "GetFontData": fields["GetFontData"](self._given),
            "GetFaceName": fields["GetFaceName"](lambda info, font, buffer, size: 0),
            "GetFontCharset": fields["GetFontCharset"](lambda info, font: 1),
            "DeleteFont": fields["DeleteFont"](lambda info, font: None),
        }
        self._info = pdfium.FPDF_SYSFONTINFO(version=1, **self._calls)
        pdfium.FPDF_SetSystemFontInfo(ctypes.byref(self._info))

    def _mapped(self, info: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> int:
        """The number of a face, from 1 on."""
        told = (ctypes.cast(face, ctypes.c_char_p).value or b"").decode("latin-1").lower() if face else ""
        is_serif = any(name in told for name in _SERIF_NAMES) and "sans" not in told or (
            bool(pitch & _ROMAN) and not any(name in told for name in _SANS_NAMES))
        bold, slanted = weight >= _BOLD or "bold" in told, bool(italic or "ital" in told)
        return 1 + (len(_SANS) + bold + 2 * slanted if is_serif else bold)

    def _given(self, info: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        """Bytes of one table of a face, or of all of it; copied where there is room."""
        number = int(font or 0) - 1
        if not 0 <= number < len(self._data):
            return 0
        start, length = self._tables[number].get(table, (0, 0)) if table else (0, len(self._data[number]))
        if buffer and size >= length > 0:
            ctypes.memmove(buffer, self._data[number][start:start + length], length)
        return length


def _tables(data: bytes) -> dict[int, tuple[int, int]]:
    """Where each table of a TrueType file lies: its tag as a number, then place and length."""
    rows = (data[12 + 16 * n:28 + 16 * n] for n in range(int.from_bytes(data[4:6], "big")))
    return {int.from_bytes(row[:4], "big"): (int.from_bytes(row[8:12], "big"), int.from_bytes(row[12:16], "big"))
            for row in rows}
