from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from archive_schema.records import Record
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.start.backing_up import DailyBackup, is_behind


@pytest.fixture
def place(session: Session, tmp_path: Path) -> Path:
    """The place of a backup that was made long ago."""
    made = tmp_path / "stick"
    made.mkdir()
    told = {"place": str(made), "last": "2020-01-31T08-15-00Z"}
    session.archive.write_aside(lambda w: w.set_setting("backup", told)).result()
    return made


def test_a_day_without_a_backup_gets_one(session: Session, place: Path, qtbot: QtBot):
    daily = DailyBackup(session)
    with qtbot.waitSignal(daily.made):
        daily.look()
    assert list(place.iterdir())


def test_a_day_has_one_backup(session: Session, place: Path, qtbot: QtBot):
    session.archive.backup(place)
    session.write("Add note", lambda w: w.add(Record("note", {"title": "New"})))
    qtbot.waitUntil(lambda: session.reader.head()[0] != session.first_step and is_behind(session.reader))
    daily = DailyBackup(session)
    daily.look()
    assert not daily._running


def test_no_backup_is_made_before_a_place_was_chosen(session: Session):
    daily = DailyBackup(session)
    daily.look()
    assert not daily._running


def test_a_backup_that_fails_by_itself_is_told_below(session: Session, place: Path, qtbot: QtBot):
    place.rmdir()
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    window.commands.daily.look()
    qtbot.waitUntil(lambda: window.status.backup.text() == "Backup failed")
    assert "is not there" in window.status.backup.toolTip()


def test_a_backup_that_outlasts_its_window_tells_nobody(session: Session):
    daily = DailyBackup(session)
    delete(daily)
    assert daily._over(None) is None
