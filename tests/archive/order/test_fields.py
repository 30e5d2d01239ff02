"""How one field of two records becomes one."""

from __future__ import annotations

from typing import Any

import pytest

from archive_schema.kinds import SCHEMA
from desktop.archive.order.fields import BOTH, GOES, STAYS, joined, proposed

PERSON, SOURCE, PROSECUTION, TAG = (SCHEMA[name] for name in ("person", "source", "prosecution", "tag"))


@pytest.mark.parametrize(("stays", "goes", "choice"), [
    ("A", None, STAYS), (None, "A", GOES), ("A", "A", STAYS), ("A", "B", STAYS), ("A  b", "A b", STAYS)])
def test_of_two_different_lines_the_one_that_stays_is_proposed(stays: Any, goes: Any, choice: str) -> None:
    assert proposed(PERSON.field("occupation"), stays, goes) == choice


@pytest.mark.parametrize(("field", "stays", "goes", "both"), [
    ("summary", "One.", "Two.", "One.\n\nTwo."), ("summary", "One. Two.", "Two.", "One. Two."),
    ("citizenship", ["KZ"], ["RU", "KZ"], ["KZ", "RU"]), ("real_name", "A", "B", "A; B")])
def test_texts_are_joined_and_lists_united(field: str, stays: Any, goes: Any, both: Any) -> None:
    one = PERSON.field(field)
    assert proposed(one, stays, goes) == BOTH and joined(one, stays, goes, BOTH).value == both


def test_pages_stay_pages() -> None:
    assert joined(SOURCE.field("text"), "One\fTwo", "Three", BOTH).value == "One\fTwo\fThree"


def test_whoever_is_to_be_protected_stays_so() -> None:
    assert proposed(PERSON.field("protection"), "none", "withheld") == GOES


def test_rows_get_ids_of_their_own_and_equal_ones_are_one() -> None:
    ours, theirs = [{"id": "1", "name": "A"}], [{"id": "2", "name": "A"}, {"id": "3", "name": "B"}]
    found = joined(PROSECUTION.field("defendants"), ours, theirs, BOTH)
    assert [row["name"] for row in found.value] == ["A", "B"] and found.rows["2"] == "1"
    assert found.rows["3"] == found.value[1]["id"] != "3"


def test_rows_that_are_left_out_are_told() -> None:
    found = joined(PROSECUTION.field("defendants"), [{"id": "1", "name": "A"}], [{"id": "2", "name": "B"}], STAYS)
    assert found.rows == {"2": ""} and found.lost == [(GOES, {"id": "2", "name": "B"})]
