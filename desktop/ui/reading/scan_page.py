"""The picture of a page that was read: doubtful words are framed, and the word that is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.paper import Paper


class ScanPage(Paper):
    """Shows which words are doubtful, and tells which one is pointed at."""

    pointed = Signal(QPointF)
    """A place of the page, in its shares, was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(QSize(280, 360))
        self.setAccessibleName(tr("Picture of the page"))
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the word below the mouse."""
        if not self.paper().isEmpty():
            self.pointed.emit(self.share_of(event.position()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page and its frames; the page is white in the dark too, so they have the colours of paper."""
        paper = self.paper()
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
