"""A date that is more exact than what is cited for it is told."""

import pytest

from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk


def too_exact(desk: Desk, said: str, began: str, **source: object) -> list[tuple[str, str]]:
    case = desk.add("prosecution", title="Case", began={"edtf": began})
    report = desk.add("source", **({"title": "Report"} | source))
    desk.add("citation", source=report.id, about=case.id)
    desk.block("text", said)
    return [(one.detail, one.beside) for one in told(desk, "date_too_exact")]


@pytest.mark.parametrize(("text", "words"), [
    ("He was arrested on 3 May 2015 [@CIT-0001].", "3 May 2015"),
    ("He was arrested on May 3 [@CIT-0001].", "May 3"),
    ("Задержан 3 мая 2015 года [@CIT-0001].", "3 мая 2015"),
    ("2015 жылғы 3 мамырда ұсталды [@CIT-0001].", "2015 жылғы 3 мамырда")])
def test_a_day_where_the_record_knows_the_month_is_told(desk: Desk, text: str, words: str) -> None:
    assert too_exact(desk, text, "2015-05") == [(words, "May 2015")]


def test_a_month_where_the_record_knows_the_year_is_told(desk: Desk) -> None:
    assert too_exact(desk, "In May 2015 [@CIT-0001].", "2015") == [("May 2015", "2015")]


@pytest.mark.parametrize(("text", "began"), [
    ("On 3 May 2015 [@CIT-0001].", "2015-05-03"), ("In May 2015 [@CIT-0001].", "2015-05-03"),
    ("In May 2015 [@CIT-0001].", "2015-05"), ("On 3 June 2015 [@CIT-0001].", "2015-05"),
    ("On 20 May 2015 [@CIT-0001].", "2015-05-19/2015-05-23"), ("In 2015 [@CIT-0001].", "2015")])
def test_a_date_no_more_exact_than_the_record_is_not_told(desk: Desk, text: str, began: str) -> None:
    assert too_exact(desk, text, began) == []


def test_a_day_that_the_text_of_the_source_names_is_borne_out(desk: Desk) -> None:
    assert too_exact(desk, "On 3 May 2015 [@CIT-0001].", "2015-05", text="Arrested 3 мая 2015 года.") == []


def test_a_day_on_which_the_source_was_published_is_borne_out(desk: Desk) -> None:
    assert too_exact(desk, "Reported on 3 May 2015 [@CIT-0001].", "2015-05", issued={"edtf": "2015-05-03"}) == []


def test_a_record_more_exact_than_the_quotation_cited_for_its_field_is_told(desk: Desk) -> None:
    case = desk.add("prosecution", title="Case", began={"edtf": "2015-05-03"})
    report = desk.add("source", title="Report", text="He was arrested in May 2015.")
    desk.add("citation", source=report.id, about=case.id, field="began", quote="arrested in May 2015")
    desk.block("text", "So [@CIT-0001].")
    assert [(one.detail, one.record) for one in told(desk, "date_too_exact")] == [("3 May 2015", "CIT-0001")]
