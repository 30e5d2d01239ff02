"""Windows beside the main one that work on a source: the words of a scan, the notes of a report, a law."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.ui.main_window import MainWindow


class Beside:
    """Opens them; each closes with its archive."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def scan(self, file_id: str) -> None:
        """Read a scan, and correct what was read."""
        from desktop.ui.reading.scan_window import ScanWindow

        made = ScanWindow(self._window.session, file_id)
        made.kept.connect(self._window.pane.read_again)
        self._open(made)

    def notes(self, source_id: str) -> None:
        """Take sources from the notes of a report."""
        from desktop.ui.reading.footnotes_window import FootnotesWindow

        made = FootnotesWindow(self._window.session, source_id)
        made.open_record.connect(self._window.show_record)
        self._open(made)

    def law(self, source_id: str) -> None:
        """Make an instrument of a source that is a law."""
        from desktop.ui.reading.law_window import LawWindow

        made = LawWindow(self._window.session, source_id)
        made.open_record.connect(self._window.show_record)
        self._open(made)

    def _open(self, made: QWidget) -> None:
        made.show()
