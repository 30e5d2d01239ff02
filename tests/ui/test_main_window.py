from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui import dialogs
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.tasks import DONE, Step
from tests.archive.joining.copies import add, copy_of, hand
from tests.ui.making import VAULT


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    made._handed_over = True  # closing it ends nothing here
    qtbot.addWidget(made)
    made.show()
    return made


def add_note(session: Session, title: str = "One more") -> None:
    session.write("Add note", lambda w: w.add(Record("note", {"title": title})))


def test_the_record_of_the_current_row_is_shown(window: MainWindow, session: Session):
    window.show_place(Place(kind="person"))
    assert session.reader.get(window.pane.record_id).kind == "person"


def test_undo_names_the_step_it_takes_back(window: MainWindow, session: Session, qtbot: QtBot):
    add_note(session)
    qtbot.waitUntil(lambda: window.menus.undo.text() == "&Undo: Add note")


def test_undo_takes_back_the_step_and_redo_does_it_again(window: MainWindow, session: Session, qtbot: QtBot):
    add_note(session)
    qtbot.waitUntil(lambda: session.reader.count("note") == 2)
    window.records.undo()
    qtbot.waitUntil(lambda: session.reader.count("note") == 1)
    window.records.redo()
    qtbot.waitUntil(lambda: session.reader.count("note") == 2)


def test_a_merge_is_undone_only_once_that_was_agreed_to(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path,
):
    with copy_of(session.archive, tmp_path / "b.muragat", "Dana") as other:
        add(other, title="Written on the road")
        hand(other, session.archive)
    qtbot.waitUntil(lambda: session.reader.count("note") == 2)
    window.records.undo()
    press_when_asked("brought or changed here: 1", "Undo the merge")
    qtbot.waitUntil(lambda: session.reader.count("note") == 1)


def press_when_asked(question: str, words: str) -> None:
    """Once a question stands open, press this button of it."""
    box = QApplication.activeModalWidget()
    if not isinstance(box, QMessageBox):
        QTimer.singleShot(20, lambda: press_when_asked(question, words))
        return
    assert question in box.text()
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def test_several_records_go_into_the_trash_as_one_step(window: MainWindow, session: Session, qtbot: QtBot):
    window.show_place(Place(kind="prosecution"))
    window.list.table.selectAll()
    window.records.trash()
    qtbot.waitUntil(lambda: session.reader.count("prosecution") == 0)
    assert session.reader.steps(1)[0].name == "Put 2 records into the trash"


def test_a_dropped_file_becomes_a_source(window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "letter.txt").write_text("A letter of May.\n\nIt says little.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "letter.txt"))])
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: session.reader.count("source") == 3, timeout=20_000)


def test_each_file_of_an_import_has_a_line_with_its_outcome(
        window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "one.txt").write_text("One.")
    (tmp_path / "same.txt").write_text("One.")
    task = window.add_files([tmp_path / "one.txt", tmp_path / "same.txt", tmp_path / "absent.txt"])
    qtbot.waitUntil(lambda: task.state == DONE, timeout=30_000)
    assert [(what, tone) for what, _, tone in task.details] == [
        ("one.txt", "good"), ("same.txt", "warn"), ("absent.txt", "danger")]


def test_a_failure_nobody_takes_stands_in_the_window_with_its_advice(
        window: MainWindow, session: Session, qtbot: QtBot):
    session.write("Trash", lambda w: w.trash("no-such-record"))
    qtbot.waitUntil(lambda: "Look at the list" in window.notice.words.text())
    assert window.notice.isVisible()


def test_one_goes_back_to_the_record_before(window: MainWindow, session: Session):
    first, second = session.reader.id_of("PER-0001"), session.reader.id_of("ORG-0001")
    window.show_record(first)
    window.show_record(second)
    window.go(-1)
    assert window.pane.record_id == first


def test_the_vault_opens_from_the_window_and_the_line_below_says_so(
        window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    session.open_vault(VAULT)
    qtbot.waitUntil(lambda: window.status.sealed.text() == "Sealed values: open")
    window.commands.turn_vault()
    assert window.status.sealed.text() == "Sealed values: closed"


def test_a_backup_is_made_and_told(window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path,
                                   monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *asked: tmp_path / "stick")
    window.commands.back_up()
    qtbot.waitUntil(lambda: window.status.backup.text() == "Backup: today", timeout=20_000)


def test_a_check_says_that_the_archive_is_whole(window: MainWindow, session: Session, qtbot: QtBot):
    window.commands.check()
    task = session.tasks.shown[-1]
    qtbot.waitUntil(lambda: task.state == DONE, timeout=20_000)
    assert task.details == [("Archive", "It is whole.", "good")]


def test_where_one_was_is_kept_in_the_archive(window: MainWindow, session: Session, qtbot: QtBot):
    window.show_place(Place(kind="organisation"))
    window.keep_all()
    qtbot.waitUntil(lambda: session.kept("place") == {"kind": "organisation"})
    again = MainWindow(session)
    again._handed_over = True
    qtbot.addWidget(again)
    assert again.list.place == Place(kind="organisation")


def test_a_search_is_kept_under_a_name(window: MainWindow, session: Session, qtbot: QtBot,
                                       monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dialogs.AskLine, "exec", lambda asked: True)
    window.list.look_for("vimeo")
    window.searches.keep()
    qtbot.waitUntil(lambda: session.reader.count("saved_search") == 2)


def test_the_record_may_take_the_whole_window(window: MainWindow):
    window.menus.reading.setChecked(True)
    assert window.pane.isVisible() and not window.list.isVisible()


def test_no_two_commands_share_a_key(window: MainWindow):
    keys = [key.toString() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()
            for key in action.shortcuts()]
    assert sorted(set(keys)) == sorted(keys)


def test_the_page_of_keys_names_the_key_of_searching(window: MainWindow):
    keys = dict(line for _, lines in window.menus.keys() for line in lines)
    assert keys["Find"] == QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)


def test_each_menu_has_a_letter_of_its_own(window: MainWindow):
    letters = [action.text().partition("&")[2][:1].lower() for action in window.menuBar().actions()]
    assert len(set(letters)) == len(letters) and all(letters)


def test_commands_on_a_record_wait_until_there_is_one(window: MainWindow):
    window.show_place(Place(kind="shutdown"))
    assert not any(action.isEnabled() for action in window.menus.of_records)


def test_every_control_of_the_frame_has_a_name(window: MainWindow):
    own = (window.navigator, window.list, window.status, window.notice)
    controls = [control for part in own for sort in (QAbstractButton, QLineEdit, QAbstractItemView)
                for control in [*part.findChildren(sort), *([part] if isinstance(part, sort) else [])]
                if control.isVisible() and not control.inherits("QHeaderView")]
    nameless = [control for control in controls if not (control.accessibleName() or getattr(control, "text", str)()
                                                        or control.toolTip())]
    assert controls and not nameless


def test_the_reference_of_the_record_is_copied(window: MainWindow, session: Session):
    window.show_record(session.reader.id_of("PER-0001"))
    window.records.copy_reference()
    assert "PER-0001" in QGuiApplication.clipboard().text()


def test_what_a_right_click_offers_stands_in_a_menu_too(window: MainWindow):
    in_menus = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    assert window.list.table.actions() and set(window.list.table.actions()) <= set(in_menus)


def test_a_task_that_runs_does_not_hold_up_locking(window: MainWindow, session: Session, qtbot: QtBot):
    begun = threading.Event()

    def work(step: Step) -> None:
        begun.set()
        while True:
            step(1, 2)

    session.tasks.run("Counting", work)
    assert begun.wait(60)
    window.hand_over().close()
    assert not session.is_open


def test_enter_on_a_record_puts_the_keyboard_into_it(window: MainWindow, qtbot: QtBot):
    window.show_place(Place(kind="prosecution"))
    window.focus_record()
    assert window.pane.isAncestorOf(window.focusWidget())
