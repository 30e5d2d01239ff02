"""The differences that were left open, read back from the records that keep them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archive_schema.fields import canonical
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.archive.joining.plan import Difference, Side

JSON = Any
KIND = "difference"


def left_open(reader: Reader) -> list[Difference]:
    """Everything that waits for somebody to choose, in the order it came."""
    return list(_read(reader))


def _read(reader: Reader) -> Iterator[Difference]:
    own = str(reader.setting("origin", ""))
    for one in reader.ids(KIND):
        record = reader.get(one)
        if record["state"] == "open" and not record.trashed:
            yield difference_of(reader, record, own)


def difference_of(reader: Reader, record: Record, own: str) -> Difference:
    """A difference as the record of it tells; `own` is the origin of this copy. No side stands where the field holds
    something else by now."""
    about = reader.find(record["about"])
    sides = tuple(Side(_value(row.get("value")), row.get("who") or "", row.get("copy") or "", row.get("when") or "",
                       row.get("copy") == own) for row in record.rows("sides"))
    now = canonical(held(about, record))
    stands = next((number for number, side in enumerate(sides) if canonical(side.value) == now), -1)
    return Difference(
        record.id, record["about"], about.kind if about else "", about.ref if about else "",
        reader.title(about.id) if about else "", record["field"], record["row"] or "", sides, stands,
        record["rows"] or "")


def _value(text: str | None) -> JSON:
    try:
        return json.loads(text or "null")
    except ValueError:
        return text


def held(about: Record | None, record: Record) -> JSON:
    """What the field holds now: a value, or why nothing is known."""
    if about is None:
        return None
    name = record["field"]
    if not record["rows"]:
        if name in ("status", "confidentiality", "language", "trashed"):
            return getattr(about, name)
        unknown = about.unknown.get(name)
        return about[name] if about[name] is not None or not unknown else {"unknown": unknown}
    row = next((one for one in about.rows(record["rows"]) if one["id"] == record["row"]), {})
    unknown = row.get("unknown", {}).get(name)
    return row.get(name) if row.get(name) is not None or not unknown else {"unknown": unknown}
