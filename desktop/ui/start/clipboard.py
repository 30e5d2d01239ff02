"""What is copied here leaves the clipboard again, and no keeper of clipboards writes it down."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 30
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""How a desktop is told not to keep what was copied: KDE and others, Windows, macOS."""


class Clipboard(QObject):
    """Marks what is copied in our windows as secret plain text, and takes it back after a while."""

    def __init__(self, parent: QObject | None = None, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._board = QGuiApplication.clipboard()
        self._ours = ""
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self._take_back)
        self._board.dataChanged.connect(self._look)

    def _look(self) -> None:
        text = self._board.text()
        if not text or QGuiApplication.focusWindow() is None:
            return  # there is no data at all after it was emptied
        if not any(map(self._board.mimeData().hasFormat, HINTS)):
            self._ours = text
            marked = QMimeData()
            marked.setText(self._ours)
            for name, value in HINTS.items():
                marked.setData(name, value)
            self._board.setMimeData(marked)
            self._timer.start()

    def _take_back(self) -> None:
        # A keeper of clipboards may have made it its own; another text is not ours to take away.
        if self._ours and self._board.text() == self._ours:
            self._board.clear()
        self._ours = ""

    def clear(self) -> None:
        """Empty the clipboard at once, and what was marked with the mouse for the middle button."""
        self._ours = ""
        self._timer.stop()
        self._board.clear()
        if self._board.supportsSelection() and self._board.ownsSelection():
            self._board.clear(QClipboard.Mode.Selection)
