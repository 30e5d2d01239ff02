from __future__ import annotations

import pytest

from desktop.archive.passphrase import DRAWN_BITS, LETTERS, draw, strength


@pytest.mark.parametrize("weak", ["", "password", "almaty2016", "ПарольПароль", "aaaaaaaaaaaaaaaaaaaa", "12345678"])
def test_what_people_choose_first_is_told_to_be_weak(weak: str):
    assert strength(weak).grade == "weak"


def test_a_drawn_passphrase_is_strong():
    assert strength(draw(), drawn=True).grade == "strong"


def test_a_drawn_passphrase_has_six_words_and_is_another_each_time():
    assert len(draw().split()) == 6 and draw() != draw()


def test_a_word_said_twice_adds_next_to_nothing():
    assert strength("river river").bits <= strength("river").bits + 1


def test_six_words_of_ones_own_are_better_than_two():
    assert strength("river lamp seven cloud paper stone").bits > strength("river lamp").bits


def test_words_are_drawn_in_the_letters_of_either_script():
    assert all("а" <= letter <= "я" for letter in draw("cyrillic").replace(" ", ""))


def test_a_drawn_passphrase_holds_the_chance_that_is_told():
    assert {len(set(letters)) for letters in LETTERS["latin"]} == {len(set(one)) for one in LETTERS["cyrillic"]}
    assert DRAWN_BITS == 73
