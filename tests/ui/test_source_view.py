from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from archive_schema.records import Record
from desktop.ui.reading.source_view import SourceView
from desktop.ui.session import Session
from tests.ui.making import VAULT

TEXT = "First page, about the\norder of 2016.\fSecond page: «Мы опубликовали» 😀 the ORDER again."


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> SourceView:
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "A text", "text": TEXT, "pages": TEXT.split("\f")}))).result()
    view = SourceView(session, made.id)
    qtbot.addWidget(view)
    return view


def test_words_are_found_however_they_are_cased_and_broken_into_lines(view: SourceView):
    view.find_line.setText("THE order")
    assert view.find_next() and view.page.textCursor().selectedText().replace("\u2029", " ") == "the order"


def test_finding_goes_on_to_the_next_place_and_round(view: SourceView):
    view.find_line.setText("order")
    places = []
    for _ in range(3):
        view.find_next()
        places.append(view.page.textCursor().selectionStart())
    assert places[0] < places[1] and places[2] == places[0]


def test_what_is_not_there_is_said_not_to_be_there(view: SourceView):
    view.find_line.setText("nowhere")
    assert not view.find_next() and view.found.text() == "Not found"


def test_a_marked_passage_becomes_a_citation_with_its_page(view: SourceView):
    start = TEXT.index("Мы")
    view.select(start, start + len("Мы опубликовали"))
    assert view.passage() == {
        "quote": "Мы опубликовали", "prefix": "First page, about the\norder of 2016.\fSecond page: «",
        "suffix": "» 😀 the ORDER again.", "locator_kind": "page", "locator": "2"}


def test_letters_beyond_the_first_plane_do_not_shift_a_passage(view: SourceView):
    view.find_line.setText("ORDER again")
    view.find_next()
    assert view.passage()["quote"] == "ORDER again"


def test_nothing_is_cited_without_a_marked_passage(view: SourceView):
    assert not view.cite_button.isEnabled()


def test_a_sealed_text_is_not_read_with_a_closed_vault(session: Session, qtbot: QtBot):
    session.archive.open_vault(VAULT)
    made = session.archive.write("Add a record", lambda w: w.add(
        Record("source", {"title": "Sealed source", "sealed_text": "planted words"}))).result()
    session.close_vault()
    view = SourceView(session, made.id)
    qtbot.addWidget(view)
    assert view.page.toPlainText() == "" and view.page.placeholderText() == "sealed"
