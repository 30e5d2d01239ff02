"""How a hit is painted: title and reference, the passage with its matches marked, and why it was found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.search import Hit
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.list_model import HIT
from desktop.ui.session import Session

_ICON = 20
_LINES = 2


def why_words(why: str) -> str:
    """Why a record was found, where that is not plain from its words."""
    return {
        "word form": tr("another form of the word"), "other spelling": tr("another spelling"),
        "other script": tr("another script"), "alias": tr("another name"),
        "beginning of a word": tr("beginning of a word"),
        "pattern": tr("fits the pattern"), "near spelling": tr("spelled nearly so"), "reference": tr("its reference"),
        "part of the name": tr("a part of the name"), "sealed": tr("sealed"), "address": tr("an address"),
    }.get(why, "")


def is_in_source_text(hit: Hit, session: Session) -> bool:
    """Whether a hit's passage stands in the text of a source, where it can be read."""
    return hit.kind == "source" and hit.field == session.kind("source").field("text").label.en


def passage_of(hit: Hit) -> tuple[str, str, str]:
    """What stands before the first match of a hit's passage, the match, and what stands after it."""
    place = next((at for at, (_, is_match) in enumerate(hit.snippet) if is_match), None)
    if place is None:
        return "", "", ""
    texts = [text for text, _ in hit.snippet]
    return "".join(texts[:place]), texts[place], "".join(texts[place + 1:])


class HitDelegate(QStyledItemDelegate):
    """Paints one hit in a title line and two lines of its passage."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, small = QFontMetrics(theme.font(semibold=True)), QFontMetrics(theme.font("small"))
        return QSize(200, title.height() + _LINES * small.lineSpacing() + 4 * theme.GRID + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        hit: Hit = index.data(HIT)
        colours = theme.colours()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.wash))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.window))
        area = option.rect.adjusted(theme.PANE, theme.GAP, -theme.PANE, -theme.GRID)
        theme.kind_icon(hit.kind).paint(painter, QRect(area.left(), area.top(), _ICON, _ICON))
        area.setLeft(area.left() + _ICON + theme.GAP)
        top = self._title(painter, area, hit)
        self._passage(painter, area.adjusted(0, top, 0, 0), hit)
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _title(self, painter: QPainter, area: QRect, hit: Hit) -> int:
        colours = theme.colours()
        bold, small = theme.font(semibold=True), theme.font("small")
        height = QFontMetrics(bold).height()
        why = why_words(hit.why)
        page = tr("page {page}", page=hit.page) if hit.page else ""
        aside = "  ·  ".join(filter(None, (why, page, self._session.label(hit.kind), hit.ref)))
        width = QFontMetrics(small).horizontalAdvance(aside)
        painter.setFont(small)
        painter.setPen(QColor(colours.second))
        painter.drawText(QRect(area.right() - width, area.top(), width + 1, height), Qt.AlignmentFlag.AlignVCenter,
                         aside)
        painter.setFont(bold)
        painter.setPen(QColor(colours.ink))
        room = area.width() - width - theme.PANE
        title = QFontMetrics(bold).elidedText(hit.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(area.left(), area.top(), room, height), Qt.AlignmentFlag.AlignVCenter, title)
        return height + theme.GRID

    def _passage(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        colours = theme.colours()
        layout = passage_layout(hit, theme.font("small"), area.width())
        painter.setPen(QColor(colours.second))
        layout.draw(painter, QPointF(area.topLeft()))


def passage_layout(hit: Hit, font: QFont, width: int) -> QTextLayout:
    """The passage in at most two lines, its matches on a ground of their own and in stronger type."""
    colours = theme.colours()
    marked = QTextCharFormat()
    marked.setBackground(QBrush(QColor(colours.mark)))
    marked.setForeground(QBrush(QColor(colours.ink)))
    marked.setFontWeight(QFont.Weight.DemiBold)
    text, ranges = "", []
    for piece, is_match in hit.snippet:
        if is_match:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = len(text), len(piece), marked
            ranges.append(found)
        text += piece.replace("\n", " ").replace("\f", " ")
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    spacing = QFontMetrics(font).lineSpacing()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * spacing))
    layout.endLayout()
    return layout
