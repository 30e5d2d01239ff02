"""One row of a record as a card: closed it is a line of words, open it shows its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from archive_schema.fields import SIBLING, Field, FieldError
from archive_schema.sentences import row_words
from desktop.ui import theme
from desktop.ui.forms.editor import Around
from desktop.ui.forms.typed_editors import is_typed
from desktop.ui.i18n import tr
from desktop.ui.line_button import LineButton
from desktop.ui.record.field_line import FieldLine

JSON = Any


class Card(QWidget):
    """One row: closed it is a line of words, open it shows a field below the other."""

    changed = Signal()
    gone = Signal()
    moved = Signal(int)
    """The row shall go up (-1) or down (1)."""
    opened = Signal()
    """Its fields came in sight or went out of it."""

    def __init__(self, field: Field, around: Around, given: dict[str, JSON], is_new: bool = False) -> None:
        super().__init__()
        self.is_new = is_new
        self.field, self._around, self._given = field, around, given
        self.id: str = given["id"]
        self.lines: dict[str, FieldLine] = {}
        self.summary = LineButton()
        self.summary.setCheckable(True)
        self.summary.toggled.connect(self.open)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignTop)
        self._body = QWidget(visible=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        box.addLayout(head)
        box.addWidget(self._body)
        if any(is_typed(f, given.get(f.name)) for f in field.fields):
            self._make()  # words of a draft, still to be understood
        self._say()

    def _more(self) -> QToolButton:
        """What can be done with the row; each has a key, so Tab passes this by."""
        made = QToolButton()
        made.setText("⋯")
        made.setToolTip(tr("Move or take away this row"))
        made.setAccessibleName(tr("Move or take away this row"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setProperty("key", "Ctrl+-")
        menu = QMenu(made)
        menu.addAction(tr("Move up"), lambda: self.moved.emit(-1))
        menu.addAction(tr("Move down"), lambda: self.moved.emit(1))
        # Deferred, for the card goes with its menu.
        menu.addAction(tr("Take this row away"), lambda: QTimer.singleShot(0, self, self.gone.emit))
        made.setMenu(menu)
        return made

    def open(self, wanted: bool = True) -> None:
        """Show or fold the fields of the row; they are made when first shown."""
        if wanted and not self.lines:
            self._make()
        self._body.setVisible(wanted)
        if self.summary.isChecked() != wanted:
            self.summary.setChecked(wanted)
        self._say()
        self.opened.emit()

    def _make(self) -> None:
        box = QVBoxLayout(self._body)
        box.setContentsMargins(theme.PANE + theme.GRID, 0, 0, theme.GAP)
        box.setSpacing(theme.GAP)
        unknown = self._given.get("unknown", {})
        for inner in self.field.fields:
            line = FieldLine(inner, self._around)
            line.editor.set_value(self._given.get(inner.name))
            line.set_unknown(unknown.get(inner.name))
            line.changed.connect(self._edited)
            self.lines[inner.name] = line
            box.addWidget(line)

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        mark = "▾" if self._body.isVisibleTo(self) else "▸"
        words = self.words() or tr("(empty row)")
        self.summary.say(f"{mark}  {words}")
        self.summary.setAccessibleName(tr("Row: {words}", words=words))

    def words(self) -> str:
        """The row in one line, as far as it is understood."""
        known = self.known()
        line = row_words(self.field, known, self._around.language, self._around.session.title)
        others = [words for inner in self.field.fields if inner.type is SIBLING and known.get(inner.name)
                  for row, words in self._around.rows(inner.of) if row == known[inner.name]]
        return " · ".join(filter(None, (line, *others)))

    def known(self) -> dict[str, JSON]:
        """What is entered, as far as it is understood."""
        return {name: value for name, value in self._cells() if value is not None and not (
            is_typed(self.field.inner(name), value))}

    def _cells(self) -> Iterator[tuple[str, JSON]]:
        if not self.lines:
            yield from ((f.name, self._given.get(f.name)) for f in self.field.fields)
            return
        for name, line in self.lines.items():
            try:
                yield name, line.editor.value()
            except FieldError:
                continue

    def value(self) -> dict[str, JSON]:
        """The row in its stored shape. Raises FieldError."""
        return self._told(lambda line: line.editor.value())

    def state(self) -> dict[str, JSON]:
        """The row as a draft keeps it."""
        return self._told(lambda line: line.editor.state())

    def _told(self, of: Any) -> dict[str, JSON]:
        if not self.lines:
            return dict(self._given)
        told = {"id": self.id, **{name: of(line) for name, line in self.lines.items()}}
        unknown = {name: dict(line.unknown) for name, line in self.lines.items() if line.unknown}
        return {name: value for name, value in (told | {"unknown": unknown}).items() if value not in (None, {}, [])}

    def problem(self) -> str:
        """What is wrong in this row; told at its fields too."""
        wrong = [line for line in self.lines.values() if line.tell()]
        if wrong:
            self.open()
            return f"{wrong[0].field.label.in_(self._around.language)}: {wrong[0].editor.problem()}"
        return ""

    def is_empty(self) -> bool:
        """Whether this is a new row into which nothing was entered."""
        return self.is_new and not self.state().keys() - {"id"}
