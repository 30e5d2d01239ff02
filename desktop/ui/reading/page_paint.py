"""How a page is painted: what the file shows, and on it what was cited, found and marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from archive_schema.marked import Rectangle
from desktop.ui import i18n, theme
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.ui.reading.pages_view import PagesView

_DIM = QColor(0, 0, 0, 84)
_MARK_EDGE = 2


@dataclass(frozen=True)
class Mark:
    """A cited passage on a page: which citation, where, and whether it gives a rival account."""

    citation: str
    places: tuple[Rectangle, ...]
    is_rival: bool = False


def in_view(rect: QRect, scale: float, box: tuple[float, float, float, float]) -> QRectF:
    """A box of a page, in points, where that page is drawn in `rect`."""
    return QRectF(rect.x() + box[0] * scale, rect.y() + box[1] * scale, (box[2] - box[0]) * scale,
                  (box[3] - box[1]) * scale)


def paint_page(painter: QPainter, view: PagesView, number: int, rect: QRect) -> None:
    """Paint one page. Paper is white in the dark too, so what lies on it has the colours of paper."""
    picture = view.pages.picture(number)
    if picture is not None:
        painter.drawImage(rect, picture.image)
    else:
        _paint_blank(painter, view, number, rect)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    _wash(painter, view, number, rect)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    for mark in view.marks.get(number, ()):
        _edge(painter, view, rect, mark)
    _paint_caret(painter, view, number, rect)
    if view.area is not None and view.area.page == number:
        painter.setPen(QPen(QColor(theme.LIGHT.accent), _MARK_EDGE))
        painter.setBrush(QColor(0, 90, 200, 40))
        painter.drawRect(in_view(rect, view.column.scale, (view.area.x0, view.area.y0, view.area.x1, view.area.y1)))
    if view.is_dim:
        painter.fillRect(rect, _DIM)


def _paint_blank(painter: QPainter, view: PagesView, number: int, rect: QRect) -> None:
    ink, failure = theme.LIGHT, view.pages.failures.get(number)
    painter.fillRect(rect, QColor(ink.paper))
    words = failure.in_(i18n.language()) if failure else tr("Page {number}…", number=number)
    painter.setPen(QColor(ink.danger if failure else ink.second))
    painter.drawText(rect.adjusted(24, 24, -24, -24), int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
                     | Qt.TextFlag.TextWordWrap), words)


def _wash(painter: QPainter, view: PagesView, number: int, rect: QRect) -> None:
    scale, letters = view.column.scale, view.pages.lettering(number)
    for mark in view.marks.get(number, ()):
        for box in mark.places:
            painter.fillRect(in_view(rect, scale, (box.x0, box.y0, box.x1, box.y1)),
                             QColor(theme.PAPER.rival if mark.is_rival else theme.PAPER.cited))
    if letters is None:
        return
    part = view.selection.on_page(number)
    for start, end in view.hits.get(number, ()):
        now = view.hit == (number, start, end)
        if part and start < part[1] and part[0] < end:
            continue  # it is marked already
        for place in letters.boxes(start, end):
            painter.fillRect(in_view(rect, scale, place), QColor(theme.PAPER.here if now else theme.PAPER.found))
    if part:
        for place in letters.boxes(*part):
            painter.fillRect(in_view(rect, scale, place), QColor(theme.PAPER.chosen))


def _edge(painter: QPainter, view: PagesView, rect: QRect, mark: Mark) -> None:
    """Colour is never the only sign: a rival account is underlined in dashes, the one that is shown framed."""
    colour = QColor(theme.LIGHT.warn if mark.is_rival else theme.LIGHT.accent)
    style = Qt.PenStyle.DashLine if mark.is_rival else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in mark.places:
        place = in_view(rect, view.column.scale, (box.x0, box.y0, box.x1, box.y1))
        if mark.citation == view.current_mark:
            painter.setPen(QPen(colour, _MARK_EDGE, style))
            painter.drawRect(place.adjusted(-2, -2, 2, 2))
        else:
            painter.setPen(QPen(colour, 1.5, style))
            painter.drawLine(place.bottomLeft(), place.bottomRight())


def _paint_caret(painter: QPainter, view: PagesView, number: int, rect: QRect) -> None:
    caret, letters = view.selection.caret, view.pages.lettering(number)
    if caret is None or caret[0] != number or letters is None or not view.hasFocus():
        return
    x, top, _, bottom = letters.edge(caret[1])
    place = in_view(rect, view.column.scale, (x, top, x, bottom))
    painter.fillRect(QRectF(place.left() - 1, place.top(), 2, place.height()), QColor(theme.LIGHT.ink))
