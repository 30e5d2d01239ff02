"""A kind of records as a sheet, in a window beside the main one: cells typed in place, blocks pasted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from archive_schema.fields import CHOICE, Field
from desktop.archive.listing import Listing, in_order
from desktop.exchange.cells import CellError, Line, is_for_cells, read_block, understand, write_block, write_lines
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.lists.pages import Place
from desktop.ui.lists.paste_window import PasteWindow
from desktop.ui.lists.sheet_model import SheetModel
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow

_WIDTH, _FIRST = 150, 260


def fields_of(session: Session, place: Place, chosen: list[str] | None) -> list[Field]:
    """The columns of a sheet: those chosen for the list, or what a form opens with and a list shows."""
    kind = session.kind(place.one_kind)
    title = [field for field in kind.fields if field.required][:1]
    wanted = [kind.by_name[name] for name in chosen if name in kind.by_name] if chosen else \
        [field for field in kind.fields if field.first or field.column]
    return [field for field in {one.name: one for one in [*title, *wanted]}.values() if is_for_cells(field)]


class SheetWindow(SessionWindow):
    """F2, typing or a double click change a cell; Enter writes, Esc gives up, Tab goes on. Ctrl+V pastes a block."""

    by_escape = False

    def __init__(self, session: Session, place: Place, chosen: list[str] | None, listing: Listing) -> None:
        super().__init__(session)
        self.setWindowTitle(tr("Sheet: {kinds}", kinds=session.plural(place.one_kind)))
        self.resize(round(1040 * theme.scale()), round(620 * theme.scale()))
        numbers = in_order(session.reader, Listing(place.one_kind, untreated=place.inbox, order=listing.order)).numbers
        self.model = SheetModel(session, place.one_kind, fields_of(session, place, chosen), numbers)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Sheet"))
        self.table.setItemDelegate(_Cells(self.model, self))
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(max(theme.ROW, self.fontMetrics().height() + theme.GAP + 2))
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.horizontalHeader().setDefaultSectionSize(round(_WIDTH * theme.scale()))
        for column in range(self.model.columnCount()):
            least = _WIDTH if column else _FIRST
            named = self.table.horizontalHeader().sectionSizeHint(column) + theme.GROUP_GAP
            self.table.setColumnWidth(column, max(round(least * theme.scale()), named))
        self.table.installEventFilter(self)
        self.problem = theme.label("", "body", "danger", wrap=True)
        self.problem.setAccessibleName(tr("Problem"))
        self.model.told.connect(self._tell)
        for keys, act in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste),
                          (QKeySequence("Ctrl+Z"), self.undo), (QKeySequence("Ctrl+W"), self.close)):
            QShortcut(keys, self, act)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.problem)
        rows.addLayout(self._buttons())
        self.problem.hide()
        self.table.setFocus()
        if self.model.columnCount():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _buttons(self) -> QHBoxLayout:
        last = QHBoxLayout()
        hint = theme.label(tr("F2 or typing changes a cell, Enter writes it, Esc gives it up. Ctrl+V pastes a block."),
                           "small", "second", wrap=True)
        last.addWidget(hint, 1)
        for words, act in ((tr("&Paste a block"), self.paste), (tr("&Copy"), self.copy), (tr("Close"), self.close)):
            button = QPushButton(words)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(lambda checked=False, act=act: act())
            last.addWidget(button)
        return last

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def undo(self) -> None:
        """Take back the last step."""
        self.session.tasks.follow("", self.session.archive.undo(merges=False))

    def copy(self) -> None:
        """Copy the chosen cells as a block that a spreadsheet takes."""
        cells = {(index.row(), index.column()) for index in self.table.selectedIndexes()}
        if cells:
            rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
            block = [[self.model.words(row, column) if (row, column) in cells else "" for column in columns]
                     for row in rows]
            QGuiApplication.clipboard().setText(write_block(block))

    def paste(self) -> None:
        """Paste a block at the current cell: it is looked at first when it has more than one row."""
        at = self.table.currentIndex()
        try:
            block = read_block(QGuiApplication.clipboard().text())
        except CellError as error:
            self._tell(" ".join(said(error)))
            return
        if not at.isValid() or not block:
            return
        session, fields = self.session, self.model.fields[at.column():]
        ids, kind, language = self.model.ids_from(at.row())[:len(block)], self.model.kind, session.language

        def work(step: object) -> list[Line]:
            with session.archive.reader() as reader:
                return understand(kind, fields, ids, block, reader, language)

        session.tasks.run(tr("Reading a pasted block"), work, done=self.offer,
                          failed=lambda error: self._tell(" ".join(said(error))), quiet=True)

    def offer(self, lines: list[Line]) -> None:
        """Show what was understood, and write it."""
        if not isValid(self):  # closed meanwhile
            return
        wrong = [cell.problem for line in lines for cell in line.cells if cell.problem]
        width = max((len(line.cells) for line in lines), default=0)
        fields = next((tuple(cell.field for cell in line.cells) for line in lines if len(line.cells) == width), ())
        if len(lines) > 1 or wrong:
            if not PasteWindow(self, fields, lines, self.session.language).exec():
                return
        kind, count = self.model.kind, sum(line.changes for line in lines)
        if count:
            name = "Paste a row" if count == 1 else f"Paste {count} rows"
            self.session.write(name, lambda writer: write_lines(writer, kind, lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = self.table.currentIndex()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
                below = self.model.index(min(at.row() + 1, self.model.rowCount() - 1), at.column())
                self.table.setCurrentIndex(below)
                return True
            if event.key() == Qt.Key.Key_Delete and at.isValid():
                self.model.setData(at, "")
                return True
        return super().eventFilter(watched, event)


class _Cells(QStyledItemDelegate):
    """A line to type in; for a choice it offers the labels."""

    def __init__(self, model: SheetModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: object) -> QWidget:
        field = self._model.fields[index.column()]  # type: ignore[attr-defined]
        editor = QLineEdit(parent)
        editor.setAccessibleName(field.label.in_(self._model.language))
        if field.type is CHOICE and field.vocabulary:
            offered = QCompleter([label.in_(self._model.language) for label in field.vocabulary.terms.values()], editor)
            offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            offered.setFilterMode(Qt.MatchFlag.MatchContains)
            editor.setCompleter(offered)
        return editor
