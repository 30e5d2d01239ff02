"""What was done in the archive, step by step, and any version of any record brought back, of one that is gone too."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from desktop.archive.journal import Change, Step
from desktop.archive.sealing import is_token
from desktop.ui import theme
from desktop.ui.i18n import local_time, tr, trn
from desktop.ui.i18n import step as step_name
from desktop.ui.record.history import restore_version
from desktop.ui.session import Session
from desktop.ui.words import tip

_STEPS, _RECORDS = 500, 200  # that are listed; a record's own history has all of its steps
_STEP, _CHANGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class StepsWindow(QDialog):
    """The last steps, newest first; under each the records it touched."""

    open_record = Signal(str)

    def __init__(self, session: Session, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(tr("What was done"))
        self.resize(720, 560)
        self.tree = QTreeWidget()
        theme.mark(self.tree, lines=True)
        self.tree.setAccessibleName(tr("Steps and the records they touched"))
        self.tree.setHeaderLabels([tr("Step"), tr("Who"), tr("When")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        for column in (1, 2):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.itemSelectionChanged.connect(self._look)
        self.tree.itemActivated.connect(lambda item, column: self.show_button.click())
        self.told = theme.label(tr("Open a step to see what it touched. Each version can be restored, also of a record "
                                   "that is gone; that is a step of its own."), "small", "second", wrap=True)
        self.restore_button = QPushButton(tr("&Restore this version"))
        self.restore_button.setAccessibleName(tr("Restore this version"))
        theme.mark(self.restore_button, primary=True)
        self.restore_button.clicked.connect(self.restore)
        self.show_button = QPushButton(tr("&Show the record"))
        self.show_button.setAccessibleName(tr("Show the record"))
        self.show_button.clicked.connect(self._show)
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        last = QHBoxLayout()
        for button in (self.restore_button, self.show_button):
            last.addWidget(button)
        last.addStretch()
        last.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.addWidget(self.told)
        rows.addWidget(self.tree, 1)
        rows.addLayout(last)
        session.settled.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the steps anew."""
        if not self._session.is_open:
            return
        self.tree.clear()
        for step in self._session.reader.steps(_STEPS):
            item = QTreeWidgetItem([step_name(step.name), step.who, local_time(step.time, self._session.language)])
            item.setToolTip(0, tip(step_name(step.name)))
            item.setData(0, _STEP, step)
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.tree.addTopLevelItem(item)
        self._look()

    def _fill(self, item: QTreeWidgetItem) -> None:
        step = item.data(0, _STEP)
        if item.childCount() or not isinstance(step, Step):
            return
        changes = self._session.reader.touched(step.number)
        for change in changes[:_RECORDS]:
            line = QTreeWidgetItem([self._words(change)])
            line.setToolTip(0, tip(line.text(0)))
            line.setIcon(0, theme.kind_icon(change.kind))
            line.setData(0, _STEP, step)
            line.setData(0, _CHANGE, change)
            item.addChild(line)
        if left := len(changes) - _RECORDS:
            if left > 0:
                more = QTreeWidgetItem([trn("and {count} more", "and {count} more", left)])
                more.setFlags(Qt.ItemFlag.NoItemFlags)
                item.addChild(more)

    def _words(self, change: Change) -> str:
        reader = self._session.reader
        kind = self._session.label(change.kind) if change.kind in self._session.schema else change.kind
        if reader.find(change.record) is not None:
            return f"{reader.ref(change.record)}  {self._session.title(change.record)}  ·  {kind}"
        kept = json.loads(change.after or change.before or "{}")
        title = next((word for name in ("title", "name") if isinstance(word := kept.get("values", {}).get(name), str)
                      and not is_token(word)), "")
        named = f"{kept.get('ref', '')}  {title}".strip()
        return f"{named}  ·  {kind}  ·  {tr('gone')}" if named else f"{kind}  ·  {tr('gone')}"

    @property
    def _chosen(self) -> tuple[Step, Change] | None:
        items = self.tree.selectedItems()
        change = items[0].data(0, _CHANGE) if items else None
        return (items[0].data(0, _STEP), change) if isinstance(change, Change) else None

    def _look(self) -> None:
        chosen = self._chosen
        self.restore_button.setEnabled(chosen is not None and bool(chosen[1].after))
        self.show_button.setEnabled(chosen is not None and self._session.reader.find(chosen[1].record) is not None)

    def restore(self) -> None:
        """Make the record again what it was after this step."""
        if (chosen := self._chosen) is not None:
            restore_version(self._session, chosen[1].record, chosen[0])

    def _show(self) -> None:
        if (chosen := self._chosen) is not None:
            self.open_record.emit(chosen[1].record)
