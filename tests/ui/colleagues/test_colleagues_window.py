"""The window of colleagues: who there is, reading a card, comparing keys, roles, marking as reviewed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.archive.cards import Card, card_text, read_card
from desktop.ui.colleagues.card_window import CardWindow, page
from desktop.ui.colleagues.colleagues_window import ColleaguesWindow
from desktop.ui.colleagues.key_picture import code_of, in_lines
from desktop.ui.session import Session

KEY = Ed25519PrivateKey.generate()


def card_of(key: Ed25519PrivateKey = KEY, name: str = "Асель") -> Card:
    sealing = X25519PrivateKey.generate().public_key().public_bytes_raw()
    return Card("there", name, "QX", key.public_key().public_bytes_raw(), sealing)


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> ColleaguesWindow:
    made = ColleaguesWindow(session)
    qtbot.addWidget(made)
    made.show()
    return made


def answered(answer: Callable[[QDialog], object]) -> None:
    """Answer the next dialog when it is open."""
    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QDialog):
            answer(asked)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def lines(window: ColleaguesWindow) -> list[list[str]]:
    items = (window.list.topLevelItem(row) for row in range(window.list.topLevelItemCount()))
    return [[item.text(column) for column in range(4)] for item in items if item]


def read(window: ColleaguesWindow, qtbot: QtBot) -> None:
    """Read the card of a colleague."""
    window.take(card_of())
    qtbot.waitUntil(lambda: "read" in window.told.text())


def test_a_copy_alone_is_shown_as_this_copy(window: ColleaguesWindow) -> None:
    assert [line[3] for line in lines(window)] == ["this copy"] and not window.compare_button.isEnabled()


def test_a_card_that_was_read_stands_in_the_list_and_is_chosen(window: ColleaguesWindow, qtbot: QtBot) -> None:
    read(window, qtbot)
    assert lines(window)[1] == ["Асель", "Editor", "QX", "not compared"]
    assert window.chosen and window.chosen.origin == "there" and window.compare_button.isEnabled()


def test_a_card_file_that_is_none_is_told(window: ColleaguesWindow) -> None:
    window._take(lambda: read_card("x"))
    assert "not the card" in window.told.text()


def test_keys_found_the_same_are_compared(window: ColleaguesWindow, qtbot: QtBot) -> None:
    read(window, qtbot)
    answered(lambda asked: asked.accept())
    window.compare()
    qtbot.waitUntil(lambda: lines(window)[1][3] == "compared")


def test_keys_found_to_differ_stay_not_compared(window: ColleaguesWindow, qtbot: QtBot) -> None:
    read(window, qtbot)
    answered(lambda asked: asked.reject())
    window.compare()
    qtbot.waitUntil(lambda: "differ" in window.told.text())
    assert lines(window)[1][3] == "not compared"


@pytest.mark.parametrize(("answer", "taken"), [(QDialog.reject, False), (QDialog.accept, True)])
def test_other_keys_are_asked_about_before_they_are_taken(
    window: ColleaguesWindow, qtbot: QtBot, answer: Callable[[QDialog], object], taken: bool,
) -> None:
    read(window, qtbot)
    new, asked_for = card_of(Ed25519PrivateKey.generate()), []
    answered(lambda asked: (asked_for.append(asked.windowTitle()), answer(asked)))
    window.told.clear()
    window.take(new)
    qtbot.waitUntil(lambda: bool(asked_for) and (not taken or "read" in window.told.text()))
    one = window.people[1].card
    assert one and (one.signing == new.signing) is taken


def test_a_role_is_given_and_the_own_copy_cannot_be_raised(window: ColleaguesWindow, qtbot: QtBot) -> None:
    read(window, qtbot)
    window.set_role("keeper")
    qtbot.waitUntil(lambda: lines(window)[1][1] == "Keeper of names")
    answered(lambda asked: asked.accept())
    window.show_own()
    qtbot.waitUntil(lambda: window.people[0].ref != "")
    window.list.setCurrentItem(window.list.topLevelItem(0))
    window.set_role("keeper")
    qtbot.waitUntil(lambda: "cannot raise" in window.told.text())


def test_the_own_card_tells_words_code_and_line(session: Session, qtbot: QtBot) -> None:
    card = card_of()
    window = CardWindow(card, card_text(card, KEY), "kk")
    qtbot.addWidget(window)
    assert window.line.toPlainText() == card_text(card, KEY)
    assert in_lines(card.words("cyrillic")).splitlines()[0] in page(card, "x", "kk").replace("<br>", "\n")


def test_the_code_of_two_pairs_of_keys_differs() -> None:
    assert code_of(card_of()) != code_of(card_of())
