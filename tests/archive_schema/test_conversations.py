from __future__ import annotations

import pytest

from archive_schema.conversations import Told, read
from archive_schema.kinds import SCHEMA


@pytest.mark.parametrize(("typed", "way", "by"), [
    ("phone Aigul", "phone", "Aigul"), ("told by phone, by a neighbour", "phone", "a neighbour"),
    ("over the phone: her brother", "phone", "her brother"), ("по телефону, сосед", "phone", "сосед"),
    ("по телефону от адвоката", "phone", "адвоката"), ("телефон: Айгүл", "phone", "Айгүл"),
    ("телефон арқылы айтты: көршісі", "phone", "көршісі"), ("whatsapp: the lawyer", "message", "the lawyer"),
    ("face to face, with the lawyer", "meeting", "the lawyer"),
])
def test_who_told_it_and_how_is_read_from_one_line(typed: str, way: str, by: str) -> None:
    assert read(typed) == Told(way, by)


@pytest.mark.parametrize("typed", ["A report", "phone", "Phones of the world", "Телефонное право", ""])
def test_other_words_tell_of_no_conversation(typed: str) -> None:
    assert read(typed) is None


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_was_told_makes_a_whole_source(language: str) -> None:
    made = Told("phone", "Aigul", {"edtf": "2026-11-22"}).source(language)
    assert SCHEMA["source"].problems(made) == [] and "Aigul" in made["title"] and made["title_described"] == "yes"
