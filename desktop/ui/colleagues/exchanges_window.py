"""What came from other copies and when, and what was sealed for them: the latter counts once it is said to be there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout

from desktop.archive import Changes, colleagues
from desktop.ui import dialogs, theme
from desktop.ui.coming.parts import plain_table
from desktop.ui.i18n import local_time, number, said, tr
from desktop.ui.joining.saying import copy_words
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow


class ExchangesWindow(SessionWindow):
    """Two lists: what came, the latest first; what was last sealed for each colleague, and whether it is there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        from desktop.exchange.sealed.known import Sent

        self.sent: list[Sent] = []
        self.setWindowTitle(tr("What came, what arrived"))
        self.resize(round(820 * min(theme.scale(), 1.3)), round(560 * min(theme.scale(), 1.2)))
        self.came = _table(tr("What came from other copies"), (
            tr("When"), tr("From"), tr("Which copy"), tr("New steps")))
        self.came_none = theme.label(tr("Nothing has come from another copy yet."), "body", "second", wrap=True)
        self.went = _table(tr("What was sealed for colleagues"), (
            tr("For"), tr("Which copy"), tr("Steps in it"), tr("State")))
        self.went_none = theme.label(tr("No whole copy has been sealed for a colleague yet."), "body", "second",
                                     wrap=True)
        self.told = theme.label(tr("Once it has arrived, a copy of what is new since the last exchange leaves out what "
                                   "was in it."), "small", "second", wrap=True)
        self.arrived_button = dialogs.button(tr("It has &arrived"), self.note_arrived, tr("Return"))
        self.close_button = dialogs.button(tr("&Close"), self.close, tr("Esc"))
        self.went.itemSelectionChanged.connect(self._turn)
        self.went.cellActivated.connect(lambda row, column: self.note_arrived())
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        below.addWidget(self.arrived_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        for words, table, none in ((tr("What ca&me from other copies"), self.came, self.came_none),
                                   (tr("What was &sealed for colleagues"), self.went, self.went_none)):
            label = QLabel(words)
            label.setBuddy(table)
            rows.addWidget(label)
            rows.addWidget(none)
            rows.addWidget(table, 1)
        rows.addWidget(self.told)
        rows.addLayout(below)
        rows.addStretch()
        session.changed.connect(self._follow)
        self.look()

    def look(self) -> None:
        """Read both anew."""
        from desktop.exchange.sealed import known

        reader, language = self.session.reader, self.session.language
        people = {one.origin: one for one in colleagues.colleagues(reader)}
        names = {origin: (one.name, " · ".join(filter(None, (one.letter, copy_words(origin)))))
                 for origin, one in people.items()}
        came = [(local_time(one.when, language), *names.get(one.origin, (one.who, copy_words(one.origin))),
                 number(one.steps)) for one in reversed(colleagues.arrivals(reader))]
        self.sent = known.sent(reader)
        went = [(*names.get(one.origin, ("", copy_words(one.origin))), number(one.steps),
                 tr("arrived") if one.arrived else tr("not known to have arrived")) for one in self.sent]
        for table, lines, none in ((self.came, came, self.came_none), (self.went, went, self.went_none)):
            _fill(table, lines)
            table.setVisible(bool(lines))
            none.setVisible(not lines)
        for widget in (self.told, self.arrived_button):
            widget.setVisible(bool(self.sent))
        if self.sent:
            waits = next((row for row, one in enumerate(self.sent) if not one.arrived), 0)
            self.went.selectRow(waits)
        self._turn()

    def _turn(self) -> None:
        row = self.went.currentRow()
        self.arrived_button.setEnabled(0 <= row < len(self.sent) and not self.sent[row].arrived)

    def note_arrived(self) -> None:
        """What was last sealed for the colleague chosen is there."""
        from desktop.exchange.sealed import known

        if not self.arrived_button.isEnabled():
            return
        one, name = self.sent[self.went.currentRow()], self.went.item(self.went.currentRow(), 0).text()

        def noted(result: object) -> None:
            if not self.is_closed:
                self.look()
                self._say(tr("{name} has it. A copy of what is new since the last exchange leaves it out from now on.",
                             name=name), "good")

        self.session.write_aside(lambda writer: known.note_arrived(writer, one.origin, name), done=noted,
                                 failed=lambda error: self.is_closed or self._say(" ".join(said(error)), "danger"))

    def _say(self, words: str, tone: str) -> None:
        theme.mark(self.told, tone=tone)
        self.told.setText(words)

    def _follow(self, changes: Changes) -> None:
        if self.session.is_open:
            self.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is listened to any more."""
        if not self.is_closed:
            self.session.changed.disconnect(self._follow)
        super().closeEvent(event)


def _table(name: str, headers: Sequence[str]) -> QTableWidget:
    table = plain_table(name, headers)
    header = table.horizontalHeader()
    for column in range(len(headers)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, lines: Sequence[Sequence[str]]) -> None:
    table.setRowCount(len(lines))
    for row, cells in enumerate(lines):
        for column, words in enumerate(cells):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            table.setItem(row, column, item)
