from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.archive import Archive, open_archive
from desktop.platform import message_buses
from desktop.ui.shell import Shell
from desktop.ui.start.closing import CLOSED
from desktop.ui.start.everywhere import KeysEverywhere
from desktop.ui.start.unlock import UnlockWindow
from tests.ui.making import PASSPHRASE

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def shell(archive_folder: Path, qtbot: QtBot, english: None) -> Iterator[Shell]:
    """A window with a form, and something in the clipboard."""
    made = Shell(archive_folder)
    made.show()
    made.open(open_archive(archive_folder, PASSPHRASE))
    made.main.records.new("note")
    made.main.pane.form.lines["title"].editor.line.setText("Half a thought")
    QGuiApplication.clipboard().setText("a name")
    yield made
    made.quit()
    made.closing and made.closing.wait(60)


def shown() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and not isinstance(one, UnlockWindow)]


def drafts(folder: Path) -> list[str]:
    with open_archive(folder, PASSPHRASE) as archive, archive.reader() as reader:
        return [reader.draft(key)["values"]["title"] for key in reader.drafts()]


def test_nothing_is_on_the_screen_when_locking_returns(shell: Shell):
    shell.main.open_brief(next(shell.main.session.reader.ids("brief")))
    assert len(shown()) == 2
    shell.lock()
    assert shown() == [] and QGuiApplication.clipboard().text() == ""


def test_what_was_typed_is_kept_though_the_writer_is_busy(shell: Shell, qtbot: QtBot):
    free = threading.Event()
    archive: Archive = shell.main.session.archive
    archive.write("Think long", lambda writer: free.wait(60))
    shell.lock()
    assert shown() == [] and shell.closing.state != CLOSED
    free.set()
    qtbot.waitUntil(lambda: shell.closing.state == CLOSED, timeout=10_000)
    assert drafts(shell.folder) == ["Half a thought"]


def test_locking_waits_neither_for_the_writer_nor_for_a_task(shell: Shell, qtbot: QtBot):
    free = threading.Event()
    shell.main.session.tasks.run("Exporting", lambda step: free.wait(60))
    shell.main.show_record(next(shell.main.session.reader.ids("person")))
    shell.main.session.archive.write("Think long", lambda writer: free.wait(60))
    shell.lock()
    assert shown() == [] and not shell.closing.is_closed
    free.set()
    assert shell.closing.wait(60)


def test_what_was_typed_in_a_brief_is_kept(shell: Shell, qtbot: QtBot):
    shell.main.open_brief(brief := next(shell.main.session.reader.ids("brief")))
    page = shell.main.session.windows[0].page
    page.go_to(shell.main.session.reader.blocks_of(brief)[1].id, 0)
    qtbot.keyClicks(page, "Half a thought. ")
    shell.lock()
    assert shell.closing.wait(60)
    with open_archive(shell.folder, PASSPHRASE) as archive, archive.reader() as reader:
        assert reader.blocks_of(brief)[1]["text"].startswith("Half a thought. ")


def test_unlocking_waits_until_the_archive_is_closed(shell: Shell, qtbot: QtBot):
    free = threading.Event()
    shell.main.session.archive.write("Think long", lambda writer: free.wait(60))
    shell.lock()
    shell.unlock.page.passphrase.setText(PASSPHRASE)
    shell.unlock.page.unlock()
    QTimer.singleShot(100, free.set)
    qtbot.waitUntil(lambda: shell.main is not None, timeout=20_000)
    assert shell.main.pane.form.lines["title"].editor.value() == "Half a thought"


def test_an_error_on_the_way_does_not_keep_the_archive_open(shell: Shell, monkeypatch: pytest.MonkeyPatch):
    def fail(**how: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(shell.main, "keep_all", fail)
    with pytest.raises(ZeroDivisionError):
        shell.lock()
    assert shown() == [] and shell.unlock is not None and shell.closing.wait(60)
    open_archive(shell.folder, PASSPHRASE).close()


def test_the_key_that_locks_works_in_a_question(shell: Shell, qtbot: QtBot):
    def press() -> None:
        window = QApplication.activeModalWidget().windowHandle()
        press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        shell.keys._watch(window)
        QApplication.sendEvent(window, press)

    QTimer.singleShot(50, press)
    QMessageBox(QMessageBox.Icon.Question, "Sure", "Really?", parent=shell.main).exec()
    assert shell.main is None and shown() == []


def test_other_keys_are_left_to_whoever_is_typing(qtbot: QtBot):
    keys = KeysEverywhere()
    letter = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier, "l")
    assert not keys.eventFilter(QObject(), letter)


def test_the_quick_exit_asks_nothing_and_keeps_what_was_typed(
        shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    ended = []
    monkeypatch.setattr(shell, "_end", lambda: ended.append(True))
    shell.exit_now()
    assert shown() == [] and QGuiApplication.clipboard().text() == ""
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert drafts(shell.folder) == ["Half a thought"]


def test_where_no_bus_is_named_none_is_looked_for(monkeypatch: pytest.MonkeyPatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "exists", lambda path: False)
    assert message_buses() == ()


HEARS = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop.ui.start.system_lock import SystemLock
heard = SystemLock()
told = []
def hear():
    told.append(1)
    if len(told) == 2:
        QTimer.singleShot(300, app.quit)  # a third would be one too many
heard.wanted.connect(hear)
def send(path, name, *value):
    subprocess.run(["dbus-send", "--session", "--type=signal", path, name, *value], check=True)
def speak():
    send("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:false")
    send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true")
    send("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true")
QTimer.singleShot(0, speak)
QTimer.singleShot(45_000, app.quit)
app.exec()
print(heard.told_by, len(told))
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no D-Bus daemon here")
def test_sleep_and_the_lock_of_the_screen_are_heard_on_the_bus(tmp_path: Path):
    program = f'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" "{sys.executable}" -c "$HEARS"'
    environment = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
                   "HEARS": HEARS, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(["dbus-run-session", "--", "sh", "-c", program], env=environment, timeout=60,
                         capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "['system', 'session'] 2", run.stderr
    assert list(tmp_path.rglob("*")) == []
