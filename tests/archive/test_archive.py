"""The open archive: what was saved is there, and nothing else gets in."""

from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, Changes, create, open_archive, purpose_of
from desktop.archive.errors import AlreadyOpen, ArchiveExists, DamagedDatabase, NotAnArchive, WrongPassphrase
from desktop.archive.writer import InvalidRecord, StillUsed, Writer
from tests.archive.making import a_cited_case, add, note


def test_what_was_saved_is_there_after_closing(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        saved = note(archive, "Қазақша")
    with open_archive(tmp_path / "a", "first") as archive, archive.reader() as reader:
        assert reader.get(saved.id) == saved


def test_a_second_program_is_refused(archive: Archive) -> None:
    with pytest.raises(AlreadyOpen):
        open_archive(archive.folder, "first")


def test_a_wrong_passphrase_is_told(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    with pytest.raises(WrongPassphrase):
        open_archive(tmp_path / "a", "other")


def test_a_folder_without_header_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        open_archive(tmp_path, "first")


def test_an_archive_is_never_made_over_something(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ArchiveExists):
        create(tmp_path, "first", purpose="test")


def test_the_purpose_is_told_without_a_passphrase(archive: Archive) -> None:
    assert purpose_of(archive.folder) == "test"


def test_a_missing_database_is_told_and_not_made_anew(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    (tmp_path / "a" / "archive.db").unlink()
    with pytest.raises(DamagedDatabase):
        open_archive(tmp_path / "a", "first")


def test_a_write_tells_what_it_changed(archive: Archive) -> None:
    told: list[Changes] = []
    archive.follow(told.append)
    saved = note(archive)
    assert told[0].added == {("note", saved.id)}


def test_a_write_that_fails_leaves_nothing(archive: Archive) -> None:
    def work(writer: Writer) -> None:
        writer.add(Record("note", {"title": "lost"}))
        raise ValueError("the work went wrong")

    with pytest.raises(ValueError):
        archive.write("Fail", work).result()
    with archive.reader() as reader:
        assert (reader.count("note"), reader.head()[0]) == (0, 0)


def test_a_write_that_changes_nothing_is_no_step(archive: Archive) -> None:
    saved = note(archive)
    archive.write("Nothing", lambda writer: writer.change(saved)).result()
    with archive.reader() as reader:
        assert reader.head()[0] == 1


def test_an_invalid_record_is_refused_with_its_fields(archive: Archive) -> None:
    with pytest.raises(InvalidRecord) as caught:
        add(archive, "prosecution", outcome="eaten")
    assert [problem.field for problem in caught.value.problems] == ["title", "outcome"]


def test_a_link_to_nothing_is_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="points at a record that is not there"):
        add(archive, "task", title="Ask", about=["nowhere"])


def test_records_that_point_at_each_other_are_saved_together(archive: Archive) -> None:
    first = Record("context_event", {"title": "First", "precedes": ["b"]}, id="a")
    second = Record("context_event", {"title": "Second", "precedes": ["a"]}, id="b")
    archive.write("Add both", lambda writer: [writer.add(first), writer.add(second)]).result()
    with archive.reader() as reader:
        assert reader.get("a")["precedes"] == ["b"]


def test_a_cited_source_cannot_be_removed(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    with pytest.raises(StillUsed, match="CIT-0001"):
        archive.write("Remove", lambda writer: writer.remove(source.id)).result()


def test_references_count_up_and_are_never_given_twice(archive: Archive) -> None:
    note(archive), note(archive)
    archive.undo().result()
    assert note(archive).ref == "NOT-0003"


def test_rows_keep_their_ids(archive: Archive) -> None:
    case = add(archive, "prosecution", title="C", defendants=[{"name": "A"}, {"name": "B"}])
    ids = [row["id"] for row in case.rows("defendants")]
    changed = archive.write("Edit", lambda writer: writer.edit(case.id, {"place": "Almaty"})).result()
    assert [row["id"] for row in changed.rows("defendants")] == ids


def test_the_trash_is_not_in_lists(archive: Archive) -> None:
    saved = note(archive)
    archive.write("Trash", lambda writer: writer.trash(saved.id)).result()
    with archive.reader() as reader:
        assert (reader.page("note"), [head.id for head in reader.in_trash()]) == ([], [saved.id])


def test_kazakh_titles_sort_in_kazakh_order(archive: Archive) -> None:
    for title in ("Қанат", "Кенен", "Әбіш", "Азат", "Лаура"):
        note(archive, title)
    with archive.reader() as reader:
        assert [head.title for head in reader.page("note")] == ["Азат", "Әбіш", "Кенен", "Қанат", "Лаура"]


def test_unknown_dates_come_last_in_either_order(archive: Archive) -> None:
    for title, began in (("a", "2016"), ("b", None), ("c", "2015")):
        add(archive, "prosecution", title=title, **({"began": {"edtf": began}} if began else {}))
    with archive.reader() as reader:
        rising = [head.title for head in reader.page("prosecution", order="began")]
        falling = [head.title for head in reader.page("prosecution", order="began", descending=True)]
    assert (rising, falling) == (["c", "a", "b"], ["a", "c", "b"])


def test_a_reader_cannot_write(archive: Archive) -> None:
    with archive.reader() as reader, pytest.raises(Exception, match="readonly"):
        reader.db.execute("delete from record")


def test_settings_are_no_steps(archive: Archive) -> None:
    archive.write_aside(lambda writer: writer.set_setting("layout", {"left": 220})).result()
    with archive.reader() as reader:
        assert (reader.setting("layout"), reader.head()[0]) == ({"left": 220}, 0)


def test_lines_of_a_list_are_entries_and_the_list_counts_them(archive: Archive) -> None:
    register = add(archive, "list", title="Register")
    lines = [{"address": f"http://example.org/{n}", "host": "example.org"} for n in range(1200)]
    archive.write("Take in", lambda writer: writer.add_entries(register.id, lines, "ab" * 32)).result()
    with archive.reader() as reader:
        assert (reader.get(register.id)["entries"], reader.entries(register.id, 1, 1199)[0]["line"]) == (1200, 1200)
