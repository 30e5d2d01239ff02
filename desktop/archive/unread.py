"""What search does not read, told from the tables: files without words, and sealed values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive_schema.tables import NO_TEXT, holds_sealed
from desktop.archive.reader import Reader

_AMONG = "(select value from json_each(?))"


@dataclass(frozen=True)
class UnreadFile:
    """A file of which search reads nothing, or not all.

    about: the id of its source, its own when it has none; why: a code of the list `unread`, "" when its taking in
    did not tell; pages: those not read, as words; sealed: it has a text, which is sealed.
    """

    id: str
    about: str
    why: str
    pages: str
    media_type: str
    sealed: bool


def unread_files(reader: Reader, touched: Sequence[str] | None = None) -> Iterator[UnreadFile]:
    """The files that search does not read, in the order they were added; with touched only those of these ids, of
    a file or of its source. What is in the trash is left out."""
    if touched is None:
        which = (f"select f.id from source s cross join file f on f.source = s.id where {NO_TEXT} "
                 "union select id from file where unread is not null union select id from file where source is null")
        arguments: list[str] = []
    else:
        which = f"select id from file where id in {_AMONG} union select id from file where source in {_AMONG}"
        arguments = [json.dumps(touched)] * 2
    rows = reader.db.execute(
        "select f.id, coalesce(f.source, f.id), coalesce(f.unread, ''), coalesce(f.unread_pages, ''), "
        "coalesce(f.media_type, ''), s.sealed_text is not null "
        "from file f join record r on r.id = f.id "
        "left join source s on s.id = f.source left join record of on of.id = f.source "
        f"where f.id in ({which}) and ({NO_TEXT} or f.unread = 'part') "
        "and r.trashed = 0 and coalesce(of.trashed, 0) = 0 order by r.number", arguments)
    for id, about, why, pages, media_type, sealed in rows.fetchall():
        yield UnreadFile(id, about, why, pages, media_type, bool(sealed))


def sealed_records(reader: Reader, kind: str, touched: Sequence[str] | None = None) -> list[str]:
    """The ids of a kind's records that hold a sealed value, the trash left out; with touched only of these."""
    which = holds_sealed(reader.schema[kind])
    if not which:
        return []
    among = "" if touched is None else f"and k.id in {_AMONG}"
    rows = reader.db.execute(
        f"select k.id from [{kind}] k cross join record r on r.id = k.id where ({which}) and r.trashed = 0 {among} "
        "order by r.number", [] if touched is None else [json.dumps(touched)])
    return [row[0] for row in rows]


def touched_after(reader: Reader, step: int) -> list[str]:
    """The ids of the records that the steps after this one touched."""
    return [row[0] for row in reader.db.execute("select distinct +record from change where step > ?", [step])]
