"""Locking when the computer goes to sleep or its screen is locked.

The desktop tells both over D-Bus; on a system without it, or where nobody speaks there, `told_by` says so.
Qt's own bus is used, so this stands with the window and not in desktop.platform, which knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from desktop.platform import message_buses
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher, QDBusUnixFileDescriptor

_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
"""Who tells that the screen was locked: KDE and others, GNOME, Cinnamon, MATE."""


class SystemLock(QObject):
    """Emits `wanted` before sleep and when the screen is locked.

    From `hold_sleep` to `let_sleep` sleep waits, for as long as the system grants it.
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told_by: list[str] = []
        """The buses that are listened to: "system" tells of sleep, "session" of the screen."""
        self._login: QDBusConnection | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        self._hold: QDBusUnixFileDescriptor | None = None
        there = message_buses()
        if not there:
            return
        from PySide6.QtDBus import QDBusConnection

        if "system" in there:
            self._listen_to_login(QDBusConnection.systemBus())
        if "session" in there:
            self._listen_to_savers(QDBusConnection.sessionBus())

    def _listen_to_login(self, bus: QDBusConnection) -> None:
        # No sender is asked for: what comes from anyone locks too often at worst, and the service may begin later.
        heard = bus.isConnected() and bus.connect("", "", _LOGIN[2], "PrepareForSleep", self, SLOT("_sleeping(bool)"))
        bus.connect("", "", "org.freedesktop.login1.Session", "Lock", self, SLOT("_lock()"))
        if heard:
            self.told_by.append("system")
            self._login = bus
            self.hold_sleep()

    def _listen_to_savers(self, bus: QDBusConnection) -> None:
        heard = [bus.isConnected() and bus.connect("", "", name, "ActiveChanged", self, SLOT("_screen(bool)"))
                 for name in _SAVERS]
        if any(heard):
            self.told_by.append("session")

    # Sleep waits for us, a few seconds at most

    def hold_sleep(self) -> None:
        """An archive is open: have sleep wait until it is closed."""
        if self._login is None or self._hold is not None:
            return
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        asked = QDBusMessage.createMethodCall(*_LOGIN, "Inhibit")
        asked.setArguments(["sleep", "Muragat", "The archive is being closed.", "delay"])
        self._asked = QDBusPendingCallWatcher(self._login.asyncCall(asked), self)
        self._asked.finished.connect(self._held)

    def _held(self, call: QDBusPendingCallWatcher) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusUnixFileDescriptor

        if call is not self._asked:
            return  # the archive was closed before the answer came
        reply = call.reply()
        found = reply.arguments() if reply.type() == QDBusMessage.MessageType.ReplyMessage else []
        self._hold = next((one for one in found if isinstance(one, QDBusUnixFileDescriptor)), None)

    def let_sleep(self) -> None:
        """The archive is closed: the computer may sleep."""
        self._asked = self._hold = None  # the file that holds it up is closed with it

    @Slot(bool)
    def _sleeping(self, begins: bool) -> None:
        if begins:
            self.wanted.emit()

    @Slot(bool)
    def _screen(self, locked: bool) -> None:
        if locked:
            self.wanted.emit()

    @Slot()
    def _lock(self) -> None:
        self.wanted.emit()

    def words(self) -> str:
        """What this system tells us, for the page about the program."""
        if self.told_by == ["system", "session"]:
            return tr("The archive is locked when the computer goes to sleep and when its screen is locked.")
        if "system" in self.told_by:
            return tr("The archive is locked when the computer goes to sleep. This system does not tell when its "
                      "screen is locked: lock with Ctrl+L.")
        if "session" in self.told_by:
            return tr("The archive is locked when the screen is locked. This system does not tell when it goes to "
                      "sleep: lock with Ctrl+L before.")
        return tr("This system does not tell when it goes to sleep or when its screen is locked: lock with Ctrl+L, or "
                  "have the archive locked when idle.")
