"""Many records chosen at once: what they have in common, and steps that change them all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive_schema.fields import LINKS, ROWS
from desktop.archive.listing import UNTREATED
from desktop.archive.reader import JSON, Reader
from desktop.archive.writer import Writer

TREATED = "under_review"
"""What a source becomes when whoever described it is done: others may look at it now."""


@dataclass(frozen=True)
class Common:
    """`kinds`: how many there are of each; `values`: the values that all of them have, where they are of one kind."""

    kinds: dict[str, int] = field(default_factory=dict)
    values: dict[str, JSON] = field(default_factory=dict)


def common(reader: Reader, numbers: Sequence[int]) -> Common:
    """What records have in common, by their numbers in lists; asked of the tables, however many they are."""
    chosen = "(select value from json_each(?))"
    told = [json.dumps(list(numbers))]
    kinds = dict(reader.db.execute(f"select kind, count(*) from record where number in {chosen} group by kind", told))
    if len(kinds) != 1:
        return Common(kinds)
    (name, many), = kinds.items()
    kind = reader.schema[name]
    fields = [one for one in kind.fields if one.type not in (LINKS, ROWS) and not one.sealed]
    columns = [f"count(k.[{one.name}]), min(k.[{one.name}]), max(k.[{one.name}])" for one in fields]
    query = f"select {', '.join(columns)} from record r join [{name}] k on k.id = r.id where r.number in {chosen}"
    row = reader.db.execute(query, told).fetchone()
    values = {}
    for place, one in enumerate(fields):
        held, least, most = row[3 * place:3 * place + 3]
        if held == many and least == most:
            values[one.name] = one.type.from_sql(least)
    shared = f"""select field, target from link where record in (select id from record where number in {chosen})
                 group by field, target having count(distinct record) = ?"""
    for name, target in reader.db.execute(shared, [*told, many]):
        values.setdefault(name, []).append(target)
    return Common(kinds, {one.name: values[one.name] for one in kind.fields if one.name in values})


def put_into_case(writer: Writer, records: Sequence[str], case: str) -> int:
    """Let records belong to a case file; returns how many did not yet."""
    added = 0
    for one in map(writer.get, records):
        cases = list(one["cases"] or [])
        if case not in cases and one.id != case:
            writer.change(one.with_values(cases=[*cases, case]))
            added += 1
    return added


def treat(writer: Writer, records: Sequence[str], *, treated: bool = True) -> list[str]:
    """Note that sources are treated, or wait again; returns those that were not so before."""
    before, after = (UNTREATED, TREATED) if treated else (TREATED, UNTREATED)
    turned = [one for one in map(writer.get, records) if one.kind == "source" and one.status == before]
    for one in turned:
        writer.change(one.replace(status=after))
    return [one.id for one in turned]
