from __future__ import annotations

import pytest

from desktop.archive.errors import DiskFull
from desktop.archive.joining.taking_in import WrongSignature
from desktop.archive.signing import Verdict
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
