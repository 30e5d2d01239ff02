"""Kazakh nouns meet in their stem."""

from __future__ import annotations

import pytest

from desktop.search.kazakh import stem


@pytest.mark.parametrize(
    "forms",
    [
        "қауіпсіздік қауіпсіздікті қауіпсіздіктің қауіпсіздікке қауіпсіздігі қауіпсіздігін қауіпсіздігіне",
        "жаңалық жаңалықтар жаңалықтарды жаңалықтарымыз жаңалығы",
        "кітап кітабы кітаптар кітабын кітаптарында кітаптан",
        "азамат азаматтар азаматтардың азаматы азаматтарға азаматпен",
        "қала қалада қаланың қалалар қаласы қаласында қаладағы",
        "бала балалар балаларымыздың баласы балаға",
        "министр министрдің министрлер министрге",
        "құқық құқығы құқықтары құқықтарының құқыққа",
        "нарымбаев нарымбаевтың нарымбаевқа нарымбаевты нарымбаевтан нарымбаевпен",
    ],
)
def test_the_forms_of_a_noun_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["заң", "сот", "үй", "басшы", "адам", "тіл"])
def test_a_bare_noun_keeps_its_letters(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(("one", "other"), [("асан", "хасан"), ("серік", "серікбек"), ("қазақ", "қазан")])
def test_different_names_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
