"""Breaking text into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.fonts import family
from desktop.briefs.hyphens import is_address, parting_points
from desktop.briefs.lines import Line, Type, set_lines
from desktop.briefs.marks import clean
from desktop.briefs.strips import BODY, CELL, NOTE
from desktop.briefs.values import NoteMark, Span, Spans

TEXTS = st.text(alphabet="aж ӘЩw-–/.:?№₸😀\n\xa0\u0301", max_size=300)


def words(line: Line) -> str:
    return "".join(ink.text for ink in line.inks if not ink.rise)


def parted(word: str) -> str:
    points = parting_points(word, is_address(word))
    return "".join(("|" + "-" * points[at] if at in points else "") + letter for at, letter in enumerate(word))


@given(TEXTS, st.sampled_from([BODY, NOTE, CELL]), st.floats(30, 500))
def test_no_line_is_wider_than_its_measure(text: str, type_: Type, measure: float) -> None:
    for line in set_lines((Span(text),), type_, measure, family()):
        assert line.width <= measure + 0.01


@given(TEXTS, st.floats(30, 500))
def test_every_letter_stands_on_a_line_in_its_order(text: str, measure: float) -> None:
    lines = set_lines((Span(text),), BODY, measure, family())
    printed = "".join(words(line) for line in lines).replace("[U+1F600]", "😀")
    kept = [letter for letter in printed if letter in "aжӘЩw№₸"]
    assert kept == [letter for letter in clean(text) if letter in "aжӘЩw№₸"]


@given(st.lists(st.sampled_from(["word ", "слово", " ", "x" * 150, None]), max_size=60), st.floats(40, 400))
def test_every_mark_stands_on_a_line_in_its_order(parts: list[str | None], measure: float) -> None:
    spans: Spans = tuple(NoteMark(at) if part is None else Span(part) for at, part in enumerate(parts))
    found = [number for line in set_lines(spans, CELL, measure, family()) for number in line.notes]
    assert found == [at for at, part in enumerate(parts) if part is None]


@given(st.integers(1, 100))
def test_no_line_bears_more_marks_than_its_type_allows(count: int) -> None:
    spans: Spans = (Span("Here"), *(NoteMark(number) for number in range(1, count + 1)))
    assert max(len(line.notes) for line in set_lines(spans, CELL, 300, family())) <= CELL.marks


def test_a_mark_stays_with_its_word() -> None:
    for measure in range(60, 200, 7):
        lines = set_lines((Span("one two three four five"), NoteMark(1)), NOTE, measure, family())
        assert words(lines[-1]).strip() and lines[-1].notes == (1,)


def test_two_marks_side_by_side_are_told_apart() -> None:
    (line,) = set_lines((Span("so"), NoteMark(1), NoteMark(2)), BODY, 300, family())
    assert "".join(ink.text for ink in line.inks) == "so1,2"


@pytest.mark.parametrize(("word", "places"), [
    ("правительственного", "пра|-ви|-тельст|-вен|-но|-го"), ("Қазақстан", "Қа|-зақ|-стан"),
    ("қауіпсіздік", "қауіп|-сіз|-дік"), ("онлайн-издание", "он|-лайн-|из|-да|-ние"),
    ("surveillance", "sur|-veil|-lance"), ("hyphenation", "hyphen|-ation"),
])
def test_words_are_parted_by_their_syllables(word: str, places: str) -> None:
    assert parted(word) == places


@pytest.mark.parametrize("word", [
    "Kazakhtelecom", "МИНИСТЕРСТВО", "КазТАГинформ", "UNESCO", "administration2016", "name@example", "example.com",
    "1234567", "isn’t", "about",
])
def test_names_in_capitals_numbers_and_addresses_get_no_hyphen(word: str) -> None:
    assert not any(parting_points(word, is_address(word)).values())


@pytest.mark.parametrize("word", ["desk@example.org", "example.kz", "www.example", "a.kz/b", "(https://a.kz"])
def test_an_address_is_known_with_and_without_its_scheme(word: str) -> None:
    assert is_address(word)


@pytest.mark.parametrize("word", ["e.g.", "и/или", "т.д.", "3.5", "J.P.", "art.", "Mr."])
def test_what_has_a_full_stop_is_not_an_address_yet(word: str) -> None:
    assert not is_address(word)


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    lines = set_lines((Span("правительственного " * 60),), BODY, 190, family())
    ends = "".join("-" if words(line).endswith("-") else " " for line in lines)
    assert "--" in ends and "---" not in ends


def test_an_address_is_parted_after_its_marks_and_gets_no_hyphen() -> None:
    assert parted("https://a.kz/news/one-two") == "https://|a.|kz/|news/|one-|two"
    lines = set_lines((Span("https://example.kz/" + "abcdefgh" * 30),), NOTE, 200, family())
    assert "".join(words(line) for line in lines) == "https://example.kz/" + "abcdefgh" * 30


def test_a_loose_line_is_left_ragged_rather_than_torn_apart() -> None:
    lines = set_lines((Span("ab " + "W" * 30 + " " + "W" * 30),), BODY, 330, family())
    assert all(line.stretch < 5 for line in lines)


@pytest.mark.parametrize(("said", "tied"), [
    ("word 2016 г. word", "2016 г."), ("word № 5 word", "№ 5"), ("word ст. 10 word", "ст. 10"),
    ("word p. 7 word", "p. 7"),
    ("word – word", "word –"), ("word 2015–2016 гг. word", "2015–2016 гг."),
])
def test_a_number_and_its_sign_are_not_parted_by_a_line_end(said: str, tied: str) -> None:
    for measure in range(30, 140, 3):
        lines = set_lines((Span(said),), NOTE, measure, family())
        assert any(tied in words(line).replace("\xa0", " ") for line in lines) or measure < 66


def test_an_abbreviation_without_a_number_is_not_tied() -> None:
    (line,) = set_lines((Span("и т. д. — slip. 7"),), NOTE, 300, family())
    assert words(line) == "и т. д.\xa0— slip. 7"


def test_the_last_line_of_a_paragraph_is_more_than_the_rest_of_a_word() -> None:
    said = (Span("some spoke against Russia or its policy, others for joining it."),)
    for measure in range(100, 300, 5):
        lines = set_lines(said, BODY, measure, family())
        assert "ing" not in words(lines[-1]).split()
