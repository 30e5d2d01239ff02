"""Reading a finished PDF back: is it what was to be written?"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from desktop.briefs.errors import NotVerified
from desktop.briefs.marks import clean
from desktop.briefs.values import Document, Note, Written, plain_text

_ENOUGH = 24  # letters of a note that tell it from others, behind its number


def verified(data: bytes, document: Document, progress: Callable[[int, int], None]) -> Written:
    """What the file holds, if every note begins on the page of its mark and every font is embedded.

    Raises NotVerified otherwise.
    """
    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        count = len(reader.pages)
        links = dict(_links(reader))
        texts: dict[int, str] = {}
        for note in document.notes:
            page, aim = links.get(f"note {note.number}", (None, None))
            if page is None:
                raise NotVerified(f"note {note.number} has no mark in the text")
            if page not in texts:
                texts[page] = letters(reader.pages[page].extract_text())
                progress(page, count)
            back = links.get(f"mark {note.number}")
            if aim != page or back != (page, page) or _beginning(note) not in texts[page]:
                raise NotVerified(f"note {note.number} does not begin on page {page + 1}, where its mark stands")
        if loose := _fonts_not_embedded(reader):
            raise NotVerified(f"the font {loose[0]} is not embedded")
    except PyPdfError as error:
        raise NotVerified(f"it cannot be read ({error})") from error
    progress(count, count)
    return Written(count, len(document.notes), hashlib.sha256(data).hexdigest())


def _links(reader: PdfReader) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each link's words, with the page it stands on and the page it leads to, both from 0."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    for at, page in enumerate(reader.pages):
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            if "/Dest" in link:
                yield str(link["/Contents"]), (at, numbers[link["/Dest"][0].idnum])


def letters(text: str) -> str:
    """Letters and digits alone: what is left when hyphens, spaces and line ends are forgiven."""
    return re.sub(r"[\W_]+", "", text)


def _beginning(note: Note) -> str:
    from desktop.briefs.fonts import family

    runs = family().runs(clean(plain_text(note.spans))[:400], False, False)
    return letters(f"{note.number}{''.join(run for _, run in runs)}")[:_ENOUGH]


def _fonts_not_embedded(reader: PdfReader) -> list[str]:
    loose = set()
    for page in reader.pages:
        resources = page.get("/Resources", DictionaryObject()).get_object()
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        for font in fonts.values():
            described = font.get_object().get("/FontDescriptor")
            if described is None or "/FontFile2" not in described.get_object():
                loose.add(str(font.get_object().get("/BaseFont", "?")))
    return sorted(loose)
