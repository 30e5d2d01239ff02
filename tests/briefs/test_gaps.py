"""What was blocked and by which order; limbs of a test; answers of a form."""

import pytest

from desktop.briefs.values import NoteMark, Span, TableBlock, Text, plain_text
from tests.briefs.conftest import Desk

BLOCKED = {"restrictions": [{"state": "in_force"}]}


def gap_row(desk: Desk, **site: object) -> list[str]:
    unknown = site.pop("unknown", {})
    desk.add("blocked_site", title="example.kz", unknown=unknown, **site)
    desk.block("gaps", table_kind="blocked_site")
    table = desk.composed().document.blocks[0]
    assert isinstance(table, TableBlock)
    return [plain_text(cell) for cell in table.rows[0]]


@pytest.mark.parametrize(("site", "said"), [
    (BLOCKED | {"orders": [{"order_kind": "none_known"}]}, "Blocked without order: no order is known"),
    (BLOCKED | {"unknown": {"orders": {"reason": "searched_not_found", "where": "the registry"}}},
     "Blocked without order: searched for, no order found (the registry)"),
    (BLOCKED | {"unknown": {"orders": {"reason": "not_searched"}}}, "Blocked without order: no order searched for"),
    (BLOCKED, "Blocked without order: no order searched for"),
    (BLOCKED | {"unknown": {"orders": {"reason": "not_stated"}}},
     "Blocked without order: the sources name no order"),
    (BLOCKED | {"orders": [{"order_kind": "voluntary"}]}, "Blocked without order: voluntary"),
    (BLOCKED | {"unknown": {"orders": {"reason": "withheld"}}}, "Blocked without order: withheld"),
    (BLOCKED | {"orders": [{"order_kind": "court_decision", "number": "25-1"}]}, "Court decision, 25-1"),
    ({"measurements": [{"result": "blocked"}]}, "Blocked without order: no order searched for"),
    ({"measurements": [{"result": "reachable"}]}, "not stated"),
])
def test_why_there_is_no_order_is_told_apart(desk: Desk, site: dict[str, object], said: str) -> None:
    assert gap_row(desk, **site)[1] == said


def test_a_letter_about_the_site_stands_under_requests(desk: Desk) -> None:
    site = desk.add("blocked_site", title="example.kz", **BLOCKED)
    desk.add("correspondence", title="Request", to_whom="Ministry", result="silence", about=[site.id])
    desk.block("gaps", table_kind="blocked_site")
    table = desk.composed().document.blocks[0]
    assert isinstance(table, TableBlock) and plain_text(table.rows[0][4]) == "Request, Ministry, Silence"


def test_the_sum_keeps_the_reasons_apart(desk: Desk) -> None:
    desk.add("blocked_site", title="a.kz", **BLOCKED, unknown={"orders": {"reason": "not_searched"}})
    desk.add("blocked_site", title="b.kz", **BLOCKED, orders=[{"order_kind": "none_known"}])
    desk.block("gaps", table_kind="blocked_site")
    summed = desk.composed().document.blocks[1]
    assert isinstance(summed, Text) and plain_text(summed.spans) == (
        "Targets: 2. With an order: 0. "
        "Blocked without order: 2 (no order is known: 1; no order searched for: 1).")


def test_what_is_cited_for_an_order_is_noted_beside_it(desk: Desk) -> None:
    source = desk.add("source", title="Decision")
    site = desk.add("blocked_site", title="example.kz", orders=[{"order_kind": "court_decision"}])
    desk.add("citation", source=source.id, about=site.id, row=site.rows("orders")[0]["id"])
    desk.block("gaps", table_kind="blocked_site")
    table = desk.composed().document.blocks[0]
    assert isinstance(table, TableBlock) and table.rows[0][1][-1] == NoteMark(1)


def limbs(desk: Desk, **values: object) -> list[list[str]]:
    made = desk.add("limitation_assessment", title="Test", **values)
    desk.block("limitation", record=made.id)
    table = desk.composed().document.blocks[1]
    assert isinstance(table, TableBlock)
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_a_limb_nobody_assessed_says_so(desk: Desk) -> None:
    assert limbs(desk) == [[name, "not assessed", "—", "—"] for name in (
        "Provided by law", "Legitimate aim", "Necessity", "Proportionality")]


def test_limbs_stand_in_the_order_of_the_test_with_the_reference_as_recorded(desk: Desk) -> None:
    rows = limbs(desk, limbs=[
        {"limb": "necessity", "finding": "not_met", "reasoning": "No need", "reference": "ICCPR, article 19 (3)"},
        {"limb": "legality", "reference": "Siracusa Principles, 15", "place": [["article", "41-1"]]}])
    assert rows[0][:3] == ["Provided by law", "not assessed", "—"]
    assert rows[0][3].startswith("Siracusa Principles, 15; ") and "41-1" in rows[0][3]
    assert rows[2] == ["Necessity", "Not met", "No need", "ICCPR, article 19 (3)"]


def test_an_answer_stands_below_its_question(desk: Desk) -> None:
    desk.block("answer", "In Almaty.", asked_as="II.2", question="Place of arrest")
    assert [plain_text(block.spans) for block in desk.composed().document.blocks if isinstance(block, Text)] == [
        "II.2 Place of arrest", "In Almaty."]


def test_a_needed_answer_that_is_missing_is_printed_as_missing_and_told(desk: Desk) -> None:
    desk.block("answer", asked_as="II.1", question="Date of arrest", needed="yes")
    composed = desk.composed()
    assert composed.document.blocks[1] == Text((Span("[to be answered]", bold=True),))
    assert [(one.code, one.detail, one.stops) for one in composed.problems] == [("to_be_answered", "II.1", False)]


def test_a_question_to_be_confirmed_bears_the_mark(desk: Desk) -> None:
    desk.block("answer", "Yes.", question="Is it urgent?", to_confirm="yes")
    first = desk.composed().document.blocks[0]
    assert isinstance(first, Text) and "[confirm against the current form]" in plain_text(first.spans)
