"""A picture by itself as a file: PDF as on paper, SVG and PNG as on the screen; never with a guarded name in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Reader, Writer
from desktop.briefs import drawing
from desktop.briefs.errors import BriefError
from desktop.briefs.guarded import GuardedNames
from desktop.briefs.pictures.reading import context_of, read
from desktop.briefs.pictures.seen import View
from desktop.briefs.placing import put
from desktop.briefs.values import Block, Brief, Document, Picture

FORMS = ("pdf", "svg", "png")
_PIXELS = 3.0  # to the point
_LONGEST = 5000  # letters of what a picture says of itself


class NamesGuarded(BriefError):
    """The picture holds names of people that may not be printed."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"The picture names people who are protected: {', '.join(names)}.",
                         "Nothing was handed out. Have the names replaced, or change the titles.")
        self.names = names


class NothingToDraw(BriefError):
    """There is no picture."""

    def __init__(self) -> None:
        super().__init__("There is nothing to draw.", "Choose records that have dates, links or numbers.")


def picture_of(reader: Reader, block: Record, view: View, language: str, *, safe: bool = False) -> Picture:
    """The picture of a block at a size. Without `safe`, raises NamesGuarded where it names who may not be named; with
    it, such names are replaced. Raises NothingToDraw."""
    found = read(reader, block, language, edition="safe" if safe else "full")
    seen = found.lay_out(replace(view, today=None))  # it is looked at on another day
    if seen is None:
        raise NothingToDraw
    if not safe:
        # Words that are cut in the picture stand here in full: half a name would not be found.
        texts = [*(cell for cells, _ in found.told.lines for cell in cells), *(spot.words for spot in seen.spots),
                 seen.picture.description]
        _refuse_names(reader, texts, language)
    # No table stands below it: it says itself what it shows.
    said = "; ".join(" – ".join(filter(None, cells)) for cells, _ in found.told.lines)
    return replace(seen.picture, description=said[:_LONGEST])


def as_file(picture: Picture, form: str) -> bytes:
    """A picture as "svg" or "png"."""
    return drawing.svg(picture).encode() if form == "svg" else drawing.png(picture, _PIXELS)


def save(reader: Reader, block: Record, view: View, language: str, path: Path, *, safe: bool = False) -> None:
    """Write a block's picture; the ending of the path says whether as PDF, SVG or PNG.

    Raises NamesGuarded, NothingToDraw, NotWritten and what else keeps a paper from being written.
    """
    form = path.suffix.lower().lstrip(".")
    if form != "pdf":
        data = as_file(picture_of(reader, block, view, language, safe=safe), form)
        put(data, path, lambda kept: hashlib.sha256(kept).hexdigest())
        return
    from desktop.briefs.pdf import write

    pages = paper_of(reader, block, language, safe=safe)
    write(Document(Brief("", language=language, contents=False, title_page=False, metadata=()), tuple(pages)), path,
          lambda done, total: None, "2b")


def paper_of(reader: Reader, block: Record, language: str, *, safe: bool = False) -> list[Block]:
    """The pictures of a block as a paper has them, without the table and its notes; see `picture_of`."""
    from desktop.briefs.composing import blocks_of

    said = picture_of(reader, block, View(tallest=0), language, safe=safe).description
    context = context_of(reader, language, "safe" if safe else "full")
    return [context.naming.everywhere(replace(one, description=said))
            for one in blocks_of(context, block) if isinstance(one, Picture)]


def put_into(writer: Writer, brief_id: str, block: Record) -> Record:
    """Add a picture to the end of a brief, as a block with the same choices."""
    place = max((int(one["place"] or 0) for one in writer.blocks_of(brief_id)), default=0) + 1
    values = {name: value for name, value in block.values.items() if value not in (None, "", [])}
    return writer.add(Record("brief_block", {**values, "brief": brief_id, "place": place}))


def _refuse_names(reader: Reader, texts: list[str], language: str) -> None:
    guarded = GuardedNames(reader, language)
    if names := sorted({name for text in texts for name in guarded.in_text(text)}):
        raise NamesGuarded(names)
