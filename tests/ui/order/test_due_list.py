"""What is due stands at the left, is told at unlocking, and is done by a key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.order.due_list import today
from desktop.ui.session import Session


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    days = (today() - timedelta(days=3), today() + timedelta(days=2))
    session.archive.write("Add", lambda w: [w.add(Record("task", {
        "title": f"Task {number}", "due": {"edtf": day.isoformat()}})) for number, day in enumerate(days)]).result()
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_quiet_line_tells_what_is_due_and_leads_there(window: MainWindow) -> None:
    assert window.due.words == "1 overdue; 1 due within a week"
    window.due.click()
    assert window.list.place == Place(due=True) and window.due.isHidden() and window.list.due.topLevelItemCount() == 2


def test_what_is_done_goes_from_the_list(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    window.order.show_due()
    done = window.list.current
    window.order.meet()
    qtbot.waitUntil(lambda: window.list.due.topLevelItemCount() == 1)
    assert session.reader.get(done)["state"] == "done" and window.list.current != done
