"""Small pictures of pages: drawn by the process that reads the file, only those in sight, and no more than so many."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView

from desktop.intake.pages.values import Drawn, NotRead
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.pages import Pages

JSON = Any
_PICTURE = QSize(96, 128)
_ROOM = QSize(28, 40)  # around a picture, with its number
_MOST = 200  # pictures that are kept: less than 20 MB
_SOON = 60  # milliseconds after scrolling until pictures are asked for
_RANK = 3  # behind the pages that are read
_Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QAbstractListModel):
    """The pages of a file, each with its picture once it was drawn."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages, self._count = pages, 0
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._asked: dict[int, Future[Drawn]] = {}
        self._failed: set[int] = set()
        self._blank = QPixmap(_PICTURE)
        self._blank.fill(theme.colours().window)
        _frame(self._blank)

    def begin(self) -> None:
        """The file was opened."""
        self.beginResetModel()
        self._count = self._pages.count
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each page."""
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> JSON:
        """The number printed for a page, its picture, and its name for who does not see it."""
        number = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self._pages.label(number)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(number, self._blank)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Page {number} of {count}", number=number, count=self._count)
        return None

    def want(self, numbers: range, ratio: float) -> None:
        """Have these drawn, `ratio` pixels to one of the screen's units; what else was asked for is let go."""
        for number in [one for one in self._asked if one not in numbers]:
            self._asked.pop(number).cancel()
        for number in numbers:
            if number in self._pictures:
                self._pictures.move_to_end(number)
            elif number not in self._asked and number not in self._failed and not self._pages.is_closed:
                self._ask(number, ratio)

    def _ask(self, number: int, ratio: float) -> None:
        size = self._pages.sizes[number - 1]
        scale = min(_PICTURE.width() / max(size.width, 1), _PICTURE.height() / max(size.height, 1)) * ratio
        future = self._asked[number] = self._pages.reader.draw(number, scale, _RANK)

        def drawn(page: Drawn) -> None:
            self._asked.pop(number, None)
            picture = QPixmap.fromImage(QImage(
                page.pixels, page.width, page.height, 4 * page.width, QImage.Format.Format_RGB32))
            _frame(picture)
            picture.setDevicePixelRatio(ratio)
            self._pictures[number] = picture
            while len(self._pictures) > _MOST:
                self._pictures.popitem(last=False)
            self.dataChanged.emit(self.index(number - 1), self.index(number - 1))

        def failed(error: NotRead) -> None:
            self._asked.pop(number, None)
            self._failed.add(number)

        self._pages.follow(future, drawn, failed)


def _frame(picture: QPixmap) -> None:
    """White paper on a white ground has an edge."""
    painter = QPainter(picture)
    painter.setPen(QColor(theme.colours().outline))
    painter.drawRect(0, 0, picture.width() - 1, picture.height() - 1)
    painter.end()


class PageStrip(QListView):
    """One column of pages; arrows, Page Up, Home and a click show the one they come to."""

    chosen = Signal(int)

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.thumbnails = Thumbnails(pages)
        self._follows = False
        self.setModel(self.thumbnails)
        self.setAccessibleName(tr("Thumbnails of the pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(_PICTURE)
        self.setGridSize(_PICTURE + _ROOM)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(_PICTURE.width() + 2 * _ROOM.width())
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(lambda place: self._soon.start())
        pages.opened.connect(lambda opened: self._begin())

    def _begin(self) -> None:
        self.thumbnails.begin()
        self.show_page(1)
        self._soon.start()

    def show_page(self, number: int) -> None:
        """Follow the pages, unless they follow this."""
        if self.hasFocus() or not 1 <= number <= self.thumbnails.rowCount():
            return
        self._follows = True
        self.setCurrentIndex(self.thumbnails.index(number - 1))
        self._follows = False

    def currentChanged(self, now: _Index, before: _Index) -> None:
        """Another page is chosen."""
        super().currentChanged(now, before)
        if now.isValid() and not self._follows:
            self.chosen.emit(now.row() + 1)

    def in_sight(self) -> range:
        """The pages whose pictures show."""
        height, count = self.viewport().height(), self.thumbnails.rowCount()
        step = max(1, self.gridSize().height())
        across = max(1, self.viewport().width() // max(1, self.gridSize().width()))
        first = max(0, -self.visualRect(self.thumbnails.index(0)).top() // step) * across if count else 0
        return range(min(first + 1, count + 1), min(first + (height // step + 2) * across, count) + 1)

    def _want(self) -> None:
        if self.isVisible():
            self.thumbnails.want(self.in_sight(), self.devicePixelRatioF())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what shows now."""
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More may show."""
        super().resizeEvent(event)
        self._soon.start()
