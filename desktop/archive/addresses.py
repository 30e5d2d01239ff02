"""Addresses as search reads them: those of records, and the lines of lists; sealed ones are never among them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from archive_schema.declare import Kind
from archive_schema.fields import DOMAIN, TEXTS, URL, Field
from archive_schema.tables import rows_table
from desktop.archive.reader import Reader

_LIKE_ADDRESS = re.compile(r"\w+://\S+|[^\s/]+\.[^\W\d_]{2,}\S*")
_AT_ONCE = 500  # ids in one statement


class Line(NamedTuple):
    """A line of a list, as it stands there."""

    number: int
    address: str
    host: str
    date: str
    order: str


class Head(NamedTuple):
    """What is shown of the record that an address leads to."""

    ref: str
    kind: str
    title: str


class Addresses:
    """Asked by the thread that owns the reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._columns = {kind.name: list(_columns(kind)) for kind in reader.schema}

    def of(self, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """The addresses of these records: (label of the field, address as printed). Records in the trash, purged or
        unknown have none."""
        found: dict[str, list[tuple[str, str]]] = {}
        for kind, some in self._by_kind(ids).items():
            marks = ",".join("?" * len(some))
            for table, owner, field in self._columns.get(kind, ()):
                rows = self._reader.db.execute(
                    f"select [{owner}], [{field.name}] from [{table}]"
                    f" where [{owner}] in ({marks}) and [{field.name}] is not null order by [{owner}], rowid", some)
                for record, value in rows.fetchall():
                    found.setdefault(record, []).extend((field.label.en, one) for one in _told(field, value))
        return found

    def _by_kind(self, ids: Sequence[str]) -> dict[str, list[str]]:
        kinds: defaultdict[str, list[str]] = defaultdict(list)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start:start + _AT_ONCE]
            rows = self._reader.db.execute(
                f"select kind, id from record where trashed = 0 and id in ({','.join('?' * len(some))})", some)
            for kind, record in rows:
                kinds[kind].append(record)
        return kinds

    def lists(self, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
        """Those of these records that are lists with lines, with how many and their file's hash."""
        found: dict[str, tuple[int, str]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start:start + _AT_ONCE]
            rows = self._reader.db.execute(
                "select l.id, l.entries, coalesce(l.file_sha256, '') from list l join record r on r.id = l.id"
                f" where r.trashed = 0 and l.entries > 0 and l.id in ({','.join('?' * len(some))})", some)
            found |= {record: (entries, file) for record, entries, file in rows}
        return found

    def lines(self, list_id: str, first: int, last: int) -> list[tuple[int, str, str]]:
        """Lines of a list: number, address, host."""
        return self._reader.db.execute(
            "select line, coalesce(address, ''), coalesce(host, '') from list_entry"
            " where list = ? and line >= ? and line <= ? order by line", [list_id, first, last]).fetchall()

    def numbered(self, list_id: str, numbers: Sequence[int]) -> list[Line]:
        """The lines of those numbers; without those that are not there."""
        rows = self._reader.db.execute(
            "select line, coalesce(address, ''), coalesce(host, ''), coalesce(date, ''), coalesce([order], '')"
            f" from list_entry where list = ? and line in ({','.join('?' * len(numbers))})", [list_id, *numbers])
        return [Line(*row) for row in rows]

    def heads(self, ids: Sequence[str]) -> dict[str, Head]:
        """What is shown of these records; not of those in the trash."""
        return {head.id: Head(head.ref, head.kind, head.title)
                for head in self._reader.heads(list(ids)) if not head.trashed}


def _columns(kind: Kind) -> Iterator[tuple[str, str, Field]]:
    """Every (table, column of the record's id, field) in which a kind holds addresses."""
    yield from ((kind.name, "id", field) for field in kind.fields if _holds_addresses(field))
    for rows in kind.rows_fields:
        if not rows.sealed:
            table = rows_table(kind, rows)
            yield from ((table, "_owner", field) for field in rows.fields if _holds_addresses(field))


def _holds_addresses(field: Field) -> bool:
    return field.type in (URL, DOMAIN, TEXTS) and not field.sealed


def _told(field: Field, value: Any) -> list[str]:
    """The addresses in a value; of texts, those that look like addresses."""
    if field.type is TEXTS:
        return [one for one in json.loads(value) if _LIKE_ADDRESS.fullmatch(one.strip())]
    return [value]
