"""One order of titles for Kazakh, Russian and English, kept as text that SQLite compares."""

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.collate import sort_key

KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
WORDS = st.text("аәбеёкқАӘЕЁКҚabcZ019 -«", max_size=8)


def test_the_letters_stand_in_the_order_of_the_kazakh_alphabet() -> None:
    assert "".join(sorted(reversed(KAZAKH), key=sort_key)) == KAZAKH


@pytest.mark.parametrize("ordered", [
    ["9", "10", "41", "41-1", "42"],
    ["apple", "Zebra", "Аделя", "Яблоко"],
    ["Елка", "Ёлка", "Ель"],
    ["Канат", "Қанат", "Құрылтай", "Лес"],
    ["канат", "Канат"],
    ["Ақ Орда", "Ақмола", "Әділ"],
    ["resume", "résumé", "resumes"],
    ["PRO-9", "PRO-0042", "PRO-100"],
])
def test_titles_stand_in_order(ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=sort_key) == ordered


def test_quotation_marks_count_for_nothing() -> None:
    assert sort_key("«Азаттық»") == sort_key("Азаттық")


def test_sqlite_compares_the_keys_as_python_does() -> None:
    titles = ["Қанат", "Канат", "Zebra", "10", "9", "Ёлка", "Елка", "北京", "😀 title", "Ұлт", "Һ"]
    base = sqlite3.connect(":memory:")
    base.execute("create table t (key text)")
    base.executemany("insert into t values (?)", [(sort_key(title),) for title in titles])
    assert [row[0] for row in base.execute("select key from t order by key")] == sorted(map(sort_key, titles))


@given(WORDS, WORDS)
def test_a_beginning_sorts_before_the_whole(start: str, rest: str) -> None:
    letters = sort_key(start).split("\x01")[0]
    assert letters <= sort_key(start + rest).split("\x01")[0]


@given(st.lists(WORDS, min_size=2, max_size=6))
def test_a_letter_earlier_in_the_alphabet_decides_before_any_mark_or_case(words: list[str]) -> None:
    ordered = sorted(words, key=sort_key)
    firsts = [sort_key(word).split("\x01")[0] for word in ordered]
    assert all(one <= other for one, other in pairwise(firsts))


@given(st.text())
def test_any_text_has_a_key_without_null_characters(text: str) -> None:
    assert "\x00" not in sort_key(text)
