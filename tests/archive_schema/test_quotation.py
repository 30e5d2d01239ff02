"""A quotation is found word for word, whatever printing did to the text, and only then."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.quotation import Found, Nearest, Text, find

SEED = Path(__file__).parents[3] / "shared/seeds/freedom-on-the-net-2016-kazakhstan.txt"
TEXT = (
    "В ноябре суд не признал Сычёва виновным и назначил пять лет. “The owner will have three hours\n to comply”, "
    "said Ka-\nzakhtelecom in Kyzyl-Orda — after 41-1 requests, 2.5 percent of 20 000, since 2015. "
    "It was not independent… Банка «Астана» закрыта. We don’t know."
)


@pytest.mark.parametrize(("quotation", "passage"), [
    ("суд не признал Сычева виновным", "суд не признал Сычёва виновным"),
    ('"The owner will have three hours to comply"', "“The owner will have three hours\n to comply”"),
    ("said Kazakhtelecom in Kyzyl-\nOrda - after", "said Ka-\nzakhtelecom in Kyzyl-Orda — after"),
    ("after 41‑1 requests", "after 41-1 requests"),
    ("not independent...", "not independent…"),
    ("Банка “Астана” за\u00adкрыта", "Банка «Астана» закрыта"),
    ("We don't know", "We don’t know"),
    ("Сыче\u0308ва", "Сычёва"),
    ("2.5 percent of 20\u00a0000", "2.5 percent of 20 000"),
    ("суд […] назначил пять лет", "суд не признал Сычёва виновным и назначил пять лет"),
])
def test_what_printing_changes_is_forgiven(quotation: str, passage: str) -> None:
    found = find(quotation, TEXT)
    assert isinstance(found, Found) and TEXT[found.start: found.end] == passage


@pytest.mark.parametrize("quotation", [
    "суд признал Сычёва виновным",  # "not" left out
    "суд не признал Сычёв виновным",  # another case ending
    "назначил шесть лет",  # another number
    "owner will have three hour",  # a word cut
    "independent", "dependent",
    "Банк",  # the text has Банка
    "2.5 percent of 20",  # the number goes on
    "41 requests", "1 requests", "after 41",
    "since 201", "the owner will",  # another capital
    "It was independent",
])
def test_an_altered_word_number_or_ending_is_not_found(quotation: str) -> None:
    text = TEXT.replace("not independent", "not interdependent")
    assert isinstance(find(quotation, text), Nearest)


def test_the_nearest_passage_is_shown_when_a_word_differs() -> None:
    nearest = find("The owner will have two hours to comply", TEXT)
    assert isinstance(nearest, Nearest) and nearest.passage == "The owner will have three hours\n to comply"


def test_the_nearest_passage_is_never_a_full_match() -> None:
    nearest = find("the owner will have three hours to comply", TEXT)
    assert isinstance(nearest, Nearest) and 0.5 < nearest.score < 1


def test_nothing_like_it_gives_no_passage() -> None:
    assert find("completely different words here", TEXT) == Nearest(0.0, 0, 0, "")


def test_an_empty_quotation_is_nowhere() -> None:
    assert find(" ", TEXT) == Nearest(0.0, 0, 0, "")


def test_parts_left_out_must_come_in_order() -> None:
    assert isinstance(find("назначил пять лет […] суд не признал", TEXT), Nearest)


def test_of_several_places_the_surroundings_choose() -> None:
    text = "In May he was fined. In June she was fined. In July they were fined."
    assert find("was fined", text, prefix="In June she ") == Found(33, 42)


LETTERS = st.text("абвкё", min_size=1, max_size=6)


@given(st.lists(LETTERS, min_size=3, max_size=30), st.data())
def test_any_run_of_words_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    text = "\n".join(words)
    found = find(" ".join(words[first: last + 1]), text)
    assert isinstance(found, Found) and text[found.start: found.end].split() == words[first: last + 1] or \
        isinstance(found, Found) and text[found.start: found.end].replace("ё", "е").split() == [
            word.replace("ё", "е") for word in words[first: last + 1]]


@given(st.text("ab-\n“”… ё\u00ad'—й\u0306е\u0308", max_size=40), st.text("ab-\n“”… ё", min_size=1, max_size=6))
def test_places_always_lie_in_the_text(text: str, quotation: str) -> None:
    found = find(quotation, text)
    assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.skipif(not SEED.exists(), reason="the reports beside the project are not here")
@pytest.mark.parametrize("quotation", [
    "is developing a complex infrastructure to control internet traffic",
    "KZT 43 billion (US$120 million) in 2015",
    "“Следи за базаром – нас слушают”",
    "apparent tendency to favor Kazakhtelecom",
])
def test_a_quotation_from_a_real_report_is_found(quotation: str) -> None:
    assert isinstance(Text(SEED.read_text(encoding="utf-8")).find(quotation), Found)


@pytest.mark.parametrize(("quotation", "stands"), [
    ("The quick brown", True), ("the […] fox", True), ("The quick red", False), ("", False), ("he quick", False)])
def test_a_text_tells_whether_it_has_a_quotation(quotation: str, stands: bool) -> None:
    assert Text("The quick brown fox. See the quick fox.").has(quotation) is stands


def test_what_is_typed_is_found_whatever_its_capitals_hyphens_and_yo():
    text = "Её при-\nговор, ПРИГОВОР и при\u00adговорам; её ﬁnal"
    assert [text[one.start:one.end] for one in Text(text).look_for("приговор")] == [
        "при-\nговор", "ПРИГОВОР", "при\u00adговор"]
    assert len(Text(text).look_for("ее")) == 2 and Text(text).look_for("final")
