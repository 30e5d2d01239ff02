"""Covering names in a file."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.briefs.safe.pages import pages_of_pdf
from desktop.ui.briefs.brief_windows import ExhibitsWindow
from desktop.ui.reading.redact_window import RedactWindow
from desktop.ui.record.record_view import RecordView
from desktop.ui.session import Session
from tests.briefs.exhibits.conftest import paper


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> RedactWindow:
    """The window of a file of two pages, shown."""
    kept = session.archive.files.keep(io.BytesIO(paper("Told by Kairat Ospanov", "A second page")))

    def work(writer: Writer) -> str:
        writer.add(Record("person", {"name": "Kairat Ospanov", "protection": "pseudonym", "pseudonym": "K."}))
        source = writer.add(Record("source", {"title": "A ruling"}))
        return writer.add(Record("file", {"name": "ruling.pdf", "source": source.id, "role": "original",
                                          "size": kept.size, "sha256": kept.sha256, "kept_as": kept.name,
                                          "media_type": "application/pdf"})).id

    made = RedactWindow(session, session.archive.write("Add a file", work).result())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.count == 2 and not made.page.image.isNull(), timeout=15000)
    return made


def kept(window: RedactWindow) -> list[str]:
    return [row["box"] for row in window.session.reader.get(window.file_id).rows("redactions")]


def test_what_is_drawn_with_the_mouse_is_kept(window: RedactWindow, qtbot: QtBot) -> None:
    place = window.page.place_of(QRectF(0.1, 0.2, 0.3, 0.1)).toRect()
    qtbot.mousePress(window.page, Qt.MouseButton.LeftButton, pos=place.topLeft())
    qtbot.mouseMove(window.page, place.bottomRight() + QPoint(1, 1))
    window.page.mouseMoveEvent(_moved(place.bottomRight()))
    qtbot.mouseRelease(window.page, Qt.MouseButton.LeftButton, pos=place.bottomRight())
    qtbot.waitUntil(lambda: len(kept(window)) == 1, timeout=15000)
    assert [round(float(side), 1) for side in kept(window)[0].split()] == [0.1, 0.2, 0.4, 0.3]


def _moved(at: QPoint) -> object:
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(at), QPointF(at), left, left, Qt.KeyboardModifier.NoModifier)


def test_a_rectangle_is_made_moved_and_taken_away_by_keyboard(window: RedactWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_Insert)
    qtbot.keyClick(window.page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: kept(window) == ["0.355 0.475 0.655 0.525"], timeout=15000)
    qtbot.keyClick(window.page, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: kept(window) == [], timeout=15000)


def test_a_rectangle_that_is_taken_away_leaves_the_reasons_of_the_others(window: RedactWindow, qtbot: QtBot) -> None:
    window.rows = [{"page": 1, "box": "0.1 0.1 0.2 0.2", "reason": "one"},
                   {"page": 1, "box": "0.3 0.3 0.4 0.4", "reason": "two"}]
    window.page.show_boxes(window._boxes())
    window.page.choose(0)
    window.page.take_away()
    assert [row["reason"] for row in window.rows] == ["two"]


def test_protected_names_are_proposed_and_gone_from_the_copy(window: RedactWindow, qtbot: QtBot) -> None:
    made: list[str] = []
    window.open_record.connect(made.append)
    window.propose()
    qtbot.waitUntil(lambda: bool(kept(window)), timeout=15000)
    window.make()
    qtbot.waitUntil(lambda: bool(made), timeout=30000)
    copy = window.session.reader.get(made[0])
    with window.session.archive.files.open(copy["sha256"]) as data:
        words = [word.text for page in pages_of_pdf(data.read()) for word in page.words]
    assert copy["role"] == "redacted" and "Kairat" not in words and "second" in words


def test_only_what_can_be_redacted_offers_it(window: RedactWindow, session: Session, qtbot: QtBot) -> None:
    text = session.archive.write("Add a file", lambda writer: writer.add(
        Record("file", {"name": "a.txt", "role": "original", "media_type": "text/plain"}))).result()
    offered = [[name for name, *_ in RecordView(session, one)._actions()] for one in (window.file_id, text.id)]
    assert ["redact" in names for names in offered] == [True, False]


def test_who_looked_at_an_exhibit_is_noted_for_these_very_bytes(window: RedactWindow, qtbot: QtBot) -> None:
    session = window.session

    def work(writer: Writer) -> tuple[str, str]:
        brief = writer.add(Record("brief", {"title": "A brief", "date": {"edtf": "2026-11-20"}}))
        file = writer.get(window.file_id)
        return brief.id, writer.add(Record("exhibit", {"number": "C-1", "brief": brief.id, "place": 1, "file": file.id,
                                                       "source": file["source"]})).id

    brief, exhibit = session.archive.write("Make an exhibit", work).result()
    listed = ExhibitsWindow(session, brief, lambda: None)
    assert listed.texts[0][4] == "not yet"
    listed.note_looked_at(exhibit, "me")
    qtbot.waitUntil(lambda: listed.texts[0][4] == "me", timeout=15000)


def test_a_page_is_drawn_sharper_where_it_is_shown_larger(window: RedactWindow, qtbot: QtBot) -> None:
    before = window.page.image.width()
    qtbot.keyClick(window.page, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page.image.width() > before, timeout=15000)
    qtbot.keyClick(window.page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window.where.text().startswith("Page 2 of 2"), timeout=15000)
