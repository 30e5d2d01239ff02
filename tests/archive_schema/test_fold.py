"""Spellings of one name meet in one key, and different names do not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.fold import (
    _FOREIGN,
    _GERMAN,
    _OTHERWISE,
    _RUNS,
    _SPELLED_2017,
    ends_of_2017,
    fold,
    fold_name,
    read_as_german,
    read_otherwise,
    shows_german,
    written_alike,
)

NAMES = """\
Байдалинова Baydalinova Baidalinova Baïdalinova
Нарымбаев Narymbayev Narymbaev Narymbaïev Narimbaev
Мамбеталин Mambetalin
Тайчибеков Taichibekov Taychibekov Taïtchibekov Taishybekov
Кабышев Kabyshev Kabyschew Qabyshev Қабышев
Назарбаев Nazarbayev Nazarbaev Nasarbajew Nazarbaïev Nazarbajev
Токаев Tokayev Tokaev Toqaev Tokajew Тоқаев
Әбішева Абишева Abisheva Abişeva Äbişeva
Ұзақбаев Uzakbayev Узакбаев Ūzaqbaev
Қанат Канат Kanat Qanat
Сычёв Сычев Sychev Sychyov
Бәйменов Байменов Baimenov Baymenov Bäimenov
Юлия Yulia Yuliya Iuliia Ioulia
Ермек Yermek Ermek Iermek
Жақсыбеков Жаксыбеков Джаксыбеков Zhaksybekov Dzhaksybekov Jaqsybekov
Кирилл Kyril Kirill
Құнанбайұлы Qunanbaiuli Kunanbayuly
Аблязов Ablyazov Abliazov Abljasow
Қазақтелеком Казахтелеком Kazakhtelecom Qazaqtelecom
Жуманова Zhumanova Jumanova Joumanova
Ковязин Kovyazin
Блялов Blyalov
Қызылорда Кызылорда Kyzylorda Kyzyl-Orda Qyzylorda
Шымкент Shymkent S'ymkent Şymkent Chymkent
Мәсімов Масимов Massimov Masimov
Васильев Vasilyev Vasiliev Vasil'ev
Сергей Sergey Sergei Sergej Sergueï
Мұхтар Мухтар Mukhtar Muhtar Muchtar مۇحتار
Нұрсұлтан Нурсултан Nursultan Noursoultan نۇرسۇلتان
Головкин Golovkin Golovkine Golowkin
Геннадий Gennady Guennadi
Мамай Mamay Mamai Mamaj Mamaï
Харламов Kharlamov Charlamow
Горбачёв Gorbachev Gorbatschow Gorbatchev
Бахтиёр Bakhtiyor Baxtiyor
Худойбердиев Khudoyberdiyev Xudoyberdiyev
Хадиджа Khadija Xədicə Chadidscha
Ксения Ksenia Xenia
Ниязов Niyazov Nyýazow
Дәурен Dauren Da'y'ren Dáýren Däuren
Диана Diana
Дана Dana"""
GROUPS = [line.split() for line in NAMES.splitlines()]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_the_spellings_of_a_name_meet(group: list[str]) -> None:
    assert len({fold(spelling) for spelling in group}) == 1


def test_different_names_keep_apart() -> None:
    keys = [fold(group[0]) for group in GROUPS]
    assert not [pair for pair in combinations(keys, 2) if pair[0] == pair[1]]


def test_the_case_of_letters_makes_no_difference() -> None:
    assert fold("ӘБІШЕВА") == fold("әбішева")


def test_a_composed_letter_is_the_same_as_its_parts() -> None:
    assert fold("Байменов") == fold("Баи\u0306менов")


def test_abbreviations_of_other_letters_keep_apart() -> None:
    assert fold("HRF") != fold("HRW") and fold("КНБ") == fold("KNB")


def test_signs_alone_have_no_key() -> None:
    assert fold("—") == ""


def test_letters_of_other_scripts_stay() -> None:
    assert fold("北京") == "北京"


def test_a_hyphened_name_is_found_by_its_parts_and_as_a_whole() -> None:
    assert fold_name("Kaisar Zhumabai-uly") == ("kaisar", "jumabai", "uli", "jumabaiuli")


@given(st.text(max_size=30))
def test_a_key_holds_only_letters_and_digits(text: str) -> None:
    assert not [mark for mark in fold(text) if not mark.isalnum()]


@given(st.lists(st.sampled_from("sch sh s i e j jo x gu in dr yo a w ß c' s' y' t ee".split())).map("".join))
def test_a_step_changes_nothing_without_its_letters(text: str) -> None:
    for letters, pattern, instead in (*_SPELLED_2017, *_GERMAN, *_OTHERWISE, *_FOREIGN, *_RUNS):
        assert letters in text or pattern.sub(instead, text) == text


@pytest.mark.parametrize(("word", "name"), [
    ("bajkenova", "Бажкенова"), ("ljudmila", "Людмила"), ("politkovskaja", "Политковская"), ("rosa", "Роза"),
    ("asat", "Азат"), ("yorov", "Ёров"), ("анну", "Анна"), ("инне", "Инна")])
def test_letters_that_another_language_reads_otherwise_are_read_so_too(word: str, name: str) -> None:
    assert fold(name) in map(fold, read_otherwise(word))


@pytest.mark.parametrize("word", ["narymbaev", "serik", "нарымбаев", "резоны", "rosalia"])
def test_a_word_without_such_letters_is_read_once(word: str) -> None:
    assert read_otherwise(word) == []


def test_a_german_spelling_is_told_by_the_words_beside_it() -> None:
    name = ["oras", "schandossow"]
    assert shows_german(name) and fold("Ораз") in map(fold, read_as_german("oras"))
    assert not shows_german(["oraz", "zhandosov"])


def test_a_last_letter_of_2017_is_no_quotation_mark() -> None:
    assert set(map(fold, ends_of_2017("Balqas' pen Aqtay’da emes, Atyray'"))) == {fold("Балқаш"), fold("Атырау")}


def test_a_word_of_two_letters_is_told_in_all_letters() -> None:
    assert {"ақ", "ак", "aq"} <= set(written_alike("ak")) and "ak" not in written_alike("ak")
