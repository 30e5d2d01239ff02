"""One page of a file as a picture, for a person who looks where names stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.briefs.pdfium import alone
from desktop.briefs.safe.errors import NotRedactable
from desktop.briefs.safe.pages import opened, pages_of_picture
from desktop.briefs.safe.redact import PDF, PICTURES

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS = 72
_MOST_PIXELS = 6_000_000  # of a screen, not of a copy that is kept


@alone
def one_page(data: bytes, media_type: str, number: int, dpi: int = 110) -> tuple[Image, int]:
    """A page (from 1) as a reader sees it, and how many there are. Raises NotRedactable."""
    if media_type == PDF:
        return _of_pdf(data, number, dpi)
    if media_type in PICTURES:
        pages = list(pages_of_picture(data))
        return pages[min(number, len(pages)) - 1].picture.convert("RGB"), len(pages)
    raise NotRedactable(f"it is neither a PDF nor a picture ({media_type or 'unknown'})")


def _of_pdf(data: bytes, number: int, dpi: int) -> tuple[Image, int]:
    pdf = opened(data)
    try:
        pdf.init_forms()
        count = len(pdf)
        if not count:
            raise NotRedactable("it has no pages")
        page = pdf[min(number, count) - 1]
        width, height = page.get_size()
        scale = min(dpi / _POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        picture = page.render(scale=scale, may_draw_forms=True, fill_color=(255, 255, 255, 255)).to_pil()
        page.close()
        return picture.convert("RGB"), count
    finally:
        pdf.close()
