"""The windows in which a bag is written, checked and taken in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.exchange.bag.check import check
from desktop.exchange.bag.making import Asked, make_bag
from desktop.ui.joining.bag_check_window import BagCheckWindow
from desktop.ui.joining.bag_window import BagWindow
from desktop.ui.session import Session
from tests.exchange.bag.making import bag


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> BagWindow:
    session.archive.write("Add", lambda writer: writer.add(Record("case_file", {"title": "The case"}))).result()
    made = BagWindow(session)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def checking(session: Session, qtbot: QtBot) -> BagCheckWindow:
    made = BagCheckWindow(session)
    qtbot.addWidget(made)
    return made


def test_none_chosen_is_the_whole_archive_and_a_chosen_case_is_asked_for(window: BagWindow) -> None:
    assert window.asked() == Asked()
    item = window.cases.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert window.asked().cases == (item.data(Qt.ItemDataRole.UserRole),)


def test_what_would_go_and_stay_is_shown_and_nothing_written(window: BagWindow, session: Session, qtbot: QtBot) -> None:
    session.archive.write("Add", lambda writer: writer.add(
        Record("note", {"title": "N"}, confidentiality="secret"))).result()
    window.look()
    qtbot.waitUntil(lambda: window.stays.rowCount() > 0)
    why = [window.stays.item(row, 2).text() for row in range(window.stays.rowCount())]  # others wrote here too
    assert "It is strictly confidential." in why
    assert window.told.text().startswith("Records: ")


def test_a_bag_is_written_and_told(window: BagWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.sign.setChecked(True)
    window.write(tmp_path / "bag")
    qtbot.waitUntil(lambda: "Written, read back and compared" in window.told.text())
    assert check(tmp_path / "bag").is_valid and "Key of the signature" in window.told.text()


def test_a_place_that_is_taken_is_told_in_the_window(window: BagWindow, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "bag").mkdir()
    window.write(tmp_path / "bag")
    qtbot.waitUntil(lambda: "is there already" in window.told.text())
    assert window.write_button.isEnabled()


def test_every_verdict_is_a_line_and_a_wrong_bag_cannot_be_taken_in(
        checking: BagCheckWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"a"})
    (place / "data" / "extra").touch()
    checking.check(place)
    qtbot.waitUntil(lambda: checking.coming is not None)
    assert ["NOT as it should be", "Files lie in the payload that no manifest lists.", "data/extra"] in checking.texts
    assert not checking.take_button.isEnabled()


def test_a_bag_of_our_own_is_taken_in_and_known_again(
        checking: BagCheckWindow, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    place = make_bag(session.archive, tmp_path / "b", Asked()).place
    checking.check(place)
    qtbot.waitUntil(checking.take_button.isEnabled)
    assert "bag of Muragat" in checking.lead.text()
    checking.take_button.click()
    qtbot.waitUntil(lambda: checking.came is not None)
    checking.check(place)
    qtbot.waitUntil(checking.take_button.isEnabled)
    assert checking.coming.plan is not None and not checking.coming.plan.writes


def test_anothers_bag_becomes_sources(checking: BagCheckWindow, tmp_path: Path, qtbot: QtBot) -> None:
    checking.check(bag(tmp_path / "b", {"a.txt": b"A letter."}))
    qtbot.waitUntil(checking.take_button.isEnabled)
    checking.take_in()
    qtbot.waitUntil(lambda: checking.came is not None)
    with qtbot.waitSignal(checking.wants_import):
        checking.show_button.click()
