"""The tables that follow from the kinds.

Every record has a row in `record` and one in the table of its kind, under one
id, so that a link can point at a record of any kind and SQLite can hold it to
that. Rows fields have a table each; links to many records share one. Links are
checked when a write ends, so records that point at one another can be saved
together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from archive_schema.database import Database, shape
from archive_schema.declare import Kind, Schema
from archive_schema.fields import INTEGER, LINK, LINKS, MOMENT, ROWS, Field

if TYPE_CHECKING:
    from sqlite_utils.db import ForeignKey

Shape = dict[str, set[str]]
"""The columns of each table that is there."""


def rows_table(kind: Kind, field: Field) -> str:
    """The table of a rows field, such as prosecution__charges."""
    return f"{kind.name}__{field.name}"


def kept_in_columns(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that have a column; rows and links to many have tables."""
    return tuple(f for f in fields if f.type not in (ROWS, LINKS))


def bring_up_to_date(db: Database, schema: Schema) -> list[str]:
    """Make the tables that are missing and add missing columns; say what was done.

    What a declaration cannot say (a renamed field, a value that moves) is a named migration instead.
    """
    done: list[str] = []
    with db.atomic():
        there = shape(db)
        done += _shared_tables(db, there)
        db.execute("create index if not exists record_by_status on record(kind, trashed, status)")
        db.execute("drop index if exists idx_list_entry_host")  # nothing asks by it, and it made taking in slow
        for kind in schema:
            done += _kind_tables(db, kind, there)
    return done


def _kind_tables(db: Database, kind: Kind, there: Shape) -> list[str]:
    done = _table(db, kind.name, {"id": str}, kind.fields, "id", there)
    for field in kind.rows_fields:
        first = {"id": str, "_owner": str, "_place": int, "_unknown": str}
        done += _table(db, rows_table(kind, field), first, field.fields, "_owner", there)
    for index in _indexes_of_few(kind):
        db.execute(index)
    return done


NO_TEXT = "trim(coalesce(text, ''), char(9, 10, 12, 13, 32)) = ''"
"""Of a row of `source`: that it has no text, or that of a scan, which is page ends alone."""


def holds_sealed(kind: Kind) -> str:
    """Of a row of a kind: that one of its values is sealed; "" when the kind has no such field."""
    return " or ".join(f"[{field.name}] is not null" for field in kind.fields if field.sealed)


def _indexes_of_few(kind: Kind) -> Iterator[str]:
    """What search cannot read is told after every search: it is found without going through all rows."""
    few = {"sealed": holds_sealed(kind)}
    if kind.name == "source" and "text" in kind.by_name:
        few["without_text"] = NO_TEXT
    if kind.name == "file" and "unread" in kind.by_name:
        few["unread"] = "unread is not null"
    for name, which in few.items():
        if which:
            yield f"create index if not exists [{kind.name}_{name}] on [{kind.name}](id) where {which}"


def _table(
    db: Database, name: str, first: dict[str, type], fields: tuple[Field, ...], owner: str, there: Shape,
) -> list[str]:
    columns = first | _columns(fields)
    links = {f.name for f in kept_in_columns(fields) if f.type is LINK}
    if name not in there:
        table = db.utils.table(name)
        table.create(columns, pk="id", foreign_keys=_links(name, links, owner), strict=True)
        for column in sorted(links) + (["_owner"] if owner == "_owner" else []):
            table.create_index([column])
        return [f"made {name}"]
    missing = [column for column in columns if column not in there[name]]
    for column in missing:
        kept_as = "integer" if columns[column] is int else "text"
        db.execute(f"alter table [{name}] add column [{column}] {kept_as}"
                   + (" references record(id)" if column in links else ""))
        if column in links:
            db.utils.table(name).create_index([column])
    return [f"added {name}.{column}" for column in missing]


def _columns(fields: tuple[Field, ...]) -> dict[str, type]:
    columns: dict[str, type] = {}
    for field in kept_in_columns(fields):
        columns[field.name] = int if field.type is INTEGER else str
        if field.type is MOMENT:
            columns |= {f"{field.name}_earliest": str, f"{field.name}_latest": str}
    return columns


def held_beyond(db: Database, schema: Schema) -> str:
    """A kind or a column that holds something and is not of this schema, as a later release may have; else ""."""
    there = shape(db)
    if "record" in there:
        for (name,) in db.execute("select distinct kind from record").fetchall():
            if name not in schema:
                return str(name)
    tables = [(rows_table(kind, rows) if rows else kind.name, rows.fields if rows else kind.fields)
              for kind in schema for rows in (None, *kind.rows_fields)]
    for table, fields in tables:
        if table in there:
            for column in there[table] - _columns(fields).keys() - {*_OWN}:
                if db.execute(f"select 1 from [{table}] where [{column}] is not null").fetchone():
                    return f"{table}.{column}"
    return ""


_OWN = ("id", "_owner", "_place", "_unknown")


def _links(table: str, links: set[str], owner: str) -> list[ForeignKey]:
    from sqlite_utils.db import ForeignKey

    own = [ForeignKey(table, owner, "record", "id", on_delete="CASCADE")]
    return own + [ForeignKey(table, column, "record", "id") for column in sorted(links)]


_SHARED: dict[str, dict[str, Any]] = {
    "record": {
        "columns": {
            "number": int, "id": str, "ref": str, "kind": str, "title": str, "sort_title": str, "language": str,
            "confidentiality": str, "status": str, "trashed": int, "unknown": str, "added": str, "changed": str,
        },
        "pk": "number",
        "not_null": {"id", "ref", "kind", "title", "sort_title", "trashed", "added", "changed"},
        "unique": [["id"], ["ref"]],
        "index": [["kind", "trashed", "sort_title"]],
    },
    "link": {
        "columns": {"record": str, "field": str, "place": int, "target": str},
        "pk": ("record", "field", "place"),
        "foreign": [("record", "CASCADE"), ("target", "NO ACTION")],
        "index": [["target", "field"]],
    },
    "list_entry": {
        "columns": {"list": str, "line": int, "address": str, "host": str, "date": str, "order": str, "raw": str},
        "pk": ("list", "line"),  # no link at the list: while it is undone its lines wait for it
    },
    "came_in": {
        "columns": {"import": str, "number": int, "place": str, "record": str, "identity": str, "took": str},
        "pk": ("import", "number"),  # no link at the import: while it is undone its lines wait for it
        "index": [["identity"], ["record"]],
    },
    "reference": {"columns": {"prefix": str, "last": int}, "pk": "prefix"},
    "step": {
        "columns": {
            "number": int, "origin": str, "place": int, "clock": str, "who": str, "name": str, "sort": str,
            "undoes": int, "previous": bytes, "hash": bytes, "seen": str,
        },
        "pk": "number",
        "unique": [["origin", "place"]],
        "index": [["clock"], ["undoes"]],
        "not_null": {"origin", "place", "clock", "who", "name", "sort", "previous", "hash"},
    },
    "change": {
        "columns": {"step": int, "place": int, "record": str, "kind": str, "commitment": bytes},
        "pk": ("step", "place"),
        "index": [["record"]],
    },
    "payload": {
        "columns": {"step": int, "place": int, "salt": bytes, "before": str, "after": str},
        "pk": ("step", "place"),
    },
    "purge": {"columns": {"record": str, "step": int, "done": int}, "pk": "record"},
    "draft": {"columns": {"key": str, "data": str, "saved": str}, "pk": "key"},
    "setting": {"columns": {"name": str, "value": str}, "pk": "name"},
    "signed_head": {  # what copies signed of their chains, to be shown to a third copy
        "columns": {"origin": str, "place": int, "hash": bytes, "key": bytes, "signature": bytes},
        "pk": ("origin", "place", "key"),
    },
}


def _shared_tables(db: Database, there: Shape) -> list[str]:
    missing = [name for name in _SHARED if name not in there]
    for name in missing:
        _make_shared(db, name, _SHARED[name])
    if "seen" not in there.get("step", {"seen"}):  # archives made before copies could be joined
        db.execute("alter table step add column seen text")
    return [f"made {name}" for name in missing]


def _make_shared(db: Database, name: str, told: dict[str, Any]) -> None:
    from sqlite_utils.db import ForeignKey

    table = db.utils.table(name)
    foreign = [ForeignKey(name, column, "record", "id", on_delete=act) for column, act in told.get("foreign", ())]
    table.create(told["columns"], pk=told["pk"], not_null=told.get("not_null"), foreign_keys=foreign, strict=True)
    for columns in told.get("unique", ()):
        table.create_index(columns, unique=True)
    for columns in told.get("index", ()):
        table.create_index(columns)
