"""The clipboard: nothing of an archive stays on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop.ui.start.clipboard import Clipboard


@pytest.fixture
def editor(qtbot: QtBot) -> QTextEdit:
    """A text that is marked, in an active window."""
    editor = QTextEdit("<b>a name</b>")
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    editor.selectAll()
    return editor


@pytest.fixture
def board(qapp: object) -> QClipboard:
    """The clipboard, empty, and watched by no window that was closed before."""
    made = QGuiApplication.clipboard()
    made.dataChanged.connect(made.text)
    made.dataChanged.disconnect()  # from all that listen; there is at least one now
    made.clear()
    return made


def test_what_was_copied_is_taken_back_after_a_while(editor: QTextEdit, board: QClipboard, qtbot: QtBot):
    watch = Clipboard(seconds=0.05)
    editor.copy()
    assert board.text() == "a name"
    qtbot.waitUntil(lambda: board.text() == "")
    watch.deleteLater()


def test_what_another_program_put_there_since_stays(editor: QTextEdit, board: QClipboard, qtbot: QtBot):
    watch = Clipboard(seconds=0.05)
    editor.copy()
    other = QMimeData()
    other.setText("of another")
    other.setData("x-kde-passwordManagerHint", b"secret")
    board.setMimeData(other)
    qtbot.wait(120)
    assert board.text() == "of another"
    watch.deleteLater()


def test_a_copy_is_plain_and_marked_as_secret(editor: QTextEdit, board: QClipboard):
    watch = Clipboard()
    editor.copy()
    data = board.mimeData()
    assert not data.hasHtml() and data.data("x-kde-passwordManagerHint").data() == b"secret"
    watch.clear()
    watch.deleteLater()
