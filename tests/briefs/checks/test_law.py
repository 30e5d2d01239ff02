"""A law that was not in force in that version on the day of the act is told; what is not known is not guessed."""

import pytest

from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk

CODES = ("law_not_yet", "law_no_more", "law_other_version")


def wrong(desk: Desk) -> list[tuple[str, str]]:
    return [(problem.code, problem.record) for code in CODES for problem in told(desk, code)]


def charge(desk: Desk, act: str, instrument: dict[str, object], **provision: object) -> None:
    """A prosecution for an act under a provision, cited in the brief."""
    law = desk.add("instrument", title="Code", **instrument)
    rule = desk.add("provision", instrument_name="Code", instrument=law.id, **provision)
    case = desk.add("prosecution", title="Case", expression_date={"edtf": act}, charges=[{"provision": rule.id}])
    source = desk.add("source", title="Report", text="Words")
    desk.add("citation", source=source.id, about=case.id)
    desk.block("text", "So [@CIT-0001].")


@pytest.mark.parametrize(("instrument", "code"), [
    ({"in_force_from": {"edtf": "2016-01-01"}}, "law_not_yet"), ({"adopted": {"edtf": "2016"}}, "law_not_yet"),
    ({"in_force_to": {"edtf": "2014"}}, "law_no_more"),
    ({"history": [{"state": "repealed", "when": {"edtf": "2014-07"}}]}, "law_no_more")])
def test_a_law_out_of_force_on_the_day_of_the_act_is_told(desk: Desk, instrument: dict[str, object], code: str) -> None:
    charge(desk, "2015-05-03", instrument)
    assert wrong(desk) == [(code, "PRV-0001")]


@pytest.mark.parametrize("instrument", [
    {}, {"in_force_from": {"edtf": "2015-05"}}, {"in_force_from": {"edtf": "2015"}, "in_force_to": {"edtf": "2016"}},
    {"history": [{"state": "adopted", "when": {"edtf": "2014"}}]}])
def test_a_law_that_was_or_may_have_been_in_force_is_not_told(desk: Desk, instrument: dict[str, object]) -> None:
    charge(desk, "2015-05-03", instrument)
    assert wrong(desk) == []


def test_a_version_made_after_the_act_is_told(desk: Desk) -> None:
    versions = [{"as_of": {"edtf": "2014-07"}}, {"as_of": {"edtf": "2016-01"}}]
    charge(desk, "2015-05-03", {"versions": versions}, as_of={"edtf": "2016-03"})
    assert wrong(desk) == [("law_other_version", "PRV-0001")]


def test_a_version_that_a_later_one_had_replaced_before_the_act_is_told(desk: Desk) -> None:
    versions = [{"as_of": {"edtf": "2012"}}, {"as_of": {"edtf": "2014-07"}}]
    charge(desk, "2015-05-03", {"versions": versions}, as_of={"edtf": "2013"})
    assert wrong(desk) == [("law_other_version", "PRV-0001")]


def test_a_version_unchanged_between_the_act_and_its_day_is_not_told(desk: Desk) -> None:
    charge(desk, "2015-05-03", {"versions": [{"as_of": {"edtf": "2014-07"}}]}, as_of={"edtf": "2016-03"})
    assert wrong(desk) == []


def test_a_law_cited_in_one_sentence_with_the_act_is_looked_at(desk: Desk) -> None:
    law = desk.add("instrument", title="Code", in_force_from={"edtf": "2016-01-01"})
    site = desk.add("blocked_site", title="Site", began={"edtf": "2015-05"})
    source = desk.add("source", title="Report", text="Words")
    for about in (site, law):
        desk.add("citation", source=source.id, about=about.id)
    desk.block("text", "The site was blocked [@CIT-0001] under the Code [@CIT-0002].")
    assert wrong(desk) == [("law_not_yet", "INS-0001")]


def test_a_law_cited_in_another_sentence_than_the_act_is_another_matter(desk: Desk) -> None:
    law = desk.add("instrument", title="Code", in_force_from={"edtf": "2016-01-01"})
    site = desk.add("blocked_site", title="Site", began={"edtf": "2015-05"})
    source = desk.add("source", title="Report", text="Words")
    for about in (site, law):
        desk.add("citation", source=source.id, about=about.id)
    desk.block("text", "The site was blocked [@CIT-0001]. Later the Code was made [@CIT-0002].")
    assert wrong(desk) == []
