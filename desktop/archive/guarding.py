"""Confidentiality among several copies: what one of them marked is lowered by that one alone.

What all copies come to is the highest of what each of them said last. A merge never lowers a mark that was not lowered
here too: else it says again what it was here.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.vocabularies import CONFIDENTIALITY
from desktop.archive.connect import Database
from desktop.archive.journal import OWN

_RANKS = {code: rank for rank, code in enumerate(CONFIDENTIALITY.terms)}


def rank(code: str) -> int:
    """How confidential a mark is; one that is not known here counts as the highest, none as the lowest."""
    return _RANKS.get(code, len(_RANKS)) if code else -1


def highest(codes: Iterable[str]) -> str:
    """The most confidential of several marks."""
    return max(codes, key=rank)


def marked_elsewhere(db: Database, record: str) -> str:
    """The highest mark that other copies gave a record, each by its last word on it; "" when none did."""
    last = {origin: after for origin, _, after in _marks(db, record, f"s.origin <> {OWN}")}
    return highest(last.values()) if last else ""


def is_lowered_here(db: Database, record: str, was: str, comes: str) -> bool:
    """Whether the last this copy said of a record's mark was to lower it from what it was to what comes."""
    said = [(before, after) for _, before, after in _marks(db, record, f"s.origin = {OWN}")]
    return bool(said) and said[-1][1] == comes and rank(said[-1][0]) >= rank(was)


def _marks(db: Database, record: str, where: str) -> list[tuple[str, str, str]]:
    """Each time a mark was given: by which copy, what was before ("" for nothing), what after."""
    return db.execute(
        "select s.origin, coalesce(p.before ->> '$.confidentiality', '') as was, "
        "p.after ->> '$.confidentiality' as comes from change c join step s on s.number = c.step "
        f"join payload p on p.step = c.step and p.place = c.place where c.record = ? and {where} "
        "and s.sort <> 'merge' and p.after is not null and was <> comes order by s.place", [record]).fetchall()
