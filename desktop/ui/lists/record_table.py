"""The table of records: its columns, their widths and the order are kept for each kind in the archive."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.lists.list_model import RecordTable
from desktop.ui.lists.pages import Place, pages_of
from desktop.ui.session import Session

_REF_WIDTH, _WIDTH, _TITLE_WIDTH = 92, 128, 260
_NARROWEST, _SHORT, _WIDEST = 80, 112, 144
_TITLE = 1
_HEADING = 30  # room beside the words of a heading, for the sign of the order too
_LOOKED_AT = 40  # rows whose words tell how wide a column is


class TableView(QTableView):
    """A list of one place."""

    picked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.place = Place(kind="source")
        self.records: RecordTable | None = None
        self._columns_chosen = False
        self.setAccessibleName(tr("Records"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(theme.ROW, self.fontMetrics().height() + theme.GAP + 2))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setResizeContentsPrecision(_LOOKED_AT)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        header.sectionResized.connect(self._note_width)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)

    def show_place(self, place: Place) -> int:
        """Show another place; returns how many records it has."""
        self.keep()
        self.place = place
        order, descending = self._session.kept(f"order.{place.kind}", ["title", False])
        pages = pages_of(self._session, place)
        if order not in {name for name, _ in pages.columns}:
            order, descending = "title", False
        self.records = RecordTable(pages, order, bool(descending))
        self.setModel(self.records)
        self.selectionModel().currentRowChanged.connect(
            lambda current, before: self.picked.emit(self.records.id_at(current.row()) if self.records else ""))
        self._show_order()
        self._set_columns()
        return self.records.rowCount()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.records is not None and not self._columns_chosen:
            self._set_columns()  # only now the room is known

    def refresh(self) -> int:
        """Read the same place anew, and stay on the record that was current."""
        if self.records is None:
            return 0
        current, row = self.current, max(0, self.currentIndex().row())
        top = self.verticalScrollBar().value()
        # While rows come and go nobody is told; the record on show is still the same.
        self.blockSignals(True)
        self.records.replace(pages_of(self._session, self.place))
        where = self.records.row_of(current) if current else -1
        self.blockSignals(False)
        count = self.records.rowCount()
        if count:
            self.selectRow(where if where >= 0 else min(row, count - 1))
            self.verticalScrollBar().setValue(top)
        return count

    @property
    def current(self) -> str:
        """The record in the current row; "" when there is none."""
        return self.records.id_at(self.currentIndex().row()) if self.records else ""

    @property
    def selected(self) -> list[str]:
        """The records in the rows that are selected."""
        if self.records is None or self.selectionModel() is None:
            return []
        return [self.records.id_at(index.row()) for index in self.selectionModel().selectedRows()]

    def go_to(self, record_id: str) -> bool:
        """Make a record current, if it stands in this list."""
        row = self.records.row_of(record_id) if self.records else -1
        if row >= 0 and row != self.currentIndex().row():
            self.selectRow(row)
        return row >= 0

    # Order and columns

    def _sort(self, column: int) -> None:
        records = self.records
        if records is None:
            return
        same = records.column_of(records.order) == column
        records.sort(column, Qt.SortOrder.DescendingOrder if same and not records.descending
                     else Qt.SortOrder.AscendingOrder)
        self._show_order()
        self.scrollToTop()
        self.selectRow(0)
        self.keep()

    def _show_order(self) -> None:
        assert self.records is not None
        way = Qt.SortOrder.DescendingOrder if self.records.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self.records.column_of(self.records.order), way)

    def _names(self) -> list[str]:
        return [name for name, _ in self.records.pages.columns] if self.records else []

    def _set_columns(self) -> None:
        kept = self._session.kept(f"columns.{self.place.kind}", {})
        header = self.horizontalHeader()
        scale = theme.scale()
        usual = self._usual_columns()
        for column, name in enumerate(self._names()):
            hidden, width = kept.get(name, usual[name])
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if column == _TITLE
                                        else QHeaderView.ResizeMode.Interactive)
            self.setColumnHidden(column, bool(hidden) and column != _TITLE)
            if column != _TITLE:
                self.setColumnWidth(column, round(width * scale))
        self._columns_chosen = False

    def _usual_columns(self) -> dict[str, tuple[bool, float]]:
        """Until someone chooses: each column as wide as its words, and as many as leave the title its room."""
        scale, words = theme.scale(), self.horizontalHeader().fontMetrics()
        left = self.viewport().width() / scale - _TITLE_WIDTH
        usual: dict[str, tuple[bool, float]] = {}
        for column, (name, heading) in enumerate(self.records.pages.columns if self.records else ()):
            wide = max(self.sizeHintForColumn(column), words.horizontalAdvance(heading) + _HEADING) / scale
            width = _REF_WIDTH if name == "ref" else min(max(wide, _NARROWEST), _WIDEST)
            lacking, before = width - left, next(reversed(usual), "")
            if column == _TITLE + 2 and 0 < lacking <= usual[before][1] - _SHORT:
                # Two short columns tell more than one wide one.
                usual[before], left = (usual[before][0], usual[before][1] - lacking), width
            if column != _TITLE:
                left -= width
            usual[name] = (left < 0 and column > _TITLE, width)
        return usual

    def _note_width(self, column: int, before: int, now: int) -> None:
        # Widths change by themselves too, also while a place is clicked; only a hand on the heading is a choice.
        pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if column != _TITLE and pressed and self.horizontalHeader().viewport().underMouse():
            self._columns_chosen = True

    def keep(self) -> None:
        """Keep what was chosen for the kind shown now."""
        if self.records is None or not self.place.kind:
            return
        header = self.horizontalHeader()
        columns = {name: [self.isColumnHidden(column), round(header.sectionSize(column) / theme.scale()) or _WIDTH]
                   for column, name in enumerate(self._names()) if column != _TITLE}
        for name, value, chosen in (("columns", columns, self._columns_chosen),
                                    ("order", [self.records.order, self.records.descending], True)):
            key = f"{name}.{self.place.kind}"
            if chosen and self._session.kept(key) != value:
                self._session.keep(key, value)

    def fill_columns(self, menu: QMenu) -> None:
        """Put the choice of columns into a menu, in place of what it held."""
        menu.clear()
        for column, (name, words) in enumerate(self.records.pages.columns if self.records else ()):
            if column == _TITLE or not name:
                continue
            act = menu.addAction(words.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(not self.isColumnHidden(column))
            act.toggled.connect(lambda on, column=column: self._turn_column(column, on))

    def _turn_column(self, column: int, on: bool) -> None:
        self._columns_chosen = True
        self.setColumnHidden(column, not on)
        if on and self.columnWidth(column) < 60:
            self.setColumnWidth(column, round(_WIDTH * theme.scale()))
        self.keep()

    def _ask_columns(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setProperty("checks", "true")
        self.fill_columns(menu)
        menu.exec(self.horizontalHeader().mapToGlobal(where))
