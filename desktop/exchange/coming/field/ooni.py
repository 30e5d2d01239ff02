"""Measurements of OONI as entries: one for each address or service that was measured, with its measurements as rows.

They go to the site that is here already under the same address; else a site is made, which is "watched" unless one of
its measurements found it blocked. No measurement says that a site is blocked now, nor that it is not.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.archive.came_in import known
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field.citizen_lab import WATCHED
from desktop.exchange.coming.field.measured import BLOCKED, Measurement, every, marks, objects
from desktop.exchange.coming.foreign import Asked, Foreign
from desktop.exchange.coming.sheets import SheetError

JSON = Any
_KEYS = (b'"measurement_start_time"', b'"test_name"')
_LINE = 32 << 20  # letters of one measurement
MOST = 200_000  # measurements of one file
_NAMED = 12  # lines named in the place of an entry


def knows(foreign: Foreign) -> int:
    """How sure it is that a file holds measurements."""
    head = foreign.head.lstrip()
    return 9 if head[:1] in (b"{", b"[") and all(key in head for key in _KEYS) else 0


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """An entry for each address or service, in the order of the file, and one for each line that is no measurement."""
    found: dict[tuple[str, bool], list[tuple[int, Measurement]]] = {}
    for number, (line, one) in enumerate(every(objects(_lines(foreign)))):
        if number >= MOST:
            raise _unread(foreign, Message("it holds more than {count} measurements", count=MOST))
        if isinstance(one, str):
            wrong = Message("This is no measurement: {why}.", why=one)
            yield Entry(str(line), "blocked_site", f"ooni:line:{line}", {}, wrong=(wrong,))
        else:
            found.setdefault((one.target, one.is_service), []).append((line, one))
    for (target, is_service), measured in found.items():
        yield _entry(target, is_service, measured, asked.reader)


def _lines(foreign: Foreign) -> Iterator[str]:
    with foreign.path.open("rb") as file:
        text = io.TextIOWrapper(file, "utf-8-sig", "replace", newline="\n")
        while line := text.readline(_LINE + 1):
            if len(line) > _LINE:
                raise _unread(foreign, Message("a measurement is too large"))
            yield line


def _unread(foreign: Foreign, why: Message) -> SheetError:
    return SheetError(what=Message("“{name}” cannot be read: {reason}.", name=foreign.path.name, reason=why))


def _entry(target: str, is_service: bool, measured: list[tuple[int, Measurement]], reader: Reader | None) -> Entry:
    places = [str(line) for line, _ in measured]
    where = ", ".join(places[:_NAMED]) + (f" … {places[-1]}" if len(places) > _NAMED else "")
    identity = f"ooni:{target}"
    there = _there(reader, identity, target) if reader else None
    rows = _together(there.rows("measurements") if there else (), (one.row for _, one in
                                                                   sorted(measured, key=lambda pair: pair[1].when)))
    left = (("test_keys", Message("in full only in the file")),)
    if there:
        return Entry(where, "blocked_site", identity, {"measurements": rows}, ref=there.ref, left=left)
    values: dict[str, JSON] = {
        "title": target if is_service else re.sub(r"^https?://", "", target, flags=re.IGNORECASE).rstrip("/"),
        "address": "" if is_service else target, "target_kind": _kind(target, is_service), "measurements": rows,
        "status_now": "" if any(row["result"] == BLOCKED for row in rows) else WATCHED}
    return Entry(where, "blocked_site", identity, {name: value for name, value in values.items() if value}, left=left)


def _kind(target: str, is_service: bool) -> str:
    if is_service:
        return "app"
    try:
        rest = urlsplit(target)
    except ValueError:
        return ""
    return "url" if rest.path.strip("/") or rest.query else "domain"


def _there(reader: Reader, identity: str, target: str) -> Record | None:
    """The site that these measurements belong to: the one they came to before, else one of this address."""
    if (came := known(reader, identity)) is not None:
        return reader.find(came.record)
    rows = reader.db.execute(
        "select k.id from blocked_site k join record r on r.id = k.id where r.trashed = 0 and k.address in (?, ?, ?)"
        " order by r.number limit 1", [target, target.rstrip("/"), target + "/"]).fetchone()
    return reader.get(rows[0]) if rows else None


def _together(old: Iterable[Mapping[str, JSON]], new: Iterable[Mapping[str, JSON]]) -> list[dict[str, JSON]]:
    """The rows that are there, then those that are new; none twice."""
    made = [dict(row) for row in old]
    seen = {mark for row in made for mark in marks(row)}
    for row in new:
        if seen.isdisjoint(known_by := marks(row)):
            made.append(dict(row))
        seen |= known_by
    return made
