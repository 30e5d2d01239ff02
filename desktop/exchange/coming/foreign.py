"""What a format is, and what it is given: a file from outside and how it is to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive_schema.labels import Label
from desktop.archive import Reader
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.plan import Progress, nothing

JSON = Any
HEAD = 65_536


@dataclass(frozen=True)
class Foreign:
    """A file from outside, before it is read: where it is, what it is called, its first bytes."""

    path: Path
    head: bytes = b""

    @property
    def suffix(self) -> str:
        """How its name ends, in small letters: ".csv"."""
        return self.path.suffix.lower()


@dataclass(frozen=True)
class Asked:
    """How a file is to be read: the answers to doubts; the kind of record and the mapping, for tables.

    reader: the archive, where a format needs its words (links by title in a table). It is read, never written.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    mapping: JSON = None
    reader: Reader | None = None
    progress: Progress = nothing


@dataclass(frozen=True)
class Format:
    """A format: how it is recognised (`knows` gives 0 for "no", up to 10 for "surely"), and what reads it.

    `evidence`: the file is kept as a source and each record cites its line.
    """

    name: str
    label: Label
    suffixes: tuple[str, ...]
    knows: Callable[[Foreign], int]
    entries: Callable[[Foreign, Asked], Iterable[Entry]]
    evidence: bool = False


def look(path: Path) -> Foreign:
    """A file with its first bytes. Raises OSError."""
    with path.open("rb") as file:
        return Foreign(path, file.read(HEAD))
