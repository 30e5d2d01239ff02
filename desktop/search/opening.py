"""The index of an open archive."""

from __future__ import annotations

from collections.abc import Callable

from desktop.archive import Archive, Changes
from desktop.search.index import Index
from desktop.search.results import State

INDEX = "index.db"


def open_index(archive: Archive, on_state: Callable[[State], None] | None = None) -> Index:
    """Begin to follow an archive: what is saved is found at once, and indexed soon. Close it before the archive.

    A purge that was cut short is finished here, now that the index can follow it.
    """
    index = Index(archive.texts, archive.folder / INDEX, archive.index_key, on_state=on_state, schema=archive.schema,
                  others_wait=archive.is_writing)

    def wake(changes: Changes) -> None:
        index.wake()

    archive.follow(wake)
    archive.finish_purges(index.wipe)
    return index
