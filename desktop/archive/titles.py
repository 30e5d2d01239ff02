"""Titles as a language says them.

A title is kept in English: by it lists are sorted and records found. One that is made of choices or of a legal path
is said anew for who reads in another language, and a tag is called by the name it has there; every other title is the
same in all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive_schema.declare import Kind, Schema
from archive_schema.records import Record
from archive_schema.sentences import title_of
from desktop.archive.reader import Head, Reader

_AT_ONCE = 500


def record_title(schema: Schema, record: Record, language: str) -> str:
    """The title of a record that is at hand."""
    kind = schema[record.kind]
    return _title(kind, record, language) or record.title if is_said_anew(kind, language) else record.title


def title_in(reader: Reader, record_id: str, language: str) -> str:
    """The title of a record by its id; "" if there is none."""
    if language == "en":
        return reader.title(record_id)
    return next((head.title for head in titled(reader, reader.heads([record_id]), language)), "")


def titled(reader: Reader, heads: Sequence[Head], language: str) -> list[Head]:
    """The same heads with their titles in a language. What is kept is read for those alone whose titles differ."""
    wanted: dict[str, list[str]] = {}
    for head in heads:
        if is_said_anew(reader.schema[head.kind], language):
            wanted.setdefault(head.kind, []).append(head.id)
    said = {one: title for kind, ids in wanted.items()
            for one, title in _said(reader, reader.schema[kind], ids, language) if title}
    return [replace(head, title=said[head.id]) if head.id in said else head for head in heads]


def is_said_anew(kind: Kind, language: str) -> bool:
    """Whether titles of a kind read otherwise in a language than they are kept."""
    return language != "en" and (kind.title_is_translated or kind.name == "tag")


def _title(kind: Kind, record: Record, language: str) -> str:
    own = record[f"name_{language}"] if kind.name == "tag" else None
    return str(own or title_of(kind, record, language))


def _said(reader: Reader, kind: Kind, ids: Sequence[str], language: str) -> Iterator[tuple[str, str]]:
    fields = (*kind.title_fields, kind.field(f"name_{language}")) if kind.name == "tag" else kind.title_fields
    query = f"select id{''.join(f', [{field.name}]' for field in fields)} from [{kind.name}] where id in "
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start:start + _AT_ONCE]
        for row in reader.db.execute(f"{query}({','.join('?' * len(some))})", list(some)):
            values = {field.name: field.type.from_sql(value) for field, value in zip(fields, row[1:], strict=True)
                      if value is not None}
            yield row[0], _title(kind, Record(kind.name, values), language)
