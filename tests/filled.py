"""A record of any declared kind, bare or with every field filled."""

from __future__ import annotations

from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import (
    CHOICE,
    CHOICES,
    FLAG,
    INTEGER,
    LINK,
    LINKS,
    MOMENT,
    MONEY,
    PATH,
    QUANTITY,
    ROWS,
    SIBLING,
    TEXTS,
    Field,
)
from archive_schema.ids import new_id
from archive_schema.records import Record

WORDS = "Words of {name}"


def bare(one: Kind, words: str = WORDS) -> Record:
    """A record to point at, with what is needed and nothing more; its id is the name of its kind."""
    needed = {field.name: some_value(field, words) for field in one.fields if field.required}
    return Record(one.name, needed, id=one.name)


def some_value(field: Field, words: str = WORDS) -> Any:
    """A value for any field; links lead to the record `bare` makes of their first kind."""
    if field.type is ROWS:
        return [{inner.name: some_value(inner, words) for inner in field.fields if inner.type is not SIBLING}]
    if field.type in (CHOICE, CHOICES):
        assert field.vocabulary
        code = next(iter(field.vocabulary.terms))
        return [code] if field.type is CHOICES else code
    target = (field.to or ("source",))[0]
    plain: dict[Any, Any] = {
        FLAG: "yes", INTEGER: 7, LINK: target, LINKS: [target], MOMENT: {"edtf": "2016-05"}, TEXTS: ["one", "two"],
        MONEY: {"least": "2000", "most": "2000", "currency": "USD"}, PATH: [["article", "41-1"], ["clause", "1-2"]],
        QUANTITY: {"least": "2", "most": "3", "unit": "years"},
    }
    return plain.get(field.type, words.format(name=field.name))


def full(one: Kind, words: str = WORDS) -> Record:
    """A record with every field filled."""
    values = {field.name: some_value(field, words) for field in one.fields}
    mark = new_id()
    for field in one.rows_fields:
        siblings = {inner.name: f"{inner.of}-{mark}" for inner in field.fields if inner.type is SIBLING}
        values[field.name] = [{**row, "id": f"{field.name}-{mark}", **siblings} for row in values[field.name]]
    if one.name == "citation":
        del values["row"]
        values["field"] = "title"
    return Record(one.name, values)
