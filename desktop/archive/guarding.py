"""Confidentiality among several copies: what one of them marked is lowered by that one alone.

So no merge ever lowers it, and all copies come to the same: the highest of what each of them said last.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.vocabularies import CONFIDENTIALITY
from desktop.archive.connect import Database
from desktop.archive.journal import OWN

_RANKS = {code: rank for rank, code in enumerate(CONFIDENTIALITY.terms)}


def rank(code: str) -> int:
    """How confidential a mark is; one that is not known here counts as the highest."""
    return _RANKS.get(code, len(_RANKS))


def highest(codes: Iterable[str]) -> str:
    """The most confidential of several marks."""
    return max(codes, key=rank)


def marked_elsewhere(db: Database, record: str) -> str:
    """The highest mark that other copies gave a record, each by its last word on it; "" when none did."""
    rows = db.execute(
        "select s.origin, p.after ->> '$.confidentiality' from change c join step s on s.number = c.step "
        f"join payload p on p.step = c.step and p.place = c.place where c.record = ? and s.origin <> {OWN} "
        "and s.sort <> 'merge' and p.after is not null "
        "and coalesce(p.before ->> '$.confidentiality', '') <> p.after ->> '$.confidentiality' order by s.place",
        [record])
    last = dict(rows.fetchall())
    return highest(last.values()) if last else ""
