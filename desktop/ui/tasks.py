"""Work that takes long: done on another thread, shown on one board, its outcome always told to someone.

    board.run("Exporting the brief", lambda step: write_pdf(…, step), done=show, failed=complain)

The work gets step(done, total), which it calls as it goes on and which raises Cancelled to stop it. `done` and
`failed` are called on the window's thread; a failure nobody takes is told by the board itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.archive.errors import Closed
from desktop.ui.i18n import said

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Step = Callable[[int, int], None]
Work = Callable[[Step], Any]
RUNNING, DONE, FAILED, CANCELLED = "running", "done", "failed", "cancelled"
_AT_ONCE = 3


class Cancelled(Exception):
    """The user stopped this work; what was saved before stays."""


class Task(QObject):
    """One piece of work. `title` says what it does; `details` are lines (what, outcome, "good"|"warn"|"danger");
    `summary` says all of them in a line, where that tells more than how many there are."""

    changed = Signal()
    _arrived = Signal(object)

    def __init__(self, title: str, quiet: bool = False) -> None:
        # No parent: a task outlives its board until its work is over.
        super().__init__()
        self.title, self.quiet = title, quiet
        self._settle: Callable[[Future[Any]], None] | None = None
        # Sent from the working thread; queued, it arrives on the thread of the window.
        self._arrived.connect(self._over, Qt.ConnectionType.QueuedConnection)
        self.state = RUNNING
        self.done = self.total = 0
        self.details: list[tuple[str, str, str]] = []
        self.summary = ""
        self.error: BaseException | None = None
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def follow(self, future: Future[Any], settle: Callable[[Future[Any]], None]) -> None:
        """Call `settle` on the window's thread when the work is over."""
        self._settle = settle
        future.add_done_callback(lambda over: self._arrived.emit(over))

    def _over(self, future: Future[Any]) -> None:
        settle, self._settle = self._settle, None
        if settle is not None:
            settle(future)

    def forget(self) -> None:
        """Let go of what waits for the outcome, and of windows and records with it."""
        self._settle = None

    def step(self, done: int, total: int) -> None:
        """Note how far the work is; called on the working thread. Raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        share = 100 * done // total if total else 0
        moved = total != self.total or not self.total or share != 100 * self.done // self.total
        self.done, self.total = done, total
        if moved:
            self.changed.emit()

    def tell(self, what: str, outcome: str, tone: str = "good") -> None:
        """Add a line to the details; called on the working thread."""
        self.details.append((what, outcome, tone))
        self.changed.emit()


class Board(QObject):
    """All tasks of a window: what runs, and what became of what ran."""

    changed = Signal()
    failed = Signal(str, str)
    """Title and advice of a failure that nobody else takes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: list[Task] = []
        self._waiting: dict[Task, Future[Any]] = {}

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # not before something is to be done

        return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="task")

    def run(
        self, title: str, work: Work, *, done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None, quiet: bool = False,
    ) -> Task:
        """Do `work(step)` on a thread. A quiet task is not shown; its failure is still told."""
        task = Task(title, quiet)
        self._take(task, self._threads.submit(work, task.step), done, failed)
        return task

    def run_with_details(
        self, title: str, work: Callable[[Task], Any], *, done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        """As `run`, for work on many things: it gets the task, and tells a line for each thing."""
        task = Task(title)
        self._take(task, self._threads.submit(work, task), done, failed)
        return task

    def follow(
        self, title: str, future: Future[Any], *, done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Task:
        """Take the outcome of work that runs elsewhere, such as a write to the archive."""
        task = Task(title, quiet=True)
        self._take(task, future, done, failed)
        return task

    def _take(self, task: Task, future: Future[Any], done: Callable[[Any], None] | None,
              failed: Callable[[BaseException], None] | None) -> None:
        self.tasks.append(task)
        self._waiting[task] = future
        task.changed.connect(self.changed, Qt.ConnectionType.QueuedConnection)

        def settle(over: Future[Any]) -> None:
            if self._waiting.pop(task, None) is not None:
                self._settle(task, over, done, failed)

        task.follow(future, settle)
        self.changed.emit()

    def _settle(self, task: Task, future: Future[Any], done: Callable[[Any], None] | None,
                failed: Callable[[BaseException], None] | None) -> None:
        error = Cancelled() if future.cancelled() else future.exception()
        task.error = error
        task.state = DONE if error is None else CANCELLED if isinstance(error, Cancelled) else FAILED
        if task.quiet:
            self.tasks.remove(task)
        self.changed.emit()
        if error is None:
            if done:
                done(future.result())
        elif failed:
            failed(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(*said(error))

    @property
    def running(self) -> list[Task]:
        """The tasks shown that still run."""
        return [task for task in self.tasks if task.state == RUNNING and not task.quiet]

    @property
    def shown(self) -> list[Task]:
        """The tasks a person asked for, newest last."""
        return [task for task in self.tasks if not task.quiet]

    def clear(self) -> None:
        """Forget the tasks that are over."""
        self.tasks = [task for task in self.tasks if task.state == RUNNING]
        self.changed.emit()

    def let_go(self) -> Callable[[float], list[BaseException]]:
        """Stop everything; nothing is told any more. The call returned may be made on any thread: it waits that long
        for work to reach its next step, and gives what went wrong with what nobody could have stopped."""
        waiting, self._waiting = list(self._waiting.values()), {}
        for task in self.tasks:
            task.cancel()
            task.forget()
        self.tasks = []
        if "_threads" in vars(self):
            self._threads.shutdown(wait=False, cancel_futures=True)

        def finish(seconds: float) -> list[BaseException]:
            from concurrent.futures import wait

            done = wait(waiting, seconds).done
            errors = (one.exception() for one in done if not one.cancelled())
            return [error for error in errors if error is not None and not isinstance(error, (Cancelled, Closed))]

        return finish

    def close(self, seconds: float = 0.5) -> None:
        """Stop everything; waits that long for work to reach its next step."""
        finish = self.let_go()
        if "_threads" in vars(self):
            finish(seconds)
