from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive_schema.by_type import first_of_source
from archive_schema.in_time import bars, in_order
from archive_schema.kinds import SCHEMA
from archive_schema.vocabularies import SOURCE_TYPE

STEPS = SCHEMA["prosecution"].field("steps")


def at(edtf: str, printed: str = "") -> dict[str, dict[str, str]]:
    return {"when": {"edtf": edtf, **({"printed": printed} if printed else {})}}


def test_rows_come_in_the_order_of_time_and_the_undated_last() -> None:
    rows = [at("2016-05"), {"note": "x"}, at("2015"), at("2016-05", "early May 2016"), {"when": {"printed": "once"}}]
    assert in_order(rows, STEPS) == [rows[2], rows[3], rows[0], rows[1], rows[4]]


def test_a_bar_is_certain_between_its_certain_days_and_possible_beyond() -> None:
    (bar,) = bars([{"from_": {"edtf": "2016-01"}, "to": {"edtf": "2016-03"}}])
    assert bar and (bar.first, bar.last) == (0, 1) and 0 < bar.from_ < bar.to < 1


def test_an_end_that_is_not_known_is_open() -> None:
    first, second, third = bars([{"from_": {"edtf": "2016-01-05"}}, {"to": {"edtf": "2016-01-09"}}, {}])
    assert first and first.open_end and second and second.open_start and third is None


@given(st.lists(st.tuples(st.dates(), st.dates()), min_size=1, max_size=6))
def test_every_bar_lies_within_the_whole(days) -> None:
    rows = [{"from_": {"edtf": str(min(two))}, "to": {"edtf": str(max(two))}} for two in days]
    for bar in bars(rows):
        assert bar and 0 <= bar.first <= bar.from_ <= bar.to <= bar.last <= 1


def test_every_type_of_source_opens_with_fields_it_has() -> None:
    names = SCHEMA["source"].by_name
    for code in ("", *SOURCE_TYPE.terms):
        first = first_of_source(code)
        assert first[0] == "title" and set(first) <= set(names) and len(first) <= 7
