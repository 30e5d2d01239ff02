"""An index over an archive in memory, with real encrypted rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.search import Index
from tests.search.journal import Journal
from tests.search.sample import RECORDS

KEY = bytes(range(32))


@pytest.fixture
def open_index(tmp_path: Path) -> Iterator[Callable[..., Index]]:
    """Opens an index over a journal, following it; closed at the end."""
    opened: list[Index] = []

    def open_(journal: Journal, **options: object) -> Index:
        index = Index(journal.texts, tmp_path / "index.db", KEY, **options)
        journal.listeners.append(index.wake)
        opened.append(index)
        return index

    yield open_
    for index in opened:
        index.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The thirty records, all in rows."""
    journal = Journal(RECORDS)
    index = Index(journal.texts, tmp_path_factory.mktemp("sample") / "index.db", KEY)
    assert index.settle(20)
    yield index
    index.close()
