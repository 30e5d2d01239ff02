"""What is drawn rather than written: pictures, and the mark across the pages of a draft."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas

from desktop.briefs.fonts import Family
from desktop.briefs.lines import Line, Type, set_lines, shortened
from desktop.briefs.marks import clean
from desktop.briefs.values import Box, Picture, Span, Stroke, Words

if TYPE_CHECKING:
    from reportlab.pdfgen.pathobject import PDFPathObject

PaintLine = Callable[[Line, float, float, float], None]
_LONGEST_SAID = 5000  # letters: PDF/A bears 32,767 bytes in a string
_HATCH = 3.4  # points between the lines of a hatched box
_SMALLEST = 0.6  # of its size, to which a word in a picture shrinks before it is cut
_DRAFT_GREY = 0.92


def paint_picture(
    canvas: Canvas, picture: Picture, x: float, top: float, scale: float, family: Family, paint: PaintLine
) -> None:
    """Draw a picture with its upper left corner at (x, top); `paint` sets a line of text.

    What the picture shows is said in the file for who cannot see it: as alternate text of the drawn passage.
    """
    said = clean(shortened(picture.description, _LONGEST_SAID))
    if said:
        canvas._code.append(f"/Span <</Alt <feff{said.encode('utf-16-be').hex()}>>> BDC")
    canvas.saveState()
    for shape in picture.shapes:
        match shape:
            case Stroke():
                canvas.setDash([2.0, 2.0] if shape.dashed else [])
                canvas.setLineWidth(shape.weight)
                canvas.setStrokeGray(shape.grey)
                canvas.line(x + shape.x0 * scale, top - shape.y0 * scale, x + shape.x1 * scale, top - shape.y1 * scale)
            case Box():
                _box(canvas, shape, x, top, scale)
            case Words():
                line, at = _words(shape, picture.width, scale, family)
                paint(line, x + at, top - shape.y * scale, shape.grey)
    canvas.restoreState()
    if said:
        canvas._code.append("EMC")


def _box(canvas: Canvas, box: Box, x: float, top: float, scale: float) -> None:
    left, width, height = x + box.x * scale, box.width * scale, box.height * scale
    foot = top - (box.y + box.height) * scale
    canvas.setDash([])
    if not box.hatched:
        canvas.setFillGray(box.grey)
        canvas.rect(left, foot, width, height, stroke=0, fill=1)
        return
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, foot, width, height)
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(min(box.grey, 0.75))  # lighter could not be seen
    canvas.clipPath(path, stroke=1, fill=0)
    for at in range(1, math.ceil((width + height) / _HATCH)):
        canvas.line(left + at * _HATCH - height, foot, left + at * _HATCH, foot + height)
    canvas.restoreState()


def _words(words: Words, width: float, scale: float, family: Family) -> tuple[Line, float]:
    """Words of a picture as a line, and how far from its left edge they begin; they stay inside the picture.

    Words too long for their place shrink, then are cut with an ellipsis: a picture's description has them in full.
    """
    size = max(words.size * scale, 1.0)
    place = {"left": width - words.x, "right": words.x}.get(words.align, 2 * min(words.x, width - words.x))
    room = max(place * scale, 1.0)
    text = " ".join(clean(words.text).split())[:400].replace(" ", "\xa0")
    line = _line(text, size, words.bold, family)
    if line.width > room:
        size *= max(_SMALLEST, room / line.width)
        line = _line(text, size, words.bold, family)
    while line.width > room and text.strip("…"):
        keep = min(len(text) - 2, int(len(text) * room / line.width))
        text = text[:max(keep, 0)].rstrip("\xa0…") + "…"
        line = _line(text, size, words.bold, family)
    shift = {"left": 0.0, "right": line.width}.get(words.align, line.width / 2)
    return line, words.x * scale - shift


def _line(text: str, size: float, bold: bool, family: Family) -> Line:
    return set_lines((Span(text, bold=bold),), Type(size, size, display=True), 1e6, family)[0]


def make_draft_mark(canvas: Canvas, name: str, text: str, size: tuple[float, float]) -> None:
    """Define the form `name`: the words across a page of this size, in light grey, as outlines.

    As outlines, so that whoever reads or copies the page's text does not find the mark among its words: the running
    head says it in letters.
    """
    from fontTools.ttLib import TTFont

    from desktop.fonts import serif

    text = " ".join(clean(text).split())[:40]
    font = TTFont(io.BytesIO(serif("Bold")), lazy=True)
    glyphs, names, units = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    drawn = [glyphs[names[ord(char)]] for char in text if ord(char) in names]
    width = sum(glyph.width for glyph in drawn)
    if not width:
        return
    angle = math.atan2(size[1], size[0])
    em = min(130.0, 0.72 * math.hypot(*size) * units / width)
    canvas.beginForm(name, 0, 0, *size)
    canvas.setFillGray(_DRAFT_GREY)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(math.degrees(angle))
    canvas.scale(em / units, em / units)
    path = canvas.beginPath()
    x = -width / 2
    for glyph in drawn:
        glyph.draw(_pen(path, glyphs, x, -0.34 * units))
        x += glyph.width
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.endForm()


def _pen(path: PDFPathObject, glyphs: Any, dx: float, dy: float) -> Any:
    """A pen that draws glyphs into a path, moved by (dx, dy)."""
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.transformPen import TransformPen

    class Pen(BasePen):  # type: ignore[misc]
        def _moveTo(self, point: tuple[float, float]) -> None:
            path.moveTo(*point)

        def _lineTo(self, point: tuple[float, float]) -> None:
            path.lineTo(*point)

        def _curveToOne(self, *points: tuple[float, float]) -> None:
            path.curveTo(*(at for point in points for at in point))

        def _closePath(self) -> None:
            path.close()

    return TransformPen(Pen(glyphs), (1, 0, 0, 1, dx, dy))
