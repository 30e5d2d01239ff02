"""What is not settled when a brief is written, as a page of the brief itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.briefs.problems import NOTICES, Problem
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Composed, Heading, ListBlock, PageBreak, Span, Spans, Text, plain


def with_open_points(composed: Composed) -> Composed:
    """The brief with its open points on a page of their own at the end, and the mark of a draft on every page.

    As it was where nothing is open. A name that may not be printed is not on that page: it tells whose it is by
    reference.
    """
    language = composed.document.brief.language
    if not _open(composed.problems):
        return composed
    brief = replace(composed.document.brief, draft=composed.document.brief.draft or term("draft", language))
    blocks = (*composed.document.blocks, *open_points(composed, language))
    return replace(composed, document=replace(composed.document, brief=brief, blocks=blocks))


def open_points(composed: Composed, language: str) -> tuple[Block, ...]:
    """A heading and what is open, by the block it stands in; what was answered comes last, with its answer."""
    if not composed.problems:
        return ()
    places = dict(composed.places)
    blocks: list[Block] = [PageBreak(), Heading(1, plain(term("open_points", language)))]
    if still := _open(composed.problems):
        blocks.append(Text(plain(term("open_points_say", language))))
        blocks += _listed(still, places, language)
    if answered := [problem for problem in composed.problems if problem.answer]:
        blocks.append(Heading(2, plain(term("answered_points", language))))
        blocks += _listed(answered, places, language)
    return tuple(blocks)


def _open(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.stops or not (problem.answer or problem.code in NOTICES)]


def _listed(problems: list[Problem], places: dict[str, str], language: str) -> list[Block]:
    """The problems by their place, an item for each place, in the order of the brief; the paper as a whole first."""
    by_place: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=_order):
        by_place.setdefault(problem.about if problem.about.startswith("block ") else "", []).append(problem)
    items = []
    for about, some in by_place.items():
        spans = (*_place(about, some[0], places, language), Span(":"))
        for problem in some:
            spans = (*spans, Span(" "), *_said(problem, language))
        items.append(spans)
    return [ListBlock(tuple(items))]


def _place(about: str, problem: Problem, places: dict[str, str], language: str) -> Spans:
    if not about:
        return (Span(term("whole_paper", language), bold=True),)
    where = places.get(about, "").rstrip(".")
    return (Span(problem.place(language), bold=True), *([Span(f" · {where}", italic=True)] if where else []))


def _said(problem: Problem, language: str) -> Spans:
    """The problem without its place, which stands above; and its answer."""
    said = problem.say_on_paper(language).removeprefix(problem.place(language)).lstrip(" :,")
    spans: Spans = (Span(said[:1].upper() + said[1:]),)
    if problem.answer:
        who = ", ".join(filter(None, (problem.answer.by, problem.answer.when)))
        words = term("answered", language).format(why=problem.answer.why)
        spans = (*spans, Span(f" {words} ({who})" if who else f" {words}", italic=True))
    return spans


def _order(problem: Problem) -> int:
    number = problem.about.removeprefix("block ")
    return int(number) if number.isdigit() else 0
