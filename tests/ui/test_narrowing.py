from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from desktop.search import Counts
from desktop.search.saved import Search
from desktop.ui import i18n
from desktop.ui.finding.narrowing import Narrowing
from desktop.ui.finding.searching import Question, turned
from desktop.ui.session import Session

COUNTS = Counts(kinds=(("source", 7), ("note", 2)), years=(("2015", 3), ("", 1), ("2016", 5)),
                tags=(("courts", 2),), languages=(("kk", 4), ("ru", 4), ("", 1)))


@pytest.fixture
def narrowing(session: Session, qtbot: QtBot) -> Narrowing:
    made = Narrowing(session)
    qtbot.addWidget(made)
    made.show_for(COUNTS, "", 0)
    return made


def button(narrowing: Narrowing, words: str) -> QToolButton:
    return next(one for one in narrowing.findChildren(QToolButton) if one.text().startswith(words))


def offers(narrowing: Narrowing, words: str) -> list[QAction]:
    return button(narrowing, words).menu().actions()


def test_each_count_is_offered_in_words(narrowing: Narrowing):
    assert [action.text() for action in offers(narrowing, "Kind")] == ["Sources\t7", "Notes\t2"]


def test_years_are_read_as_a_calendar_and_what_is_not_dated_comes_last(narrowing: Narrowing):
    assert [action.text() for action in offers(narrowing, "Year")] == ["2016\t5", "2015\t3", "not dated\t1"]


def test_one_value_alone_narrows_nothing_and_is_not_offered(narrowing: Narrowing):
    assert not any(one.text().startswith("Tag") for one in narrowing.findChildren(QToolButton))


def test_a_language_is_said_by_its_name(narrowing: Narrowing):
    assert [action.text() for action in offers(narrowing, "Language")] == [
        "Kazakh\t4", "Russian\t4", "no language\t1"]


def test_choosing_a_value_narrows_the_search(narrowing: Narrowing, qtbot: QtBot):
    with qtbot.waitSignal(narrowing.changed):
        offers(narrowing, "Year")[0].trigger()
    assert narrowing.chosen.years == ("2016",)


def test_a_chosen_value_is_a_chip_that_takes_it_away(narrowing: Narrowing, qtbot: QtBot):
    narrowing.choose(Search("words", kinds=("note",)))
    narrowing.show_for(COUNTS, "", 0)
    with qtbot.waitSignal(narrowing.changed):
        button(narrowing, "Kind: Notes").click()
    assert narrowing.chosen == Search()


def test_an_order_is_chosen_from_the_menu(narrowing: Narrowing):
    offers(narrowing, "Best first")[1].trigger()
    assert (narrowing.chosen.sort, narrowing.chosen.descending) == ("date", True)


def test_word_forms_are_turned_off_by_a_chip(narrowing: Narrowing):
    button(narrowing, "word forms").click()
    assert not narrowing.chosen.word_forms


def test_leaving_a_search_leaves_what_it_was_narrowed_to_but_not_how_words_are_read(narrowing: Narrowing):
    narrowing.choose(Search(years=("2016",), sort="date", other_scripts=False))
    narrowing.forget()
    assert narrowing.chosen == Search(sort="date", other_scripts=False)


def test_a_value_chosen_twice_is_not_chosen():
    assert turned(turned(Search(), "tags", "courts"), "tags", "courts") == Search()


def test_the_place_of_a_search_comes_before_its_filters():
    asked = Question(Search("words", kinds=("note",), tags=("courts",)), kind="source")
    assert (asked.here.kinds, asked.here.tags) == (("source",), ("courts",))
    assert asked.wider == {"kinds": ("note",), "tags": ("courts",), "case": ""}


def test_a_tag_is_said_in_the_language_of_the_window(narrowing: Narrowing):
    i18n.set_language("ru")
    assert narrowing.words_of("tags", "Online speech") == "Высказывания в сети"


def test_what_a_search_is_narrowed_to_names_it(narrowing: Narrowing):
    assert narrowing.words_for(Search("words", kinds=("note",), years=("2016",))) == ["words", "Notes", "2016"]


def test_a_search_is_kept_with_the_place_it_was_asked_in():
    assert Question(Search("fine OR arrest"), case="CAS-0001").here == Search("fine OR arrest", case="CAS-0001")


def test_the_focus_stays_where_it_was_when_the_chips_are_made_anew(narrowing: Narrowing):
    narrowing.show()
    button(narrowing, "Year").setFocus()
    narrowing.choose(Search("words", years=("2016",)))
    narrowing.show_for(COUNTS, "", 0)
    assert QApplication.focusWidget().text().startswith("Year  ")


def test_a_filter_that_is_taken_away_leaves_the_focus_to_what_it_was_one_of(narrowing: Narrowing):
    narrowing.choose(Search("words", years=("2016",)))
    narrowing.show_for(COUNTS, "", 0)
    narrowing.show()
    button(narrowing, "Year: 2016").setFocus()
    narrowing.forget()
    narrowing.show_for(COUNTS, "", 0)
    assert QApplication.focusWidget().text().startswith("Year  ")


def test_a_kept_search_says_the_case_it_was_asked_in_and_can_leave_it(narrowing: Narrowing, qtbot: QtBot):
    narrowing.choose(Search("words", case="CAS-0999"))
    narrowing.show_for(COUNTS, "", 0)
    with qtbot.waitSignal(narrowing.changed):
        button(narrowing, "in: CAS-0999").click()
    assert narrowing.chosen.case == ""
