"""Searching sealed values: read and compared in memory while the vault is open, and never indexed."""

from __future__ import annotations

from archive_schema.records import Record
from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from desktop.archive import Reader
from desktop.search.results import Hit

WHY = "sealed"


def find_sealed(reader: Reader, query: str, limit: int = 50) -> list[Hit]:
    """The records of which a sealed value holds every word of the query, in any script; none with a closed vault."""
    wanted = {fold(word) for word in words(query)}
    if reader.vault is None or not wanted:
        return []
    hits: list[Hit] = []
    for kind in reader.schema:
        sealed = [field for field in kind.fields if field.sealed]
        for record_id in reader.ids(kind.name) if sealed else ():
            record = reader.get(record_id)
            for field in sealed:
                text = record[field.name]
                if isinstance(text, str) and wanted <= {fold(word) for word in words(text)}:
                    hits.append(_hit(record, text, field.label.en))
                    break
            if len(hits) == limit:
                return hits
    return hits


def _hit(record: Record, text: str, label: str) -> Hit:
    return Hit(record.id, record.ref, record.kind, record.title, [(text[:200], True)], WHY, 0.0, label, "")
