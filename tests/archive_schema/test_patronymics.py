"""Patronymics in Russian, Kazakh and Latin letters, in any case."""

import pytest

from archive_schema.text.patronymics import father_of, is_child, same_father


@pytest.mark.parametrize("word", [
    "кабдоллаевич", "кабдоллович", "қабдоллаұлы", "қабдоллаұлының", "кабдоллаевной", "kabdollayevich", "qabdollauly"])
def test_one_father_is_told_in_any_language_and_case(word: str) -> None:
    assert same_father(father_of(word), "kabdolla")


@pytest.mark.parametrize("word", ["ильич", "никитич", "лукичу", "никитична"])
def test_short_patronymics_are_known(word: str) -> None:
    assert father_of(word)


@pytest.mark.parametrize("word", ["нарымбаев", "ұлы", "кирпич", "жаңа"])
def test_another_word_names_no_father(word: str) -> None:
    assert father_of(word) == ""


def test_the_word_for_a_child_may_stand_alone() -> None:
    assert is_child("қызы") and not is_child("қыз")
