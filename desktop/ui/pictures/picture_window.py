"""A picture of records in a window of its own: to be walked through, read as a table, and handed on."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_schema.declare import Kind
from archive_schema.moments import Moment
from archive_schema.records import Record
from desktop.archive import Changes
from desktop.briefs.pictures.reading import Reading, read
from desktop.briefs.pictures.seen import Spot
from desktop.ui import theme
from desktop.ui.empty import EmptyPage
from desktop.ui.flow import Flow
from desktop.ui.i18n import number as number_words
from desktop.ui.i18n import said, tr, trn
from desktop.ui.pictures.acting import Acting
from desktop.ui.pictures.canvas import Canvas
from desktop.ui.pictures.choices import (
    BLOCKINGS,
    COUNTS,
    PHASES,
    RELATIONS,
    TIMELINE,
    Asked,
    Choices,
    Options,
    block_of,
)
from desktop.ui.pictures.handing_on import HandingOn
from desktop.ui.pictures.picture_view import said_of
from desktop.ui.pictures.told_table import ToldTable
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import RUNNING, Cancelled, Step, Task

_GATHER = 400
"""Milliseconds in which changes are gathered before the picture is read anew."""
_PARTS = ("table_records", "table_tag", "table_case")  # fields of a block that take less than all of a kind
_FEW = 200  # records, of which the progress need not be told
_LONGEST = 220  # letters below the picture; the tooltip has them all


def titles() -> dict[str, str]:
    """What each picture is called."""
    return {TIMELINE: tr("Timeline"), BLOCKINGS: tr("Blockings"), PHASES: tr("Phases of a shutdown"),
            COUNTS: tr("Counts"), RELATIONS: tr("Relations")}


class PictureWindow(SessionWindow):
    """Closes with the archive. A mark opens its record in the main window, a stretch of days filters its list."""

    open_record = Signal(str)
    open_brief = Signal(str)
    narrow = Signal(str)
    """The list is to be searched for this."""

    def __init__(self, session: Session, asked: Asked, of: str = "") -> None:
        super().__init__(session)
        self.asked = asked
        self.options = Options()
        self.reading: Reading | None = None
        self._task: Task | None = None
        self._number = 0
        self.setWindowTitle(titles()[asked.picture])  # other programs can read it: no words of a record stand there
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(round(1040 * min(theme.scale(), 1.25)), 640)
        self.of = of
        self.lead = theme.label(of, "body", "second", wrap=True)
        self.choices = Choices(session, asked, self.options)
        self.choices.changed.connect(lambda: self.read(keep=asked.picture in (TIMELINE, RELATIONS)))
        self.canvas, self.table, self.empty = Canvas(), ToldTable(), EmptyPage()
        self.canvas.setAccessibleName(titles()[asked.picture])
        self.table.setAccessibleName(tr("The picture as a table"))
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.verticalScrollBar().valueChanged.connect(self.canvas.update)  # the dates stay at the top
        self.stack = QStackedWidget()
        for page in (self.area, self.table, self.empty):
            self.stack.addWidget(page)
        self.says = theme.label("", "small", "second", wrap=True)
        self.says.setFixedHeight(2 * self.says.fontMetrics().lineSpacing() + 4)
        self.says.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.handing_on, self.acting = HandingOn(self), Acting(self)
        self._lay_out()
        self._connect()
        self.read()

    # Laying out

    def _lay_out(self) -> None:
        self.as_table = QPushButton(tr("As a &table"))
        self.as_table.setAccessibleName(tr("As a table"))
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self.show_table)
        for name, words, act, icon in (
            ("nearer", tr("Nearer"), lambda: self.canvas.zoom(1.4), "+"),
            ("further", tr("Further away"), lambda: self.canvas.zoom(1 / 1.4), "−"),
            ("whole", tr("All of it"), self.canvas.show_whole, ""),
        ):
            near = QToolButton()
            near.setObjectName(name)
            near.setText(icon or words)
            near.setToolTip(f"{words} ({icon or 0})")
            near.setMinimumHeight(self.as_table.sizeHint().height())
            near.setAccessibleName(words)
            near.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            near.clicked.connect(lambda checked=False, act=act: act())
            self.choices.flow.addWidget(near)
        self.choices.flow.addWidget(self.as_table)
        below = QWidget()
        flow = Flow(below, gap=theme.GAP)
        self.buttons: dict[str, QPushButton] = {}
        for name, words, act in (
            ("list", tr("&Filter the list to these days"), self.acting.filter_list),
            ("more", tr("Show its &own links too"), self.acting.extend_current),
            ("brief", tr("Put into a &brief…"), self.handing_on.put_into_brief),
            ("save", tr("&Save as a file…"), self.handing_on.save),
            ("copy", tr("&Copy the picture"), self.handing_on.copy),
            ("close", tr("Close &window"), self.close),
        ):
            button = QPushButton(words)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(lambda checked=False, act=act: act())
            self.buttons[name] = button
            flow.addWidget(button)
        self.buttons["list"].setVisible(self.asked.picture in (TIMELINE, BLOCKINGS))
        self.buttons["more"].setVisible(self.asked.picture == RELATIONS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        for part in (self.lead, self.choices):
            rows.addWidget(part)
        rows.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.says, 1)
        rows.addLayout(foot)
        rows.addWidget(below)

    def _connect(self) -> None:
        self.canvas.focused.connect(self._say)
        self._again = QTimer(self, singleShot=True, interval=_GATHER)
        self._again.timeout.connect(lambda: self.read(keep=True))
        self.session.changed.connect(self._follow)
        self.session.vault_turned.connect(self._turned)

    # Reading

    def read(self, *, keep: bool = False) -> None:
        """Read the records on another thread, and show the picture; only the latest reading is shown."""
        if not self.session.is_open:
            return
        self._number += 1
        if self._task:
            self._task.cancel()
        number, archive, language = self._number, self.session.archive, self.session.language
        asked, options, view = self.asked, self.options.copy(), self.canvas.view

        def work(step: Step) -> tuple[list[Kind], int, Reading]:
            with archive.reader() as reader:
                chosen = asked.find(reader)
                kinds = chosen.kinds_there(reader)
                found = read(reader, block_of(reader, asked, chosen, options), language, step)
                found.lay_out(view)  # measures its words here, not on the window's thread
                return kinds, chosen.left, found

        self._task = self.session.tasks.run(tr("Drawing a picture"), work, quiet=True,
                                            done=lambda found: self._show(number, *found, keep=keep),
                                            failed=lambda error: self._fail(number, error))
        self._task.changed.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)
        if self.reading is None:
            self.empty.say("record", tr("Reading the records…"))
            self.stack.setCurrentWidget(self.empty)

    def _tell_progress(self) -> None:
        task = self._task
        if task and task.state == RUNNING and task.total > _FEW:
            self.says.setText(tr("{done} of {total} records read", done=number_words(task.done),
                                 total=number_words(task.total)))

    def _show(self, number: int, kinds: list[Kind], left: int, found: Reading, *, keep: bool) -> None:
        if number != self._number:
            return
        first, self._task = self.reading is None, None
        self.reading = found
        if self.asked.picture == BLOCKINGS and not any(map(found.block.__getitem__, _PARTS)):
            self.of = self.session.plural("blocked_site")  # there was none where it was looked for
        self.choices.fill(kinds, found.block)
        self.canvas.show_reading(found, self._today(), keep=keep)
        self.table.show_told(found.told)
        self.lead.setText(" · ".join(filter(None, [self.of, *self._notes(left)])))
        there = self.canvas.seen is not None
        for name in ("brief", "save", "copy", "list", "more"):
            self.buttons[name].setEnabled(there)
        if not there:
            self._say_nothing()
        else:
            self.stack.setCurrentWidget(self.table if self.as_table.isChecked() else self.area)
            if first:
                self.canvas.setFocus()
        self._say(self.canvas.spot)

    def _today(self) -> date | None:
        return date.today() if self.asked.picture in (TIMELINE, BLOCKINGS) else None

    def _notes(self, left: int) -> list[str]:
        assert self.reading
        notes = list(self.reading.notes)
        if left:
            notes.append(trn("{count} more found, not drawn", "{count} more found, not drawn", left))
        if self.reading.undated:
            notes.append(trn("{count} not dated, see the table", "{count} not dated, see the table",
                             self.reading.undated))
        return notes

    def _say_nothing(self) -> None:
        undated = bool(self.reading and self.reading.undated)
        title, advice = {
            PHASES: (tr("No phases of a shutdown to draw"), tr("Give a shutdown phases with dates and states.")),
            COUNTS: (tr("Nothing to count"), tr("Choose a list with records in it.")),
            RELATIONS: (tr("Nothing is linked yet"), tr("Choose a record first.")),
            BLOCKINGS: (tr("No blockings to draw"), tr("Give a blocked site restrictions or measurements with dates.")),
        }.get(self.asked.picture, (tr("Nothing dated to draw"), tr("Give the records dates, however uncertain.")))
        self.empty.say("record", title, advice, tr("Show the table") if undated else "",
                       lambda: self.as_table.setChecked(True))
        self.stack.setCurrentWidget(self.table if undated and self.as_table.isChecked() else self.empty)

    def _fail(self, number: int, error: BaseException) -> None:
        if number == self._number and not isinstance(error, Cancelled):
            self.says.setText(" ".join(said(error)))

    def _follow(self, changes: Changes) -> None:
        if changes.kinds() - {"brief", "brief_block"}:
            self._again.start()

    def _turned(self, opened: bool) -> None:
        self.read(keep=True)

    # The table

    def show_table(self, on: bool) -> None:
        """Show the same content as a table, or as the picture."""
        if self.canvas.seen is None:
            self.stack.setCurrentWidget(self.table if on else self.empty)
        else:
            self.stack.setCurrentWidget(self.table if on else self.area)
        (self.table if on else self.canvas).setFocus()

    # Marks

    def _say(self, spot: Spot | None) -> None:
        words = said_of(spot).replace("\n", "  ·  ") if spot else ""
        theme.mark(self.says, tone="second")
        self.says.setText(words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…")

    def block(self) -> Record | None:
        """The block that prints what is seen, with the days in sight where they are not all."""
        if self.reading is None or self.canvas.seen is None:
            return None
        values: dict[str, Any] = dict(self.reading.block.values)
        if self.canvas.days and not self.canvas.is_whole:
            first, last = (Moment(day.isoformat()).to_value() for day in self.canvas.days)
            values |= {"from_": first, "to": last}
        return Record("brief_block", values)

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self.canvas, self.canvas.lay_out)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._number += 1
        if self._task:
            self._task.cancel()

