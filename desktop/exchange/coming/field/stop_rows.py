"""Rows of Access Now's data on internet shutdowns: the names of its columns over the years, and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

_OLDER = {
    "news_link": "info_source_link", "info_link": "info_source_link", "sub.region": "sub-region",
    "users_affected.targetted": "users_targeted", "users_affected/targetted": "users_targeted",
    "users_affected_targeted": "users_targeted", "legal_justif": "legal_just", "telco_.ack": "telco_ack",
    "telco_resp": "telco_ack_quote", "off_statement": "gov_ack_quote", "other_just_details": "gov_just_details",
    "other_cause_details": "actual_cause_details", "other_service_details..specify.": "other_affected",
    "other_service_details_(specify)": "other_affected", "other_service_details": "other_affected",
}
NEEDED = frozenset({"start_date", "country", "shutdown_type"})
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
DATES = ("start_date", "end_date")


def column(header: str) -> str:
    """The name that a column has now, by a header of any year."""
    plain = re.sub(r"\s+", "_", header.strip().lstrip("\ufeff")).casefold()
    return _OLDER.get(plain, plain)


def is_one(headers: Iterable[str]) -> bool:
    """Whether these are headers of this data."""
    return {column(one) for one in headers} >= NEEDED


def day(words: str, day_first: bool = False) -> str:
    """A date of the data as EDTF: as ISO, or in numbers with the month first, unless it is said that the day is.
    "" for what is none."""
    if _ISO.fullmatch(words):
        return words if _is_day(words) else ""
    if not (found := _US.fullmatch(words)):
        return ""
    month, of_month = (int(found[2]), int(found[1])) if day_first else (int(found[1]), int(found[2]))
    told = f"{found[3]}-{month:02d}-{of_month:02d}"
    return told if _is_day(told) else ""


def _is_day(iso: str) -> bool:
    try:
        return bool(date.fromisoformat(iso))
    except ValueError:
        return False


def order_of_dates(rows: Iterable[Mapping[str, str]]) -> str:
    """Which comes first in the dates of a file: "month", "day", or "" when its dates do not settle that.

    Only a number over 12 settles it; if numbers settle it both ways, nothing is settled.
    """
    settled = set()
    for row in rows:
        for name in DATES:
            if found := _US.fullmatch(row.get(name, "").strip()):
                if int(found[2]) > 12:
                    settled.add("month")
                if int(found[1]) > 12:
                    settled.add("day")
    return settled.pop() if len(settled) == 1 else ""


def in_doubt(rows: Iterable[Mapping[str, str]]) -> bool:
    """Whether a date stands in numbers of which either may be the month."""
    return any(found and found[1] != found[2] and int(found[1]) <= 12 and int(found[2]) <= 12
               for row in rows for name in DATES for found in [_US.fullmatch(row.get(name, "").strip())])


def links(words: str) -> list[str]:
    """The addresses in a cell; they are parted by semicolons, commas or line ends, and a comma may be part of one."""
    found = re.split(r"[;\s]+(?=https?://)|,\s*(?=https?://)|[\n;]", words.strip())
    return [one.strip().rstrip(",;") for one in found if one.strip().lower().startswith(("http://", "https://"))]


def several(words: str) -> list[str]:
    """The parts of a cell that lists things: "Country: Name, Country: Name", by commas outside of brackets."""
    return [one.strip() for one in re.split(r"[,;]\s*(?![^(]*\))", words) if one.strip()]
