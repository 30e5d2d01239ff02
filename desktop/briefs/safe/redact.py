"""Evidence for a paper that may be published: what is covered is gone from the file, not hidden in it.

Every page becomes a picture with black rectangles burnt in, and a new file is made of these pictures alone. The words
that can be searched are set anew, invisibly, from words that stand clear of every rectangle and of which something is
to be seen. Nothing else of the old file is taken over: no metadata, attachments, annotations, bookmarks, layers,
earlier revisions, alternative texts, fonts.
"""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.briefs.pdfium import alone
from desktop.briefs.safe.boxes import RedactionBox, by_page
from desktop.briefs.safe.errors import NotCovered, NotRedactable
from desktop.briefs.safe.pages import DPI, Page, Word, letters_of, opened, pages_of_pdf, pages_of_picture, words_of

if TYPE_CHECKING:
    from PIL.Image import Image

PDF = "application/pdf"
PICTURES = frozenset({"image/jpeg", "image/png", "image/tiff", "image/gif", "image/webp", "image/bmp"})
VERSION = "1"
"""Of the way redacted copies are made, kept with each."""

_GRID = 8  # pixels: a block of a JPEG, so that what is black stays black to the last pixel
_FAINT = 16  # of 255: a word whose place differs less than this from itself is not seen
_LOSSLESS_BYTES = 1_000_000  # of one page; a photograph larger than this becomes a JPEG
_JPEG_QUALITY = 88


@dataclass(frozen=True)
class Redacted:
    """A redacted copy: its bytes, what it is, how many pages it has, and the words of each that can be searched."""

    data: bytes
    media_type: str
    pages: int
    texts: tuple[str, ...]
    settings: str


def can_be_redacted(media_type: str) -> bool:
    """Has a file of this type pages on which something can be covered?"""
    return media_type == PDF or media_type in PICTURES


@alone
def redacted(data: bytes, media_type: str, boxes: Iterable[RedactionBox], *, dpi: int = DPI) -> Redacted:
    """A copy in which what lies below the boxes is gone; the same file and boxes give the same bytes.

    Without boxes the copy has all its pages still, and none of what the file says beside them. A PDF gives a PDF of
    pictures, `dpi` dots to the inch; a picture gives a PNG or a JPEG, one of several frames a PDF. What was made is
    read back. Raises NotRedactable, NotCovered; BadBox for a box on a page that is not there.
    """
    wanted = by_page(boxes)
    if media_type == PDF:
        pages = list(map(_shrunk, _burnt(pages_of_pdf(data, dpi), wanted)))
    elif media_type in PICTURES:
        pages = list(map(_shrunk, _burnt(pages_of_picture(data), wanted)))
    else:
        raise NotRedactable(f"it is neither a PDF nor a picture ({media_type or 'unknown'})")
    if missing := sorted(set(wanted) - {page.number for page in pages}):
        raise NotRedactable(f"it has no page {missing[0]}", "Nothing was written. Correct the rectangle's page.")
    settings = f"{dpi} dpi; " + ", ".join(
        f"p. {number}: {len(found)}" for number, found in sorted(wanted.items())) if wanted else f"{dpi} dpi"
    if media_type in PICTURES and len(pages) == 1:
        lossless = media_type not in ("image/jpeg", "image/webp")
        made = _picture_file(pages[0].picture, lossless)
        _look_at_picture(made, pages[0].picture.size, wanted.get(1, []))
        return Redacted(made, "image/png" if lossless else "image/jpeg", 1, ("",), settings)
    made = _pdf_of(pages)
    return Redacted(made, PDF, len(pages), _looked_at(made, pages, wanted), settings)


def _burnt(pages: Iterable[Page], wanted: dict[int, list[RedactionBox]]) -> Iterable[Page]:
    from PIL import ImageDraw

    for page in pages:
        places = [box.on_grid(*page.picture.size, _GRID) for box in wanted.get(page.number, [])]
        draw = ImageDraw.Draw(page.picture)
        for left, top, right, bottom in places:
            draw.rectangle((left, top, right - 1, bottom - 1), fill=0 if page.picture.mode == "L" else (0, 0, 0))
        page.words = tuple(word for word in page.words if _clear(word, places) and _is_seen(word, page.picture))
        yield page


def _clear(word: Word, places: Sequence[tuple[int, int, int, int]]) -> bool:
    """Does a word stand clear of every covered place, its own box taken a little larger than the font says?"""
    margin = 2 + 0.12 * min(word.bottom - word.top, word.right - word.left)
    return not any(word.left - margin < right and left < word.right + margin
                   and word.top - margin < bottom and top < word.bottom + margin
                   for left, top, right, bottom in places)


def _is_seen(word: Word, picture: Image) -> bool:
    """Is there anything at a word's place? White letters on white, and words off the page, are not of the paper."""
    left, top = max(0, int(word.left)), max(0, int(word.top))
    right, bottom = min(picture.width, int(word.right) + 1), min(picture.height, int(word.bottom) + 1)
    if left >= right or top >= bottom:
        return False
    low, high = picture.crop((left, top, right, bottom)).convert("L").getextrema()
    return bool(high - low > _FAINT)  # type: ignore[operator]


def _shrunk(page: Page) -> Page:
    """A page without colours is kept in grey: a third of the bytes."""
    from PIL import ImageChops

    if page.picture.mode == "RGB":
        red, green, blue = page.picture.split()
        if not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(red, blue).getbbox():
            page.picture = red
    return page


def _picture_file(picture: Image, lossless: bool) -> bytes:
    out = io.BytesIO()
    bare = picture.copy()
    bare.info = {}  # comments, EXIF, colour profiles: nothing of the old file but what is seen
    if lossless:
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return out.getvalue()


def _pdf_of(pages: Sequence[Page]) -> bytes:
    """A new PDF: each page its picture, and over it its words, invisible."""
    import pikepdf
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        lossless = len(zlib.compress(page.picture.tobytes(), 6)) <= _LOSSLESS_BYTES
        picture = ImageReader(page.picture if lossless else io.BytesIO(_picture_file(page.picture, lossless=False)))
        canvas.drawImage(picture, 0, 0, page.width, page.height)
        _set_words(canvas, page)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        del pdf.docinfo
        for name in ("/Metadata", "/Outlines", "/PageMode"):
            if name in pdf.Root:
                del pdf.Root[name]
        for picture in (picture for page in pdf.pages for picture in page.get_images().values()):
            if list(map(str, picture.get("/Filter", []))) == ["/ASCII85Decode", "/DCTDecode"]:
                # a fifth larger for nothing
                letters = picture.read_raw_bytes().strip().removesuffix(b"~>")
                picture.write(base64.a85decode(letters), filter=pikepdf.Name.DCTDecode)
        saved = io.BytesIO()
        pdf.save(saved, deterministic_id=True, recompress_flate=True, compress_streams=True,
                 stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return saved.getvalue()


def _set_words(canvas: object, page: Page) -> None:
    from desktop.briefs.fonts import family

    faces = family()
    main, other = faces.text[False, False], faces.help[False, False]
    across, down = page.width / page.picture.width, page.height / page.picture.height
    text = canvas.beginText()  # type: ignore[attr-defined]
    text.setTextRenderMode(3)
    for word in page.words:
        face = main if main.has(word.text) else other
        shown = "".join(char for char in word.text if face.has(char))
        size = max(1.0, (word.bottom - word.top) * down)
        natural = face.width(shown, size)
        if not natural:
            continue
        text.setFont(face.name, size)
        text.setHorizScale(100 * (word.right - word.left) * across / natural)
        text.setTextOrigin(word.left * across, page.height - word.bottom * down)
        text.textOut(shown + " ")
    canvas.drawText(text)  # type: ignore[attr-defined]


def _look_at_picture(made: bytes, size: tuple[int, int], boxes: Sequence[RedactionBox]) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(made)) as picture:
        if picture.getexif() or set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}:
            raise NotCovered("it says more than its pixels")
        _look_at_pixels(picture, size, boxes, 1)


def _look_at_pixels(picture: Image, size: tuple[int, int], boxes: Sequence[RedactionBox], number: int) -> None:
    if picture.size != size:
        raise NotCovered(f"page {number} has another size")
    for box in boxes:
        if picture.crop(box.on_grid(*size, _GRID)).convert("L").getextrema() != (0, 0):
            raise NotCovered(f"page {number} is not black where it should be")


def _looked_at(made: bytes, pages: Sequence[Page], wanted: dict[int, list[RedactionBox]]) -> tuple[str, ...]:
    """The words of each page as the new file gives them; raises NotCovered where it holds more than was put in."""
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        if set(pdf.Root.keys()) - {"/Type", "/Pages"} or "/Info" in pdf.trailer:
            raise NotCovered("it says more than its pages")
        for page, paper in zip(pages, pdf.pages, strict=True):
            (picture,) = paper.get_images().values()
            seen = pikepdf.PdfImage(picture).as_pil_image()
            _look_at_pixels(seen, page.picture.size, wanted.get(page.number, []), page.number)
    texts = []
    again = opened(made)
    try:
        for page in pages:
            found = [word.text for word in words_of(letters_of(again[page.number - 1], page.picture.size))]
            if set("".join(found)) - set("".join(word.text for word in page.words)):
                raise NotCovered(f"page {page.number} has letters that were not put there")
            texts.append(" ".join(found))
    finally:
        again.close()
    return tuple(texts)
