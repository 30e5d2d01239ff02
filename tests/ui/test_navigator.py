from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui import i18n
from desktop.ui.lists.pages import Place
from desktop.ui.navigator import PLACE, Navigator
from desktop.ui.session import Session


@pytest.fixture
def navigator(session: Session, qtbot: QtBot) -> Navigator:
    made = Navigator(session)
    qtbot.addWidget(made)
    return made


def line(navigator: Navigator, words: str) -> QTreeWidgetItem | None:
    return next((item for item in navigator._items() if item.text(0) == words), None)


def test_a_kind_stands_with_how_many_records_it_has(navigator: Navigator):
    assert line(navigator, "Prosecutions and detentions").text(1) == "2"


def test_what_is_added_is_counted_by_itself(navigator: Navigator, session: Session, qtbot: QtBot):
    session.write("Add note", lambda w: w.add(Record("note", {"title": "Another"})))
    qtbot.waitUntil(lambda: line(navigator, "Notes").text(1) == "2")


def test_kinds_that_are_not_used_are_left_out(navigator: Navigator):
    assert line(navigator, "Shutdowns and disruptions") is None


def test_all_kinds_are_a_command_away(navigator: Navigator):
    navigator.show_all_kinds(True)
    assert line(navigator, "Shutdowns and disruptions") is not None


def test_a_tag_stands_inside_the_tag_it_belongs_to(navigator: Navigator):
    assert line(navigator, "Social networks").parent().text(0) == "Online speech"


def test_a_tag_is_called_as_in_the_language_of_the_window(navigator: Navigator):
    i18n.set_language("ru")
    navigator.refresh()
    assert line(navigator, "Высказывания в сети") is not None


def test_two_tags_that_stand_inside_each_other_are_both_listed(navigator: Navigator, session: Session):
    outer, inner = (session.reader.id_of(ref) for ref in ("TAG-0001", "TAG-0002"))
    session.archive.write("Turn round", lambda w: w.edit(outer, {"parent": inner})).result()
    navigator.refresh()
    assert line(navigator, "Online speech") and line(navigator, "Social networks")


@pytest.mark.parametrize("words", ["Words on a page", "Sites in May", "Trash"])
def test_cases_searches_and_trash_are_places(navigator: Navigator, words: str):
    assert isinstance(line(navigator, words).data(0, PLACE), Place)


def test_choosing_a_line_tells_its_place(navigator: Navigator, qtbot: QtBot):
    with qtbot.waitSignal(navigator.chosen) as told:
        navigator.setCurrentItem(line(navigator, "Sources"))
    assert told.args == [Place(kind="source")]


def test_counting_anew_leaves_the_chosen_line_and_tells_nothing(navigator: Navigator, qtbot: QtBot):
    navigator.go_to(Place(kind="note"))
    with qtbot.assertNotEmitted(navigator.chosen):
        navigator.refresh()
    assert navigator.place == Place(kind="note")


def test_a_folded_group_stays_folded(navigator: Navigator, session: Session, qtbot: QtBot):
    line(navigator, "Events").setExpanded(False)
    qtbot.waitUntil(lambda: session.kept("folded") == ["events"])
    again = Navigator(session)
    qtbot.addWidget(again)
    assert not line(again, "Events").isExpanded()


def test_a_tag_tells_how_many_bear_it_and_how_many_more_bear_one_inside_it(navigator: Navigator, qtbot: QtBot):
    qtbot.waitUntil(lambda: line(navigator, "Online speech").text(1) == "1 + 1")
    assert "1 more has a tag inside it" in line(navigator, "Online speech").toolTip(0)
