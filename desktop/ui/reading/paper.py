"""A picture of a page as large as its room allows, and where on it something lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


class Paper(QWidget):
    """Boxes and places are in shares of the page, from its upper left corner."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paper(self) -> QRectF:
        """The page within this widget; empty while there is no picture of it."""
        if self.image.isNull():
            return QRectF()
        size = QSize(self.image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def place_of(self, box: QRectF) -> QRectF:
        """A box in pixels of this widget."""
        paper = self.paper()
        return QRectF(paper.x() + box.x() * paper.width(), paper.y() + box.y() * paper.height(),
                      box.width() * paper.width(), box.height() * paper.height())

    def share_of(self, at: QPointF) -> QPointF:
        """A point of this widget as a place of the page, the nearest one for a point beside it."""
        paper = self.paper()
        return QPointF(min(1.0, max(0.0, (at.x() - paper.x()) / max(1.0, paper.width()))),
                       min(1.0, max(0.0, (at.y() - paper.y()) / max(1.0, paper.height()))))
