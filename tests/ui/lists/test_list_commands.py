from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui import dialogs
from desktop.ui.coming.coming_commands import AskExport
from desktop.ui.lists.pages import Place
from desktop.ui.lists.quick_look import QuickLook
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session

DESELECT = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    made.show_place(Place(kind="source"))
    return made


def shown(window: MainWindow) -> list[str]:
    model = window.list.table.records
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_of_several_chosen_records_it_is_told_how_many_and_what_they_share(window: MainWindow, qtbot: QtBot):
    window.show_place(Place(kind="prosecution"))
    window.lists.select_all()
    page = window.right.currentWidget()
    assert page.title.text() == "2 records chosen" and not window.pane.isVisible()
    qtbot.waitUntil(lambda: page.kinds.text() == "Prosecutions and detentions: 2")


def test_the_record_comes_back_when_one_alone_is_chosen(window: MainWindow):
    window.lists.select_all()
    window.list.table.selectRow(1)
    assert window.right.currentWidget() is window.pane


def test_a_form_is_seen_also_while_several_are_chosen(window: MainWindow):
    window.lists.select_all()
    window.records.new("note")
    assert window.right.currentWidget() is window.pane


def test_when_the_chosen_are_thrown_away_the_record_that_is_current_is_shown(
        window: MainWindow, session: Session, qtbot: QtBot):
    session.archive.write("Add", lambda w: w.add(Record("source", {"title": "A third"}))).result()
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    window.list.table.selectAll()
    window.list.table.selectionModel().select(window.list.table.records.index(2, 0), DESELECT)
    window.records.trash()
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    assert window.right.currentWidget() is window.pane and window.pane.record_id == window.list.current


def test_a_record_that_stands_under_two_tags_is_one_record(window: MainWindow):
    window.show_place(Place(kind="prosecution"))
    window.list.table.group_by("tags")
    window.lists.select_all()
    assert window.list.table.chosen_count == len(window.list.selected) == 2


def test_the_others_are_chosen_instead(window: MainWindow):
    window.list.table.selectRow(0)
    chosen = set(window.list.selected)
    window.lists.invert()
    assert chosen.isdisjoint(window.list.selected) and len(window.list.selected) == 1


def test_several_chosen_records_stay_chosen_when_the_list_is_read_anew(
        window: MainWindow, session: Session, qtbot: QtBot):
    window.lists.select_all()
    session.write("Add", lambda w: w.add(Record("source", {"title": "A third"})))
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    assert len(window.list.selected) == 2


def test_a_list_in_groups_has_a_heading_with_a_count_for_each(window: MainWindow):
    window.list.table.group_by("csl_type")
    assert [words.rsplit(None, 1)[-1] for words in shown(window)[::2]] == ["1", "1"]


def test_a_folded_group_hides_its_records_and_stays_folded(window: MainWindow, qtbot: QtBot):
    window.list.table.group_by("csl_type")
    window.list.table.setCurrentIndex(window.list.table.records.index(0, 0))
    qtbot.keyClick(window.list.table, Qt.Key.Key_Left)
    assert len(shown(window)) == 3
    window.show_place(Place(kind="note"))
    window.show_place(Place(kind="source"))
    assert len(shown(window)) == 3


def test_a_record_of_a_folded_group_is_unfolded_to_be_shown(window: MainWindow, session: Session):
    table = window.list.table
    table.group_by("csl_type")
    table.turn_group(0)
    hidden = session.reader.id_of("SRC-0001"), session.reader.id_of("SRC-0002")
    for one in hidden:
        window.show_record(one)
        assert table.current == one


def test_the_menu_sorts_by_a_field_that_is_no_column(window: MainWindow):
    menu = QMenu()
    window.lists.fill_orders(menu)
    next(act for act in menu.actions() if act.text() == "Address as printed").trigger()
    assert window.list.table.listing.order[0] == ("url", False)


def test_every_field_can_be_a_column(window: MainWindow, session: Session):
    menu = QMenu()
    window.list.table.fill_columns(menu)
    offered = {act.text() for act in menu.actions()}
    fields = [field for field in session.kind("source").fields if not field.sealed and field.name != "title"]
    assert {field.label.en for field in fields} <= offered


def test_a_column_of_links_and_one_of_rows_say_what_they_hold(window: MainWindow):
    window.show_place(Place(kind="prosecution"))
    table = window.list.table
    table.columns.turn("tags", True)
    table.columns.turn("defendants", True)
    cells = table.first_rows(1)[0].cells
    assert cells[-2].startswith("Online speech") and "Mambetalin" in cells[-1]


def test_what_is_treated_leaves_the_inbox_and_the_next_is_current(
        window: MainWindow, session: Session, qtbot: QtBot):
    window.show_place(Place(inbox=True))
    first, other = (window.list.table.records.id_at(row) for row in (0, 1))
    window.lists.done_and_next()
    qtbot.waitUntil(lambda: len(shown(window)) == 1)
    assert session.reader.get(first).status == "under_review" and window.list.current == other
    window.go(-1)
    assert window.pane.record_id == first


def test_when_everything_is_treated_the_inbox_says_so(window: MainWindow, qtbot: QtBot):
    window.show_place(Place(inbox=True))
    window.lists.select_all()
    window.lists.done_and_next()
    qtbot.waitUntil(lambda: window.list.stack.currentWidget() is window.list.empty)
    assert window.list.empty.title.text() == "Everything is treated"


def test_chosen_records_are_exported_as_a_table(
        window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    to = tmp_path / "sources.csv"
    monkeypatch.setattr(dialogs, "choose_save", lambda *asked: to)
    window.lists.select_all()
    monkeypatch.setattr(AskExport, "exec", lambda asked: True)
    window.coming.export()
    qtbot.waitUntil(lambda: to.exists() and len(to.read_text("utf-8-sig").splitlines()) == 3)
    assert [row["ref"] for row in csv.DictReader(to.open(encoding="utf-8-sig"))] == window_refs(window)


def window_refs(window: MainWindow) -> list[str]:
    model = window.list.table.records
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_list_and_a_record_are_shown_as_pages_and_saved(
        window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    to = tmp_path / "list.pdf"
    monkeypatch.setattr(dialogs, "choose_save", lambda *asked: to)
    window.lists.prints.print_list()
    window.lists.prints.print_record()
    listed, record = session.windows[-2:]
    qtbot.waitUntil(lambda: listed.pages.count == 1 and record.pages.count == 1, timeout=15_000)
    listed.save_as()
    qtbot.waitUntil(lambda: to.exists() and to.read_bytes() == listed.data)


def test_a_case_and_its_calendar_are_shown_as_pages(window: MainWindow, session: Session, qtbot: QtBot):
    window.show_place(Place(case=session.reader.id_of("CAS-0001")))
    window.lists.prints.print_case()
    window.lists.prints.print_calendar()
    index, calendar = session.windows[-2:]
    qtbot.waitUntil(lambda: index.pages.count == 1 and calendar.pages.count == 1, timeout=15_000)


def test_space_takes_a_quick_look_and_closes_it_again(window: MainWindow, qtbot: QtBot):
    window.list.table.selectRow(1)
    qtbot.keyClick(window.list.table, Qt.Key.Key_Space)
    look = next(one for one in window.session.windows if isinstance(one, QuickLook))
    assert window.session.reader.ref(window.list.current) in look.heading.text() and look.isVisible()
    qtbot.keyClick(look.page, Qt.Key.Key_Space)
    assert window.session.windows == []


def test_a_quick_look_goes_on_to_the_record_below(window: MainWindow, qtbot: QtBot):
    window.list.table.selectRow(0)
    window.lists.quick.look()
    look = window.session.windows[0]
    qtbot.keyClick(look, Qt.Key.Key_Down)
    assert window.list.table.currentIndex().row() == 1
    assert look.heading.text().endswith(shown(window)[1])
    look.close()


def test_home_leads_to_the_first_row_and_leaves_it_alone_chosen(window: MainWindow, qtbot: QtBot):
    window.lists.select_all()
    qtbot.keyClick(window.list.table, Qt.Key.Key_Home)
    assert window.list.table.chosen_count == 1 and window.list.table.currentIndex().row() == 0
    qtbot.keyClick(window.list.table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert window.list.table.chosen_count == len(shown(window))
