"""What a pasted block would write, to be looked at before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.fields import Field
from desktop.exchange.cells import Line
from desktop.ui import theme
from desktop.ui.i18n import tr, trn, worded

_SHOWN, _WIDEST = 300, 340


class PasteWindow(QDialog):
    """Rows as they were pasted: what changes is set stronger, what is not understood stands in red with why."""

    def __init__(self, parent: QWidget, fields: Sequence[Field], lines: Sequence[Line], language: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Paste a block"))
        self.resize(round(820 * theme.scale()), round(460 * theme.scale()))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        changed, new = sum(one.changes and bool(one.id) for one in lines), sum(one.changes and not one.id
                                                                               for one in lines)
        wrong = sum(bool(cell.problem) for one in lines for cell in one.cells) + sum(bool(one.problem) for one in lines)
        told = [trn("{count} record is changed", "{count} records are changed", changed),
                trn("{count} is new", "{count} are new", new)]
        rows.addWidget(theme.label("; ".join(told) + ".", wrap=True))
        if wrong:
            rows.addWidget(theme.label(trn(
                "{count} cell is not understood; nothing of it is written.",
                "{count} cells are not understood; nothing of them is written.", wrong), "body", "danger", wrap=True))
        if len(lines) > _SHOWN:
            rows.addWidget(theme.label(trn("The first {count} row is shown.", "The first {count} rows are shown.",
                                           _SHOWN), "small", "second"))
        self.table = QTableWidget(min(len(lines), _SHOWN), len(fields))
        self.table.setAccessibleName(tr("What is pasted"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels([field.label.in_(language) for field in fields])
        self.table.setVerticalHeaderLabels([line.title[:24] or tr("new") for line in lines[:_SHOWN]])
        for row, line in enumerate(lines[:_SHOWN]):
            for column, cell in enumerate(line.cells):
                wrong_here = worded(cell.problem or (line.problem if not column else ""))
                item = QTableWidgetItem(f"⚠ {cell.words} — {wrong_here}" if wrong_here else cell.words)
                item.setToolTip(wrong_here)
                if wrong_here:
                    item.setForeground(QColor(theme.colours().danger))
                elif line.changes and cell.changes:
                    item.setFont(theme.font(semibold=True))
                self.table.setItem(row, column, item)
        self.table.setCornerButtonEnabled(False)
        self.table.setWordWrap(True)
        self.table.horizontalHeader().setMaximumSectionSize(round(_WIDEST * theme.scale()))
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.resizeColumnsToContents()
        self.table.resizeRowsToContents()
        rows.addWidget(self.table, 1)
        buttons = QDialogButtonBox()
        count = changed + new
        self.go = buttons.addButton(trn("&Write {count} record", "&Write {count} records", count),
                                    QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setEnabled(bool(count))
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
