"""Text made safe to keep, and brought into one form for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.normalise import clean, join_lines, language_of, plain, words


def test_direction_overrides_are_taken_out_and_named() -> None:
    cleaned = clean("pay\u202eeman\x00")
    assert (cleaned.text, cleaned.removed) == ("payeman", ("U+0000", "U+202E RIGHT-TO-LEFT OVERRIDE"))


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    assert clean("a\ud800b").text == "a\ufffdb"


def test_line_ends_become_line_feeds() -> None:
    assert clean("a\r\nb\rc\u2028d\te").text == "a\nb\nc\nd\te"


def test_a_text_without_hidden_marks_is_kept_as_it_is() -> None:
    assert clean("«Сычёв» сказал: “нет” — 41-1").text == "«Сычёв» сказал: “нет” — 41-1"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@pytest.mark.parametrize(("one", "other"), [
    ("Сычёв", "сычев"), ("«Қазақтелеком»", '"қазақтелеком"'), ("19–23", "19-23"), ("и\u0306", "й"),
    ("со\u00adвет", "совет"), ("a\u200bb", "ab"), ("O’Neil", "o'neil"), ("كتــاب", "کتاب"), ("İstanbul", "istanbul"),
    ("two  \u00a0words\n", "two words"), ("Ka-\nzakhtelecom", "kazakhtelecom"),
])
def test_what_a_reader_calls_the_same_is_the_same(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_cyrillic_letter_in_a_latin_word_stays_a_difference() -> None:
    assert plain("YouTub\u0435") != plain("YouTube")


def test_a_word_broken_at_a_line_end_is_joined() -> None:
    assert join_lines("Ka-\nzakhtelecom и на-\n  стоящий") == "Kazakhtelecom и настоящий"


def test_a_hyphen_before_a_capital_stays() -> None:
    assert join_lines("Kyzyl-\nOrda") == "Kyzyl-Orda"


def test_a_hyphen_stays_where_the_text_has_the_word_with_it() -> None:
    assert join_lines("self-censorship and self-\ncensorship") == "self-censorship and self-censorship"


def test_numbers_at_a_line_end_are_not_joined() -> None:
    assert join_lines("50-\n120") == "50-\n120"


@pytest.mark.parametrize(("text", "expected"), [
    ("Kyzyl-Orda", ["kyzyl", "orda"]), ("article 41-1", ["article", "41", "1"]), ("O’Neil's", ["o'neil's"]),
    ("ұлттық қауіпсіздік", ["ұлттық", "қауіпсіздік"]), ("Ёлка, ёж!", ["елка", "еж"]), ("ratel.kz", ["ratel", "kz"]),
    ("snake_case", ["snake", "case"]), ("…", []),
])
def test_words_are_runs_of_letters_and_digits(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_the_words_of_words_are_themselves(text: str) -> None:
    found = words(text)
    assert words(" ".join(found)) == found


@pytest.mark.parametrize(("text", "language"), [
    ("Қазақстан Республикасының ұлттық қауіпсіздік туралы заңы", "kk"),
    ("Бұл туралы баспасөз хатшысы хабарлады", "kk"),
    ("Qazaqstan Respublikasynyñ ūlttyq qauıpsızdık turaly zañy", "kk"),
    ("Следи за базаром - нас слушают", "ru"),
    ("Гражданка Әбішева была оправдана судом города Алматы", "ru"),
    ("The regulator banned InDriver in April", "en"),
    ("Das Gesetz wurde nicht verabschiedet", ""),
    ("41-1, 2016", ""),
])
def test_the_language_of_a_paragraph_is_told_by_script_and_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("line", [
    "бугин сот болды ма", "кеше тергеуши шакырды жауап алды", "улттык кауипсиздик комитети", "ертен сотка барамыз",
    "сайтты бугаттап тастады", "алматыда митинг болып жатыр", "оны камауга алыпты екы айга", "рахмет досым",
    "бул туралы ешким билмейди", "кылмыстык ис козгалды", "Бүгін суд болды ма, адвокат келді ме?",
])
def test_a_kazakh_line_of_a_chat_is_told_without_its_letters(line: str) -> None:
    assert language_of(line) == "kk"


@pytest.mark.parametrize("line", [
    "Кызылорда: суд отложили", "Суд в Шымкенте", "Нурсултан Назарбаев подписал закон", "Бар закрыли",
    "Ермек Нарымбаев, Серикжан Мамбеталин", "Талдыкорган, Кокшетау, Атырау", "Дос Кошим, Бахытжан Торегожина",
    "Айгуль Орынбек, Алия Нурпеисова", "УСК Бостандыкского района", "опять глушат связь", "Кораблик?",
])
def test_a_russian_line_with_kazakh_names_stays_russian(line: str) -> None:
    assert language_of(line) == "ru"
