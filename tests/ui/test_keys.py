"""The keys of the main menus; that key letters open one thing each is looked at in tests/ui/walls."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session


def test_a_key_of_the_main_menus_means_one_thing(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    keys = Counter(key.toString() for act in window.findChildren(QAction) for key in act.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
