"""Purge: words and bytes leave the archive for good; a mark in the chain stays.

A purge has two parts. The first is one write: the records, every snapshot of them and their drafts go, and
the files still to be erased are noted. The second erases those files and lets the index follow; a kill in
between is made good when the archive is next opened.
"""

from __future__ import annotations

import json

from archive_schema import keeping
from archive_schema.fields import canonical
from desktop.archive.files import FileStore
from desktop.archive.writer import Writer

WAITING = "files to erase"

# What goes with a record: citations hold quotations, files hold its bytes.
_OWNED = (
    ("citation", "about"), ("citation", "source"), ("file", "source"), ("file", "derived_from"),
    ("translation", "source"), ("brief_block", "brief"),
)


def belongings(writer: Writer, record_id: str) -> list[str]:
    """The record and what goes with it: its citations and, of a source, its files and translations."""
    found: list[str] = []
    waiting = [record_id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            for table, column in _OWNED:
                rows = writer.db.execute(f"select id from [{table}] where [{column}] = ?", [one])
                waiting += [row[0] for row in rows]
    return found


def purge(writer: Writer, record_id: str) -> list[str]:
    """The first part, within a write that ends with `mark`. Returns the ids that went.

    Links at the purged records are taken out of the records that stay.
    """
    gone = belongings(writer, record_id)
    files = [name for name in (_kept_as(writer, one) for one in gone) if name]
    for one in gone:
        for head in writer.pointing_at(one):
            if head.id not in gone:
                writer.put_back(head.id, _without(keeping.snapshot(writer.stored(head.id)), one))
    for one in gone:
        writer.erase(one)
        writer.drop_draft(one)
        writer.db.execute("insert into purge(record, done) values (?, 0)", [one])
    shared = {row[0] for row in writer.db.execute("select kept_as from file where kept_as is not null")}
    waiting = writer.setting(WAITING, [])
    writer.set_setting(WAITING, [*waiting, *(name for name in files if name not in shared)])
    return gone


def mark(writer: Writer, gone: list[str], step: int) -> None:
    """Take every snapshot of the purged records out of the journal; the commitments stay in the chain."""
    for one in gone:
        writer.db.execute("update purge set step = ? where record = ?", [step, one])
        writer.db.execute(
            "delete from payload where exists (select 1 from change c where c.step = payload.step "
            "and c.place = payload.place and c.record = ?)", [one])


def erase_waiting(writer: Writer, files: FileStore) -> None:
    """The second part's first half: erase the bytes of purged files; those already gone are passed over."""
    for name in writer.setting(WAITING, []):
        files.erase_name(name)


def finished(writer: Writer) -> None:
    """Files are erased and the index has followed: the purge is done."""
    writer.set_setting(WAITING, None)
    writer.db.execute("update purge set done = 1 where done = 0")


def is_unfinished(writer: Writer) -> bool:
    """Whether a purge was cut short and has a second part still to do."""
    return writer.db.execute("select 1 from purge where done = 0").fetchone() is not None


def _kept_as(writer: Writer, record_id: str) -> str:
    row = writer.db.execute("select kept_as from file where id = ?", [record_id]).fetchone()
    return (row[0] or "") if row else ""


def _without(snapshot: str | None, target: str) -> str:
    assert snapshot is not None
    data = json.loads(snapshot)
    data["values"] = _dropped(data["values"], target)
    return canonical(data)


def _dropped(value: object, target: str) -> object:
    if isinstance(value, dict):
        kept = {name: _dropped(inner, target) for name, inner in value.items() if inner != target}
        return {name: inner for name, inner in kept.items() if inner != []}
    if isinstance(value, list):
        return [_dropped(inner, target) for inner in value if inner != target]
    return value
