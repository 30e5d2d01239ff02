"""Was each cited source seen, and is what speaks against it told?"""

from __future__ import annotations

from collections.abc import Iterator

from archive_schema.records import Record
from archive_schema.text.normalise import plain
from desktop.briefs.checks.paper import Paper, words
from desktop.briefs.problems import Problem
from desktop.briefs.sources import is_rival

_SHOWN = 6


def never_opened(paper: Paper) -> Iterator[Problem]:
    """Sources cited as seen of which the archive has no file, no text, and no day when anybody saw them."""
    told: set[str] = set()
    for use in paper.uses:
        source = paper.find(use.citing.cited.source)
        if use.citing.cited_in or source is None or source.id in told:
            continue
        told.add(source.id)
        citation = paper.find(use.citation)
        if not _is_held(paper, source) and not (citation and citation["checked_on"]):
            yield paper.problem("never_opened", use.about, "", source.ref, _known_from(paper, source))


def only_cited_in(paper: Paper) -> Iterator[Problem]:
    """Sources known only through another, gathered by the one they were seen in."""
    through: dict[str, dict[str, None]] = {}
    directly = {use.citing.cited.source for use in paper.uses if not use.citing.cited_in}
    for use in paper.uses:
        if use.citing.cited_in and use.citing.cited.source not in directly:
            through.setdefault(use.citing.cited_in.ref, {})[use.citing.cited.ref] = None
    for holder, refs in through.items():
        shown = ", ".join(sorted(refs)[:_SHOWN]) + (f" … ({len(refs)})" if len(refs) > _SHOWN else "")
        yield paper.problem("only_cited_in", paper.brief.ref, shown, holder)


def rivals(paper: Paper) -> Iterator[Problem]:
    """Other accounts of what the brief cites that it mentions nowhere: one problem for a record."""
    printed = ""
    for record_id, about in paper.spoken_of.items():
        record = paper.find(record_id)
        if record is None:
            continue
        citations = paper.reader.citations_of(record_id)
        used = [one for one in citations if one.ref in paper.cited_records]
        left_out = [one for one in citations if is_rival(one) and not _is_used(one, used) and _concerns(one, used)]
        if left_out and not printed:
            printed = plain(paper.printed)
        missing = [one for one in left_out if not (words(one["value"]) and plain(words(one["value"])) in printed)]
        if missing:
            accounts = dict.fromkeys(filter(None, (_account(paper, record, one) for one in missing)))
            refs = dict.fromkeys(paper.reader.ref(str(one["source"])) for one in missing)
            yield paper.problem("rival_unmentioned", about, "; ".join(accounts) or missing[0].ref, record.ref,
                                ", ".join(refs))


def _is_held(paper: Paper, source: Record) -> bool:
    kept = any(source[name] is not None for name in ("text", "sealed_text", "accessed", "pages"))
    return kept or bool(paper.reader.files_of(source.id)) or bool(paper.translations(source))


def _known_from(paper: Paper, source: Record) -> str:
    parent = paper.find(str(source["parent"] or ""))
    return parent.ref if parent else ""


def _is_used(rival: Record, used: list[Record]) -> bool:
    """Is it cited, or its source for the same field or the whole record?"""
    return any(one.id == rival.id or one["source"] == rival["source"] and one["field"] in (None, rival["field"])
               for one in used)


def _concerns(rival: Record, used: list[Record]) -> bool:
    """Does it speak of what the brief cites: the same field, or where one of the two speaks of the whole record?"""
    return not used or any(
        one["field"] is None or rival["field"] is None
        or (one["field"], one["row"] or "") == (rival["field"], rival["row"] or "") for one in used)


def _account(paper: Paper, record: Record, rival: Record) -> str:
    """ "Length: 2 months", or the value alone."""
    kind = paper.reader.schema[record.kind]
    name = str(rival["field"] or "")
    field = kind.by_name.get(name)
    if field is None and rival["row"]:
        rows = paper.reader.rows_with(kind, record.id, str(rival["row"]))
        field = next((one for one in rows.fields if one.name == name), None) if rows else None
    label = field.label.in_(paper.language) if field else ""
    return ": ".join(filter(None, (label, words(rival["value"]) or words(rival["quote"])[:80])))
