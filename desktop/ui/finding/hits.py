"""How a hit is painted: title and reference, the passage with its matches marked, and why it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
from desktop.ui.finding.hit_list import BESIDE, HIT, page_words, says_title, why_words
from desktop.ui.session import Session

_ICON = 20
_LINES = 2
Pieces = Iterable[tuple[str, bool]]
"""Text in pieces: (text, whether it is a match)."""
_BEGUN, _GOES_ON = re.compile(r"(?:\w+[-‐‑])+\w*$|\w+$"), re.compile(r"\w+(?:[-‐‑]\w+)*|(?:[-‐‑]\w+)+")


def is_in_source_text(hit: Hit, session: Session) -> bool:
    """Whether a hit's passage stands in the text of a source, where it can be read."""
    return hit.kind == "source" and hit.field == session.kind("source").field("text").label.en


def passage_of(hit: Hit) -> tuple[str, str, str]:
    """What stands before the first match of a hit's passage, the match as a whole word, and what stands after it."""
    place = _first_match(hit.snippet)
    if place is None:
        return "", "", ""
    texts = [text for text, _ in hit.snippet]
    before, after = "".join(texts[:place]), "".join(texts[place + 1:])
    first, last = _BEGUN.search(before), _GOES_ON.match(after)  # a part of a word is looked for as the whole word
    begun, goes_on = first.group() if first else "", last.group() if last else ""
    return before.removesuffix(begun), begun + texts[place] + goes_on, after.removeprefix(goes_on)


def _first_match(pieces: Pieces) -> int | None:
    """Which of the pieces it is."""
    return next((at for at, (_, is_match) in enumerate(pieces) if is_match), None)


class HitDelegate(QStyledItemDelegate):
    """Paints one hit in a title line and two lines of its passage, or of what else it says."""

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
        beside = index.data(BESIDE)
        self._title(painter, area, hit)
        area.setTop(area.top() + QFontMetrics(theme.font(semibold=True)).height() + theme.GRID)
        self._passage(painter, area, hit, beside or ([] if says_title(hit) else hit.snippet))
        painter.setPen(QColor(colours.hairline))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _title(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        font = theme.font(semibold=True)
        line = QRect(area.left(), area.top(), area.width(), QFontMetrics(font).height())
        room = area.width() - _aside(painter, line, self._session.label(hit.kind), hit.ref)
        pieces = hit.snippet if says_title(hit) else [(hit.title, False)]
        painter.setPen(QColor(theme.colours().ink))
        passage_layout(pieces, font, room, lines=1).draw(painter, QPointF(area.topLeft()))

    def _passage(self, painter: QPainter, area: QRect, hit: Hit, pieces: Pieces) -> None:
        font = theme.font("small")
        line = QRect(area.left(), area.top(), area.width(), QFontMetrics(font).lineSpacing())
        taken = _aside(painter, line, page_words(hit.page), why_words(hit.why))
        painter.setPen(QColor(theme.colours().second))
        passage_layout(pieces, font, area.width(), taken=taken).draw(painter, QPointF(area.topLeft()))


def _aside(painter: QPainter, line: QRect, *words: str) -> int:
    """Say words at the right end of a line; the room they take, with the distance to what stands before."""
    said = "  ·  ".join(filter(None, words))
    if not said:
        return 0
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(QColor(theme.colours().second))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
    return QFontMetrics(font).horizontalAdvance(said) + theme.PANE


def passage_layout(pieces: Pieces, font: QFont, width: int, *, lines: int = _LINES, taken: int = 0) -> QTextLayout:
    """Text in as many lines, its matches on a ground of their own and in stronger type, and a mark of what is cut.

    taken: room at the right end of the first line that is not to be used.
    """
    pieces = [(piece.replace("\n", " ").replace("\f", " "), is_match) for piece, is_match in pieces]
    layout, fits = _laid(pieces, font, width, lines, taken)
    first = _first_match(pieces)
    if first is not None and lines > 1 and 0 < fits < _units("".join(piece for piece, _ in pieces[:first + 1])):
        pieces = _begun_later(pieces, first, fits // lines // 2)  # a title, in one line, is known by how it begins
        layout, fits = _laid(pieces, font, width, lines, taken)
    end = fits
    while 0 < fits < _units(layout.text()) and end > 0:
        end = min(end, fits) - 2
        layout, fits = _laid(_cut(pieces, end), font, width, lines, taken)
    return layout


def _begun_later(pieces: Sequence[tuple[str, bool]], first: int, letters: int) -> list[tuple[str, bool]]:
    """The same, beginning with a word so many letters before the first match: where little room is, it must be seen."""
    before = "".join(piece for piece, _ in pieces[:first])
    near = before[max(0, len(before) - letters):]
    return [("… " + near[near.find(" ") + 1:], False), *pieces[first:]]


def _cut(pieces: Sequence[tuple[str, bool]], end: int) -> list[tuple[str, bool]]:
    """The pieces up to a place, and a mark that there is more."""
    kept, start = [], 0
    for piece, is_match in pieces:
        kept.append((piece[:max(0, end - start)], is_match))
        start += len(piece)
    return [*kept, ("…", False)]


def _laid(pieces: Sequence[tuple[str, bool]], font: QFont, width: int, lines: int,
          taken: int) -> tuple[QTextLayout, int]:
    """The text in lines, and where the last of them ends."""
    layout = QTextLayout("".join(piece for piece, _ in pieces), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(_marks(pieces)))
    end = 0
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width - (0 if number else taken)))
        line.setPosition(QPointF(0, number * QFontMetrics(font).lineSpacing()))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, end


def _marks(pieces: Sequence[tuple[str, bool]]) -> Iterable[QTextLayout.FormatRange]:
    colours = theme.colours()
    marked = QTextCharFormat()
    marked.setBackground(QBrush(QColor(colours.mark)))
    marked.setForeground(QBrush(QColor(colours.ink)))
    marked.setFontWeight(QFont.Weight.DemiBold)
    start = 0
    for piece, is_match in pieces:
        if is_match and piece:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, _units(piece), marked
            yield found
        start += _units(piece)


def _units(text: str) -> int:
    """Letters as Qt counts them, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
