"""What runs and what became of it, a line for each thing done, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.tasks import CANCELLED, DONE, FAILED, RUNNING, Board, Task
from desktop.ui.words import tip


def state_words(task: Task) -> str:
    """How far a task is, in words."""
    if task.state == RUNNING:
        if task.stopping:
            return tr("Stopping…")
        return f"{100 * task.done // task.total} %" if task.total else tr("Running")
    if task.state == FAILED and task.error is not None:
        return " ".join(said(task.error))
    return {DONE: task.summary or tr("Done"), CANCELLED: tr("Stopped")}[task.state]


class TaskWindow(QDialog):
    """Follows the board while it is open."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setWindowTitle(tr("Tasks"))
        self.resize(680, 380)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Tasks"))
        self.tree.setHeaderLabels([tr("What"), tr("Outcome")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.setColumnWidth(0, 260)
        self.tree.setWordWrap(True)
        self.stop = QPushButton(tr("&Stop"))
        self.stop.setAccessibleName(tr("Stop the task"))
        self.stop.clicked.connect(self._stop)
        self.forget = QPushButton(tr("&Forget what is done"))
        self.forget.setAccessibleName(tr("Forget what is done"))
        self.forget.clicked.connect(board.clear)
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        for button in (self.stop, self.forget):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.addWidget(self.tree, 1)
        rows.addLayout(buttons)
        self._items: dict[Task, QTreeWidgetItem] = {}
        board.changed.connect(self.refresh)
        self.tree.currentItemChanged.connect(lambda now, before: self._look())
        self.refresh()

    def refresh(self) -> None:
        """Show every task as it is now."""
        shown = self._board.shown
        for task in [task for task in self._items if task not in shown]:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(self._items.pop(task)))
        for task in shown:
            if task not in self._items:
                item = self._items[task] = QTreeWidgetItem([task.title, ""])
                item.setFont(0, theme.font(semibold=True))
                self.tree.insertTopLevelItem(0, item)
                item.setExpanded(True)
                self.tree.setCurrentItem(item)
            self._fill(task, self._items[task])
        self._look()

    def _fill(self, task: Task, item: QTreeWidgetItem) -> None:
        item.setText(1, state_words(task))
        for what, outcome, tone in task.details[item.childCount():]:
            line = QTreeWidgetItem([what, outcome])
            line.setForeground(1, theme.brush("ink" if tone == "good" else tone))
            line.setIcon(1, theme.icon("good" if tone == "good" else "warning", getattr(theme.colours(), tone)))
            for column in (0, 1):
                line.setToolTip(column, tip(line.text(column)))
            item.addChild(line)

    @property
    def current(self) -> Task | None:
        """The task that is selected, or whose line is."""
        item = self.tree.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return next((task for task, own in self._items.items() if own is item), None)

    def _look(self) -> None:
        task = self.current
        self.stop.setEnabled(task is not None and task.state == RUNNING and not task.stopping)
        self.forget.setEnabled(any(task.state != RUNNING for task in self._items))

    def _stop(self) -> None:
        if task := self.current:
            task.cancel()
            self.refresh()


