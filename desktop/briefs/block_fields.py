"""Which fields each type of block reads: what a form of it need not show is left out of sight."""

from __future__ import annotations

_CHOSEN = ("table_kind", "table_records", "table_tag", "table_case")
_PERIOD = ("from_", "to")

BLOCK_FIELDS: dict[str, tuple[str, ...]] = {
    "heading": ("text", "level"),
    "text": ("text",),
    "quotation": ("text", "attribution"),
    "list": ("text", "ordered"),
    "table": (*_CHOSEN, "table_columns", *_PERIOD, "caption", "unit"),
    "record": ("record",),
    "page_break": (),
    "bibliography": ("text",),
    "authorities": ("text",),
    "exhibits": ("text",),
    "timeline": (*_CHOSEN, "table_columns", "lanes", *_PERIOD, "caption", "unit"),
    "chart": (*_CHOSEN, "counted_by", *_PERIOD, "caption", "unit"),
    "counts": (*_CHOSEN, "counted_by", *_PERIOD, "caption", "unit"),
    "limitation": ("record", "caption"),
    "hours": ("record", *_PERIOD, "caption"),
    "phases": ("record", *_PERIOD, "caption"),
    "graph": ("record", "table_records", "table_kind", "caption"),
    "gaps": (*_CHOSEN, *_PERIOD, "caption"),
    "answer": ("asked_as", "question", "text", "ask_whom", "needed", "to_confirm"),
}
"""By the code of a type, the fields it reads beside its brief and its place, in the order a form shows them."""
SEVERAL_KINDS = frozenset({"timeline", "chart", "counts", "graph"})
"""The types that may be made of records of more than one kind, their names parted by commas."""
