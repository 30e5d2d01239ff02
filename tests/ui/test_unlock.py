from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.archive import Archive, keys, open_archive
from desktop.ui import dialogs, i18n
from desktop.ui.start.make_archive import MakePage
from desktop.ui.start.open_page import OpenPage
from desktop.ui.start.start_page import StartPage
from desktop.ui.start.unlock import UnlockWindow
from tests.ui.making import PASSPHRASE, VAULT, make_archive

Opened = list[Archive]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """The archives that were opened; closed after the test."""
    found: Opened = []
    yield found
    for archive in found:
        archive.close()


def window_on(folder: Path | None, qtbot: QtBot, opened: Opened) -> UnlockWindow:
    window = UnlockWindow(folder)
    window.opened.connect(opened.append)
    qtbot.addWidget(window, before_close_func=lambda window: window.board.close(0))
    return window


@pytest.fixture
def window(archive_folder: Path, qtbot: QtBot, opened: Opened, english: None) -> UnlockWindow:
    return window_on(archive_folder, qtbot, opened)


def words(window: UnlockWindow) -> str:
    return " ".join(label.text() for label in window.page.findChildren(QLabel) if not label.isHidden())


def test_the_right_passphrase_opens_the_archive(window: UnlockWindow, qtbot: QtBot, opened: Opened):
    window.page.passphrase.setText(PASSPHRASE)
    window.page.unlock()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].vault is None


def test_the_second_passphrase_opens_the_sealed_values_too(window: UnlockWindow, qtbot: QtBot, opened: Opened):
    window.page.ask_vault()
    window.page.passphrase.setText(PASSPHRASE)
    window.page.vault.setText(VAULT)
    window.page.unlock()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].vault is not None


def test_a_wrong_passphrase_is_told_at_its_field_and_can_be_typed_again(window: UnlockWindow, qtbot: QtBot):
    window.page.passphrase.setText("not this one")
    window.page.unlock()
    qtbot.waitUntil(lambda: "does not open" in window.page.problem.text())
    assert window.page.passphrase.isEnabled() and window.page.go.isEnabled()


def test_nothing_typed_cannot_be_tried(window: UnlockWindow):
    assert not window.page.go.isEnabled()


def test_the_passphrase_is_hidden_until_asked_for(window: UnlockWindow):
    field = window.page.passphrase
    assert field.displayText() != PASSPHRASE and field.echoMode() == field.EchoMode.Password


def test_nothing_of_the_passphrase_is_left_in_the_window_once_it_is_open(
        window: UnlockWindow, qtbot: QtBot, opened: Opened):
    window.page.passphrase.setText(PASSPHRASE)
    window.page.unlock()
    qtbot.waitUntil(lambda: bool(opened))
    assert window.page.passphrase.text() == ""


def test_the_sample_says_its_passphrase_and_offers_to_fill_it_in(
        tmp_path: Path, qtbot: QtBot, opened: Opened, english: None):
    make_archive(tmp_path / "S.muragat", purpose="sample").close()
    window = window_on(tmp_path / "S.muragat", qtbot, opened)
    window.page.fill.click()
    assert "passphrase is “sample”" in words(window) and window.page.passphrase.text() == "sample"


def test_an_archive_of_work_says_nothing_of_a_sample(window: UnlockWindow):
    assert "sample" not in words(window)


def test_the_language_is_changed_before_anything_is_unlocked(window: UnlockWindow):
    window.speak("ru")
    assert "Парольная &фраза" in words(window)


def test_after_the_language_was_changed_the_same_archive_is_asked_for(window: UnlockWindow, archive_folder: Path):
    window.speak("kk")
    assert isinstance(window.page, OpenPage) and window.folder == archive_folder


def test_a_folder_that_is_no_archive_is_told_where_it_was_chosen(
        tmp_path: Path, qtbot: QtBot, opened: Opened, english: None):
    window = window_on(None, qtbot, opened)
    assert isinstance(window.page, StartPage)
    window.page.look_at(tmp_path)
    assert "is not a Muragat archive" in window.page.told.text()


def test_choosing_an_archive_asks_for_its_passphrase(
        archive_folder: Path, qtbot: QtBot, opened: Opened, english: None, monkeypatch: pytest.MonkeyPatch):
    window = window_on(None, qtbot, opened)
    monkeypatch.setattr(dialogs, "choose_folder", lambda *asked: archive_folder)
    window.page.open.click()
    assert isinstance(window.page, OpenPage)


def made(window: UnlockWindow, folder: Path, passphrase: str, again: str) -> MakePage:
    window.make()
    page = window.page
    assert isinstance(page, MakePage)
    page.name.setText("Fresh")
    page.place.setText(str(folder))
    page.passphrase.setText(passphrase)
    page.again.setText(again)
    return page


def test_an_archive_is_not_made_while_the_two_passphrases_differ(window: UnlockWindow, tmp_path: Path):
    assert not made(window, tmp_path, "river lamp stone", "river lamp").go.isEnabled()


def test_a_passphrase_of_a_name_and_a_year_is_told_to_be_weak(window: UnlockWindow, tmp_path: Path):
    assert made(window, tmp_path, "almaty2016", "").worth.text().startswith("Weak")


def test_a_drawn_passphrase_is_shown_and_told_to_be_strong(window: UnlockWindow, tmp_path: Path):
    page = made(window, tmp_path, "", "")
    page.draw()
    assert page.worth.text().startswith("Strong") and page.passphrase.displayText() == page.passphrase.text()


def test_a_new_archive_shows_a_recovery_code_that_opens_it(
        window: UnlockWindow, tmp_path: Path, qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keys, "USUAL", keys.FLOOR)
    page = made(window, tmp_path, "river lamp stone", "river lamp stone")
    page.make()
    qtbot.waitUntil(lambda: hasattr(page, "code"), timeout=20_000)
    code = page.code.text()
    assert not page.written.isEnabled()
    page.proof.setText(code[-9:].lower().replace("-", " "))
    page.written.click()
    page.begin.click()
    opened.pop().close()
    opened.append(open_archive(tmp_path / "Fresh.muragat", code))


def test_a_name_that_is_taken_is_told_in_the_form(window: UnlockWindow, tmp_path: Path, qtbot: QtBot):
    (tmp_path / "Fresh.muragat").mkdir()
    (tmp_path / "Fresh.muragat" / "something").touch()
    page = made(window, tmp_path, "river lamp stone", "river lamp stone")
    page.make()
    qtbot.waitUntil(lambda: "exists already" in page.problem.text())


def test_every_control_has_a_name_for_those_who_do_not_see_it(window: UnlockWindow):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    controls = [*window.findChildren(QLineEdit), *window.findChildren(QAbstractButton)]
    nameless = [control for control in controls if not (control.accessibleName() or getattr(control, "text", str)())]
    assert not nameless


def test_the_names_of_the_languages_are_their_own():
    assert i18n.NAMES == {"en": "English", "ru": "Русский", "kk": "Қазақша"}
