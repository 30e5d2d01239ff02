"""Which window is on the screen: the one that unlocks, or the one of an open archive. Never both."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.ui import i18n, theme
from desktop.ui.start.clipboard import Clipboard
from desktop.ui.start.everywhere import KeysEverywhere
from desktop.ui.start.screen import empty_the_screen
from desktop.ui.start.unlock import UnlockWindow

if TYPE_CHECKING:
    from desktop.archive import Archive
    from desktop.ui.main_window import MainWindow
    from desktop.ui.session import Session
    from desktop.ui.start.backing_up import LastBackup
    from desktop.ui.start.closing import Closing
    from desktop.ui.start.system_lock import SystemLock

_SHOWN = 50  # milliseconds after which the first window is painted
_PATIENCE = 3000  # milliseconds a quick exit waits for what is being saved; what is saved already needs none
_SOON = (100, 500, 2000, 6000)  # milliseconds after locking; on a busy computer much is not gone at the first


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
        self.system: SystemLock | None = None
        self.keys = KeysEverywhere(self)
        self.keys.lock.connect(self.lock)
        self.keys.exit_now.connect(self.exit_now)
        self.keys.help.connect(self.help)
        self.unlock: UnlockWindow | None = None
        self.main: MainWindow | None = None
        self.last_backup: LastBackup | None = None
        self.closing: Closing | None = None
        """The archive that was locked last; it may still be on its way."""
        self.at_once = False
        """Whether the program shall end without waiting for what still computes."""

    def show(self) -> None:
        """Show the window that unlocks."""
        self.unlock = UnlockWindow(self.folder, self.closing)
        self.unlock.opened.connect(self.open)
        self.unlock.left.connect(self.quit)
        self.unlock.show()
        # Waited for at the end: a thread that Python stops within Qt's own code takes the program down with it.
        QTimer.singleShot(_SHOWN, self, lambda: threading.Thread(target=_load_the_rest).start())

    def open(self, archive: Archive) -> None:
        """Show the window of an open archive, in the language and looks kept in it."""
        from desktop.ui.session import Session

        if self.system is None:
            self._listen_to_the_system()
        else:
            self.system.hold_sleep()
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

    def _listen_to_the_system(self) -> None:
        from desktop.ui.start.system_lock import SystemLock

        self.system = SystemLock(self)
        self.system.wanted.connect(self._lock_for_the_system)

    def _show_main(self, session: Session) -> None:
        from desktop.ui.main_window import MainWindow

        self.main = MainWindow(session)
        self.main.locked.connect(self.lock)
        self.main.left.connect(self.quit)
        self.main.another.connect(self.choose_another)
        if self.system is not None:
            self.main.told_by_system = self.system.words
        self.main.wants_restore.connect(self.choose_backup)
        self.main.wants_help.connect(self.help)
        self.main.wants_exit.connect(self.exit_now)
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

    def help(self) -> None:
        """The manual, at the chapter of the place where it was asked for; in front of a question too."""
        from desktop.ui.start.manual import chapter_of
        from desktop.ui.start.manual_window import ManualWindow

        above = QApplication.activeModalWidget() or self.main or self.unlock
        menus = self.main.menus.keys() if self.main else ()
        ManualWindow(menus, chapter_of(QApplication.focusWidget() or above), above).show()

    def choose_another(self) -> None:
        """Lock this archive, and begin with choosing one."""
        self.folder = None
        self.lock()

    def choose_backup(self) -> None:
        """Lock this archive, and make another from a backup."""
        folder, self.folder = self.folder, None
        self.lock()
        if self.unlock is not None:
            self.unlock.restore(folder.parent if folder else None)

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
        """Close the archive and ask for its passphrase again. Nothing of it is on the screen when this returns."""
        if self.main is None:
            return
        session = self.main.session
        try:
            self._blank()
        finally:  # whatever failed on the way is told; the archive is closed all the same
            from desktop.ui.start.closing import Closing

            self.closing = Closing(session, backed_up=True)
            self.closing.changed.connect(self._let_sleep)
            self.closing.over.connect(self._closed)
            self.show()
            self._let_memory_go()

    def _let_memory_go(self) -> None:
        # Windows and what they show hold each other: what is left of them shall not wait for its turn.
        for soon in _SOON:
            QTimer.singleShot(soon, self, gc.collect)

    def _lock_for_the_system(self) -> None:
        self.lock()
        self._let_sleep()

    def _let_sleep(self) -> None:
        """Sleep waits until the archive is closed, not for its backup."""
        if self.system is not None and (self.closing is None or self.closing.is_closed):
            self.system.let_sleep()

    def _closed(self, error: BaseException | None) -> None:
        self._let_memory_go()
        if error is not None:
            self.tell(error)

    def quit(self) -> None:
        """Close what is open, backed up if it was changed, and end the program."""
        from desktop.ui.start.backing_up import LastBackup

        session = self._blank()
        if session is not None and LastBackup.is_needed(session):
            self.last_backup = LastBackup(session, lambda error: self._end())
            self.last_backup.begin()
            return
        if session is not None:
            session.close()
        self._end()

    def exit_now(self) -> None:
        """The quick exit: the screen is empty at once; what was typed is kept; no question, no backup; then the end."""
        self.at_once = True
        session = self.main.session if self.main else None
        try:
            self._blank()
        finally:
            self._leave(session)

    def _leave(self, session: Session | None) -> None:
        if session is not None:
            from desktop.ui.start.closing import Closing

            self.closing = Closing(session, backed_up=False)
        if self.closing is None or self.closing.is_over:
            self._end()
        else:
            self.closing.stop_copying()
            self.closing.over.connect(lambda error: self._end())
            QTimer.singleShot(_PATIENCE, self, self._end)

    def _end(self) -> None:
        if self.unlock:
            self.unlock.leave()
        QApplication.quit()

    def _blank(self) -> Session | None:
        """Take everything off the screen and out of the clipboard; the session of what was shown, to be closed."""
        main, self.main = self.main, None
        empty_the_screen()
        self.clipboard.clear()
        if main is None:
            return None
        try:
            return main.hand_over(at_once=True)
        finally:
            self._put_away(main)

    def _put_away(self, window: MainWindow) -> None:
        window.close()
        window.deleteLater()


def _load_the_rest() -> None:
    """Load what the window of an archive needs, while a passphrase is typed; the first window comes without it."""
    import desktop.search.opening
    import desktop.ui.main_window  # noqa: F401
