"""What a searching thread keeps of an open archive."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.texts import Texts
from desktop.search import Index
from desktop.search.opening import open_index


@pytest.fixture
def index(archive: Archive) -> Iterator[Index]:
    """An index that follows the archive, once searched."""
    index = open_index(archive)
    assert index.settle(20)
    index.search("water")
    yield index
    index.close()


def add_note(archive: Archive, text: str) -> Record:
    return archive.write("Add", lambda writer: writer.add(Record("note", {"title": text, "text": text}))).result()


def test_a_thread_that_searched_finds_what_is_saved_later(archive: Archive, index: Index) -> None:
    saved = add_note(archive, "water rights")
    assert [hit.id for hit in index.search("water").hits] == [saved.id]


def test_after_a_search_nothing_reads_the_archive(archive: Archive, index: Index) -> None:
    saved = add_note(archive, "water rights")
    index.search("water")
    add_note(archive, "fire")
    assert archive.purge(saved.ref, "a test", index.wipe) == 1  # it could not empty the log


def test_no_thread_keeps_the_archive_open_after_close(archive: Archive, index: Index) -> None:
    add_note(archive, "water rights")
    with ThreadPoolExecutor(1) as other:
        assert other.submit(index.search, "water").result().total == 1
        index.close()
        archive.close()
        assert not archive.folder.joinpath("archive.db-wal").exists()


def test_a_search_keeps_no_key_of_the_vault(sealed_archive: Archive) -> None:
    with sealed_archive.reader() as reader, Texts(reader):
        assert reader.vault is None
