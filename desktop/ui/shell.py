"""Which window is on the screen: the one that unlocks, or the one of an open archive. Never both."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui import i18n, theme
from desktop.ui.start.clipboard import Clipboard
from desktop.ui.start.unlock import UnlockWindow

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.ui.main_window import MainWindow
    from desktop.ui.session import Session
    from desktop.ui.start.backing_up import LastBackup

_SHOWN = 50  # milliseconds after which the first window is painted
_SOON = (100, 500)  # milliseconds after locking; on a busy computer windows are not gone at the first


class Unforeseen(Exception):
    """An error nobody foresaw, by its kind alone: its words may quote an archive that is locked by now."""

    happened = "Something unexpected happened ({what})."
    do = "What was saved before is safe. If it happens again, please report it."

    def __init__(self, error: BaseException) -> None:
        self.values = {"what": type(error).__name__}
        super().__init__(self.happened.format_map(self.values))


class Shell(QObject):
    """Begins with unlocking; after Ctrl+L it is there again, and of the archive nothing is left on the screen."""

    unforeseen = Signal(object)
    """An error that nobody took; on whatever thread it came."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.unforeseen.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        self.folder = folder
        self.clipboard = Clipboard(self)
        self.unlock: UnlockWindow | None = None
        self.main: MainWindow | None = None
        self.last_backup: LastBackup | None = None

    def show(self) -> None:
        """Show the window that unlocks."""
        self.unlock = UnlockWindow(self.folder)
        self.unlock.opened.connect(self.open)
        self.unlock.left.connect(self.quit)
        self.unlock.show()
        QTimer.singleShot(_SHOWN, self, lambda: threading.Thread(target=_load_the_rest, daemon=True).start())

    def open(self, archive: Archive) -> None:
        """Show the window of an open archive, in the language and looks kept in it."""
        from desktop.ui.session import Session

        session = Session(archive)
        i18n.set_language(session.kept("language") or i18n.language())
        theme.apply(session.kept("theme", theme.SYSTEM_MODE), session.kept("type", 100))
        if session.kept("language") != i18n.language():
            session.keep("language", i18n.language())
        self.folder = archive.folder
        self._show_main(session)
        if self.unlock:
            self.unlock.leave()
            self.unlock = None

    def _show_main(self, session: Session) -> None:
        from desktop.ui.main_window import MainWindow

        self.main = MainWindow(session)
        self.main.locked.connect(self.lock)
        self.main.left.connect(self.quit)
        self.main.another.connect(self.choose_another)
        self.main.speak_anew.connect(self._renew)
        self.main.show()

    def _renew(self) -> None:
        """The same archive in a new window, after its language or looks were changed."""
        old = self.main
        if old is not None:
            record, geometry = old.pane.record_id, old.geometry()
            self._show_main(old.hand_over())
            assert self.main is not None
            self.main.setGeometry(geometry)
            if record and not self.main.pane.form:
                self.main.show_record(record)
            self._put_away(old)

    def choose_another(self) -> None:
        """Lock this archive, and begin with choosing one."""
        self.folder = None
        self.lock()

    def tell(self, error: BaseException) -> None:
        """Say in the window that is shown what nobody foresaw."""
        if isinstance(error, KeyboardInterrupt):
            self.quit()
        elif self.main:
            self.main.notice.tell(*i18n.said(error))
        elif self.unlock:
            known = isinstance(error, OSError) or hasattr(error, "happened") or hasattr(error, "title")
            self.unlock.tell(error if known else Unforeseen(error))

    def lock(self) -> None:
        """Close the archive and ask for its passphrase again."""
        self._close_main(self._ask_again)

    def _ask_again(self, error: BaseException | None = None) -> None:
        self.show()
        # Windows and what they show hold each other: what is left of them shall not wait for its turn.
        for soon in _SOON:
            QTimer.singleShot(soon, self, gc.collect)
        if error is not None:
            self.tell(error)

    def quit(self) -> None:
        """Close what is open and end the program."""
        self._close_main(self._end)

    def _end(self, error: BaseException | None = None) -> None:
        if self.unlock:
            self.unlock.leave()
        QApplication.quit()

    def _close_main(self, then: Callable[[BaseException | None], None]) -> None:
        if self.main is None:
            then(None)
            return
        main, self.main = self.main, None
        session = main.hand_over()
        from desktop.ui.start.backing_up import LastBackup

        _close_dialogs()
        self._put_away(main)
        self.clipboard.clear()
        if LastBackup.is_needed(session):
            self.last_backup = LastBackup(session, then)
            self.last_backup.begin()
        else:
            session.close()
            then(None)

    def _put_away(self, window: MainWindow) -> None:
        window.close()
        window.deleteLater()


def _load_the_rest() -> None:
    """Load what the window of an archive needs, while a passphrase is typed; the first window comes without it."""
    import desktop.search.opening
    import desktop.ui.main_window  # noqa: F401


def _close_dialogs() -> None:
    """An archive that locks itself may have a question open; it is given up, so that none stays on the screen."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
