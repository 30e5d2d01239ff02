"""The window's start, in order: protect, leave no traces, dress, show."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paths import resources
from desktop.platform import end_now, protect_process

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.ui.shell import Shell

SWITCHING = 0.0002  # seconds after which a thread that computes lets another go on, such as the one that saves


def start(arguments: list[str]) -> int:
    """Open the window, on the archive whose folder is given, if any; returns when it is closed."""
    app, shell = open_first_window(arguments)
    code = app.exec()
    if shell.at_once:
        end_now(code)
    return code


def open_first_window(arguments: list[str]) -> tuple[QApplication, Shell]:
    """The application, with the window that unlocks on the screen."""
    protect_process()
    sys.setswitchinterval(SWITCHING)
    leave_no_traces()
    from PySide6.QtWidgets import QApplication

    app = QApplication([sys.argv[0]])
    prepare(app)
    from desktop.ui.shell import Shell

    shell = Shell(Path(arguments[0]) if arguments else None)
    keep_off_the_terminal(shell.unforeseen.emit)
    shell.show()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return app, shell


def keep_off_the_terminal(tell: Callable[[BaseException], None]) -> None:
    """Have errors that nobody took told in the window: a traceback may quote the archive, and terminals are kept."""
    sys.excepthook = lambda kind, error, trace: tell(error)
    threading.excepthook = lambda told: tell(told.exc_value or told.exc_type())
    sys.unraisablehook = lambda told: None
    logging.disable(logging.CRITICAL)


def leave_no_traces() -> None:
    """Keep libraries from writing into HOME what was looked at here. Before Qt is loaded."""
    # fontconfig and Mesa keep caches of their own; a path that can be no folder keeps them from it. Where the
    # system's cache cannot be written fontconfig would still make ~/.fontconfig; our settings know only the system's.
    os.environ["XDG_CACHE_HOME"] = os.devnull
    os.environ["FONTCONFIG_FILE"] = str(resources() / "fonts.conf")
    os.environ["MESA_SHADER_CACHE_DISABLE"] = "true"
    # GTK's theme would bring its file dialogs and their list of recent files.
    os.environ["QT_QPA_PLATFORMTHEME"] = ""
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"  # as theme.apply would set it; no other style is begun first


def prepare(app: object) -> None:
    """What holds for every window: our names, our dialogs, our looks; nothing of it is kept on disk."""
    from PySide6.QtCore import QCoreApplication, QSettings, Qt
    from PySide6.QtWidgets import QApplication

    from desktop.ui import i18n, theme

    assert isinstance(app, QApplication)
    QCoreApplication.setApplicationName("Muragat")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    # Qt's file dialog writes where it was last to QSettings of its own.
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(kind, scope, os.devnull)
    i18n.set_language(i18n.system_language())
    theme.apply()
    app.setWindowIcon(theme.icon("muragat", theme.colours().accent))
    app.setQuitOnLastWindowClosed(False)
