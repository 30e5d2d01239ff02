"""The window of what came from other copies, and of what was sealed for them."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.archive import colleagues
from desktop.archive.joining.taking_in import ARRIVALS
from desktop.exchange.sealed.known import SENT, had_by
from desktop.ui.colleagues.exchanges_window import ExchangesWindow
from desktop.ui.session import Session
from tests.ui.colleagues.test_colleagues_window import card_of


def test_an_archive_that_was_never_joined_says_so(session: Session, qtbot: QtBot):
    window = ExchangesWindow(session)
    qtbot.addWidget(window)
    assert not window.came_none.isHidden() and not window.went_none.isHidden() and window.arrived_button.isHidden()


def test_what_came_is_told_and_what_was_sealed_arrives_by_a_key(session: Session, qtbot: QtBot):
    card = card_of()
    came = {"origin": card.origin, "who": "", "letter": "QX", "made": "", "taken": "2026-10-07T16:05:00.000Z",
            "steps": 12, "step": 0, "heads": {card.origin: 12}}
    session.archive.write(colleagues.ADD, lambda writer: colleagues.keep(writer, card)).result()
    for name, value in ((ARRIVALS, [came]), (SENT, {card.origin: {"here": 20}})):
        session.archive.write_aside(lambda writer, name=name, value=value: writer.set_setting(name, value)).result()
    window = ExchangesWindow(session)
    qtbot.addWidget(window)
    assert [window.came.item(0, column).text() for column in (1, 3)] == ["Асель", "12"]
    qtbot.keyClick(window.went, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.told.text().startswith("Асель has it."))
    assert had_by(session.reader, card.origin) == {card.origin: 12, "here": 20}
    assert not window.arrived_button.isEnabled()
