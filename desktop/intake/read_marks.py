"""What readers of a PDF have marked in it: highlights and the like with their words, and notes."""

from __future__ import annotations

import ctypes
import json
from typing import Any, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.intake.draft import Limits
from desktop.intake.pages.of_pdf import to_seen
from desktop.intake.pdf_words import iso_date
from desktop.intake.piped import password_of
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (pypdfium2.PdfiumError,)
# ISO 32000-1, 12.5.6; those that stand on words, and those that stand anywhere.
_ON_WORDS = {pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight", pdfium.FPDF_ANNOT_UNDERLINE: "underline",
             pdfium.FPDF_ANNOT_SQUIGGLY: "underline", pdfium.FPDF_ANNOT_STRIKEOUT: "strikeout"}
_ANYWHERE = {pdfium.FPDF_ANNOT_TEXT: "note", pdfium.FPDF_ANNOT_FREETEXT: "note", pdfium.FPDF_ANNOT_SQUARE: "area",
             pdfium.FPDF_ANNOT_CIRCLE: "area", pdfium.FPDF_ANNOT_INK: "area", pdfium.FPDF_ANNOT_CARET: "note"}
_KINDS = {**_ON_WORDS, **_ANYWHERE}
_MOST_OF_PAGE = 500
_MOST = 5000
_MOST_RECTANGLES = 60
_MOST_WORDS = 5000


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say each mark as a line of JSON: kind, page, label of the page, rectangles as seen, words, note, author, day."""
    pdf = pypdfium2.PdfDocument(document.read(), password=password_of(document) or None)
    left = _MOST
    for number in range(1, min(len(pdf), limits.pages) + 1):
        say.step("page", page=number)
        try:
            left -= _page(pdf, number, left, say)
        except pypdfium2.PdfiumError:
            continue
        if left <= 0:
            break


def _page(pdf: pypdfium2.PdfDocument, number: int, most: int, say: Say) -> int:
    page = pdf[number - 1]
    try:
        count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_OF_PAGE, most)
        if not count:
            return 0
        textpage, seen, told = page.get_textpage(), to_seen(page), 0
        try:
            for index in range(count):
                annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
                if not annotation:
                    continue
                try:
                    mark = _mark(annotation, textpage, seen)
                finally:
                    pdfium.FPDFPage_CloseAnnot(annotation)
                if mark:
                    label = pdf.get_page_label(number - 1) or str(number)
                    say.text(json.dumps({"page": number, "label": label, **mark}) + "\n")
                    told += 1
        finally:
            textpage.close()
        return told
    finally:
        page.close()


def _mark(annotation: Any, textpage: Any, seen: tuple[float, ...]) -> dict[str, Any] | None:
    kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(annotation))
    hidden = pdfium.FPDFAnnot_GetFlags(annotation) & pdfium.FPDF_ANNOT_FLAG_HIDDEN
    if kind is None or hidden:
        return None
    boxes = _boxes(annotation)
    note = _string(annotation, b"Contents")
    # A mark on words without places of its words is a mark on its whole rectangle.
    words = " ".join(filter(None, (" ".join(textpage.get_text_bounded(*box).split()) for box in boxes))) \
        if kind in _ON_WORDS.values() else ""
    if not boxes or not (words or note or kind == "area"):
        return None
    return {"kind": kind, "rectangles": [_seen(box, seen) for box in boxes], "words": words[:_MOST_WORDS],
            "note": note[:_MOST_WORDS], "author": _string(annotation, b"T")[:200],
            "day": iso_date(_string(annotation, b"M"))[:40]}


def _boxes(annotation: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top in the page's own coordinates: a box for each line of words marked."""
    boxes, points = [], pdfium.FS_QUADPOINTSF()
    for place in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_RECTANGLES)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, place, ctypes.byref(points)):
            across = (points.x1, points.x2, points.x3, points.x4)
            along = (points.y1, points.y2, points.y3, points.y4)
            boxes.append((min(across), min(along), max(across), max(along)))
    if not boxes:
        rect = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            boxes = [(min(rect.left, rect.right), min(rect.bottom, rect.top),
                      max(rect.left, rect.right), max(rect.bottom, rect.top))]
    return [box for box in boxes if all(abs(side) < 1e5 for side in box) and box[0] < box[2] and box[1] < box[3]]


def _seen(box: tuple[float, float, float, float], to: tuple[float, ...]) -> list[float]:
    a, b, c, d, e, f = to
    x, y, u, v = box
    x0, y0, x1, y1 = a * x + c * y + e, b * x + d * y + f, a * u + c * v + e, b * u + d * v + f
    return [round(side, 1) for side in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]


def _string(annotation: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 200_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n").strip()
