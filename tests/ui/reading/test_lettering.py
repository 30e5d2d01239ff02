"""Letters, lines, a caret among them, and where pages stand: plain values."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.marked import Rectangle, page_of, rectangles_of
from archive_schema.records import Record
from desktop.intake.pages.values import Letters
from desktop.ui.reading.column import GAP, Column
from desktop.ui.reading.kept_file import readable
from desktop.ui.reading.lettering import Lettering, quoted
from desktop.ui.reading.selection import Selection

TEXT = ("The court sen-\ntenced two men", "in May.")


def lettering(text: str, number: int = 1) -> Lettering:
    """Letters ten wide and twelve high, lines twenty apart; a line's end has no width."""
    places, line, column = array("f"), 0, 0
    for letter in text:
        if letter == "\n":
            places.extend((column * 10, line * 20, column * 10, line * 20 + 12))
            line, column = line + 1, 0
        else:
            places.extend((column * 10, line * 20, column * 10 + 10, line * 20 + 12))
            column += 1
    return Lettering(Letters(number, text, places))


@pytest.fixture
def selection() -> Selection:
    pages = {number: lettering(text, number) for number, text in enumerate(TEXT, 1)}
    return Selection(pages.get, 2)


def test_a_place_on_the_page_is_the_caret_nearest_to_it():
    letters = lettering(TEXT[0])
    assert [letters.near(*at) for at in ((-5, 5), (34, 3), (500, 3), (12, 25), (12, 900))] == [0, 3, 14, 16, 16]


@given(st.text("ab \n", min_size=1, max_size=40).filter(str.strip), st.integers(0, 40))
def test_every_caret_but_at_a_lines_end_is_found_again_where_it_is_drawn(text: str, caret: int):
    letters = lettering(text)
    caret = min(caret, len(text))
    line = next((one for one in letters.lines if one.start <= caret <= one.end), None)
    if line is not None:
        x, top, _, bottom = letters.edge(caret, line)
        assert letters.near(x, (top + bottom) / 2) == caret


def test_a_caret_goes_by_letters_words_and_lines_and_on_to_the_next_page(selection: Selection):
    selection.put((1, 0))
    went = []
    for how, by in (("letter", 1), ("word", 1), ("line", 1), ("edge", 1), ("line", 1), ("letter", -1), ("word", -1)):
        assert selection.move(how, by, keep=False)
        went.append(selection.caret)
    assert went == [(1, 1), (1, 4), (1, 19), (1, 29), (2, 7), (2, 6), (2, 3)]


def test_before_the_first_letter_and_after_the_last_a_caret_stays(selection: Selection):
    selection.put((1, 0))
    assert not selection.move("letter", -1, keep=False) and selection.caret == (1, 0)
    selection.put((2, 7))
    assert not selection.move("word", 1, keep=False) and selection.caret == (2, 7)


def test_a_passage_over_two_pages_has_rectangles_on_both_and_is_quoted_in_one_line(selection: Selection):
    selection.put((2, 2))
    selection.put((1, 10), keep=True)
    assert selection.quote() == "sentenced two men in"
    assert [one.say() for one in selection.rectangles()] == ["1 100 0 140 12", "1 0 20 140 32", "2 0 0 20 12"]
    assert selection.around() == ("The court", "May.")


def test_a_word_and_a_line_are_marked_at_once(selection: Selection):
    selection.mark_word((1, 6))
    assert selection.text() == "court"
    selection.mark_line((1, 20))
    assert selection.text() == "tenced two men"


def test_a_quotation_joins_lines_and_keeps_the_hyphens_that_words_have():
    assert quoted("the при-\nговор of Kyzyl-\nOrda\fon 41-1") == "the приговор of Kyzyl-Orda on 41-1"
    assert quoted("ограниче\u00adния в Кызыл\u00adОрде") == "ограничения в Кызыл-Орде"


@given(st.integers(1, 999), *[st.integers(0, 99_999)] * 2, *[st.integers(1, 9_999)] * 2)
def test_a_rectangle_is_read_as_it_was_kept(page: int, x: int, y: int, width: int, height: int):
    kept = Rectangle(page, x / 10, y / 10, (x + width) / 10, (y + height) / 10)
    assert Rectangle.of(kept.say()) == kept


@pytest.mark.parametrize("told", ["", "1 2 3 4", "0 1 2 3 4", "1 3 2 1 4", "1 nan 2 3 4", "a b c d e", "1 1 1 1e999 4"])
def test_words_that_are_no_rectangle_are_none(told: str):
    assert Rectangle.of(told) is None


def test_the_page_of_a_citation_is_that_of_its_rectangles_or_the_one_printed():
    def citation(**values: object) -> Record:
        return Record("citation", {"locator_kind": "page", **values})

    labels = ["i", "ii", "1", "2"]
    assert page_of(citation(locator="2", rectangles=["7 0 0 1 1"]), labels) == 7
    assert [page_of(citation(locator=told), labels) for told in ("2", "ii", "1–2", "9", "x")] == [4, 2, 3, 9, 0]
    assert page_of(Record("citation", {"locator_kind": "note", "locator": "2"})) == 0
    assert rectangles_of(citation(rectangles=["no", "1 0 0 1 1"])) == [Rectangle(1, 0, 0, 1, 1)]


@given(st.lists(st.tuples(st.integers(20, 900), st.integers(20, 900)), min_size=1, max_size=30),
       st.floats(0.1, 4), st.floats(0.1, 4), st.data())
def test_what_is_at_the_top_is_there_again_at_another_size(sizes, one: float, other: float, data):
    number = data.draw(st.integers(1, len(sizes)))
    small, large = Column(sizes, one), Column(sizes, other)
    _, top, _, height = small.place(number, 100)
    assert small.at(top) == number == large.at(large.height_of(*small.share(top + height // 2)))
    assert small.height == sum(small.place(n, 0)[3] + GAP for n in range(1, len(sizes) + 1)) + GAP


def test_the_original_is_shown_before_copies_and_extracted_texts_not_at_all():
    files = [Record("file", {"name": role, "role": role}) for role in ("redacted", "text", "capture", "original")]
    assert [one["role"] for one in readable(files)] == ["original", "capture", "redacted"]
