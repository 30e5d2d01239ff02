"""A tag's colour as it is shown: always beside its name, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QToolButton

from archive_schema.records import Record
from desktop.archive.order.merging import merged_into, taken_in
from desktop.archive.order.tags import Tag
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session
from desktop.ui.words import tip

TAGS = Qt.ItemDataRole.UserRole + 20
"""The role under which a list tells the coloured tags of a row: Tag, in the order of their keys and names."""
_LONGEST = 22  # letters of a name on a chip
_DOT, _APART, _LEAST_WORDS = 8, 6, 120


def dot(colour: str) -> QIcon:
    """A tag's colour, made so that it stands out from the ground; a ring where it has none."""
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.tag_ink(colour))
    painter.setPen(ink)
    if colour:
        painter.setBrush(QBrush(ink))
    painter.drawEllipse(8, 8, 16, 16)
    painter.end()
    picture.setDevicePixelRatio(2)
    return QIcon(picture)


def head_of(session: Session, record: Record, show: Callable[[str], object]) -> Iterator[QToolButton]:
    """What stands at the head of a record's page: its tags, and what it was merged with; each leads there."""
    reader = session.reader
    if record.trashed and (into := merged_into(reader, record.id)):
        yield _chip(tr("Went into {ref}", ref=reader.ref(into)), session.title(into), lambda: show(into))
    if gone := taken_in(reader, record.id):
        refs = ", ".join(ref for _, ref in gone)
        yield _chip(tr("Took in {refs}", refs=refs), "", lambda: show(gone[-1][0]))
    for one in record["tags"] or ():
        if (found := reader.find(one)) is not None:
            tag = Tag.of(found)
            made = _chip(tag.in_(session.language), tag.codebook, partial(show, one))
            made.setIcon(dot(tag.colour))
            made.setIconSize(QSize(14, 14))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            yield made


def _chip(words: str, more: str, act: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setFont(theme.font("small"))
    theme.mark(made, chip=True)
    made.setText((words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…").replace("&", "&&"))
    made.setAccessibleName(words)
    made.setToolTip(tip("\n".join(filter(None, (words, more)))))
    made.clicked.connect(lambda checked=False: act())
    return made


class TagsBeside(QStyledItemDelegate):
    """Paints a row's coloured tags at the right of its title: dots with names, or with their first
    letters where room is short."""

    def __init__(self, session: Session, parent: Any) -> None:
        super().__init__(parent)
        self._session = session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        """The title as ever, cut a little earlier."""
        tags: list[Tag] = index.data(TAGS) or []
        if not tags:
            super().paint(painter, option, index)
            return
        font = theme.font("small")
        words = [tag.in_(self._session.language)[:_LONGEST] for tag in tags]
        metrics = option.fontMetrics
        wide = sum(metrics.horizontalAdvance(one) + _DOT + 2 * _APART for one in words)
        whole = option.rect.width() - wide >= _LEAST_WORDS + metrics.horizontalAdvance(str(index.data()))
        if not whole:  # the first letter of each, so that colour is not the only sign
            words = [one[:1].upper() for one in words]
        width = sum(metrics.horizontalAdvance(one) + _DOT + 2 * _APART for one in words)
        right = QRect(option.rect)
        option.rect.setWidth(max(_LEAST_WORDS, option.rect.width() - width - _APART))
        self.initStyleOption(option, index)
        super().paint(painter, option, index)
        right.setLeft(option.rect.right())
        if option.state & option.state.__class__.State_Selected:
            painter.fillRect(right, QColor(theme.colours().wash))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        at = right.left() + _APART
        for tag, said in zip(tags, words, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tag_ink(tag.colour)))
            painter.drawEllipse(at, right.center().y() - _DOT // 2, _DOT, _DOT)
            at += _DOT + _APART
            painter.setPen(QColor(theme.colours().second))
            room = metrics.horizontalAdvance(said)
            painter.drawText(QRect(at, right.top(), room, right.height()), Qt.AlignmentFlag.AlignVCenter, said)
            at += room + _APART
        painter.restore()
