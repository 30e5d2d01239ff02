"""Rows of Access Now's data on internet shutdowns: the names of its columns over the years, its dates and its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.exchange.coming.field.table_rows import TableRow

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
DATES = ("start_date", "end_date")


def column(header: str) -> str:
    """The name that a column has now, by a header of any year."""
    plain = re.sub(r"\s+", "_", header.strip().lstrip("\ufeff")).casefold()
    return _OLDER.get(plain, plain)


def is_one(headers: Iterable[str]) -> bool:
    """Whether these are headers of this data."""
    return {column(one) for one in headers} >= NEEDED


def order_of_dates(rows: Iterable[TableRow]) -> str:
    """Which comes first in the dates of a file: "month", "day", or "" when its dates do not settle that.

    Only a number over 12 settles it; if numbers settle it both ways, nothing is settled.
    """
    settled = set()
    for row in rows:
        for name in DATES:
            if found := _US.fullmatch(row[name]):
                if int(found[2]) > 12:
                    settled.add("month")
                if int(found[1]) > 12:
                    settled.add("day")
    return settled.pop() if len(settled) == 1 else ""


def links(words: str) -> list[str]:
    """The addresses in a cell; they are parted by semicolons, commas or line ends, and a comma may be part of one."""
    found = re.split(r"[;\s]+(?=https?://)|,\s*(?=https?://)|[\n;]", words.strip())
    return [one.strip().rstrip(",;") for one in found if one.strip().lower().startswith(("http://", "https://"))]


def several(words: str) -> list[str]:
    """The parts of a cell that lists things: "Country: Name, Country: Name", by commas outside of brackets."""
    return [one.strip() for one in re.split(r"[,;]\s*(?![^(]*\))", words) if one.strip()]
