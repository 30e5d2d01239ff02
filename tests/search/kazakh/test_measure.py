"""The stemmer on lemmas told by hand, when they are at hand; and how that is counted."""

from __future__ import annotations

import pytest

from tests.search.kazakh import measure
from tests.search.kazakh.measure import Pair


@pytest.fixture(scope="module")
def pairs() -> set[Pair]:
    files = measure.treebank()
    if not files:
        pytest.skip("not shown: MURAGAT_OUTSIDE names no folder with UD_Kazakh-KTB")
    return measure.read(files)


def test_forms_are_found_by_their_lemmas_and_few_others_are(pairs: set[Pair]) -> None:
    assert not measure.too_low(measure.figures(pairs, measure.kazakh.stems, measure.kazakh.stems))


def test_so_are_those_of_the_lemmas_held_back(pairs: set[Pair]) -> None:
    assert not measure.too_low(
        measure.figures(pairs, measure.kazakh.stems, measure.kazakh.stems, measure.held_back))


def test_a_lemma_is_in_one_half_alone() -> None:
    lemmas = [chr(0x430 + number % 32) * (1 + number // 32) for number in range(400)]
    assert 150 < sum(map(measure.held_back, lemmas)) < 250
    assert all(measure.held_back(lemma) != measure.tuned(lemma) for lemma in lemmas)


def test_a_joined_pair_of_two_lemmas_lowers_the_precision() -> None:
    pairs = {Pair("сот", "сот", "NOUN"), Pair("соты", "сот", "NOUN"), Pair("сол", "сол", "PRON")}
    found = measure.figures(pairs, lambda word: [word[:2]], lambda word: [word[:2]])
    assert (found.nouns, found.precision, found.noun_precision) == (1.0, pytest.approx(1 / 3), 1.0)
