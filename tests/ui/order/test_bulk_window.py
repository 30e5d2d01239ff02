"""What would change is shown before anything is written."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.order.bulk_window import BulkWindow
from desktop.ui.session import Session


def test_a_look_at_what_would_change_and_then_the_change(session: Session, qtbot: QtBot) -> None:
    made = session.archive.write("Add", lambda w: [
        w.add(Record("task", {"title": title, "state": state})).id for title, state in (("A", "open"), ("B", "done"))])
    records = made.result()
    window = BulkWindow(None, session, records)
    qtbot.addWidget(window)
    window.show()
    window.field.setCurrentIndex(window.field.findData("state"))
    assert window.editor is not None
    window.editor.set_value("done")
    qtbot.waitUntil(lambda: len(window.lines) == 2)
    assert window.told.text() == "1 record will change; 1 stays as it is" and window.step_name == "Change a record"
    session.archive.write(window.step_name, window.work).result()
    assert [session.reader.get(one)["state"] for one in records] == ["done", "done"]
