"""Plain text in the encodings people have."""

import pytest

from tests.intake.making import ENGLISH, KAZAKH, RUSSIAN, THREE

LONG_RUSSIAN = RUSSIAN + " Защита подала апелляцию; «Власть» — 2016 г., статья 174."


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("cp1251", "windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "cp866"),
        ("mac-cyrillic", "Mac Cyrillic"),
        ("iso8859-5", "ISO 8859-5"),
    ],
)
def test_russian_without_a_stated_encoding_is_guessed_and_said_to_be(taken, codec, told):
    text = RUSSIAN if codec != "cp1251" else LONG_RUSSIAN
    draft = taken(text.encode(codec))
    assert (draft.text, draft.encoding) == (text, told)
    assert str(draft.problems[0]) == f"the encoding is not stated; {told} was guessed"


def test_kazakh_in_its_own_one_byte_encoding_is_guessed(taken):
    assert taken(KAZAKH.encode("kz1048")).text == KAZAKH


def test_western_letters_are_not_taken_for_cyrillic(taken):
    text = "Le café où l’élève a été arrêté: déjà vu à Genève."
    assert taken(text.encode("cp1252")).text == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_mark_and_without(taken, codec):
    text = "\n".join(THREE)
    draft = taken(text.encode(codec))
    assert draft.text == text and not draft.problems


def test_line_ends_become_one(taken):
    assert taken(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_lost_characters_are_counted(taken):
    draft = taken(RUSSIAN.encode() + b"\xff" + KAZAKH.encode())
    assert [(p.code, p.values["count"]) for p in draft.problems] == [("letters_lost", "1")]


def test_text_without_pages_has_none(taken):
    assert taken(ENGLISH.encode()).pages == ()


def test_a_letter_cut_by_our_own_limit_is_no_fault(taken):
    from desktop.intake import Limits

    draft = taken(RUSSIAN.encode() * 9, limits=Limits(text=101))
    assert [p.code for p in draft.problems] == ["text_cut"] and (RUSSIAN * 2).startswith(draft.text)
