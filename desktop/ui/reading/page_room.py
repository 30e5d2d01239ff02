"""The room in which one page is drawn upon: as large as it fits, or larger, and scrolled then."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_STEP, _MOST = 1.25, 8.0


class PageRoom(QScrollArea):
    """`page` fills the room at size 1. Ctrl with + − 0 or the wheel changes the size."""

    resized = Signal()
    """The page has another size: a sharper picture may be wanted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.size_of_page = 1.0
        self._page = page
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(page)
        self.viewport().installEventFilter(self)
        page.installEventFilter(self)

    def zoom_by(self, steps: int) -> None:
        """Larger, smaller, or with 0 as it fits."""
        self.size_of_page = min(max(self.size_of_page * _STEP ** steps, 1.0), _MOST) if steps else 1.0
        self._fit()

    def _fit(self) -> None:
        room, across = self.viewport().size(), self.horizontalScrollBar()
        share = across.value() / across.maximum() if across.maximum() else 0.5
        self._page.setMinimumSize(QSize(0, 0))
        self._page.resize(round(room.width() * self.size_of_page), round(room.height() * self.size_of_page))
        across.setValue(round(share * across.maximum()))
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel with Ctrl changes the size."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)
