"""Lines of a register of blocked addresses in the form of zapret-info: addresses, domain, page, body, order and date.

The first line is `Updated: 2014-04-22 11:05:00 +0000`; every other has six parts between semicolons:
`ip|ip;domain;address;body;order;2014-04-09`, in windows-1251, unquoted. An address may itself hold semicolons; body,
order and date are then still the last three. What a line does not have is left out, and nothing is put right: addresses
stay as they are printed, `*.` and xn--… too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

ENCODING = "cp1251"
PARTS = 6
MOST_BYTES = 1 << 20  # of one line; a longer one is cut there and told
EXAMPLES = 100  # lines of each sort of doubt that are named; all are counted

_UPDATED = re.compile(r"Updated:\s*(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?\s*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HEADER, EMPTY, SHORT, NO_ADDRESS, NO_DAY, UNREADABLE, TOO_LONG = (
    "header", "empty", "short", "no_address", "no_day", "unreadable", "too_long")

_NO_ENTRY = frozenset({HEADER, EMPTY, SHORT, NO_ADDRESS})


class Line(NamedTuple):
    """A line of a register: `raw` as it stands; the other parts are "" where it has none. `wrong`: what of it is not as
    the form says (one of the words above), or ""."""

    number: int
    raw: str
    ips: str = ""
    host: str = ""
    address: str = ""
    body: str = ""
    order: str = ""
    date: str = ""
    wrong: str = ""


def updated(line: str) -> dict[str, str] | None:
    """What the first line says: the day, the time and the zone that the register states, as a moment."""
    if (found := _UPDATED.fullmatch(line.strip())) is None or not _is_day(found[1]):
        return None
    told = {"edtf": found[1], "basis": "stated"}
    if found[2]:
        told["time_from"] = found[2]
        zone = found[3] or ""
        if zone in ("Z", "UTC") or zone.replace(":", "") in ("+0000", "-0000"):
            told["zone"] = "UTC"
        elif zone:
            told["zone"] = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return told


@lru_cache(maxsize=20_000)
def _is_day(words: str) -> bool:
    try:
        return bool(_DAY.fullmatch(words) and date.fromisoformat(words))
    except ValueError:
        return False


def parsed(number: int, raw: str) -> Line:
    """A line in its parts. One that is not of the form is kept as it stands, with what is wrong."""
    parts = raw.split(";")
    if len(parts) < PARTS:
        return Line(number, raw, wrong=SHORT if raw.strip() else EMPTY)
    if len(parts) > PARTS:
        parts = [*parts[:2], ";".join(parts[2:-3]), *parts[-3:]]
    ips, host, address, body, order, day = map(str.strip, parts)
    wrong = ""
    if not (ips or host or address):
        wrong = NO_ADDRESS
    elif not _is_day(day):
        wrong = NO_DAY
    return Line(number, raw, ips, host, address, body, order, day if wrong != NO_DAY else "", wrong)


@dataclass
class Told:
    """What was seen of a register while it was read: when it was updated, how many lines of which sort, and examples of
    those with something wrong (number, sort, the line's first letters)."""

    updated: dict[str, str] | None = None
    lines: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    examples: list[tuple[int, str, str]] = field(default_factory=list)

    def see(self, line: Line) -> None:
        """Count a line."""
        self.lines += 1
        if line.wrong:
            self.counts[line.wrong] = self.counts.get(line.wrong, 0) + 1
            if line.wrong != HEADER and self.counts[line.wrong] <= EXAMPLES:
                self.examples.append((line.number, line.wrong, line.raw[:200]))

    @property
    def taken(self) -> int:
        """Lines that are entries, with or without a doubt about their date."""
        return self.lines - sum(self.counts.get(wrong, 0) for wrong in _NO_ENTRY)


def lines(file: Iterable[bytes], told: Told) -> Iterator[Line]:
    """The lines of a register, one by one, with their numbers in the file; `told` fills while they are read."""
    for number, coded in enumerate(file, 1):
        too_long = len(coded) > MOST_BYTES
        raw = coded[:MOST_BYTES].rstrip(b"\r\n").decode(ENCODING, "replace")
        if number == 1 and (moment := updated(raw)):
            told.updated = moment
            line = Line(number, raw, wrong=HEADER)
        else:
            line = parsed(number, raw)
            if too_long or "\ufffd" in raw or "\0" in raw:
                line = line._replace(raw=raw.replace("\0", "\ufffd"), wrong=TOO_LONG if too_long else UNREADABLE)
        told.see(line)
        yield line


def entry(line: Line) -> dict[str, str | None]:
    """A line as a list keeps it: address, host, date, order and the line as it stands; None where it has none.

    What is blocked by its numbers alone is found by them.
    """
    if line.wrong in _NO_ENTRY:
        return {"raw": line.raw}
    address = line.address or (line.ips if not line.host else "")
    return {"address": address or None, "host": line.host or None, "date": line.date or None,
            "order": line.order or None, "raw": line.raw}
