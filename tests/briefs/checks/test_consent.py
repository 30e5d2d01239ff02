"""Who is named in full without a consent to it stops the export, until the author answers."""

import pytest

from desktop.briefs.checks.answers import answer_row
from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk

CODES = ("consent_missing", "consent_withdrawn", "consent_limited", "purpose_not_said")


def asked(desk: Desk, *consent: dict[str, object], purpose: str | None = "publication", **person: object) -> list[str]:
    desk.add("person", **({"name": "Dana Sartova", "consent": list(consent)} | person))
    desk.change_brief(purpose=purpose)
    desk.block("text", "So said Дана Сартова.")
    return [problem.code for code in CODES for problem in told(desk, code)]


FULL = {"purpose": "publication", "name_use": "full", "given": {"edtf": "2026-01-05"}}


def test_a_name_without_consent_is_told_and_stops(desk: Desk) -> None:
    assert asked(desk) == ["consent_missing"] and told(desk, "consent_missing")[0].stops


def test_a_consent_to_the_full_name_lets_it_stand(desk: Desk) -> None:
    assert asked(desk, FULL) == []


def test_a_consent_for_another_purpose_is_none(desk: Desk) -> None:
    assert asked(desk, FULL | {"purpose": "court"}) == ["consent_missing"]


def test_a_withdrawn_consent_is_told(desk: Desk) -> None:
    assert asked(desk, FULL | {"withdrawn": {"edtf": "2026-02-01"}}) == ["consent_withdrawn"]


def test_a_consent_renewed_after_a_withdrawal_lets_it_stand(desk: Desk) -> None:
    assert asked(desk, FULL | {"withdrawn": {"edtf": "2026-02-01"}}, FULL) == []


@pytest.mark.parametrize("use", ["initials", "pseudonym", "none"])
def test_a_consent_to_less_than_the_full_name_is_told(desk: Desk, use: str) -> None:
    assert asked(desk, FULL | {"name_use": use}) == ["consent_limited"]


def test_who_acts_in_an_office_is_not_asked(desk: Desk) -> None:
    assert asked(desk, roles=["judge"]) == []


def test_for_our_own_work_nobody_is_asked(desk: Desk) -> None:
    assert asked(desk, purpose="internal") == []


def test_a_brief_that_says_no_purpose_tells_that_consents_cannot_be_compared(desk: Desk) -> None:
    assert asked(desk, FULL, purpose=None) == ["purpose_not_said"]


def test_a_consent_withdrawn_for_all_purposes_is_told_without_a_purpose_too(desk: Desk) -> None:
    assert asked(desk, FULL | {"withdrawn": {"edtf": "2026-02-01"}}, purpose=None) == ["consent_withdrawn"]


def answered(desk: Desk, **changes: object) -> list[bool]:
    asked(desk)
    (problem,) = told(desk, "consent_missing")
    desk.change_brief(answers=[answer_row(problem, "AB", "Agreed by telephone", "2026-11-20") | changes])
    return [one.stops for one in told(desk, "consent_missing")]


def test_an_answer_lets_the_export_go_on(desk: Desk) -> None:
    assert answered(desk) == [False]


@pytest.mark.parametrize("changes", [
    {"concerns": "PER-0099"}, {"block": "BLO-0099"}, {"problem": "unsourced"}, {"why": ""}, {"by": ""}])
def test_an_answer_to_something_else_or_without_who_and_why_is_none(desk: Desk, changes: dict[str, str]) -> None:
    assert answered(desk, **changes) == [True]


def test_an_answer_for_every_person_needs_no_reference(desk: Desk) -> None:
    assert answered(desk, concerns="", block="") == [False]


def test_an_answer_never_keeps_a_protected_name(desk: Desk) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    desk.block("text", "So said Dana Sartova.")
    (problem,) = told(desk, "protected_name")
    assert answer_row(problem, "AB", "A namesake", "2026-11-20")["concerns"] == "PER-0001"


def test_nobody_can_answer_for_text_that_runs_from_right_to_left(desk: Desk) -> None:
    desk.block("text", "مرحبا")
    (problem,) = told(desk, "right_to_left")
    desk.change_brief(answers=[answer_row(problem, "AB", "Let it", "2026-11-20")])
    assert [one.stops for one in told(desk, "right_to_left")] == [True]
