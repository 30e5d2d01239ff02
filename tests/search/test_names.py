"""Case endings of folded names."""

from __future__ import annotations

import pytest

from archive_schema.text.fold import fold
from desktop.search.names import is_form, shorter


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Нарымбаеву", "Narymbaev"),
        ("Нарымбаевтың", "Narymbayev"),
        ("Мәмбеталинге", "Mambetalin"),
        ("Жакишевым", "Dzhakishev"),
    ],
)
def test_a_case_form_belongs_to_its_name_in_any_script(form: str, name: str) -> None:
    assert is_form(fold(form), fold(name))
    assert fold(name) in list(shorter(fold(form)))


@pytest.mark.parametrize(("longer", "name"), [("Serikbek", "Serik"), ("Асанбаев", "Асан"), ("Нурланов", "Нурлан")])
def test_a_longer_name_is_no_form_unless_its_ending_is_one(longer: str, name: str) -> None:
    assert is_form(fold(longer), fold(name)) == (name == "Нурлан")
