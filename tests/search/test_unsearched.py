"""What was not searched is told from the tables, and stays true as the archive changes."""

from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.search.unsearched import Item, NotSearched, Unsearched


def add(archive: Archive, kind: str, **values: Any) -> Record:
    """A record in the archive."""
    return archive.write("Add", lambda writer: writer.add(Record(kind, values))).result()


def a_source(archive: Archive, media_type: str = "application/pdf", **values: Any) -> Record:
    """A source with a file; values are the file's, and the text of the source."""
    text = {"text": values.pop("text")} if "text" in values else {}
    source = add(archive, "source", title="Letter", **text)
    add(archive, "file", name="letter", source=source.id, media_type=media_type, **values)
    return source


@pytest.fixture
def not_searched() -> NotSearched:
    return NotSearched()


def told(archive: Archive, not_searched: NotSearched) -> Unsearched:
    """The summary as it is now."""
    with archive.reader() as reader:
        return not_searched.summary(reader)


def reason(archive: Archive, not_searched: NotSearched) -> str:
    """Why the one record was not searched."""
    ((why, count),) = told(archive, not_searched).by_reason
    assert count == 1
    return why


def test_nothing_is_told_of_an_archive_that_is_searched_whole(archive: Archive, not_searched: NotSearched) -> None:
    a_source(archive, text="Words")
    add(archive, "source", title="A book we do not have")
    assert told(archive, not_searched) == Unsearched() and Unsearched().note is None


def test_a_file_tells_why_it_was_not_read(archive: Archive, not_searched: NotSearched) -> None:
    a_source(archive, unread="password")
    assert reason(archive, not_searched) == "password"


@pytest.mark.parametrize(("media_type", "why"), [
    ("image/png", "image"), ("audio/mpeg", "recording"), ("video/mp4", "recording"), ("application/pdf", "no_text"),
    ("application/x-ole-encrypted", "password"), ("application/zip", "unknown_kind"), ("", "no_text")])
def test_a_file_taken_in_before_that_was_told_is_judged_by_its_type(
    archive: Archive, not_searched: NotSearched, media_type: str, why: str,
) -> None:
    a_source(archive, media_type)
    assert reason(archive, not_searched) == why


def test_the_text_of_a_scan_is_page_ends_alone(archive: Archive, not_searched: NotSearched) -> None:
    a_source(archive, text="\f\f\n")
    assert told(archive, not_searched).count == 1


def test_a_scan_that_was_typed_off_is_searched(archive: Archive, not_searched: NotSearched) -> None:
    source = a_source(archive, unread="scan")
    assert told(archive, not_searched).count == 1
    archive.write("Type", lambda writer: writer.edit(source.id, {"text": "Words"})).result()
    assert told(archive, not_searched).count == 0


def test_pages_that_were_not_read_are_told(archive: Archive, not_searched: NotSearched) -> None:
    source = a_source(archive, text="Words", unread="part", unread_pages="2–3")
    with archive.reader() as reader:
        assert not_searched.items(reader) == [Item(source.id, "SRC-0001", "Letter", "part", "2–3")]


def test_what_comes_later_is_told_too(archive: Archive, not_searched: NotSearched) -> None:
    counts = []
    for _ in range(3):
        counts.append(told(archive, not_searched).count)
        a_source(archive, "image/png")
    assert counts == [0, 1, 2]


def test_trash_undo_and_purge_are_followed(archive: Archive, not_searched: NotSearched) -> None:
    source = a_source(archive, "image/png")
    counts = [told(archive, not_searched).count]
    for change in (lambda: archive.write("Trash", lambda w: w.trash(source.id)).result(),
                   lambda: archive.undo().result(),
                   lambda: archive.purge(source.ref, "withdrawn", lambda: True)):
        change()
        counts.append(told(archive, not_searched).count)
    assert counts == [1, 0, 1, 0]


def test_a_file_given_to_another_source_is_told_there(archive: Archive, not_searched: NotSearched) -> None:
    a_source(archive, "image/png")
    other = add(archive, "source", title="Another")
    assert told(archive, not_searched).count == 1
    with archive.reader() as reader:
        (file,) = reader.ids("file")
        archive.write("Move", lambda writer: writer.edit(file, {"source": other.id})).result()
        assert [item.ref for item in not_searched.items(reader)] == [other.ref]


def test_a_file_without_a_source_is_told_itself(archive: Archive, not_searched: NotSearched) -> None:
    file = add(archive, "file", name="tape", media_type="audio/mpeg")
    with archive.reader() as reader:
        assert [item.id for item in not_searched.items(reader)] == [file.id]


def test_a_source_of_two_files_is_told_once(archive: Archive, not_searched: NotSearched) -> None:
    source = a_source(archive, "image/png")
    add(archive, "file", name="second", source=source.id, media_type="image/png")
    assert told(archive, not_searched).count == 1


def test_sealed_values_are_told_while_the_vault_is_closed(
    sealed_archive: Archive, not_searched: NotSearched,
) -> None:
    add(sealed_archive, "person", name="A teacher", real_name="Xenophon")
    assert told(sealed_archive, not_searched).count == 0
    with sealed_archive.reader() as reader:
        reader.vault = None
        assert not_searched.summary(reader).by_reason == (("sealed", 1),)


def test_items_come_page_by_page_and_by_reason(archive: Archive, not_searched: NotSearched) -> None:
    for media_type in ("image/png", "audio/mpeg", "image/png"):
        a_source(archive, media_type)
    with archive.reader() as reader:
        assert [one.ref for one in not_searched.items(reader, "image", limit=1, offset=1)] == ["SRC-0003"]


def test_what_was_told_is_known_until_the_archive_changes(archive: Archive, not_searched: NotSearched) -> None:
    before = not_searched.known(False)
    summary = told(archive, not_searched)
    assert (before, not_searched.known(archive.vault is None)) == (None, summary)
    not_searched.changed()
    assert not_searched.known(archive.vault is None) is None
