"""The check names every kind of damage."""

import io
import os
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


def test_a_file_record_that_names_no_content_is_told(archive: Archive) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    for values in ({"kept_as": kept.name}, {"sha256": "x", "kept_as": kept.name},
                   {"sha256": "0" * 64, "kept_as": "../header"}, {"sha256": kept.sha256, "kept_as": "0" * 64}):
        add(archive, "file", name="e", **values)
    assert parts(archive) == ["file"] * 4


def test_a_sealed_value_moved_to_another_record_is_told(sealed_archive: Archive) -> None:
    kept = sealed_archive.files.keep(io.BytesIO(b"evidence"))
    for _ in range(2):
        add(sealed_archive, "file", name="e", sha256=kept.sha256, kept_as=kept.name, sealed_name="Real name")
    forged = "update file set sealed_name = (select max(sealed_name) from file)"
    sealed_archive.write_aside(lambda writer: writer.db.execute(forged)).result()
    assert "record" in parts(sealed_archive)


def test_lines_that_are_gone_from_a_list_are_told(archive: Archive) -> None:
    register = add(archive, "list", title="Register")
    lines = [{"host": "a.kz"}, {"host": "b.kz"}]
    archive.write("Take in", lambda w: w.add_entries(register.id, lines, "0" * 64)).result()
    assert archive.check() == []
    archive.write_aside(lambda writer: writer.db.execute("delete from list_entry where line = 1")).result()
    assert [(t.part, t.ref) for t in archive.check()] == [("record", register.ref)]


def test_a_record_that_lost_its_row_is_told(archive: Archive) -> None:
    saved = note(archive)
    archive.write_aside(lambda writer: writer.db.execute("delete from note")).result()
    assert ("history", saved.ref) in [(t.part, t.ref) for t in archive.check()]


def test_writing_goes_on_while_files_are_read(archive: Archive) -> None:
    kept = archive.files.keep(io.BytesIO(b"evidence"))
    add(archive, "file", name="e", sha256=kept.sha256, kept_as=kept.name)
    written: list[str] = []
    archive.check(lambda done, total: written.append(note(archive).ref))
    assert written == ["NOT-0001"]


def test_files_of_steps_never_saved_are_cleared_after_a_day_and_no_others(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        contents = (b"undone", b"saved", b"never saved", b"never saved, but new")
        undone, saved, old, new = [archive.files.keep(io.BytesIO(words)) for words in contents]
        for kept in (saved, undone):
            add(archive, "file", name="e", sha256=kept.sha256, kept_as=kept.name)
        archive.undo().result()
        for kept in (undone, saved, old):
            os.utime(archive.files.path_of(kept.name), (0, 0))
    with open_archive(tmp_path / "a", "first") as again:
        assert set(again.files.names()) == {undone.name, saved.name, new.name}
