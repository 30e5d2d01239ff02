"""The window in which a file's records are looked at before they are written."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.exchange.coming.formats import look
from desktop.ui.coming.coming_commands import AskDropped, AskExport, is_list, left_words
from desktop.ui.coming.coming_window import DOUBTS, PLAN, RESULT, ComingWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session


@pytest.fixture
def importing(session: Session, tmp_path: Path, qtbot: QtBot) -> ComingWindow:
    """A table of two notes, one of them with a date in doubt, read and shown."""
    path = tmp_path / "t.csv"
    path.write_text("title,issued,mood\nFirst thing,03/04/2016,grim\nSecond thing,2017,\n")
    window = ComingWindow(session, look(path))
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(lambda: window.what.columns is not None and window.go.isEnabled())
    window.what.kind.setCurrentIndex(window.what.kind.findData("source"))
    return window


def titles(session: Session) -> set[str]:
    with session.archive.reader() as reader:
        return {reader.title(one) for one in reader.ids("source")}


def to_plan(window: ComingWindow, qtbot: QtBot) -> None:
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == DOUBTS)
    box = window.doubts.boxes["day_or_month"]
    box.setCurrentIndex(box.findData("day_first"))
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == PLAN)


def test_columns_are_shown_with_what_they_may_hold(importing: ComingWindow):
    assert importing.what.chosen().targets == ("title", "issued", "")


def test_nothing_is_written_before_it_was_looked_at(importing: ComingWindow, session: Session, qtbot: QtBot):
    to_plan(importing, qtbot)
    assert "First thing" not in titles(session) and importing.plan.plan.counts["new"] == 2


def test_what_is_not_taken_in_stands_in_the_row_and_its_details(importing: ComingWindow, qtbot: QtBot):
    to_plan(importing, qtbot)
    assert importing.plan.table.item(0, 3).text() == "not taken in: mood"
    assert "Not taken in: mood: grim" in importing.plan.details.toPlainText()


def test_the_rows_are_narrowed(importing: ComingWindow, qtbot: QtBot):
    to_plan(importing, qtbot)
    importing.plan.filter.setCurrentIndex(importing.plan.filter.findData("left"))
    assert importing.plan.table.rowCount() == 1


def test_an_import_is_written_and_undone_from_its_window(importing: ComingWindow, session: Session, qtbot: QtBot):
    to_plan(importing, qtbot)
    importing.go.click()
    qtbot.waitUntil(lambda: importing.steps.currentIndex() == RESULT)
    assert {"First thing", "Second thing"} <= titles(session)
    with qtbot.waitSignal(importing.wants_undo):
        importing.undo.click()


def test_a_file_that_is_no_table_is_told(session: Session, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "t.csv").write_bytes(b"\0\1")
    window = ComingWindow(session, look(tmp_path / "t.csv"))
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(lambda: bool(window.problem.text()))
    assert "is not a table of text" in window.problem.text()


def test_a_dropped_list_is_asked_about_and_other_files_are_not(
        session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    main = MainWindow(session)
    qtbot.addWidget(main)
    monkeypatch.setattr(AskDropped, "exec", lambda asked: setattr(asked, "chosen", "source"))
    files = [tmp_path / "a.csv"]
    files[0].write_text("title,note\nA,B\n")
    assert main.coming.take_dropped(files) == files and is_list(files[0]) and not is_list(tmp_path / "a.pdf")


def test_only_formats_that_hold_these_records_are_offered(session: Session, qtbot: QtBot):
    main = MainWindow(session)
    qtbot.addWidget(main)
    ask = AskExport(main, session, {"source", "note"}, 2)
    assert "csv" not in [ask.format.itemData(place).name for place in range(ask.format.count())]


def test_files_that_could_not_be_searched_are_asked_about_where_files_go_along(session: Session, qtbot: QtBot):
    main = MainWindow(session)
    qtbot.addWidget(main)
    ask = AskExport(main, session, {"source"}, 2)
    shown = {}
    for place in range(ask.format.count()):
        ask.format.setCurrentIndex(place)
        shown[ask.format.itemData(place).name] = not ask.unsearched.isHidden()
    assert [name for name, is_shown in shown.items() if is_shown] == ["ftm-files"]


def test_what_stays_behind_is_told_in_words_not_in_names_of_the_program(session: Session):
    assert left_words(session, "source", "accessed") == "Source: Accessed"
    assert left_words(session, "SRC-0001", "accessed") == "SRC-0001: Accessed"
    assert left_words(session, "source", "") == "Source"


def test_what_an_export_leaves_of_a_row_is_called_by_its_names(session: Session):
    assert left_words(session, "SRC-0001", "authors.role") == "SRC-0001: Authors: Role"
    assert left_words(session, "source", "publisher") == "Source: Publisher or outlet"
