"""What is wrong with a brief, told before it leaves the house: one rule a function, all of them in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def check(paper: Paper) -> Iterator[Problem]:
    """Every problem that a rule finds."""
    for rule in RULES:
        yield from rule(paper)


def without_names(problems: Iterable[Problem], guarded: GuardedNames | Naming) -> Iterator[Problem]:
    """The problems and their answers without a guarded name, for they may be printed; those about names keep theirs,
    which `say_on_paper` leaves out."""
    for problem in problems:
        if problem.code not in NAMING:
            problem = replace(problem, detail=_bare(problem.detail, guarded), beside=_bare(problem.beside, guarded))
        if one := problem.answer:
            problem = replace(problem, answer=replace(one, by=_bare(one.by, guarded), why=_bare(one.why, guarded)))
        yield problem


def _bare(words: str, guarded: GuardedNames | Naming) -> str:
    return "[…]" if guarded.in_text(words) else words


def places(paper: Paper, guarded: GuardedNames | Naming) -> Iterator[tuple[str, str]]:
    """How each block is found on paper, without a guarded name."""
    for about, words in paper.places():
        yield about, "" if guarded.in_text(words) else words
