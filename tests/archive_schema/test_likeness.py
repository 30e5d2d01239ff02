"""How alike names, titles and addresses are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.likeness import (
    ALIKE,
    INITIAL,
    LETTER,
    SAME,
    SCRIPT,
    SHORTER,
    SPELLING,
    Name,
    address_key,
    bodies_alike,
    body_keys,
    names_alike,
    title_key,
    words_of_body,
)


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Ермек Нарымбаев", "Yermek Narymbayev", (SAME, SCRIPT)),
    ("Нарымбаев Ермек", "Ермек Нарымбаев", (SAME, SCRIPT)),
    ("Қайрат Мәми", "Кайрата Мами", (SAME, SCRIPT)),
    ("Ермек Серикович Нарымбаев", "Ермек Нарымбаев", (SAME, SHORTER)),
    ("Ермек Серікұлы Нарымбаев", "Ермек Серикович Нарымбаев", (SAME, SCRIPT)),
    ("Е. Нарымбаев", "Ермек Нарымбаев", (ALIKE, INITIAL)),
    ("Нарымбаев Е.С.", "Е. Нарымбаев", (ALIKE, INITIAL)),
    ("Мұхтар Әуезов", "Мухтар Ауесов", (ALIKE, SPELLING)),
    ("Ерлан Асанов", "Ерлан Хасанов", (ALIKE, LETTER)),
    ("Мадонна", "Madonna", (SAME, SCRIPT)),
])
def test_names_of_one_person_are_told_from_names_that_look_alike(one: str, other: str, found: tuple[str, str]) -> None:
    assert names_alike(Name(one), Name(other)) == names_alike(Name(other), Name(one)) == found


@pytest.mark.parametrize(("one", "other"), [
    ("Ерлан Асанов", "Нурлан Асанов"), ("Асанов", "Ерлан Асанов"), ("Е. Асанов", "Н. Асанов"),
    ("Ерлан Серикович Асанов", "Ерлан Болатович Асанов"), ("Е. Асанов", "Нурлан Асанов"), ("", "Асанов"),
    ("Асанов Омаров", "Хасанов Гомаров"),
])
def test_names_of_two_people_are_not_alike(one: str, other: str) -> None:
    assert names_alike(Name(one), Name(other)) is None


PARTS = st.sampled_from(["Асанов", "Хасанов", "Hasanov", "Ермек", "Yermek", "Е.", "Серикович", "Нарымбаева", "Ә."])


@given(one=st.lists(PARTS, min_size=1, max_size=3), other=st.lists(PARTS, min_size=1, max_size=3))
def test_names_that_are_alike_share_a_key(one: list[str], other: list[str]) -> None:
    ours, theirs = Name(" ".join(one)), Name(" ".join(other))
    if names_alike(ours, theirs):
        assert set(ours.keys()) & set(theirs.keys())


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Министерство юстиции", "Ministerstvo Iustitsii", (SAME, SCRIPT)),
    ("ТОО «Кселл»", "Кселл ТОО", (SAME, SCRIPT)),
    ("Казахтелеком", "Kazakhtelecom", (SAME, SCRIPT)),
    ("Алматинский городской суд", "Алматинский областной суд", None),
])
def test_bodies_are_the_same_by_their_words(one: str, other: str, found: tuple[str, str] | None) -> None:
    ours, theirs = words_of_body(one), words_of_body(other)
    assert bodies_alike(ours, theirs) == found
    assert not found or set(body_keys(ours)) & set(body_keys(theirs))


@pytest.mark.parametrize("other", [
    "http://www.Example.kz/News/1/", "https://m.example.kz/News/1?utm_source=a#top", "example.kz/News/1"])
def test_an_address_is_the_same_however_it_was_printed(other: str) -> None:
    assert address_key("https://example.kz/News/1") == address_key(other)


def test_another_page_is_another_address() -> None:
    assert address_key("https://example.kz/a?id=1") != address_key("https://example.kz/a?id=2")


def test_an_address_in_letters_is_the_same_as_in_code() -> None:
    assert address_key("https://xn--e1aybc.xn--p1ai/") == address_key("тест.рф")


def test_titles_are_compared_across_scripts() -> None:
    assert title_key("Ұлттық қауіпсіздік!") == title_key("ulttyk qauipsizdik")
