"""The reference of a record that went into another leads to that one."""

from __future__ import annotations

from pathlib import Path

from archive_schema.records import Record
from desktop.archive import create
from desktop.archive.order.merging import merge
from desktop.search.opening import open_index


def test_the_reference_that_went_finds_the_record_that_stayed_until_it_is_undone(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        made = archive.write("Add", lambda w: [w.add(Record("person", {"name": name})) for name in "AB"])
        stays, goes = made.result()
        index = open_index(archive)
        archive.write("Merge 2 records", lambda w: merge(w, stays.id, goes.id)).result()
        index.settle(10)
        merged = [hit.ref for hit in index.search(goes.ref).hits]
        archive.undo().result()
        index.settle(10)
        assert (merged, [hit.ref for hit in index.search(goes.ref).hits]) == ([stays.ref], [goes.ref])
        index.close()
