"""Dates are found in running text of three languages."""

import pytest

from archive_schema.dates.finding import dates_in


def found(text: str) -> list[str]:
    return [one.edtf or f"--{one.month:02d}-{one.day:02d}" for one in dates_in(text)]


@pytest.mark.parametrize(("text", "dates"), [
    ("He was arrested on 3 May 2015 in Almaty.", ["2015-05-03"]),
    ("He was arrested on May 3, 2015.", ["2015-05-03"]),
    ("arrested in May 2015", ["2015-05"]),
    ("from 19–23 May 2016", ["2016-05-19", "2016-05-23"]),
    ("Задержан 3 мая 2015 года", ["2015-05-03"]),
    ("в мае 2015 года", ["2015-05"]),
    ("03.05.2015 задержан", ["2015-05-03"]),
    ("2015 жылғы 3 мамырда ұсталды", ["2015-05-03"]),
    ("2015 ж. мамырда", ["2015-05"]),
    ("on 2015-05-03", ["2015-05-03"]),
    ("On 4 January WhatsApp was closed", ["--01-04"]),
    ("on January 4th", ["--01-04"]),
])
def test_a_date_is_found_as_written(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize("text", [
    "Article 19 may apply", "in 2015", "31 June 2015", "May he rest", "3.5 million", "the march of 12 people",
    "v. 10.3.1", "марту и апрелю"])
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert found(text) == []


def test_the_words_of_a_date_are_told_with_their_place() -> None:
    (one,) = dates_in("On 3 May 2015 he")
    assert (one.words, "On 3 May 2015 he"[one.start:one.end]) == ("3 May 2015", "3 May 2015")
