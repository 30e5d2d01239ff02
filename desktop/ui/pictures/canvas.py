"""A picture to be walked through: by mouse and by keys, nearer and further, mark by mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from desktop.briefs.pictures import sight
from desktop.ui.pictures.picture_view import PAD, PictureView, said_of
from desktop.ui.words import tip

_STEP, _PAN = 1.4, 0.15
_DRAG = 4  # pixels after which a press is a drag


class Canvas(PictureView):
    """Listens to mouse and keys. Days are dragged along; with Shift a stretch of them is marked."""

    activated = Signal(object)
    """Enter or a click on a Spot."""
    ranged = Signal(object, object)
    """A stretch of days was marked: its first and last day."""
    extended = Signal(object)
    """A key asks for more of a Spot."""
    hidden = Signal(object)
    """A key asks that things of this Spot's kind be hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None
        self._dragged = False
        self._from: tuple[date, date] | None = None
        self.setMouseTracking(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over days the wheel enlarges them, with Shift it goes along; beside them, and without any, it scrolls."""
        axis = self.seen.axis if self.seen else None
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        keys = event.modifiers()
        x = (event.position().x() - PAD) / self.scale
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
        x, y = (where.x() - PAD) / self.scale, (where.y() - PAD) / self.scale
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
            if by:
                self._show_days(sight.along(replace(axis, first=first, last=last), by / days))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._band:
            (left, right), self._band = sorted(self._band), None
            self.update()
            self.ranged.emit(self._day(left), self._day(right))
        elif pressed is not None and not self._dragged and (found := self.at(event.position())) >= 0:
            self.stand(found)
            self.activated.emit(self.spots[found])

    def _day(self, x: float) -> date:
        assert self.seen and self.seen.axis
        return sight.day_at(self.seen.axis, (x - PAD) / self.scale)

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
            self.stand(min(max(self.current + (step or along), 0), len(self.spots) - 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stand(0 if key == Qt.Key.Key_Home else len(self.spots) - 1)
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
            self.stand(min(found, key=lambda at: (abs(self.spots[at].y - here.y), abs(self.spots[at].x - here.x))))
