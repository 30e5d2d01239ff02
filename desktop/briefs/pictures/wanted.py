"""What a picture is to show, as the values of a block that would print it: from a list, a case file, a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive_schema.declare import Kind, Schema
from archive_schema.fields import ROWS
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.briefs.blocks.entries import dated_fields
from desktop.briefs.blocks.graph import APART
from desktop.briefs.terms import term

JSON = Any
BLOCKINGS = ("restrictions", "measurements")
_FEW = 40
"""So many records have a lane each; more are put together by kind."""


@dataclass(frozen=True)
class Chosen:
    """Which records: those named by reference, else those of some kinds, with a tag, in a case file (by their ids).

    `left` is how many more were found and not taken.
    """

    kinds: tuple[str, ...] = ()
    tag: str = ""
    case: str = ""
    refs: tuple[str, ...] = ()
    left: int = 0

    def kinds_there(self, reader: Reader) -> list[Kind]:
        """The kinds of these records, in their order; of those that only hold others together, none."""
        if self.refs:
            found = {reader.kind_of(reader.id_of(ref)) for ref in self.refs if reader.has_ref(ref)}
        elif self.tag or self.case:
            found = {kind.name for kind in reader.schema
                     if reader.count(kind.name, tag=self.tag, case=self.case)}
        else:
            found = set(self.kinds)
        return [kind for kind in reader.schema if kind.name in found and kind.name not in APART]

    def count(self, reader: Reader) -> int:
        """How many they are."""
        return len(self.refs) or sum(reader.count(kind.name, tag=self.tag, case=self.case)
                                     for kind in self.kinds_there(reader))

    def values(self, kinds: Iterable[Kind]) -> dict[str, JSON]:
        """These records as a block names them, the kinds among them that are wanted."""
        if self.refs:
            return {"table_records": list(self.refs)}
        named = {"table_kind": ", ".join(kind.name for kind in kinds), "table_tag": self.tag, "table_case": self.case}
        return {name: value for name, value in named.items() if value}


def about(reader: Reader, record: Record) -> Chosen:
    """What belongs on the timeline of a record: of a case file what lies in it, of any other it and what links it."""
    if record.kind == "case_file":
        return Chosen(case=record.id)
    near = [head.ref for head in reader.pointing_at(record.id)
            if head.kind not in APART and not head.trashed and reader.schema[head.kind].group == "events"]
    return Chosen(refs=(record.ref, *near))


def timeline(reader: Reader, chosen: Chosen, lanes: str = "") -> dict[str, JSON]:
    """A timeline of records; without `lanes` each has one where they are few. In its own lane stand its dated rows."""
    kinds = [kind for kind in chosen.kinds_there(reader) if dated_fields(kind)]
    lanes = lanes or ("record" if chosen.count(reader) <= _FEW else "kind")
    columns = dict.fromkeys(name for kind in kinds for name in dated_fields(kind)) if lanes == "record" else {}
    return {"block_type": "timeline", "lanes": lanes, "table_columns": list(columns), **chosen.values(kinds)}


def blockings(reader: Reader, chosen: Chosen) -> dict[str, JSON]:
    """A lane for each blocked site among these records; of all there are where there is none among them."""
    kinds = [kind for kind in chosen.kinds_there(reader) if kind.name == "blocked_site"]
    own: dict[str, JSON] = chosen.values(kinds)
    if chosen.refs:
        ids = [reader.id_of(ref) for ref in chosen.refs if reader.has_ref(ref)]
        own = {"table_records": [head.ref for head in reader.heads(ids) if head.kind == "blocked_site"]}
    return {"block_type": "timeline", "lanes": "record", "table_columns": list(BLOCKINGS),
            **(own if kinds else {"table_kind": "blocked_site"})}


def counts(reader: Reader, chosen: Chosen, counted_by: str, unit: str = "") -> dict[str, JSON]:
    """Bars of records by a field."""
    made = {"block_type": "chart", "counted_by": counted_by, "unit": unit,
            **chosen.values(chosen.kinds_there(reader))}
    return {name: value for name, value in made.items() if value}


def ways_to_count(kinds: list[Kind], language: str) -> dict[str, str]:
    """By what records of these kinds can be counted: the code of it, and its words."""
    found: dict[str, str] = {}
    if any(kind.shown_moment for kind in kinds):
        found |= {name: term(f"by_{name}", language) for name in ("year", "month")}
    if len(kinds) > 1:
        found["kind"] = term("by_kind", language)
    shared = [field for kind in kinds for field in kind.fields
              if field.vocabulary or (field.column and field.type.name in ("text", "link", "flag"))
              or field.name == "place"]
    inner = [(field, one) for kind in kinds for field in kind.rows_fields for one in field.fields if one.vocabulary]
    found |= {field.name: field.label.in_(language) for field in shared if field.type is not ROWS and not field.sealed}
    return found | {f"{field.name}.{one.name}": f"{field.label.in_(language)}: {one.label.in_(language)}"
                    for field, one in inner if not one.sealed}


def counts_people(kinds: list[Kind]) -> bool:
    """Do these kinds name people that can be counted?"""
    return any(kind.name == "person" or {"defendants", "parties"} & set(kind.by_name) for kind in kinds)


def shutdowns(reader: Reader) -> list[tuple[str, str]]:
    """Every shutdown with phases: its id and title, the latest first."""
    heads = reader.page("shutdown", order="began", descending=True)
    return [(head.id, head.title) for head in heads if reader.get(head.id).rows("phases")]


def kinds_linked(schema: Schema) -> list[Kind]:
    """The kinds that can stand in a graph."""
    return [kind for kind in schema if kind.name not in APART]
