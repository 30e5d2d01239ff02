from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Archive, keys, open_archive
from desktop.ui.line_button import LineButton
from desktop.ui.record.history import History
from desktop.ui.record.steps_window import StepsWindow
from desktop.ui.session import Session
from desktop.ui.start.restore_page import RestorePage
from desktop.ui.start.secrets_window import ChangeSecret, CodeWindow, SecretsWindow
from desktop.ui.tasks import Board
from tests.ui.making import PASSPHRASE, VAULT, make_archive


@pytest.fixture
def plain(tmp_path: Path, qtbot: QtBot, english: None) -> Iterator[Session]:
    """An archive without sealed values."""
    made = Session(make_archive(tmp_path / "Plain.muragat"))
    yield made
    made.close()


def answer(kind: type[QDialog], *typed: str) -> None:
    """Fill the question of this kind as soon as it stands there."""
    def fill() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, kind):
            QTimer.singleShot(20, fill)
        elif isinstance(asked, ChangeSecret):
            asked.old.setText(typed[0])
            if asked.new is not None:
                asked.new.field.setText(typed[1])
                asked.new.again.setText(typed[1])
            asked.attempt()
        elif isinstance(asked, CodeWindow):
            asked.page.proof.setText(asked.page.code.text()[-9:])
            asked.page.written.click()

    QTimer.singleShot(0, fill)


def window(session: Session, qtbot: QtBot) -> SecretsWindow:
    made = SecretsWindow(session)
    qtbot.addWidget(made)
    return made


def test_the_passphrase_is_changed_while_the_archive_is_open(plain: Session, qtbot: QtBot):
    made = window(plain, qtbot)
    answer(ChangeSecret, PASSPHRASE, "six other words of a river")
    made.change_passphrase()
    keys.open_keys(plain.archive.folder / "header", "six other words of a river")
    assert made.told.text() == "The passphrase was changed."


def test_a_wrong_passphrase_is_told_and_changes_nothing(plain: Session, qtbot: QtBot):
    asked = ChangeSecret(plain, "Change", "Old", lambda old, new: keys.change_passphrase(
        plain.archive.folder / "header", old, new), new="New", verb="Change")
    qtbot.addWidget(asked)
    asked.old.setText("not this one")
    asked.new.field.setText("x y z")
    asked.new.again.setText("x y z")
    asked.attempt()
    qtbot.waitUntil(lambda: "does not open" in asked.problem.text(), timeout=10_000)
    keys.open_keys(plain.archive.folder / "header", PASSPHRASE)


def test_a_new_recovery_code_is_shown_and_opens_the_archive(plain: Session, qtbot: QtBot):
    made = window(plain, qtbot)
    codes: list[str] = []
    add = keys.add_recovery

    def note(path: Path, passphrase: str) -> str:
        codes.append(add(path, passphrase))
        return codes[0]

    answer(ChangeSecret, PASSPHRASE)
    QTimer.singleShot(200, lambda: answer(CodeWindow))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "add_recovery", note)
        made.make_code()
    keys.open_keys(plain.archive.folder / "header", codes[0])


def test_sealed_values_get_a_passphrase_of_their_own(plain: Session, qtbot: QtBot):
    made = window(plain, qtbot)
    answer(ChangeSecret, PASSPHRASE, VAULT)
    made.make_vault()
    assert plain.vault_open and plain.archive.has_vault() and not made.vault.isEnabled()


def test_a_version_is_restored_as_a_step_that_names_its_time(session: Session, qtbot: QtBot):
    note = session.archive.write("Add a note", lambda w: w.add(Record("note", {"title": "First"}))).result()
    session.archive.write("Edit a note", lambda w: w.edit(note.id, {"title": "Second"})).result()
    history = History(session, session.kind("note"), session.reader.history(note.id))
    qtbot.addWidget(history)
    history.findChild(LineButton).click()
    qtbot.waitUntil(lambda: session.reader.title(note.id) == "First")
    assert session.reader.steps(1)[0].name.startswith("Restore the version of 20")


def test_a_record_whose_making_was_undone_can_be_brought_back(session: Session, qtbot: QtBot):
    note = session.archive.write("Add a note", lambda w: w.add(Record("note", {"title": "Lost"}))).result()
    session.archive.undo().result()
    assert session.reader.find(note.id) is None
    steps = StepsWindow(session)
    qtbot.addWidget(steps)
    made = steps.tree.topLevelItem(1)
    made.setExpanded(True)
    assert "Lost" in made.child(0).text(0) and "gone" in made.child(0).text(0)
    steps.tree.setCurrentItem(made.child(0))
    steps.restore()
    qtbot.waitUntil(lambda: session.reader.title(note.id) == "Lost")


def test_an_archive_is_made_again_from_its_newest_checked_backup(
        session: Session, qtbot: QtBot, tmp_path: Path, english: None):
    (tmp_path / "stick").mkdir()
    (tmp_path / "again").mkdir()
    session.archive.backup(tmp_path / "stick")
    page = RestorePage(Board(session), tmp_path / "again")
    qtbot.addWidget(page)
    page.place.setText(str(tmp_path / "stick"))
    with qtbot.waitSignal(page.restored) as made:
        page.go.click()
    with open_archive(made.args[0], PASSPHRASE) as again:
        assert isinstance(again, Archive) and again.check() == []


def test_nothing_can_be_restored_from_where_nothing_lies(qtbot: QtBot, tmp_path: Path, english: None):
    page = RestorePage(Board(), tmp_path)
    qtbot.addWidget(page)
    page.place.setText(str(tmp_path))
    assert not page.go.isEnabled()
