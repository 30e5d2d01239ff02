"""The words of a scan beside its picture."""

from __future__ import annotations

import io

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.exchange.scans import keep_reading
from desktop.intake import scanned
from desktop.ui.reading import scan_asking
from desktop.ui.reading.reading_view import ReadingView
from desktop.ui.reading.scan_window import ScanWindow
from desktop.ui.session import Session
from tests import scans
from tests.exchange.test_scans import READ


@pytest.fixture
def scan(session: Session) -> str:
    """A scan of one page with its source: the id of its file."""
    data = scans.as_pdf(scans.page("Сайт закрыт", size=(400, 300), dust=0))
    kept = session.archive.files.keep(io.BytesIO(data))

    def work(writer: Writer) -> str:
        source = writer.add(Record("source", {"title": "A ruling"}))
        return writer.add(Record("file", {"name": "ruling.pdf", "source": source.id, "role": "original",
                                          "sha256": kept.sha256, "kept_as": kept.name, "unread": "scan",
                                          "media_type": "application/pdf"})).id

    return str(session.archive.write("Add a file", work).result())


@pytest.fixture
def window(session: Session, scan: str, qtbot: QtBot) -> ScanWindow:
    """The window of a scan that was read, with its picture."""
    keep_reading(session.archive, scan, READ)
    made = ScanWindow(session, scan)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.number == 1 and not made.page.image.isNull(), timeout=15000)
    return made


def test_the_next_doubtful_word_is_found_and_confirmed_by_key(window: ScanWindow) -> None:
    window.turn_word(1)
    assert window.words.textCursor().selectedText() == "зaкрыт" and window.words.doubtful() == [1]
    window.find_right()
    assert not window.words.doubtful() and "no other" in window.notice.text()


def test_a_correction_is_saved_as_one_step_and_as_a_file_made_from_the_reading(window: ScanWindow) -> None:
    window.turn_word(1)
    window.words.insertPlainText("закрыт")
    window.save()
    reader = window.session.reader
    assert reader.get(window.source_id)["text"] == "Сайт закрыт\nвчера."
    assert len(reader.files_of(window.source_id)) == 3 and not window.words.doubtful()


def test_what_was_typed_and_not_saved_is_there_again(window: ScanWindow, qtbot: QtBot) -> None:
    window.words.setPlainText("Сайт закрыт")
    window._keep_aside()
    again = ScanWindow(window.session, window.file_id)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.number == 1, timeout=15000)
    assert again.words.toPlainText() == "Сайт закрыт"


def test_words_read_from_a_scan_can_be_marked_on_its_page(window: ScanWindow, session: Session, qtbot: QtBot) -> None:
    view = ReadingView(session, window.source_id)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    qtbot.waitUntil(lambda: (page := view.shown) is not None and getattr(page, "source", None) is not None
                    and page.source.lettering(1) is not None, timeout=15000)
    page = view.shown
    page.look_for("вчера")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.texts.complete, timeout=15000)  # type: ignore[union-attr]
    assert page.source.lettering(1).text == READ.pages[1].text and view.bar.scan_button.isVisibleTo(view)


def test_missing_language_data_names_the_package(
        session: Session, scan: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_asking, "installed", lambda: ("rus",))
    made = ScanWindow(session, scan)
    qtbot.addWidget(made)
    made.asking.read()
    assert scanned.PACKAGES["kaz"] in made.notice.text()
