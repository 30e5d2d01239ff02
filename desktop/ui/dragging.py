"""Records on their way from one place of the window to another: their ids, within this program only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

RECORDS = "application/x-muragat-records"


def records_mime(ids: Sequence[str]) -> QMimeData:
    """What is dragged when these records are."""
    made = QMimeData()
    made.setData(RECORDS, "\n".join(ids).encode())
    return made


def records_in(data: QMimeData) -> list[str]:
    """The ids of the records that are dragged; none if it is something else."""
    if not data.hasFormat(RECORDS):
        return []
    return bytes(data.data(RECORDS).data()).decode("utf-8", "replace").split("\n")


class RecordDragging(QObject):
    """Lets the selected rows of a list be dragged away; other rows are still selected by dragging over them."""

    def __init__(self, view: QAbstractItemView, selected: Callable[[], Sequence[str]]) -> None:
        super().__init__(view)
        self._view, self._selected = view, selected
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
                is_selected = self._view.selectionModel() is not None and self._view.selectionModel().isSelected(
                    self._view.indexAt(place))
                self._pressed = place if plain and is_selected else None
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif self._pressed is not None and event.type() == QEvent.Type.MouseMove:
                if (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                    self._pressed = None
                    if not (chosen := self._selected()):
                        return True
                    drag = QDrag(self._view)
                    drag.setMimeData(records_mime(chosen))
                    drag.exec(Qt.DropAction.CopyAction)
                return True
        return False
