"""Entities that belong to others: pages of a document, and what stands between two as a row of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.exchange.ftm.taken import Taken
from desktop.exchange.references import dates

JSON = Any
Entity = Mapping[str, JSON]
_ORGANISATIONS = frozenset({"Organization", "PublicBody", "Company"})
_DOCUMENTS = frozenset({"Document", "Article", "HyperText", "PlainText", "Pages", "Email", "Message", "Image", "Audio",
                        "Video", "Table", "Workbook", "Package"})
KINDS = {"Person": "person", **dict.fromkeys(_ORGANISATIONS, "organisation"), **dict.fromkeys(_DOCUMENTS, "source"),
         "CourtCase": "prosecution", "Event": "context_event", "Note": "note", "Documentation": "citation"}
_DEFENDANT = frozenset({"defendant", "accused", "suspect", "обвиняемый", "подсудимый", "айыпталушы"})


class Joined:
    """Entities that belong to others: rows for these by their id, pages of documents, and which were taken so."""

    def __init__(self, there: Mapping[str, Entity]) -> None:
        self.there = there
        self.taken: set[str] = set()
        self.rows: dict[str, list[tuple[str, dict[str, JSON], str, str]]] = {}
        self.pages: dict[str, list[tuple[int, str]]] = {}
        self.left: dict[str, list[tuple[str, str]]] = {}
        for entity in there.values():
            if entity["schema"] == "Page":
                self._page(entity)
            elif entity["schema"] in EDGES:
                self._edge(entity)

    def kind(self, identity: str) -> str:
        """The kind of the record that an entity becomes; "" for none."""
        return KINDS.get(self.there[identity]["schema"], "") if identity in self.there else ""

    def name(self, identity: str) -> str:
        """What an entity is called."""
        told = self.there[identity]["properties"] if identity in self.there else {}
        return next((told[name][0] for name in ("name", "title", "fileName") if told.get(name)), "")

    def _page(self, entity: Entity) -> None:
        got = Taken(entity)
        document, number = got.first("document"), got.first("index")
        if self.kind(document) == "source" and number.isdigit():
            self.pages.setdefault(document, []).append((int(number), "\n".join(got.all("bodyText"))))
            self.taken.add(entity["id"])

    def _edge(self, entity: Entity) -> None:
        """A row of the record at one end, with a link at the other."""
        for own, other, kind, rows, link in EDGES[entity["schema"]]:
            got = Taken(entity)
            at, to = got.first(own), got.first(other)
            if self.kind(at) != kind or to not in self.there:
                continue
            if rows == "defendants" and got.peek("role").casefold() not in _DEFENDANT:
                continue
            row: dict[str, JSON] = {"name": self.name(to)}
            for field, name in _ROW[rows].items():
                if words := got.first(name):
                    row[field] = dates.edtf(words) if field in ("from_", "to") else words
            if self.kind(to) not in ("person", "organisation"):
                link = ""
            self.rows.setdefault(at, []).append((rows, {k: v for k, v in row.items() if v}, link, to))
            self.left.setdefault(at, []).extend((f"{entity['schema']} {name}", words) for name, words in got.left())
            self.taken.add(entity["id"])
            return


# own end, other end, kind at the own end, its rows, the row's link
EDGES = {
    "Membership": (("member", "organization", "person", "affiliations", "organisation"),),
    "Employment": (("employee", "employer", "person", "affiliations", "organisation"),),
    "Directorship": (("director", "organization", "person", "affiliations", "organisation"),),
    "Representation": (("client", "agent", "organisation", "leaders", "person"),),
    "Ownership": (("asset", "owner", "organisation", "owners", "owner"),),
    "CourtCaseParty": (("case", "party", "prosecution", "defendants", "person"),),
}
_ROW = {"affiliations": {"role": "role", "from_": "startDate", "to": "endDate"},
        "leaders": {"role": "role", "from_": "startDate", "to": "endDate"},
        "owners": {"from_": "startDate", "to": "endDate", "note": "percentage"},
        "defendants": {"description": "description"}}
