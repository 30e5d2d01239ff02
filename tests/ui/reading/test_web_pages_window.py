"""Choosing pages of a web archive that was taken in."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.exchange.documents import add_document
from desktop.ui.reading.web_pages_window import WebPagesWindow, web_archive_of
from desktop.ui.session import Session
from tests.intake.test_web_archives import warc


def test_the_pages_chosen_become_sources_that_point_to_their_archive(
        session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    path, made = tmp_path / "a.warc.gz", []
    path.write_bytes(warc("https://example.kz/a", "https://example.kz/b"))
    held = add_document(session.archive, path).source
    file = web_archive_of(session, held)
    assert file is not None
    window = WebPagesWindow(session, held, file, added=made.extend)
    qtbot.waitUntil(lambda: window.lines.topLevelItemCount() == 2)
    window.all_button.click()
    assert window.chosen() == [1, 2]
    window.none_button.click()
    window.lines.topLevelItem(1).setCheckState(0, window.lines.topLevelItem(0).checkState(0).Checked)
    window.add_button.click()
    qtbot.waitUntil(lambda: len(made) == 1)
    page = session.reader.get(made[0])
    assert (page["url"], [head.id for head, _ in session.reader.came_within(held)]) == ("https://example.kz/b", made)
