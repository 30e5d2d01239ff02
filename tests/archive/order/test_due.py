"""What is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from archive_schema.kinds import SCHEMA
from desktop.archive.order.due import LATER, OVERDUE, WEEK, NoDeadline, deadlines, due, meet
from tests.archive.order.conftest import Desk

TODAY = date(2026, 11, 22)


def when(desk: Desk, record: str) -> tuple[str, bool] | None:
    with desk.archive.reader() as reader:
        return next(((one.when, one.uncertain) for one in due(reader, TODAY) if one.id == record), None)


@pytest.mark.parametrize(("day", "found"), [
    ("2026-11-21", (OVERDUE, False)), ("2026-11-22", (WEEK, False)), ("2026-11-29", (WEEK, False)),
    ("2026-11-30", (LATER, False)), ("2026-11", (WEEK, True)), ("2026-10", (OVERDUE, True)), ("2027", (LATER, True)),
])
def test_of_an_uncertain_date_the_earliest_day_counts(desk: Desk, day: str, found: Any) -> None:
    assert when(desk, desk.add("task", title="T", due={"edtf": day})) == found


@pytest.mark.parametrize(("kind", "values"), [
    ("task", {"state": "done"}), ("task", {"state": "dropped"}), ("task", {"done": {"edtf": "2026"}}),
    ("correspondence", {"answer": "No."}), ("correspondence", {"result": "refusal"}),
])
def test_what_is_met_is_due_no_more(desk: Desk, kind: str, values: Any) -> None:
    assert when(desk, desk.add(kind, title="T", due={"edtf": "2026-11-20"}, **values)) is None


def test_a_letter_that_met_silence_is_still_due(desk: Desk) -> None:
    letter = desk.add("correspondence", title="L", due={"edtf": "2026-11-20"}, result="silence")
    assert when(desk, letter) == (OVERDUE, False)


def test_a_task_is_done_in_one_step(desk: Desk) -> None:
    task = desk.add("task", title="T", due={"edtf": "2026-11-20"}, state="open")
    desk.do(lambda w: meet(w, task, TODAY))
    record = desk.get(task)
    assert (record["state"], record["done"]) == ("done", {"edtf": "2026-11-22"}) and when(desk, task) is None


def test_a_letter_is_answered_and_what_came_back_is_left_to_be_said(desk: Desk) -> None:
    letter = desk.add("correspondence", title="L", due={"edtf": "2026-11-20"}, result="waiting")
    desk.do(lambda w: meet(w, letter, TODAY))
    assert (desk.get(letter)["answered"], desk.get(letter)["result"]) == ({"edtf": "2026-11-22"}, "waiting")


def test_what_has_no_deadline_is_not_done(desk: Desk) -> None:
    note = desk.add("note", title="N")
    with pytest.raises(NoDeadline):
        desk.do(lambda w: meet(w, note, TODAY))


@pytest.mark.parametrize("kind", [one for one in SCHEMA if deadlines(one.fields)], ids=lambda one: one.name)
def test_what_meets_a_deadline_is_there(kind: Any) -> None:
    for field in deadlines(kind.fields):
        for told in field.met_by:
            name, _, code = told.partition("=")
            assert kind.field(name) in kind.in_columns  # it is asked for in its column
            assert not code or code in kind.field(name).vocabulary.terms
