"""An entity while it is made: properties hold each word once, and none that is empty."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from archive_schema.fields import unwritable


class Entity:
    """One line of the export. `ref` and `kind` are told beside the properties, so that a reader finds the record."""

    def __init__(self, id: str, schema: str, *, ref: str = "", kind: str = "") -> None:
        self.id, self.schema, self.ref, self.kind = id, schema, ref, kind
        self.properties: dict[str, list[str]] = {}

    def add(self, name: str, *words: str) -> None:
        """More words of a property."""
        there = self.properties.setdefault(name, [])
        there += [one for one in dict.fromkeys(words) if one.strip() and one not in there and not unwritable(one)]
        if not there:
            del self.properties[name]

    def edge(self, **ends: str | Iterable[str]) -> Entity:
        """The same entity, with several properties at once."""
        for name, words in ends.items():
            self.add(name, *([words] if isinstance(words, str) else words))
        return self

    def line(self) -> str:
        """The entity as JSON in one line."""
        told: dict[str, Any] = {"id": self.id, "schema": self.schema, "properties": self.properties}
        told |= {name: value for name, value in (("ref", self.ref), ("kind", self.kind)) if value}
        return json.dumps(told, ensure_ascii=False)
