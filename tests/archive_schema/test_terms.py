"""Controlled lists."""

from archive_schema.terms import vocabulary
from archive_schema.vocabularies import WGAD_CATEGORY

COLOURS = vocabulary("colours", """
    RED: Crimson | Красный | Қызыл
    grey: Grey
""")


def test_a_code_in_capitals_is_found() -> None:
    assert COLOURS.code_of("RED") == "RED" and WGAD_CATEGORY.code_of("III") == "III"


def test_a_code_is_found_however_it_is_cased() -> None:
    assert COLOURS.code_of("red") == "RED" and COLOURS.code_of(" Grey ") == "grey"


def test_a_label_in_any_language_finds_the_code() -> None:
    assert {COLOURS.code_of(words) for words in ("crimson", "красный", "ҚЫЗЫЛ")} == {"RED"}


def test_words_outside_the_list_find_nothing() -> None:
    assert COLOURS.code_of("blue") is None
