"""The tag manager."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.dragging import records_mime
from desktop.ui.order.tag_nesting import TagNesting
from desktop.ui.order.tags_window import TagsWindow
from desktop.ui.session import Session


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> TagsWindow:
    made = TagsWindow(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_tags_stand_nested_with_how_many_records_they_have(window: TagsWindow) -> None:
    top = window.view.topLevelItem(0)
    assert top is not None and top.childCount() == 1 and top.text(2) == "1 + 1"


def test_a_name_that_is_left_is_written_as_one_step(window: TagsWindow, session: Session, qtbot: QtBot) -> None:
    window.lines["name"].setText("Speech")
    with qtbot.waitSignal(session.changed):
        window.lines["name"].editingFinished.emit()
    top = window.view.topLevelItem(0)
    assert top is not None and top.text(0) == "Speech" and session.archive.undo_name() == "Change a tag"


def test_a_tag_is_never_offered_itself_to_stand_in(window: TagsWindow) -> None:
    assert window.parent_box.findData(window.current) < 0 and window.parent_box.count() == 1


def test_a_tag_is_found_with_those_above_it(window: TagsWindow) -> None:
    window.search.setText("social")
    top = window.view.topLevelItem(0)
    assert window.view.topLevelItemCount() == 1 and top is not None and top.childCount() == 1


@pytest.mark.parametrize(("name", "begins"), [
    ("a.md", b"# Codebook"), ("a.csv", b"\xef\xbb\xbfTag"), ("a.pdf", b"%PDF")])
def test_the_codebook_is_saved_as_its_name_asks(
    window: TagsWindow, qtbot: QtBot, tmp_path: Path, name: str, begins: bytes,
) -> None:
    window.save(tmp_path / name)
    qtbot.waitUntil(lambda: (tmp_path / name).exists() and (tmp_path / name).read_bytes().startswith(begins))


def test_a_tag_dropped_on_another_stands_inside_it(window: TagsWindow, session: Session, qtbot: QtBot) -> None:
    inner, other = session.reader.id_of("TAG-0002"), session.archive.write(
        "Make a tag", lambda w: w.add(Record("tag", {"name": "Zebra"}))).result().id
    qtbot.waitUntil(lambda: window.view.topLevelItemCount() == 2)
    place = QPointF(window.view.visualItemRect(window.view.topLevelItem(1)).center())
    dragged = records_mime([inner])
    event = QDropEvent(place, Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    event.source = lambda: window.view  # only a real drag has one
    nesting = window.view.findChild(TagNesting)
    with qtbot.waitSignal(session.changed):
        assert nesting.eventFilter(window.view.viewport(), event)
    assert session.reader.get(inner)["parent"] == other
