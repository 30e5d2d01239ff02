"""Drafts of text being typed: kept outside the journal, there after a kill."""

from archive_schema.fields import SEALED
from desktop.archive import Archive
from tests.archive.making import note


def keep(archive: Archive, key: str, **values: str) -> None:
    archive.write_aside(lambda writer: writer.keep_draft(key, "note", values)).result()


def test_a_draft_is_kept_and_read(archive: Archive) -> None:
    keep(archive, "new:1", title="half a tit")
    with archive.reader() as reader:
        assert reader.draft("new:1") == {"kind": "note", "values": {"title": "half a tit"}}


def test_a_draft_is_no_step(archive: Archive) -> None:
    keep(archive, "new:1", title="x")
    with archive.reader() as reader:
        assert reader.head()[0] == 0


def test_the_last_keeping_counts(archive: Archive) -> None:
    saved = note(archive)
    keep(archive, saved.id, title="a")
    keep(archive, saved.id, title="ab")
    with archive.reader() as reader:
        assert (reader.draft(saved.id) or {})["values"] == {"title": "ab"}


def test_a_dropped_draft_is_gone(archive: Archive) -> None:
    keep(archive, "new:1", title="x")
    archive.write_aside(lambda writer: writer.drop_draft("new:1")).result()
    with archive.reader() as reader:
        assert (reader.draft("new:1"), reader.drafts()) == (None, [])


def test_sealed_words_of_a_draft_stay_in_it_when_the_vault_is_closed(archive: Archive) -> None:
    archive.make_vault("first", "second")
    archive.write_aside(lambda w: w.keep_draft("new:1", "person", {"real_name": "A name"})).result()
    archive.close_vault()
    archive.write_aside(lambda w: w.keep_draft("new:1", "person", {"name": "W4", "real_name": SEALED})).result()
    archive.open_vault("second")
    with archive.reader() as reader:
        assert (reader.draft("new:1") or {})["values"] == {"name": "W4", "real_name": "A name"}
