"""Which charge is brought against which defendant: rows of a case seen as a grid, and changed by its cells.

A case holds a row for each person and charge, for each has a plea and a verdict of its own. Rows that say the same
charge are one line of the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

JSON = Any
Row = dict[str, JSON]
CHARGE = ("words", "offence", "provision", "provision_printed", "reference", "ours", "ours_by", "ours_why", "ours_when")
"""What makes a charge the same one; plea and verdict belong to the person."""


@dataclass(frozen=True)
class Line:
    """One charge: what it says, and its row for each defendant it is brought against; "" is nobody in particular."""

    charge: Row
    against: dict[str, Row]


def grid(rows: Sequence[Row]) -> list[Line]:
    """The charges in their order, each once."""
    lines: list[Line] = []
    for row in rows:
        charge = _charge(row)
        line = next((one for one in lines if one.charge == charge), None)
        who = row.get("defendant") or ""
        if line is None or who in line.against:  # the same person charged twice: two counts
            lines.append(Line(charge, {who: row}))
        else:
            line.against[who] = row
    return lines


def turned(rows: Sequence[Row], line: Line, defendant: str, new_id: Callable[[], str]) -> list[Row]:
    """The rows after a cell of the grid was turned: a charge brought against a defendant, or not any more.

    A charge that stands against nobody in particular is brought against the first who is named. What would take
    away a plea, a verdict or the last word of a charge stays as it is.
    """
    given = line.against.get(defendant)
    if given is not None:
        return [row for row in rows if row is not given] if may_go(line, defendant) else list(rows)
    if (nobody := line.against.get("")) is not None:
        return [{**row, "defendant": defendant} if row is nobody else row for row in rows]
    last = max(place for place, row in enumerate(rows) if row in line.against.values())
    made = {"id": new_id(), "defendant": defendant, **line.charge}
    return [*rows[: last + 1], made, *rows[last + 1:]]


def may_go(line: Line, defendant: str) -> bool:
    """Whether a cell may be emptied: nothing is known of the person's plea or verdict, and others bear the charge."""
    row = line.against.get(defendant, {})
    return len(line.against) > 1 and not any(row.get(name) for name in ("plea", "verdict", "unknown"))


def _charge(row: Row) -> Row:
    return {name: row[name] for name in CHARGE if row.get(name) is not None}
