"""Records as JSON that another archive can read: links are references, nothing sealed, rows with their ids."""

from __future__ import annotations

from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS
from archive_schema.records import Record
from desktop.archive import Reader

JSON = Any


def to_plain(kind: Kind, record: Record, reader: Reader) -> dict[str, JSON]:
    """{"kind", "ref", "title", "language", "status", "confidentiality", "values", "unknown"}."""
    return {"kind": record.kind, "ref": record.ref, "title": record.title, "language": record.language,
            "status": record.status, "confidentiality": record.confidentiality,
            "values": {field.name: _told(field, record[field.name], reader) for field in kind.fields
                       if not field.sealed and record[field.name] is not None},
            "unknown": {name: dict(why) for name, why in record.unknown.items()
                        if name in kind.by_name and not kind.by_name[name].sealed}}


def _told(field: Any, value: JSON, reader: Reader) -> JSON:
    if field.type is LINK:
        return reader.ref(value)
    if field.type is LINKS:
        return [reader.ref(one) for one in value]
    if field.type is ROWS:
        links = {inner.name for inner in field.fields if inner.type is LINK}
        sealed = {inner.name for inner in field.fields if inner.sealed}
        return [{name: reader.ref(inner) if name in links else inner for name, inner in row.items()
                 if name not in sealed} for row in value]
    return value
