"""Citing in three strokes: the command, a source, its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from tests.ui.making import prosecution


def shown(pane: RecordPane, session: Session) -> Record:
    pane.activateWindow()
    record = prosecution(session)
    pane.show_record(record.id)
    return record


def pick(pane: RecordPane, qtbot: QtBot, letters: str) -> int:
    """Type letters of a source and press Enter; how many keys that took."""
    picker = pane._bar.source.picker
    qtbot.keyClicks(picker, letters)
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._bar.source.sourced().is_there)
    return len(letters) + 1


def test_a_source_is_cited_with_its_page_in_three_strokes(pane: RecordPane, session: Session, qtbot: QtBot):
    record = shown(pane, session)
    pane.view.take_focus("place")
    pane.cite_here()  # Ctrl+Shift+K
    keys = 1 + pick(pane, qtbot, "freed")
    with qtbot.waitSignal(pane._bar.cited) as cited:
        qtbot.keyClicks(pane._bar.source.place, "p 12")
        qtbot.keyClick(pane._bar.source.place, Qt.Key.Key_Return)
    made = session.reader.get(cited.args[0])
    assert (made["about"], made["field"], made["locator_kind"], made["locator"]) == (record.id, "place", "page", "12")
    assert keys + len("p 12") + 1 == 12  # command; five letters and Enter; four signs and Enter


def test_letters_of_another_script_find_a_source(pane: RecordPane, session: Session, qtbot: QtBot):
    shown(pane, session)
    pane.cite_here()
    pick(pane, qtbot, "prigovor")
    assert session.reader.title(pane._bar.source.sourced().source) == "Суд вынес приговор"


def test_the_source_cited_last_is_offered_before_a_letter_is_typed(pane: RecordPane, session: Session, qtbot: QtBot):
    shown(pane, session)
    pane.cite_here()
    assert pane._bar.source.picker.choices()[0].startswith("Суд вынес приговор")


def test_another_value_makes_a_rival_account_at_once(pane: RecordPane, session: Session, qtbot: QtBot):
    shown(pane, session)
    pane.view.take_focus("place")
    pane.cite_here()
    pick(pane, qtbot, "freed")
    pane._bar.value.setText("Astana")
    pane._bar.cite()
    qtbot.waitUntil(lambda: ("", "place") in pane.view.counts)
    assert pane.view.counts["", "place"].text() == "1 ≠"


def test_without_a_source_nothing_is_cited(pane: RecordPane, session: Session):
    shown(pane, session)
    before = session.reader.head()
    pane.cite_here()
    pane._bar.cite()
    assert session.reader.head() == before and pane._bar.problem.isVisible()


def test_escape_leaves_the_record_as_it_was(pane: RecordPane, session: Session, qtbot: QtBot):
    shown(pane, session)
    pane.cite_here()
    qtbot.keyClick(pane._bar.source.place, Qt.Key.Key_Escape)
    assert pane._bar is None and pane.view
