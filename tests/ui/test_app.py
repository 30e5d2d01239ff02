from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.__main__ import wants_window
from desktop.archive import open_archive
from desktop.archive.backup import UNPROVED, backups, place_for
from desktop.search.results import Hit
from desktop.ui import i18n
from desktop.ui.dialogs import AskLine
from desktop.ui.line_button import LineButton
from desktop.ui.lists.pages import Place
from desktop.ui.shell import Shell
from desktop.ui.start.closing import CLOSED
from tests.ui.making import PASSPHRASE, VAULT

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def shell(archive_folder: Path, qtbot: QtBot, english: None) -> Iterator[Shell]:
    made = Shell(archive_folder)
    made.show()
    yield made
    made.quit()


def unlock(shell: Shell, qtbot: QtBot) -> None:
    shell.unlock.page.passphrase.setText(PASSPHRASE)
    shell.unlock.page.unlock()
    qtbot.waitUntil(lambda: shell.main is not None, timeout=10_000)


@pytest.mark.parametrize(("arguments", "window"), [
    ([], True), (["--window"], True), (["."], True), (["--window", "x"], True), (["list", "."], False),
    (["no-such-folder"], False)])
def test_nothing_or_a_lone_folder_opens_the_window(arguments: list[str], window: bool):
    assert wants_window(arguments) is window


def test_unlocking_shows_the_archive_and_nothing_else(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    assert shell.main.isVisible() and shell.unlock is None


def test_locking_closes_the_archive_and_asks_again(shell: Shell, qtbot: QtBot, archive_folder: Path):
    unlock(shell, qtbot)
    shell.main.lock()
    assert shell.main is None and shell.unlock.folder == archive_folder
    assert shell.closing.wait(60)
    open_archive(archive_folder, PASSPHRASE).close()


def test_what_was_being_typed_is_there_after_unlocking(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.records.new("note")
    fields = shell.main.pane.form.findChildren(QLineEdit)
    next(field for field in fields if field.accessibleName() == "Title").setText("Half a thought")
    shell.main.lock()
    unlock(shell, qtbot)
    reader = shell.main.session.reader
    assert [reader.draft(key)["values"]["title"] for key in reader.drafts()] == ["Half a thought"]


def test_the_form_that_was_open_is_open_again_after_unlocking(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.records.new("note")
    shell.main.pane.form.lines["title"].editor.line.setText("Half a thought")
    shell.main.lock()
    unlock(shell, qtbot)
    assert shell.main.pane.form.lines["title"].editor.value() == "Half a thought"


def test_what_was_begun_before_is_offered_after_unlocking(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.records.new("note")
    shell.main.pane.form.lines["title"].editor.line.setText("Half a thought")
    shell.main.show_record(next(shell.main.session.reader.ids("person")))
    shell.main.lock()
    unlock(shell, qtbot)
    offered = [button.words for button in shell.main.pane.findChildren(LineButton) if button.isVisible()]
    assert offered == ["Half a thought  ·  Note"]


def test_locking_takes_what_was_copied_from_the_clipboard(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    QGuiApplication.clipboard().setText("a name")
    shell.main.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_another_language_is_spoken_at_once_and_after_locking(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.speak("kk")
    assert shell.main.menuBar().actions()[0].text() == "&Файл"
    shell.main.lock()
    i18n.set_language("en")
    unlock(shell, qtbot)
    assert i18n.language() == "kk"


def test_changes_reach_the_window_that_took_over(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.dress(mode="dark")
    shell.main.session.write("Add note", lambda w: w.add(Record("note", {"title": "New"})))
    qtbot.waitUntil(lambda: shell.main.menus.undo.text().endswith("Add note"))


def test_choosing_another_archive_locks_this_one_first(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.locked_to_choose()
    assert shell.main is None and shell.unlock.folder is None


def test_what_nobody_foresaw_is_told_in_the_window(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.tell(ZeroDivisionError("by nought"))
    assert shell.main.notice.isVisible() and "ZeroDivisionError" in shell.main.notice.words.text()


def test_what_nobody_foresaw_before_unlocking_is_told_there(shell: Shell):
    shell.tell(ZeroDivisionError("by nought"))
    assert "ZeroDivisionError" in shell.unlock.page.problem.text()


def test_the_start_dresses_the_application(qapp: QApplication):
    from desktop.app import prepare

    prepare(qapp)
    assert qapp.applicationName() == "Muragat" and not qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(True)


def backed_up(shell: Shell, qtbot: QtBot, place: Path) -> None:
    place.mkdir()
    unlock(shell, qtbot)
    shell.main.session.archive.backup(place)


def change(shell: Shell, qtbot: QtBot) -> None:
    session = shell.main.session
    before = session.reader.count("note")
    session.write("Add note", lambda w: w.add(Record("note", {"title": "New"})))
    qtbot.waitUntil(lambda: session.reader.count("note") == before + 1)


def test_locking_copies_what_was_changed_and_unlocking_proves_it(shell: Shell, qtbot: QtBot, tmp_path: Path):
    backed_up(shell, qtbot, tmp_path / "stick")
    change(shell, qtbot)
    shell.main.lock()
    qtbot.waitUntil(lambda: shell.closing.state == CLOSED, timeout=20_000)
    folder = place_for(tmp_path / "stick", shell.folder)
    assert len(list(folder.glob(f"*{UNPROVED}"))) == 1
    unlock(shell, qtbot)
    shell.main.commands.daily.look()
    qtbot.waitUntil(lambda: len(backups(folder)) == 2, timeout=20_000)


def test_locking_waits_for_no_place_that_is_not_there(shell: Shell, qtbot: QtBot, tmp_path: Path):
    backed_up(shell, qtbot, tmp_path / "stick")
    change(shell, qtbot)
    (tmp_path / "stick").rename(tmp_path / "away")
    shell.main.lock()
    qtbot.waitUntil(lambda: shell.closing.state == CLOSED, timeout=20_000)
    assert shell.closing.error is None


def test_quitting_backs_up_what_was_changed(shell: Shell, qtbot: QtBot, tmp_path: Path):
    backed_up(shell, qtbot, tmp_path / "stick")
    change(shell, qtbot)
    shell.quit()
    qtbot.waitUntil(lambda: len(backups(place_for(tmp_path / "stick", shell.folder))) == 2, timeout=20_000)


def test_the_last_backup_can_be_left_out(shell: Shell, qtbot: QtBot, tmp_path: Path):
    backed_up(shell, qtbot, tmp_path / "stick")
    change(shell, qtbot)
    shell.quit()
    shell.last_backup.stop()
    assert not shell.last_backup._session.is_open


def test_an_archive_nobody_uses_locks_and_keeps_what_is_typed(
        shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    unlock(shell, qtbot)
    shell.main.records.new("note")
    shell.main.pane.form.lines["title"].editor.line.setText("Half a thought")
    later = time.time() + 601
    monkeypatch.setattr("desktop.ui.start.idle.time.time", lambda: later)
    shell.main.commands.idle.look()
    assert shell.main is None
    monkeypatch.undo()
    unlock(shell, qtbot)
    reader = shell.main.session.reader
    assert [reader.draft(key)["values"]["title"] for key in reader.drafts()] == ["Half a thought"]


def test_a_question_that_is_open_goes_with_the_archive(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    QTimer.singleShot(0, shell.main.lock)
    ask = AskLine(shell.main, "Purge", "Why?", "Reason", "Purge")
    assert not ask.exec() and shell.main is None


def test_an_error_nobody_foresaw_is_not_quoted_once_the_archive_is_locked(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    shell.main.lock()
    shell.tell(KeyError("Xenophon"))
    told = shell.unlock.page.problem.text()
    assert "KeyError" in told and "Xenophon" not in told


ERRORS = """
import concurrent.futures, sys, threading
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.app import keep_off_the_terminal

told = []
keep_off_the_terminal(lambda error: told.append(error))
def fail(*any):
    raise KeyError("Xenophon")
class Gone:
    __del__ = fail
thread = threading.Thread(target=fail); thread.start(); thread.join()
pool = concurrent.futures.ThreadPoolExecutor(); pool.submit(int).add_done_callback(fail); pool.shutdown()
Gone()
app = QCoreApplication([])
QTimer.singleShot(0, fail); QTimer.singleShot(50, app.quit); app.exec()
assert len(told) == 2, told
"""


def test_no_error_is_quoted_on_the_terminal():
    run = subprocess.run([sys.executable, "-c", ERRORS], env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=60,
                         capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_no_word_of_a_record_is_in_the_title_of_a_window(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    window, reader = shell.main, shell.main.session.reader
    for kind, place in (("tag", "tag"), ("case_file", "case"), ("saved_search", "search")):
        head = reader.page(kind)[0]
        window.show_place(Place(**{place: head.id}))
        assert head.title not in window.windowTitle()
    brief = reader.page("brief")[0]
    window.open_brief(brief.id)
    assert brief.title not in window.session.windows[0].windowTitle()


def test_nothing_that_was_shown_is_held_after_locking(shell: Shell, qtbot: QtBot):
    unlock(shell, qtbot)
    session = shell.main.session
    session.archive.open_vault(VAULT)
    shell.main.list.look_for("Almaty", everywhere=True)
    qtbot.waitUntil(lambda: bool(shell.main.list.found.model.hits))
    shell.main.show_record(session.reader.page("prosecution")[0].id)
    shell.main.records.edit()
    shell.main.open_brief(session.reader.page("brief")[0].id)
    held = [weakref.ref(one) for one in (
        session, session.archive, session.archive.vault, session.reader, shell.main, shell.main.pane.form,
        shell.main.pane.form.record, shell.main.list.found.model, session.windows[0])]
    hits = {id(one) for one in shell.main.list.found.model.hits}
    del session
    shell.main.lock()
    qtbot.waitUntil(lambda: not any(one() is not None for one in held), timeout=20000)
    assert [one for one in gc.get_objects() if isinstance(one, Hit) and id(one) in hits] == []
