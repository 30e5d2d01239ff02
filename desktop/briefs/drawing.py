"""A picture for papers that are not PDF: as SVG, and as pixels for programs that know no SVG."""

from __future__ import annotations

import io
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from desktop.briefs import marks
from desktop.briefs.values import Box, Picture, Stroke, Words

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_ANCHOR = {"left": "start", "middle": "middle", "right": "end"}
_PILLOW_ANCHOR = {"left": "ls", "middle": "ms", "right": "rs"}
_HATCH = 4.0  # points between two lines of a hatched box
_DASH = 3.0


def svg(picture: Picture, *, name: str = "picture") -> str:
    """The picture as an SVG element; `name` tells its hatching from that of another in the same page."""
    shapes = "".join(_svg_shape(shape, name) for shape in picture.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {picture.width:g} {picture.height:g}" '
        f'width="{picture.width:g}" height="{picture.height:g}">'
        f"<title>{_text(picture.description)}</title>"
        f'<defs><pattern id="{name}-hatch" width="{_HATCH:g}" height="{_HATCH:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V{_HATCH:g}" stroke="#000" stroke-width="1"/></pattern></defs>'
        f"{shapes}</svg>"
    )


def png(picture: Picture, scale: float = 3.0) -> bytes:
    """The picture as pixels, `scale` to the point."""
    from PIL import Image, ImageDraw

    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for shape in picture.shapes:
        _draw_shape(draw, shape, scale)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()


def _text(text: str) -> str:
    return escape(" ".join(marks.clean(text).split()))


def _svg_shape(shape: Stroke | Box | Words, name: str) -> str:
    if isinstance(shape, Stroke):
        dash = f' stroke-dasharray="{_DASH:g}"' if shape.dashed else ""
        return (f'<path d="M{shape.x0:g} {shape.y0:g}L{shape.x1:g} {shape.y1:g}" stroke="{_grey(shape.grey)}" '
                f'stroke-width="{shape.weight:g}"{dash}/>')
    if isinstance(shape, Box):
        fill = f"url(#{name}-hatch)" if shape.hatched else _grey(shape.grey)
        edge = ' stroke="#000" stroke-width="0.5"' if shape.hatched else ""
        return (f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}" '
                f'fill="{fill}"{edge}/>')
    weight = ' font-weight="bold"' if shape.bold else ""
    return (f'<text x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size:g}" text-anchor="{_ANCHOR[shape.align]}" '
            f'fill="{_grey(shape.grey)}"{weight}>{_text(shape.text)}</text>')


def _grey(grey: float) -> str:
    level = _level(grey)
    return f"#{level:02x}{level:02x}{level:02x}"


def _level(grey: float) -> int:
    return round(255 * min(max(grey, 0.0), 1.0))


def _draw_shape(draw: ImageDraw, shape: Stroke | Box | Words, scale: float) -> None:
    if isinstance(shape, Stroke):
        for x0, y0, x1, y1 in _dashes(shape):
            draw.line((x0 * scale, y0 * scale, x1 * scale, y1 * scale), _level(shape.grey),
                      max(1, round(shape.weight * scale)))
    elif isinstance(shape, Box):
        _draw_box(draw, shape, scale)
    else:
        draw.text((shape.x * scale, shape.y * scale), " ".join(marks.clean(shape.text).split()),
                  _level(shape.grey), _font(round(shape.size * scale), shape.bold),
                  anchor=_PILLOW_ANCHOR[shape.align])


def _dashes(stroke: Stroke) -> list[tuple[float, float, float, float]]:
    """The line, or the dashes it is drawn as."""
    length = ((stroke.x1 - stroke.x0) ** 2 + (stroke.y1 - stroke.y0) ** 2) ** 0.5
    if not stroke.dashed or length == 0:
        return [(stroke.x0, stroke.y0, stroke.x1, stroke.y1)]
    step_x, step_y = (stroke.x1 - stroke.x0) / length, (stroke.y1 - stroke.y0) / length
    starts = [at * 2 * _DASH for at in range(int(length / (2 * _DASH)) + 1)]
    ends = [min(at + _DASH, length) for at in starts]
    return [(stroke.x0 + a * step_x, stroke.y0 + a * step_y, stroke.x0 + b * step_x, stroke.y0 + b * step_y)
            for a, b in zip(starts, ends, strict=True)]


def _draw_box(draw: ImageDraw, box: Box, scale: float) -> None:
    left, top = box.x * scale, box.y * scale
    right, bottom = left + box.width * scale, top + box.height * scale
    if not box.hatched:
        draw.rectangle((left, top, right, bottom), _level(box.grey))
        return
    draw.rectangle((left, top, right, bottom), None, 0)
    step, height = _HATCH * scale * 2 ** 0.5, bottom - top
    at = left - height
    while at < right:
        x0, x1 = max(at, left), min(at + height, right)
        if x1 > x0:
            draw.line((x0, bottom - (x0 - at), x1, bottom - (x1 - at)), 0, 1)
        at += step


@lru_cache(maxsize=32)
def _font(size: int, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    from desktop.fonts import sans

    # Alike on every machine: with a shaping engine this face would lose the dot of the Kazakh і by its own rules.
    return ImageFont.truetype(io.BytesIO(sans("notosbo" if bold else "notos")), max(size, 1),
                              layout_engine=ImageFont.Layout.BASIC)
