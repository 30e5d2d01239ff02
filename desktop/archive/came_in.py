"""Which record came in from which line of which file, so that a file read again changes records and doubles none.

The lines of an import count only while its record is there: undone, they wait for it, as those of a list do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive_schema.fields import canonical
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

JSON = Any


@dataclass(frozen=True)
class CameIn:
    """A line of a file that became a record: `place` ("12") there, and the values that were read in it.

    `took` holds no sealed value.
    """

    record: str
    identity: str
    place: str
    took: Mapping[str, JSON] = field(default_factory=dict)
    import_: str = ""


_SELECT = "select c.record, c.identity, c.place, c.took, c.import from came_in c join import i on i.id = c.import"
# Of an import that was undone in part, what stayed is still known; what it had read is not what the record rests on.
_KNOWN = "select c.record, c.identity, c.place, iif(i.id is null, '{}', c.took), c.import from came_in c " \
         "join record r on r.id = c.record left join import i on i.id = c.import where c.identity = ? " \
         "order by i.id is null, c.import desc, c.number desc limit 1"


def known(reader: Reader, identity: str) -> CameIn | None:
    """The record that came in under an identity, by the last import that is not undone.

    Of one that was merged into another, that other.
    """
    row = reader.db.execute(_KNOWN, [identity]).fetchone()
    if row is None:
        return None
    found = _of(row)
    return CameIn(_merged_into(reader, found.record), found.identity, found.place, found.took, found.import_)


def _of(row: Any) -> CameIn:
    record, identity, place, took, import_ = row
    return CameIn(record, identity, place, json.loads(took), import_)


def _merged_into(reader: Reader, record: str) -> str:
    passed: set[str] = set()
    while record not in passed:
        passed.add(record)
        row = reader.db.execute(
            "select k.other from sameness k join record r on r.id = k.id and r.trashed = 0 "
            "where k.one = ? and k.verdict = 'merged' order by r.number desc limit 1", [record]).fetchone()
        if row is None:
            break
        record = row[0]
    return record


def of_record(reader: Reader, record: str) -> list[CameIn]:
    """The lines a record came in from, the latest first."""
    query = f"{_SELECT} where c.record = ? order by i.id desc, c.number desc"
    return [_of(row) for row in reader.db.execute(query, [record])]


def by_import(reader: Reader, import_: str) -> list[CameIn]:
    """The lines of one import in their order."""
    return [_of(row) for row in reader.db.execute(f"{_SELECT} where c.import = ? order by c.number", [import_])]


def note(writer: Writer, import_: str, lines: Iterable[CameIn]) -> None:
    """Remember what came in by an import. Within the write that makes its record."""
    for number, line in enumerate(lines, 1):
        writer.db.execute("insert into came_in(import, number, place, record, identity, took) values (?,?,?,?,?,?)",
                          [import_, number, line.place, line.record, line.identity, canonical(dict(line.took))])
