"""Records into rows and back: how a record is kept in the tables of its kind.

These functions know nothing of history; whoever calls them notes what changed.
Sealed values pass through as the tokens they are kept as.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from archive_schema.database import Database, put
from archive_schema.declare import Kind, Schema
from archive_schema.fields import LINKS, MOMENT, ROWS, Field, canonical
from archive_schema.records import Record
from archive_schema.sentences import title_of
from archive_schema.tables import rows_table
from archive_schema.text.collate import sort_key

JSON = Any
SHARED = ("ref", "language", "confidentiality", "status", "trashed")


_HEAD = "kind, ref, title, language, confidentiality, status, trashed, unknown"


def load(db: Database, schema: Schema, record_id: str) -> Record | None:
    """A record with everything in it, or None if there is none."""
    head = db.execute(f"select {_HEAD} from record where id = ?", [record_id]).fetchone()
    if head is None:
        return None
    name, ref, title, language, confidentiality, status, trashed, unknown = head
    kind = schema[name]
    names = "".join(f", [{field.name}]" for field in kind.in_columns)
    row = db.execute(f"select id{names} from [{name}] where id = ?", [record_id]).fetchone()
    values = _values(kind.in_columns, row[1:] if row else ())  # none is damage, for a check to tell
    values |= _links(db, record_id)
    for field in kind.rows_fields:
        if rows := list(_rows(db, kind, field, record_id)):
            values[field.name] = rows
    ordered = {f.name: values[f.name] for f in kind.fields if f.name in values}
    return Record(
        kind=name, values=ordered, id=record_id, ref=ref, title=title, language=language or "",
        confidentiality=confidentiality, status=status, trashed=bool(trashed), unknown=json.loads(unknown or "{}"),
    )


def _values(fields: tuple[Field, ...], row: Sequence[Any]) -> dict[str, JSON]:
    # Most columns of most records are empty: no more is done for those than to see it.
    return {field.name: field.type.from_sql(value) for field, value in zip(fields, row, strict=False)
            if value is not None}


def _links(db: Database, record_id: str) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    for field, target in db.execute(
        "select field, target from link where record = ? order by field, place", [record_id]
    ):
        found.setdefault(field, []).append(target)
    return found


def _rows(db: Database, kind: Kind, field: Field, record_id: str) -> Iterator[dict[str, JSON]]:
    names = "".join(f", [{inner.name}]" for inner in field.fields)
    query = f"select id, _unknown{names} from [{rows_table(kind, field)}] where _owner = ? order by _place"
    for row in db.execute(query, [record_id]):
        unknown = {"unknown": json.loads(row[1])} if row[1] else {}
        yield {"id": row[0], **_values(field.fields, row[2:]), **unknown}


def save(db: Database, schema: Schema, record: Record, now: str, before: Record | None = None) -> None:
    """Keep a record as it now is, whether it was there before or not. `now` is UTC, ISO 8601.

    `before`, where it is known, is what the tables hold: whatever stays what it was is left alone.
    """
    kind = schema[record.kind]
    changed = _changed(kind, before, record)
    columns = _columns((field for field in changed if field.type not in (LINKS, ROWS)), record.values)
    _save_head(db, kind, record, now)
    if before is None:
        put(db, kind.name, {"id": record.id, **columns}, replacing="id")
        db.execute("delete from link where record = ?", [record.id])
    elif columns:
        _change(db, kind.name, "id", record.id, columns)
    for field in changed:
        if field.type is ROWS:
            _save_rows(db, kind, field, record)
        elif field.type is LINKS:
            _save_links(db, field, record, fresh=before is None)


def _changed(kind: Kind, before: Record | None, record: Record) -> tuple[Field, ...]:
    """The fields that hold another value than before; all of them where nothing is known of before."""
    if before is None:
        return kind.fields
    was, comes = before.values, record.values
    return tuple(field for field in kind.fields if was.get(field.name) != comes.get(field.name))


def _save_links(db: Database, field: Field, record: Record, *, fresh: bool) -> None:
    if not fresh:
        db.execute("delete from link where record = ? and field = ?", [record.id, field.name])
    for place, target in enumerate(record[field.name] or ()):
        put(db, "link", {"record": record.id, "field": field.name, "place": place, "target": target})


def _save_head(db: Database, kind: Kind, record: Record, now: str) -> None:
    title = title_of(kind, record) or record.ref
    head = {
        "title": title, "ref": record.ref, "kind": record.kind,
        "language": record.language or None, "confidentiality": record.confidentiality, "status": record.status,
        "trashed": int(record.trashed), "unknown": canonical(record.unknown) if record.unknown else None,
    }
    there = db.execute(f"select number, {', '.join(head)} from record where id = ?", [record.id]).fetchone()
    if there is None:
        put(db, "record", {"id": record.id, "added": now, "changed": now, "sort_title": sort_key(title), **head})
        return
    others = {name: value for (name, value), held in zip(head.items(), there[1:], strict=True) if value != held}
    if "title" in others:  # it takes as long as all the rest
        others["sort_title"] = sort_key(title)
    _change(db, "record", "number", there[0], {**others, "changed": now})  # an index is written only when it must be


def _change(db: Database, table: str, key: str, which: JSON, row: dict[str, JSON]) -> None:
    columns = ", ".join(f"[{name}] = ?" for name in row)
    db.execute(f"update [{table}] set {columns} where [{key}] = ?", [*row.values(), which])


def _columns(fields: Iterable[Field], values: Any) -> dict[str, JSON]:
    row: dict[str, JSON] = {}
    for field in fields:
        value = values.get(field.name)
        row[field.name] = field.type.to_sql(value)
        if field.type is MOMENT:
            from archive_schema.moments import Moment  # who only reads an archive need not wait for it

            when = Moment.of(value) if value is not None else None
            for end in ("earliest", "latest"):
                day = getattr(when, end) if when else None
                row[f"{field.name}_{end}"] = day.isoformat() if day else None
    return row


def _save_rows(db: Database, kind: Kind, field: Field, record: Record) -> None:
    table = rows_table(kind, field)
    db.execute(f"delete from [{table}] where _owner = ?", [record.id])
    for place, row in enumerate(record.rows(field.name)):
        unknown = canonical(row["unknown"]) if row.get("unknown") else None
        put(db, table, {"id": row["id"], "_owner": record.id, "_place": place, "_unknown": unknown,
                        **_columns(field.fields, row)})


def erase(db: Database, record_id: str) -> None:
    """Take a record out of the tables; its rows and links go with it by their foreign keys."""
    db.execute("delete from record where id = ?", [record_id])


def snapshot(record: Record | None) -> str | None:
    """A record as history keeps it: canonical JSON, rows inside; its title follows from its values."""
    if record is None:
        return None
    shared = {name: getattr(record, name) for name in SHARED}
    return canonical({**shared, "kind": record.kind, "values": dict(record.values), "unknown": dict(record.unknown)})


def from_snapshot(record_id: str, text: str) -> Record:
    """The record a snapshot tells of."""
    data = json.loads(text)
    return Record(id=record_id, **data)


def without(text: str | None, gone: Container[str]) -> str | None:
    """A snapshot with the links at some records taken out, with the rows' too."""
    if text is None:
        return None
    data = json.loads(text)
    data["values"] = _without(data["values"], gone)
    return canonical(data)


def _without(value: JSON, gone: Container[str]) -> JSON:
    if isinstance(value, dict):
        kept = {name: _without(inner, gone) for name, inner in value.items()
                if not (isinstance(inner, str) and inner in gone)}
        return {name: inner for name, inner in kept.items() if inner != []}
    if isinstance(value, list):
        return [_without(inner, gone) for inner in value if not (isinstance(inner, str) and inner in gone)]
    return value
