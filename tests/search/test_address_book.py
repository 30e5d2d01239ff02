"""Addresses of an archive: followed, found, shown as printed, and gone without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.connect import open_reader
from desktop.search import Index
from desktop.search.addresses.rows import TABLE_NAMES
from desktop.search.opening import INDEX, open_index


@pytest.fixture
def index(archive: Archive) -> Iterator[Index]:
    """An index that follows the archive."""
    index = open_index(archive)
    index.settle()
    yield index
    index.close()


def add(archive: Archive, kind: str, **values: object) -> Record:
    """Save a record."""
    return archive.write("Add", lambda writer: writer.add(Record(kind, values))).result()


def add_list(archive: Archive, *lines: dict[str, str]) -> Record:
    """Save a list with these lines."""
    register = add(archive, "list", title="Register")
    archive.write("Take in", lambda writer: writer.add_entries(register.id, lines, "0" * 64)).result()
    return register


def printed(index: Index, part: str) -> list[str]:
    """The addresses that a part finds."""
    return [hit.address for hit in index.addresses(part).hits]


def rows(archive: Archive, path: Path | None = None) -> str:
    """All that stands in the rows of addresses."""
    db = open_reader(path or archive.folder / INDEX, archive.index_key)
    told = "\n".join(str(row) for name in TABLE_NAMES for row in db.execute(f"select * from {name}"))
    db.close()
    return told


def test_a_line_of_a_list_leads_to_the_list_and_its_number(archive: Archive, index: Index) -> None:
    register = add_list(archive, {"address": "http://a.kz/"}, {
        "address": "HTTP://Ratel.KZ/", "host": "ratel.kz", "date": "2014-04-09", "order": "27/3-286"})
    index.settle()
    hit, = index.addresses("ratel").hits
    assert (hit.address, hit.record, hit.ref, hit.title, hit.line, hit.date, hit.order, hit.kind, hit.why) == (
        "HTTP://Ratel.KZ/", register.id, register.ref, "Register", 2, "2014-04-09", "27/3-286", "list",
        "in the site's name")


def test_an_address_of_a_record_leads_to_it_and_tells_its_field(archive: Archive, index: Index) -> None:
    site = add(archive, "blocked_site", title="Ratel", address="Ratel.kz", addresses=["ratel.mirror.org", "since 2015"])
    index.settle()
    told = [(hit.address, hit.record, hit.field, hit.line) for hit in index.addresses("ratel").hits]
    assert sorted(told) == [("Ratel.kz", site.id, "Address as printed", 0),
                            ("ratel.mirror.org", site.id, "Further addresses", 0)]


def test_addresses_in_rows_of_a_record_are_found(archive: Archive, index: Index) -> None:
    add(archive, "content_removal", title="Page", items=[{"what": "A page", "url": "http://azattyq.org/a/1"}])
    index.settle()
    assert printed(index, "azattyq.org/a") == ["http://azattyq.org/a/1"]


def test_a_record_just_saved_is_found_before_its_rows_are_written(archive: Archive, index: Index) -> None:
    for number in range(3):
        add(archive, "source", title="Page", url=f"http://fresh{number}.kz/")
        assert printed(index, f"fresh{number}") == [f"http://fresh{number}.kz/"]


def test_a_record_just_changed_is_not_found_by_its_old_address(archive: Archive, index: Index) -> None:
    source = add(archive, "source", title="Page", url="http://older.kz/")
    index.settle()
    archive.write("Edit", lambda writer: writer.edit(source.id, {"url": "http://newer.kz/"})).result()
    assert (printed(index, "older"), printed(index, "newer")) == ([], ["http://newer.kz/"])


def test_lines_not_indexed_yet_are_told(archive: Archive, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.search.addresses.follow.AddressFollower.follow", lambda *told: False)
    add_list(archive, {"host": "a.kz"}, {"host": "b.kz"})
    assert "2 lines of lists are not indexed yet" in " ".join(map(str, index.addresses("a.kz").notes))


@pytest.mark.parametrize("way", ["trash", "undo", "purge"])
def test_a_list_that_goes_is_in_no_row(archive: Archive, index: Index, way: str) -> None:
    register = add_list(archive, {"address": "http://xylophon.kz/zebra"}, {"host": "other.kz"})
    index.settle()
    if way == "trash":
        archive.write("Trash", lambda writer: writer.trash(register.id)).result()
    elif way == "undo":
        archive.undo().result()
    else:
        archive.purge(register.id, "why", index.wipe)
    index.settle()
    assert (printed(index, "kz"), [word in rows(archive) for word in ("nohpolyx", "zebra", "hnoh", "rzeb")]) == (
        [], [False] * 4)


@pytest.mark.parametrize("way", ["trash", "edit", "purge"])
def test_an_address_of_a_record_that_goes_is_in_no_row(archive: Archive, index: Index, way: str) -> None:
    source = add(archive, "source", title="Page", url="http://xylophon.kz/zebra")
    index.settle()
    if way == "trash":
        archive.write("Trash", lambda writer: writer.trash(source.id)).result()
    elif way == "edit":
        archive.write("Edit", lambda writer: writer.edit(source.id, {"url": None})).result()
    else:
        archive.purge(source.id, "why", index.wipe)
    index.settle()
    assert not any(word in rows(archive) for word in ("xylophon", "nohpolyx", "zebra"))


def test_a_list_comes_back_from_the_trash(archive: Archive, index: Index) -> None:
    register = add_list(archive, {"host": "ratel.kz"})
    archive.write("Trash", lambda writer: writer.trash(register.id)).result()
    index.settle()
    archive.write("Restore", lambda writer: writer.restore(register.id)).result()
    index.settle()
    assert printed(index, "ratel") == ["ratel.kz"]


def test_lines_added_later_are_found(archive: Archive, index: Index) -> None:
    register = add_list(archive, {"host": "first.kz"})
    index.settle()
    archive.write("Take in", lambda w: w.add_entries(register.id, [{"host": "second.kz"}], "1" * 64)).result()
    index.settle()
    assert (printed(index, "first"), printed(index, "second")) == (["first.kz"], ["second.kz"])


def test_an_index_made_anew_finds_the_same(archive: Archive, index: Index) -> None:
    add_list(archive, {"host": "first.kz"})
    add(archive, "source", title="Page", url="http://first.kz/page")
    index.settle()
    before = index.addresses("first").hits
    index.rebuild()
    index.settle()
    assert index.addresses("first").hits == before and len(before) == 2


def test_a_query_that_looks_like_an_address_finds_addresses_beside_records(archive: Archive, index: Index) -> None:
    add_list(archive, {"host": "ratel.kz"})
    index.settle()
    found = index.search("ratel.kz").addresses
    assert found is not None and [hit.address for hit in found.hits] == ["ratel.kz"]
    assert index.search("ratel").addresses is None


def test_of_a_line_with_several_addresses_the_one_that_was_found_is_shown(archive: Archive, index: Index) -> None:
    add_list(archive, {"address": "http://a.kz/x | http://Ratel.kz/", "host": "c.kz"})
    index.settle()
    told = [printed(index, part) for part in ("ratel", "a.kz", "c.kz")]
    assert told == [["http://Ratel.kz/"], ["http://a.kz/x"], ["c.kz"]]


def test_an_asterisk_says_that_the_site_itself_is_there(archive: Archive, index: Index) -> None:
    add_list(archive, {"host": "ratel.kz"}, {"host": "m.ratel.kz"})
    index.settle()
    asked = index.addresses("*.ratel.kz")
    assert [hit.address for hit in asked.hits] == ["m.ratel.kz"]
    assert str(asked.notes[0]) == "ratel.kz itself is there too, 1 times: type it without *. to see it."


@pytest.mark.parametrize("part", ["", " ", "http://", "/", "*."])
def test_nothing_asked_is_told_how_to_ask(index: Index, part: str) -> None:
    asked = index.addresses(part)
    assert (asked.total, str(asked.notes[0])[:24]) == (0, "Type a part of an addres")


def test_the_site_of_an_address_that_nobody_recorded_is_proposed(archive: Archive, index: Index) -> None:
    add(archive, "blocked_site", title="Meduza", address="Meduza.io")
    assert index.search("https://meduza.io/feature/2015/x").instead == "meduza.io"
    assert index.search("https://ratel.kz/feature").instead != "ratel.kz"
