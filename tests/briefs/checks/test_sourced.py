"""A paragraph that states facts and bears no source is told; argument and lead-in are not."""

import pytest

from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk


def bare(desk: Desk) -> list[str]:
    return [problem.about for problem in told(desk, "unsourced")]


@pytest.mark.parametrize("text", [
    "On 3 May 2015 he was arrested.", "Some 24 sites were closed.", "In 2016 the site was blocked.",
    "В 2016 году сайт был заблокирован.", "2016 жылы сайт бұғатталды.", "Dana Sartova was beaten.",
    "The author submits that on 3 May 2015 he was arrested.", "He paid US$107,000 in all.",
    "Beeline said that it was out of its hands."])
def test_a_fact_without_a_mark_is_told(desk: Desk, text: str) -> None:
    desk.add("person", name="Dana Sartova")
    desk.add("organisation", name="Beeline")
    desk.block("text", text)
    assert bare(desk) == ["block 1"]


@pytest.mark.parametrize("text", [
    "The measure was not necessary.", "Article 19 of the Covenant protects expression.",
    "The cases are as follows, in 3 groups:", "We ask the Committee to find a violation of 3 rights.",
    "Table 2 shows all 18 cases.", "The author therefore asks that Dana Sartova be freed.",
    "Статья 19 Пакта защищает выражение мнений.", "Просим признать нарушение прав Даны Сартовой.",
    "See resolution 47/16 and A/HRC/17/27.", "Under article 19 (3) (b) it is not necessary.",
    "Beeline is bound by the law.", "Пактінің 19-бабы пікір білдіруді қорғайды."])
def test_what_is_argued_or_points_elsewhere_needs_no_mark(desk: Desk, text: str) -> None:
    desk.add("person", name="Dana Sartova")
    desk.add("organisation", name="Beeline")
    desk.block("text", text)
    assert bare(desk) == []


def test_a_paragraph_with_a_mark_is_borne_by_it(desk: Desk) -> None:
    desk.add("source", title="Report")
    desk.block("text", "On 3 May 2015 he was arrested [@SRC-0001].")
    assert bare(desk) == []


def test_a_figure_said_again_needs_no_second_mark(desk: Desk) -> None:
    desk.add("source", title="Report")
    desk.block("text", "There were 118 arrests on 3 May 2015 [@SRC-0001].")
    desk.block("text", "The 118 arrests show a practice.")
    assert bare(desk) == []


def test_a_bare_year_said_elsewhere_bears_nothing_out(desk: Desk) -> None:
    desk.add("source", title="Report")
    desk.block("text", "In 2016 the law was changed [@SRC-0001].")
    desk.block("text", "In 2016 the site was blocked.")
    assert bare(desk) == ["block 2"]


def test_a_figure_in_one_sentence_is_told_although_the_next_argues(desk: Desk) -> None:
    desk.block("text", "Some 24 sites were closed. We ask the Committee to say so.")
    assert bare(desk) == ["block 1"]


def test_a_block_is_told_once_with_its_first_paragraph(desk: Desk) -> None:
    desk.block("text", "On 3 May 2015 he was arrested.\n\nOn 4 May 2015 he was freed.")
    (problem,) = told(desk, "unsourced")
    assert problem.detail == "On 3 May 2015 he was arrested. (+1)"


def test_the_abstract_needs_no_marks(desk: Desk) -> None:
    desk.change_brief(abstract="In 2016 some 24 sites were closed.")
    assert bare(desk) == []


def test_a_record_in_a_table_for_which_nothing_is_cited_is_told(desk: Desk) -> None:
    desk.add("blocked_site", title="Site")
    desk.block("table", table_records=["BLK-0001"])
    (problem,) = told(desk, "rows_unsourced")
    assert (problem.about, problem.detail) == ("block 1", "BLK-0001")


def test_a_record_that_is_cited_may_stand_in_a_table(desk: Desk) -> None:
    site, source = desk.add("blocked_site", title="Site"), desk.add("source", title="Report")
    desk.add("citation", source=source.id, about=site.id)
    desk.block("table", table_records=["BLK-0001"])
    assert told(desk, "rows_unsourced") == []
