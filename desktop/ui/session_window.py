"""What every window beside the main one shares: it belongs to an open archive, and leaves it when it closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.session import Session


class SessionWindow(QWidget):
    """The session knows it from its making to its closing, and closes it when the archive is locked.

    Escape closes it, as a question would be, unless `by_escape` is False.
    """

    by_escape = True

    def __init__(
        self, session: Session, parent: QWidget | None = None, flags: Qt.WindowType = Qt.WindowType.Window,
    ) -> None:
        super().__init__(parent, flags)
        self.session = session
        self.is_closed = False
        """Whatever began in it and ends later has nobody to tell."""
        session.windows.append(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if self.by_escape and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The session forgets the window."""
        self.is_closed = True
        if self in self.session.windows:
            self.session.windows.remove(self)
        super().closeEvent(event)
