"""One writer's thread, many who ask: what was saved counts as saved, and the end is orderly."""

import threading
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, Changes, create, open_archive, writer
from desktop.archive.errors import Closed
from tests.archive.making import note


def fails(changes: Changes) -> None:
    raise ValueError("a window broke")


def test_a_listener_that_fails_does_not_make_a_saved_step_look_failed(archive: Archive) -> None:
    archive.follow(fails)
    assert note(archive, "saved").title == "saved"


def test_the_other_listeners_are_still_told(archive: Archive) -> None:
    told: list[Changes] = []
    archive.follow(fails)
    archive.follow(told.append)
    note(archive)
    assert len(told) == 1


def test_a_purge_tells_listeners_on_the_writers_thread(archive: Archive) -> None:
    seen: list[str] = []
    saved = note(archive)
    archive.follow(lambda changes: seen.append(threading.current_thread().name))
    archive.follow(fails)
    archive.purge(saved.id, "why")
    assert seen[0].startswith("archive-writer")


def test_closing_twice_is_no_error(tmp_path: Path) -> None:
    archive = create(tmp_path / "a", "first", purpose="test")
    archive.close()
    archive.close()


def test_what_was_queued_is_saved_before_the_end(tmp_path: Path) -> None:
    archive = create(tmp_path / "a", "first", purpose="test")
    for number in range(20):
        archive.write("Add", lambda w, n=number: w.add(Record("note", {"title": str(n)})))
    archive.close()
    with open_archive(tmp_path / "a", "first") as again, again.reader() as reader:
        assert reader.count("note") == 20


def test_a_closed_archive_says_that_it_is_closed(tmp_path: Path) -> None:
    archive = create(tmp_path / "a", "first", purpose="test")
    archive.close()
    for use in (archive.reader, archive.undo, archive.undo_name, archive.check, archive.close_vault,
                lambda: archive.write("Add", lambda w: None), lambda: archive.backup(tmp_path)):
        with pytest.raises(Closed):
            use()


def test_readers_made_before_the_vault_was_closed_go_on(sealed_archive: Archive) -> None:
    person = Record("person", {"name": "W4", "real_name": "A name"})
    saved = sealed_archive.write("Add", lambda w: w.add(person)).result()
    with sealed_archive.reader() as before:
        sealed_archive.close_vault()
        with sealed_archive.reader() as after:
            assert (before.get(saved.id)["real_name"], str(after.get(saved.id)["real_name"])) == ("A name", "sealed")


def test_a_record_bears_the_time_of_its_own_step(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    note(archive)
    monkeypatch.setattr(writer, "utc_now", lambda: "2031-01-01T00:00:00.000Z")
    saved = note(archive)
    with archive.reader() as reader:
        changed = reader.db.execute("select changed from record where id = ?", [saved.id]).fetchone()[0]
    assert changed == "2031-01-01T00:00:00.000Z"


def test_an_archive_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.archive.archive.migrate", full)
    with pytest.raises(ArchiveError, match="disk is full"):
        create(tmp_path / "a", "first", purpose="test")
    assert not (tmp_path / "a").exists()
    (tmp_path / "b").mkdir()
    with pytest.raises(ArchiveError, match="disk is full"):
        create(tmp_path / "b", "first", purpose="test")
    assert not any((tmp_path / "b").iterdir())
