"""A source nobody opened is told, and another account that the brief leaves out."""

import pytest

from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk


def test_a_source_without_file_text_or_day_of_seeing_is_told_once(desk: Desk) -> None:
    desk.add("source", title="Report")
    desk.block("text", "So [@SRC-0001]. And so [@SRC-0001].")
    assert [one.record for one in told(desk, "never_opened")] == ["SRC-0001"]


@pytest.mark.parametrize("seen", [{"text": "Words"}, {"accessed": {"edtf": "2016-07-09"}}])
def test_a_source_with_a_text_or_a_day_of_seeing_was_opened(desk: Desk, seen: dict[str, object]) -> None:
    desk.add("source", title="Report", **seen)
    desk.block("text", "So [@SRC-0001].")
    assert told(desk, "never_opened") == []


def test_a_source_with_a_file_was_opened(desk: Desk) -> None:
    desk.add("file", name="a.pdf", source=desk.add("source", title="Report").id)
    desk.block("text", "So [@SRC-0001].")
    assert told(desk, "never_opened") == []


def test_where_a_source_is_known_from_is_told(desk: Desk) -> None:
    report = desk.add("source", title="Report", text="Words")
    desk.add("source", title="Far", parent=report.id)
    desk.block("text", "So [@SRC-0002].")
    assert [one.beside for one in told(desk, "never_opened")] == ["SRC-0001"]


def test_what_is_known_only_through_another_is_told_together(desk: Desk) -> None:
    report, case = desk.add("source", title="Report", text="Words"), desk.add("prosecution", title="Case")
    for title in ("One", "Two"):
        desk.add("citation", source=desk.add("source", title=title).id, cited_in=report.id, about=case.id)
    desk.block("text", "So [@CIT-0001; @CIT-0002].")
    assert [(one.record, one.detail) for one in told(desk, "only_cited_in")] == [("SRC-0001", "SRC-0002, SRC-0003")]


def rivals(desk: Desk, text: str, **more: object) -> list[tuple[str, str, str]]:
    case = desk.add("prosecution", title="Case", place="Almaty", court_name="City court")
    one, other = desk.add("source", title="One", text="W"), desk.add("source", title="Two", text="W")
    desk.add("citation", source=one.id, about=case.id, field="place")
    desk.add("citation", **({"source": other.id, "about": case.id, "field": "place", "value": "Astana"} | more))
    desk.block("text", text)
    return [(problem.record, problem.detail, problem.beside) for problem in told(desk, "rival_unmentioned")]


def test_another_account_that_is_not_mentioned_is_told(desk: Desk) -> None:
    assert rivals(desk, "It was in Almaty [@CIT-0001].") == [("PRO-0001", "Where: Astana", "SRC-0002")]


@pytest.mark.parametrize("text", [
    "In Almaty [@CIT-0001]; another says otherwise [@CIT-0002].", "In Almaty, some say Astana [@CIT-0001]."])
def test_an_account_that_is_cited_or_said_is_mentioned(desk: Desk, text: str) -> None:
    assert rivals(desk, text) == []


def test_an_account_of_another_field_is_another_matter(desk: Desk) -> None:
    assert rivals(desk, "It was in Almaty [@CIT-0001].", field="court_name") == []


def test_the_sentence_of_a_record_mentions_its_rivals_itself(desk: Desk) -> None:
    case, source = desk.add("prosecution", title="Case", place="Almaty"), desk.add("source", title="One", text="W")
    desk.add("citation", source=source.id, about=case.id, field="place", value="Astana")
    desk.block("record", record=case.id)
    assert told(desk, "rival_unmentioned") == []
