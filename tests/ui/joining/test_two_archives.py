"""Two real archives: one seals a copy, the other takes it in through the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive.joining import open_as_new
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from desktop.ui.joining.doing import RECORDS, Wanted
from desktop.ui.joining.merge_copy_window import ARRIVAL, PLAN, RESULT, MergeCopyWindow
from desktop.ui.joining.real import amounts, is_sealed_copy, joining_of
from desktop.ui.session import Session
from tests.ui.making import PASSPHRASE

COPY = "one two three"


def say(word: str):
    def work(writer):
        note = next(record for record in map(writer.get, writer.ids("note")) if record.title == "Joined")
        return writer.change(note.with_values(text=word))
    return work


def test_what_two_wrote_meets_in_the_window_and_one_key_decides(session: Session, qtbot: QtBot, tmp_path: Path):
    ours = session.archive
    ours.write("Add a record", lambda w: w.add(Record("note", {"title": "Joined", "text": "Who signed?"}))).result()
    seal(ours, tmp_path / "ours.sealed", Locks(COPY))
    with open_as_new(tmp_path / "b", PASSPHRASE, open_sealed(tmp_path / "ours.sealed", COPY), "Arman",
                     purpose="test") as theirs:
        theirs.write("Change a record", say("The judge signed.")).result()
        seal(theirs, tmp_path / "theirs.sealed", Locks(COPY))
    ours.write("Change a record", say("The clerk signed.")).result()
    assert is_sealed_copy(tmp_path / "theirs.sealed") and not is_sealed_copy(tmp_path / "b" / "header")
    window = MergeCopyWindow(session, joining_of(session))
    qtbot.addWidget(window)
    window.show()
    window.choose(tmp_path / "theirs.sealed")
    window.copy.passphrase.setText(COPY)
    for place in (ARRIVAL, PLAN):
        window.go.click()
        qtbot.waitUntil(lambda place=place: window.steps.currentIndex() == place)
    assert "Made by: Arman" in window.arrival.words
    values = [column.value.toPlainText() for column in window.plan.detail.sides.columns]
    assert values == ["The clerk signed.", "The judge signed."]
    qtbot.keyClick(window.plan.list, Qt.Key.Key_Right)
    window.go.click()
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    with ours.reader() as reader:
        assert [reader.get(one)["text"] for one in reader.ids("note") if reader.title(one) == "Joined"] == values[1:]


def test_what_would_go_is_counted_with_what_it_needs(session: Session):
    chosen = next(session.reader.ids("prosecution"))
    everything = amounts(session.archive, session.index, Wanted())
    some = amounts(session.archive, session.index, Wanted(RECORDS, (chosen,)))
    assert 1 < some.records < everything.records == some.records + some.stay
