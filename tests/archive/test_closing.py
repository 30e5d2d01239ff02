"""An archive that is closed while others still use it, and what is copied of it then."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, Writer, backup, open_archive
from desktop.archive.archive import silent
from desktop.archive.checking import Trouble
from desktop.archive.connect import Database, DatabaseError
from desktop.archive.errors import Closed
from tests.archive.making import note


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "second disk").mkdir()
    return tmp_path / "second disk"


@pytest.fixture
def copies(archive: Archive, place: Path) -> Iterator[Path]:
    """The folder of backups of an archive that has a note, and is closed."""
    note(archive)
    folder = backup.place_for(place, archive.folder)
    archive.close()
    yield folder


def test_who_still_reads_is_refused_once_the_archive_is_closed(archive: Archive) -> None:
    reader = archive.reader()
    archive.close()
    with pytest.raises(Closed):
        reader.count("note")
    reader.close()


def test_what_was_asked_for_before_closing_is_saved(archive: Archive) -> None:
    for number in range(20):
        archive.write("Add a note", lambda w, n=number: w.add(Record("note", {"title": str(n)})))
    archive.close()
    with open_archive(archive.folder, "first") as again, again.reader() as reader:
        assert reader.count("note") == 20


def test_a_check_is_broken_off_by_closing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(writer: Writer) -> Iterator[Trouble]:
        while True:
            writer.count("note")

    monkeypatch.setattr("desktop.archive.archive.troubles", endless)
    checking = archive._submit(archive._check)
    while not archive._checking:
        pass
    archive.close()
    assert isinstance(checking.exception(), (Closed, DatabaseError))


def test_a_backup_is_broken_off_by_closing(archive: Archive, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def endless(copy: Database) -> Iterator[str]:
        begun.set()
        while True:
            copy.execute("with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n")

    monkeypatch.setattr("desktop.archive.backup.journal.broken", endless)
    with ThreadPoolExecutor() as threads:
        made = threads.submit(archive.backup, place)
        begun.wait(60)
        archive.close()
        assert isinstance(made.exception(), Closed)
    assert [path for path in place.rglob("*") if path.is_file()] == []


def test_a_copy_that_was_not_looked_at_to_its_end_stays(archive: Archive, copies: Path, place: Path) -> None:
    backup.take(archive.folder, copies, silent)
    with open_archive(archive.folder, "first") as again:
        again._closed = True
        with pytest.raises(Closed):
            again.prove_backups(place)
        again._closed = False
        assert again.prove_backups(place) == backup.backups(copies) != []


def test_a_closed_archive_is_copied_without_its_key(archive: Archive, copies: Path) -> None:
    taken = backup.take(archive.folder, copies, silent)
    assert backup.backups(copies) == [] and taken.suffix == backup.UNPROVED


def test_a_copy_counts_once_it_was_opened_and_checked(archive: Archive, copies: Path, place: Path) -> None:
    backup.take(archive.folder, copies, silent)
    with open_archive(archive.folder, "first") as again:
        assert again.prove_backups(place) == backup.backups(copies) != []
        with again.reader() as reader:
            assert reader.setting("backup")["last"] == backup.backups(copies)[-1].name


def test_a_copy_that_is_not_whole_never_counts(archive: Archive, copies: Path, place: Path) -> None:
    taken = backup.take(archive.folder, copies, silent)
    with (taken / "archive.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"\0" * 100)
    with open_archive(archive.folder, "first") as again:
        assert again.prove_backups(place) == [] and not taken.exists()


def test_a_copy_restores_what_was_there_at_closing(archive: Archive, copies: Path, tmp_path: Path) -> None:
    backup.restore(backup.take(archive.folder, copies, silent), tmp_path / "again", silent)
    with open_archive(tmp_path / "again", "first") as again, again.reader() as reader:
        assert again.check() == [] and reader.count("note") == 1


def test_copying_that_is_stopped_leaves_nothing(archive: Archive, copies: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        backup.take(archive.folder, copies, stop)
    assert list(copies.iterdir()) == []


def test_only_the_newest_unproved_copy_is_kept(
        archive: Archive, copies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup.take(archive.folder, copies, silent)
    monkeypatch.setattr(backup, "utc_now", lambda: "2031-01-01T00:00:00Z")
    taken = backup.take(archive.folder, copies, silent)
    assert list(copies.glob("*Z*")) == [taken]


def test_what_can_be_restored_is_listed_newest_first_with_what_it_is(
        archive: Archive, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "utc_now", lambda: "2026-05-03T08:15:00.5Z")
    archive.backup(place)
    folder = backup.place_for(place, archive.folder)
    archive.close()
    monkeypatch.setattr(backup, "utc_now", lambda: "2026-05-04T09:00:00.5Z")
    backup.take(archive.folder, folder, silent)
    (folder / "2026-05-05T09-00-00Z").mkdir()  # an empty one is none
    found = backup.found_at(place)
    assert [(one.time, one.proved) for one in found] == [("2026-05-04T09:00:00", False), ("2026-05-03T08:15:00", True)]
    assert backup.found_at(folder) == found == backup.found_at(found[0].path)
