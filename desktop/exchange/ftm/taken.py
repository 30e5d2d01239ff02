"""The properties of one entity, ticked off as they are taken; what is left over is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive_schema.moments import Moment, MomentError
from desktop.exchange.references import dates

JSON = Any
_SHORT = 500


class Taken:
    """The values of a record while an entity is read."""

    def __init__(self, entity: Mapping[str, JSON]) -> None:
        self.id = str(entity["id"])
        self._told = {name: list(words) for name, words in entity["properties"].items() if words}
        self.values: dict[str, JSON] = {}

    def peek(self, name: str) -> str:
        """The first word of a property; it is not taken."""
        return next(iter(self._told.get(name, ())), "")

    def first(self, name: str) -> str:
        """The first word of a property; it is taken, the others stay."""
        words = self._told.get(name, [])
        found = words.pop(0) if words else ""
        if not words:
            self._told.pop(name, None)
        return str(found)

    def all(self, name: str) -> list[str]:
        """Every word of a property, each once; they are taken."""
        return list(dict.fromkeys(self._told.pop(name, ())))

    def text(self, field: str, *names: str) -> None:
        """The first word of the first property that has any, as a field; "id" is the entity's own."""
        for name in names:
            if field not in self.values and (words := self.id if name == "id" else self.first(name)):
                self.values[field] = words

    def moment(self, field: str, *names: str) -> None:
        """The first date that can be read, as a field; others stay."""
        for name in names:
            if field not in self.values and (value := dates.edtf(self.peek(name))):
                self.first(name)
                self.values[field] = value

    def span(self, field: str, first: str, last: str) -> None:
        """Two dates as one time that lasts, when they are in order."""
        try:
            value = Moment(f"{self.peek(first)[:10]}/{self.peek(last)[:10]}").to_value()
        except MomentError:
            return
        if max(len(self.peek(first)), len(self.peek(last))) <= 10:
            self.values[field] = value
            self.first(first)
            self.first(last)

    def left(self) -> tuple[tuple[str, str], ...]:
        """What was not taken, as (name, words)."""
        return tuple((name, "; ".join(words)[:_SHORT]) for name, words in self._told.items())
