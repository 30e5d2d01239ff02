"""Top10VPN's figures of what shutdowns cost: for each row three claims of Top10VPN, and none of them a fact.

A figure covers all shutdowns of a country in a year. Which of them cost what is not said, so it is tied to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from archive_schema.messages import Message
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field.table_rows import TableRow, headers_of, rows
from desktop.exchange.coming.foreign import Asked, Foreign

JSON = Any
NEEDED = ("country", "cost_usd", "year")
_FIGURES = {"cost_usd": "Cost of internet shutdowns", "duration_hours": "Duration of internet shutdowns",
            "users_affected": "Users affected by internet shutdowns"}
_UNITS = {"duration_hours": "hours", "users_affected": "users"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def _called(header: str) -> str:
    return re.sub(r"\W+", "_", header.strip().casefold()).strip("_")


def knows(foreign: Foreign) -> int:
    """How sure it is that a file is such a table."""
    return 8 if set(NEEDED) <= {_called(one) for one in headers_of(foreign.head)} else 0


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """An entry for each figure of each row."""
    for row in rows(foreign, _called):
        for name in _FIGURES:
            if row[name] or name == "cost_usd":
                yield _entry(row, name)


def _entry(row: TableRow, name: str) -> Entry:
    country, year, words = row["country"], row["year"], row[name].lstrip("$ ")
    wrong = []
    if not _NUMBER.fullmatch(words):
        wrong.append(Message("“{words}” is no number.", words=row[name]))
    if not (country and _YEAR.fullmatch(year)):
        wrong.append(Message("A country and a year are needed."))
    number = words.replace(",", "")
    values: dict[str, JSON] = {
        "title": f"{_FIGURES[name]}: {country}, {year}", "provider": "Top10VPN", "place": country,
        "topic": "internet shutdowns", "as_of": {"edtf": year, "basis": "stated"}}
    if name == "cost_usd":
        values["amount"] = {"least": number, "most": number, "currency": "USD", "printed": row[name]}
    else:
        values["value"] = {"least": number, "most": number, "unit": _UNITS[name], "printed": row[name]}
    left = tuple((other, words) for other, words in row.cells.items() if other not in (*_FIGURES, "country", "year"))
    return Entry(
        str(row.line), "indicator", f"top10vpn:{country.casefold()}:{year}:{name}", values if not wrong else {},
        language="en", printed=row.printed, left=left if name == "cost_usd" else (), wrong=tuple(wrong))
