"""The margin of the text of a brief: the number of each block, a bar at the one that is typed in, and the face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from desktop import fonts
from desktop.ui import theme
from desktop.ui.briefs.brief_document import id_of

if TYPE_CHECKING:
    from desktop.ui.briefs.text_page import TextPage

_FAMILY = "PT Serif"
_ROOM = 44
_LARGER = 1.12  # letters of a serif look smaller than those of the window


def serif() -> QFont:
    """The face briefs are set in, at the size of the window's type."""
    if _FAMILY not in QFontDatabase.families():
        for style in ("Regular", "Bold", "Italic", "BoldItalic"):
            QFontDatabase.addApplicationFontFromData(fonts.serif(style))
    font = QFont(_FAMILY)
    font.setPointSizeF(QApplication.font().pointSizeF() * _LARGER)
    return font


class PageMargin(QWidget):
    """Stands at the left of the text."""

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        page.setViewportMargins(self.room(), theme.GAP, theme.PANE, 0)
        page.verticalScrollBar().valueChanged.connect(lambda value: self.update())
        page.document().documentLayout().documentSizeChanged.connect(lambda size: self.update())

    @staticmethod
    def room() -> int:
        """How wide it is."""
        return round(_ROOM * theme.scale())

    def place(self) -> None:
        """Take the place beside the text."""
        inside = self._page.contentsRect()
        self.setGeometry(QRect(inside.left(), inside.top(), self.room(), inside.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the blocks that are seen."""
        page, brief = self._page, self._page.brief
        painter = QPainter(self)
        colours = theme.colours()
        painter.fillRect(self.rect(), QColor(colours.paper))
        painter.setFont(theme.font("small"))
        numbers = {one.id: at for at, one in enumerate(brief.shown, 1)}
        now, line = page.block_id, page.cursorForPosition(page.viewport().rect().topLeft()).block()
        line = brief.around(line)[0]
        while line.isValid():
            cursor = QTextCursor(line)
            place = page.cursorRect(cursor)
            top = place.top() + page.viewport().y() - page.contentsRect().top()
            if top > self.height():
                break
            block = id_of(line)
            is_first = id_of(line.previous()) != block or not line.previous().isValid()
            if block == now and block:
                cursor.setPosition(line.position() + line.length() - 1)
                if not is_first:
                    top -= 14  # the bar goes on between two lines of the block
                below = page.cursorRect(cursor).bottom() + page.viewport().y() - page.contentsRect().top()
                painter.fillRect(QRect(self.width() - 9, top, 3, max(below - top, place.height()) + 2),
                                 QColor(colours.accent))
            if is_first and block in numbers:
                painter.setPen(QColor(colours.second))
                painter.drawText(QRect(0, top, self.width() - 14, place.height()),
                                 Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(numbers[block]))
            line = line.next()
