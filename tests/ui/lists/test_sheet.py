from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.archive.listing import Listing
from desktop.ui import i18n
from desktop.ui.lists.pages import Place
from desktop.ui.lists.paste_window import PasteWindow
from desktop.ui.lists.sheet_window import SheetWindow
from desktop.ui.session import Session

COLUMNS = ["issued", "publisher", "csl_type"]


@pytest.fixture
def sheet(session: Session, qtbot: QtBot) -> SheetWindow:
    made = SheetWindow(session, Place(kind="source"), COLUMNS, Listing("source"))
    qtbot.addWidget(made)
    made.show()
    return made


def put(sheet: SheetWindow, row: int, column: int, words: str) -> None:
    sheet.model.setData(sheet.model.index(row, column), words)


def test_a_cell_is_typed_in_place_and_written_by_enter(sheet: SheetWindow, session: Session, qtbot: QtBot):
    sheet.table.setCurrentIndex(sheet.model.index(0, 2))
    qtbot.keyClick(sheet.table, Qt.Key.Key_F2)
    editor = sheet.table.viewport().focusWidget() or QGuiApplication.focusObject()
    qtbot.keyClicks(editor, "Another house")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    source = sheet.model.head_at(0).id
    qtbot.waitUntil(lambda: "Another house" in (session.reader.get(source)["publisher"] or ""))


def test_what_is_not_understood_is_marked_and_not_written(sheet: SheetWindow, session: Session):
    source, steps = sheet.model.head_at(0).id, session.reader.head()
    put(sheet, 0, 1, "some day")
    assert sheet.model.index(0, 1).data().startswith("⚠ some day") and not sheet.problem.isHidden()
    session.archive.write_aside(lambda w: None).result()
    assert session.reader.head() == steps and session.reader.get(source)["issued"] == {"edtf": "2016"}


def test_a_refused_cell_says_why_in_the_language_of_the_window(sheet: SheetWindow):
    i18n.set_language("kk")
    put(sheet, 0, 1, "some day")
    assert sheet.problem.text().startswith("«some day» күніндегі «some» түсініксіз. Мына түрлердің бірімен жазыңыз:")


def test_a_row_at_the_end_becomes_a_record_once_it_has_what_is_needed(
        sheet: SheetWindow, session: Session, qtbot: QtBot):
    put(sheet, 2, 1, "May 2015")
    put(sheet, 2, 0, "A new source")
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 4)
    assert sheet.model.head_at(2).title == "A new source"
    assert session.reader.get(sheet.model.head_at(2).id)["issued"]["edtf"] == "2015-05"


def test_a_pasted_block_is_looked_at_and_written_as_one_step(
        sheet: SheetWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    looked: list[PasteWindow] = []
    monkeypatch.setattr(PasteWindow, "exec", lambda window: looked.append(window) or 1)
    QGuiApplication.clipboard().setText("весной 2016\tHouse\nno day\tOther\n2014\tNew without a title")
    sheet.table.setCurrentIndex(sheet.model.index(0, 1))
    sheet.paste()
    qtbot.waitUntil(lambda: session.archive.undo_name() == "Paste 2 rows")
    assert "⚠ no day" in looked[0].table.item(1, 0).text()
    first, other = (session.reader.get(sheet.model.head_at(row).id) for row in (0, 1))
    assert (first["issued"]["edtf"], other["issued"], other["publisher"]) == (
        "2016-21", {"edtf": "2016-01-22"}, "Other")


def test_one_row_is_pasted_without_asking(sheet: SheetWindow, session: Session, qtbot: QtBot):
    QGuiApplication.clipboard().setText("House")
    sheet.table.setCurrentIndex(sheet.model.index(0, 2))
    sheet.paste()
    qtbot.waitUntil(lambda: session.archive.undo_name() == "Paste a row")


def test_cells_are_copied_as_a_block(sheet: SheetWindow):
    sheet.table.selectRow(0)
    sheet.copy()
    assert QGuiApplication.clipboard().text().split("\t")[:2] == ["A report on freedom in 2016", "2016"]
