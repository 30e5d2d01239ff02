"""What is marked in a file is offered, and what is said in a recording is typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.marked import Rectangle
from archive_schema.records import Record
from desktop.intake.marks import Mark
from desktop.ui.main_window import MainWindow
from desktop.ui.reading.marks_window import MarksWindow
from desktop.ui.reading.transcript_window import TranscriptWindow
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.session import Session

MARKS = [Mark("highlight", page, str(page), (Rectangle(page, 1, 2, 30, 40),), f"words {page}", "", "", "")
         for page in (3, 7)]


def a_source(session: Session) -> str:
    made = session.archive.write("Add", lambda writer: writer.add(Record("source", {"title": "Hearing"}))).result()
    return str(made.id)


def test_only_what_is_ticked_is_cited_and_undone_as_one_step(session: Session, qtbot: QtBot) -> None:
    source = a_source(session)
    window = MarksWindow(None, session, source)
    qtbot.addWidget(window)
    window.show_marks(MARKS)
    window.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    with qtbot.waitSignal(window.cited):
        window.accept_ticked()
    (cited,) = session.reader.cited_by(source)
    assert (cited["quote"], cited["locator"], cited["rectangles"]) == ("words 7", "7", ["7 1 2 30 40"])
    session.archive.undo().result()
    assert not session.reader.cited_by(source)


def test_a_transcript_is_kept_as_the_text_of_its_source(session: Session, qtbot: QtBot) -> None:
    source = a_source(session)
    window = TranscriptWindow(None, session, source)
    qtbot.addWidget(window)
    window.edit.setPlainText("00:03:12 Judge: Rise.")
    with qtbot.waitSignal(window.kept):
        window.keep()
    kept = session.reader.get(source)
    assert (kept["text"], kept["text_method"]) == ("00:03:12 Judge: Rise.", "transcript, typed by hand")


def test_a_line_of_a_transcript_is_cited_by_its_time_and_who_speaks(qtbot: QtBot) -> None:
    page = WordsPage("00:03:12 Judge: Rise.\n00:03:40 Defence: No.", is_timed=True)
    qtbot.addWidget(page)
    page.select(16, 20)
    told = page.passage()
    assert (told["quote"], told["locator_kind"], told["locator"], told["speaker"]) == (
        "Rise", "time", "00:03:12–00:03:40", "Judge")


def test_an_import_that_was_stopped_is_offered_and_goes_on(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    from desktop.exchange.coming_in import begin
    from desktop.exchange.many import files_under

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"The paper {name} of the court")
    begin(session.archive, files_under([tmp_path / "a.txt", tmp_path / "b.txt"]))
    window = MainWindow(session)
    qtbot.addWidget(window)
    assert window.files.stopped.words == "An import was stopped: go on with 2 files"
    before = session.reader.count("source")
    window.files.stopped.click()
    qtbot.waitUntil(lambda: session.reader.count("source") == before + 2, timeout=20_000)
    qtbot.waitUntil(lambda: not session.tasks.running, timeout=20_000)
    assert window.files.stopped.words == ""
