"""The keys that work wherever one is, in a question too: lock, the quick exit, and the manual."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

LOCK, EXIT, HELP = "Ctrl+L", "F12", "F1"


class KeysEverywhere(QObject):
    """A command of the menus is deaf while a question is open; these are not."""

    lock = Signal()
    exit_now = Signal()
    help = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = {QKeySequence(LOCK): self.lock, QKeySequence(EXIT): self.exit_now, QKeySequence(HELP): self.help}
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        # Only the window that is used is watched: a filter on all there is would slow everything.
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before whatever is open, if it is one of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_unknown:
            if (asked := self._keys.get(QKeySequence(event.keyCombination()))) is not None:
                asked.emit()
                return True
        return False
