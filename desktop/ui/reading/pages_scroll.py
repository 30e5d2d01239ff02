"""Pages one below the other, asked for and painted as they come into sight; scrolling and zoom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from archive_schema.marked import Rectangle
from desktop.intake.pages.values import PICTURE
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.column import GAP, Column
from desktop.ui.reading.page_paint import Mark, in_view, paint_page
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.selection import Selection

if TYPE_CHECKING:
    from desktop.ui.reading.pages_view import PagesView

WIDTH, PAGE = "width", "page"
LEAST, MOST = 0.1, 8.0
_STEP = 1.2
_POINTS = 72


class PagesScroll(QAbstractScrollArea):
    """Shows `pages` once they are open."""

    selected = Signal()
    turned = Signal(int)
    """Another page is in the middle of the view."""
    zoomed = Signal()
    mark_opened = Signal(str)
    cite = Signal()
    """Enter on a marked passage."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.pages = pages
        self.zoom: str | float = WIDTH
        self.number = 1
        self.marks: dict[int, list[Mark]] = {}
        self.hits: dict[int, list[tuple[int, int]]] = {}
        self.hit: tuple[int, int, int] | None = None
        self.current_mark = ""
        self.is_dim = False
        self.area: Rectangle | None = None
        """A part of a page marked as a picture: of a page without words, or drawn with Alt."""
        self.selection = Selection(pages.lettering, 0)
        self.column = Column((), 1.0)
        self._goal: tuple[int, float | None] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        # Pages are fitted to the width: a bar that came and went with their height would never come to rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the source"))
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(48)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        pages.opened.connect(self._opened)
        pages.sized.connect(self.lay_out)
        pages.drawn.connect(lambda number: self.viewport().update())
        pages.page_failed.connect(lambda number: self.viewport().update())
        pages.lettered.connect(self._lettered)

    # Where pages are

    def _opened(self, opened: object) -> None:
        self.selection = Selection(self.pages.lettering, self.pages.count)
        self.lay_out()
        self.turned.emit(self.number)

    @property
    def whole(self) -> float:
        """Pixels of the screen to a point at 100 %."""
        return 1.0 if self.pages.form == PICTURE else self.logicalDpiX() / _POINTS

    def _scale(self) -> float:
        sizes = self.pages.sizes
        if not sizes:
            return 1.0
        if isinstance(self.zoom, float):
            return self.zoom * self.whole
        wide = max(size.width for size in sizes) if len(sizes) < 50 else sizes[self.number - 1].width
        scale = max(40, self.viewport().width() - 2 * GAP) / wide
        if self.zoom == PAGE:
            scale = min(scale, max(40, self.viewport().height() - 2 * GAP) / sizes[self.number - 1].height)
        elif self.pages.form == PICTURE:
            scale = min(scale, 1.0)  # a small picture is not blown up
        return min(max(scale, LEAST * self.whole), MOST * self.whole)

    def lay_out(self) -> None:
        """Put the pages where they belong at this zoom; what was at the top stays there."""
        bar, view = self.verticalScrollBar(), self.viewport()
        place = self.column.share(bar.value()) if len(self.column) else (1, 0.0)
        self.column = Column([(size.width, size.height) for size in self.pages.sizes], self._scale())
        bar.setPageStep(view.height())
        bar.setRange(0, max(0, self.column.height - view.height()))
        across = self.horizontalScrollBar()
        across.setPageStep(view.width())
        across.setRange(0, max(0, self.column.width + 2 * GAP - view.width()))
        if len(self.column) and place != (1, 0.0):
            bar.setValue(self.column.height_of(*place))
        if self._goal:
            self.go_to(*self._goal)
        self._soon.start()
        view.update()

    def zoom_to(self, zoom: str | float) -> None:
        """Fit the width, the page, or a factor (1.0: as on paper)."""
        self.zoom = min(max(zoom, LEAST), MOST) if isinstance(zoom, float) else zoom
        self.lay_out()
        self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """Larger, or smaller with negative steps."""
        self.zoom_to(float(self.column.scale / self.whole * _STEP ** steps))

    @property
    def factor(self) -> float:
        """How large pages are now; 1.0 as on paper."""
        return self.column.scale / self.whole

    def go_to(self, number: int, y: float | None = None) -> None:
        """Show a page, from its top or from about a height on it, in points."""
        if not len(self.column):
            self._goal = number, y
            return
        self._goal = None
        number = min(max(1, number), len(self.column))
        _, top, _, _ = self.column.place(number, self.viewport().width())
        above = GAP if y is None else self.viewport().height() // 3 - round(y * self.column.scale)
        self.verticalScrollBar().setValue(max(0, top - above))
        self._scrolled()

    def _page_rect(self, number: int) -> QRect:
        """A page within the viewport."""
        left, top, width, height = self.column.place(number, self.viewport().width())
        return QRect(left - self.horizontalScrollBar().value() + (GAP if self.horizontalScrollBar().maximum() else 0),
                     top - self.verticalScrollBar().value(), width, height)

    def in_sight(self) -> range:
        """The pages that show."""
        top = self.verticalScrollBar().value()
        return self.column.between(top, top + self.viewport().height())

    def _scrolled(self) -> None:
        if len(self.column):
            number = self.column.at(self.verticalScrollBar().value() + self.viewport().height() // 3)
            if number != self.number:
                self.number = number
                self.turned.emit(number)
        self._soon.start()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Everything is painted anew."""
        self._soon.start()
        self.viewport().update()

    def _want(self) -> None:
        """Ask for what shows, then for its neighbours; nothing else."""
        if not len(self.column) or not self.isVisible():
            return
        seen = self.in_sight()
        scale = round(self.column.scale * self.devicePixelRatioF(), 4)
        near = [number for number in (seen.stop, seen.start - 1) if 1 <= number <= self.pages.count]
        wanted = {number: (scale, 0) for number in seen} | {number: (scale, 2) for number in near}
        self.pages.want(wanted, set(seen))

    def _lettered(self, number: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self.lay_out()
        if not isinstance(self.zoom, float):
            self.zoomed.emit()

    def showEvent(self, event: object) -> None:
        """Ask for what shows now."""
        self._soon.start()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pages, marks, what was found, what is marked, the caret."""
        colours = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.window))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self.in_sight():
            rect = self._page_rect(number)
            if rect.intersects(event.rect()):
                paint_page(painter, cast("PagesView", self), number, rect)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    # Marks and hits

    def show_marks(self, marks: Mapping[int, list[Mark]]) -> None:
        """Draw these, by page."""
        self.marks = dict(marks)
        self.viewport().update()

    def show_hits(self, hits: Mapping[int, list[tuple[int, int]]], now: tuple[int, int, int] | None) -> None:
        """Draw what was found, and the place that is shown now: page, first letter, end."""
        self.hits, self.hit = dict(hits), now
        self.viewport().update()

    def mark_letters(self, number: int, start: int, end: int) -> None:
        """Mark letters of a page whose letters are read, and show them."""
        self.selection.mark((number, start), (number, end))
        self.show_caret()
        self.selected.emit()

    def show_rectangles(self, places: Iterable[Rectangle]) -> None:
        """Show the first of these places."""
        first = next(iter(places), None)
        if first is None or not len(self.column):
            return
        box = in_view(self._page_rect(min(first.page, len(self.column))), self.column.scale,
                      (first.x0, first.y0, first.x1, first.y1))
        if not 0 <= box.top() <= box.bottom() <= self.viewport().height():
            self.go_to(first.page, first.y0)

    def show_caret(self) -> None:
        """Scroll until the caret is in sight."""
        caret = self.selection.caret
        letters = self.pages.lettering(caret[0]) if caret else None
        if caret is None or letters is None:
            return
        if letters.lines:
            line = letters.lines[letters.line_of(caret[1])]
            self.setAccessibleDescription(letters.text[line.start:line.end])  # what a screen reader says
        x, top, _, bottom = letters.edge(caret[1])
        place = in_view(self._page_rect(caret[0]), self.column.scale, (x, top, x, bottom))
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if place.top() < GAP or place.bottom() > high - GAP:
            bar.setValue(bar.value() + round(place.top() - high / 3))
        across, wide = self.horizontalScrollBar(), self.viewport().width()
        if place.left() < GAP or place.left() > wide - GAP:
            across.setValue(across.value() + round(place.left() - wide / 2))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See focusInEvent."""
        super().focusOutEvent(event)
        self.viewport().update()
