"""Opening a window, looking for every fault at once (opening is what takes time), and putting it away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.fonts import sans
from desktop.ui import i18n, theme
from desktop.ui.main_window import MainWindow
from tests.ui.walls.faults import cut_off, letters_twice, out_of_reach, overlapping, unnamed, untranslated
from tests.ui.walls.windows import Open

PATIENCE = 10.0  # seconds
LOOKED_FOR = (cut_off, overlapping, unnamed, out_of_reach, letters_twice, untranslated)


def dress(language: str, size: int) -> None:
    """Speak a language in type of a size, set in the program's own face, so that every machine measures alike."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(sans()))[0]
    app.setFont(QFont(family, 10))
    app.setProperty("own_size", None)
    i18n.set_language(language)
    theme.apply(theme.LIGHT_MODE, size)


@contextmanager
def looking(opens: Open, main: MainWindow) -> Iterator[QWidget]:
    """A window as it stands once everything in it is laid out."""
    window = opens(main)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
    # What another thread has just found may have been set down in words and not yet been given its room.
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    try:
        yield window
    finally:
        if window is not main:
            window.close()
            window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def faults_of(window: QWidget) -> dict[str, list[str]]:
    """What is wrong, by what was looked for, and stays so: what another thread finds may still be on its way, or have
    come and not yet been given its room."""
    looked = LOOKED_FOR[:-1] if i18n.language() == "en" else LOOKED_FOR
    latest = monotonic() + PATIENCE
    while found := {look.__name__: told for look in looked if (told := look(window))}:
        if monotonic() > latest:
            break
        QTest.qWait(50)
    return found
