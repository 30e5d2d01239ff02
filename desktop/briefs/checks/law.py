"""Was the law that is cited in force, in that version, on the day of the act?

An act is what a record tells of: a prosecution's statement or beginning, a blocking order, a shutdown. Its law is
named in its own rows, or cited in the same sentence of the brief. Days and versions are those the archive holds; what
it does not hold is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive_schema.moments import Moment, MomentError
from archive_schema.records import Record
from desktop.briefs.checks.paper import Paper, sentences
from desktop.briefs.problems import Problem

# When an act was, by kind: the first of these fields that is known.
_WHEN = {
    "prosecution": ("expression_date", "began"), "blocked_site": ("began",), "shutdown": ("began",),
    "content_removal": ("ordered",), "surveillance_measure": ("in_use_from", "announced"), "attack": ("happened",),
}
_ENDED = frozenset({"repealed", "replaced", "rejected_unconstitutional", "suspended"})


@dataclass(frozen=True)
class _Act:
    record: Record
    when: Moment


def versions(paper: Paper) -> Iterator[Problem]:
    """Laws cited that were not in force, or not in that version, on the day of the act; each pair once."""
    told: set[tuple[str, str]] = set()
    for about, act, law in (*_of_rows(paper), *_of_sentences(paper)):
        if (act.record.id, law.id) not in told:
            told.add((act.record.id, law.id))
            problem = _wrong(paper, about, act, law)
            if problem:
                yield problem


def _of_rows(paper: Paper) -> Iterator[tuple[str, _Act, Record]]:
    """What the records spoken of say themselves: charges, orders, legal basis."""
    for record_id, about in paper.spoken_of.items():
        record = paper.find(record_id)
        if record is None or record.kind not in _WHEN:
            continue
        own = _when(record)
        named = [(own, record["provision"]), *((own, one) for one in record["provisions"] or ())]
        named += [(own, row.get("provision")) for row in record.rows("charges")] if record.kind == "prosecution" else []
        if record.kind == "blocked_site":
            named += [(_moment(row.get("when")) or own, row.get("provision")) for row in record.rows("orders")]
        for when, provision in named:
            law = paper.find(str(provision or ""))
            if when and law:
                yield about, _Act(record, when), law


def _of_sentences(paper: Paper) -> Iterator[tuple[str, _Act, Record]]:
    """What one sentence of the brief cites together: an act and a law."""
    for placed in paper.blocks:
        for one in paper.passages(placed):
            ends = [end for _, end in sentences(one.words)]
            together: dict[int, list[Record]] = {}
            for at, mark in one.marks:
                place = sum(end < at for end in ends)
                for cited in paper.cited(mark):
                    if cited.citation and (about := paper.find(str(cited.citation["about"] or ""))):
                        together.setdefault(place, []).append(about)
            for records in together.values():
                acts = [_Act(record, when) for record in records if record.kind in _WHEN and (when := _when(record))]
                laws = [record for record in records if record.kind in ("provision", "instrument")]
                yield from ((placed.about, act, law) for act in acts for law in laws)


def _when(record: Record) -> Moment | None:
    return next((moment for name in _WHEN[record.kind] if (moment := _moment(record[name]))), None)


def _moment(value: object) -> Moment | None:
    try:
        return Moment.of(value) if isinstance(value, dict) and value.get("edtf") else None
    except MomentError:
        return None


def _wrong(paper: Paper, about: str, act: _Act, law: Record) -> Problem | None:
    """What speaks against this law on that day; None where nothing that is known does."""
    first, last = act.when.earliest, act.when.latest
    if first is None or last is None:
        return None
    instrument = law if law.kind == "instrument" else paper.find(str(law["instrument"] or ""))
    day = act.when.say(paper.language)

    def told(code: str, moment: Moment) -> Problem:
        return paper.problem(code, about, f"{act.record.ref}, {day}", law.ref, moment.say(paper.language))

    if instrument:
        for name in ("in_force_from", "adopted"):
            begins = _moment(instrument[name])
            if begins and begins.earliest and begins.earliest > last:
                return told("law_not_yet", begins)
        ends = [_moment(instrument["in_force_to"])]
        ends += [_moment(row.get("when")) for row in instrument.rows("history") if row.get("state") in _ENDED]
        for end in filter(None, ends):
            if end.latest and end.latest < first:
                return told("law_no_more", end)
    as_of = _moment(law["as_of"]) if law.kind == "provision" else None
    known = [moment for row in (instrument.rows("versions") if instrument else ()) if (moment := _moment(row["as_of"]))]
    if as_of and as_of.earliest and as_of.earliest > last and _changed(known, last, as_of.earliest):
        return told("law_other_version", as_of)
    if as_of and as_of.latest and as_of.latest < first and _changed_surely(known, as_of.latest, first):
        return told("law_other_version", as_of)
    return None


def _changed(known: list[Moment], after: date, until: date) -> bool:
    """May the law have changed between the act and the version cited? Where no version is known, it may."""
    if not known:
        return True
    return any(one.latest and one.earliest and one.latest > after and one.earliest <= until for one in known)


def _changed_surely(known: list[Moment], after: date, until: date) -> bool:
    """Is a version known that came between the one cited and the act?"""
    return any(one.earliest and one.latest and one.earliest > after and one.latest <= until for one in known)
