"""A detention told over the phone, entered key by key as a person would; its time is counted, not waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session

KEYS_A_SECOND, A_DECISION = 5, 1.0


class Hand:
    """Types where the keyboard is, and counts."""

    def __init__(self, qtbot: QtBot, pane: RecordPane) -> None:
        self._qtbot, self._pane = qtbot, pane
        self.keys = self.decisions = 0

    def here(self) -> QWidget:
        return QApplication.focusWidget()

    def types(self, words: str) -> None:
        self.keys += len(words)
        self.decisions += 1
        self._qtbot.keyClicks(self.here(), words)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1 if modifier == Qt.KeyboardModifier.NoModifier else 2
        self._qtbot.keyClick(self.here(), key, modifier)

    def tab(self) -> None:
        self._qtbot.wait(5)  # the order of the keyboard is made when Qt comes to rest
        self.presses(Qt.Key.Key_Tab)

    @property
    def seconds(self) -> float:
        return self.keys / KEYS_A_SECOND + self.decisions * A_DECISION


def begin(pane: RecordPane, qtbot: QtBot) -> Hand:
    pane.activateWindow()
    pane.new("prosecution")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Hand(qtbot, pane)


def enter(hand: Hand, pane: RecordPane, qtbot: QtBot) -> None:
    """Who, what, when, where, from whom."""
    hand.types("Aigul Sadykova")
    hand.tab()
    hand.types("Detention of a blogger in Uralsk")
    hand.tab()
    hand.types("Taken from home after a post about the strike; no warrant was shown.")
    hand.tab()
    hand.types("yesterday")
    hand.tab()
    hand.types("Uralsk")
    hand.tab()
    hand.types("phone her brother")
    hand.presses(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.form.source.sourced().is_there)
    hand.types("today")


def test_a_detention_told_over_the_phone_is_recorded_with_its_source_in_under_a_minute(
        pane: RecordPane, session: Session, qtbot: QtBot) -> None:
    hand, before = begin(pane, qtbot), session.reader.head()[0]
    enter(hand, pane, qtbot)
    with qtbot.waitSignal(pane.form.saved) as saved:
        hand.presses(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    record = session.reader.get(saved.args[0])
    (citation,) = session.reader.citations_of(record.id)
    source = session.reader.get(citation["source"])
    assert record.rows("defendants")[0]["name"] == "Aigul Sadykova"
    assert record.title == "Detention of a blogger in Uralsk" and record["began"] and record["place"] == "Uralsk"
    assert "her brother" in source.title and source["issued"]
    assert session.reader.head()[0] == before + 1
    assert hand.seconds < 60, f"{hand.keys} keys, {hand.decisions} decisions: {hand.seconds:.0f} s"


def test_the_next_one_told_in_the_same_call_has_its_source_already(pane: RecordPane, session: Session, qtbot: QtBot):
    hand = begin(pane, qtbot)
    enter(hand, pane, qtbot)
    with qtbot.waitSignal(pane.form.saved):
        hand.presses(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pane.form.is_new and pane.form.lines["title"].editor.value() is None
    assert "her brother" in session.reader.title(pane.form.source.sourced().source)


def test_undo_takes_back_what_was_told_and_who_told_it(pane: RecordPane, session: Session, qtbot: QtBot):
    hand = begin(pane, qtbot)
    sources = session.reader.count("source")
    enter(hand, pane, qtbot)
    with qtbot.waitSignal(pane.form.saved) as saved:
        pane.form.save()
    session.archive.undo().result()
    assert session.reader.find(saved.args[0]) is None and session.reader.count("source") == sources


def test_what_was_told_is_there_after_the_form_was_left(pane: RecordPane, session: Session, qtbot: QtBot):
    enter(begin(pane, qtbot), pane, qtbot)
    key = pane.form.key
    pane.keep_typed()
    pane.clear()
    pane.go_on(key)
    assert pane.form.source.sourced().told.by == "her brother"
    assert pane.form.lines["defendants"].editor.value()[0]["name"] == "Aigul Sadykova"
