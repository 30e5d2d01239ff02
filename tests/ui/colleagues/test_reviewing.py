"""A record's review in the window: the line that tells of it, the command, the list of what waits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import review
from desktop.ui.dialogs import AskLine
from desktop.ui.main_window import MainWindow
from desktop.ui.record.reviewed import review_words
from desktop.ui.record.reviews_window import ReviewsWindow
from desktop.ui.session import Session
from tests.archive.joining.copies import copy_of, hand


def a_note(session: Session) -> str:
    return session.archive.write("Add", lambda w: w.add(Record("note", {"title": "N"}))).result().id


def test_the_command_verifies_the_record_that_is_shown(session: Session, qtbot: QtBot) -> None:
    window = MainWindow(session)
    window._handed_over = True
    qtbot.addWidget(window)
    note = a_note(session)
    window.show_record(note)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, AskLine):
            asked.field.setText("Compared with the scan.")
            asked.accept()
        else:
            QTimer.singleShot(20, answer)

    QTimer.singleShot(20, answer)
    window.records.mark_reviewed()
    qtbot.waitUntil(lambda: session.reader.get(note).status == "verified")
    assert session.reader.get(note)["note"] == "Compared with the scan."


def test_what_a_colleague_verified_is_told_in_one_line_and_what_waits_in_a_list(
    session: Session, qtbot: QtBot, tmp_path: Path,
) -> None:
    note, waits = a_note(session), a_note(session)
    session.archive.write("Change", lambda w: w.change(w.get(waits).replace(status="under_review"))).result()
    with copy_of(session.archive, tmp_path / "Other.muragat", "Асель") as other:
        review.mark_reviewed(other, note)
        hand(other, session.archive)
    assert review_words(session, note).startswith("Verified by a second person: Асель")
    window = ReviewsWindow(session, review.reviews(session.reader))
    qtbot.addWidget(window)
    refs = [session.reader.ref(one) for one in (waits, note)]
    assert [line[0] for line in window.texts] == refs[:1]
    window.which.setCurrentIndex(1)
    assert [line[0] for line in window.texts] == refs[1:]
