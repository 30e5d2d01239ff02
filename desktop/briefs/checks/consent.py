"""Has everyone whose name is printed in full agreed to it, for what the brief is for?

Asked is the consent of whoever speaks or suffers, not of those who act in an office. Where the brief says no purpose,
only what was withdrawn or limited for every purpose is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.vocabularies import CONSENT_PURPOSE, NAME_USE
from desktop.briefs.checks.paper import Paper, words
from desktop.briefs.people import is_protected
from desktop.briefs.problems import Problem
from desktop.briefs.values import plain_text
from desktop.briefs.walk import spans_of

_IN_OFFICE = frozenset({"official", "judge", "prosecutor", "politician"})
_INSIDE = "internal"


def consent(paper: Paper) -> Iterator[Problem]:
    """People named in full whose consent is missing, withdrawn or for less than the full name: each once, where first.

    Authors of the sources cited are named in notes and bibliography as authors are, and are not asked.
    """
    purpose = str(paper.brief["purpose"] or "")
    unsaid = []
    for whose, about in _named(paper).items():
        person = paper.find(whose)
        if person is None or is_protected(person) or purpose == _INSIDE:
            continue
        rows = [row for row in person.rows("consent") if not purpose or row.get("purpose") in (purpose, None)]
        if not rows:
            if purpose and not _in_office(person):
                yield paper.problem("consent_missing", about, person.title, whose,
                                    CONSENT_PURPOSE.say(purpose, paper.language))
            continue
        good = [row for row in rows if not row.get("withdrawn") and row.get("name_use") in ("full", None)]
        if good and not purpose:
            unsaid.append(person.title)
        elif not good:
            yield _refused(paper, about, person, rows)
    if unsaid:
        yield paper.problem("purpose_not_said", paper.brief.ref, ", ".join(unsaid))


def _refused(paper: Paper, about: str, person: Record, rows: list[dict[str, object]]) -> Problem:
    """Withdrawn, or given for less than the full name."""
    kept = [row for row in rows if not row.get("withdrawn")]
    if not kept:
        when = Moment.of(rows[-1]["withdrawn"]).say(paper.language)  # type: ignore[arg-type]
        return paper.problem("consent_withdrawn", about, person.title, person.ref, when)
    allowed = dict.fromkeys(NAME_USE.say(words(row["name_use"]), paper.language) for row in kept)
    return paper.problem("consent_limited", about, person.title, person.ref, ", ".join(allowed))


def _named(paper: Paper) -> dict[str, str]:
    """Who is surely named in the blocks and on the title page: reference to place."""
    brief = paper.document.brief
    found: dict[str, str] = {}
    front = " \n".join((brief.title, brief.subtitle))
    texts = [(paper.brief.ref, front)]
    texts += [(placed.about, "\n".join(plain_text(spans) for made in placed.made for spans in spans_of(made)))
              for placed in paper.blocks]
    for about, text in texts:
        for hit in paper.everyone.hits(text):
            if hit.sure:
                found.setdefault(hit.whose, about)
    return found


def _in_office(person: Record) -> bool:
    return not _IN_OFFICE.isdisjoint(person["roles"] or ())
