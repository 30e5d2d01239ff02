"""What people entered differently, as the page of its record tells it: each value in words, whose, which one stands."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from archive_schema.records import Record
from archive_schema.sentences import row_words
from archive_schema.vocabularies import DIFFERENCE_STATE
from desktop.archive.joining.plan import Difference, Side
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.joining.left_open import KIND, difference_of, held
from desktop.ui.joining.saying import copy_words, field_of, field_words, said_by, side_words
from desktop.ui.session import Session
from desktop.ui.words import Words, escaped, link

_LABELS = 132


class KeptDifference(QWidget):
    """The record and the field it is about, its state, then side by side of what each entered."""

    open_record = Signal(str)

    def __init__(self, session: Session, record: Record) -> None:
        super().__init__()
        self.difference = difference_of(session.reader, record, str(session.reader.setting("origin", "")))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GROUP_GAP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABELS)
        for line, (label, markup) in enumerate(_lines(session, record, self.difference)):
            grid.addWidget(theme.label(label, "small", "second"), line, 0, Qt.AlignmentFlag.AlignTop)
            words = Words(markup=markup)
            words.setAccessibleName(f"{label}: {words.toPlainText()}")
            words.followed.connect(self.open_record)
            grid.addWidget(words, line, 1)
        rows.addLayout(grid)
        for number in range(len(self.difference.sides)):
            rows.addWidget(_side(session, record, self.difference, number))


def heading(session: Session, record: Record) -> str:
    """The title of a difference: the field, and the record it belongs to."""
    told = difference_of(session.reader, record, "")
    return f"{field_words(session, told.kind, told.field, told.rows)}: {session.title(told.record) or '?'}"


def chosen_words(session: Session, record: Record, row: str) -> str:
    """The side that was chosen, by the id of its row: its value."""
    told = difference_of(session.reader, record, "")
    return next((_value(session, told, told.sides[number]) for number, one in enumerate(record.rows("sides"))
                 if one["id"] == row), "?")


def _lines(session: Session, record: Record, told: Difference) -> Iterator[tuple[str, str]]:
    """A label and markup for each thing that is told of the whole."""
    labels = {field.name: field.label.in_(session.language) for field in session.kind(KIND).fields}
    yield labels["about"], link(f"{told.ref} {session.title(told.record)}".strip() or "?", told.record)
    yield labels["field"], escaped(field_words(session, told.kind, told.field, told.rows))
    about, owner = session.reader.find(told.record), field_of(session, told.kind, told.rows) if told.rows else None
    if about and owner:
        row = next((one for one in about.rows(told.rows) if one["id"] == told.row), None)
        yield labels["row"], escaped(row_words(owner, row, session.language, session.title) if row
                                     else tr("(a row that is gone)"))
    yield labels["state"], escaped(DIFFERENCE_STATE.say(record["state"], session.language))
    if record["why"]:
        yield labels["why"], escaped(record["why"])
    if told.stands < 0 and about:
        now = Side(held(about, record), "", "", "")
        yield tr("Holds by now"), escaped(_value(session, told, now))


def _side(session: Session, record: Record, told: Difference, number: int) -> QWidget:
    side, row = told.sides[number], record.rows("sides")[number]
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(theme.PANE, 0, 0, 0)
    box.setSpacing(theme.GRID)
    copy = tr("this copy") if side.ours else copy_words(side.copy)
    by = " · ".join(filter(None, (said_by(session, side.who, ""), copy, said_by(session, "", side.when))))
    state = _state(record, told, number, row["id"])
    value = Words(_value(session, told, side))
    value.setAccessibleName(". ".join(filter(None, (by, state, value.toPlainText()))))
    box.addWidget(theme.label(by, "small", "second", wrap=True))
    box.addWidget(value)
    if state:
        box.addWidget(theme.label("✓ " + state, "small", "good", wrap=True))
    return made


def _state(record: Record, told: Difference, number: int, row: str) -> str:
    """Whether a side was chosen, and whether it is what the field holds."""
    if record["state"] == "settled":
        chosen, stands = record["chosen"] == row, number == told.stands
        return tr("chosen") if chosen and stands else tr("was chosen; the field was changed since") if chosen else \
            tr("stands now") if stands else ""
    return tr("stands while nobody chooses") if number == told.stands else ""


def _value(session: Session, told: Difference, side: Side) -> str:
    return side_words(session, told, side) or tr("nothing")
