"""An EDTF expression as a span of days.

Reads EDTF level 1 (ISO 8601-2:2019) with what the archive needs of level 2: quarters and halves
(33-36, 40, 41), one-of sets "[a..b]", "[a, b]" and lists "{a, b}". Rarer forms of level 2 are asked
of the `edtf` package, which takes 10 to 40 ms a date: too slow to be the first reader of a list.

Two meanings are kept apart:
  2016-05-19/2016-05-23     it lasted from the 19th to the 23rd
  [2016-05-19..2016-05-23]  it was some time between the 19th and the 23rd
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from archive_schema.messages import Message, Refused

Unit = Literal["day", "month", "year", "season", "quarter", "half", "decade", "century", "day_unknown",
               "month_unknown"]
Shape = Literal["one", "lasting", "between", "any_of", "all_of", "other"]

# First and last month of the coded parts of a year. Seasons are the northern ones, as used in the
# country; winter is apart, see _winter.
PARTS: dict[int, tuple[Unit, int, int]] = {
    21: ("season", 3, 5), 22: ("season", 6, 8), 23: ("season", 9, 11),
    33: ("quarter", 1, 3), 34: ("quarter", 4, 6), 35: ("quarter", 7, 9), 36: ("quarter", 10, 12),
    40: ("half", 1, 6), 41: ("half", 7, 12),
}
WINTER = 24

_ATOM = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)", re.ASCII)
_SET = re.compile(r"\[([^\[\]{}]*)\.\.([^\[\]{}]*)\]")
_LIST = re.compile(r"([\[{])([^\[\]{}.]+)([\]}])")


class SpanError(Refused):
    """A text that is no EDTF expression, or one that cannot be (30 February, an end before its start)."""


@dataclass(frozen=True)
class Atom:
    """One EDTF date: its text without qualifier, what it is exact to, its first and last day."""

    text: str
    unit: Unit
    first: date
    last: date
    qualifier: str = ""

    @property
    def year(self) -> int:
        """The year that is written; for a decade or century its first."""
        return int(self.text[:4].replace("X", "0"))

    @property
    def month(self) -> int:
        """The month, or the code of the season, quarter or half; 0 when none is written."""
        return int(self.text[5:7]) if self.text[5:7].isdigit() else 0

    @property
    def day(self) -> int:
        """The day of the month; 0 when none is written."""
        return int(self.text[8:10]) if self.text[8:10].isdigit() else 0

    @property
    def written(self) -> str:
        """The EDTF text with its qualifier."""
        return self.text + self.qualifier

    @property
    def widest(self) -> tuple[date, date]:
        """First and last day to look for it: "about" reaches one such unit further on both sides."""
        if self.qualifier in ("", "?"):
            return self.first, self.last
        try:
            return self.previous().first, self.next().last
        except SpanError:  # a season, a quarter: as long as it is, on both sides
            days = (self.last - self.first).days + 1
            return _shift(self.first, -days), _shift(self.last, days)

    def next(self) -> "Atom":
        """The day, month or year after this one (`SpanError` for any other unit)."""
        return _like(self, _shift(self.last, 1))

    def previous(self) -> "Atom":
        """The day, month or year before this one (`SpanError` for any other unit)."""
        return _like(self, _shift(self.first, -1))


@dataclass(frozen=True)
class Span:
    """An EDTF expression: its shape, its dates, and the first and last day it can touch.

    `start` and `end` are None at an open end; `unknown_end` says that the end exists but is not known
    ("2015-10/"). `members` are the dates of a list. `first` and `last` are None at open and unknown ends.
    """

    shape: Shape
    start: Atom | None
    end: Atom | None
    members: tuple[Atom, ...]
    first: date | None
    last: date | None
    unknown_start: bool = False
    unknown_end: bool = False


@lru_cache(maxsize=4096)
def read(text: str) -> Span:
    """The span an EDTF text stands for. Raises `SpanError`."""
    if "/" in text:
        return _interval(text)
    if (found := _SET.fullmatch(text)) is not None and "," not in text:
        start, end = _end(found[1]), _end(found[2])
        _in_order(start, end, text)
        return Span("between", start, end, (), _lowest([start]), _highest([end]))
    if (found := _LIST.fullmatch(text)) is not None and found[1] + found[3] in ("[]", "{}"):
        members = tuple(atom(part.strip()) for part in found[2].split(","))
        shape: Shape = "any_of" if found[1] == "[" else "all_of"
        return Span(shape, members[0], members[-1], members, _lowest(members), _highest(members))
    try:
        one = atom(text)
    except SpanError:
        if _ATOM.fullmatch(text):
            raise
        return _rare(text)
    return Span("one", one, one, (one,), *one.widest)


@lru_cache(maxsize=4096)
def atom(text: str) -> Atom:
    """One EDTF date with its qualifier. Raises `SpanError`."""
    found = _ATOM.fullmatch(text)
    if found is None:
        raise SpanError(Message("“{text}” is not a date in EDTF", text=text))
    year, month, day, qualifier = found.groups()
    body = text.rstrip("?~%")
    try:
        unit, first, last = _bounds(year, month, day)
    except ValueError:
        raise SpanError(Message("there is no such date as “{body}”", body=body)) from None
    return Atom(body, unit, first, last, qualifier)


def _bounds(year: str, month: str | None, day: str | None) -> tuple[Unit, date, date]:
    if "X" in year:
        if month is not None:
            raise ValueError(year)
        unit: Unit = "decade" if year.count("X") == 1 else "century"
        return unit, date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    number = int(year)
    if month is None or month == "XX":
        if day is not None and day != "XX":
            raise ValueError(day)
        return "year" if month is None else "month_unknown", date(number, 1, 1), date(number, 12, 31)
    code = int(month)
    if code > 12:
        if day is not None:
            raise ValueError(day)
        return _part_of_year(number, code)
    last = _last_day(number, code)
    if day is None or day == "XX":
        return "month" if day is None else "day_unknown", date(number, code, 1), last
    exact = date(number, code, int(day))
    return "day", exact, exact


def _part_of_year(year: int, code: int) -> tuple[Unit, date, date]:
    if code == WINTER:
        # "Winter 2015" is said both of December 2014 to February 2015 and of December 2015 to
        # February 2016. The span holds both; neither is chosen for the writer.
        first = date(year - 1, 12, 1) if year > 1 else date(year, 1, 1)
        last = _last_day(year + 1, 2) if year < 9999 else date.max
        return "season", first, last
    if code not in PARTS:
        raise ValueError(code)
    unit, start, end = PARTS[code]
    return unit, date(year, start, 1), _last_day(year, end)


def _last_day(year: int, month: int) -> date:
    """Of a month. What the module calendar brings, every start would wait for."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _interval(text: str) -> Span:
    left, _, right = text.partition("/")
    if "/" in right or left + right == "":
        raise SpanError(Message("“{text}” is not an interval in EDTF", text=text))
    start, end = _end(left), _end(right)
    _in_order(start, end, text)
    return Span("lasting", start, end, (), _lowest([start]), _highest([end]), left == "", right == "")


def _end(text: str) -> Atom | None:
    return atom(text.strip()) if text.strip() not in ("", "..") else None


def _in_order(start: Atom | None, end: Atom | None, text: str) -> None:
    if start is not None and end is not None and start.first > end.last:
        raise SpanError(Message("in “{text}” the end comes before the start", text=text))


def _lowest(atoms: Iterable[Atom | None]) -> date | None:
    return min((each.widest[0] for each in atoms if each is not None), default=None)


def _highest(atoms: Iterable[Atom | None]) -> date | None:
    return max((each.widest[1] for each in atoms if each is not None), default=None)


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _like(one: Atom, day: date) -> Atom:
    length = {"day": 10, "month": 7, "year": 4}.get(one.unit)
    if length is None:
        raise SpanError(Message("before and after are counted in days, months and years, not from “{date}”",
                                date=one.text))
    return atom(day.isoformat()[:length])


def _rare(text: str) -> Span:
    """A form this module does not read itself, as the edtf package sees it. Times are kept beside EDTF."""
    if "T" in text:
        raise SpanError(Message("“{text}” holds a time, which is kept beside the date", text=text))
    from edtf import EDTFParseException, parse_edtf  # 0.2 s to import: only when such a form occurs

    try:
        parsed = parse_edtf(text)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, OverflowError):
        raise SpanError(Message("“{text}” is not a date in EDTF", text=text)) from None
    return Span("other", None, None, (), first, last)


def _day(value: object) -> date | None:
    """The edtf package gives a struct_time, or plus or minus infinity at an open end."""
    year, month, day = (getattr(value, name, 0) for name in ("tm_year", "tm_mon", "tm_mday"))
    return date(year, month, day) if 1 <= year <= 9999 else None
