"""A program that shows one window and ends when it takes keys: python -m tests.bench.window_program WHAT [FOLDER].

`bare` shows an empty window of PySide6; `first` ours, as the program starts. With FOLDER, an archive of
tests.bench.many, `main` goes on into it, and the last line told is JSON: seconds from the passphrase given to the
window of the archive, those of deriving its key apart.
"""

import os
import sys


def bare() -> None:
    """A window of PySide6 with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    _when_usable(window, _leave)
    app.exec()


def first(folder: str = "") -> None:
    """The window the program starts with."""
    from desktop.app import open_first_window

    app, shell = open_first_window([folder] if folder else [])
    _when_usable(shell.unlock, _leave)
    app.exec()


def main(folder: str) -> None:
    """From the passphrase to the window of an open archive."""
    import time
    from pathlib import Path

    from desktop.app import open_first_window

    app, shell = open_first_window([folder])
    from PySide6.QtCore import QTimer

    from desktop.archive import keys
    from tests.bench.many import PASSPHRASE

    told = {}

    def give() -> None:
        begun = time.perf_counter()
        keys.open_keys(Path(folder) / "header", PASSPHRASE).forget()
        told["key"] = time.perf_counter() - begun
        told["given"] = time.perf_counter()
        page = shell.unlock.page
        page.passphrase.setText(PASSPHRASE)
        page.unlock()
        look.start(1)

    def opened() -> None:
        if shell.main is not None:
            look.stop()
            _when_usable(shell.main, tell)

    def tell() -> None:
        import json

        print(json.dumps({"opened": time.perf_counter() - told["given"], "key": told["key"]}), flush=True)
        _leave()

    look = QTimer()
    look.timeout.connect(opened)
    QTimer.singleShot(float(os.environ.get("MURAGAT_TYPING", "3")) * 1000, give)  # so long a passphrase is typed
    app.exec()


def _when_usable(window, then) -> None:  # type: ignore[no-untyped-def]
    """Call `then` when the window was painted and a key pressed after that came through."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
    from PySide6.QtGui import QKeyEvent

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = True
                QCoreApplication.postEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift,
                                                             Qt.KeyboardModifier.NoModifier))
            elif event.type() == QEvent.Type.KeyPress and self.painted:
                then()
            return False

    window.watch = Watch()
    window.installEventFilter(window.watch)


def _leave() -> None:
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    {"bare": bare, "first": first, "main": main}[sys.argv[1]](*sys.argv[2:])
