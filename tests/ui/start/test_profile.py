from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.kinds import SCHEMA
from archive_schema.profiles import PROFILES
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.navigator import PLACE, Navigator
from desktop.ui.session import Session
from desktop.ui.start.profile import KEY, ProfileChoice, first_kind

Made = Callable[[str], Navigator]


@pytest.fixture
def navigator_of(session: Session, qtbot: QtBot) -> Made:
    def make(profile: str) -> Navigator:
        session.keep(KEY, profile)
        made = Navigator(session)
        qtbot.addWidget(made)
        return made

    return make


def kinds(navigator: Navigator) -> list[str]:
    return [place.kind for item in navigator._items() if (place := item.data(0, PLACE)) and place.kind]


def test_the_navigator_shows_the_kinds_of_the_profile_in_their_order(navigator_of: Made):
    assert tuple(kinds(navigator_of("lawyer"))) == PROFILES["lawyer"].kinds


def test_the_other_kinds_are_one_press_away(navigator_of: Made, qtbot: QtBot):
    navigator = navigator_of("advocate")
    with qtbot.waitSignal(navigator.wants_all_kinds) as asked:
        more = next(item for item in navigator._items() if item.text(0) == "All kinds")
        navigator.itemClicked.emit(more, 0)
    navigator.show_all_kinds(asked.args[0])
    assert set(kinds(navigator)) == {kind.name for kind in SCHEMA}


def test_without_a_place_one_begins_where_the_profile_does(session: Session):
    session.keep(KEY, "lawyer")
    assert first_kind(session) == "case_file"


def test_the_new_menu_begins_with_the_kinds_of_the_profile(session: Session, qtbot: QtBot):
    session.keep(KEY, "archivist")
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    new = window.menuBar().actions()[0].menu().actions()[0].menu()
    words = {act.text().replace("&", "") for act in new.actions() if act.menu() is None}
    assert {f"{session.label(name)}…" for name in PROFILES["archivist"].kinds} <= words
    # And an empty list says what belongs there.
    window.show_place(Place(kind="search_made"))
    assert "found nothing" in window.list.empty.advice.text()


def test_the_choice_says_what_each_profile_works_with(session: Session, qtbot: QtBot):
    choice = ProfileChoice({kind.name: session.plural(kind.name) for kind in SCHEMA}, "advocate")
    qtbot.addWidget(choice)
    assert choice.chosen == "advocate"
