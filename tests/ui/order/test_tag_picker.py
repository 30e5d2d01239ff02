"""Choosing tags by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.archive.order.tagging import Wanted
from desktop.ui.order.tag_picker import TagPicker
from desktop.ui.session import Session
from tests.ui.making import prosecution


def picker(session: Session, qtbot: QtBot) -> TagPicker:
    records = list(session.reader.ids("prosecution"))
    made = TagPicker(None, session, records)
    qtbot.addWidget(made)
    made.show()
    return made


def id_of(session: Session, name: str) -> str:
    return next(head.id for head in session.reader.page("tag") if head.title == name)


def test_letters_of_another_script_find_a_tag_and_enter_takes_it(session: Session, qtbot: QtBot) -> None:
    made = picker(session, qtbot)
    made.field.setText("выска")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert made.wanted == Wanted(on=(id_of(session, "Online speech"),)) and made.field.text() == ""


def test_what_only_some_bear_stays_so_until_it_is_pressed(session: Session, qtbot: QtBot) -> None:
    made = picker(session, qtbot)
    states = [made.list.item(row).checkState() for row in (0, 1)]
    assert states == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked] and not made.wanted


def test_a_tag_that_is_not_there_is_made(session: Session, qtbot: QtBot) -> None:
    made = picker(session, qtbot)
    made.field.setText("Қамау")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert made.wanted == Wanted(new=("Қамау",))


def test_a_key_puts_its_tag_on_the_chosen_record(session: Session, qtbot: QtBot) -> None:
    from desktop.ui.main_window import MainWindow

    tag = id_of(session, "Online speech")
    session.archive.write("Give a key", lambda w: w.edit(tag, {"key": 3})).result()
    window = MainWindow(session)
    qtbot.addWidget(window)
    shown = prosecution(session)
    window.show_record(shown.id)
    with qtbot.waitSignal(session.changed):
        window.order.turn_key(3)
    assert tag not in (session.reader.get(shown.id)["tags"] or ())
