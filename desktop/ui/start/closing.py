"""Closing an archive behind a screen on which nothing of it is left.

Windows go first, in one blink; then what was typed is handed to the writer, and on another thread everything is
stopped, saved and closed. Whoever wants to open the archive again waits for that.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from desktop.archive import Archive, ArchiveError
from desktop.archive.backup import take
from desktop.archive.lock import ArchiveLock
from desktop.ui.session import Session
from desktop.ui.start.backing_up import folder_of, is_behind

CLOSING, COPYING, CLOSED = "closing", "copying", "closed"


class _Stopped(Exception):
    """The copying was stopped: the archive is wanted again."""


class Closing(QObject):
    """One archive on its way from open to closed. `state` is "closing", "copying" (a backup, without key), "closed"."""

    changed = Signal()
    over = Signal(object)
    """Everything is done; carries what went wrong, or None."""
    _told = Signal(str, object)

    def __init__(self, session: Session, *, backed_up: bool) -> None:
        """Let go of the session; `backed_up`: copy what was changed to the place of the backups, once it is closed."""
        super().__init__()
        self.state = CLOSING
        self.error: BaseException | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._stop = threading.Event()
        copies = folder_of(session.reader) if backed_up and is_behind(session.reader) else None
        archive, finish = session.archive, session.let_go()
        self._thread = threading.Thread(target=self._run, args=(archive, finish, copies), name="closing")
        self._thread.start()

    def _run(self, archive: Archive, finish: Callable[[], list[BaseException]], copies: Path | None) -> None:
        error: BaseException | None = None
        try:
            errors = finish()
            error = errors[0] if errors else None
            folder = archive.folder
            del archive, finish
            if copies and copies.is_dir():  # a place that is not there is no trouble: it is made up for later
                self._told.emit(COPYING, None)
                with ArchiveLock(folder):
                    take(folder, copies, self._step)
        except _Stopped:
            pass  # what was missed is made up for once the archive is open again
        except (ArchiveError, OSError) as problem:
            error = problem
        finally:
            self._told.emit(CLOSED, error)

    def _step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise _Stopped

    def _tell(self, state: str, error: BaseException | None) -> None:
        self.state, self.error = state, error
        self.changed.emit()
        if state == CLOSED:
            self.over.emit(error)

    @property
    def is_closed(self) -> bool:
        """Whether nothing of the archive is open any more."""
        return self.state != CLOSING

    @property
    def is_over(self) -> bool:
        """Whether its backup is copied, too."""
        return self.state == CLOSED

    def stop_copying(self) -> None:
        """Give the copying up; what is being saved is saved."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Stop the copying and wait until the archive is closed; from any thread. False when time ran out."""
        self._stop.set()
        self._thread.join(seconds)
        return not self._thread.is_alive()

