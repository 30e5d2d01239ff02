"""How marks and cards are drawn in the text: a mark as a small chip with its short words, a card as a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from desktop.ui import theme
from desktop.ui.briefs.brief_document import CARD, RAW

_SIDES, _WIDEST = 6, 320
_CARD_SIDES, _CARD_ABOVE = 10, 6


class Chips(QPyTextObject):
    """Draws the objects of a document; `words` says what a mark is called, `room` how wide the text is."""

    def __init__(self, words: Callable[[str], str], room: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._room = words, room
        self.chosen: tuple[int, int] = (0, 0)
        """The positions between which something is selected."""
        self.wrong: frozenset[int] = frozenset()
        """The positions of marks with which something is wrong."""
        self._widths: dict[str, float] = {}
        self._metrics = {"body": QFontMetricsF(theme.font("body")), "small": QFontMetricsF(theme.font("small"))}

    def words_of(self, format_: QTextFormat) -> str:
        """What stands on an object."""
        if card := format_.property(CARD):
            return str(card)
        raw = str(format_.property(RAW) or "")
        return self._words(raw) if raw.startswith("[") else " ".join(f"U+{ord(char):04X}" for char in raw)

    def intrinsicSize(self, document: QTextDocument, position: int, format_: QTextFormat) -> QSizeF:
        """See QTextObjectInterface."""
        if format_.property(CARD):
            return QSizeF(max(self._room() - 2, 80), self._metrics["body"].height() + 2 * _CARD_ABOVE)
        words, metrics = self.words_of(format_), self._metrics["small"]
        if words not in self._widths:
            self._widths[words] = metrics.horizontalAdvance(words) + 2 * _SIDES
        return QSizeF(min(self._widths[words], _WIDEST, max(self._room() - 2, 80)) + 2, metrics.height())

    def drawObject(self, painter: QPainter, rect: QRectF, document: QTextDocument, position: int,
                   format_: QTextFormat) -> None:
        """See QTextObjectInterface."""
        colours = theme.colours()
        card = bool(format_.property(CARD))
        is_chosen = self.chosen[0] <= position < self.chosen[1]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The letters of a chip stand on the line of the text, and so its box reaches below it.
        font = theme.font("body" if card else "small")
        metrics = self._metrics["body" if card else "small"]
        box = rect.adjusted(1, 0.5, -1, -0.5) if card else rect.adjusted(1, metrics.descent(), -1, metrics.descent())
        edge = colours.danger if position in self.wrong else colours.accent if is_chosen else colours.hairline
        painter.setPen(QPen(QColor(edge), 2 if is_chosen else 1))
        painter.setBrush(QColor(colours.window if card else colours.wash))
        painter.drawRoundedRect(box, 4 if card else 6, 4 if card else 6)
        painter.setPen(QColor(colours.second if card else colours.ink))
        painter.setFont(font)
        sides = _CARD_SIDES if card else _SIDES
        inner = box.adjusted(sides, 0, -sides, 0)
        words = metrics.elidedText(self.words_of(format_), Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
