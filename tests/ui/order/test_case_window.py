"""A case begun from a template."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.order.case_window import CaseWindow
from desktop.ui.session import Session


def test_a_case_needs_a_name_and_begins_with_what_was_told(session: Session, qtbot: QtBot) -> None:
    window = CaseWindow(None, session)
    qtbot.addWidget(window)
    assert not window.go.isEnabled() and "Tasks" in window.told.toPlainText()
    window.name.setText("The case of May")
    window.accept()
    case = session.archive.write("Begin a case", window.work).result()
    assert session.reader.title(case) == "The case of May" and session.reader.count("task", case=case) > 5
    assert session.reader.count("brief", case=case) == 1
