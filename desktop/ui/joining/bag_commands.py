"""What the main window can do with bags: write one for an archive, check one and take it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class BagCommands(QObject):
    """Opens the windows; they close with the archive."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def make(self) -> None:
        """Choose what goes into a bag."""
        from desktop.ui.joining.bag_window import BagWindow

        BagWindow(self._window.session).show()

    def check(self) -> None:
        """Ask for a bag and check it at once."""
        from desktop.ui.joining.bag_check_window import BagCheckWindow

        window = BagCheckWindow(self._window.session)
        window.wants_import.connect(self._window.show_record)
        window.show()
        window.choose()
