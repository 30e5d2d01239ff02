"""Places: each name of one finds the others."""

import pytest

from archive_schema.text.normalise import words
from desktop.paths import resources
from desktop.search.spelling.places import LIST, Places, read_places


@pytest.fixture
def places() -> Places:
    return read_places(resources() / LIST)


def names_found(places: Places, asked: str) -> set[str]:
    return {" ".join(word.text for word in name) for _, _, name in places.found(words(asked))}


@pytest.mark.parametrize("asked", ["Алма-Ата", "Гурьев", "Новый Узень", "Целиноград", "Österreich", "Ақмола"])
def test_a_place_is_told_alike_whatever_was_asked_before(places, asked):
    first = list(places.found([word.casefold() for word in words(asked)]))
    for other in ("сот", "алматы", "үкім", "court", "2016", "рига"):
        list(places.found([other]))
    assert first and first == list(places.found(words(asked)))


def test_another_spelling_of_one_name_finds_the_other_names(places):
    assert "гурьев" in names_found(places, "Atyrau") & names_found(places, "Атырауда")


def test_names_of_two_words_are_found_among_others(places):
    assert "жаңаөзен" in names_found(places, "события в городе Новый Узень зимой")


def test_a_name_that_counts_as_written_is_not_found_in_another_script(places):
    assert "уральск" in names_found(places, "Орал") and not names_found(places, "oral")
