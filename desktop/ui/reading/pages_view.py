"""The hands on the pages: marking a passage with the mouse or the keyboard, copying, opening what was cited."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from archive_schema.marked import Rectangle
from desktop.ui.reading.column import GAP
from desktop.ui.reading.page_paint import Mark
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.pages_scroll import PagesScroll

_LEAST = 4  # pixels of an area; less was a click that trembled
_KEYS = {Qt.Key.Key_Left: ("letter", -1), Qt.Key.Key_Right: ("letter", 1), Qt.Key.Key_Up: ("line", -1),
         Qt.Key.Key_Down: ("line", 1), Qt.Key.Key_Home: ("edge", -1), Qt.Key.Key_End: ("edge", 1)}


class PagesView(PagesScroll):
    """Pages in which passages are marked."""

    def __init__(self, pages: Pages) -> None:
        super().__init__(pages)
        self._pressed: QPointF | None = None
        self._corner: tuple[int, float, float] | None = None  # where an area was begun

    # Mouse

    def _spot(self, at: QPointF) -> tuple[int, int] | None:
        if not len(self.column):
            return None
        number = self.column.at(at.y() + self.verticalScrollBar().value())
        letters = self.pages.lettering(number)
        if letters is None or not letters.lines:
            return None
        return number, letters.near(*self._on_page(number, at))

    def _on_page(self, number: int, at: QPointF) -> tuple[float, float]:
        rect = self._page_rect(number)
        return (at.x() - rect.x()) / self.column.scale, (at.y() - rect.y()) / self.column.scale

    def mark_at(self, at: QPointF) -> Mark | None:
        """The mark at a place of the view."""
        if not len(self.column):
            return None
        number = self.column.at(at.y() + self.verticalScrollBar().value())
        x, y = self._on_page(number, at)
        return next((mark for mark in self.marks.get(number, ()) for box in mark.places
                     if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to mark; with Shift, mark up to here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self.area, self._corner = None, self._begun(event)
        if self._corner is not None:
            self.selection.clear()
            self._marked()
        elif spot := self._spot(event.position()):
            self.selection.put(spot, keep=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self._marked()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark on; at the edge the pages move along."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            on_mark = self.mark_at(event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_mark else
                                      Qt.CursorShape.IBeamCursor if self._spot(event.position()) else
                                      Qt.CursorShape.ArrowCursor)
            return
        if self._corner is not None:
            self._draw_area(event.position())
            return
        beyond = event.position().y() - min(max(event.position().y(), 0), self.viewport().height())
        if beyond:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(beyond / 2))
        if spot := self._spot(event.position()):
            self.selection.put(spot, keep=True)
            self._marked()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark shows its citation."""
        pressed, self._pressed, self._corner = self._pressed, None, None
        if pressed is not None and self.selection.is_empty and (mark := self.mark_at(event.position())):
            self.mark_opened.emit(mark.citation)

    # An area, where there are no words to mark

    def _begun(self, event: QMouseEvent) -> tuple[int, float, float] | None:
        """The corner of an area: on a page without words, or anywhere with Alt."""
        if not len(self.column):
            return None
        number = self.column.at(event.position().y() + self.verticalScrollBar().value())
        letters = self.pages.lettering(number)
        if letters is not None and (not letters.lines or event.modifiers() & Qt.KeyboardModifier.AltModifier):
            return number, *self._on_page(number, event.position())
        return None

    def _draw_area(self, at: QPointF) -> None:
        if self._corner is None:
            return
        number, x, y = self._corner
        size, (u, v) = self.pages.sizes[number - 1], self._on_page(number, at)
        u, v = min(max(u, 0.0), size.width), min(max(v, 0.0), size.height)
        is_drawn = abs(u - x) * self.column.scale > _LEAST and abs(v - y) * self.column.scale > _LEAST
        self.area = Rectangle(number, min(x, u), min(y, v), max(x, u), max(y, v)) if is_drawn else None
        self._marked()

    def mark_whole(self) -> bool:
        """Mark all of a page without words, as the keyboard can; False where there are words to be marked."""
        letters = self.pages.lettering(self.number)
        if letters is None or letters.lines:
            return False
        size = self.pages.sizes[self.number - 1]
        self.area = Rectangle(self.number, 0.0, 0.0, size.width, size.height)
        self._marked()
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Mark the word."""
        if spot := self._spot(event.position()):
            self.selection.mark_word(spot)
            self._marked()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # Keyboard

    def turn_caret(self) -> None:
        """Put a caret into the words in sight, or take it away."""
        if self.selection.caret is not None:
            self.selection.clear()
        else:
            self._begin_caret()
        self._marked()

    def _begin_caret(self) -> bool:
        """Put the caret before the first letter in sight."""
        for number in self.in_sight():
            letters = self.pages.lettering(number)
            top = -self._page_rect(number).y() / self.column.scale
            if letters and (line := next((one for one in letters.lines if one.box[1] >= top), None)):
                self.selection.put((number, line.start))
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the caret once there is one, else the pages; with Shift they mark."""
        held = event.modifiers()
        keep, by_word = bool(held & Qt.KeyboardModifier.ShiftModifier), bool(held & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key in _KEYS and (self.selection.caret is not None or keep):
            self._move(*_KEYS[key], keep=keep, by_word=by_word)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            if not self.selection.is_empty or self.area is not None or self.mark_whole():
                self.cite.emit()
        elif key == Qt.Key.Key_Escape and (self.selection.caret is not None or self.area is not None):
            self.selection.clear()
            self.area = None
            self._marked()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key == Qt.Key.Key_A and by_word:
            if not self.mark_whole():
                self.selection.mark_page(self.number)
                self._marked()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(1 if key == Qt.Key.Key_Home else self.pages.count)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            back = key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and keep)
            step = self.viewport().height() - 2 * GAP
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + (-step if back else step))
        else:
            super().keyPressEvent(event)

    def _move(self, how: str, by: int, *, keep: bool, by_word: bool) -> None:
        if self.selection.caret is None and not self._begin_caret():
            return
        if by_word:
            how = "word" if how == "letter" else how
        self.selection.move(how, by, keep=keep)
        self._marked()
        self.show_caret()

    def _marked(self) -> None:
        self.selected.emit()
        self.viewport().update()

    def copy(self) -> None:
        """Copy the words that are marked."""
        if words := self.selection.quote():
            QApplication.clipboard().setText(words)
