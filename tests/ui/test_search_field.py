from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.search import Completion
from desktop.ui.finding.search_field import SearchField
from desktop.ui.session import Session

OFFERED = [Completion("national", "national", "word", 46), Completion("nations", "nations", "word", 12)]


@pytest.fixture
def field(session: Session, qtbot: QtBot) -> SearchField:
    made = SearchField(session)
    qtbot.addWidget(made)
    made.show()
    made.setText("nat")
    made._offer(OFFERED)
    return made


def press(field: SearchField, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(field._completer.popup(), key)


def test_enter_takes_nothing_that_was_not_chosen(field: SearchField, qtbot: QtBot):
    with qtbot.waitSignal(field.returnPressed):
        press(field, qtbot, Qt.Key.Key_Return)
    assert field.text() == "nat" and not field._completer.popup().isVisible()


def test_enter_takes_what_was_chosen_and_one_goes_on_typing(field: SearchField, qtbot: QtBot):
    with qtbot.assertNotEmitted(field.returnPressed):
        press(field, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert field.text() == "nations"


def test_tab_takes_the_first_that_is_offered(field: SearchField, qtbot: QtBot):
    press(field, qtbot, Qt.Key.Key_Tab)
    assert field.text() == "national"


def test_what_is_asked_for_before_it_is_offered_is_not_offered_any_more(field: SearchField, qtbot: QtBot):
    field.offer_nothing()
    qtbot.keyClicks(field, "i")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field._pause.isActive()


def test_offers_give_way_to_what_was_found_unless_one_is_chosen(field: SearchField, qtbot: QtBot):
    press(field, qtbot, Qt.Key.Key_Down)
    field._seen.timeout.emit()
    chosen = field._completer.popup().isVisible()
    field._offer(OFFERED)
    field._seen.timeout.emit()
    assert chosen and not field._completer.popup().isVisible()


def test_escape_takes_the_offers_away_and_leaves_the_words(field: SearchField, qtbot: QtBot):
    press(field, qtbot, Qt.Key.Key_Escape)
    assert field.text() == "nat" and not field._completer.popup().isVisible()


def test_a_key_brings_back_the_offers_that_have_left(field: SearchField, qtbot: QtBot):
    field.offer_nothing()
    field.setText("prosecu")
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field._completer.popup().isVisible)
    assert field.text() == "prosecu"
