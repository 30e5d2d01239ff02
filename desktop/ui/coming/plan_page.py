"""The dry run, row by row: what would be made and changed, what stays, what is refused and why."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHeaderView, QPlainTextEdit, QTableWidgetItem, QVBoxLayout, QWidget

from archive_schema.declare import Kind
from archive_schema.fields import ROWS, Field
from archive_schema.sentences import row_words, title_of, words_of
from desktop.exchange.coming.carry import Outcome
from desktop.exchange.coming.plan import CHANGED, DOUBTFUL, NEW, REFUSED, SAME, STATES, Change, Plan, Row
from desktop.ui import theme
from desktop.ui.coming.parts import add_line, box_of, fill, plain_table
from desktop.ui.i18n import number, tr, trn, worded
from desktop.ui.session import Session

_MOST, _LONG = 2_000, 200
ALL, LEFT, CONFLICTS = "", "left", "conflicts"


def state_words(state: str) -> str:
    """What becomes of a row, in a word."""
    return {NEW: tr("new"), CHANGED: tr("changed"), SAME: tr("the same"), REFUSED: tr("refused"),
            DOUBTFUL: tr("waits for an answer")}[state]


def outcome_words(outcome: Outcome) -> str:
    """What was done, a line each."""
    if not outcome.import_:
        return tr("Everything was here already; nothing was written.")
    told = [trn("{count} record made.", "{count} records made.", outcome.counts[NEW]),
            trn("{count} record changed.", "{count} records changed.", outcome.counts[CHANGED])]
    if outcome.counts[REFUSED]:
        told.append(trn("{count} row refused.", "{count} rows refused.", outcome.counts[REFUSED]))
    return "\n".join(told)


class PlanPage(QWidget):
    """A table of rows that can be narrowed, and all that is known of the row one is at."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._rows: list[Row] = []
        self.plan = Plan(())
        self.filter = box_of(tr("&Show"), [])
        self.filter.currentIndexChanged.connect(lambda place: self._fill())
        self.more = theme.label("", "small", "second", wrap=True)
        self.table = plain_table(tr("What would be done"),
                                 [tr("Line"), tr("What"), tr("Record"), tr("Changes, or why not")])
        header = self.table.horizontalHeader()
        for place in (0, 1):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(2, round(280 * theme.scale()))
        self.table.currentCellChanged.connect(lambda row, *others: self._tell(row))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("The row in detail"))
        self.details.setMaximumHeight(round(170 * theme.scale()))
        first = QGridLayout()
        first.setSpacing(theme.GAP)
        first.setColumnStretch(1, 1)
        add_line(first, tr("&Show"), self.filter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GAP)
        rows.addLayout(first)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.more)
        rows.addWidget(self.details)

    def show_plan(self, plan: Plan) -> None:
        """Show a dry run, all of it first."""
        self.plan = plan
        counts = [(state, f"{state_words(state)}: {number(plan.counts[state])}") for state in STATES
                  if plan.counts[state]]
        left = sum(1 for row in plan.rows if row.entry.left)
        if left:
            counts.append((LEFT, tr("with something not taken in: {count}", count=number(left))))
        if plan.conflicts:
            counts.append((CONFLICTS, tr("changed by hand since: {count}", count=number(plan.conflicts))))
        fill(self.filter, [(ALL, tr("all rows: {count}", count=number(len(plan.rows)))), *counts], ALL)
        self._fill()

    def _fill(self) -> None:
        wanted = self.filter.currentData()
        self._rows = [row for row in self.plan.rows if wanted == ALL or row.state == wanted
                      or wanted == LEFT and row.entry.left or wanted == CONFLICTS and row.conflicts]
        shown = self._rows[:_MOST]
        self.more.setText(tr("The first {count} rows are shown.", count=number(_MOST)))
        self.more.setVisible(len(self._rows) > _MOST)
        self.table.setRowCount(len(shown))
        tones = {REFUSED: "danger", DOUBTFUL: "warn", SAME: "second"}
        for place, row in enumerate(shown):
            cells = (row.entry.where, state_words(row.state), self._title(row), self._short(row))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                if row.state in tones:
                    item.setForeground(theme.brush(tones[row.state]))
                self.table.setItem(place, column, item)
        if shown:
            self.table.setCurrentCell(0, 0)
        else:
            self.details.clear()

    def _title(self, row: Row) -> str:
        kind = self._session.kind(row.entry.kind)
        title = self._name_of(row)
        ref = f"{row.before.ref}  " if row.before is not None else f"{kind.label.in_(self._session.language)}: "
        return ref + (title or row.entry.printed)[:_LONG]

    def _short(self, row: Row) -> str:
        told = [str(worded(one)) for one in row.wrong]
        told += [change.field.label.in_(self._session.language) + ("" if change.taken else f" ({tr('stays')})")
                 for change in row.changes]
        if row.entry.left:
            told.append(tr("not taken in: {names}", names=", ".join(dict.fromkeys(name for name, _ in row.entry.left))))
        return "; ".join(told)[:_LONG]

    # One row

    def _tell(self, place: int) -> None:
        if not 0 <= place < len(self._rows):
            self.details.clear()
            return
        row = self._rows[place]
        kind, language = self._session.kind(row.entry.kind), self._session.language
        lines = [str(worded(one)) for one in row.wrong]
        lines += [str(worded(doubt.question)) for doubt in row.doubts]
        if row.state == NEW:
            lines += [f"{field.label.in_(language)}: {self._said(kind, field.name, row)}" for field in kind.fields
                      if row.record[field.name] is not None]
        for change in row.changes:
            lines += self._changed(change)
        lines += [tr("Not taken in: {name}: {words}", name=name, words=words) for name, words in row.entry.left]
        if row.entry.printed:
            lines.append(tr("In the file: {words}", words=row.entry.printed))
        self.details.setPlainText("\n".join(lines))

    def _said(self, kind: Kind, name: str, row: Row) -> str:
        return self._value(kind.field(name), row.record[name])

    def _value(self, field: Field, value: object) -> str:
        language = self._session.language
        if value is None:
            return "—"
        if field.type is ROWS and isinstance(value, list):
            return "; ".join(row_words(field, row, language, self._name) for row in value)
        return words_of(field, value, language, self._name)

    def _name(self, record_id: str) -> str:
        known = next((row for row in self.plan.rows if row.record.id == record_id), None)
        return self._session.title(record_id) or (self._name_of(known) if known else "")

    def _name_of(self, row: Row) -> str:
        return title_of(self._session.kind(row.entry.kind), row.record, self._session.language)

    def _changed(self, change: Change) -> list[str]:
        label = change.field.label.in_(self._session.language)
        before, after = self._value(change.field, change.before), self._value(change.field, change.after)
        if change.conflict and not change.taken:
            return [tr("{field}: stays “{before}”, changed by hand; the file says “{after}”", field=label,
                       before=before, after=after)]
        return [tr("{field}: “{before}” becomes “{after}”", field=label, before=before, after=after)]
