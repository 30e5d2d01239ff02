"""What folded names may differ by: case endings, slips of spelling, initials."""

from __future__ import annotations

import pytest

from archive_schema.text.fold import fold
from archive_schema.text.names import Form, first_sounds, in_accounts, initials, same_name, sound


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Нарымбаеву", "Narymbaev"),
        ("Нарымбаевтың", "Нарымбаевым"),
        ("Мәмбеталинге", "Mambetalin"),
        ("Жакишевым", "Dzhakishev"),
        ("Калеевой", "Калееваның"),
        ("Сергеем", "Sergei"),
        ("Мамаю", "Мамайға"),
        ("Бапидің", "Bapi"),
        ("Аяну", "Аянды"),
        ("Тамары", "Тамаре"),
        ("комитетінің", "комитети"),
        ("Азаттығы", "Азаттык"),
        ("Қазақстандағы", "Казахстане"),
    ],
)
def test_case_forms_of_a_name_belong_together_in_any_script(form: str, name: str) -> None:
    assert same_name(fold(form), fold(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Serikbek", "Serik"), ("Асанбаев", "Асан"), ("Нурланов", "Нурлан"), ("Алматы", "Алма"), ("Айдос", "Айдо"),
     ("Kazakhstan", "Kazakhs"), ("Султанат", "Султан")],
)
def test_a_longer_name_is_no_form_unless_its_ending_is_one(one: str, other: str) -> None:
    assert not same_name(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Бозумбаев", "Бозымбаев"), ("Koslow", "Козлов"), ("Schanbolat", "Жанболат"), ("Біләлов", "Blyalov"),
     ("Walikhanov", "Уәлиханов"), ("Yuldashev", "Йўлдошев"), ("Дүйсенбинов", "Дюсембинов"), ("Самұрық", "Samruk"),
     ("Дәулетов", "Davletov"),
     ("Құдайбергенов", "Kudaibergen"), ("Сарсенбаев", "Särsenbaiūly")],
)
def test_a_near_spelling_differs_as_spellings_of_one_name_do(one: str, other: str) -> None:
    assert Form(fold(one)).differences(Form(fold(other)))


def test_near_spellings_lie_together_in_the_index() -> None:
    assert sound(fold("Walikhanov")) == sound(fold("Уәлиханов"))
    assert sound(fold("Дәулет")) == sound(fold("Davlet"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Асанов", "Хасанов"), ("Иманов", "Имамов"), ("Жанар", "Жанат"), ("Марат", "Мурат"), ("Алиев", "Галиев"),
     ("Темиров", "Тимуров"), ("Алия", "Алина"), ("Есенов", "Асанов")],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert Form(fold(one)).differences(Form(fold(other))) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("суд над Е. Нарымбаевым", ("e", "Нарымбаевым")),
        ("Нарымбаев Е.", ("e", "Нарымбаев")),
        ("М.Б. Бекетаев", ("m", "Бекетаев")),
        ("Zh. Mamay", ("j", "Mamay")),
        ("@narymbaev_e пишет", ("e", "narymbaev")),
        ("Y. Zhovtis", ("e", "Zhovtis")),
    ],
)
def test_an_initial_is_seen_beside_its_name(text: str, found: tuple[str, str]) -> None:
    assert found in list(initials(text))


def test_a_small_word_of_one_letter_is_no_initial() -> None:
    assert not list(initials("в городе с Нарымбаевым"))


@pytest.mark.parametrize(("name", "other"), [
    ("Мухаметкарим", "Мухаммедкарим"), ("Saparmurat", "Saparmurad"), ("Сапармурату", "Saparmurad")])
def test_d_and_t_are_one_where_they_sound_alike(name: str, other: str) -> None:
    assert fold(other) in Form(fold(name)).hardened()


@pytest.mark.parametrize("name", ["Мурат", "Ахметов", "Мухаметов", "Нарымбаев"])
def test_d_and_t_are_two_in_short_names_and_before_vowels(name: str) -> None:
    assert Form(fold(name)).hardened() == set()


@pytest.mark.parametrize(("name", "sound"), [
    ("zhanar", "j"), ("yerlan", "e"), ("jerlan", "e"), ("jerlan", "j"), ("schanar", "j"), ("schamil", "s"), ("ш", "s")])
def test_a_name_has_the_initial_of_its_sound(name: str, sound: str) -> None:
    assert sound in first_sounds(name)


def test_any_part_of_an_account_may_be_a_surname_beside_an_initial() -> None:
    assert {("e", "narymbaev"), ("n", "ermek")} <= set(in_accounts("пишет @ermeknarymbaev"))
    assert not list(in_accounts("@ermek"))
