"""What a file is and, of a table, what its columns hold: told by the program, corrected by the person."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.exchange.coming.foreign import Format
from desktop.exchange.coming.mapping import (
    EXACT,
    REF,
    Columns,
    body_of,
    headers_of,
    proposed,
    target_field,
    targets_of,
)
from desktop.exchange.coming.sheets import DELIMITERS, ENCODINGS, Sheet
from desktop.ui import theme
from desktop.ui.coming.parts import add_line, box_of, fill, plain_table
from desktop.ui.i18n import tr, worded
from desktop.ui.session import Session

_MOST_COLUMNS, _SAMPLE, _ROWS = 100, 60, 4


class ColumnsPage(QWidget):
    """`read_anew`: the file is to be read by another encoding or delimiter."""

    read_anew = Signal()

    def __init__(self, session: Session, formats: Sequence[Format]) -> None:
        super().__init__()
        self._session = session
        self.sheets: list[Sheet] = []
        self.columns: Columns | None = None
        self.format = box_of(tr("&What it is"), [(one, one.label) for one in formats])
        self.keep = QCheckBox(tr("&Keep the file as a source, and let each record cite its line"))
        self.told = theme.label("", "small", "second", wrap=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GAP)
        first = QGridLayout()
        first.setSpacing(theme.GAP)
        first.setColumnStretch(1, 1)
        add_line(first, tr("&What it is"), self.format)
        rows.addLayout(first)
        self.of_table = self._of_table()
        for widget in (self.told, self.of_table, self.keep):
            rows.addWidget(widget, int(widget is self.of_table))
        self.format.currentIndexChanged.connect(lambda place: self._take_format())
        self._take_format()

    def _of_table(self) -> QWidget:
        made = QWidget()
        self.sheet, self.kind = box_of(tr("&Sheet"), []), box_of(tr("Records of the k&ind"), sorted(
            ((one.name, one.plural) for one in self._session.schema), key=lambda pair: str(worded(pair[1]))))
        self.encoding = box_of(tr("&Encoding"), list(ENCODINGS.items()))
        self.delimiter = box_of(tr("&Delimiter"), [
            (one, words) for one, words in zip(
                DELIMITERS, (tr("comma"), tr("semicolon"), tr("tab"), tr("vertical bar")), strict=True)])
        self.header = QSpinBox()
        self.header.setRange(0, 99)
        self.header.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.header.setSpecialValueText(tr("no headers"))
        self.header.setAccessibleName(tr("Line of &headers").replace("&", ""))
        self.identity = box_of(tr("Told apart &by"), [])
        self.tags, self.cases = QLineEdit(), QLineEdit()
        for line, name in ((self.tags, tr("&Tags for all")), (self.cases, tr("Case &file for all"))):
            line.setAccessibleName(name.replace("&", ""))
        self.table = plain_table(tr("Columns"), [tr("Column"), tr("In the file"), tr("Is taken as")])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setColumnWidth(0, round(190 * theme.scale()))
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.GAP)
        pairs = ((tr("&Sheet"), self.sheet), (tr("Records of the k&ind"), self.kind), (tr("&Encoding"), self.encoding),
                 (tr("&Delimiter"), self.delimiter), (tr("Line of &headers"), self.header),
                 (tr("Told apart &by"), self.identity), (tr("&Tags for all"), self.tags),
                 (tr("Case &file for all"), self.cases))
        for place, (words, control) in enumerate(pairs):
            inner = QGridLayout()
            inner.setSpacing(theme.GRID)
            inner.setColumnStretch(1, 1)
            label = add_line(inner, words, control)
            label.setMinimumWidth(round(150 * theme.scale()))
            grid.addLayout(inner, place // 2, place % 2)
        grid.addWidget(self.table, len(pairs) // 2, 0, 1, 2)
        grid.setRowStretch(len(pairs) // 2, 1)
        self.sheet.currentIndexChanged.connect(lambda place: self._take_sheet())
        self.kind.currentIndexChanged.connect(lambda place: self._propose())
        self.header.valueChanged.connect(lambda number: self._propose())
        for box in (self.encoding, self.delimiter):
            box.currentIndexChanged.connect(lambda place: self.read_anew.emit())
        return made

    @property
    def is_table(self) -> bool:
        """Whether the file is taken as a table."""
        chosen = self.format.currentData()
        return chosen is not None and chosen.name == "table"

    def _take_format(self) -> None:
        chosen = self.format.currentData()
        self.keep.setChecked(chosen is not None and chosen.evidence)
        self.of_table.setVisible(self.is_table)
        self.told.setVisible(self.is_table and bool(self.told.text()))

    # What was read

    def show_sheets(self, sheets: list[Sheet], columns: Columns) -> None:
        """Show a table as it was read, with what its columns may hold."""
        self.sheets = sheets
        fill(self.sheet, [(one.name, one.name) for one in sheets], columns.sheet)
        self.sheet.setEnabled(len(sheets) > 1)
        sheet = self._sheet()
        for box, value in ((self.encoding, sheet.encoding), (self.delimiter, sheet.delimiter)):
            if value and box.findData(value) < 0:
                code = next((one for one, words in ENCODINGS.items() if words.lower() == value.lower()), value)
                fill(box, [(box.itemData(n), box.itemText(n)) for n in range(box.count())] + (
                    [] if box.findData(code) >= 0 else [(code, code)]), code)
            else:
                fill(box, [(box.itemData(n), box.itemText(n)) for n in range(box.count())], value or None)
            box.setEnabled(bool(value))
        self._show(columns)

    def _sheet(self) -> Sheet:
        return next((one for one in self.sheets if one.name == self.sheet.currentData()), self.sheets[0])

    def _show(self, columns: Columns) -> None:
        self.columns = columns
        sheet, kind = self._sheet(), self._session.kind(columns.kind)
        fill(self.kind, [(self.kind.itemData(n), self.kind.itemText(n)) for n in range(self.kind.count())], kind.name)
        self.header.blockSignals(True)
        self.header.setValue(columns.header)
        self.header.blockSignals(False)
        headers = headers_of(sheet, columns.header)
        self._show_told(sheet, len(headers))
        fill(self.identity, [(-1, tr("the title of the record")), *enumerate(headers)],
             columns.identity[0] if columns.identity else -1)
        constants = dict(columns.constants)
        self.tags.setText(constants.get("tags", ""))
        self.cases.setText(constants.get("cases", ""))
        choices = [("", tr("Not taken in; told")), *((one, self._words(one)) for one in targets_of(kind, _ROWS))]
        body = body_of(sheet, columns.header)[:3]
        self.table.setRowCount(min(len(headers), _MOST_COLUMNS))
        for number, header in enumerate(headers[:_MOST_COLUMNS]):
            sample = " · ".join(" ".join(line.cells[number].split())[:_SAMPLE] for line in body
                                if number < len(line.cells) and line.cells[number].strip())
            self.table.setItem(number, 0, QTableWidgetItem(header))
            self.table.setItem(number, 1, QTableWidgetItem(sample))
            target = columns.targets[number] if number < len(columns.targets) else ""
            more = [(target, self._words(target))] if target and target not in dict(choices) else []
            box = box_of(tr("{column} is taken as", column=header), [*choices, *more], target)
            box.currentIndexChanged.connect(lambda place: self._mark())
            self.table.setCellWidget(number, 2, box)
        self.table.resizeRowsToContents()
        self._mark()

    def _show_told(self, sheet: Sheet, width: int) -> None:
        told = [str(worded(one)) for one in sheet.told]
        if width > _MOST_COLUMNS:
            told.append(tr("Only the first {count} columns are shown.", count=_MOST_COLUMNS))
        self.told.setText(" ".join(told))
        self.told.setVisible(bool(told) and self.is_table)

    def _words(self, target: str) -> str:
        if target == REF:
            return tr("Reference")
        if target == EXACT:
            return tr("The record as exported")
        field, inner, number = target_field(self._session.kind(self.columns.kind if self.columns else ""), target)
        words = field.label.in_(self._session.language)
        return f"{words} {number}: {inner.label.in_(self._session.language)}" if inner is not None else words

    def _mark(self) -> None:
        """What is not taken in stands weaker."""
        for number in range(self.table.rowCount()):
            box = self.table.cellWidget(number, 2)
            if isinstance(box, QComboBox):
                for place in (0, 1):
                    item = self.table.item(number, place)
                    if item is not None:
                        item.setForeground(theme.brush("ink" if box.currentData() else "second"))

    # What was chosen

    def _take_sheet(self) -> None:
        self._show(proposed(self._sheet(), self._session.kind(self.kind.currentData())))

    def _propose(self) -> None:
        if self.columns is not None:
            start = dataclasses.replace(self.chosen(), header=self.header.value())
            self._show(proposed(self._sheet(), self._session.kind(self.kind.currentData()), start))

    def chosen(self) -> Columns:
        """The columns as they stand in the page."""
        assert self.columns is not None
        boxes = [self.table.cellWidget(number, 2) for number in range(self.table.rowCount())]
        targets = tuple(box.currentData() or "" for box in boxes if isinstance(box, QComboBox))
        sheet = self._sheet()
        constants = tuple((name, line.text().strip()) for name, line in (("tags", self.tags), ("cases", self.cases))
                          if line.text().strip())
        identity = self.identity.currentData()
        return Columns(self.kind.currentData(), targets, sheet.name, self.header.value(),
                       (self.encoding.currentData() or "") if sheet.encoding else "",
                       (self.delimiter.currentData() or "") if sheet.delimiter else "", constants,
                       (identity,) if isinstance(identity, int) and identity >= 0 else ())
