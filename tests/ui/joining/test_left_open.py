"""Differences that were left open, read back and settled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from archive_schema.fields import canonical
from archive_schema.records import Record
from desktop.archive import Writer
from desktop.archive.joining import how_many_open, settle
from desktop.archive.joining.plan import Outcome
from desktop.ui.joining.differences_window import DifferencesWindow
from desktop.ui.joining.left_open import left_open
from desktop.ui.joining.result_page import ResultPage
from desktop.ui.record.kept_difference import KeptDifference
from desktop.ui.record.record_view import RecordView
from desktop.ui.session import Session
from desktop.ui.words import Words
from tests.ui.making import prosecution


@pytest.fixture
def kept(session: Session) -> str:
    """A difference about the date of a prosecution, as a merge leaves it."""
    about, own = prosecution(session), session.reader.setting("origin")

    def work(writer: Writer) -> Record:
        sides = [{"value": canonical({"edtf": "2016-02"}), "who": "Arman", "copy": "0197-b",
                  "when": "2026-10-07T16:05:00.000Z"},
                 {"value": canonical(about["began"]), "who": "tester", "copy": own, "when": "2026-10-05T09:30:00.000Z"}]
        return writer.add(Record("difference", {"about": about.id, "field": "began", "state": "open", "sides": sides}))

    return session.archive.write("Add a record", work).result().id


@pytest.fixture
def window(session: Session, kept: str, qtbot: QtBot) -> DifferencesWindow:
    made = DifferencesWindow(session, settle, kept)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.difference is not None)
    return made


def test_a_difference_is_read_back_with_its_sides_and_the_one_that_stands(session: Session, kept: str):
    found = next(one for one in left_open(session.reader) if one.key == kept)
    assert [(side.who, side.ours) for side in found.sides] == [("Arman", False), ("tester", True)]
    assert found.stands == 1 and found.field == "began"


def test_the_page_of_a_merge_tells_what_is_open_as_it_is_now(session: Session, kept: str, qtbot: QtBot):
    page = ResultPage(session)
    qtbot.addWidget(page)
    before = how_many_open(session.reader)
    page.show_outcome(Outcome(1, {"new": 1}, 1), ())
    assert page.words.text().endswith("1 difference was left open.") and not page.differences.isHidden()
    assert page.open_now.text().startswith(str(before))
    for one in left_open(session.reader):
        settle(session.archive, one.key, 0, "")
    qtbot.waitUntil(lambda: page.open_now.text() == "Nothing is left open")
    assert page.differences.isHidden()


def test_a_key_settles_the_difference_and_its_value_stands(window: DifferencesWindow, session: Session, kept: str,
                                                           qtbot: QtBot):
    window.why.setText("The order of arrest says so")
    qtbot.keyClick(window.list, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not window._busy)
    with session.archive.reader() as reader:
        told = reader.get(kept)
        assert reader.get(told["about"])["began"] == {"edtf": "2016-02"}
    assert (told["state"], told["why"]) == ("settled", "The order of arrest says so")
    assert all(one.key != kept for one in window.model.shown)


def test_a_side_that_cannot_be_taken_is_told_where_it_happened(session: Session, kept: str, qtbot: QtBot):
    made = DifferencesWindow(session, lambda archive, key, side, why: settle(archive, key, 9, why), kept)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.difference is not None)
    made.settle(0)
    qtbot.waitUntil(lambda: not made._busy)
    assert made.problem.text().startswith("There is no such side")


def test_the_page_of_a_difference_says_each_side_in_words_and_leads_to_its_settling(session: Session, kept: str,
                                                                                    qtbot: QtBot):
    view = RecordView(session, kept)
    qtbot.addWidget(view)
    said = " ".join(words.toPlainText() for words in view.findChildren(Words))
    assert "PRO-0001" in said and "February 2016" in said and "edtf" not in said
    with qtbot.waitSignal(view.act) as acted:
        view.findChild(QPushButton, "settle").click()
    assert acted.args == ["settle"]


def test_a_list_calls_a_difference_by_its_field_and_its_record(session: Session, kept: str):
    assert [head.title for head in session.heads([kept])] == ["When: Mambetalin and Narymbayev"]


def test_a_settled_difference_says_which_side_was_chosen_and_has_nothing_to_settle(session: Session, kept: str,
                                                                                   qtbot: QtBot):
    settle(session.archive, kept, 0)
    view = RecordView(session, kept, frozenset(["history"]))
    qtbot.addWidget(view)
    page = view.findChild(KeptDifference)
    assert [label.text() for label in page.findChildren(QLabel) if label.text().startswith("✓")] == ["✓ chosen"]
    assert view.findChild(QPushButton, "settle") is None
    assert any("Chosen: February 2016" in words.toPlainText() for words in view.findChildren(Words))
