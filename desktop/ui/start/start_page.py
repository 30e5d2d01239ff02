"""What can be done while no archive is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.archive import ArchiveError
from desktop.paths import resources
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.ui.start.unlock import UnlockWindow


class StartPage(QWidget):
    """Open, make, or look at the sample."""

    def __init__(self, window: UnlockWindow) -> None:
        super().__init__()
        self._window = window
        rows = QVBoxLayout(self)
        rows.setSpacing(theme.GAP)
        self.open = self._choice(tr("&Open an archive…"), self._choose, primary=True)
        self.make = self._choice(tr("&Make a new archive…"), window.make)
        self.sample = self._choice(tr("Look at the &sample…"), self._sample)
        self.restore = self._choice(tr("&Restore from a backup…"), window.restore)
        self.sealed = self._choice(tr("Open a sealed &copy…"), window.open_sealed)
        self.told = theme.label("", "small", "second", wrap=True)
        self.told.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.hide()
        for widget in (self.open, self.make, self.sample, self.restore, self.sealed, self.progress, self.told):
            rows.addWidget(widget)

    def _choice(self, words: str, act: Callable[[], None], primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words.replace("&", ""))
        theme.mark(button, primary=primary)
        button.clicked.connect(lambda: act())
        return button

    def _choose(self) -> None:
        from desktop.ui import dialogs

        folder = dialogs.choose_folder(self, tr("Open an archive"))
        if folder:
            self.look_at(folder)

    def look_at(self, folder: Path) -> None:
        """Ask for the folder's passphrase, or say here why it is no archive."""
        from desktop.archive import purpose_of

        try:
            purpose_of(folder)
        except ArchiveError as error:
            self.tell(error)
        else:
            self._window.ask(folder)

    def _sample(self) -> None:
        from desktop.ui import dialogs

        place = dialogs.choose_folder(self, tr("Where to make the sample archive"))
        if place:
            self.make_sample(place / "Sample.muragat")

    def make_sample(self, folder: Path) -> None:
        """Make the sample archive, or open the one that is there."""
        if (folder / "header").exists():
            self._window.ask(folder)
            return

        def work(step: Step) -> None:
            from desktop.exchange.sample import make_sample

            make_sample(folder, resources() / "sample", step).close()

        self.sample.setEnabled(False)
        self.told.setText(tr("Making the sample archive…"))
        self.told.show()
        self.progress.setRange(0, 0)
        self.progress.show()
        self._window.fit()
        task = self._window.board.run("", work, done=lambda result: self._window.ask(folder), failed=self.tell)

        def show() -> None:
            self.progress.setRange(0, task.total)
            self.progress.setValue(task.done)

        task.changed.connect(show)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below what was pressed."""
        self.sample.setEnabled(True)
        self.progress.hide()
        theme.mark(self.told, tone="danger")
        self.told.setText(" ".join(said(error)))
        self.told.show()
        self._window.fit()
