"""A picture as it is seen on white paper."""

from __future__ import annotations

from PIL import Image


def on_paper(picture: Image.Image) -> Image.Image:
    """The picture in grey or in three colours: sixteen bits become eight, and what is transparent, which may hold what
    nobody sees, becomes paper."""
    if picture.mode in ("I;16", "I;16B", "I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        full = picture.convert("RGBA")
        paper = Image.new("RGBA", full.size, "white")
        paper.alpha_composite(full)
        picture = paper
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")
