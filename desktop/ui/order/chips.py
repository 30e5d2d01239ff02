"""A tag's colour as it is shown: always beside its name, so that colour is never the only sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap

from desktop.ui import theme


def dot(colour: str) -> QIcon:
    """A tag's colour, made so that it stands out from the ground; a ring where it has none."""
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.tag_ink(colour))
    painter.setPen(ink)
    if colour:
        painter.setBrush(QBrush(ink))
    painter.drawEllipse(8, 8, 16, 16)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)
