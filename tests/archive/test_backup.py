"""Backups: checked before they count, and the way back."""

import io
import threading
from pathlib import Path

import pytest

from desktop.archive import Archive, ArchiveError, backup, create, keys, open_archive
from desktop.archive.errors import ArchiveExists, BackupFailed
from tests.archive.conftest import Disk
from tests.archive.making import add, note


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "second disk"
    folder.mkdir()
    return folder


def with_file(archive: Archive) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence" * 1000))
    add(archive, "file", name="e.txt", sha256=kept.sha256, kept_as=kept.name)


def test_a_backup_restores_to_a_checked_archive(archive: Archive, place: Path, tmp_path: Path) -> None:
    saved = note(archive)
    with_file(archive)
    archive.backup(place)
    backup.restore(place, tmp_path / "again", lambda done, total: None)
    with open_archive(tmp_path / "again", "first") as again, again.reader() as reader:
        assert again.check() == [] and reader.get(saved.id) == saved


def test_a_backup_made_while_writing_is_whole(archive: Archive, place: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            note(archive)

    thread = threading.Thread(target=write)
    thread.start()
    made = [archive.backup(place) for _ in range(3)]
    stop.set()
    thread.join()
    backup.restore(made[1], tmp_path / "again", lambda done, total: None)
    with open_archive(tmp_path / "again", "first") as again:
        assert again.check() == []


def test_the_last_backup_is_remembered(archive: Archive, place: Path) -> None:
    made = archive.backup(place)
    with archive.reader() as reader:
        assert reader.setting("backup") == {
            "place": str(place), "folder": made.parent.name, "last": made.name}


def test_a_missing_place_is_told_and_nothing_made(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="is not there"):
        archive.backup(tmp_path / "unplugged")


def test_only_ten_and_one_a_day_are_kept(archive: Archive, place: Path) -> None:
    first = archive.backup(place)
    for day in ("2020-01-01", "2020-01-02"):
        first.with_name(f"{day}T08-00-00Z").mkdir()
    for _ in range(11):
        archive.backup(place)
    assert len(backup.backups(first.parent)) == 10


def test_a_damaged_copy_never_counts(archive: Archive, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(archive)
    whole = backup.prove

    def spoilt(database: Path, key: bytes, hold: backup.Hold) -> tuple[int, bytes]:
        data = bytearray(database.read_bytes())
        data[5000] ^= 1
        database.write_bytes(data)
        return whole(database, key, hold)

    monkeypatch.setattr(backup, "prove", spoilt)
    with pytest.raises(ArchiveError):
        archive.backup(place)
    assert backup.backups(backup.place_for(place, archive.folder)) == []


def test_restoring_never_overwrites(archive: Archive, place: Path) -> None:
    archive.backup(place)
    with pytest.raises(ArchiveExists):
        backup.restore(place, archive.folder, lambda done, total: None)


def test_an_empty_place_holds_no_backup(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="There is no backup"):
        backup.find(tmp_path)


def test_backups_of_two_archives_are_not_mixed_up(archive: Archive, place: Path, tmp_path: Path) -> None:
    archive.backup(place)
    with create(tmp_path / "Other.muragat", "first", purpose="test") as other:
        other.backup(place)
    with pytest.raises(ArchiveError, match="several archives"):
        backup.find(place)


def test_evidence_is_copied_once_for_all_backups(archive: Archive, place: Path) -> None:
    with_file(archive)
    first, second = archive.backup(place), archive.backup(place)
    assert not (first / "files").exists() and not (second / "files").exists()
    assert len(list((first.parent / "files").glob("??/*"))) == 1


def nothing(done: int, total: int) -> None:
    pass


def test_two_archives_of_one_name_have_backups_of_their_own(archive: Archive, place: Path, tmp_path: Path) -> None:
    first = archive.backup(place)
    (tmp_path / "elsewhere").mkdir()
    with create(tmp_path / "elsewhere" / archive.folder.name, "first", purpose="test") as other:
        second, third = other.backup(place), other.backup(place)
    assert first.parent != second.parent and second.parent == third.parent
    assert archive.backup(place).parent == first.parent


def test_a_backup_made_under_a_clock_set_back_is_kept(
    archive: Archive, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(10):
        archive.backup(place)
    later = backup.utc_now()[:11]
    monkeypatch.setattr(backup, "utc_now", lambda: f"{later}00:00:00.000Z")
    assert archive.backup(place).exists()


def test_a_file_damaged_in_the_archive_does_not_replace_its_good_copy(archive: Archive, place: Path) -> None:
    with_file(archive)
    kept = next((archive.folder / "files").glob("??/*"))
    copy = archive.backup(place).parent / "files" / kept.parent.name / kept.name
    whole = copy.read_bytes()
    kept.write_bytes(whole[:100])
    archive.backup(place)
    assert copy.read_bytes() == whole


def test_an_unfinished_backup_is_never_restored(archive: Archive, place: Path, tmp_path: Path) -> None:
    made = archive.backup(place)
    part = made.rename(made.with_name(made.name + ".part"))
    with pytest.raises(ArchiveError, match="no finished backup"):
        backup.restore(part, tmp_path / "again", nothing)


def test_an_archive_in_use_is_no_backup(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    with pytest.raises(ArchiveError, match="no finished backup"):
        backup.restore(archive.folder, tmp_path / "again", nothing)


def test_a_full_disk_leaves_earlier_backups_and_nothing_half_made(archive: Archive, disk: Disk) -> None:
    first = archive.backup(disk.folder)
    disk.fill(leaving=300_000)
    with pytest.raises(BackupFailed, match="full"):
        archive.backup(disk.folder)
    assert [path.name for path in first.parent.glob("????-*")] == [first.name]
    assert (first / "archive.db").exists()


def test_a_backup_opens_with_the_passphrase_it_had_then(archive: Archive, place: Path, tmp_path: Path) -> None:
    saved = note(archive)
    first = archive.backup(place)
    keys.change_passphrase(archive.folder / "header", "first", "other")
    second = archive.backup(place)
    for used, passphrase in ((first, "first"), (second, "other")):
        backup.restore(used, tmp_path / used.name, nothing)
        with open_archive(tmp_path / used.name, passphrase) as again, again.reader() as reader:
            assert reader.get(saved.id) == saved


def test_a_header_damaged_in_both_copies_makes_no_backup(archive: Archive, place: Path) -> None:
    header = archive.folder / "header"
    header.write_bytes(bytes(len(header.read_bytes())))
    with pytest.raises(ArchiveError):
        archive.backup(place)
    assert backup.backups(backup.place_for(place, archive.folder)) == []


def test_the_tenth_backup_of_one_second_is_the_newest(tmp_path: Path) -> None:
    names = ["2026-01-01T08-00-00Z", *(f"2026-01-01T08-00-00Z-{number}" for number in range(2, 13))]
    for name in reversed(names):
        (tmp_path / name).mkdir()
    assert [path.name for path in backup.backups(tmp_path)] == names


def test_many_backups_in_one_second_keep_their_order(archive: Archive, place: Path,
                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "utc_now", lambda: "2026-01-01T08:00:00.000Z")
    made = [archive.backup(place) for _ in range(13)]
    assert backup.backups(made[0].parent) == made[-10:]
