"""A page on which rectangles are drawn, moved and taken away, by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from desktop.ui import theme
from desktop.ui.i18n import trn
from desktop.ui.reading.paper import Paper

_STEP = 0.005  # of a page, for each press of an arrow
_LEAST = 0.006  # a smaller rectangle was a click that trembled
_NEW = QRectF(0.35, 0.475, 0.3, 0.05)


class RedactPage(Paper):
    """The mouse draws on free paper and moves what it takes hold of.

    Arrows move what is chosen, with Shift they make it larger or smaller, Delete takes it away, Insert makes another.
    """

    edited = Signal()
    """A rectangle was made or moved."""
    taken = Signal(int)
    """A rectangle was taken away: the place it had."""
    chosen_one = Signal(int)
    """Another rectangle was chosen; -1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(320, 400))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.boxes: list[QRectF] = []
        self.chosen = -1
        self._from: QPointF | None = None
        self._drawn = QRectF()
        self._held: QRectF | None = None
        self._tell()

    def show_page(self, image: QImage, boxes: list[QRectF]) -> None:
        """Show a page with its rectangles; the one chosen stays chosen if it is there."""
        self.image = image
        self.show_boxes(boxes)

    def show_boxes(self, boxes: list[QRectF]) -> None:
        """Show other rectangles on the same page."""
        self.boxes = list(boxes)
        self.choose(self.chosen if self.chosen < len(boxes) else -1)

    def choose(self, place: int) -> None:
        """Choose a rectangle; -1 for none."""
        moved, self.chosen = place != self.chosen, place
        self._say()
        if moved:
            self.chosen_one.emit(place)

    def add(self, box: QRectF = _NEW) -> None:
        """Add a rectangle and choose it; without one, in the middle of the page."""
        self.boxes.append(QRectF(box))
        self.choose(len(self.boxes) - 1)
        self.edited.emit()

    def take_away(self) -> None:
        """Take the chosen rectangle away."""
        if 0 <= self.chosen < len(self.boxes):
            place = self.chosen
            del self.boxes[place]
            self.choose(min(place, len(self.boxes) - 1))
            self.taken.emit(place)

    def _tell(self) -> None:
        self.setAccessibleName(trn("Page with {count} rectangle", "Page with {count} rectangles", len(self.boxes)))

    def _say(self) -> None:
        self._tell()
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a rectangle, or begin one."""
        if self.image.isNull() or event.button() != Qt.MouseButton.LeftButton:
            return
        at = self.share_of(event.position())
        under = next((n for n in reversed(range(len(self.boxes))) if self.boxes[n].contains(at)), -1)
        self._from, self._drawn = at, QRectF()
        self._held = QRectF(self.boxes[under]) if under >= 0 else None
        self.choose(under)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or draw."""
        if self._from is None:
            return
        at = self.share_of(event.position())
        if self._held is not None and 0 <= self.chosen < len(self.boxes):
            self.boxes[self.chosen] = _within(self._held.translated(at - self._from))
        else:
            self._drawn = QRectF(self._from, at).normalized()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep what was drawn or moved."""
        drawn, held, self._from, self._held, self._drawn = self._drawn, self._held, None, None, QRectF()
        if held is not None:
            if 0 <= self.chosen < len(self.boxes) and self.boxes[self.chosen] != held:
                self.edited.emit()
        elif min(drawn.width(), drawn.height()) >= _LEAST:
            self.add(drawn)
        self.update()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, with Shift too, Delete and Insert."""
        key, steps = event.key(), {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1),
                                   Qt.Key.Key_Down: (0, 1)}
        if key == Qt.Key.Key_Insert:
            self.add()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_away()
        elif key in steps and 0 <= self.chosen < len(self.boxes):
            across, down = (step * _STEP for step in steps[Qt.Key(key)])
            box = self.boxes[self.chosen]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                box = QRectF(box.x(), box.y(), max(_LEAST, min(1 - box.x(), box.width() + across)),
                             max(_LEAST, min(1 - box.y(), box.height() + down)))
            else:
                box = _within(box.translated(across, down))
            self.boxes[self.chosen] = box
            self.update()
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a rectangle, so that the keys have something to move."""
        super().focusInEvent(event)
        if self.chosen < 0 and self.boxes and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose(0)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, what is to be covered, and what is being drawn."""
        paper = self.paper()
        if paper.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(paper, self.image)
        for number, box in enumerate([*self.boxes, *([self._drawn] if not self._drawn.isEmpty() else [])]):
            # The page is white in the dark too: its rectangles have the colours of paper.
            painter.fillRect(self.place_of(box), QColor(0, 0, 0, 110))
            chosen = number == self.chosen
            painter.setPen(QPen(QColor(theme.LIGHT.accent if chosen else "#000000"), 3 if chosen else 1))
            painter.drawRect(self.place_of(box))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.drawRect(paper.adjusted(1, 1, -1, -1))
        painter.end()


def _within(box: QRectF) -> QRectF:
    """The rectangle moved back onto the page."""
    return QRectF(min(max(0.0, box.x()), 1 - box.width()), min(max(0.0, box.y()), 1 - box.height()),
                  box.width(), box.height())
