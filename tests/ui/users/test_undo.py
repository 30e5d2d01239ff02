"""Whatever was done in the window can be undone to the beginning, and done again to the end."""

from __future__ import annotations

import random
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from tests.ui.users.edits import Editor, state


def there_and_back(session: Session, seed: int, edits: int, files: Path) -> list[str]:
    """Make random edits, undo them all, do them all again; the edits made. AssertionError if a state differs."""
    window = MainWindow(session)
    window.show()
    editor = Editor(window, random.Random(seed), files)
    before, first = state(window), session.reader.head()[0]
    for _ in range(edits):
        editor.edit()
    after, steps = state(window), session.reader.head()[0] - first
    for _ in range(steps):
        window.records.undo()
        editor.settle()
    assert state(window) == before
    for _ in range(steps):
        window.records.redo()
        editor.settle()
    assert state(window) == after
    window.hand_over()
    window.close()
    window.deleteLater()
    return editor.done


def test_edits_in_the_window_are_undone_and_done_again(session: Session, tmp_path: Path, qtbot: QtBot):
    assert there_and_back(session, 1, 15, tmp_path)
