"""A window of lines that lead to records: a lead above, headings, and one record behind each line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.words import tip

_RECORD = Qt.ItemDataRole.UserRole
_LEAST, _WIDEST = 160, 380  # pixels of a column
Line = tuple[Sequence[str], str]
"""The cells of a line, and the id of its record or ""."""


class LinesWindow(SessionWindow):
    """Closes with the archive. Enter or a double click opens a line's record in the main window."""

    open_record = Signal(str)
    near_the_end = Signal()
    """The last lines are in sight."""

    def __init__(self, session: Session, title: str, headings: Sequence[str]) -> None:
        super().__init__(session)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(round(1000 * min(theme.scale(), 1.3)), 560)
        self.lead = theme.label("", "body", "second", wrap=True)
        self.lines = QTreeWidget()
        self.lines.setAccessibleName(title)
        self.lines.setRootIsDecorated(False)
        theme.mark(self.lines, lines=True)
        self.lines.setUniformRowHeights(True)
        self.lines.setHeaderLabels(list(headings))
        self.lines.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(len(headings) - 1):
            self.lines.resizeColumnToContents(column)  # no line yet: room for the headings
        self.lines.itemActivated.connect(self._open)
        self.lines.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        self.buttons.addWidget(close)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        self.rows.setSpacing(theme.GAP)
        self.rows.addWidget(self.lead)
        self.rows.addWidget(self.lines, 1)
        self.rows.addLayout(self.buttons)

    def add(self, lines: Iterable[Line]) -> None:
        """More lines below those there are; the first ones say how wide the columns are."""
        first = self.lines.topLevelItemCount() == 0
        self.lines.addTopLevelItems([_item(cells, record) for cells, record in lines])
        if first:
            self._fit_columns()
            self.lines.setCurrentItem(self.lines.topLevelItem(0))

    def _fit_columns(self) -> None:
        """As wide as their words; the widest gives way when all together are wider than the window."""
        columns = range(self.lines.columnCount())
        for column in columns:
            self.lines.resizeColumnToContents(column)
        widths = {column: min(self.lines.columnWidth(column) + theme.GAP, _WIDEST) for column in columns[:-1]}
        last = min(self.lines.columnWidth(columns[-1]), _LEAST)  # it takes what is left
        widest = max(widths, key=lambda column: widths[column])
        room = self.width() - 3 * theme.PANE  # the margins, and a scroll bar that comes yet
        too_much = sum(widths.values()) + last - room
        if too_much > 0:
            widths[widest] = max(_LEAST, widths[widest] - too_much)
        for column, width in (*widths.items(), (columns[-1], last)):
            self.lines.setColumnWidth(column, width)

    def clear(self) -> None:
        """Take all lines away."""
        self.lines.clear()

    @property
    def texts(self) -> list[list[str]]:
        """The cells of all lines."""
        items = (self.lines.topLevelItem(row) for row in range(self.lines.topLevelItemCount()))
        return [[item.text(column) for column in range(self.lines.columnCount())] for item in items if item]

    def record_of(self, item: QTreeWidgetItem) -> str:
        """The id of the record behind a line, or ""."""
        return str(item.data(0, _RECORD) or "")

    def _open(self, item: QTreeWidgetItem, column: int) -> None:
        if record := self.record_of(item):
            self.open_record.emit(record)

    def _scrolled(self, value: int) -> None:
        if value >= self.lines.verticalScrollBar().maximum():
            self.near_the_end.emit()


def _item(cells: Sequence[str], record: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(cells))
    item.setData(0, _RECORD, record)
    for column, cell in enumerate(cells):
        item.setToolTip(column, tip(cell))
    return item
