"""Lines of a list with their numbers at the right edge, so that “block 50” can be found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme


class Numbered(QStyledItemDelegate):
    """Draws a line as usual, but for the room of its number, from 1."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """See QStyledItemDelegate."""
        room = option.fontMetrics.horizontalAdvance("0000") + theme.GRID  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(option.rect, QColor(theme.colours().wash))  # type: ignore[attr-defined]
        direction, whole = option.direction, option.rect  # type: ignore[attr-defined]
        place = QStyle.visualRect(direction, whole, whole.adjusted(0, 0, -theme.GAP, 0))
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.colours().second))
        edge = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, edge | Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        painter.restore()
        left = QStyleOptionViewItem(option)
        left.rect = QStyle.visualRect(  # type: ignore[attr-defined]
            direction, whole, whole.adjusted(0, 0, -room - theme.GAP, 0))
        super().paint(painter, left, index)
