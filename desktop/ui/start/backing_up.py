"""Backups nobody has to think of: once a day, and at locking when something was changed since the last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.archive.clock import utc_now
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.tasks import Task

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.ui.session import Session

_FIRST, _AGAIN = 15_000, 3_600_000
"""Milliseconds from unlocking to the first look, and from one look to the next."""


def place_of(reader: Reader) -> Path | None:
    """Where backups go; None until someone has made one."""
    place = (reader.setting("backup") or {}).get("place")
    return Path(place) if place else None


def folder_of(reader: Reader) -> Path | None:
    """The folder at that place in which the backups of this archive lie; None where it is not remembered."""
    place, folder = place_of(reader), (reader.setting("backup") or {}).get("folder")
    return place / folder if place and folder else None


def is_of_today(reader: Reader) -> bool:
    """Whether a backup was made today (by UTC, as backups are named)."""
    return str((reader.setting("backup") or {}).get("last", ""))[:10] == utc_now()[:10]


def is_behind(reader: Reader) -> bool:
    """Whether a step was written since the last backup began."""
    last = str((reader.setting("backup") or {}).get("last", ""))[:19]
    return any(step.time[:19].replace(":", "-") >= last for step in reader.steps(1))


class DailyBackup(QObject):
    """Backs up in the background once a place is known; what was missed at locking is made up for at unlocking."""

    made = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=_FIRST)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Back up if it is time."""
        if not self._session.is_open:
            return
        self._timer.start(_AGAIN)
        reader = self._session.reader
        place, missed = place_of(reader), reader.head()[0] == self._session.first_step and is_behind(reader)
        if place and not self._running and (missed or not is_of_today(reader)):
            self._running = True
            archive = self._session.archive
            # What was copied at locking waits for the key; proved, it is the backup that seemed to be missing.
            self._session.tasks.run("", lambda step: archive.prove_backups(place) or archive.backup(place, step),
                                    done=lambda made: self._over(None), failed=self._over, quiet=True)

    def _over(self, error: BaseException | None) -> None:
        if not isValid(self):  # it went with its window
            return
        self._running = False
        if error is None:
            self.made.emit()
        else:
            self.failed.emit(error)


class LastBackup(QWidget):
    """Stands where the archive was until its backup is made. Nothing of the archive is on it.

    A place that is not there is no reason to wait: after unlocking it is told, and tried again.
    """

    def __init__(self, session: Session, then: Callable[[BaseException | None], None]) -> None:
        super().__init__()
        self._session, self._then = session, then
        self._task: Task | None = None
        self.setWindowTitle("Muragat")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.PANE)
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setAccessibleName(tr("Progress"))
        leave = QPushButton(tr("&Close without it"))
        leave.clicked.connect(self.stop)
        words = theme.label(tr("What was changed is being backed up; then the archive is closed."), wrap=True)
        words.setMinimumWidth(360)
        for widget in (words, progress):
            rows.addWidget(widget)
        rows.addWidget(leave, 0, Qt.AlignmentFlag.AlignTrailing)

    @staticmethod
    def is_needed(session: Session) -> bool:
        """Whether something was changed since the last backup, and its place is there."""
        place = place_of(session.reader)
        return place is not None and place.is_dir() and is_behind(session.reader)

    def begin(self) -> None:
        """Back up, close the archive, and go on."""
        place, archive = place_of(self._session.reader), self._session.archive
        assert place is not None
        self._task = self._session.tasks.run("", lambda step: archive.backup(place, step),
                                             done=lambda made: self._over(None), failed=self._over, quiet=True)
        self.show()

    def stop(self) -> None:
        """Close the archive without a backup; the ones before stay as they are."""
        self._over(None)

    def _over(self, error: BaseException | None) -> None:
        then, self._then = self._then, lambda error: None
        self._session.close()
        self.close()
        self.deleteLater()
        then(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing this window closes the archive too."""
        super().closeEvent(event)
        if self._session.is_open:
            self.stop()
