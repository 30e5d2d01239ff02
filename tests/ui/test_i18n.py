from __future__ import annotations

import pytest

from desktop.archive.errors import DiskFull
from desktop.archive.joining.taking_in import WrongSignature
from desktop.archive.signing import Verdict
from desktop.archive.undo import UndoesMerge
from desktop.ui import i18n


@pytest.mark.parametrize(("count", "form"), [(1, 0), (2, 1), (5, 2), (11, 2), (12, 2), (21, 0), (22, 1), (111, 2)])
def test_russian_has_three_forms_for_numbers(count: int, form: int):
    assert i18n.form_of(count, "ru") == form


def test_kazakh_has_one_form_for_numbers():
    assert i18n.form_of(5, "kk") == i18n.form_of(1, "kk") == 0


def test_words_without_a_translation_stay_english(english: None):
    i18n.set_language("kk")
    assert i18n.tr("Words that nobody wrote") == "Words that nobody wrote"


def test_values_are_put_in_after_the_words_were_translated(english: None):
    assert i18n.tr("Open {name}", name="{odd}") == "Open {odd}"


def test_an_error_says_what_happened_and_what_to_do(english: None):
    happened, do = i18n.said(DiskFull(name="Kept"))
    assert "full" in happened and "“Kept”" in do


def test_what_is_wrong_with_a_signature_is_said_in_the_language_of_the_window(english: None):
    i18n.set_language("ru")
    told = i18n.said(WrongSignature(copy="0197", verdict=Verdict.WRONG.told))[0]
    assert "(она не подходит к тому, что пришло)" in told


def test_an_error_of_another_kind_is_told_and_not_hidden(english: None):
    assert "ZeroDivisionError" in i18n.said(ZeroDivisionError("by nought"))[0]


def test_a_number_in_the_name_of_a_step_is_kept(english: None):
    assert i18n.step("Undo: Tag 3 sources") == "Undo: Tag 3 sources"


def test_long_numbers_are_grouped():
    assert (i18n.number(9999), i18n.number(112480)) == ("9999", "112\u202f480")


def test_a_size_is_told_in_the_unit_that_keeps_it_short(english: None):
    assert [i18n.size_words(n) for n in (0, 999, 1500, 12_345_678, 3_400_000_000)] == [
        "0 B", "999 B", "1.5 kB", "12 MB", "3.4 GB"]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_size_is_told_in_the_units_and_with_the_comma_of_the_language(english: None, language: str):
    i18n.set_language(language)
    assert i18n.size_words(3_000_000) == "3,0 МБ"


def test_a_step_named_in_an_error_is_said_in_the_language_of_the_window(qapp: object):
    i18n.set_language("ru")
    try:
        assert "Принять то, что пришло от Олег" in i18n.said(UndoesMerge(step="Merge what came from Олег", count=2))[0]
    finally:
        i18n.set_language("en")
