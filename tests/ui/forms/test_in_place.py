"""Changing a field on the page of its record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive.sourcing import Sourced
from desktop.ui.line_button import LineButton
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from desktop.ui.words import Words
from tests.ui.making import prosecution


def key(qtbot: QtBot, which: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), which)


def at(pane: RecordPane, session: Session, field: str) -> str:
    pane.activateWindow()
    record = prosecution(session)
    pane.show_record(record.id)
    pane.view.take_focus(field)
    return record.id


def test_f2_types_over_a_date_and_enter_keeps_it_as_one_named_step(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "began")
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "late June 2015")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.reader.get(record)["began"]["edtf"] == "2015-06")
    assert session.reader.steps(1)[0].name == "Change the date"


def test_escape_leaves_a_field_as_it_was(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "place")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Astana")
    before = session.reader.head()
    key(qtbot, Qt.Key.Key_Escape)
    assert session.reader.head() == before and session.reader.get(record)["place"] == "Almaty"
    assert pane.view.values["place"].inline is None


def test_tab_keeps_a_field_and_goes_on_to_the_next(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "place")
    names = list(pane.view.values)
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Astana")
    key(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: session.reader.get(record)["place"] == "Astana")
    qtbot.waitUntil(lambda: pane.view.field_at() == names[names.index("place") + 1])


def test_arrows_go_from_field_to_field(pane: RecordPane, session: Session, qtbot: QtBot):
    at(pane, session, "began")
    key(qtbot, Qt.Key.Key_Down)
    assert pane.view.field_at() == "place"


def test_what_is_wrong_is_told_at_the_field(pane: RecordPane, session: Session, qtbot: QtBot):
    at(pane, session, "began")
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "32 May 2016")
    before = session.reader.head()
    key(qtbot, Qt.Key.Key_Return)
    assert session.reader.head() == before and pane.view.values["began"].inline


def test_a_field_that_holds_nothing_is_added_by_typing_its_name(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "began")
    pane.view.chooser.setFocus()
    qtbot.keyClicks(pane.view.chooser, "case num")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "2-114/2016")
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.reader.get(record)["case_number"] == "2-114/2016")


def test_the_values_a_field_had_before_are_told_beside_it(pane: RecordPane, session: Session, qtbot: QtBot):
    record = prosecution(session)
    session.archive.write("Edit a record", lambda w: w.edit(record.id, {"place": "Astana"})).result()
    at(pane, session, "place")
    pane.view.edit_here()
    inline = pane.view.values["place"].inline
    inline._show_past()
    assert "Almaty → Astana" in inline.findChildren(Words)[-1].toPlainText()


def test_what_is_typed_in_place_is_kept_when_the_archive_is_locked(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "place")
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Asta")
    pane.keep_typed()
    assert session.reader.draft(record)["values"] == {"place": "Asta"}


def test_a_file_tells_its_size_and_hash_and_what_was_made_of_it(pane: RecordPane, session: Session) -> None:
    def work(w):
        source = w.add(Record("source", {"title": "An order"}))
        first = w.add(Record("file", {"name": "order.pdf", "source": source.id, "role": "original", "size": 12_345,
                                      "sha256": "ab" * 32, "media_type": "application/pdf"}))
        w.add(Record("file", {"name": "order.txt", "source": source.id, "role": "text", "derived_from": first.id,
                              "derivation": [{"tool": "pdftotext"}]}))
        return source.id

    pane.show_record(session.archive.write("Add files", work).result())
    lines = [one.words for one in pane.findChildren(LineButton)]
    told = "\n".join(one.toPlainText() for one in pane.findChildren(Words))
    assert "↳ order.txt" in [line.strip() for line in lines] and "ab" * 32 in told and "12 345 bytes" in told


def test_what_is_typed_in_place_is_kept_when_another_record_is_shown(pane: RecordPane, session: Session, qtbot: QtBot):
    record = at(pane, session, "place")
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Asta")
    pane.show_record(session.reader.page("note")[0].id)
    session.archive.write_aside(lambda w: None).result()
    assert session.reader.draft(record)["values"] == {"place": "Asta"}


def test_a_value_that_is_cited_says_so_before_it_is_changed(pane: RecordPane, session: Session):
    at(pane, session, "began")
    pane.view.edit_here()
    told = [one.text() for one in pane.view.values["began"].inline.findChildren(QLabel)]
    assert any(words.startswith("2 citations speak") for words in told)


def test_the_row_a_citation_speaks_of_is_changed_in_its_form_only(pane: RecordPane, session: Session):
    pane.show_record(session.reader.citations_of(prosecution(session).id)[0].id)
    pane.view.take_focus("field")
    assert not pane.view.edit_here()


def test_a_citation_begun_in_the_bar_is_there_after_locking(pane: RecordPane, session: Session):
    record = prosecution(session)
    pane.show_record(record.id)
    pane.cite_quickly("", "place")
    pane._bar.source.name(Sourced(source=next(session.reader.ids("source"))))
    pane._bar.source.place.setText("p 12")
    pane.keep_typed()
    kept = [session.reader.draft(one)["values"] for one in session.reader.drafts()]
    assert (kept[0]["about"], kept[0]["field"], kept[0]["locator"]) == (record.id, "place", "12")
