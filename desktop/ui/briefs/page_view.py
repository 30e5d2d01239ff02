"""The pages of a brief below one another: those in sight are painted, and old ones stay until the new are there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.briefs.writing.places import Spot
from desktop.ui import theme
from desktop.ui.briefs.brief_pages import Preview, paint
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Task

_KEPT = 24  # pictures of pages
_ZOOMS = (50, 67, 80, 100, 125, 150, 200)
_PAUSE = 40


class PageView(QAbstractScrollArea):
    """Shows a preview. 100 % is the width of the pane."""

    clicked = Signal(str)
    """The block at the place that was clicked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.shown: Preview | None = None
        self.images: dict[int, QImage] = {}
        """Pictures of pages, by number from 0."""
        self.zoom = 100
        self._fresh: set[int] = set()
        self._task: Task | None = None
        self._spot: Spot | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._paint_missing)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setAccessibleName(tr("Pages of the brief"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Pages are fitted to the width: a bar that came and went with their height would never come to rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self.shown.count if self.shown else 0

    def show_preview(self, made: Preview) -> None:
        """Show other pages; the place stays, and the old pictures until there are new ones."""
        self.shown = made
        self.images = {number: image for number, image in self.images.items() if number < made.count}
        self._fresh.clear()
        self._measure()
        self._later.start()
        self.viewport().update()

    def show_spot(self, spot: Spot | None) -> None:
        """Bring the place of a block in sight, and mark it at the edge of the page."""
        self._spot = spot
        if spot and self.shown:
            y = round(spot.top * self._scale())
            top = self._top(spot.page) + y
            bar, height = self.verticalScrollBar(), self.viewport().height()
            if not bar.value() + height * 0.1 < top < bar.value() + height * 0.8:
                bar.setValue(max(0, round(top - height * 0.3)))
        self.viewport().update()

    def enlarge(self, by: int) -> None:
        """The next size of the pages, larger (1) or smaller (-1); 0 fits them to the pane."""
        at = _ZOOMS.index(self.zoom) + by if by else _ZOOMS.index(100)
        self.zoom = _ZOOMS[min(max(at, 0), len(_ZOOMS) - 1)]
        where = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
        self._fresh.clear()
        self._measure()
        self.verticalScrollBar().setValue(round(where * self.verticalScrollBar().maximum()))
        self._later.start()
        self.viewport().update()

    # Measures, in pixels of the view

    def _width(self) -> int:
        room = min(self.viewport().width() - 2 * theme.PANE, 900)
        return max(round(room * self.zoom / 100), 80)

    def _scale(self) -> float:
        return self._width() / (self.shown.size[0] if self.shown else 595.0)

    def _height(self) -> int:
        return round((self.shown.size[1] if self.shown else 842.0) * self._scale())

    def _top(self, page: int) -> int:
        return theme.PANE + page * (self._height() + theme.PANE)

    def _place(self, page: int) -> QRect:
        """Where a page is in the viewport."""
        left = max((self.viewport().width() - self._width()) // 2, theme.PANE) - self.horizontalScrollBar().value()
        return QRect(left, self._top(page) - self.verticalScrollBar().value(), self._width(), self._height())

    def _measure(self) -> None:
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(self.viewport().height())
        down.setSingleStep(40)
        down.setRange(0, max(0, self._top(self.count) - self.viewport().height()))
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, self._width() + 2 * theme.PANE - self.viewport().width()))

    def in_sight(self) -> list[int]:
        """The pages that are seen, from 0."""
        area = self.viewport().rect()
        first = max(0, self.verticalScrollBar().value() // max(self._height() + theme.PANE, 1) - 1)
        return [page for page in range(first, min(self.count, first + 12)) if self._place(page).intersects(area)]

    # Painting

    def _scrolled(self) -> None:
        seen = self.in_sight()
        if seen:
            self.setAccessibleDescription(tr("Page {number} of {count}", number=seen[0] + 1, count=self.count))
        self._later.start()

    def _paint_missing(self) -> None:
        made = self.shown
        wanted = [page for page in self.in_sight() if page not in self._fresh]
        if made is None or not wanted or not self._session.is_open:
            return
        if self._task is not None:
            self._task.cancel()
        width = round(self._width() * self.devicePixelRatioF())

        def show(pages: dict[int, QImage]) -> None:
            if self.shown is made:
                self.images |= pages
                self._fresh |= set(pages)
                for page in [one for one in self.images if one not in self.in_sight()][:-_KEPT]:
                    del self.images[page]
                    self._fresh.discard(page)
                self.viewport().update()

        self._task = self._session.tasks.run(
            "", lambda step: paint(made.paper, wanted, width, step), done=_while(self, show), failed=self._failed,
            quiet=True)

    def _failed(self, error: BaseException) -> None:
        """Pages that were not painted stay white; why is told, and they are asked for again when next looked at."""
        if not isinstance(error, Cancelled):
            self._session.tasks.failed.emit(*said(error))

    def leave(self) -> None:
        """Paint nothing any more, and keep no page."""
        self._later.stop()
        if self._task is not None:
            self._task.cancel()
        self.shown, self.images = None, {}

    def paintEvent(self, event: QPaintEvent) -> None:
        """See QAbstractScrollArea."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = theme.colours()
        painter.fillRect(self.viewport().rect(), QColor(colours.window))
        for page in self.in_sight():
            place = self._place(page)
            if image := self.images.get(page):
                painter.drawImage(place, image)
            else:
                painter.fillRect(place, Qt.GlobalColor.white)
            painter.setPen(QPen(QColor(colours.hairline)))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            if self._spot and self._spot.page == page:
                scale = self._scale()
                bar = QRect(place.left() + round(60 * scale), place.top() + round(self._spot.top * scale), 3,
                            max(round(self._spot.height * scale), 6))
                painter.fillRect(bar, QColor(theme.LIGHT.accent))  # on paper, which is white in the dark too

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QAbstractScrollArea."""
        super().resizeEvent(event)
        self._fresh.clear()
        self._measure()
        self._later.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QAbstractScrollArea; with Ctrl the pages grow and shrink."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click leads to the block that stands there."""
        if block := self.block_at(event.position().toPoint()):
            self.clicked.emit(block)

    def block_at(self, point: QPoint) -> str:
        """The block at a place of the view; "" for none."""
        page = next((one for one in self.in_sight() if self._place(one).contains(point)), -1)
        if page < 0 or self.shown is None:
            return ""
        return self.shown.places.at(page, (point.y() - self._place(page).top()) / self._scale())


def _while(view: PageView, show: Callable[[dict[int, QImage]], None]) -> Callable[[dict[int, QImage]], None]:
    """`show`, while the view still shows something."""
    return lambda pages: show(pages) if view.shown is not None else None
