"""A language that is written from right to left: nothing of the frame holds on to a side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.start.unlock import UnlockWindow

UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def left_edge(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def test_the_three_panes_stand_the_other_way_round(mirrored: None, session: Session, qtbot: QtBot):
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    window.show()
    window.grab()  # paints what delegates draw by hand
    assert left_edge(window.pane) < left_edge(window.list) < left_edge(window.navigator)


def test_the_languages_stand_at_the_other_edge(mirrored: None, qtbot: QtBot, english: None):
    window = UnlockWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.board.close(0))
    window.show()
    window.make()
    assert left_edge(window.page.place) > left_edge(window.languages)
    assert window.page.next.x() < window.page.next.parentWidget().width() / 2


def test_the_frame_names_no_side_where_it_may_be_the_other():
    files = [*UI.glob("*.py"), *(UI / "start").glob("*.py")]
    named = {path.name for path in files if re.search(r"AlignLeft|AlignRight(?!\))", path.read_text("utf-8"))}
    assert named == set()
