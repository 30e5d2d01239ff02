"""What an author answered to the problems of a brief, kept with the brief itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from archive_schema.moments import Moment
from archive_schema.records import Record
from desktop.briefs.problems import Answer, Problem


def with_answers(problems: Iterable[Problem], brief: Record, language: str) -> tuple[Problem, ...]:
    """The problems, each with its answer if the brief has one.

    An answer is for a code, for what it concerns (a record, or the words in question; any where it says nothing), and
    for a block (any where it says none). One without who and why is none.
    """
    rows = [row for row in brief.rows("answers") if row.get("by") and row.get("why")]
    return tuple(_answered(problem, rows, language) for problem in problems)


def answer_row(problem: Problem, by: str, why: str, when: str | dict[str, str]) -> dict[str, Any]:
    """The row of a brief's `answers` that answers this problem; `when` is a day ("2026-11-22") or a moment's value."""
    row = {"problem": problem.code, "concerns": problem.concerns, "block": problem.block, "by": by, "why": why,
           "when": {"edtf": when} if isinstance(when, str) else when}
    return {name: value for name, value in row.items() if value}


def _answered(problem: Problem, rows: list[dict[str, Any]], language: str) -> Problem:
    if problem.answer:
        return problem
    for row in rows:
        if row.get("problem") == problem.code and row.get("concerns") in (None, "", problem.concerns) \
                and row.get("block") in (None, "", problem.block):
            when = Moment.of(row["when"]).say(language) if row.get("when") else ""
            return replace(problem, answer=Answer(str(row["by"]), when, str(row["why"])))
    return problem
