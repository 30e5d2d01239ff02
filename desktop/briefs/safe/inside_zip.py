"""What a ZIP holds, a Word document above all: every part, every name of a part, and what lies between them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from desktop.briefs.safe.inside_markup import in_markup
from desktop.briefs.safe.pieces import Found, Piece, Raw, Unseen, Within
from desktop.briefs.safe.views import MOST_BYTES

_MARKUP = (".xml", ".rels", ".vml", ".opf", ".ncx", ".xhtml", ".html", ".htm", ".svg")
_MOST_PARTS = 5_000


def in_zip(data: bytes, mark: str) -> Iterator[Found]:
    """Every part of a ZIP. `mark` stands for the file where a part cannot be read."""
    bare = bytearray(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            yield Raw("comment", parts.comment)
            listed = parts.infolist()
            if len(listed) > _MOST_PARTS:
                yield Unseen("too many parts", mark)
            for part in listed[:_MOST_PARTS]:
                yield Piece("name of a part", part.filename)
                yield Raw(f"{part.filename}: extra", part.extra + part.comment)
                if not part.is_dir():
                    yield from _part(parts, part, mark)
                if part.compress_type:
                    _blank(bare, part)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError):
        yield Unseen("a damaged ZIP", mark)
    yield Raw("between the parts", re.sub(b" {64,}", b"\n\n", bytes(bare)))


def _blank(bare: bytearray, part: zipfile.ZipInfo) -> None:
    """What was read as a part is not looked through as bytes again (APPNOTE 4.3.7: the head before a part)."""
    head = part.header_offset
    start = head + 30 + int.from_bytes(bare[head + 26:head + 28], "little") + int.from_bytes(
        bare[head + 28:head + 30], "little")
    end = min(len(bare), start + part.compress_size)
    bare[start:end] = b" " * max(0, end - start)


def _part(parts: zipfile.ZipFile, part: zipfile.ZipInfo, mark: str) -> Iterator[Found]:
    try:
        with parts.open(part) as file:
            content = file.read(MOST_BYTES + 1)
    except RuntimeError:  # locked with a password
        yield Unseen(f"{part.filename}: locked", mark)
        return
    if len(content) > MOST_BYTES:
        yield Unseen(f"{part.filename}: too long", mark)
    if part.filename.lower().endswith(_MARKUP) or content.lstrip()[:1] == b"<":
        yield from in_markup(content, part.filename)
    else:
        yield Within(part.filename, content)
