"""A source read as its text."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.intake.pages.values import Block
from desktop.ui.reading.reading_view import ReadingView
from desktop.ui.reading.words_page import WordsPage, markup_of
from desktop.ui.session import Session
from tests.ui.making import VAULT

TEXT = "First page, about the\norder of 2016.\fSecond page: «Мы опубликовали» 😀 the ORDER again."


@pytest.fixture
def page(qtbot: QtBot) -> WordsPage:
    made = WordsPage(TEXT, has_pages=True)
    qtbot.addWidget(made)
    return made


def test_words_are_found_however_they_are_cased_and_broken_into_lines(page: WordsPage):
    page.look_for("THE order")
    page.turn(1)
    assert page.edit.textCursor().selectedText().replace("\u2029", " ") == "the order"


def test_finding_goes_on_to_the_next_place_and_round(page: WordsPage):
    page.look_for("order")
    places = []
    for _ in range(3):
        page.turn(1)
        places.append(page.edit.textCursor().selectionStart())
    assert places[0] < places[1] and places[2] == places[0]


def test_it_says_which_of_how_many_places_is_shown(page: WordsPage):
    told = []
    page.counted.connect(lambda *count: told.append(count))
    page.look_for("order")
    page.turn(-1)
    page.look_for("nowhere")
    assert told == [(0, 2, True), (2, 2, True), (0, 0, True)]


def test_a_marked_passage_becomes_a_citation_with_its_page(page: WordsPage):
    start = TEXT.index("Мы")
    page.select(start, start + len("Мы опубликовали"))
    assert page.passage() == {
        "quote": "Мы опубликовали", "prefix": "First page, about the\norder of 2016.\fSecond page: «",
        "suffix": "» 😀 the ORDER again.", "locator_kind": "page", "locator": "2"}


def test_letters_beyond_the_first_plane_do_not_shift_a_passage(page: WordsPage):
    page.look_for("ORDER again")
    page.turn(1)
    assert page.passage()["quote"] == "ORDER again"


def test_a_quotation_that_moved_to_another_page_is_told_and_not_changed(page: WordsPage):
    citation = Record("citation", {"quote": "the ORDER again", "locator_kind": "page", "locator": "1"}, id="c")
    page.show_citations([citation])
    assert page.anchors["c"].state == "moved" and page.moved_to(citation)["locator"] == "2"
    assert citation["locator"] == "1"


def test_what_a_web_page_said_cannot_become_markup(qtbot: QtBot):
    blocks = [Block("p", (("", "<img src=x onerror=a>"), ("b", "<script>"))), Block("row", (("", "one"), ("", "two")))]
    made = WordsPage("", blocks=blocks)
    qtbot.addWidget(made)
    assert "<img" not in markup_of(blocks) and made.raw.startswith("<img src=x onerror=a><script>")


def test_a_sealed_text_is_not_read_with_a_closed_vault(session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "Sealed source", "sealed_text": "planted words"}))).result()
    session.close_vault()
    view = ReadingView(session, made.id)
    qtbot.addWidget(view)
    assert isinstance(view.shown, WordsPage) and view.shown.edit.placeholderText() == "sealed"
    assert not view.raw and not view.bar.cite_button.isEnabled()
