"""Pairs that may be one are merged or marked as not the same."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.order.duplicates_window import DuplicatesWindow
from desktop.ui.order.merge_window import MergeWindow
from desktop.ui.session import Session


@pytest.fixture
def people(session: Session) -> list[str]:
    values: list[dict[str, Any]] = [{"name": "Ермек Нарымбаев", "sex": "male"},
                                    {"name": "Yermek Narymbayev", "sex": "female", "occupation": "lawyer"}]
    add = session.archive.write("Add", lambda w: [w.add(Record("person", one)).id for one in values])
    return list(add.result())


@pytest.fixture
def window(session: Session, qtbot: QtBot, people: list[str]) -> DuplicatesWindow:
    made = DuplicatesWindow(session, "person")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.pairs))
    return made


def test_a_pair_says_why_it_may_be_one(window: DuplicatesWindow) -> None:
    item = window.list.topLevelItem(0)
    assert item is not None and item.text(2) == "Same: the same name" and window.left.text().endswith("left")


def test_what_is_not_the_same_is_not_offered_again_until_undone(
    window: DuplicatesWindow, session: Session, qtbot: QtBot,
) -> None:
    before = len(window.pairs)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.pairs) == before - 1)
    session.archive.undo().result()
    qtbot.waitUntil(lambda: len(window.pairs) == before)


def test_the_direction_is_said_and_can_be_turned(session: Session, qtbot: QtBot, people: list[str]) -> None:
    window = MergeWindow(None, session, people)
    qtbot.addWidget(window)
    first, second = (session.reader.ref(one) for one in people)
    assert window.way.text() == f"{first} stays; {second} goes into it"
    window.turn.click()
    assert window.way.text() == f"{second} stays; {first} goes into it"


def test_a_field_is_kept_as_it_was_chosen(session: Session, qtbot: QtBot, people: list[str]) -> None:
    window = MergeWindow(None, session, people)
    qtbot.addWidget(window)
    box = window._boxes["sex"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    kept = session.archive.write(window.step_name, window.work).result()
    record = session.reader.get(kept)
    assert kept == people[0] and (record["sex"], record["occupation"]) == ("female", "lawyer")
