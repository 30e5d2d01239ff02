"""The main window on the archive of this folder, in the languages that take most room, in large type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.archive import open_archive
from desktop.ui import i18n, theme
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from tests.ui.walls.cyrillic import PASSPHRASE, make_archive
from tests.ui.walls.looking import dress


@pytest.fixture(scope="package")
def session(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Session]:
    """An open archive with one record of every kind, every field filled; ids are the names of kinds."""
    folder = tmp_path_factory.mktemp("walls") / "Мұрағат.muragat"
    make_archive(folder)
    made = Session(open_archive(folder, PASSPHRASE))
    made.index.settle(60)
    yield made
    made.close()


@pytest.fixture(scope="package", params=[("ru", 150), ("kk", 150)],
                ids=lambda looks: f"{looks[0]}-{looks[1]}")
def looks(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """A language and a size of type."""
    own = qapp.font()
    dress(*request.param)
    yield
    qapp.setFont(own)
    qapp.setProperty("own_size", None)
    i18n.set_language("en")
    theme.apply(theme.LIGHT_MODE)


@pytest.fixture(scope="package")
def main(session: Session, looks: None) -> Iterator[MainWindow]:
    """The main window in one language and size, as wide as the smallest screen."""
    window = MainWindow(session)
    window.resize(1366, 720)
    window.show()
    yield window
    window.hand_over()
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
