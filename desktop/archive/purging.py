"""Purge: words and bytes leave the archive for good; a mark in the chain stays.

A purge has two parts. The first is one write: the records, every snapshot of them and their drafts go, and
the files still to be erased are noted. The second erases those files and lets the index follow; a kill in
between is made good when the archive is next opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive_schema import keeping
from desktop.archive.facts import TOLD_OF_PURGED, telling_of
from desktop.archive.files import FileStore, is_name
from desktop.archive.reader import NoSuchRecord
from desktop.archive.writer import Writer

WAITING = "files to erase"

# What goes with a record: citations hold quotations, files hold its bytes.
_OWNED = (
    ("citation", "about"), ("citation", "source"), ("file", "source"), ("file", "derived_from"),
    ("translation", "source"), ("brief_block", "brief"), ("exhibit", "brief"), ("sameness", "one"),
    ("sameness", "other"), ("difference", "about"),
)


def is_owned(kind: str) -> bool:
    """Whether records of a kind go with others."""
    return any(name == kind for name, _ in _OWNED)


def owners(kind: str, values: Mapping[str, Any]) -> set[str]:
    """The records that a record of such values goes with, so that purging one of them takes it along."""
    return {owner for name, column in _OWNED if name == kind and (owner := values.get(column))}


def known_as(writer: Writer, name: str) -> str:
    """The id of a record by reference or id, also of one that history alone still knows. Raises NoSuchRecord."""
    try:
        return writer.id_of(name)
    except NoSuchRecord:
        row = writer.db.execute(
            f"select c.record from {_CHANGES} where c.record = ? "
            "or ? in (p.before ->> '$.ref', p.after ->> '$.ref') limit 1",
            [name.strip().lower(), name.strip().upper()]).fetchone()
        if row is None:
            raise
        return str(row[0])


_CHANGES = "change c join payload p on p.step = c.step and p.place = c.place"


def belongings(writer: Writer, record_id: str) -> list[str]:
    """The record and what goes with it: its citations and, of a source, its files and translations.

    Those that history alone still knows, since their step was undone, are among them.
    """
    found: dict[str, None] = {}
    once = _once_owned(writer)
    waiting = [record_id]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += once.get(one, ())
            for table, column in _OWNED:
                rows = writer.db.execute(f"select id from [{table}] where [{column}] = ?", [one])
                waiting += [row[0] for row in rows]
    return list(found)


def _once_owned(writer: Writer) -> dict[str, set[str]]:
    """For each record, those that went with it and are no more in the tables."""
    owned: dict[str, set[str]] = {}
    for kind, column in _OWNED:
        for snapshot in ("before", "after"):
            rows = writer.db.execute(
                f"select distinct c.record, p.{snapshot} ->> '$.values.{column}' from {_CHANGES} where c.kind = ? "
                "and not exists (select 1 from record r where r.id = c.record)", [kind])
            for record, owner in rows:
                if owner:
                    owned.setdefault(owner, set()).add(record)
    return owned


def purge(writer: Writer, record_id: str, with_it: list[str] | None = None) -> list[str]:
    """The first part, within a write that ends with `mark`. Returns the ids that went.

    Links at the purged records are taken out of the records that stay. `with_it`: its belongings, where they are known.
    """
    gone = belongings(writer, record_id) if with_it is None else with_it
    files = {name for one in gone for name in _kept_as(writer, one) if is_name(name)}
    for one in gone:
        writer.db.execute("insert into purge(record, done) values (?, 0)", [one])
    for one in gone:
        for head in writer.pointing_at(one):
            if head.id not in gone:
                writer.put_back(head.id, keeping.snapshot(writer.stored(head.id)))
    told = set(telling_of(writer, gone)).difference(gone)
    for one in gone:
        writer.erase(one)
        writer.db.execute("delete from list_entry where list = ?", [one])
        writer.db.execute("delete from came_in where record = ? or import = ?", [one, one])
        writer.db.execute("delete from draft where key = ? or instr(data, ?)", [one, one])
    writer.set_setting(WAITING, sorted({*writer.setting(WAITING, []), *files}))
    writer.set_setting(TOLD_OF_PURGED, sorted({*writer.setting(TOLD_OF_PURGED, []), *told}))
    return gone


def mark(writer: Writer, gone: list[str], step: int) -> None:
    """Take every snapshot of the purged records out of the journal; the commitments stay in the chain."""
    for one in gone:
        writer.db.execute("update purge set step = ? where record = ?", [step, one])
        writer.db.execute(
            "delete from payload where (step, place) in (select step, place from change where record = ?)", [one])


def erase_waiting(writer: Writer, files: FileStore) -> None:
    """The second part's first half: erase the bytes of purged files.

    Those already gone are passed over, and those that another record holds by now.
    """
    for name in filter(is_name, writer.setting(WAITING, [])):
        if not writer.db.execute("select 1 from file where kept_as = ?", [name]).fetchone():
            files.erase_name(name)


def finished(writer: Writer) -> None:
    """Files are erased and the index has followed: the purge is done."""
    writer.set_setting(WAITING, None)
    writer.set_setting(TOLD_OF_PURGED, None)
    writer.db.execute("update purge set done = 1 where done = 0")


def is_unfinished(writer: Writer) -> bool:
    """Whether a purge was cut short and has a second part still to do."""
    return writer.db.execute("select 1 from purge where done = 0").fetchone() is not None


def _kept_as(writer: Writer, record_id: str) -> set[str]:
    """The names under `files` that a file has or had."""
    query = f"select p.before ->> '$.values.kept_as', p.after ->> '$.values.kept_as' from {_CHANGES} where c.record = ?"
    return {name for row in writer.db.execute(query, [record_id]) for name in row if name}
