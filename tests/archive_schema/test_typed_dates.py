"""What people type as a date, in three languages: a table of forms, each with what must be understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive_schema.moments import Moment, MomentError, kept, parse

TABLE = Path(__file__).with_name("typed_dates.txt")


def lines() -> Iterator[tuple[str, list[list[str]]]]:
    """Each line of the table: EDTF, and the forms by language."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            edtf, *columns = (part.strip() for part in line.split(" | "))
            yield edtf, [column.split("; ") for column in columns]


@pytest.mark.parametrize(("edtf", "columns"), list(lines()), ids=lambda part: part if isinstance(part, str) else "")
def test_a_date_is_understood_however_it_is_typed(edtf: str, columns: list[list[str]]) -> None:
    read = {words: parse(words).edtf for forms in columns for words in forms}
    assert read == dict.fromkeys(read, edtf)


def test_the_table_holds_a_hundred_and_fifty_forms_of_each_language() -> None:
    counts = [sum(len(columns[language]) for _, columns in lines()) for language in range(3)]
    assert min(counts) >= 150


@pytest.mark.parametrize("words", ["the week after Nauryz 2016", "19 May", "в один день с матчем", "Наурыз алдында"])
def test_words_that_are_not_understood_are_kept_as_printed_and_say_why(words: str) -> None:
    moment, why = kept(words)
    assert moment == Moment(printed=words) and why


def test_a_day_and_month_in_doubt_are_asked_and_not_guessed() -> None:
    with pytest.raises(MomentError) as asked:
        kept("5/6/2016")
    assert asked.value.choices == ("2016-06-05", "2016-05-06")


def test_a_wrong_day_of_the_week_is_asked() -> None:
    with pytest.raises(MomentError) as asked:
        kept("Friday, 19 May 2016")
    assert asked.value.choices == ("2016-05-19",)


@pytest.mark.parametrize("words", ["32 May 2016", "30.02.2016", "1.5.16"])
def test_a_day_there_cannot_be_is_not_kept(words: str) -> None:
    with pytest.raises(MomentError):
        kept(words)


@pytest.mark.parametrize(("words", "first", "last"), [
    ("late June 2015", "2015-06-01", "2015-06-30"), ("шамамен 2015 ж.", "2014-01-01", "2016-12-31"),
    ("зимой 2015", "2014-12-01", "2016-02-29"), ("ночью 6 января 2022", "2022-01-05", "2022-01-07")])
def test_a_vague_date_tells_the_days_it_is_found_under(words: str, first: str, last: str) -> None:
    reach = parse(words).reach
    assert reach and (reach[0].isoformat(), reach[1].isoformat()) == (first, last)


def test_a_plain_date_needs_no_such_telling() -> None:
    assert parse("19–23 May 2016").reach is None


@pytest.mark.parametrize(("words", "day"), [("today", "2026-03-01"), ("Вчера", "2026-02-28"), ("кеше", "2026-02-28")])
def test_today_and_yesterday_are_days_where_it_is_known_which(words: str, day: str) -> None:
    assert kept(words, today=date(2026, 3, 1)) == (Moment(day), "")
