from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.search import Hit, Results
from desktop.search.batch import table_rows
from desktop.search.name_list import Row
from desktop.search.saved import Search
from desktop.ui.finding.address_window import AddressWindow
from desktop.ui.finding.hits import passage_of
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.finding.names_window import NamesWindow
from desktop.ui.finding.unsearched_window import UnsearchedWindow
from desktop.ui.reading.reading_view import ReadingView
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.session import Session
from tests.ui.making import VAULT


def names_window(session: Session, qtbot: QtBot, table: Path) -> NamesWindow:
    window = NamesWindow(session, Search())
    qtbot.addWidget(window)
    window.show()
    window.look_for(table)
    qtbot.waitUntil(lambda: window._task is None)
    return window


def test_each_name_of_a_table_gets_a_line(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("name\nМамбеталин Серикжан\nNobody Atall\n", encoding="utf-8")
    window = names_window(session, qtbot, table)
    assert [(name, bool(best)) for name, _, best, _, _ in window.texts] == [
        ("Мамбеталин Серикжан", True), ("Nobody Atall", False)]


def test_each_name_found_says_why(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("name\nSerikzhan Mambetalin\nМамбеталин\n", encoding="utf-8")
    assert [why for *_, why, _ in names_window(session, qtbot, table).texts] == ["as it is written", "another script"]


def test_enter_on_a_name_opens_its_best_record(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("Mambetalin Serikzhan\n", encoding="utf-8")
    window = names_window(session, qtbot, table)
    with qtbot.waitSignal(window.open_record) as told:
        qtbot.keyClick(window.lines, Qt.Key.Key_Return)
    assert session.reader.ref(told.args[0]) == window.texts[0][2].split()[0]


def test_a_table_that_cannot_be_read_is_told_in_the_window(session: Session, qtbot: QtBot, tmp_path: Path):
    window = names_window(session, qtbot, tmp_path / "none.csv")
    assert "none.csv" in window.lead.text()


def test_a_table_without_a_name_is_told_in_the_window(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("name\n", encoding="utf-8")
    assert "holds no name" in names_window(session, qtbot, table).lead.text()


def test_the_columns_that_were_searched_are_told(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("Фамилия;Имя\nМамбеталин;Серикжан\n", encoding="utf-8")
    assert "Имя, Фамилия" in names_window(session, qtbot, table).lead.text()


def test_what_was_not_searched_says_why(session: Session, qtbot: QtBot):
    window = UnsearchedWindow(session)
    qtbot.addWidget(window)
    count = session.not_searched.summary(session.reader).count
    assert len(window.texts) == count and all(why for _, _, why, _ in window.texts)


def test_a_hit_leads_to_its_place_in_the_text(session: Session, qtbot: QtBot):
    text = "Of the court in Almaty.\nThe court in Astana heard the case on a Monday."
    source = session.archive.write(
        "Add", lambda w: w.add(Record("source", {"title": "A ruling", "text": text}))).result()
    view = ReadingView(session, source.id)
    qtbot.addWidget(view)
    pieces = [("… Almaty. The ", False), ("court", True), (" in Astana heard …", False)]
    hit = Hit(source.id, source.ref, "source", "", pieces, "exact", 0.0, "Text", "")
    view.show_passage(*passage_of(hit))
    page = view.shown
    assert isinstance(page, WordsPage) and page.edit.textCursor().selectionStart() == text.rindex("court")


def test_what_was_found_is_saved_as_a_table_without_formulas(session: Session, qtbot: QtBot, tmp_path: Path):
    table, to = tmp_path / "names.csv", tmp_path / "found.csv"
    table.write_text("name,note\nMambetalin,=1+1\n", encoding="utf-8")
    window = names_window(session, qtbot, table)
    window.write(to)
    qtbot.waitUntil(lambda: "found.csv" in window.lead.text())
    lines = list(csv.reader(to.read_text(encoding="utf-8-sig").splitlines()))
    assert (lines[0][0], lines[0][-1], lines[1][1], lines[1][-1]) == ("line", "note", "Mambetalin", "'=1+1")


def test_a_sealed_passage_is_not_written_into_a_table():
    hit = Hit("1", "PER-0001", "person", "The teacher", [("Xenophon", True)], "sealed", 0.0, "Real name", "")
    rows = list(table_rows(Row(2, "Xenophon"), Results([hit], 1)))
    assert "PER-0001" in rows[0] and "Xenophon" not in rows[0][2:]


def test_what_was_sealed_leaves_the_window_of_names_with_the_vault(session: Session, qtbot: QtBot, tmp_path: Path):
    table = tmp_path / "names.csv"
    table.write_text("Xenophon\n", encoding="utf-8")
    session.open_vault(VAULT)
    qtbot.waitUntil(lambda: session.vault_open, timeout=10_000)
    person = Record("person", {"name": "The teacher", "real_name": "Xenophon"})
    session.archive.write("Add", lambda writer: writer.add(person)).result()
    window = names_window(session, qtbot, table)
    before = window.texts
    session.close_vault()
    assert before[0][-1] == "Xenophon" and not window.texts and not window._save.isEnabled()


def test_a_part_of_an_address_is_looked_for_while_it_is_typed(session: Session, qtbot: QtBot):
    site = Record("blocked_site", {"title": "A paper", "address": "respublika-kz.example"})
    session.archive.write("Add", lambda writer: writer.add(site)).result()
    window = AddressWindow(session, "")
    qtbot.addWidget(window)
    window.field.setText("publika-kz")
    qtbot.waitUntil(lambda: [line[0] for line in window.texts] == ["respublika-kz.example"])


def test_what_is_typed_takes_the_place_of_the_part_the_addresses_were_opened_with(session: Session, qtbot: QtBot):
    window = AddressWindow(session, "no such words")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.lead.text() != "")
    qtbot.keyClicks(window.focusWidget(), "kz")
    assert window.part == "kz"


def test_columns_are_as_wide_as_their_words_before_the_window_is_shown(session: Session, qtbot: QtBot):
    window = LinesWindow(session, "Lines", ["One", "Two", "Three"])
    qtbot.addWidget(window)
    window.add([(("A sentence of some length in the first", "and one in the second column", ""), "")])
    assert all(window.lines.columnWidth(column) >= window.lines.sizeHintForColumn(column) for column in (0, 1))
