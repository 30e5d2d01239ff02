"""Undo, redo and older versions where something stands in the way."""

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError
from desktop.archive.undo import ChangedSince, NothingToUndo
from tests.archive.making import add, note
from tests.archive.test_history import _change_behind_undo


def edit(archive: Archive, record: Record, **values: object) -> None:
    archive.write("Edit", lambda writer: writer.edit(record.id, values)).result()


def test_undo_passes_over_a_step_of_which_a_purge_left_nothing(archive: Archive) -> None:
    first, second = note(archive, "first"), note(archive, "second")
    archive.purge(second.id, "why")
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.find(first.id) is None


def test_an_undo_of_which_nothing_can_be_done_says_so(archive: Archive) -> None:
    saved = note(archive, "before")
    edit(archive, saved, title="after")
    _change_behind_undo(archive, saved.id)
    with pytest.raises(ChangedSince):
        archive.undo(only_untouched=True).result()


def test_redo_after_undoing_a_part_does_that_part_again(archive: Archive) -> None:
    first, second = note(archive, "1"), note(archive, "2")
    archive.write("Edit both", lambda w: [w.edit(one.id, {"title": "!"}) for one in (first, second)]).result()
    _change_behind_undo(archive, first.id)
    archive.undo(only_untouched=True).result()
    archive.redo().result()
    with archive.reader() as reader:
        assert (reader.get(first.id)["title"], reader.get(second.id)["title"]) == ("merged", "!")


def test_undo_leaves_out_links_at_what_was_purged(archive: Archive) -> None:
    person = add(archive, "person", name="A person")
    task = add(archive, "task", title="Ask", about=[person.id])
    edit(archive, task, about=None, title="Ask again")
    archive.purge(person.id, "why")
    archive.undo().result()
    with archive.reader() as reader:
        assert (reader.get(task.id)["title"], reader.get(task.id)["about"]) == ("Ask", None)


def test_lines_of_a_list_come_back_with_it(archive: Archive) -> None:
    register = add(archive, "list", title="Register")
    lines = [{"host": "a.kz"}, {"host": "b.kz"}]
    archive.write("Take in", lambda w: w.add_entries(register.id, lines, "0" * 64)).result()
    archive.undo().result()
    archive.undo().result()
    archive.redo().result()
    archive.redo().result()
    with archive.reader() as reader:
        assert [line["host"] for line in reader.entries(register.id)] == ["a.kz", "b.kz"]


def test_lines_whose_taking_in_was_undone_are_not_told(archive: Archive) -> None:
    register = add(archive, "list", title="Register")
    for host in ("a.kz", "b.kz"):
        archive.write("Take in", lambda w, host=host: w.add_entries(register.id, [{"host": host}], "0" * 64)).result()
    archive.undo().result()
    with archive.reader() as reader:
        assert [line["host"] for line in reader.entries(register.id)] == ["a.kz"]
    archive.write("Take in", lambda w: w.add_entries(register.id, [{"host": "c.kz"}], "0" * 64)).result()
    with archive.reader() as reader:
        assert [(line["line"], line["host"]) for line in reader.entries(register.id)] == [(1, "a.kz"), (2, "c.kz")]


def test_an_older_version_is_restored_as_a_step(archive: Archive) -> None:
    saved = note(archive, "first words")
    edit(archive, saved, title="second words")
    edit(archive, saved, title="third words")
    with archive.reader() as reader:
        oldest = reader.history(saved.id)[-1].step.number
    archive.write("Restore a version", lambda w: w.restore_version(saved.id, oldest)).result()
    with archive.reader() as reader:
        assert reader.get(saved.id)["title"] == "first words" and len(reader.history(saved.id)) == 4


def test_a_version_brings_back_a_record_that_is_gone(archive: Archive) -> None:
    saved = note(archive, "here")
    archive.undo().result()
    archive.write("Restore a version", lambda w: w.restore_version(saved.id, 1)).result()
    with archive.reader() as reader:
        assert reader.get(saved.id) == saved


def test_a_purged_version_cannot_be_restored(archive: Archive) -> None:
    saved = note(archive)
    archive.purge(saved.id, "why")
    with pytest.raises(ArchiveError, match="no such version"):
        archive.write("Restore a version", lambda w: w.restore_version(saved.id, 1)).result()


def test_a_reference_that_was_brought_along_is_never_given_again(archive: Archive) -> None:
    archive.write("Add", lambda w: w.add(Record("note", {"title": "x"}, ref="NOT-0005"))).result()
    archive.undo().result()
    assert [note(archive).ref for _ in range(2)] == ["NOT-0006", "NOT-0007"]


def test_nothing_is_left_to_undo_after_everything_was_purged(archive: Archive) -> None:
    archive.purge(note(archive).id, "why")
    with pytest.raises(NothingToUndo):
        archive.undo().result()
