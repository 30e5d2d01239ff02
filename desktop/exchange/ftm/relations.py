"""Rows of records that tell how two of them belong together, as entities between the two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.records import Record
from desktop.exchange.ftm.entity import Entity
from desktop.exchange.ftm.mapping import PEOPLE
from desktop.exchange.ftm.values import dates

Row = Mapping[str, Any]
Schemas = Mapping[str, str]
"""The schema of each record that goes out, by its id."""
_ORGANISATIONS = PEOPLE - {"Person"}
_SUCCESSION = {"renamed_to": False, "reorganised_into": False, "created_from": True}
_TOLD = {"role": "role", "relation": "role", "state": "status"}
_MEMBERSHIP = frozenset({"part_of", "member_of"})


def relations(kind: Kind, record: Record, out: Schemas) -> Iterator[tuple[str, Row, Entity]]:
    """Each row of this record that two entities and one between them say: the rows' field, the row, the entity."""
    for name, made in _MADE.items():
        if name[0] == record.kind:
            for number, row in enumerate(record.rows(name[1])):
                identity = str(row.get("id") or f"{record.id}-{name[1]}-{number}")
                if entity := made(identity, record, row, out):
                    for inner in kind.field(name[1]).fields:
                        if (told := _TOLD.get(inner.name)) and row.get(inner.name):
                            entity.add(told, inner.words(row[inner.name]))
                    _lasting(entity, row)
                    yield name[1], row, entity


def _lasting(entity: Entity, row: Row) -> None:
    for name, property in (("from_", "startDate"), ("to", "endDate"), ("when", "date")):
        first, last, _ = dates(row.get(name) or {})
        if first and not last:
            entity.add(property, first)


def _membership(identity: str, record: Record, row: Row, out: Schemas) -> Entity | None:
    other = str(row.get("organisation") or "")
    if out.get(other) not in _ORGANISATIONS:
        return None
    return Entity(identity, "Membership").edge(member=record.id, organization=other)


def _leader(identity: str, record: Record, row: Row, out: Schemas) -> Entity | None:
    other = str(row.get("person") or "")
    return Entity(identity, "Representation").edge(agent=other, client=record.id) if other in out else None


def _owner(identity: str, record: Record, row: Row, out: Schemas) -> Entity | None:
    other = str(row.get("owner") or "")
    if out.get(other) not in PEOPLE:
        return None
    if out[record.id] == "Company":
        return Entity(identity, "Ownership").edge(owner=other, asset=record.id)
    return Entity(identity, "UnknownLink").edge(subject=other, object=record.id, role="Owner")


def _relation(identity: str, record: Record, row: Row, out: Schemas) -> Entity | None:
    other, relation = str(row.get("other") or ""), str(row.get("relation") or "")
    if out.get(other) not in _ORGANISATIONS:
        return None
    if relation in _SUCCESSION:
        before, after = (other, record.id) if _SUCCESSION[relation] else (record.id, other)
        return Entity(identity, "Succession").edge(predecessor=before, successor=after)
    if relation in _MEMBERSHIP:
        return Entity(identity, "Membership").edge(member=record.id, organization=other)
    return Entity(identity, "UnknownLink").edge(subject=record.id, object=other)


def _party(identity: str, record: Record, row: Row, out: Schemas) -> Entity | None:
    other = str(row.get("person") or "")
    if other not in out:
        return None
    return Entity(identity, "CourtCaseParty").edge(party=other, case=record.id, role="Defendant")


def _restriction(identity: str, record: Record, row: Row, out: Schemas) -> Entity:
    """An order to block, or a time for which a site was blocked: a measure against that site."""
    return Entity(identity, "Sanction").edge(
        entity=record.id, authority=str(row.get("authority_name") or ""), authorityId=str(row.get("number") or ""),
        reason=str(row.get("ground_printed") or ""))


_Made = Callable[[str, Record, Row, Schemas], "Entity | None"]
_MADE: Mapping[tuple[str, str], _Made] = {
    ("person", "affiliations"): _membership, ("organisation", "leaders"): _leader, ("organisation", "owners"): _owner,
    ("organisation", "relations"): _relation, ("prosecution", "defendants"): _party,
    ("blocked_site", "orders"): _restriction, ("blocked_site", "restrictions"): _restriction,
}
