"""A person's name is found however it is written, and nobody else's."""

import pytest

from archive_schema.text.name_finder import NameFinder


def found(text: str, *names: str, others: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    finder = NameFinder([(f"PER-{at}", name) for at, name in enumerate(names)], others)
    return [(hit.words, hit.sure) for hit in finder.hits(text)]


@pytest.mark.parametrize("text", [
    "Айгуль Сартовой", "Сартову Айгуль", "Айгүл Сартованың", "AIGUL SARTOVA", "Aygul Sartowa", "aigulsartova@mail.kz",
    "Sartova_Aigul", "Сартова А.М.", "А. Сартовой", "A. Sartova", "Айгуль Маратовна Сартова", "Са́ртова Айгу́ль",
    "Сар-\nтова Айгуль", "aigul_sartova2017", "AigulSartova2", "Сар\u00adтова\u200b Айгуль", "сартова   айгуль"])
def test_a_name_is_surely_found_in_any_script_form_and_order(text: str) -> None:
    assert [sure for _, sure in found(f"Вчера {text}, вечером", "Aigul Sartova")] == [True]


def test_a_name_in_arabic_script_is_found() -> None:
    assert found("نارىمباەۆ ەرمەك", "Ермек Нарымбаев") == [("نارىمباەۆ ەرمەك", True)]


def test_a_surname_and_initials_are_found_of_a_name_with_a_patronymic() -> None:
    assert found("Тайчибекова Е.М.", "Тайшыбеков Ермек Маратұлы") == [("Тайчибекова", True)]


def test_a_rare_surname_alone_may_be_meant() -> None:
    assert found("Сартову арестовали", "Aigul Sartova") == [("Сартову", False)]


def test_a_surname_that_another_bears_is_not_told_alone() -> None:
    assert found("Sartova was tried", "Aigul Sartova", others=("Dana Sartova",)) == []


def test_a_given_name_alone_is_nobody() -> None:
    assert found("Айгуль пришла", "Айгуль Сартова") == []


def test_a_patronymic_is_not_the_surname_it_is_made_of() -> None:
    assert found("Ивана Ильича Петровича", "Марат Петров") == []


def test_a_short_surname_in_small_letters_is_a_common_word() -> None:
    assert found("a wolf and Wolf", "Vera Wolf") == [("Wolf", False)] and found("a wolf", "Vera Wolf") == []


def test_a_name_spelt_nearly_so_may_be_meant() -> None:
    assert found("Joaspaeva Gulnara", "Гульнара Жуаспаева") == [("Joaspaeva Gulnara", False)]


def test_two_words_of_a_name_far_apart_are_no_name() -> None:
    assert found("Xenophon met the old man Gryllou", "Xenophon Gryllou", others=("Anna Gryllou",)) == []


def test_no_names_are_found_in_anything() -> None:
    assert found("Anybody") == []


def test_an_ending_that_begins_as_the_name_ends_is_seen() -> None:
    assert found("Нұрлан Жармұхамбеттен хат келді", "Нұрлан Жармұхамбет") == [("Нұрлан Жармұхамбеттен", True)]


@pytest.mark.parametrize("text, name", [
    ("Есімханұлын ұстады", "Серік Есімханұлы"), ("Шмидт арестовали", "Галина Шмидт"),
    ("Мукановой нет", "Полина Муканова"),
])
def test_what_stands_where_a_surname_would_may_be_meant(text: str, name: str) -> None:
    assert [sure for _, sure in found(text, name)] == [False]
