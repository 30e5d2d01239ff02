"""Paints a picture of plain values in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.briefs.blocks.drawing import reach
from desktop.briefs.pictures.lanes import HEAD
from desktop.briefs.pictures.seen import Seen, Spot
from desktop.briefs.values import Box, Stroke, Words
from desktop.ui import theme

_ICON = 9.0  # of the picture's own measure
_ALIGN = {"left": 0.0, "middle": 0.5, "right": 1.0}


class Brush:
    """Colours and type for one palette and one scale; `scale` is pixels for each point of the picture."""

    def __init__(self, scale: float) -> None:
        colours = theme.colours()
        self.scale = scale
        self.paper, self.ink, self.accent = QColor(colours.paper), QColor(colours.ink), QColor(colours.accent)
        self.second, self.wash = QColor(colours.second), QColor(colours.wash)
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}

    def paint(self, painter: QPainter, seen: Seen, top: float, bottom: float) -> None:
        """Paint what lies between two heights, in pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = top / self.scale - 12, bottom / self.scale + 12
        for shape in seen.picture.shapes:
            match shape:
                case Stroke() if shape.y0 <= last and shape.y1 >= first or shape.y1 <= last and shape.y0 >= first:
                    self._stroke(painter, shape)
                case Box() if shape.y <= last and shape.y + shape.height >= first:
                    self._box(painter, shape)
                case Words() if first <= shape.y <= last + 12:
                    self._words(painter, shape)
        for spot in seen.spots:
            if spot.icon and first <= spot.y <= last:
                self._icon(painter, spot)

    def paint_head(self, painter: QPainter, seen: Seen, width: float) -> None:
        """Paint the dates alone, over what was scrolled below them."""
        foot = (HEAD - 3.5) * self.scale
        painter.fillRect(QRectF(-width, 0, 2 * width, foot), self.paper)
        for shape in seen.picture.shapes:
            if isinstance(shape, Words) and shape.y < HEAD - 4:
                self._words(painter, shape)
            elif isinstance(shape, Stroke) and shape.y0 == shape.y1 == HEAD - 4:
                self._stroke(painter, shape)

    def rect(self, spot: Spot) -> QRectF:
        """Where a spot lies, in pixels."""
        return QRectF(spot.x * self.scale, spot.y * self.scale, spot.width * self.scale, spot.height * self.scale)

    def _stroke(self, painter: QPainter, stroke: Stroke) -> None:
        pen = QPen(_mixed(self.ink, self.paper, stroke.grey), max(1.0, stroke.weight * self.scale))
        if stroke.dashed:
            pen.setDashPattern([3.0, 3.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(stroke.x0 * self.scale, stroke.y0 * self.scale, stroke.x1 * self.scale,
                                stroke.y1 * self.scale))

    def _box(self, painter: QPainter, box: Box) -> None:
        """Full in the accent, lighter where the picture is; hatched with an edge where it is in doubt."""
        where = QRectF(box.x * self.scale, box.y * self.scale, box.width * self.scale, box.height * self.scale)
        if not box.hatched:
            share = max(0.0, (box.grey - 0.3) / 0.7)
            painter.fillRect(where, self.paper if box.grey >= 1.0 else _mixed(self.accent, self.paper, share))
            return
        painter.fillRect(where, self.wash)
        painter.setPen(QPen(self.accent, 1.0))
        painter.setBrush(QBrush(self.accent, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _words(self, painter: QPainter, words: Words) -> None:
        """Words in the window's own type, drawn together where they would reach further than was planned."""
        font, metrics = self._font(words.size, words.bold)
        wide, room = metrics.horizontalAdvance(words.text), reach(words.text, words.size, words.bold) * self.scale
        painter.setPen(_mixed(self.ink, self.paper, words.grey * 0.7 if words.grey < 0.9 else words.grey))
        painter.setFont(font)
        squeeze = min(1.0, room / wide) if wide else 1.0
        painter.save()
        painter.translate(words.x * self.scale - wide * squeeze * _ALIGN[words.align], words.y * self.scale)
        painter.scale(squeeze, 1.0)
        painter.drawText(QPointF(0, 0), words.text)
        painter.restore()

    def _font(self, size: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (size, bold) not in self._fonts:
            font = theme.font("body", semibold=bold)
            font.setPixelSize(max(6, round(size * self.scale)))
            self._fonts[size, bold] = (font, QFontMetricsF(font))
        return self._fonts[size, bold]

    def _icon(self, painter: QPainter, spot: Spot) -> None:
        size = round(_ICON * self.scale)
        theme.kind_icon(spot.icon).paint(painter, round((spot.x + 3) * self.scale), round((spot.y + 2.4) * self.scale),
                                         size, size)


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour on the way from one to another."""
    share = min(max(share, 0.0), 1.0)
    parts = (round(a + (b - a) * share) for a, b in zip(
        (one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True))
    return QColor(*parts)
