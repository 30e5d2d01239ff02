"""Dates found in running text, in English, Russian and Kazakh: days and months, each as its source would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive_schema.dates import spans
from archive_schema.dates.words import MEANINGS

_ISO = r"(?<![\d-])(?P<iso>\d{4}-\d{2}(?:-\d{2})?)(?![\d-])"
_DOTS = r"(?<![\d.])(?P<dot_day>\d{1,2})\.(?P<dot_month>\d{1,2})\.(?P<dot_year>\d{4})(?!\d)"
_DIGIT = re.compile(r"\d")
_DAY = r"(?:\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_TO = r"\s?(?:[-–—]|to|and|or|и|по|или|мен|пен|бен|және)\s?"


@dataclass(frozen=True)
class Found:
    """A date in a text: its place, its words, and its day, month and year; 0 where the text does not say one.

    Of "19–23 May 2016" each end is a date of its own.
    """

    start: int
    end: int
    words: str
    year: int
    month: int
    day: int

    @property
    def edtf(self) -> str:
        """The date in EDTF; "" without a year."""
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 3 if self.day else 2]) if self.year else ""


def dates_in(text: str) -> Iterator[Found]:
    """The days and months that a text names, in order; what cannot be a date (31 June) is passed over.

    A year alone is no date here, and a numeral beside a month only is one where the language writes it so.
    """
    if not _DIGIT.search(text):  # every date has one, and most words have none
        return
    for match in _pattern().finditer(text):
        part = match.groupdict()
        month = int(part["dot_month"] or 0) or _month(part["month_a"] or part["month_b"] or part["month_c"] or "")
        year = int(part["dot_year"] or part["year_a"] or part["year_b"] or part["year_c"] or 0)
        days = [int(re.sub(r"\D", "", day)) for day in (
            part["dot_day"], part["from_a"], part["to_a"], part["from_b"], part["to_b"], part["from_c"], part["to_c"],
        ) if day]
        if part["iso"]:
            year, month, *days = map(int, part["iso"].split("-"))
        for day in days or [0]:
            found = Found(match.start(), match.end(), match[0].strip(), year, month, day)
            if (days or year) and _can_be(found):
                yield found


def _can_be(found: Found) -> bool:
    if not 1 <= found.month <= 12:
        return False
    try:
        spans.atom(f"{found.year or 2000:04d}-{found.month:02d}" + (f"-{found.day:02d}" if found.day else ""))
    except spans.SpanError:
        return False
    return True


def _month(word: str) -> int:
    if word in ("may", "march"):  # other words in English
        return 0
    role, value = MEANINGS.get(word.casefold().replace("ё", "е").rstrip("."), ("", 0))
    return int(value) if role in ("month", "month_from") else 0


@cache
def _pattern() -> re.Pattern[str]:
    # Longest first; names of one or two letters would be other words.
    names = sorted((word for word, (role, _) in MEANINGS.items() if role in ("month", "month_from") and len(word) > 2),
                   key=lambda word: (-len(word), word))
    month = "(?:" + "|".join(re.escape(word).replace("е", "[её]") for word in names) + ")"
    before = (rf"(?<![\w.])(?P<from_a>{_DAY})(?:{_TO}(?P<to_a>{_DAY}))?[\s]+(?:of\s)?(?P<month_a>{month})\b\.?"
              rf"(?:,?\s*(?P<year_a>{_YEAR})(?!\d))?")
    after = (rf"\b(?P<month_b>{month})\.?(?:\s+(?P<from_b>{_DAY})(?:{_TO}(?P<to_b>{_DAY}))?(?!\d|[.,]\d))?"
             rf"(?:,?\s+(?P<year_b>{_YEAR})(?!\d))?")
    kazakh = (rf"(?<!\d)(?P<year_c>{_YEAR})\s?(?:ж\.|жыл\w*)\s+(?:(?P<from_c>{_DAY})(?:{_TO}(?P<to_c>{_DAY}))?\s+)?"
              rf"(?P<month_c>{month})\b")
    return re.compile("|".join((_ISO, _DOTS, kazakh, before, after)), re.IGNORECASE)
