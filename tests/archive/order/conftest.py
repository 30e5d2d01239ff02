"""A small archive that a test may change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive_schema.keeping import snapshot
from archive_schema.records import Record
from desktop.archive import Archive, create


class Desk:
    """An open archive, and short ways to what a test does with it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def do(self, work: Any, name: str = "Do") -> Any:
        """Write one step."""
        return self.archive.write(name, work).result()

    def add(self, kind: str, **values: Any) -> str:
        """Add a record; its id."""
        return str(self.do(lambda w: w.add(Record(kind, values))).id)

    def get(self, record: str) -> Record:
        """A record as it is now."""
        with self.archive.reader() as reader:
            return reader.get(record)

    def kept(self, records: list[str]) -> list[str | None]:
        """These records as they are kept."""
        with self.archive.reader() as reader:
            return [snapshot(reader.stored(one)) for one in records]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One archive for the tests of a module, which leave their records behind."""
    with create(tmp_path_factory.mktemp("order") / "a", "first", purpose="test") as archive:
        yield Desk(archive)


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty archive of this test's own."""
    with create(tmp_path / "a", "first", purpose="test") as archive:
        yield Desk(archive)
