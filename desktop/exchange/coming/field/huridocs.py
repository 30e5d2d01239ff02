"""Files of OpenEvSys: a table for each entity, or XML, which is read only by a process without rights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.messages import Message
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field import event_tables as tables
from desktop.exchange.coming.field.event_tables import Told
from desktop.exchange.coming.field.table_rows import headers_of, rows
from desktop.exchange.coming.foreign import Asked, Foreign
from desktop.exchange.coming.sheets import SheetError
from desktop.intake.parsed import parsed

JSON = Any
_SPACE = b"huridocs.org"
_DEEP = 8


def knows(foreign: Foreign) -> int:
    """How sure it is that a file is one of these."""
    if _is_xml(foreign):
        numbered = b"<events" in foreign.head and b"event_record_number" in foreign.head
        return 9 if _SPACE in foreign.head or numbered else 0
    return 8 if tables.entity_of(headers_of(foreign.head)) else 0


def _is_xml(foreign: Foreign) -> bool:
    return foreign.head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """The entries of a table or of an XML file. Raises SheetError."""
    if _is_xml(foreign):
        return tables.entries(_of_xml(foreign), asked)
    return tables.entries(_of_table(foreign), asked)


def _of_table(foreign: Foreign) -> Iterator[Told]:
    entity = tables.entity_of(headers_of(foreign.head))
    for row in rows(foreign, lambda header: header.strip().casefold().replace(" ", "_")):
        yield Told(str(row.line), entity, row.cells, printed=row.printed)


def _of_xml(foreign: Foreign) -> Iterator[Told]:
    found = parsed(foreign.path, "events")
    if found.problems:
        why = "; ".join(problem.in_("en") for problem in found.problems)
        raise SheetError(what=Message("“{name}” cannot be read: {reason}.", name=foreign.path.name, reason=why))
    for number, value in enumerate(found.values, 1):
        if (told := _told(value, str(number))) is not None:
            yield told


def _told(value: JSON, where: str, deep: int = 0) -> Told | None:
    """A value of the reader as it should be; None for what is not of its shape: nothing it says is believed."""
    if not isinstance(value, Mapping) or deep > _DEEP:
        return None
    entity, cells, inside = value.get("entity"), value.get("cells"), value.get("inside")
    if not isinstance(entity, str) or not isinstance(cells, Mapping) or not isinstance(inside, list):
        return None
    words = {str(name): str(one) for name, one in cells.items()}
    return Told(where, entity, words, tuple(one for one in (_told(one, where, deep + 1) for one in inside) if one))
