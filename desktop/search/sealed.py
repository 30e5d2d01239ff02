"""Searching sealed values: read and compared in memory while the vault is open, and never indexed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive_schema.records import Record
from archive_schema.text.fold import fold
from archive_schema.text.names import Form
from archive_schema.text.normalise import words
from desktop.archive import Reader
from desktop.archive.unread import sealed_records
from desktop.search.results import Hit, Note, Results

WHY = "sealed"
UNASKED = Note("Sealed values are not searched by tag, year or language.")
_FIELD = re.compile(r"\b\w+:\S*")  # kind:person and the like say where, not what


def with_sealed(results: Results, reader: Reader, query: str, kinds: Sequence[str] = ()) -> Results:
    """Results with the records before them of which a sealed value was found; as they are with a closed vault."""
    sealed = find_sealed(reader, query, kinds)
    there = {hit.id for hit in results.hits}
    more = sum(hit.id not in there for hit in sealed)
    ids = {hit.id for hit in sealed}
    rest = [hit for hit in results.hits if hit.id not in ids]
    return replace(results, hits=[*sealed, *rest], total=results.total + more)


def find_sealed(reader: Reader, query: str, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
    """The records of which a sealed value holds every word of the query, in any script and case; none with a closed
    vault."""
    wanted = _forms(_FIELD.sub("", query))
    if reader.vault is None or not wanted:
        return []
    hits: list[Hit] = []
    for kind in (one for one in reader.schema if not kinds or one.name in kinds):
        sealed = [field for field in kind.fields if field.sealed]
        for record_id in sealed_records(reader, kind.name):
            record = reader.get(record_id)
            for field in sealed:
                text = record[field.name]
                if isinstance(text, str) and _holds(_forms(text), wanted):
                    hits.append(_hit(record, text, field.label.en))
                    break
            if len(hits) == limit:
                return hits
    return hits


def _forms(text: str) -> list[Form]:
    return [Form(folded) for folded in {fold(word) for word in words(text)}]


def _holds(told: list[Form], wanted: list[Form]) -> bool:
    return all(any(one.is_same(other) for other in told) for one in wanted)


def _hit(record: Record, text: str, label: str) -> Hit:
    return Hit(record.id, record.ref, record.kind, record.title, [(text[:200], True)], WHY, 0.0, label, "")
