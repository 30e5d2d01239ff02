"""Between which days something was, as far as its dates tell; nothing is made more exact than it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from archive_schema.dates import spans
from archive_schema.moments import Moment

End = Literal["", "open", "unknown", "untold"]
Within = Literal["surely", "perhaps", "not", "undated"]


@dataclass(frozen=True)
class Extent:
    """The first and last day a thing can touch; `sure` are the days on which it surely was.

    `first` or `last` is None where that side has no bound; `starts` and `ends` say why: "open" (still going on, or
    before any day that is told), "unknown" (it began or ended, nobody says when) or "untold" (nobody says whether it
    ended). The beginning itself lies between `begins[0]` and `begins[1]`, the end between `stops[0]` and `stops[1]`.
    """

    first: date | None
    last: date | None
    begins: tuple[date | None, date | None]
    stops: tuple[date | None, date | None]
    sure: tuple[date, date] | None = None
    starts: End = ""
    ends: End = ""

    @property
    def is_exact(self) -> bool:
        """Is nothing in doubt: is every day it can touch one on which it surely was?"""
        return self.sure is not None and (self.first, self.last) == self.sure


@dataclass(frozen=True)
class Period:
    """The days a block is about; None is no bound."""

    first: date | None = None
    last: date | None = None

    @property
    def is_whole(self) -> bool:
        """Is there no bound at all?"""
        return self.first is None and self.last is None

    def holds(self, extent: Extent | None) -> Within:
        """Does something touch the period: surely, perhaps, not, or is it not dated?"""
        if self.is_whole:
            return "surely"
        if extent is None:
            return "undated"
        first, last = self.first or date.min, self.last or date.max
        # What goes on without end is there at any later day; an end that nobody tells may be any day.
        begins = (extent.begins[0] or date.min,
                  extent.begins[1] or (date.min if extent.starts == "open" else date.max))
        stops = (extent.stops[0] or (date.max if extent.ends == "open" else date.min), extent.stops[1] or date.max)
        if begins[0] > last or stops[1] < first:
            return "not"
        if extent.begins == extent.stops:  # one day, somewhere between two
            return "surely" if begins[0] >= first and stops[1] <= last else "perhaps"
        return "surely" if begins[1] <= last and stops[0] >= first else "perhaps"


def extent_of(began: Moment | None, ended: Moment | None = None) -> Extent | None:
    """The extent of something with a date, or with a date of its beginning and one of its end; None: not dated."""
    first = _of(began) if began else None
    last = _of(ended) if ended else None
    if first is None or last is None:
        return first or (replace(last, first=None, begins=(None, last.begins[1]), starts="unknown", sure=None)
                         if last else None)
    sure = _sure(first.begins[1], last.stops[0])
    return Extent(first.first, last.last, first.begins, last.stops, sure, first.starts, last.ends)


def lasting(began: Moment | None, ended: Moment | None, end: End = "untold") -> Extent | None:
    """The extent of what lasts, such as a blocking: with its beginning alone, it goes on as `end` says."""
    extent = extent_of(began, ended)
    if extent is None or ended is not None or extent.begins != extent.stops or not extent.begins[1]:
        return extent
    return replace(extent, last=None, stops=(extent.begins[0], None), ends=end)


def _of(moment: Moment) -> Extent | None:
    if not moment.edtf:
        return None
    span = spans.read(moment.edtf)
    if span.first is None and span.last is None:
        return None
    if span.shape == "lasting":
        return _lasting(span)
    exact = span.shape == "one" and not span.members[0].qualifier and span.first == span.last
    both = (span.first, span.last)
    sure = (span.first, span.last) if exact and span.first and span.last else None
    starts: End = "" if span.first else "unknown"
    return Extent(span.first, span.last, both, both, sure, starts, "" if span.last else "unknown")


def _lasting(span: spans.Span) -> Extent:
    begins = span.start.widest if span.start else (None, None)
    stops = span.end.widest if span.end else (None, None)
    starts: End = "" if span.start else ("unknown" if span.unknown_start else "open")
    ends: End = "" if span.end else ("unknown" if span.unknown_end else "open")
    doubted = any(one is not None and one.qualifier for one in (span.start, span.end))
    sure = None if doubted else _sure(begins[1], stops[0])
    first, last = span.first if span.start else None, span.last if span.end else None
    return Extent(first, last, begins, stops, sure, starts, ends)


def _sure(latest_start: date | None, earliest_end: date | None) -> tuple[date, date] | None:
    if latest_start is None or earliest_end is None or latest_start > earliest_end:
        return None
    return latest_start, earliest_end
