"""Sealing a copy, and making an archive of one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desktop.ui.joining.doing import CASES, EVERYTHING, RECORDS, SINCE, Amounts, Made, Receiver, Sealing
from desktop.ui.joining.open_sealed_page import OpenSealedPage
from desktop.ui.joining.seal_window import RESULT, WHOM, SealWindow
from desktop.ui.session import Session
from desktop.ui.tasks import Board
from tests.ui.joining.test_arriving import Came

AIGUL = Receiver("0197-a", "Aigul", "lumo tari", False, vault=False)


@pytest.fixture
def sealed() -> list[tuple]:
    return []


@pytest.fixture
def window(session: Session, qtbot: QtBot, sealed: list[tuple]) -> SealWindow:
    def seal(archive, path, passphrase, colleague, wanted, volume, step):
        sealed.append((path, passphrase, colleague, wanted))
        return Made((path, path.with_name("a.sealed.002")), 5_000_000_000)

    how = Sealing(lambda archive: [AIGUL], lambda archive, wanted: Amounts(7, 2, 3_000_000, 1, 4), seal,
                  lambda archive: True)
    made = SealWindow(session, how, ["a", "b"], [AIGUL])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.what.amounts.text().startswith("Goes along"))
    return made


def test_what_goes_and_what_stays_is_counted_before_anything_is_written(window: SealWindow):
    assert window.what.amounts.text() == "Goes along: 7 records; 2 files, 3.0 MB"
    assert window.what.stays.text() == ("Stays behind: 4 records. 1 file is only named. Sealed values go along closed: "
                                        "nobody can open them there.")


def test_a_travel_copy_is_of_chosen_records_and_never_with_the_vault(window: SealWindow):
    assert not window.what.travel.isEnabled()
    window.what.radios[RECORDS].setChecked(True)
    window.what.vault.setChecked(True)
    window.what.travel.setChecked(True)
    wanted = window.what.wanted
    assert (wanted.records, wanted.travel, wanted.vault) == (("a", "b"), True, False)


def test_of_cases_at_least_one_is_to_be_ticked(window: SealWindow):
    window.what.radios[CASES].setChecked(True)
    window._count()
    assert window.what.wanted is None and not window.go.isEnabled()
    assert window.what.amounts.text() == "Choose at least one."


def test_the_colleague_of_the_last_exchange_is_handed_on(window: SealWindow):
    window.what.radios[SINCE].setChecked(True)
    assert (window.what.wanted.colleague, window.what.wanted.name) == ("0197-a", "Aigul")


def test_a_key_nobody_compared_is_told_beside_its_words(window: SealWindow):
    window.go.click()
    assert window.steps.currentIndex() == WHOM and window.whom.by_key.isChecked()
    assert "lumo tari. Nobody compared them here yet" in window.whom.key.text()


def test_sealed_values_are_not_opened_to_whoever_is_no_keeper_of_names(window: SealWindow):
    window.what.vault.setChecked(True)
    window.go.click()
    assert not window.whom.is_ready and "keepers of names alone" in window.whom.key.text()


def test_a_passphrase_is_typed_twice_and_the_result_says_what_to_tell(window: SealWindow, sealed: list[tuple],
                                                                      qtbot: QtBot, tmp_path: Path):
    window.go.click()
    window.whom.by_passphrase.setChecked(True)
    window.whom.target.setText(str(tmp_path / "a.sealed"))
    window.whom.secret.field.setText("one two three")
    assert not window.go.isEnabled()
    window.whom.secret.again.setText("one two three")
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    assert sealed[0][:3] == (tmp_path / "a.sealed", "one two three", "") and sealed[0][3].what == EVERYTHING
    assert "Carry all of them, in one folder." in window.told.toPlainText()
    assert "one two three" not in window.told.toPlainText() and window.whom.passphrase == ""


def test_a_sealed_copy_becomes_an_archive_under_a_name_and_passphrase_of_its_own(session: Session, qtbot: QtBot,
                                                                                tmp_path: Path):
    asked, opened, board = [], [], Board()
    page = OpenSealedPage(board, opened.append, lambda path, secret, step: Came("a"),
                          lambda *how: asked.append(how[:4]))
    qtbot.addWidget(page)
    page.copy.show_file(tmp_path / "a.sealed")
    page.copy.passphrase.setText("its passphrase")
    page.go.click()
    qtbot.waitUntil(lambda: page.carried is not None)
    page.go.click()
    for field, words in ((page.name, "Two"), (page.place, str(tmp_path)), (page.who, "Aigul")):
        field.setText(words)
    page.go.click()
    for field in (page.secret.field, page.secret.again):
        field.setText("another one")
    page.go.click()
    qtbot.waitUntil(lambda: bool(opened))
    board.close()
    assert asked == [(tmp_path / "Two.muragat", "another one", page.carried, "Aigul")]


def test_enter_goes_on_from_a_choice(window: SealWindow, qtbot: QtBot):
    qtbot.keyClick(window.what.findChildren(QRadioButton)[0], Qt.Key.Key_Return)
    assert window.steps.currentIndex() == WHOM
