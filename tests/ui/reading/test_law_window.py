"""A law read, kept and compared in its window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.exchange.laws import keep_law
from desktop.intake.laws import read_law
from desktop.ui.reading.law_window import LawWindow
from desktop.ui.session import Session
from tests.intake.laws import RU, RU_LATER


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> LawWindow:
    """The window of the later version; the one before is kept."""
    first, later = (session.archive.write("Add", lambda writer, text=text: writer.add(
        Record("source", {"title": "Закон", "text": text}, language="ru"))).result().id for text in (RU, RU_LATER))
    keep_law(session.archive, read_law(RU), first)
    made = LawWindow(session, later)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.law is not None, timeout=15000)
    return made


def test_every_unit_and_every_line_outside_is_shown_before_anything_is_kept(window: LawWindow) -> None:
    law = window.law
    assert law is not None and window.tree.topLevelItemCount() == len(law.units) + len(law.outside) + len(law.doubts)
    assert window.session.reader.count("instrument") == 1


def test_a_version_is_kept_with_the_days_a_person_gave(window: LawWindow) -> None:
    window.lines["as_of"].setText("1 July 2023")
    window.keep()
    made = window.session.reader.get(next(window.session.reader.ids("instrument")))
    assert [row["as_of"]["edtf"] for row in made.rows("versions")] == ["2022-01-01", "2023-07-01"]


def test_the_version_before_is_compared_and_its_words_are_struck_out(window: LawWindow, qtbot: QtBot) -> None:
    window.versions.setCurrentIndex(1)
    window._compare()
    qtbot.waitUntil(lambda: "±" in "".join(window.tree.topLevelItem(n).text(2) for n in range(
        window.tree.topLevelItemCount())), timeout=15000)
    assert "трёх" in window.text.toHtml() and "line-through" in window.text.toHtml()
