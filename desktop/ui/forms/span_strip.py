"""Rows with a beginning and an end, drawn as bars on one scale: solid where certain, faint where not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from archive_schema.in_time import Bar
from desktop.ui import theme

_BAR, _GAP = 6, 4


class SpanStrip(QWidget):
    """A bar a row, in the order of the rows; it only shows what the rows say in words."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar | None] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_bars(self, bars: list[Bar | None]) -> None:
        """Draw these; nothing is shown where none has a date."""
        self._bars = bars
        self.setVisible(any(bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each row."""
        return QSize(120, len(self._bars) * (_BAR + _GAP) + _GAP)

    def minimumSizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """An open end fades out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, bar in enumerate(self._bars):
            top = _GAP + place * (_BAR + _GAP)
            self._line(painter, 0, 1, top + _BAR / 2 - 0.5, 1, QColor(theme.colours().hairline))
            if bar is not None:
                ink = QColor(theme.colours().accent)
                faint = QColor(ink)
                faint.setAlpha(90)
                self._line(painter, bar.first, bar.last, top, _BAR, faint)
                if not bar.open_start and not bar.open_end:
                    self._line(painter, bar.from_, bar.to, top, _BAR, ink)

    def _line(self, painter: QPainter, start: float, end: float, top: float, height: float, ink: QColor) -> None:
        width = self.width()
        painter.fillRect(QRectF(start * width, top, max((end - start) * width, 2), height), ink)
