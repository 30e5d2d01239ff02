"""The relations of a record: what it links and what links it, with the number of sources for each link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, Field
from archive_schema.records import Record
from desktop.archive import Head, Reader
from desktop.briefs.context import Context
from desktop.briefs.pictures.graph import PER_PAGE, Edge, Graph, Node, lay_out
from desktop.briefs.pictures.seen import View
from desktop.briefs.sources import is_evidence, is_rival
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Span, TableBlock, Text, plain

JSON = Any
APART = frozenset({"citation", "file", "translation", "tag", "brief", "brief_block", "exhibit", "saved_search"})
"""Kinds that hold other records together and say nothing of them."""
_OWN_ORDER = frozenset({"cases"})
"""Links by which we put things in order; no source tells of them."""
_NEAR = ("events", "people", "figures", "law", "work", "evidence")
"""Which neighbours are shown first, by the group of their kind."""
EACH = 40
"""Neighbours of one record that are shown at most."""


def graph(context: Context, block: Record) -> list[Block]:
    """The picture of a record and those it hangs together with, every link as a table with notes, and how many are
    left out. `table_records` are those whose own links are shown too, `table_kind` the kinds shown."""
    found = graph_of(context, block, PER_PAGE)
    if found is None:
        return []
    seen = lay_out(found, View(), context.language)
    caption = plain(str(block["caption"] or block["text"] or "") or
                    f"{term('graph', context.language)}: {found.nodes[0].title}")
    unit = term("unit_records", context.language)
    told: list[Block] = [Text(plain(seen.told))] if seen.told else []
    table: list[Block] = [_table(context, found)] if found.edges else []
    return [replace(seen.picture, caption=caption, unit=unit), *table, *told]


def graph_of(context: Context, block: Record, most: int) -> Graph | None:
    """The records around the one a block names, nearest first, at most so many; None where it is not there."""
    refs = [str(ref).strip() for ref in block["table_records"] or []]
    opened = [record for record in map(context.find_ref, refs) if record is not None]
    start = context.reader.find(block["record"]) if block["record"] else opened[0] if opened else None
    if start is None:
        return None
    kinds = {name for name in re.split(r"[,;\s]+", str(block["table_kind"] or "")) if name}
    spread = {start.id, *(record.id for record in opened)}
    records, reached = {start.id: start}, {start.id: ""}
    more: dict[str, int] = {}
    waiting = [start.id]
    for one in waiting:  # grows meanwhile
        near = [head for head in (neighbours(context.reader, records[one]) if one in spread else ())
                if head.id not in records and (not kinds or head.kind in kinds)]
        room = min(EACH, most - len(records))
        for head in near[:room]:
            records[head.id], reached[head.id] = context.reader.get(head.id), one
            waiting.append(head.id)
        if len(near) > room:
            more[one] = len(near) - room
    return Graph(tuple(_node(context, record) for record in records.values()), reached,
                 tuple(_edges(context, records)), more)


def neighbours(reader: Reader, record: Record) -> list[Head]:
    """What a record links and what links it, each once: its own links in the order of its fields, then the others by
    kind and reference."""
    kind = reader.schema[record.kind]
    own = reader.heads(list(dict.fromkeys(target for _, _, target, _ in _links(kind, record))))
    order = {one.name: (_NEAR.index(one.group) if one.group in _NEAR else len(_NEAR), at)
             for at, one in enumerate(reader.schema)}
    others = sorted(reader.pointing_at(record.id), key=lambda head: (order[head.kind], head.ref))
    found = {head.id: head for head in (*own, *others)
             if head.kind not in APART and not head.trashed and head.id != record.id}
    return list(found.values())


def _links(kind: Kind, record: Record) -> Iterator[tuple[Field, Field, str, str]]:
    """Every link of a record: the field it lies in, the field itself, its target, and its row."""
    for field in kind.fields:
        value = record[field.name]
        if field.type is LINK and value:
            yield field, field, value, ""
        elif field.type is LINKS:
            yield from ((field, field, target, "") for target in value or ())
        elif field.type is ROWS:
            yield from ((field, inner, row[inner.name], row["id"]) for row in value or () for inner in field.fields
                        if inner.type is LINK and row.get(inner.name))


def _node(context: Context, record: Record) -> Node:
    kind = context.reader.schema[record.kind]
    title = context.naming.cloaked(context.title(record.id))
    return Node(record.id, title, record.kind, kind.label.in_(context.language),
                "" if context.naming.safe else record.ref)


def _edges(context: Context, records: dict[str, Record]) -> Iterator[Edge]:
    """Every link between two of these records, once for each field."""
    for one, record in records.items():
        kind = context.reader.schema[record.kind]
        found: dict[tuple[str, str], list[tuple[Field, str]]] = {}
        for field, inner, target, row in _links(kind, record):
            if target in records and target != one:
                label = (field if field.type is ROWS else inner).label.in_(context.language)
                found.setdefault((target, label), []).append((field, row))
        if found:
            context.printable(record)  # its links are told, not only its name
        citations = context.reader.citations_of(one) if found else []
        for (target, label), places in found.items():
            cited = {citation["source"] for field, row in places for citation in _cited(citations, field, row)}
            own = all(field.name in _OWN_ORDER for field, _ in places)
            yield Edge(one, target, label, None if own else len(cited))


def _cited(citations: list[Record], field: Field, row: str) -> list[Record]:
    """What supports a link: what is cited for its row, or for its field."""
    return [one for one in citations if is_evidence(one) and not is_rival(one)
            and (one["row"] == row if one["row"] else one["field"] == field.name)]


def _table(context: Context, found: Graph) -> TableBlock:
    """Every link in words, with its evidence."""
    titles = {node.id: node.title for node in found.nodes}
    rows = []
    for edge in found.edges:
        kind = context.reader.schema[context.reader.kind_of(edge.one)]
        record = context.reader.get(edge.one)
        citations = context.reader.citations_of(edge.one)
        cited = [citation for field, _, target, row in _links(kind, record)
                 if target == edge.other and field.label.in_(context.language) == edge.label
                 for citation in _cited(citations, field, row)]
        sources = plain(str(edge.sources)) if edge.sources else (
            Span("" if edge.sources is None else term("no_sources", context.language), italic=True),)
        rows.append((plain(titles[edge.one]), plain(edge.label), plain(titles[edge.other]),
                     (*sources, *context.evidence(cited))))
    heads = tuple(term(name, context.language) for name in ("from_record", "link_field", "to_record", "sources_count"))
    return TableBlock(heads, tuple(rows))
