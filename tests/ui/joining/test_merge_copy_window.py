"""The window in which a sealed copy is looked at and merged, over plans that are plain values."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.archive.joining.plan import Outcome
from desktop.ui.joining.arriving import Arrived, Line
from desktop.ui.joining.choice_bar import AskRest
from desktop.ui.joining.choosing import theirs
from desktop.ui.joining.doing import Joining
from desktop.ui.joining.merge_copy_window import ARRIVAL, COPY, PLAN, RESULT, MergeCopyWindow
from desktop.ui.joining.saying import CONFLICT, RIVAL, TOLD
from desktop.ui.session import Session
from tests.ui.joining.making import difference, plan


class Asked:
    """Takes what the window asks to be done."""

    def __init__(self) -> None:
        self.merged: list[dict[str, int]] = []

    def carry_out(self, archive, carried, choices, purges, step):
        self.merged.append(dict(choices))
        self.purges = purges
        return Outcome(0, {"new": 2, "changed": 1}, 1)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def window(session: Session, qtbot: QtBot, asked: Asked) -> MergeCopyWindow:
    made = MergeCopyWindow(session, Joining(lambda *a: None, lambda *a: plan(), asked.carry_out))
    qtbot.addWidget(made)
    made.show()
    return made


def press(window: MergeCopyWindow, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(window.plan.list, key)


def test_nothing_goes_on_without_a_file_and_what_opens_it(window: MergeCopyWindow):
    assert window.steps.currentIndex() == COPY and not window.go.isEnabled()
    window.choose(Path("a.sealed"))
    assert not window.go.isEnabled()
    window.copy.by_key.setChecked(True)
    assert window.go.isEnabled() and window.copy.secret == ""


def test_what_a_copy_is_stands_there_before_anything_is_planned(window: MergeCopyWindow):
    window.show_arrival(object(), Arrived((Line("Made by", "Arman"), Line("Signature", "right", "good"))))
    assert window.steps.currentIndex() == ARRIVAL
    assert window.arrival.words == ["Made by: Arman", "Signature: right"]


def test_a_copy_whose_signature_is_wrong_goes_no_further(window: MergeCopyWindow):
    window.show_arrival(object(), Arrived((Line("Signature", "wrong", "danger"),), "Nothing is taken in."))
    assert not window.go.isEnabled() and window.arrival.words[-1] == "Nothing is taken in."


def test_what_would_be_purged_here_is_named_and_waits_for_a_yes(window: MergeCopyWindow, asked: Asked, qtbot: QtBot):
    window.show_arrival(object(), Arrived((Line("Made by", "Arman"),)))
    window.show_plan(plan(asked=0, came=7))
    assert "SRC-B0006" in window.plan.purges.told.text() and not window.plan.purges.box.isChecked()
    assert not window.go.isEnabled()
    window.plan.purges.box.click()
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    assert asked.purges is True


def test_a_copy_that_purges_nothing_here_asks_nothing_and_nothing_is_agreed_to(window: MergeCopyWindow, asked: Asked,
                                                                              qtbot: QtBot):
    window.show_arrival(object(), Arrived((Line("Made by", "Arman"),)))
    window.show_plan(plan(asked=0, came=3))
    assert window.plan.purges.isHidden() and window.go.isEnabled()
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    assert asked.purges is False


def test_everything_is_chosen_by_single_keys(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan(asked=3))
    press(window, qtbot, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert window.plan.choosing.chosen == {"D0": 0, "D1": 1}
    assert window.plan.state.text() == "3 of 3 decided, 1 of them left open"


def test_backspace_takes_a_choice_back_and_stands_where_it_was_made(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan(asked=3))
    press(window, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Backspace)
    assert window.plan.place == 1 and window.plan.choosing.chosen == {"D0": 1}


def test_ctrl_down_leads_to_the_next_of_its_sort(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan(asked=7))
    qtbot.keyClick(window.plan.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert window.plan.place == 3


def test_a_choice_is_seen_beside_the_value_and_in_the_list(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan(asked=2))
    press(window, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Up)
    ours, theirs_ = window.plan.detail.sides.columns
    assert theirs_.head.text() == "✓ Theirs · chosen" and ours.head.text() == "Ours"
    assert window.plan.model.index(0, 3).data().startswith("✓ theirs: Both reposted chapters")


def test_a_third_side_is_chosen_by_its_number(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(replace(plan(), differences=(difference(1, sides=3),)))
    assert len(window.plan.detail.sides.columns) == 3
    press(window, qtbot, Qt.Key.Key_3)
    assert window.plan.choosing.chosen == {"D1": 2}


def test_what_sources_differ_on_is_told_and_not_asked(window: MergeCopyWindow):
    window.show_plan(plan(asked=1, rivals=1))
    window.plan.filter.setCurrentIndex(window.plan.filter.findData(RIVAL))
    assert window.plan.place is None and not window.plan.detail.sides.columns[0].choose.isVisible()
    assert "both stay, as rival accounts" in window.plan.detail.told.text()


def test_what_is_not_taken_in_says_why(window: MergeCopyWindow):
    window.show_plan(plan())
    window.plan.filter.setCurrentIndex(window.plan.filter.findData(TOLD))
    assert window.plan.detail.words.text() == "The file scan.pdf was only named."


def test_a_record_that_comes_is_shown_field_by_field(window: MergeCopyWindow):
    window.show_plan(plan(asked=0, rivals=0, told=0))
    fields = window.plan.detail.fields
    assert [fields.item(1, column).text() for column in range(3)] == ["Published", "—", "May 2016"]


def test_all_the_rest_asks_once_how_many_it_decides(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan(asked=5))
    press(window, qtbot, Qt.Key.Key_Left)
    ask = AskRest(window, theirs, 4)
    assert ask.text() == "Decide 4 differences as theirs?" and ask.go.text() == "&Decide them"
    assert window.plan.choose_rest(theirs) == 4 and window.go.text() == "&Merge"


def test_the_choices_are_handed_on_and_what_was_done_is_told(window: MergeCopyWindow, qtbot: QtBot, asked: Asked):
    window.show_arrival(object(), Arrived(()))
    window.show_plan(plan(asked=2))
    press(window, qtbot, Qt.Key.Key_Right)
    assert window.go.text() == "&Merge, 1 undecided"
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    assert asked.merged == [{"D0": 1}]
    assert window.result.words.text().splitlines() == [
        "2 records came.", "1 record changed.", "1 difference was left open."]


def test_what_looks_the_same_leads_to_the_duplicates_of_its_kind(window: MergeCopyWindow, qtbot: QtBot):
    window.show_plan(plan())
    window.show_outcome(Outcome(1, {"new": 1}, 0))
    offer = window.result.alike.text(), window.result.offers[0].text()
    with qtbot.waitSignal(window.wants_duplicates) as heard:
        window.result.offers[0].click()
    assert heard.args == ["person"]
    assert offer == ("1 that came looks like one that is here. Nothing was joined.", "Look through: People…")


def test_choices_outlive_the_window(window: MergeCopyWindow, session: Session, qtbot: QtBot):
    window.show_plan(plan(asked=3))
    press(window, qtbot, Qt.Key.Key_Right)
    window.close()
    again = MergeCopyWindow(session, window._joining)
    qtbot.addWidget(again)
    again.show_plan(plan(asked=3))
    assert again.plan.choosing.chosen == {"D0": 1} and again.plan.place == 1


def test_a_plan_is_narrowed_to_where_people_differ(window: MergeCopyWindow):
    window.show_plan(plan(asked=3))
    window.plan.filter.setCurrentIndex(window.plan.filter.findData(CONFLICT))
    assert window.plan.model.rowCount() == 3 and window.steps.currentIndex() == PLAN
