"""A picture as it is looked at: laid out for its room, painted, nearer or further, with one mark that is current."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.briefs.blocks.drawing import Axis
from desktop.briefs.pictures import sight
from desktop.briefs.pictures.reading import Reading
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.ui import theme
from desktop.ui.pictures.painting import Brush

_TYPE = 7.6  # points of the picture's own type
_SMALLEST, _LARGEST = 0.6, 3.0  # of what has no days
_MANY = 1000  # records, of which a layout takes longer than a frame
PAD = 8  # pixels around the picture


class PictureView(QWidget):
    """Shows one reading. Days are enlarged in themselves, a picture without days as a whole."""

    focused = Signal(object)
    """Another Spot is current, or None."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self.seen: Seen | None = None
        self.current = -1
        self._zoom = 1.0
        self._first: date | None = None
        self._last: date | None = None
        self._today: date | None = None
        self._band: tuple[float, float] | None = None
        self._soon = QTimer(self, singleShot=True, interval=15)
        self._soon.timeout.connect(self.lay_out)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    # What is shown

    def show_reading(self, reading: Reading, today: date | None, *, keep: bool = False) -> None:
        """Show what was read; `keep` the days and the mark one stood on."""
        before = self.spot
        self.reading, self._today = reading, today
        if not keep:
            self._zoom, self._first, self._last = 1.0, None, None
        self.lay_out()
        same = [at for at, spot in enumerate(self.spots) if before and spot.records == before.records]
        self.stand(same[0] if keep and same else 0 if self.spots else -1)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The marks there are."""
        return self.seen.spots if self.seen else ()

    @property
    def spot(self) -> Spot | None:
        """The mark one stands on."""
        return self.spots[self.current] if 0 <= self.current < len(self.spots) else None

    @property
    def scale(self) -> float:
        """Pixels for each point of the picture."""
        return QFontInfo(self.font()).pixelSize() / _TYPE * self._zoom

    @property
    def view(self) -> View:
        """How the picture is laid out now."""
        return View(max(240.0, self._room() / self.scale), self._first, self._last, self._today, 0)

    @property
    def axis(self) -> Axis | None:
        """The days in sight, also before they are laid out; None for a picture without days."""
        axis = self.seen.axis if self.seen else None
        return replace(axis, first=self._first, last=self._last) if axis and self._first and self._last else axis

    @property
    def days(self) -> sight.Days | None:
        """The days in sight, where there are any."""
        return (self.axis.first, self.axis.last) if self.axis else None

    @property
    def is_whole(self) -> bool:
        """Is all there is in sight?"""
        return self._first is None and self._last is None

    def lay_out(self) -> None:
        """Lay the picture out anew for its room."""
        self.seen = self.reading.lay_out(self.view) if self.reading else None
        if self.current >= len(self.spots):
            self.current = len(self.spots) - 1
        size = self.sizeHint()
        self.setMinimumSize(size if self.seen and not self.seen.axis else QSize(0, size.height()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the picture."""
        if self.seen is None:
            return QSize(320, 200)
        picture = self.seen.picture
        return QSize(round(picture.width * self.scale) + 2 * PAD, round(picture.height * self.scale) + 2 * PAD)

    def _room(self) -> float:
        parent = self.parentWidget()
        return (parent.width() if parent else self.width()) - 2 - 2 * PAD

    def resizeEvent(self, event: QEvent) -> None:
        """Fill the width."""
        if self.seen and abs(self.seen.picture.width * self.scale - self._room()) > 2:
            self.lay_out()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.colours().paper))
        if self.seen is None:
            return
        brush, top = Brush(self.scale), event.rect().top() - PAD
        if self._band:
            left, right = sorted(self._band)
            painter.fillRect(QRectF(left, 0, right - left, self.height()), brush.wash)
        painter.translate(PAD, PAD)
        brush.paint(painter, self.seen, top, event.rect().bottom() - PAD)
        if self.spot and self.hasFocus():
            painter.setPen(QPen(brush.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(brush.rect(self.spot).adjusted(-3, -2, 3, 2), 3, 3)
        if self.seen.axis and self._above() > PAD:
            painter.translate(0, self._above() - PAD)
            brush.paint_head(painter, self.seen, self.width())

    def _above(self) -> int:
        """How many pixels were scrolled out of sight above."""
        return max(0, -self.y())

    # Nearer, further, along

    def zoom(self, by: float, at: float = 0.5) -> None:
        """Enlarge by a factor; of days, around the share `at` of those in sight."""
        axis = self.axis
        if axis is None:
            self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * by))
            self.lay_out()
            return
        self._show_days(sight.nearer(axis, by, at))

    def show_whole(self) -> None:
        """Show all there is."""
        self._zoom, self._first, self._last = 1.0, None, None
        self.lay_out()

    def pan(self, share: float) -> None:
        """Go along the days by a share of those in sight."""
        if self.axis:
            self._show_days(sight.along(self.axis, share))

    def show_days(self, first: date, last: date) -> None:
        """Show these days."""
        self._show_days((first, last))

    def _show_days(self, days: sight.Days) -> None:
        """No further than a little beyond what is told."""
        found = sight.kept(days, self.reading.days if self.reading else None, self.days)
        if found is None:
            self.show_whole()
            return
        self._first, self._last = found
        if self.reading and self.reading.count > _MANY:
            self._soon.start()  # several turns of the wheel are one layout
        else:
            self.lay_out()

    # The current mark

    def stand(self, number: int) -> None:
        """Make a mark current, bring it into sight, and say it."""
        self.current = number
        self.update()
        spot = self.spot
        self.focused.emit(spot)
        self.setAccessibleDescription(said_of(spot) if spot else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        area = next((one for one in _around(self) if isinstance(one, QScrollArea)), None)
        if spot and area:
            where = Brush(self.scale).rect(spot).toRect().translated(PAD, PAD)
            area.ensureVisible(where.left(), where.center().y(), 20, where.height())

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_out()


def _around(widget: QWidget) -> Iterator[QWidget]:
    """What a widget lies in, from the nearest on."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def said_of(spot: Spot) -> str:
    """What a mark says in full, with its dates as EDTF."""
    return f"{spot.words}\n{spot.exact}" if spot.exact else spot.words
