"""What the main window can do with other copies of the archive: seal one, merge one, settle what was left open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


SETTLE = "Ctrl+Alt+Shift+D"
_W = TypeVar("_W", bound=QWidget)


class JoiningCommands(QObject):
    """Opens each window once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def settle(self, first: str = "") -> None:
        """Show the differences that were left open; `first`: the one to stand on, else that whose page is shown."""
        from desktop.archive.joining import settle
        from desktop.ui.joining.differences_window import DifferencesWindow

        first = first or self._window.pane.record_id
        if (there := self._shown(DifferencesWindow)) is not None:
            there.look(first)
            return
        window = DifferencesWindow(self._window.session, settle, first)
        window.open_record.connect(self._window.show_record)
        window.show()

    def merge(self, path: Path | None = None) -> None:
        """Merge a sealed copy; nothing is taken in before it was looked at."""
        from desktop.ui.joining.merge_copy_window import MergeCopyWindow
        from desktop.ui.joining.real import joining_of

        session = self._window.session
        if (window := self._shown(MergeCopyWindow)) is None:
            window = MergeCopyWindow(session, joining_of(session))
            window.wants_undo.connect(self._window.records.undo)
            window.wants_duplicates.connect(self._window.order.duplicates)
            window.wants_differences.connect(self.settle)
            window.show()
        if path is not None:
            window.choose(path)

    def seal(self) -> None:
        """Seal a copy to be carried: all, or what was chosen."""
        from desktop.ui.joining.real import sealing_of
        from desktop.ui.joining.seal_window import SealWindow

        session, records = self._window.session, self._window.records
        if self._shown(SealWindow) is None:
            sealing = sealing_of(session)
            chosen = records.chosen() if self._window.list.table.chosen_count > 1 else []
            SealWindow(session, sealing, chosen, sealing.receivers(session.archive)).show()

    def take_dropped(self, files: list[Path]) -> list[Path]:
        """Of files that were dropped, those that are no sealed copy; one that is, is looked at to be merged."""
        from desktop.ui.joining.real import is_sealed_copy

        if len(files) == 1 and is_sealed_copy(files[0]):
            self.merge(files[0])
            return []
        return files

    def _shown(self, kind: type[_W]) -> _W | None:
        """The window of this sort that is open already, brought to the front."""
        found = next((one for one in self._window.session.windows if isinstance(one, kind)), None)
        if found is not None:
            found.raise_()
            found.activateWindow()
        return found
