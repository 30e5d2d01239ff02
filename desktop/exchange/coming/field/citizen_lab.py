"""Test lists of the Citizen Lab: addresses that are tested for blocking, with a category and a note.

A line makes no site blocked. It becomes a record in the state "watched", and one that is said to be blocked only where
its note says so; then the order, the dates and the article in the note become rows, with the note beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from archive_schema.kinds import SCHEMA
from archive_schema.messages import Message
from desktop.exchange.coming.doubts import term_of
from desktop.exchange.coming.entry import Doubt, Entry
from desktop.exchange.coming.field import blocking_notes as notes
from desktop.exchange.coming.field.table_rows import TableRow, headers_of, rows
from desktop.exchange.coming.foreign import Asked, Foreign

JSON = Any
COLUMNS = ("url", "category_code", "category_description", "date_added", "source", "notes")
WATCHED = "watched"
_ADDRESS = re.compile(r"https?://[^/\s]+(?P<rest>\S*)", re.IGNORECASE)
_LIST = re.compile(r"(?:^|[^a-z])(global|[a-z]{2})$")
_SOCIAL = {"GRP": "SOCI"}  # the list's own code for what is Social networking in ours


def knows(foreign: Foreign) -> int:
    """How sure it is that a file is a test list."""
    headers = [one.strip() for one in headers_of(foreign.head)]
    return 10 if tuple(headers[:6]) == COLUMNS else 0


def list_of(name: str) -> str:
    """Which list a file is, by its name: "kz" of "citizenlab-kz.csv"; "" where the name does not say."""
    found = _LIST.search(name.lower().removesuffix(".csv"))
    return found[1] if found else ""


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """An entry for each line of a test list."""
    named = list_of(foreign.path.name)
    for row in rows(foreign):
        yield _entry(row, named, asked)


def _entry(row: TableRow, named: str, asked: Asked) -> Entry:
    address = row["url"]
    found = _ADDRESS.fullmatch(address)
    wrong = () if found else (Message("“{address}” is not an address.", address=address),)
    noted = notes.read(row["notes"])
    category, doubts = _category(row, asked)
    said = noted.blocked and not noted.of_another
    restrictions = _restrictions(noted) if said else []
    values: dict[str, JSON] = {
        "title": re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/"), "address": address,
        "target_kind": "url" if found and found["rest"].strip("/") else "domain", "category": category,
        "status_now": noted.state if said else WATCHED, "summary": noted.words if said else "",
        "began": restrictions[0].get("from_") if restrictions else None,
        "orders": _orders(noted) if said else [], "restrictions": restrictions,
        "note": "; ".join(f"{name}: {row[name]}" for name in ("date_added", "source", "notes")
                          if row[name] and not (said and name == "notes")),
    }
    left = tuple((f"column {len(COLUMNS) + number}", cell) for number, cell in enumerate(row.more, 1))
    left += tuple((name, words) for name, words in row.cells.items() if name not in COLUMNS)
    return Entry(
        str(row.line), "blocked_site", f"citizenlab:{named}:{address}",
        {name: value for name, value in values.items() if value}, printed=row.printed, left=left + _of_another(noted),
        doubts=doubts, wrong=wrong)


def _category(row: TableRow, asked: Asked) -> tuple[str, tuple[Doubt, ...]]:
    code = row["category_code"]
    return term_of(SCHEMA["blocked_site"].field("category"), _SOCIAL.get(code, code), asked.answers) \
        if code else ("", ())


def _orders(noted: notes.Noted) -> list[dict[str, JSON]]:
    reference = [list(step) for step in noted.articles[0]] if len(noted.articles) == 1 else None
    made = []
    for order in noted.orders:
        row = {"order_kind": "court_decision" if order.court else "", "authority_name": order.authority,
               "number": order.number, "when": notes.moment(order.when) if order.when else None,
               "ground_printed": noted.ground, "reference": reference}
        made.append({name: value for name, value in row.items() if value})
    return made


def _restrictions(noted: notes.Noted) -> list[dict[str, JSON]]:
    """What the note says of a blocking, in one row with the note: who reads the row alone still reads "reportedly"."""
    since = noted.dated(notes.SINCE) or noted.dated(notes.IN)
    until = noted.dated(notes.UNTIL)
    row: dict[str, JSON] = {
        "from_": notes.moment(since) if since else None, "to": notes.moment(until) if until else None,
        "state": noted.state, "place": noted.place, "evidence": "official_registry" if noted.official else "",
        "note": noted.words}
    if not noted.orders:  # the ground of an order stands with the order
        row |= {"ground_printed": noted.ground,
                "reference": [list(step) for step in noted.articles[0]] if len(noted.articles) == 1 else None}
    return [{name: value for name, value in row.items() if value}]


def _of_another(noted: notes.Noted) -> tuple[tuple[str, str], ...]:
    """Orders that a note names and that are not those of this address."""
    return tuple(("order of another address", one.number or one.authority) for one in noted.orders
                 if noted.of_another)
