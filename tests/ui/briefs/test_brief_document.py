"""What is put into the document of the editor comes out of it to the letter."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor

from desktop.briefs.writing.inline import OBJECT
from desktop.briefs.writing.shown import Shown
from desktop.ui.briefs.brief_document import BriefDocument
from tests.briefs.writing.test_inline import TEXTS

BLOCKS = st.lists(st.tuples(st.sampled_from(["heading", "text", "list", "answer", "table"]), TEXTS), max_size=5)


def shown(blocks: list[tuple[str, str]], first: int = 0) -> list[Shown]:
    return [Shown(str(first + at), type_, text if type_ != "table" else "", int(type_ == "heading"),
                  "A card" if type_ in ("table", "answer") else "") for at, (type_, text) in enumerate(blocks)]


@pytest.fixture(scope="module")
def document(qapp: object) -> BriefDocument:
    return BriefDocument(QFont("Serif", 11))


@given(BLOCKS, BLOCKS, st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_text_that_is_shown_is_given_back_to_the_letter(
        document: BriefDocument, before: list[tuple[str, str]], after: list[tuple[str, str]],
        data: st.DataObject) -> None:
    document.show(shown(before))
    # Some blocks stay, some come and go in between.
    kept = data.draw(st.lists(st.sampled_from(document.shown), unique=True)) if document.shown else []
    at = data.draw(st.integers(0, len(kept)))
    wanted = [*kept[:at], *shown(after, 100), *kept[at:]]
    document.show(wanted)
    assert [document.text_of(one.id) for one in wanted] == [one.text for one in wanted] and document.is_whole()


def test_a_mark_is_one_character_and_copied_as_its_markup(document: BriefDocument) -> None:
    document.show([Shown("1", "text", "As told [@SRC-0001, p. 2][@SRC-0001, p. 2] 👍 there.")])
    assert document.begin().text().count(OBJECT) == 2
    assert document.raw_between(8, 10) == "[@SRC-0001, p. 2][@SRC-0001, p. 2]"
    assert document.raw_between(3, 9) == "told [@SRC-0001, p. 2]"
    assert [at for at, _ in document.marks()] == [8, 9]


def test_what_is_copied_of_two_blocks_is_parted_by_an_empty_line(document: BriefDocument) -> None:
    document.show([Shown("1", "text", "one\ntwo"), Shown("2", "table", card="A table"), Shown("3", "text", "three")])
    assert document.raw_between(0, document.characterCount() - 1) == "one\ntwo\n\nthree"


def test_a_block_that_ran_into_another_is_noticed(document: BriefDocument) -> None:
    document.show([Shown("1", "text", "one"), Shown("2", "text", "two")])
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    cursor.deletePreviousChar()
    assert not document.is_whole()
    document.show_anew()
    assert document.is_whole() and [document.text_of(one) for one in "12"] == ["one", "two"]
    document.show([])
