"""What stands at the right while several records are chosen: how many, what can be done, what they have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFormLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from archive_schema.sentences import words_of
from desktop.archive.chosen import Common, common
from desktop.ui import dialogs, theme
from desktop.ui.i18n import number, tr, trn
from desktop.ui.words import Words

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_SOON = 120  # milliseconds without another choice before common values are looked for
_LONGEST = 300


class ChosenPage(QScrollArea):
    """Stands in place of the record."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self._asked = 0
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Chosen records"))
        inside = QWidget()
        theme.mark(inside, paper=True)
        self._rows = rows = QVBoxLayout(inside)
        rows.setContentsMargins(theme.GROUP_GAP, theme.GROUP_GAP, theme.GROUP_GAP, theme.GROUP_GAP)
        rows.setSpacing(theme.GAP)
        self.title = theme.label("", "title", semibold=True, wrap=True)
        self.kinds = theme.label("", "body", "second", wrap=True)
        for widget in (self.title, self.kinds):
            rows.addWidget(widget)
        rows.addSpacing(theme.GAP)
        self.buttons = [self._button(words, act) for words, act in self._actions()]
        rows.addSpacing(theme.GROUP_GAP)
        self.heading = theme.label(tr("What they have in common"), "small", "second", semibold=True)
        rows.addWidget(self.heading)
        self.values = QWidget()
        rows.addWidget(self.values)
        rows.addStretch(1)
        self.setWidget(inside)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)

    def _actions(self) -> list[tuple[str, Callable[[], object]]]:
        window = self._window
        return [(tr("Tags…"), window.order.tag), (tr("Add to a case file…"), window.lists.add_to_case),
                (tr("Change a field…"), window.order.bulk_edit), (tr("Merge…"), window.order.merge),
                (tr("Print…"), window.lists.prints.print_list),
                (tr("Export…"), window.coming.export), (tr("Put into the trash"), window.records.trash),
                (tr("Choose the others instead"), window.lists.invert)]

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = dialogs.button(words, act)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def show_number(self, count: int) -> None:
        """So many records are chosen; what they have in common is told a moment later."""
        self.title.setText(trn("{count} record chosen", "{count} records chosen", count))
        self.kinds.setText(" ")
        self._put_values([])
        self._soon.start()

    def _look(self) -> None:
        if not self.isVisible():
            return
        numbers, archive = self._window.list.table.chosen_numbers, self._session.archive
        self._asked += 1
        asked = self._asked

        def work(step: object) -> Common:
            with archive.reader() as reader:
                return common(reader, numbers)

        self._session.tasks.run("", work, done=lambda found: self._tell(found, asked), quiet=True)

    def _tell(self, found: Common, asked: int) -> None:
        if asked != self._asked or not isValid(self) or not self.isVisible():
            return
        session = self._session
        if len(found.kinds) > 1:
            self.heading.setText(tr("Of these kinds"))
            self._put_values([(session.plural(kind), number(count)) for kind, count in found.kinds.items()])
            return
        self.heading.setText(tr("What they have in common"))
        self.kinds.setText("".join(f"{session.plural(kind)}: {number(count)}" for kind, count in found.kinds.items()))
        lines = []
        for name, value in found.values.items():
            field = session.kind(next(iter(found.kinds))).field(name)
            words = words_of(field, value, session.language, session.title)
            lines.append((field.label.in_(session.language), words[:_LONGEST]))
        self._put_values(lines)

    def _put_values(self, lines: list[tuple[str, str]]) -> None:
        new = QWidget()
        form = QFormLayout(new)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.PANE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, words in lines:
            shown = Words(words)
            shown.setAccessibleName(label)
            form.addRow(theme.label(label, "body", "second", wrap=True), shown)
        self._rows.replaceWidget(self.values, new)
        self.values.deleteLater()
        self.values = new
        self.heading.setVisible(bool(lines))
        self._rows.activate()
