"""A record as a line of JSON, and the JSON Schema of the lines of its kind, made from the declaration alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SIBLING, Field
from archive_schema.labels import LANGUAGES
from archive_schema.records import Record
from archive_schema.sentences import title_of
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS, UNKNOWN_REASON

JSON = Any
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = {"type": "string", "pattern": r"^[A-Z]{3}-[A-Z]{0,3}[0-9]{4,}$"}
_ROW_ID = {"type": "string", "minLength": 1}


def line_of(kind: Kind, record: Record, refs: Mapping[str, str], lies_at: Mapping[str, JSON] | None = None) -> JSON:
    """A record as it is written: links are references, of records in the same bag. `refs` are these by their ids;
    `lies_at` says of a file where in the bag its bytes lie."""
    made = {"id": record.id, "ref": record.ref, "kind": kind.name, "title": title_of(kind, record) or record.ref,
            "language": record.language, "status": record.status, "confidentiality": record.confidentiality,
            "values": {name: _told(kind.field(name), value, refs) for name, value in record.values.items()},
            "unknown": {name: dict(why) for name, why in record.unknown.items()}}
    return made if lies_at is None else {**made, "bytes": dict(lies_at)}


def _told(field: Field, value: JSON, refs: Mapping[str, str]) -> JSON:
    if field.type is LINK:
        return refs[value]
    if field.type is LINKS:
        return [refs[one] for one in value]
    if field.type is ROWS:
        links = {inner.name for inner in field.fields if inner.type is LINK}
        return [{name: refs[inner] if name in links else inner for name, inner in row.items()} for row in value]
    return value


def schema_of(kind: Kind) -> JSON:
    """The JSON Schema of a line of this kind. A field that is sealed is in no bag, and in no schema."""
    shared = {
        "id": _ROW_ID, "ref": _REF, "kind": {"const": kind.name}, "title": {"type": "string"},
        "language": {"type": "string"}, "status": {"enum": list(STATUS.terms)},
        "confidentiality": {"enum": list(CONFIDENTIALITY.terms)},
        "values": _object({field.name: _of(field) for field in kind.fields if not field.sealed}),
        "unknown": {"type": "object", "additionalProperties": _UNKNOWN},
    }
    if kind.name == "file":
        shared["bytes"] = _object({"path": {"type": "string"}, "size": {"type": "integer"}, "sha256": _HEX, "why_not": {
            "type": "string"}})
    return {"$schema": DIALECT, "title": kind.label.en, "description": kind.doc.strip(),
            **_object(shared, required=[name for name in shared if name != "bytes"])}


def _of(field: Field) -> JSON:
    return {"title": field.label.en, "x-labels": {code: field.label.in_(code) for code in LANGUAGES}, **_shape(field)}


def _shape(field: Field) -> JSON:
    """What a value of this field may be; docs/values.md tells the same in words."""
    if field.type is ROWS:
        inner = {one.name: _of(one) for one in field.fields if not one.sealed}
        return {"type": "array", "items": _object({**inner, "id": _ROW_ID, "unknown": {"type": "object"}})}
    if field.type is LINK:
        return {**_REF, **({"x-kinds": list(field.to)} if field.to else {})}
    if field.type is LINKS:
        return {"type": "array", "items": _REF, **({"x-kinds": list(field.to)} if field.to else {})}
    if field.type is SIBLING:
        return {**_ROW_ID, "x-row-of": field.of}
    if field.vocabulary is not None:
        terms = {"type": "string", "enum": list(field.vocabulary.terms)}
        return terms if field.type.plain else {"type": "array", "items": terms}
    return _SHAPES.get(field.type.name, {"type": "string"})


def _object(properties: JSON, required: list[str] | None = None) -> JSON:
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": required} if required else made


_HEX = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_UNKNOWN = {"type": "object", "required": ["reason"], "properties": {"reason": {"enum": list(UNKNOWN_REASON.terms)}}}
_SHAPES: dict[str, JSON] = {
    "integer": {"type": "integer"},
    "flag": {"enum": ["yes", "no", "unknown"]},
    "texts": {"type": "array", "items": {"type": "string"}},
    "moment": {"type": "object", "minProperties": 1},
    "quantity": {"type": "object"},
    "money": {"type": "object"},
    "path": {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "string"}}},
}
CUSTODY: JSON = {
    "$schema": DIALECT, "title": "A line of the log of custody",
    **_object({
        "when": {"type": "string", "description": "UTC by the computer's clock, or a date as it is stated"},
        "by_clock": {"type": "boolean", "description": "True: the clock of a computer. False: a person states it"},
        "verb": {"enum": ["received", "kept", "analysed", "changed", "transferred", "disposed"]},
        "what": {"type": "string"}, "custodian": {"type": "string"}, "record": _REF,
        "kind": {"type": "string"}, "sha256": {"type": "string"}, "step": _object({
            "name": {"type": "string"}, "origin": {"type": "string"}, "place": {"type": "integer"},
            "hash": {"type": "string"}})}, required=["when", "by_clock", "verb", "what"]),
}
"""The schema of custody.jsonl."""
LINES: JSON = {
    "$schema": DIALECT, "title": "A line of a list that is kept as evidence",
    **_object({"line": {"type": "integer"}, "address": {"type": ["string", "null"]}, "host": {
        "type": ["string", "null"]}, "date": {"type": ["string", "null"]}, "order": {"type": ["string", "null"]},
        "raw": {"type": ["string", "null"]}}, required=["line"]),
}
"""The schema of the lines of a list."""
