"""The check names every kind of damage."""

import io
from pathlib import Path

import pytest

from desktop.archive import Archive, ArchiveError, create, open_archive
from tests.archive.conftest import Disk
from tests.archive.making import add, note


def parts(archive: Archive) -> list[str]:
    return [trouble.part for trouble in archive.check()]


def test_a_whole_archive_has_no_trouble(archive: Archive) -> None:
    note(archive)
    assert archive.check() == []


def test_a_record_changed_behind_the_journal_is_found(archive: Archive) -> None:
    note(archive)
    archive.write_aside(lambda writer: writer.db.execute("update note set title = 'forged'")).result()
    assert archive.check()[0].ref == "NOT-0001"


def test_a_record_without_history_is_found(archive: Archive) -> None:
    note(archive)
    archive.write_aside(lambda writer: [writer.db.execute(f"delete from {t}") for t in ("payload", "change", "step")]
                        ).result()
    assert parts(archive) == ["history"]


def test_a_missing_evidence_file_is_found(archive: Archive) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    file = add(archive, "file", name="e", sha256=kept.sha256, kept_as=kept.name)
    archive.files.erase(kept.sha256)
    assert [(t.part, t.ref) for t in archive.check()] == [("file", file.ref)]


def test_an_invalid_value_is_found(archive: Archive) -> None:
    case = add(archive, "prosecution", title="C")
    archive.write_aside(lambda w: w.db.execute("update prosecution set outcome = 'eaten'")).result()
    assert ("record", case.ref) in [(t.part, t.ref) for t in archive.check()]


def test_every_flipped_bit_is_found(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        note(archive)
    database = tmp_path / "a" / "archive.db"
    whole = database.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        spoilt = bytearray(whole)
        spoilt[place] ^= 16
        database.write_bytes(spoilt)
        assert _is_found(tmp_path / "a"), place


def _is_found(folder: Path) -> bool:
    try:
        with open_archive(folder, "first") as archive:
            return bool(archive.check())
    except ArchiveError:
        return True


def test_a_full_disk_loses_nothing_and_is_told(disk: Disk) -> None:
    with create(disk.folder / "a", "first", purpose="test") as archive:
        saved = note(archive)
        disk.fill(leaving=40_000)
        with pytest.raises(ArchiveError, match="disk is full"):
            for _ in range(200):
                note(archive, "x" * 3000)
        disk.make_room()
        note(archive, "after")
        assert archive.check() == []
        with archive.reader() as reader:
            assert reader.get(saved.id) == saved


def test_a_read_only_disk_is_told(disk: Disk) -> None:
    create(disk.folder / "a", "first", purpose="test").close()
    disk.make_read_only()
    with pytest.raises(ArchiveError, match="read-only"):
        open_archive(disk.folder / "a", "first")
