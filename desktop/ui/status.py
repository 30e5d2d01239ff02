"""The line below: how many, what runs, how far the index is, the last backup, whether sealed values are open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton

from desktop.archive.clock import utc_now
from desktop.search import State
from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session
from desktop.ui.task_window import TaskWindow, state_words
from desktop.ui.tasks import Task
from desktop.ui.words import tip

_SHORT = 6000  # milliseconds a message stays


class StatusLine(QStatusBar):
    """Follows the session."""

    wants_backup = Signal()
    wants_vault = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setSizeGripEnabled(False)
        self.count = theme.label("", "small", "second")
        self.count.setContentsMargins(theme.PANE, 0, 0, 0)
        self.addWidget(self.count)
        self.tasks = self._button(self.show_tasks)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(90)
        self.progress.setAccessibleName(tr("Progress"))
        self.stop = self._button(self._stop, "close")
        self.stop.setToolTip(tr("Stop the task"))
        self.stop.setAccessibleName(tr("Stop the task"))
        self.index = theme.label("", "small", "second")
        self.backup = self._button(self.wants_backup.emit, "backup")
        self.sealed = self._button(self.wants_vault.emit)
        for widget in (self.tasks, self.progress, self.stop, self.index, self.backup, self.sealed):
            self.addPermanentWidget(widget)
        self._task_window: TaskWindow | None = None
        session.tasks.changed.connect(self._show_tasks)
        session.index_state.connect(self._show_index)
        session.vault_turned.connect(self._show_sealed)
        self._show_tasks()
        self._show_index(session.index.state)
        self._show_sealed(session.vault_open)
        self.show_backup()

    def _button(self, act: object, icon: str = "") -> QToolButton:
        button = QToolButton()
        button.setFont(theme.font("small"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon:
            button.setIcon(theme.icon(icon))
        button.clicked.connect(act)
        return button

    def say(self, message: str) -> None:
        """A short line that goes by itself."""
        self.showMessage(message, _SHORT)

    def show_count(self, words: str) -> None:
        """How many records the list has."""
        self.count.setText(words)

    def _show_tasks(self) -> None:
        running, shown = self._session.tasks.running, self._session.tasks.shown
        for widget in (self.progress, self.stop):
            widget.setVisible(bool(running))
        self.tasks.setVisible(bool(shown))
        if running:
            task = running[-1]
            self.tasks.setText(f"{task.title}  {state_words(task)}")
            self.progress.setRange(0, task.total)
            self.progress.setValue(task.done)
        elif shown:
            self.tasks.setText(_words_of_done(shown))
        self.tasks.setAccessibleName(self.tasks.text())

    def show_tasks(self) -> None:
        """Open the window of tasks."""
        if self._task_window is None:
            self._task_window = TaskWindow(self._session.tasks, self.window())
        self._task_window.show()
        self._task_window.raise_()

    def _stop(self) -> None:
        for task in self._session.tasks.running[-1:]:
            task.cancel()

    def _show_index(self, state: State) -> None:
        words = {
            "up to date": "", "behind": trn("Indexing {count} record", "Indexing {count} records", state.behind),
            "rebuilding": tr("Indexing: {done} of {total}", done=state.done, total=state.total),
            "stopped": tr("The index stopped: {problem}", problem=tr(state.problem)),
        }[state.phase]
        self.index.setText(words)
        theme.mark(self.index, tone="warn" if state.phase == "stopped" else "second")

    def show_backup(self, problem: str = "") -> None:
        """When the last backup was made, that there is none yet, or that the last attempt failed."""
        told = self._session.reader.setting("backup") or {}
        made = str(told.get("last", ""))[:10]
        today = utc_now()[:10]
        words = tr("No backup yet") if not made else tr("Backup: today") if made == today else tr(
            "Backup: {date}", date=made)
        self.backup.setText(tr("Backup failed") if problem else words)
        self.backup.setIcon(theme.icon("warning", theme.colours().warn) if problem else theme.icon("backup"))
        told_more = str(told.get("place", "")) or tr("Make a backup on another disk")
        self.backup.setToolTip(tip("\n".join(filter(None, (problem, words if problem else "", told_more)))))
        self.backup.setAccessibleName(f"{tr('Backup failed')}. {problem}" if problem else words)

    def _show_sealed(self, is_open: bool) -> None:
        words = tr("Sealed values: open") if is_open else tr("Sealed values: closed")
        self.sealed.setText(words)
        self.sealed.setIcon(theme.icon("sealed_open" if is_open else "sealed",
                                       theme.colours().warn if is_open else ""))
        self.sealed.setToolTip(tr("Close the sealed values") if is_open else tr("Open the sealed values"))
        self.sealed.setAccessibleName(words)


def _words_of_done(tasks: Sequence[Task]) -> str:
    """What became of tasks that are over, in words."""
    troubled = [task for task in tasks if any(tone != "good" for _, _, tone in task.details)]
    if len(troubled) == 1 and troubled[0].summary:
        return f"{troubled[0].title}: {troubled[0].summary}"
    count = sum(tone != "good" for task in troubled for _, _, tone in task.details)
    return trn("Tasks: {count} to look at", "Tasks: {count} to look at", count) if count else tr("Tasks: done")


class Notice(QFrame):
    """A failure nobody else tells: a strip in the window, that stays until it is put away."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.PANE, theme.GRID, theme.GRID, theme.GRID)
        sign = QLabel()
        sign.setPixmap(theme.picture("warning", theme.colours().danger, 20))
        self.words = theme.label("", "body", "danger", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                           | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        away = QToolButton()
        away.setIcon(theme.icon("close"))
        away.setToolTip(tr("Put away"))
        away.setAccessibleName(tr("Put away"))
        away.clicked.connect(self.hide)
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(away)
        self.hide()

    def tell(self, title: str, advice: str) -> None:
        """Say what happened and what to do."""
        self.words.setText(f"{title} {advice}".strip())
        self.words.setAccessibleName(self.words.text())
        self.show()


