"""Locking an archive that nobody uses."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MINUTES = 10
CHOICES = (1, 5, 10, 30, 60)
"""Minutes to choose from; 0 is never."""
_LOOK = 5_000  # milliseconds
_ACTS = {QEvent.Type.KeyPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
         QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate}


class IdleLock(QObject):
    """Emits `elapsed` once no key and no mouse was used for so many minutes, and nothing is `busy`.

    The time of day counts, so that a computer that slept is locked when it wakes.
    """

    elapsed = Signal()

    def __init__(self, minutes: int, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._busy = busy
        self._last = time.time()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        # Only the window that is used is watched: a filter on all there is would slow everything.
        self._last = time.time()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._last = time.time()
        return False

    def look(self) -> None:
        """Say whether the time is over."""
        if self._busy():
            self._last = time.time()
        elif self.minutes and abs(time.time() - self._last) >= 60 * self.minutes:
            self._last = time.time()
            self.elapsed.emit()
