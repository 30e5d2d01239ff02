"""What can be chosen of a picture: its lanes, by what it is counted, which kinds it shows, which shutdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QMenu, QToolButton, QWidget

from archive_schema.declare import Kind
from archive_schema.records import Record
from archive_schema.vocabularies import LANES
from desktop.archive import Reader
from desktop.briefs.pictures import wanted
from desktop.briefs.pictures.wanted import Chosen
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.i18n import tr
from desktop.ui.session import Session

TIMELINE, BLOCKINGS, PHASES, COUNTS, RELATIONS = "timeline", "blockings", "phases", "counts", "relations"


@dataclass(frozen=True)
class Asked:
    """Which picture of which records; `find` looks them up where the picture is read, `record` is the one it is of."""

    picture: str
    find: Callable[[Reader], Chosen]
    record: str = ""


@dataclass
class Options:
    """What was chosen by hand; "" leaves it to the picture."""

    lanes: str = ""
    counted_by: str = "year"
    unit: str = ""
    record: str = ""
    opened: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)

    def copy(self) -> Options:
        """The same, for another thread."""
        return replace(self, opened=list(self.opened), hidden=set(self.hidden))


def block_of(reader: Reader, asked: Asked, chosen: Chosen, options: Options) -> Record:
    """The block that prints what is to be seen."""
    if asked.picture == COUNTS:
        values = wanted.counts(reader, chosen, options.counted_by, options.unit)
    elif asked.picture == BLOCKINGS:
        values = wanted.blockings(reader, chosen)
    elif asked.picture == PHASES:
        values = {"block_type": "phases", "record": options.record or asked.record}
    elif asked.picture == RELATIONS:
        shown = [kind.name for kind in wanted.kinds_linked(reader.schema) if kind.name not in options.hidden]
        values = {"block_type": "graph", "record": options.record or asked.record, "table_records": options.opened,
                  "table_kind": ", ".join(shown) if options.hidden else ""}
    else:
        values = wanted.timeline(reader, chosen, options.lanes)
    return Record("brief_block", {name: value for name, value in values.items() if value})


class Choices(QWidget):
    """The controls above a picture; only those it has."""

    changed = Signal()
    """Something else was chosen: read anew."""

    def __init__(self, session: Session, asked: Asked, options: Options) -> None:
        super().__init__()
        self._session, self._asked, self.options = session, asked, options
        self.flow = Flow(self, gap=theme.GAP)
        self._filled = False
        self.lanes = self.counted = self.unit = self.shutdown = None  # type: QComboBox | None
        self.kinds: QToolButton | None = None
        if asked.picture == TIMELINE:
            self.lanes = self._combo(tr("&Lanes"), "lanes")
            for code, words in LANES.terms.items():
                self.lanes.addItem(words.in_(session.language), code)
        elif asked.picture == COUNTS:
            self.counted = self._combo(tr("Counted b&y"), "counted_by")
            self.unit = self._combo(tr("&Unit"), "unit")
        elif asked.picture == PHASES:
            self.shutdown = self._combo(tr("Sh&utdown"), "record")
        elif asked.picture == RELATIONS:
            self._add_kinds()

    def _combo(self, words: str, name: str) -> QComboBox:
        box = combo()
        box.setMinimumContentsLength(26)
        box.setAccessibleName(words.replace("&", ""))
        label = QLabel(words)
        label.setBuddy(box)
        label.setMinimumHeight(box.sizeHint().height())
        self.flow.addWidget(label)
        self.flow.addWidget(box)
        box.activated.connect(lambda at: self._chosen(name, box.itemData(at)))
        return box

    def _chosen(self, name: str, value: Any) -> None:
        if getattr(self.options, name) != value:
            setattr(self.options, name, value)
            self.changed.emit()

    def fill(self, kinds: list[Kind], block: Record) -> None:
        """Offer what the records that were read have."""
        if self.lanes:
            self.lanes.setCurrentIndex(self.lanes.findData(block["lanes"] or "line"))
        if self.counted and self.unit and not self._filled:
            for code, words in wanted.ways_to_count(kinds, self._session.language).items():
                self.counted.addItem(words, code)
            at = self.counted.findData(self.options.counted_by)
            self.counted.setCurrentIndex(max(0, at))
            if at < 0 and (first := self.counted.itemData(0)):  # records without dates cannot be counted by year
                QTimer.singleShot(0, self, lambda: self._chosen("counted_by", first))
            self.unit.addItem(tr("records"), "")
            if wanted.counts_people(kinds):
                self.unit.addItem(tr("people"), "persons")
            self.unit.setEnabled(self.unit.count() > 1)
        if self.shutdown and not self._filled:
            for record, title in wanted.shutdowns(self._session.reader):
                self.shutdown.addItem(title, record)
            self.shutdown.setCurrentIndex(self.shutdown.findData(block["record"]))
        self._filled = True

    # Kinds of a graph

    def _add_kinds(self) -> None:
        button = QToolButton()
        button.setText(tr("&Kinds shown"))
        button.setAccessibleName(tr("Kinds shown"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(button.focusPolicy().StrongFocus)
        theme.mark(button, chip=True)
        menu = QMenu(button)
        menu.setProperty("checks", "true")
        menu.aboutToShow.connect(lambda: self._fill_kinds(menu))
        button.setMenu(menu)
        self.kinds = button
        self.flow.addWidget(button)

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.clear()
        for kind in wanted.kinds_linked(self._session.schema):
            action = menu.addAction(kind.plural.in_(self._session.language))
            action.setCheckable(True)
            action.setChecked(kind.name not in self.options.hidden)
            action.toggled.connect(lambda on, name=kind.name: self.show_kind(name, on))

    def show_kind(self, name: str, on: bool) -> None:
        """Show a kind in the graph, or hide it."""
        (self.options.hidden.discard if on else self.options.hidden.add)(name)
        self.changed.emit()
