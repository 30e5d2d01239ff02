"""Files of evidence made by hand: PDFs, pictures and Word documents with a name wherever one can hide."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
from PIL import Image, ImageDraw
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.briefs.fonts import family

LATIN, RUSSIAN, KAZAKH = "Aigul Sartova", "Айгуль Сартовой", "Айгүл Сартованың"
SIZE = (595, 842)


def pdf(*lines: tuple[float, float, str], turned: int = 0, work: Callable[[Canvas], None] = lambda canvas: None,
        size: tuple[float, float] = SIZE) -> bytes:
    """A page with lines of text at points from the lower left corner; `turned` is how it is shown."""
    family()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setFont("MuragatSerif", 12)
    for x, y, text in lines:
        canvas.drawString(x, y, text)
    # A brief's PDF asks ReportLab for bytes; an image within a drawing it can only set as letters.
    asked, rl_config.useA85 = rl_config.useA85, 1
    try:
        work(canvas)
    finally:
        rl_config.useA85 = asked
    canvas.showPage()
    canvas.save()
    return changed(out.getvalue(), lambda file: file.pages[0].rotate(turned, relative=False)) if turned \
        else out.getvalue()


def changed(data: bytes, work: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF after a change."""
    with pikepdf.open(io.BytesIO(data)) as file:
        work(file)
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def picture(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """A picture with something on it everywhere."""
    made = Image.effect_noise(size, 80).convert("RGB")
    ImageDraw.Draw(made).line((0, 0, *size), fill=(200, 30, 30), width=9)
    return made


def photo(name: str = LATIN, **more: object) -> bytes:
    """A JPEG that names somebody in its EXIF."""
    exif = Image.Exif()
    exif[0x010E] = "A portrait"
    exif[0x013B] = name
    exif[0x9C9B] = (name + "\0").encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + name.encode("utf-16-le")
    out = io.BytesIO()
    picture().save(out, "JPEG", exif=exif, **more)
    return out.getvalue()


def scan() -> bytes:
    """A PDF that is only a picture of a page."""
    out = io.BytesIO()
    picture((600, 800)).save(out, "PDF")
    return out.getvalue()


def zipped(**parts: str | bytes) -> bytes:
    """A ZIP of parts; two underlines in a name are a slash, one at the end a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()
