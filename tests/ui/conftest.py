"""A small real archive, and the window's session on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.search.opening import open_index
from desktop.ui import i18n, theme
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE, make_archive

_PATIENCE = 60_000  # milliseconds


class PatientBot(QtBot):
    """Waits long before it gives up: a slow machine is not a wrong program."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        """See QtBot."""
        super().waitUntil(callback, timeout=max(timeout, _PATIENCE))

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **more: Any) -> Any:
        """See QtBot."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = 0) -> Any:
        """See QtBot."""
        return super().waitActive(widget, timeout=max(timeout, _PATIENCE))


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """The hand that works the window."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def put_away(qapp: QApplication) -> Iterator[None]:
    """No window is seen after its test: it would be counted in the next. Those that were given up are gone."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)  # or a key that a test before held down is still held for Qt
    before = set(qapp.topLevelWidgets())
    yield
    for window in set(qapp.topLevelWidgets()) - before:
        window.hide()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def english(qapp: object) -> Iterator[None]:
    """The window speaks English, and does so again after the test."""
    i18n.set_language("en")
    theme.apply(theme.LIGHT_MODE)
    yield
    i18n.set_language("en")


@pytest.fixture(scope="session")
def kept_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed small archive, to be copied."""
    folder = tmp_path_factory.mktemp("kept") / "Small.muragat"
    with make_archive(folder, vault=True) as archive:
        index = open_index(archive)
        index.settle(60)
        index.close()
    return folder


@pytest.fixture
def archive_folder(kept_archive: Path, tmp_path: Path) -> Path:
    """A closed small archive of this test's own; its passphrase is making.PASSPHRASE."""
    import shutil

    return Path(shutil.copytree(kept_archive, tmp_path / kept_archive.name))


@pytest.fixture
def session(archive_folder: Path, qtbot: QtBot, english: None) -> Iterator[Session]:
    """The small archive, open for a window, its index settled."""
    from desktop.archive import open_archive

    made = Session(open_archive(archive_folder, PASSPHRASE))
    made.index.settle(20)
    yield made
    made.close()


@pytest.fixture
def pane(session: Session, qtbot: QtBot) -> RecordPane:
    """The record pane as the window shows it, with nothing in it yet."""
    made = RecordPane(session)
    qtbot.addWidget(made)
    made.resize(440, 800)
    made.show()
    return made
