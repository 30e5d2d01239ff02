"""A source read as its pages, cited from, and left."""

from __future__ import annotations

import functools
import io
import os
import signal
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.ui.reading.pages_page import PagesPage
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from tests.intake.making import ENGLISH, PAGE, RUSSIAN, pdf
from tests.ui.making import prosecution

Keep = Callable[..., str]
CITED = "приговорил активиста к двум годам"


@functools.cache
def paper() -> bytes:
    return pdf([["First page", ENGLISH], ["Second page", RUSSIAN], ["Third page", "The post was deleted."]])


@pytest.fixture
def keep(session: Session) -> Keep:
    """Keep a file as a source; the source's id. Further values are those of the source."""

    def kept(data: bytes, media_type: str = "application/pdf", name: str = "paper.pdf", **values: object) -> str:
        file = session.archive.files.keep(io.BytesIO(data))

        def work(writer: Writer) -> str:
            source = writer.add(Record("source", {"title": "A paper", **values}))
            writer.add(Record("file", {"name": name, "source": source.id, "role": "original", "size": file.size,
                                       "sha256": file.sha256, "kept_as": file.name, "media_type": media_type}))
            return source.id

        return str(session.archive.write("Add a file", work).result())

    return kept


def read(pane: RecordPane, source: str, qtbot: QtBot) -> PagesPage:
    """The pages of a source, once the letters of the first are there."""
    pane.show_record(source)
    pane.read()
    qtbot.waitUntil(lambda: pane.reading.shown is not None, timeout=15_000)
    page = pane.reading.shown
    assert isinstance(page, PagesPage)
    qtbot.waitUntil(lambda: bool(page.source.picture(1) and page.source.lettering(1)), timeout=15_000)
    return page


def test_a_passage_marked_by_keys_alone_is_cited_for_a_record_with_its_place(
        pane: RecordPane, keep: Keep, session: Session, qtbot: QtBot):
    about = prosecution(session)
    source = keep(paper())
    pane.show_record(about.id)
    pane.cite(field="began")
    pane.form.lines["source"].editor.add(source)
    next(one for one in pane.form.findChildren(QPushButton) if "mark the passage" in one.text()).click()
    reading = pane.reading
    assert about.ref in reading.aim.words.text()
    qtbot.waitUntil(lambda: reading.shown is not None, timeout=15_000)
    page = reading.shown
    qtbot.keyClick(reading, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    reading.finder.line.setText("активиста к")  # a test cannot type Cyrillic
    qtbot.keyClick(reading.finder.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.number == 2 and not page.view.selection.is_empty, timeout=15_000)
    assert reading.finder.count.text() == "1 of 1"
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Right,
                       Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    pane.form.save()
    qtbot.waitUntil(lambda: pane.reading is not None and bool(page.view.marks), timeout=15_000)
    made = next(one for one in session.reader.cited_by(source))
    assert (made["about"], made["field"], made["locator_kind"], made["locator"]) == (about.id, "began", "page", "2")
    assert made["quote"].startswith("активиста к двум") and made["prefix"].endswith("Суд приговорил")
    assert made["rectangles"][0].split()[0] == "2" and list(page.view.marks) == [2]


def test_a_citation_opens_its_source_at_its_passage(pane: RecordPane, keep: Keep, session: Session, qtbot: QtBot):
    source = keep(paper())
    about = prosecution(session).id
    citation = session.archive.write("Add", lambda w: w.add(Record("citation", {
        "source": source, "about": about, "quote": CITED, "locator_kind": "page",
        "locator": "1"}))).result()
    pane.show_record(citation.id)
    pane.read()
    qtbot.waitUntil(lambda: bool(pane.reading.shown and pane.reading.shown.anchors), timeout=15_000)
    page = pane.reading.shown
    qtbot.waitUntil(lambda: page.view.number == 2 and page.passage().get("quote") == CITED, timeout=15_000)
    assert page.anchors[citation.id].state == "moved" and "now on page 2" in pane.reading.cited.list.item(0).text()
    pane.reading.cited.choose(citation.id)
    pane.reading.cited.move_button.click()
    qtbot.waitUntil(lambda: session.reader.get(citation.id)["locator"] == "2", timeout=15_000)
    assert session.reader.get(citation.id)["rectangles"] and session.reader.steps(1)[0].name.startswith("Note where")


def test_a_click_on_a_mark_shows_its_citation_and_a_double_click_marks_a_word(
        pane: RecordPane, keep: Keep, session: Session, qtbot: QtBot):
    page = read(pane, keep(paper()), qtbot)
    view, letters = page.view, page.source.lettering(1)
    place = letters.letters.place(letters.text.index("court"))
    at = view._page_rect(1).topLeft() + QPointF((place[0] + 1) * view.column.scale,
                                                (place[1] + 4) * view.column.scale).toPoint()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.passage()["quote"] == "court" and pane.reading.bar.cite_button.isEnabled()
    values = {**page.passage(), "source": pane.reading.source_id, "about": prosecution(session).id}
    made = session.archive.write("Add", lambda w: w.add(Record("citation", values))).result()
    qtbot.waitUntil(lambda: 1 in view.marks, timeout=15_000)
    view.selection.clear()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert pane.reading.cited.current == made.id


def test_size_and_page_are_asked_for_by_keys(pane: RecordPane, keep: Keep, qtbot: QtBot):
    page = read(pane, keep(paper()), qtbot)
    before = page.view.column.scale
    qtbot.keyClick(page.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.view.column.scale > before
    qtbot.keyClick(page.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.view.column.scale == before
    pane.reading.bar.page_line.setText("3")
    qtbot.keyClick(pane.reading.bar.page_line, Qt.Key.Key_Return)
    assert page.view.number == 3


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_read(pane: RecordPane, keep: Keep, qtbot: QtBot):
    page = read(pane, keep(paper()), qtbot)
    qtbot.waitUntil(lambda: not page.source._asked, timeout=15_000)
    os.kill(page.source.reader.number, 9)
    page.view.zoom_by(2)
    qtbot.waitUntil(lambda: 1 in page.source.failures, timeout=15_000)
    page.look_for("deleted")
    qtbot.waitUntil(lambda: len(page.hits) == 1, timeout=15_000)
    assert "Page 1" in page.source.failures[1].in_("en")


def test_pages_in_which_nothing_could_be_looked_for_are_told(pane: RecordPane, keep: Keep, qtbot: QtBot):
    page = read(pane, keep(paper()), qtbot)
    qtbot.waitUntil(lambda: not page.source._asked, timeout=15_000)
    os.kill(page.source.reader.number, signal.SIGSTOP)
    page.look_for("deleted")
    os.kill(page.source.reader.number, signal.SIGKILL)
    qtbot.waitUntil(lambda: page.texts.complete, timeout=15_000)
    assert page.notice.text() == f"{page.source.count} pages are left unread." and not page.notice.isHidden()


def test_a_broken_file_is_told_and_its_text_is_read(pane: RecordPane, keep: Keep, qtbot: QtBot):
    pane.show_record(keep(b"%PDF-1.7 nothing", text="What it said."))
    pane.read()
    qtbot.waitUntil(lambda: bool(pane.reading.notice.text() or
                                 isinstance(pane.reading.shown, PagesPage) and pane.reading.shown.notice.text()),
                    timeout=15_000)
    assert "damaged" in pane.reading.shown.notice.text()
    pane.reading.bar.text_button.click()
    assert isinstance(pane.reading.shown, WordsPage) and pane.reading.shown.raw == "What it said."


def test_a_locked_file_asks_for_its_password(pane: RecordPane, keep: Keep, qtbot: QtBot):
    pane.show_record(keep(pdf([["Told in secret"]], password="kettle")))
    pane.read()
    qtbot.waitUntil(lambda: pane.reading.shown is not None and pane.reading.shown.password.isVisible(), timeout=15_000)
    page = pane.reading.shown
    page.password.setText("kettle")
    qtbot.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pages() == (1, 1), timeout=15_000)
    assert not page.lock.isVisible() and page.password.text() == ""


def test_a_web_page_is_shown_as_its_words(pane: RecordPane, keep: Keep, qtbot: QtBot):
    pane.show_record(keep(PAGE.encode(), "text/html", "page.html"))
    pane.read()
    qtbot.waitUntil(lambda: isinstance(pane.reading.shown, WordsPage), timeout=15_000)
    assert ENGLISH in pane.reading.shown.raw and "secret" not in pane.reading.shown.raw


def test_a_recording_says_plainly_that_it_is_not_played(pane: RecordPane, keep: Keep, qtbot: QtBot):
    pane.show_record(keep(b"ID3" + bytes(3000), "audio/mpeg", "call.mp3", text="So he said."))
    pane.read()
    qtbot.waitUntil(lambda: pane.reading.about.isVisible(), timeout=15_000)
    told = pane.reading.about
    assert "plays no sound" in told.words.toPlainText() and "audio/mpeg · 3.0 kB" in told.facts.toPlainText()
    assert pane.reading.shown.raw == "So he said."


def test_locking_ends_the_process_that_holds_the_file(pane: RecordPane, keep: Keep, session: Session, qtbot: QtBot):
    number = read(pane, keep(paper()), qtbot).source.reader.number
    session.close()
    for _ in range(6_000):
        if not os.path.exists(f"/proc/{number}"):
            break
        time.sleep(0.01)
    assert number and not os.path.exists(f"/proc/{number}")


def test_of_a_page_without_words_a_part_is_marked_as_a_picture_and_the_whole_by_enter(
        pane: RecordPane, keep: Keep, qtbot: QtBot):
    page = read(pane, keep(pdf([None])), qtbot)
    rect, scale = page.view._page_rect(1), page.view.column.scale
    corner, other = (rect.topLeft() + QPointF(x * scale, y * scale).toPoint() for x, y in ((100, 200), (300, 260)))
    qtbot.mousePress(page.view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    page.view._draw_area(QPointF(other))
    qtbot.mouseRelease(page.view.viewport(), Qt.MouseButton.LeftButton, pos=other)
    told = page.passage()
    number, *sides = told["rectangles"][0].split()
    assert number == "1" and [round(float(one), -1) for one in sides] == [100, 200, 300, 260] and told["locator"] == "1"
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert pane.form.lines["locator"].editor.value() == "1"
    assert pane.form.record["rectangles"][0].startswith("1 0 0 595")


def test_small_pictures_of_pages_are_drawn_and_followed_by_keys(pane: RecordPane, keep: Keep, qtbot: QtBot):
    page = read(pane, keep(paper()), qtbot)
    strip = page.strip
    assert strip.isHidden()
    qtbot.keyClick(pane.reading, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
                   | Qt.KeyboardModifier.ShiftModifier)
    assert not strip.isHidden() and strip.model().rowCount() == 3
    strip.thumbnails.want(range(1, 4), 1.0)
    qtbot.waitUntil(lambda: len(strip.thumbnails._pictures) == 3, timeout=15_000)
    strip.setFocus()
    strip.setCurrentIndex(strip.model().index(0))
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.currentIndex().row() == 2 and page.view.in_sight().stop > 3


def test_small_pictures_out_of_sight_are_let_go(pane: RecordPane, keep: Keep, qtbot: QtBot, monkeypatch):
    monkeypatch.setattr("desktop.ui.reading.page_strip._MOST", 1)
    page = read(pane, keep(paper()), qtbot)
    asked: list[int] = []
    page.strip.thumbnails.dataChanged.connect(lambda first, last: asked.append(first.row()))
    page.strip.thumbnails.want(range(1, 4), 1.0)
    qtbot.waitUntil(lambda: len(asked) == 3, timeout=15_000)
    assert len(page.strip.thumbnails._pictures) == 1 and not page.strip.thumbnails._asked
