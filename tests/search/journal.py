"""An archive in memory, as search sees one: records, and a journal of which were touched."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from desktop.search.texts import START, Mark, RecordText, TextPart


class NoAddresses:
    """The addresses of an archive that has none."""

    def of(self, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        return {}

    def lists(self, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
        return {}

    def heads(self, ids: Sequence[str]) -> dict[str, object]:
        return {}


class Journal:
    """Records and steps. texts() gives what a factory of Texts gives."""

    addresses = NoAddresses()

    def __init__(self, records: list[RecordText] | None = None) -> None:
        self.records: dict[str, RecordText] = {}
        self.steps: list[tuple[Mark, tuple[str, ...]]] = []
        self.listeners: list[Callable[[], None]] = []
        if records:
            self.save(*records)

    def save(self, *records: RecordText) -> None:
        """One step that adds or changes these records."""
        self.records.update((record.id, record) for record in records)
        self._step(tuple(record.id for record in records))

    def remove(self, *ids: str) -> None:
        """One step that trashes these records."""
        for id in ids:
            del self.records[id]
        self._step(ids)

    def _step(self, ids: tuple[str, ...]) -> None:
        last = self.head()
        told = repr((last.hash, ids, [self.records.get(id) for id in ids])).encode()
        self.steps.append((Mark(last.number + 1, hashlib.sha256(told).digest()), ids))
        for listener in self.listeners:
            listener()

    def copy(self) -> Journal:
        """The archive as a backup keeps it."""
        twin = Journal()
        twin.records = dict(self.records)
        twin.steps = list(self.steps)
        return twin

    @contextmanager
    def texts(self) -> Iterator[Journal]:
        yield self

    # Texts

    def head(self) -> Mark:
        return self.steps[-1][0] if self.steps else START

    def mark_at(self, number: int) -> bytes | None:
        return self.steps[number - 1][0].hash if 0 < number <= len(self.steps) else None

    def touched_after(self, number: int, upto: int | None = None) -> list[str]:
        touched = [id for _, ids in self.steps[number:upto] for id in ids]
        return list(dict.fromkeys(touched))

    def search_text(self, id: str) -> RecordText | None:
        return self.records.get(id)

    def every_id(self) -> Iterator[str]:
        return iter(sorted(self.records))

    def in_title_order(self, ids: Sequence[str]) -> list[str]:
        return sorted(ids, key=lambda id: self.records[id].title.casefold())


def a_record(id: str, text: str = "", **values: object) -> RecordText:
    """A record with one part of running text; values replace fields of RecordText."""
    parts = (TextPart("note", "Note", text),) if text else ()
    record = RecordText(id, f"NOT-{id}", "note", "", "", (), parts)
    return replace(record, **values)  # type: ignore[arg-type]
