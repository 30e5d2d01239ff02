"""The form of a prosecution: which charge is brought against whom stands as a grid over the charges."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from archive_schema.charges import Line, grid, turned
from archive_schema.fields import Field
from archive_schema.ids import new_id
from archive_schema.sentences import row_words
from desktop.ui import theme
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.forms import RecordForm
from desktop.ui.forms.rows import RowsEditor
from desktop.ui.i18n import tr

JSON = Any


class ProsecutionForm(RecordForm):
    """People and charges side by side; all else as in any form."""

    def make_editor(self, field: Field) -> Editor:
        """See RecordForm."""
        return ChargesEditor(field, self._around) if field.name == "charges" else super().make_editor(field)

    def _changed(self) -> None:
        """Another name of a defendant heads another column."""
        super()._changed()
        line = self.lines.get("charges") if self._ready else None
        if line is not None and isinstance(line.editor, ChargesEditor):
            line.editor.draw()


class ChargesEditor(RowsEditor):
    """The rows of charges, and over them a grid: charges down, defendants across. Space turns a cell."""

    def __init__(self, field: Field, around: Around) -> None:
        self.table = Grid()
        self._lines: list[Line] = []
        self._people: list[tuple[str, str]] = []
        self._drawing = False
        super().__init__(field, around)
        layout = self.layout()
        assert layout is not None
        layout.insertWidget(0, self.table)  # type: ignore[attr-defined]
        self.table.setAccessibleName(tr("Which charge is brought against whom"))
        self.table.cellClicked.connect(self._turn)
        self.table.turn = self._turn
        self.draw()

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        super().set_value(value)
        self.draw()

    def _touch(self) -> None:
        super()._touch()
        self.draw()

    def draw(self) -> None:
        """Draw the grid anew, if anything in it is another."""
        people = self.around.rows(self.field.inner("defendant").of)
        lines = grid(self.known())
        if (people, lines) == (self._people, self._lines) and self.table.rowCount():
            return
        self._people, self._lines = people, lines
        at = self.table.currentRow(), self.table.currentColumn()
        self.table.setVisible(bool(people and lines))
        self.table.setRowCount(len(lines))
        self.table.setColumnCount(len(people))
        self.table.setHorizontalHeaderLabels([words for _, words in people])
        language, title = self.around.language, self.around.session.title
        self.table.setVerticalHeaderLabels([row_words(self.field, line.charge, language, title) for line in lines])
        for row, line in enumerate(lines):
            for column, (person, name) in enumerate(people):
                self.table.setItem(row, column, self._cell(line, person, name))
        for row in range(len(lines)):
            self.table.verticalHeaderItem(row).setToolTip(self.table.verticalHeaderItem(row).text())
        for column in range(len(people)):
            self.table.horizontalHeaderItem(column).setToolTip(people[column][1])
        self.table.setCurrentCell(max(at[0], 0), max(at[1], 0))
        self.table.fit()

    def _cell(self, line: Line, person: str, name: str) -> QTableWidgetItem:
        given = line.against.get(person)
        told = [self.field.inner(part).words(given[part], self.around.language) for part in ("plea", "verdict")
                if given and given.get(part)]
        item = QTableWidgetItem(" · ".join(["✓", *told]) if given else "")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        charge = row_words(self.field, line.charge, self.around.language, self.around.session.title)
        said = tr("{charge}, {who}: brought", charge=charge, who=name) if given else tr(
            "{charge}, {who}: not brought", charge=charge, who=name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(said)
        return item

    def _turn(self, row: int, column: int) -> None:
        """Bring a charge against a defendant, or drop it."""
        if not (0 <= row < len(self._lines) and 0 <= column < len(self._people)):
            return
        now = self.value() or []
        line = grid(now)[row]
        made = turned(now, line, self._people[column][0], new_id)
        if made != now:
            super().set_value(made)
            self._untouched = False
            self._touch()


class Grid(QTableWidget):
    """A small table whose cells are turned by Space or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turn: Any = None
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFont(theme.font("small"))
        self.setCornerButtonEnabled(False)
        for header, flags in ((self.horizontalHeader(), Qt.AlignmentFlag.AlignHCenter),
                              (self.verticalHeader(), Qt.AlignmentFlag.AlignLeft)):
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setDefaultAlignment(flags | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMaximumWidth(180)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def fit(self) -> None:
        """As high as its lines."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.turn and not event.modifiers():
            self.turn(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)
