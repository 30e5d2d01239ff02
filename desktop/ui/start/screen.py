"""What stands on the screen, all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def empty_the_screen() -> None:
    """Take every window of this program off the screen, and give up the questions that were open."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for window in windows:
        window.hide()
    for window in windows:
        if isinstance(window, QDialog):
            window.reject()  # whoever waits for an answer goes on without one
