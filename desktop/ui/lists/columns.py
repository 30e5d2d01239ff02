"""The columns of the list: which are shown, how wide, and in which order; kept for each place in the archive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHeaderView, QLineEdit, QMenu, QWidgetAction

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.lists.list_model import TITLE
from desktop.ui.lists.pages import choosable
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.ui.lists.record_table import TableView

_REF_WIDTH, _WIDTH, _TITLE_WIDTH = 106, 128, 260  # a reference with the letters of a copy, SRC-KU0001, is read whole
_NARROWEST, _SHORT, _WIDEST = 80, 112, 144
_HEADING = 30  # room beside the words of a heading, for the sign of the order too
_ROOM = 26  # beside the words of a cell
_LOOKED_AT = 40  # rows whose words tell how wide a column is


class Columns(QObject):
    """Puts columns into a table's header, and keeps what a hand made of them."""

    def __init__(self, table: TableView, session: Session, changed: Callable[[], None]) -> None:
        super().__init__(table)
        self._table, self._session, self._changed = table, session, changed
        self.chosen = False
        """Whether a hand chose something that is not kept yet."""
        self._setting = False
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.sectionResized.connect(self._note_width)
        header.sectionMoved.connect(self._note_order)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask)

    # What is kept

    @property
    def _key(self) -> str:
        return f"shown.{self._table.place.key}"

    def names(self) -> list[str] | None:
        """The columns chosen beside reference and title; None where nobody has chosen."""
        kept = self._session.kept(self._key)
        return [name for name in kept["order"] if name not in ("ref", "title")] if kept else None

    def keep(self) -> None:
        """Keep what was chosen for the place shown now."""
        table = self._table
        if not self.chosen or table.records is None or not table.place.key:
            return
        header, names = table.horizontalHeader(), [name for name, _ in table.records.pages.columns]
        seen = sorted((column for column in range(len(names)) if not table.isColumnHidden(column)),
                      key=header.visualIndex)
        widths = {names[column]: round(header.sectionSize(column) / theme.scale()) for column in seen
                  if column != TITLE}
        value = {"order": [names[column] for column in seen], "widths": widths}
        if self._session.kept(self._key) != value:
            self._session.keep(self._key, value)

    # Showing

    def show(self) -> None:
        """Give the columns of the place shown now their widths and their order."""
        table, header, scale = self._table, self._table.horizontalHeader(), theme.scale()
        names = [name for name, _ in table.records.pages.columns] if table.records else []
        kept = self._session.kept(self._key)
        usual = self._usual() if not kept else {}
        self._setting = True
        for column, name in enumerate(names):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column == TITLE
                                        else QHeaderView.ResizeMode.Interactive)
            hidden, width = usual.get(name, (False, _WIDTH))
            if kept:
                width = kept["widths"].get(name, _REF_WIDTH if name == "ref" else _WIDTH)
            table.setColumnHidden(column, hidden and column != TITLE)
            if column != TITLE:
                table.setColumnWidth(column, round(width * scale))
        order = [name for name in kept["order"] if name in names] if kept else names
        for place, name in enumerate(order):
            header.moveSection(header.visualIndex(names.index(name)), place)
        self._setting = self.chosen = False

    def _usual(self) -> dict[str, tuple[bool, float]]:
        """Until someone chooses: each column as wide as its words, and as many as leave the title its room."""
        table, scale = self._table, theme.scale()
        heading_words, words = table.horizontalHeader().fontMetrics(), table.fontMetrics()
        left = table.viewport().width() / scale - _TITLE_WIDTH
        usual: dict[str, tuple[bool, float]] = {}
        least: dict[str, float] = {}  # what a heading takes
        looked_at = table.first_rows(_LOOKED_AT)
        for column, (name, heading) in enumerate(table.records.pages.columns if table.records else ()):
            longest = max((words.horizontalAdvance(row.cells[column]) for row in looked_at), default=0) + _ROOM
            least[name] = (heading_words.horizontalAdvance(heading) + _HEADING) / scale
            wide = max(longest / scale, least[name])
            width = _REF_WIDTH if name == "ref" else min(max(wide, _NARROWEST), max(_WIDEST, least[name]))
            lacking, before = width - left, next(reversed(usual), "")
            if column == TITLE + 2 and 0 < lacking <= usual[before][1] - max(_SHORT, least[before]):
                # Two short columns tell more than one wide one.
                usual[before], left = (usual[before][0], usual[before][1] - lacking), width
            if column != TITLE:
                left -= width
            usual[name] = (left < 0 and column > TITLE, width)
        return usual

    def _note_width(self, column: int, before: int, now: int) -> None:
        # Widths change by themselves too, also while a place is clicked; only a hand on the heading is a choice.
        pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if not self._setting and column != TITLE and pressed and \
                self._table.horizontalHeader().viewport().underMouse():
            self.chosen = True

    def _note_order(self, column: int, before: int, now: int) -> None:
        if not self._setting:
            self.chosen = True
            self.keep()

    # Choosing

    def turn(self, name: str, on: bool) -> None:
        """Show a column at the end, or show it no more."""
        self.chosen = True
        self.keep()
        kept = self._session.kept(self._key)
        order = [one for one in kept["order"] if one != name] + ([name] if on else [])
        self._session.keep(self._key, {**kept, "order": order})
        self.chosen = False
        self._changed()

    def back(self) -> None:
        """Show the columns a kind declares, as wide as their words."""
        self._session.keep(self._key, None)
        self.chosen = False
        self._changed()

    def fill(self, menu: QMenu) -> None:
        """Put the choice of columns into a menu, in place of what it held, with a line to look for one."""
        menu.clear()
        if self._table.records is None or not self._table.place.key:
            return
        shown = [name for column, (name, _) in enumerate(self._table.records.pages.columns)
                 if not self._table.isColumnHidden(column)]
        find = QLineEdit()
        find.setPlaceholderText(tr("Find a column"))
        find.setAccessibleName(tr("Find a column"))
        find.setClearButtonEnabled(True)
        line = QWidgetAction(menu)
        line.setDefaultWidget(find)
        menu.addAction(line)
        acts: list[QAction] = []
        for name, words in choosable(self._session, self._table.place):
            act = menu.addAction(words.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(name in shown)
            act.toggled.connect(lambda on, name=name: self.turn(name, on))
            acts.append(act)
        menu.addSeparator()
        menu.addAction(tr("The usual columns")).triggered.connect(lambda: self.back())

        def narrow(typed: str) -> None:
            for act in acts:
                act.setVisible(typed.casefold() in act.text().casefold())

        find.textChanged.connect(narrow)

    def _ask(self, where: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setProperty("checks", "true")
        self.fill(menu)
        menu.exec(self._table.horizontalHeader().mapToGlobal(where))
