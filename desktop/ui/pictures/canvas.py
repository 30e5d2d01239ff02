"""A picture to be walked through: by mouse and by keys, nearer and further, mark by mark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontInfo,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from desktop.briefs.pictures.reading import Reading
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.ui import theme
from desktop.ui.pictures.painting import Brush
from desktop.ui.words import tip

_TYPE = 7.6  # points of the picture's own type
_STEP, _PAN = 1.4, 0.15
_SMALLEST, _LARGEST = 0.6, 3.0  # of what has no days
_DRAG = 4  # pixels after which a press is a drag
_MANY = 1000  # records, of which a layout takes longer than a frame
_PAD = 8  # pixels around the picture


class Canvas(QWidget):
    """Shows one reading. Days are enlarged in themselves, a picture without days as a whole."""

    activated = Signal(object)
    """Enter or a click on a Spot."""
    focused = Signal(object)
    """Another Spot is current, or None."""
    ranged = Signal(object, object)
    """A stretch of days was marked: its first and last day."""
    extended = Signal(object)
    """A key asks for more of a Spot."""
    hidden = Signal(object)
    """A key asks that things of this Spot's kind be hidden."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None
        self.seen: Seen | None = None
        self.current = -1
        self._zoom, self._first, self._last = 1.0, None, None  # type: float, date | None, date | None
        self._today: date | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._band: tuple[float, float] | None = None
        self._from: tuple[date, date] | None = None
        self._soon = QTimer(self, singleShot=True, interval=15)
        self._soon.timeout.connect(self.lay_out)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
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
        self._stand(same[0] if keep and same else 0 if self.spots else -1)

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
    def days(self) -> tuple[date, date] | None:
        """The days shown, where there are any."""
        return (self.seen.axis.first, self.seen.axis.last) if self.seen and self.seen.axis else None

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
        return QSize(round(picture.width * self.scale) + 2 * _PAD, round(picture.height * self.scale) + 2 * _PAD)

    def _room(self) -> float:
        parent = self.parentWidget()
        return (parent.width() if parent else self.width()) - 2 - 2 * _PAD

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
        brush, top = Brush(self.scale), event.rect().top() - _PAD
        if self._band:
            left, right = sorted(self._band)
            painter.fillRect(QRectF(left, 0, right - left, self.height()), brush.wash)
        painter.translate(_PAD, _PAD)
        brush.paint(painter, self.seen, top, event.rect().bottom() - _PAD)
        if self.spot and self.hasFocus():
            painter.setPen(QPen(brush.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(brush.rect(self.spot).adjusted(-3, -2, 3, 2), 3, 3)
        if self.seen.axis and self._above() > _PAD:
            painter.translate(0, self._above() - _PAD)
            brush.paint_head(painter, self.seen, self.width())

    def _above(self) -> int:
        """How many pixels were scrolled out of sight above."""
        return max(0, -self.y())

    # Nearer, further, along

    def zoom(self, by: float, at: float = 0.5) -> None:
        """Enlarge by a factor; of days, around the share `at` of those in sight."""
        axis = self.seen.axis if self.seen else None
        if axis is None:
            self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * by))
            self.lay_out()
            return
        count = (axis.last - axis.first).days + 1
        wanted = max(1, round(count / by))
        if wanted == count:
            wanted = max(1, count + (-1 if by > 1 else 1))
        first = axis.first.toordinal() + round((count - wanted) * at)
        self._show_days(first, first + wanted - 1)

    def show_whole(self) -> None:
        """Show all there is."""
        self._zoom, self._first, self._last = 1.0, None, None
        self.lay_out()

    def pan(self, share: float) -> None:
        """Go along the days by a share of those in sight."""
        if self.seen and self.seen.axis:
            first, last = self.seen.axis.first.toordinal(), self.seen.axis.last.toordinal()
            by = round((last - first + 1) * share) or (1 if share > 0 else -1)
            self._show_days(first + by, last + by)

    def show_days(self, first: date, last: date) -> None:
        """Show these days."""
        self._show_days(first.toordinal(), last.toordinal())

    def _show_days(self, first: int, last: int) -> None:
        """No further than a little beyond what is told."""
        told = self.reading.days if self.reading else None
        if told:
            whole = told[1].toordinal() - told[0].toordinal() + 1
            if last - first + 1 > whole * 1.5 + 60:
                self.show_whole()
                return
            if last < told[0].toordinal() or first > told[1].toordinal():
                return
        self._first = date.fromordinal(max(1, first))
        self._last = date.fromordinal(min(date.max.toordinal(), last))
        if self.reading and self.reading.count > _MANY:
            self._soon.start()  # several turns of the wheel are one layout
        else:
            self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over days the wheel enlarges them, with Shift it goes along; beside them, and without any, it scrolls."""
        axis = self.seen.axis if self.seen else None
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        keys = event.modifiers()
        x = (event.position().x() - _PAD) / self.scale
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if axis and (keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)):
            self.pan(-_PAN * steps)
        elif (axis and x > axis.left) or control:
            at = (x - axis.left) / (axis.right - axis.left) if axis else 0.5
            self.zoom(_STEP ** steps, min(1.0, max(0.0, at)))
        else:
            event.ignore()
            return
        event.accept()

    # The mouse

    def at(self, where: QPointF) -> int:
        """The mark at a place; -1 for none. The smallest one, where two lie on each other."""
        x, y = (where.x() - _PAD) / self.scale, (where.y() - _PAD) / self.scale
        found = [(spot.width * spot.height, number) for number, spot in enumerate(self.spots) if spot.holds(x, y)]
        return min(found)[1] if found else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged, self._from = event.position(), False, self.days
            self._band = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.at(event.position()) >= 0
                           else Qt.CursorShape.ArrowCursor)
            return
        moved = event.position() - self._pressed
        if not self._dragged and moved.manhattanLength() < _DRAG:
            return
        self._dragged = True
        axis = self.seen.axis if self.seen else None
        if axis is None or self._from is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._band = (self._pressed.x(), event.position().x())
            self.update()
        else:
            first, last = self._from
            days = (last - first).days + 1
            by = -round(moved.x() / self.scale / (axis.right - axis.left) * days)
            self._show_days(first.toordinal() + by, last.toordinal() + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._band:
            (left, right), self._band = sorted(self._band), None
            self.update()
            self.ranged.emit(self._day(left), self._day(right))
        elif pressed is not None and not self._dragged and (found := self.at(event.position())) >= 0:
            self._stand(found)
            self.activated.emit(self.spots[found])

    def _day(self, x: float) -> date:
        assert self.seen and self.seen.axis
        axis = self.seen.axis
        share = ((x - _PAD) / self.scale - axis.left) / (axis.right - axis.left)
        days = (axis.last - axis.first).days + 1
        return axis.first + timedelta(min(days - 1, max(0, int(share * days))))

    def event(self, event: QEvent) -> bool:
        """Say what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.at(QPointF(event.pos()))
            if found >= 0:
                QToolTip.showText(event.globalPos(), tip(said_of(self.spots[found])), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, axis = event.key(), self.seen.axis if self.seen else None
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif along and axis:
            self.pan(_PAN * along)
        elif (along or step) and self.spot and self.spot.to:
            self._walk(along, step)
        elif step or along:
            self._stand(min(max(self.current + (step or along), 0), len(self.spots) - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._stand(0 if key == Qt.Key.Key_Home else len(self.spots) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot:
            self.activated.emit(self.spot)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Insert) and self.spot:
            self.extended.emit(self.spot)
        elif key == Qt.Key.Key_H and self.spot:
            self.hidden.emit(self.spot)
        else:
            super().keyPressEvent(event)

    def _walk(self, along: int, step: int) -> None:
        """To the neighbour on that side, else to whatever lies nearest there."""
        here = self.spot
        assert here
        near = [at for at in here.to if along and (self.spots[at].x - here.x) * along > 0]
        everywhere = [at for at, spot in enumerate(self.spots) if at != self.current and (
            (spot.x - here.x) * along > 0 if along else spot.x == here.x and (spot.y - here.y) * step > 0)]
        if found := near or everywhere:
            self._stand(min(found, key=lambda at: (abs(self.spots[at].y - here.y), abs(self.spots[at].x - here.x))))

    def _stand(self, number: int) -> None:
        """Make a mark current, bring it into sight, and say it."""
        self.current = number
        self.update()
        spot = self.spot
        self.focused.emit(spot)
        self.setAccessibleDescription(said_of(spot) if spot else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        area = next((one for one in _around(self) if isinstance(one, QScrollArea)), None)
        if spot and area:
            where = Brush(self.scale).rect(spot).toRect().translated(_PAD, _PAD)
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
