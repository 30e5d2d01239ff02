"""Sources taken from the notes of a report, in their window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.reading.footnotes_window import FootnotesWindow
from desktop.ui.session import Session
from tests.exchange.test_footnotes import report


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> FootnotesWindow:
    made = FootnotesWindow(session, report(session.archive))
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: bool(made.offers), timeout=15000)
    return made


def test_a_draft_is_changed_accepted_and_the_next_one_shown(window: FootnotesWindow) -> None:
    window.lines["title"].setText("Mended")
    window._typed("title")
    window.accept_one()
    made = window.session.reader.get(window.offers[0].existing)
    assert made["title"] == "Mended" and made["parent_note"] == 1
    assert window.offer is window.offers[1] and window.offers[0].taken


def test_all_are_accepted_by_one_key_and_told(window: FootnotesWindow) -> None:
    window.accept_all()
    states = [window.list.topLevelItem(place).text(2) for place in range(window.list.topLevelItemCount())]
    assert states[-1] == "names no source" and all(one.startswith("taken: SRC-") for one in states[:-1])
    assert not window.all_button.isEnabled()


def test_the_note_is_marked_in_the_text_beside_it(window: FootnotesWindow) -> None:
    window.list.setCurrentItem(window.list.topLevelItem(1))
    assert "The ministry answers" in window.text.edit.textCursor().selectedText()


@pytest.mark.parametrize("typed, edtf, told", [
    ("1.5.2016", "2016-05-01", "1.5.2016: 1 May 2016"), ("1/5/2016", "", "2016-05-01 (day first)")])
def test_a_typed_date_is_told_as_understood_and_one_in_doubt_is_not_read(
        window: FootnotesWindow, typed: str, edtf: str, told: str) -> None:
    window.lines["issued"].setText(typed)
    window._typed("issued")
    assert window.offer and window.offer.values["issued"]["edtf"] == edtf and told in window.notice.text()
