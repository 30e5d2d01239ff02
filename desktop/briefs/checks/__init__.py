"""What is wrong with a brief, told before it leaves the house: one rule a function, all of them in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.briefs.checks import consent, dates, law, pinpoints, quotations, seen, sourced
from desktop.briefs.checks.paper import Paper
from desktop.briefs.guarded import GuardedNames
from desktop.briefs.naming import Naming
from desktop.briefs.problems import NAMING, Problem

RULES: tuple[Callable[[Paper], Iterator[Problem]], ...] = (
    sourced.unsourced, sourced.rows_unsourced, quotations.quotations, quotations.compared, pinpoints.pinpoints,
    seen.never_opened, seen.only_cited_in, seen.rivals, dates.too_exact, dates.quote_less_exact, law.versions,
    consent.consent,
)
"""Every rule that looks at a composed brief."""


def check(paper: Paper, guarded: GuardedNames | Naming) -> Iterator[Problem]:
    """Every problem that a rule finds; none of them tells a name that is guarded but those that are about names."""
    for rule in RULES:
        for problem in rule(paper):
            yield problem if problem.code in NAMING else _without_names(problem, guarded)


def _without_names(problem: Problem, guarded: GuardedNames | Naming) -> Problem:
    """Words that hold a guarded name are not said again: the problem may be printed."""
    detail = "[…]" if guarded.in_text(problem.detail) else problem.detail
    beside = "[…]" if guarded.in_text(problem.beside) else problem.beside
    return replace(problem, detail=detail, beside=beside)


def places(paper: Paper, guarded: GuardedNames | Naming) -> Iterator[tuple[str, str]]:
    """How each block is found on paper, without a guarded name."""
    for about, words in paper.places():
        yield about, "" if guarded.in_text(words) else words
