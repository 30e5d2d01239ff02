"""A record is a value: to change one, make another with other values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

JSON = Any


@dataclass(frozen=True)
class Record:
    """One record of any kind, with everything a person entered about it.

    `values` maps field names to JSON values, absent when nothing is known; `unknown` maps field names
    to why nothing is known ({"reason": "not_stated", …}). Rows are lists of dicts with an "id" each.
    """

    kind: str
    values: Mapping[str, JSON] = field(default_factory=dict)
    id: str = ""
    ref: str = ""
    title: str = ""
    language: str = ""
    confidentiality: str = "internal"
    status: str = "draft"
    trashed: bool = False
    unknown: Mapping[str, Mapping[str, JSON]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> JSON:
        """The value of a field, or None."""
        return self.values.get(name)

    def rows(self, name: str) -> list[dict[str, JSON]]:
        """The rows of a rows field; an empty list if there are none."""
        return list(self.values.get(name) or [])

    def with_values(self, **values: JSON) -> Record:
        """This record with some values replaced; None takes a value away."""
        merged = {name: value for name, value in {**self.values, **values}.items() if value not in (None, "", [])}
        return dataclasses.replace(self, values=merged)

    def replace(self, **shared: Any) -> Record:
        """This record with another status, language, confidentiality and so on."""
        return dataclasses.replace(self, **shared)
