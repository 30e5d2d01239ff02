from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive.errors import WrongPassphrase
from desktop.ui.session import Session
from tests.ui.making import VAULT


def test_what_is_written_is_told_on_the_thread_of_the_window(session: Session, qtbot: QtBot):
    told: list[tuple[set[str], threading.Thread]] = []
    session.changed.connect(lambda changes: told.append((changes.kinds(), threading.current_thread())))
    session.write("Add note", lambda w: w.add(Record("note", {"title": "New"})))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [({"note"}, threading.main_thread())]


def test_a_setting_of_the_window_is_kept_in_the_archive(session: Session, qtbot: QtBot):
    session.keep("place", {"kind": "note"})
    qtbot.waitUntil(lambda: session.kept("place") == {"kind": "note"})


def test_a_wrong_vault_passphrase_is_told_and_opens_nothing(session: Session, qtbot: QtBot):
    failed: list[BaseException] = []
    session.open_vault("not this one", failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], WrongPassphrase) and not session.vault_open


def test_the_vault_opens_and_closes_on_its_own(session: Session, qtbot: QtBot):
    with qtbot.waitSignal(session.vault_turned) as turned:
        session.open_vault(VAULT)
    assert turned.args == [True]
    session.close_vault()
    assert not session.vault_open


@pytest.mark.parametrize("times", [1, 2])
def test_closing_gives_the_archive_back(session: Session, times: int):
    for _ in range(times):
        session.close()
    assert not session.is_open
