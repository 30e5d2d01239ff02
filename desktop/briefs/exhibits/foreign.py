"""PDF pages of others: opened, looked at, and set on pages of ours as drawings, with nothing but what they show."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

import pikepdf

from desktop.briefs.exhibits.geometry import Box, Matrix, times
from desktop.briefs.exhibits.pdf_file import Copier, real

UNREADABLE = (
    pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    ArithmeticError, RecursionError, zlib.error,
)
"""What reading a file of others may raise, whatever is in it."""
_MOST_CONTENT = 64 * 1024 * 1024  # packed bytes of one page's drawing in pieces; more is no page
_A4 = (595.28, 841.89)
_LONGEST = 14400.0  # points; what a viewer takes (ISO 32000-1, annex C)
_FEWEST = (220.0, 140.0)  # a smaller page is set on one of this size, so that its stamp has room
_RESOURCES = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties", "/Shading", "/XObject")


class Locked(ValueError):
    """A PDF that opens with a password only."""


@dataclass(frozen=True)
class Looked:
    """What a PDF is, before any of it is printed."""

    pages: int
    repaired: bool = False
    annotated: bool = False
    unshown: bool = False
    attached: int = 0


@dataclass(frozen=True)
class Placed:
    """How a foreign page stands on a page of ours: the page's size, and the matrix from the one to the other."""

    size: tuple[float, float]
    matrix: Matrix
    box: Box


def opened(file: BinaryIO) -> pikepdf.Pdf:
    """A PDF read piece by piece. Raises Locked, or one of UNREADABLE."""
    try:
        pdf = pikepdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Locked("it is locked with a password") from error
    return pdf


def looked_at(pdf: pikepdf.Pdf) -> Looked:
    """How many pages a PDF has and what about it must be told. Raises one of UNREADABLE."""
    pages = list(pdf.pages)
    annotated = any(is_annotated(page.obj) for page in pages)
    form = pdf.Root.get("/AcroForm")
    unshown = isinstance(form, pikepdf.Dictionary) and (
        bool(form.get("/NeedAppearances", False)) or "/XFA" in form)
    return Looked(len(pages), bool(pdf.get_warnings()), annotated, unshown, _attached(pdf))


def _attached(pdf: pikepdf.Pdf) -> int:
    try:
        return len(pdf.attachments)
    except UNREADABLE:
        return 0


def is_annotated(page: Any) -> bool:
    """Has a page annotations that draw something: fields with entries, comments, stamps?"""
    annotations = page.get("/Annots")
    return isinstance(annotations, pikepdf.Array) and any(
        isinstance(one, pikepdf.Dictionary) and "/AP" in one for one in annotations)


def flattened(pdf: pikepdf.Pdf) -> bool:
    """Draw what annotations show into their pages, as they look; False if it cannot be done.

    The file itself stays as it is.
    """
    try:
        form = pdf.Root.get("/AcroForm")
        if isinstance(form, pikepdf.Dictionary) and "/NeedAppearances" in form:
            del form["/NeedAppearances"]  # it would keep fields from being drawn at all
        pdf.flatten_annotations("all")
    except UNREADABLE:
        return False
    return True


def placed(page: Any) -> Placed:
    """Where a page's drawing goes: upright, at its own size, its lower left corner at the page's."""
    box = _box(page)
    turn = _inherited(page, "/Rotate")
    turned = int(turn) % 360 if isinstance(turn, int) and turn % 90 == 0 else 0
    unit = page.get("/UserUnit")
    scale = float(unit) if unit is not None and not isinstance(unit, pikepdf.Object) and 0 < unit < 1e4 else 1.0
    width, height = (box.width, box.height) if turned % 180 == 0 else (box.height, box.width)
    scale = min(scale, _LONGEST / max(width, height))
    width, height = width * scale, height * scale
    upright: Matrix = {
        0: (1.0, 0.0, 0.0, 1.0, -box.x0, -box.y0),
        90: (0.0, -1.0, 1.0, 0.0, -box.y0, box.x1),
        180: (-1.0, 0.0, 0.0, -1.0, box.x1, box.y1),
        270: (0.0, 1.0, -1.0, 0.0, box.y1, -box.x0),
    }[turned]
    size = max(width, _FEWEST[0]), max(height, _FEWEST[1])
    up = size[1] - height  # a small page stands at the top of its paper
    return Placed(size, times(upright, (scale, 0.0, 0.0, scale, 0.0, up)), box)


def _box(page: Any) -> Box:
    """The part of a page that is shown: its crop box within its media box; A4 where neither makes sense."""
    media = _box_called(page, "/MediaBox") or Box(0.0, 0.0, *_A4)
    crop = _box_called(page, "/CropBox")
    return (crop.within(media) if crop else None) or media


def _box_called(page: Any, name: str) -> Box | None:
    numbers = _inherited(page, name)
    if not isinstance(numbers, pikepdf.Array) or len(numbers) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(one) for one in numbers)
    except UNREADABLE:
        return None
    box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box.is_sound else None


def _inherited(page: Any, name: str) -> Any:
    """What a page has itself, or from the nodes above it."""
    node, left = page, 64
    while isinstance(node, pikepdf.Dictionary) and left:
        if name in node:
            return node[name]
        node, left = node.get("/Parent"), left - 1
    return None


def resources_of(page: Any) -> Any:
    """The resources of a page, its own or those it inherits; None where there are none."""
    found = _inherited(page, "/Resources")
    return found if isinstance(found, pikepdf.Dictionary) else None


def contents_of(page: Any) -> list[Any]:
    """The streams of a page's drawing, in order."""
    found = page.get("/Contents")
    parts = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [part for part in parts if isinstance(part, pikepdf.Stream)]


def form_of(copier: Copier, page: Any, box: Box) -> int:
    """Write a page as a drawing that can be set on another; returns its number. Raises one of UNREADABLE."""
    resources = resources_of(page)
    names = [name for name in _RESOURCES if resources is not None and name in resources]
    group = page.get("/Group")
    groups = [group] if isinstance(group, pikepdf.Dictionary) else []
    copied = copier.copy([*(resources[name] for name in names), *groups])
    entries = b" ".join(name.encode() + b" " + said for name, said in zip(names, copied, strict=False))
    head = b"/Type /XObject /Subtype /Form /BBox [%s] /Resources <<%s>>" % (
        b" ".join(map(real, (box.x0, box.y0, box.x1, box.y1))), entries)
    if groups:
        head += b" /Group " + copied[-1]
    parts = contents_of(page)
    if len(parts) == 1:
        return _packed(copier, parts[0], head)
    if sum(int(part.get("/Length", 0)) for part in parts) > _MOST_CONTENT:
        raise ValueError("the drawing of the page is too large")
    drawing = b"\n".join(part.read_bytes() for part in parts)
    return copier.file.stream(head + b" /Filter /FlateDecode", zlib.compress(drawing, 6))


def _packed(copier: Copier, part: Any, head: bytes) -> int:
    """A drawing in one piece goes over as it is packed; one that cannot be unpacked would be half a page, untold."""
    if int(part.get("/Length", 0)) <= _MOST_CONTENT:
        part.read_bytes()
    data = part.read_raw_bytes()
    names = [name for name in ("/Filter", "/DecodeParms") if name in part]
    said = copier.copy([part[name] for name in names])
    packing = b"".join(b" " + name.encode() + b" " + one for name, one in zip(names, said, strict=True))
    return copier.file.stream(head + packing, data)


def hidden_layers(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """The layers that do not show when the file is opened, as they are numbered in it."""
    try:
        settled = pdf.Root["/OCProperties"]["/D"]
        off = [one.objgen for one in settled.get("/OFF", [])]
        if settled.get("/BaseState") == pikepdf.Name("/OFF"):
            on = {one.objgen for one in settled.get("/ON", [])}
            off = [one.objgen for one in pdf.Root["/OCProperties"]["/OCGs"] if one.objgen not in on]
    except UNREADABLE:
        return []
    return off
