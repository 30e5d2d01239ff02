"""Records side by side, field by field, before they become one: which stays, and what of each is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.archive.order.comparing import Line, as_steps, compare, moving, opens_a_name
from desktop.archive.order.fields import BOTH
from desktop.archive.order.merging import merge_all
from desktop.ui import theme
from desktop.ui.dialogs import buttons_of, table_to_read
from desktop.ui.forms.picking import NoWheel
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session
from desktop.ui.words import tip

_LONGEST = 240  # letters of a value that the table shows; the tooltip has more


class MergeWindow(QDialog):
    """`work` does what was chosen, in one step."""

    def __init__(self, parent: QWidget | None, session: Session, records: list[str]) -> None:
        super().__init__(parent)
        self._session = session
        self._records = [session.reader.get(one) for one in records]
        self._lines: list[Line] = []
        self._chosen: dict[str, str] = {}  # by field, what a hand chose
        self._boxes: dict[str, QComboBox] = {}
        self._no_wheel = NoWheel(self)
        self.setWindowTitle(tr("Merge"))
        screen = self.screen().availableSize()
        self.resize(min(round(900 * theme.scale()), screen.width() - 80),
                    min(round(620 * theme.scale()), screen.height() - 80))
        self.stays = QComboBox()
        for record in self._records:
            self.stays.addItem(f"{record.ref} · {session.title_of(record)}", record.id)
        self.stays.currentIndexChanged.connect(lambda index: self._fill())
        self.stays.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stays.setMinimumContentsLength(24)
        label = QLabel(tr("This one &stays"))
        label.setBuddy(self.stays)
        self.turn = QPushButton(tr("S&wap"))
        self.turn.clicked.connect(lambda: self.stays.setCurrentIndex((self.stays.currentIndex() + 1)
                                                                     % self.stays.count()))
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        top.addWidget(label)
        top.addWidget(self.stays, 1)
        top.addWidget(self.turn)
        self.way = theme.label("", semibold=True, wrap=True)
        self.all = QCheckBox(tr("Show what is the same, t&oo"))
        self.all.toggled.connect(lambda on: self._fill())
        self.table = table_to_read(tr("Fields of both"))
        self.told = theme.label("", "small", "second", wrap=True)
        self.warned = theme.label("", "small", "warn", wrap=True)
        buttons, self.go = buttons_of(self, tr("&Merge"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addLayout(top)
        rows.addWidget(self.way)
        rows.addWidget(self.table, 1)
        for widget in (self.all, self.told, self.warned, buttons):
            rows.addWidget(widget)
        self._fill()

    # What is shown

    @property
    def ordered(self) -> list[Record]:
        """The records, the one that stays first."""
        stays = self.stays.currentData()
        return sorted(self._records, key=lambda record: record.id != stays)

    def _fill(self) -> None:
        ordered, reader = self.ordered, self._session.reader
        self._lines = compare(reader, ordered, self._session.language)
        stays, others = ordered[0], ordered[1:]
        refs = ", ".join(record.ref for record in others)
        self.way.setText(trn("{stays} stays; {goes} goes into it", "{stays} stays; {goes} go into it", len(others),
                             stays=stays.ref, goes=refs))
        moves = moving(reader, [record.id for record in others])
        self.told.setText(" ".join((
            tr("To {stays} move: files {files}, citations {citations}, links {links}.", stays=stays.ref,
               files=moves.files, citations=moves.citations, links=moves.links),
            tr("What is not kept becomes another account where a source gives it, else a spelling or a line of the "
               "note."),
            tr("The others lie in the trash; their references lead to this one."))))
        self.warned.setText(tr("One of these people is protected and another is not: names of both will stand in one "
                               "record.") if opens_a_name(ordered) else "")
        self.warned.setVisible(bool(self.warned.text()))
        self._fill_table(ordered)

    def _fill_table(self, ordered: list[Record]) -> None:
        shown = [line for line in self._lines if line.choices or self.all.isChecked()]
        table = self.table
        table.clear()
        self._boxes.clear()
        table.setColumnCount(len(ordered) + 2)
        table.setRowCount(len(shown))
        table.setHorizontalHeaderLabels([tr("Field"), *(record.ref for record in ordered), tr("To keep")])
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(table.columnCount()):
            own = column in (0, table.columnCount() - 1)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents if own
                                        else QHeaderView.ResizeMode.Stretch)
        for row, line in enumerate(shown):
            self._fill_row(row, line, ordered)
        table.resizeRowsToContents()
        widest = max((box.sizeHint().width() for box in self._boxes.values()), default=0)
        header.setSectionResizeMode(len(ordered) + 1, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(len(ordered) + 1, max(widest, header.sectionSizeHint(len(ordered) + 1)))
        for row in range(table.rowCount()):
            least = table.cellWidget(row, len(ordered) + 1)
            table.setRowHeight(row, max(table.rowHeight(row), (least.sizeHint().height() if least else 0) + theme.GRID))

    def _fill_row(self, row: int, line: Line, ordered: list[Record]) -> None:
        label = line.field.label.in_(self._session.language)
        for column, words in enumerate((label, *line.words)):
            item = QTableWidgetItem(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
            item.setToolTip(tip(words[:4000]))
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if column == 0:
                item.setForeground(theme.brush("second"))
            self.table.setItem(row, column, item)
        if not line.choices:
            self.table.setItem(row, len(ordered) + 1, QTableWidgetItem(tr("the same")))
            return
        box = QComboBox()
        box.installEventFilter(self._no_wheel)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setAccessibleName(tr("To keep: {field}", field=label))
        refs = {record.id: record.ref for record in ordered}
        for choice in line.choices:
            box.addItem((tr("both") if len(ordered) == 2 else tr("all")) if choice == BOTH else refs[choice], choice)
        box.setCurrentIndex(max(0, box.findData(self._kept(line))))
        box.activated.connect(lambda index, name=line.field.name, box=box: self._choose(name, box.currentData()))
        self._boxes[line.field.name] = box
        self.table.setCellWidget(row, len(ordered) + 1, box)

    def _choose(self, field: str, choice: str) -> None:
        self._chosen[field] = choice

    # What is done

    @property
    def step_name(self) -> str:
        """The name of the step."""
        what = "sources" if self._records[0].kind == "source" else "records"
        return f"Merge {len(self._records)} {what}"

    @property
    def work(self) -> Callable[[Writer], str]:
        """Merges as was chosen, for the thread that writes; gives the id of the record that stays."""
        stays, *others = (record.id for record in self.ordered)
        chosen = {line.field.name: self._kept(line) for line in self._lines if line.choices}
        steps, language = as_steps(chosen, stays, others), self._session.language

        def merge(writer: Writer) -> str:
            return merge_all(writer, stays, others, steps, language).id

        return merge

    def _kept(self, line: Line) -> str:
        """What was chosen for a field, or is proposed."""
        wanted = self._chosen.get(line.field.name, line.proposed)
        return wanted if wanted in line.choices else line.proposed
