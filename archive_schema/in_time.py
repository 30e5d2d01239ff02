"""Rows of a record in time: put in order, and as bars from when to when, uncertain ends apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive_schema.fields import MOMENT, Field
from archive_schema.moments import Moment

JSON = Any
Row = dict[str, JSON]


def moments_of(rows: Field) -> tuple[str, ...]:
    """The moments of a row: when, or from and to."""
    return tuple(inner.name for inner in rows.fields if inner.type is MOMENT)


def in_order(rows: Sequence[Row], field: Field) -> list[Row]:
    """Rows by their first moment; what has no date keeps its order and comes last."""
    names = moments_of(field)

    def key(row: Row) -> str:
        given = next((row[name] for name in names if isinstance(row.get(name), dict)), None)
        return Moment.of(given).sort_key if given else "9999-99-99"

    return sorted(rows, key=key)


@dataclass(frozen=True)
class Bar:
    """A span as shares (0 to 1) of the whole: certain from `from_` to `to`, possible from `first` to `last`.

    An open end is not known: it runs to the edge.
    """

    first: float
    from_: float
    to: float
    last: float
    open_start: bool = False
    open_end: bool = False


def bars(rows: Sequence[Row], start: str = "from_", end: str = "to") -> list[Bar | None]:
    """A bar for each row that has a date; None for the others. All share one scale, in days."""
    spans = [_span(row, start, end) for row in rows]
    dated = [moment for span in spans if span for moment in span if moment]
    days = [day for moment in dated for day in (moment.earliest, moment.latest) if day]
    if not days:
        return [None] * len(rows)
    first, last = min(days).toordinal(), max(days).toordinal() + 1
    return [_bar(*span, first, last) if span else None for span in spans]


def _span(row: Row, start: str, end: str) -> tuple[Moment | None, Moment | None] | None:
    given = [Moment.of(row[name]) if isinstance(row.get(name), dict) and row[name].get("edtf") else None
             for name in (start, end)]
    return (given[0], given[1]) if any(given) else None


def _bar(start: Moment | None, end: Moment | None, first: int, last: int) -> Bar:
    whole = max(last - first, 1)

    def share(day: date | None, otherwise: float, after: int = 0) -> float:
        return (day.toordinal() + after - first) / whole if day else otherwise

    a, b = (share(start.earliest, 0.0), share(start.latest, 0.0)) if start else (0.0, 0.0)
    c, d = (share(end.earliest, 1.0, 1), share(end.latest, 1.0, 1)) if end else (1.0, 1.0)
    return Bar(a, min(b, c), max(b, c), d, start is None, end is None)
