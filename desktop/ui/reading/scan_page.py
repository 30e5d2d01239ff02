"""The picture of a page that was read: doubtful words are framed, and the word that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr


class ScanPage(QWidget):
    """Boxes are in shares of the page, from its upper left corner."""

    pointed = Signal(QPointF)
    """A place of the page, in its shares, was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(280, 360))
        self.setAccessibleName(tr("Picture of the page"))
        self.image = QImage()
        self._doubtful: Sequence[QRectF] = ()
        self._now = QRectF()

    def show_page(self, image: QImage) -> None:
        """Show the picture of a page; none while it is being drawn."""
        self.image = image
        self.update()

    def show_words(self, doubtful: Sequence[QRectF], now: QRectF) -> None:
        """Frame the doubtful words, and the one that is looked at."""
        self._doubtful, self._now = doubtful, now
        self.update()

    def place_of(self, box: QRectF) -> QRectF:
        """A box in pixels of this widget."""
        paper = self._paper()
        return QRectF(paper.x() + box.x() * paper.width(), paper.y() + box.y() * paper.height(),
                      box.width() * paper.width(), box.height() * paper.height())

    def _paper(self) -> QRectF:
        if self.image.isNull():
            return QRectF()
        size = QSize(self.image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the word below the mouse."""
        paper = self._paper()
        if not paper.isEmpty():
            at = event.position() - paper.topLeft()
            self.pointed.emit(QPointF(at.x() / paper.width(), at.y() / paper.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page and its frames; the page is white in the dark too, so they have the colours of paper."""
        paper = self._paper()
        if paper.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(paper, self.image)
        painter.setPen(QPen(QColor(theme.LIGHT.warn), 1, Qt.PenStyle.DashLine))
        for box in self._doubtful:
            painter.drawRect(self.place_of(box).adjusted(-2, -2, 2, 2))
        if not self._now.isEmpty():
            place = self.place_of(self._now).adjusted(-3, -3, 3, 3)
            painter.fillRect(place, QColor(255, 220, 60, 70))
            painter.setPen(QPen(QColor(theme.LIGHT.accent), 2))
            painter.drawRect(place)
        painter.end()
