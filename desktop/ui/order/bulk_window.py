"""One field of all chosen records, changed at once: before and after are shown for each before anything is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.fields import Field, FieldError
from desktop.archive import Writer
from desktop.archive.order import bulk
from desktop.archive.order.bulk import APPEND, CLEAR, FILL, REPLACE, TAKE, Line
from desktop.ui import theme
from desktop.ui.dialogs import buttons_of, table_to_read
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.editors import editor_for
from desktop.ui.i18n import tr, trn, worded
from desktop.ui.session import Session
from desktop.ui.words import tip

_PAUSE, _LONGEST, _MOST = 200, 160, 500


def way_words(way: str) -> str:
    """What can be done to a field."""
    return {REPLACE: tr("Put in its place"), APPEND: tr("Add to it"), TAKE: tr("Take out of it"),
            CLEAR: tr("Empty it"), FILL: tr("Fill it where it is empty")}[way]


def problem_words(problem: str) -> str:
    """Why nothing becomes of a record."""
    said = {bulk.NEEDED: tr("left as it is: this field is needed"), bulk.SEALED_VALUE: tr("left as it is: sealed"),
            bulk.SAME: tr("nothing to change"), bulk.NOT_THERE: tr("left as it is: no such field")}
    return said.get(problem) or tr("left as it is: {problem}", problem=worded(problem))


class BulkWindow(QDialog):
    """`work` changes the records, in one step."""

    def __init__(self, parent: QWidget | None, session: Session, records: list[str]) -> None:
        super().__init__(parent)
        self._session, self._records = session, records
        kinds = dict.fromkeys(head.kind for head in session.reader.heads(records))
        self._fields = bulk.common([session.kind(kind) for kind in kinds])
        self.lines: list[Line] = []
        self._asked = 0
        self.editor: Editor | None = None
        self.setWindowTitle(trn("Change {count} record", "Change {count} records", len(records)))
        room = self.screen().availableSize()
        self.resize(min(round(820 * theme.scale()), room.width() - 60),
                    min(round(600 * theme.scale()), room.height() - 60))
        self.field, self.way = QComboBox(), QComboBox()
        for one in self._fields:
            self.field.addItem(one.label.in_(session.language), one.name)
        for box in (self.field, self.way):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)
        self.field.currentIndexChanged.connect(lambda index: self._take_field())
        self.way.currentIndexChanged.connect(lambda index: self._take_way())
        self._value = QLabel(tr("&Value"))
        self._place = QVBoxLayout()
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for row, (words, box) in enumerate(((tr("&Field"), self.field), (tr("What to &do"), self.way))):
            label = QLabel(words)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self._value, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._place, 2, 1)
        grid.addWidget(self.problem, 3, 1)
        self.table = table_to_read(tr("Before and after"))
        self.told = theme.label("", "small", "second", wrap=True)
        buttons, self.go = buttons_of(self, tr("&Change them"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addLayout(grid)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.told)
        rows.addWidget(buttons)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._take_field()

    # What is asked

    @property
    def chosen(self) -> Field:
        """The field that is to change."""
        return self._fields[max(0, self.field.currentIndex())]

    def _take_field(self) -> None:
        self.way.blockSignals(True)
        self.way.clear()
        for way in bulk.ways(self.chosen):
            self.way.addItem(way_words(way), way)
        self.way.blockSignals(False)
        if self.editor is not None:
            self.editor.setParent(None)
            self.editor.deleteLater()
        self.editor = editor_for(self.chosen, Around(self._session))
        self.editor.changed.connect(self._pause.start)
        self._place.addWidget(self.editor)
        self._value.setBuddy(self.editor.focusProxy() or self.editor)
        self._take_way()

    def _take_way(self) -> None:
        wanted = self.way.currentData() != CLEAR
        assert self.editor is not None
        for widget in (self.editor, self._value):
            widget.setVisible(wanted)
        self._look()

    def _meant(self) -> tuple[bool, Any]:
        """Whether what was entered is understood, and the value."""
        assert self.editor is not None
        if self.way.currentData() == CLEAR:
            return True, None
        try:
            value = self.editor.value()
        except FieldError as error:
            self._say_problem(worded(error))
            return False, None
        self._say_problem("")
        return value is not None, value

    def _say_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    # What would become of the records

    def _look(self) -> None:
        understood, value = self._meant()
        self._asked += 1
        if not understood:
            self._show(self._asked, [])
            return
        archive, records, asked = self._session.archive, self._records, self._asked
        field, way, language = self.chosen, self.way.currentData(), self._session.language

        def work(step: object) -> list[Line]:
            with archive.reader() as reader:
                return bulk.plan(reader, records, field, way, value, language)

        self._session.tasks.run("", work, done=lambda lines: self._show(asked, lines), quiet=True)

    def _show(self, asked: int, lines: list[Line]) -> None:
        if asked != self._asked:
            return
        self.lines = lines
        changing = sum(not line.problem for line in lines)
        self.go.setEnabled(bool(changing))
        self.table.setColumnCount(4)
        self.table.setHorizontalHeaderLabels([tr("Record"), tr("Before"), tr("After"), tr("Remarks")])
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setRowCount(min(len(lines), _MOST))
        for row, line in enumerate(lines[:_MOST]):
            named = f"{line.record.ref}  {self._session.title_of(line.record)}"
            cells = (named, line.before, "" if line.problem else line.after, self._remarks(line))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
                item.setToolTip(tip(words[:2000]))
                if line.problem:
                    item.setForeground(theme.brush("second"))
                self.table.setItem(row, column, item)
        told = [trn("{count} record will change", "{count} records will change", changing)] if lines else [
            tr("Enter a value to see what would change.")]
        if left := len(lines) - changing:
            told.append(trn("{count} stays as it is", "{count} stay as they are", left))
        if len(lines) > _MOST:
            told.append(tr("the first {count} are shown", count=_MOST))
        self.told.setText("; ".join(told))

    def _remarks(self, line: Line) -> str:
        if line.problem:
            return problem_words(line.problem)
        if line.rival:
            return trn("{count} citation, accounts differ", "{count} citations, accounts differ", line.cited)
        return trn("{count} citation speaks of it", "{count} citations speak of it", line.cited) if line.cited else ""

    # What is done

    @property
    def step_name(self) -> str:
        """The name of the step."""
        return bulk.step_name(sum(not line.problem for line in self.lines))

    @property
    def work(self) -> Any:
        """Changes the records as was asked; for the writer."""
        _, value = self._meant()
        field, way, records = self.chosen, self.way.currentData(), self._records

        def change(writer: Writer) -> list[str]:
            return bulk.apply(writer, records, field, way, value)

        return change
