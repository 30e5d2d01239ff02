from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.archive import Archive, keys
from desktop.archive.recovery import is_end_of
from desktop.ui import i18n
from desktop.ui.start.make_archive import MakePage
from desktop.ui.start.passphrase import NewPassphrase
from desktop.ui.start.recovery_page import RecoveryPage
from desktop.ui.start.unlock import UnlockWindow

CODE = "8B9B-7ZYG-4NR2-WZ5F-4Y30-YM4S-TWXX"


@pytest.fixture
def opened() -> Iterator[list[Archive]]:
    found: list[Archive] = []
    yield found
    for archive in found:
        archive.close()


@pytest.fixture
def page(qtbot: QtBot, english: None, tmp_path: Path, opened: list[Archive]) -> MakePage:
    window = UnlockWindow()
    window.opened.connect(opened.append)
    qtbot.addWidget(window, before_close_func=lambda window: window.board.close(0))
    window.make()
    made = window.page
    assert isinstance(made, MakePage)
    made.name.setText("Fresh")
    made.place.setText(str(tmp_path))
    return made


def test_an_archive_is_made_step_by_step_and_opens_with_its_profile(
        page: MakePage, qtbot: QtBot, opened: list[Archive], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keys, "USUAL", keys.FLOOR)
    page.next.click()
    page.draw()
    page.again.setText(page.passphrase.text())
    page.go.click()
    qtbot.waitUntil(lambda: hasattr(page, "proof"), timeout=20_000)
    page.proof.setText(page.code.text()[-9:])
    page.written.click()
    page.profile._group.button(page.profile._names.index("advocate")).setChecked(True)
    page.begin.click()
    with opened[0].reader() as reader:
        assert reader.setting("window.profile") == "advocate"


def test_an_archive_that_is_not_opened_in_the_end_is_whole_and_closed(
        page: MakePage, qtbot: QtBot, opened: list[Archive], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keys, "USUAL", keys.FLOOR)
    page.draw()
    page.again.setText(words := page.passphrase.text())
    page.make()
    qtbot.waitUntil(lambda: hasattr(page, "proof"), timeout=20_000)
    page.window().leave()
    from desktop.archive import open_archive

    with open_archive(page.folder, words) as archive:
        assert archive.check() == []


def test_without_a_name_one_does_not_go_on(page: MakePage):
    page.name.clear()
    assert not page.next.isEnabled()


def test_the_drawn_words_are_in_the_script_of_the_window(qtbot: QtBot, english: None):
    i18n.set_language("kk")
    asked = NewPassphrase()
    qtbot.addWidget(asked)
    asked.draw()
    assert asked.text.isprintable() and not asked.text.isascii() and "73" in asked.worth.text()


@pytest.mark.parametrize(("typed", "right"), [
    ("YM4S-TWXX", True), ("ym4s twxx", True), ("YM4STWXX", True), ("TWXX", False), ("", False), ("YM4S-TWXY", False)])
def test_the_end_of_the_code_is_proved_from_the_paper(typed: str, right: bool):
    assert is_end_of(typed, CODE, 2) is right


def test_the_paper_holds_the_code_and_whose_it_is(qtbot: QtBot, english: None):
    page = RecoveryPage(CODE, "Case <3>")
    qtbot.addWidget(page)
    assert "8B9B-7ZYG-4NR2-WZ5F-" in page.page() and "Case &lt;3&gt;" in page.page()


def test_without_a_printer_the_code_is_to_be_written_by_hand(
        qtbot: QtBot, english: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("desktop.ui.start.printing.has_printer", lambda: False)
    page = RecoveryPage(CODE, "Fresh")
    qtbot.addWidget(page)
    page.print_it()
    assert "by hand" in page.told.text()
