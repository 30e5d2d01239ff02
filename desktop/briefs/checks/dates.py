"""Is a date in the text more exact than what its source and its record say?

The dates that stand before a mark are held against every date of the records that the mark speaks of. A day is too
exact where they know only the month it lies in, and where nothing that is cited in the paragraph names the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from archive_schema.dates.finding import Found, dates_in
from archive_schema.dates.spans import Atom, SpanError, read
from archive_schema.moments import Moment, MomentError
from archive_schema.records import Record
from desktop.briefs.checks.paper import Cited, Paper, Passage, words
from desktop.briefs.problems import Problem

_WIDER = frozenset({"month", "day_unknown", "season", "quarter", "half", "year", "month_unknown", "decade"})


def too_exact(paper: Paper) -> Iterator[Problem]:
    """Dates in the text that no source bears out to the day; each once in a block."""
    for placed in paper.blocks:
        told: set[str] = set()
        for one in paper.passages(placed):
            for found, record, moment in _too_exact(paper, one):
                if found.words not in told:
                    told.add(found.words)
                    said = moment.say(paper.language)
                    yield paper.problem("date_too_exact", placed, found.words, record.ref, said)


def quote_less_exact(paper: Paper) -> Iterator[Problem]:
    """Dates of records that the quotation cited for that very field gives less exactly."""
    for about, citation in paper.cited_records.values():
        record = paper.find(str(citation["about"] or ""))
        quote, name = words(citation["quote"]), str(citation["field"] or "")
        if record is None or citation["row"] or citation["value"] or not quote or not name:
            continue
        moment = _moment(record.values.get(name))
        atoms = _atoms(moment) if moment else []
        quoted = list(dates_in(quote))
        for atom in atoms:
            if atom.unit == "day" and any(_wider(one, atom) for one in quoted) and not any(
                    one.day and (one.month, one.day) == (atom.month, atom.day) for one in quoted):
                yield paper.problem("date_too_exact", about, moment.say(paper.language) if moment else "",
                                    citation.ref, f"“{quote}”")


def _too_exact(paper: Paper, one: Passage) -> Iterator[tuple[Found, Record, Moment]]:
    dates = list(dates_in(one.words))
    if not dates or not one.marks:
        return
    cited = [cited for _, mark in one.marks for cited in paper.cited(mark)]
    everything = [moment for each in cited for _, moment in _known(paper, each)]
    for found in dates:
        mark = next((mark for at, mark in one.marks if at >= found.end), one.marks[-1][1])
        beside = [pair for each in paper.cited(mark) for pair in _known(paper, each)]
        if any(_bears(moment, found) for moment in everything):
            continue
        coarse = next(((record, moment) for record, moment in beside if _holds_coarsely(moment, found)), None)
        if coarse and not _in_words(paper, cited, found):
            yield found, *coarse


def _known(paper: Paper, cited: Cited) -> Iterator[tuple[Record, Moment]]:
    """The moments of what a citation speaks about and of the source itself; a citation of a row knows those of its
    row and of the record."""
    about = paper.find(str(cited.citation["about"] or "")) if cited.citation else None
    for record in filter(None, (about, cited.source, cited.seen_in)):
        for moment in _moments(record.values):
            yield record, moment


def _moments(value: object) -> Iterator[Moment]:
    if isinstance(value, dict):
        if "edtf" in value or "printed" in value:
            if moment := _moment(value):
                yield moment
        else:
            for inner in value.values():
                yield from _moments(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _moments(inner)


def _moment(value: object) -> Moment | None:
    try:
        return Moment.of(value) if isinstance(value, dict) and value.get("edtf") else None
    except MomentError:
        return None


def _atoms(moment: Moment) -> list[Atom]:
    try:
        span = read(moment.edtf)
    except SpanError:
        return []
    return [*span.members] or [atom for atom in (span.start, span.end) if atom]


def _bears(moment: Moment, found: Found) -> bool:
    """Does a moment name that very date, or last over it?"""
    for atom in _atoms(moment):
        if atom.unit == "day" and found.day and (atom.month, atom.day) == (found.month, found.day) \
                and found.year in (0, atom.year):
            return True
        if not found.day and atom.unit in ("day", "month") and (atom.year, atom.month) == (found.year, found.month):
            return True
    span = read(moment.edtf)
    lasting = span.shape == "lasting" and span.first and span.last
    return bool(lasting and (day := _day(found, span.first)) and span.first <= day <= span.last)


def _day(found: Found, near: date | None) -> date | None:
    """The day a found date names, with the year of another where it has none."""
    year = found.year or (near.year if near else 0)
    try:
        return date(year, found.month, found.day) if found.day and year else None
    except ValueError:
        return None


def _holds_coarsely(moment: Moment, found: Found) -> bool:
    """Does one of its dates, less exact, hold the date found?"""
    return any(_wider_than(atom, found) for atom in _atoms(moment))


def _wider_than(atom: Atom, found: Found) -> bool:
    if atom.unit not in _WIDER:
        return False
    if not found.day:
        wider = atom.unit not in ("month", "day_unknown")
        return wider and found.year != 0 and _covers(atom, found.year, found.month, 1)
    if not found.year:
        return atom.unit in ("month", "day_unknown") and atom.month == found.month
    return _covers(atom, found.year, found.month, found.day)


def _covers(atom: Atom, year: int, month: int, day: int) -> bool:
    try:
        return atom.first <= date(year, month, day) <= atom.last
    except ValueError:
        return False


def _wider(found: Found, atom: Atom) -> bool:
    """Does a quoted month hold the day of a record?"""
    return not found.day and found.month == atom.month and found.year in (0, atom.year)


def _in_words(paper: Paper, cited: list[Cited], found: Found) -> bool:
    """Does a text, a title, a quotation or a summary of what is cited name the date?"""
    for one in cited:
        records = (one.source, one.seen_in, one.citation,
                   paper.find(str(one.citation["about"] or "")) if one.citation else None)
        for record in filter(None, records):
            for text in _texts(record.values):
                if any(_same(each, found) for each in paper.dates_of(text)):
                    return True
    return False


def _same(one: Found, other: Found) -> bool:
    """The same date, as far as both say a year."""
    years = {one.year, other.year} - {0}
    return (one.month, one.day) == (other.month, other.day) and len(years) < 2


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) > 4 and any(map(str.isdigit, value)):
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "edtf", "pages", "sha256"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
