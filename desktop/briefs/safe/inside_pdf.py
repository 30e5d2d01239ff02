"""What a PDF holds: the text of every page, every string and stream of every object, and earlier revisions."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

from desktop.briefs.safe.inside_picture import beside_pixels, mark_of
from desktop.briefs.safe.pieces import Found, Piece, Raw, Unseen, Within
from desktop.briefs.safe.views import MOST_BYTES, inflated

_INLINE = re.compile(rb"(?<![A-Za-z])BI\s[^\0]{0,2000}?\sID\s")
_PAINTS = re.compile(rb"(?<![A-Za-z0-9])(?:f\*?|F|S|s|B\*?|b\*?|sh)(?=\s|$)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_KEYS = frozenset("/Type /Subtype /Length /Filter /Parent /Kids /Count /Resources /MediaBox /Contents /Font".split())
_DEEPEST = 40  # objects within an object; a file that is deeper is damaged or hostile


def in_pdf(data: bytes, mark: str) -> Iterator[Found]:
    """Everything in a PDF. `mark` stands for the file where it cannot be read."""
    import pikepdf

    yield from _pages(data, mark)

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            numbers = _page_numbers(pdf)
            for thing in (pdf.trailer, *pdf.objects):
                where = _called(thing, numbers)
                if isinstance(thing, pikepdf.Stream):
                    yield from _stream(thing, where)
                strings: list[str] = []
                raw: list[bytes] = []
                _gather(thing, strings, raw, 0)
                if strings:
                    yield Piece(where, "\n\n".join(strings))
                if raw:
                    yield Raw(where, b"\n\n".join(raw))
    except pikepdf.PasswordError:
        yield Unseen("the whole file: it is locked", mark)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        yield Unseen("a damaged PDF", mark)
    yield from _revisions(data)


def _revisions(data: bytes) -> Iterator[Found]:
    """The bytes as they lie, and every stream in them, whether or not a page still uses it."""
    bare: list[bytes] = []
    at = 0
    for found in _STREAM.finditer(data):
        if found.start() < at:
            continue
        about = data[max(0, found.start() - 600):found.start()]
        start = found.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end
        if _PICTURE.search(about[about.rfind(b" obj") if b" obj" in about else 0:]):
            if data[start:start + 2] == b"\xff\xd8":  # a photo's own words; pixels say nothing to a program
                yield from (Raw("picture: metadata", part) for part in beside_pixels(data[start:end]))
            bare.append(data[at:start])
            at = end
            continue
        for out, _ in inflated(data[start:end]):
            yield Raw("earlier revision or unused stream", out)
            bare.append(data[at:start])
            at = end
            break
    yield Raw("bytes of the file", b"".join([*bare, data[at:]]))


def _pages(data: bytes, mark: str) -> Iterator[Found]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield Unseen("the pages cannot be read", mark)
        return
    try:
        for index in range(len(pdf)):
            where = f"page {index + 1}"
            try:
                page = pdf[index]
                text = page.get_textpage()
                words = text.get_text_range()
                drawn = sum(1 for _ in page.get_objects(max_depth=3))
                text.close()
                page.close()
            except pypdfium2.PdfiumError:
                yield Unseen(f"{where} cannot be read", mark)
                continue
            yield Piece(where, re.sub("[\ufffe\x02]\r?\n?", "-\n", words))
            letters = [char for char in words if not char.isspace()]
            strange = sum(char in "\ufffd\0" or 0xE000 <= ord(char) < 0xF900 or ord(char) < 32 for char in letters)
            if strange * 5 > len(letters) or (not letters and drawn):
                yield Unseen(f"{where}: letters that cannot be read, or a drawing",
                             hashlib.sha256(f"{mark} {index}".encode()).hexdigest())
    finally:
        pdf.close()


def _page_numbers(pdf: Any) -> dict[tuple[int, int], int]:
    """The page on which a picture or a content stream is first used."""
    found: dict[tuple[int, int], int] = {}
    for number, page in enumerate(pdf.pages, 1):
        found.setdefault(page.obj.objgen, number)
        waiting = [page.obj.get("/Resources")]
        for _ in range(_DEEPEST):
            if not waiting:
                break
            resources = waiting.pop()
            things = resources.get("/XObject") if resources is not None else None
            for thing in dict(things or {}).values():
                if thing.objgen not in found:
                    found[thing.objgen] = number
                    if thing.get("/Resources") is not None:
                        waiting.append(thing.get("/Resources"))
        for note in page.obj.get("/Annots") or []:
            found.setdefault(note.objgen, number)
    return found


def _called(thing: Any, numbers: dict[tuple[int, int], int]) -> str:
    """What an object is, in words."""
    import pikepdf

    page = f" on page {numbers[thing.objgen]}" if thing.objgen in numbers else ""
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return f"object {thing.objgen[0]}"
    kind = str(thing.get("/Type", "")).strip("/")
    names = {"Metadata": "metadata (XMP)", "EmbeddedFile": "attachment", "Annot": "annotation", "Outlines": "outline",
             "StructElem": "structure (alternative text)", "Filespec": "attachment", "Font": "font",
             "Catalog": "catalogue", "Page": "page"}
    if kind in names:
        return names[kind] + page
    if thing.get("/Subtype") == "/Image":
        return "picture" + page
    if "/Title" in thing and "/Parent" in thing:
        return "outline"
    if "/Producer" in thing or "/CreationDate" in thing or "/Author" in thing:
        return "metadata"
    if "/FT" in thing:
        return "form field" + page
    if "/Rect" in thing:
        return "annotation" + page
    return f"object {thing.objgen[0]}{page}"


def _gather(thing: Any, strings: list[str], raw: list[bytes], depth: int) -> None:
    """Every string, key and name in an object, but for those of other objects."""
    import pikepdf

    if depth > _DEEPEST:
        return
    inner: list[Any] = []
    if isinstance(thing, pikepdf.String):
        strings.append(str(thing))
        if not bytes(thing).isascii():
            raw.append(bytes(thing))
    elif isinstance(thing, pikepdf.Name):
        strings.append(str(thing))
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        strings.extend(key for key in thing.keys() if key not in _KEYS)  # noqa: SIM118 (no mapping)
        inner = [thing.get(key) for key in thing.keys()]  # noqa: SIM118
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            _gather(one, strings, raw, depth + 1)


def _stream(thing: Any, where: str) -> Iterator[Found]:
    import pikepdf

    mark = hashlib.sha256(thing.read_raw_bytes()).hexdigest()
    if thing.get("/Subtype") == "/Image":
        yield from _picture(thing, where, mark)
        return
    try:
        content = thing.read_bytes()
    except pikepdf.PdfError:
        yield Unseen(f"{where} cannot be inflated", mark)
        return
    if len(content) > MOST_BYTES:
        yield Unseen(f"{where} is too long", mark)
        content = content[:MOST_BYTES]
    if where.startswith("attachment"):
        yield Within(where, content)
    else:
        yield Raw(where, content)
        if _INLINE.search(content):
            yield Unseen(f"{where}: a picture within", mark)


def _picture(thing: Any, where: str, mark: str) -> Iterator[Found]:
    """A picture's own words, and what is seen of it."""
    import pikepdf

    filters = str(thing.get("/Filter", ""))
    if "DCTDecode" in filters or "JPXDecode" in filters:
        yield from (Raw(f"{where}: metadata", part) for part in beside_pixels(thing.read_raw_bytes()))
    try:
        yield Unseen(where, mark_of(pikepdf.PdfImage(thing).as_pil_image()))
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError, TypeError, KeyError, AttributeError):
        yield Unseen(where, mark)
