"""The forms of a Kazakh word meet in a stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.kazakh import from_latin, stems
from desktop.search.kazakh.letters import plain

NOUNS = """
қауіпсіздік қауіпсіздікті қауіпсіздіктің қауіпсіздікке қауіпсіздігі қауіпсіздігін қауіпсіздігіне
жаңалық жаңалықтар жаңалықтарды жаңалықтарымыз жаңалығы
кітап кітабы кітаптар кітабын кітаптарында кітаптан
азамат азаматтар азаматтардың азаматы азаматтарға азаматпен
қала қалада қаланың қалалар қаласы қаласында қаладағы
бала балалар балаларымыздың баласы балаға
министр министрдің министрлер министрге
нарымбаев нарымбаевтың нарымбаевқа нарымбаевты нарымбаевтан нарымбаевпен
сот соттың сотқа сотта соты сотының соттар
үкім үкімі үкімімен үкімнің үкіміне үкімдер
айыпталушы айыпталушының айыпталушыны айыпталушылар айыпталушысы
тергеуші тергеушінің тергеушіні тергеушілер тергеушіге
тұлға тұлғаның тұлғалар тұлғаға
бап бабы бабының бабына баптары бапта
құқық құқығы құқықтары құқықтарының құқыққа
шешім шешімі шешіммен шешімнің шешімдер
заң заңы заңның заңдар заңға
куә куәнің куәлар куәға
прокурор прокурордың прокурорлар прокурорға
іс ісі ісін істі істің іске істер
мүлік мүлкі мүлкін мүліктің
журналист журналистің журналиске журналистер журналистермен
субъект субъектісі субъектілер
соғыс соғысы соғысында соғыстың
мәтін мәтіні мәтіннің мәтіндер
блог блогы блогтар блогқа
"""
VERBS = """
қозғау қозғады қозғалды қозғалған қозғауға қозғайды
тергеу тергеуі тергеуге тергейді тергелді
шектеу шектеді шектелген шектейтін шектеуге
бұғаттау бұғатталған бұғаттады бұғаттауға бұғаттамады бұғатталғандардың
ұстау ұсталды ұсталған ұстаған ұстауға ұстамайды
қамау қамауға қамалды қамауда қамалған
оқу оқыды оқыған оқып оқиды
табу тапты тауып табылды табылған
беру берді берген берілді бермейді бергенін
айту айтты айтылған айтпады айтып айтқан
"""


@pytest.mark.parametrize("line", (NOUNS.strip() + VERBS.rstrip()).split("\n"))
def test_the_first_of_a_line_meets_every_other_form(line: str) -> None:
    first, *others = line.split()
    assert [form for form in others if set(stems(form)).isdisjoint(stems(first))] == []


@pytest.mark.parametrize("line", NOUNS.strip().split("\n"))
def test_so_it_does_when_the_others_are_typed_without_kazakh_letters(line: str) -> None:
    first, *others = line.split()
    assert [form for form in map(plain, others) if set(stems(form)).isdisjoint(stems(first))] == []


@pytest.mark.parametrize("word", ["заң", "сот", "үй", "басшы", "адам", "тіл", "мекеме", "доллар"])
def test_a_bare_noun_has_one_stem(word: str) -> None:
    assert len(stems(word)) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("асан", "хасан"), ("серік", "серікбек"), ("қазақ", "қазан"), ("бол", "бөлді"), ("айып", "айыпталушы"),
    ("тергеу", "тергеуші"), ("жағдай", "жаққа"), ("түсті", "тұсында"),
])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert set(stems(one)).isdisjoint(stems(other))


def test_vowels_of_a_short_stem_are_told_by_the_harmony_of_its_endings() -> None:
    assert "көз" in stems("козге") and "көз" not in stems("козыны")


def test_a_latin_letter_typed_for_a_cyrillic_one_is_read_so() -> None:
    assert stems("шешi" + "м") == stems("шешім")


@pytest.mark.parametrize(("latin", "cyrillic"), [
    ("sottyñ", "соттың"), ("ükimi", "үкімі"), ("qauipsizdik", "қауіпсіздік"), ("saittar", "сайттар"),
    ("qylmystyq", "қылмыстық"), ("shekteu", "шектеу"), ("jańalyq", "жаңалық"),
])
def test_words_in_latin_letters_are_read_as_cyrillic(latin: str, cyrillic: str) -> None:
    assert from_latin(latin) == cyrillic


@given(st.text("абвгдежзиіңғүұқөһәйклмнопрстуфхцчшщъыьэюя", max_size=14))
def test_any_letters_have_stems_and_no_empty_one(word: str) -> None:
    assert all(stems(word)) and (len(word) < 3 or stems(word))
