"""What random runs found, each as small as it became."""



import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from tests.archive.joining import runs
from tests.archive.joining.copies import add, edit, exchange, get, hand, state


@pytest.fixture
def archive(run: runs.Run) -> Archive:
    """An archive."""
    run.copies.clear()
    return run.new_copy(None)


@pytest.fixture
def other(run: runs.Run, archive: Archive) -> Archive:
    """A second copy of it."""
    return run.new_copy(run.copies[0])


def test_a_record_made_anew_from_an_old_version_holds_only_what_that_held(archive: Archive, other: Archive) -> None:
    record = add(archive, title="First")
    edit(archive, record.id, text="later")
    with archive.reader() as reader:
        first = reader.history(record.id)[-1].step.number
    archive.write("Remove", lambda w: w.remove(record.id)).result()
    archive.write("Restore", lambda w: w.restore_version(record.id, first)).result()
    exchange(archive, other)
    assert get(other, record.id)["text"] is None and state(archive) == state(other)


def test_a_row_made_anew_holds_only_what_it_was_given(archive: Archive, other: Archive) -> None:
    row = {"id": "0190d000-0000-7000-8000-000000000001", "full": "Name"}
    record = add(archive, "person", name="P", names=[{**row, "scheme": "of the passport"}])
    edit(archive, record.id, names=None)
    edit(archive, record.id, names=[row])
    exchange(archive, other)
    assert get(other, record.id).rows("names") == [row]


def test_why_a_list_is_empty_is_not_said_again_when_what_came_into_it_is_gone(archive: Archive, other: Archive) -> None:
    tag = add(archive, "tag", name="T")
    note = add(archive, title="N")
    for tags, why in ((None, {"tags": {"reason": "not_searched"}}), ([tag.id], {}), (None, {})):
        archive.write("Edit", lambda w, tags=tags, why=why: w.change(
            w.get(note.id).with_values(tags=tags).replace(unknown=why))).result()
    exchange(archive, other)
    assert get(other, note.id).unknown == {} and state(archive) == state(other)


def test_a_mark_lowered_in_one_copy_stays_in_the_others_until_it_is_lowered_there(
    archive: Archive, other: Archive,
) -> None:
    def mark(copy: Archive, how: str) -> None:
        copy.write("Mark", lambda w: w.change(w.get(record).replace(confidentiality=how))).result()

    record = add(archive, title="N").id
    mark(archive, "secret")
    exchange(archive, other)
    mark(archive, "public")
    exchange(archive, other)
    assert get(archive, record).confidentiality == get(other, record).confidentiality == "secret"
    mark(other, "public")
    exchange(archive, other)
    assert get(archive, record).confidentiality == get(other, record).confidentiality == "public"


def test_an_older_version_brought_back_is_no_less_confidential_than_another_copy_marked_it(
    archive: Archive, other: Archive,
) -> None:
    record = add(archive, title="N").id
    for how in ("public", "secret"):
        archive.write("Mark", lambda w, how=how: w.change(w.get(record).replace(confidentiality=how))).result()
    archive.write("Remove", lambda w: w.remove(record)).result()
    hand(archive, other)
    with other.reader() as reader:
        public = next(one.step.number for one in reader.history(record)
                      if one.change.after and '"public"' in one.change.after)
    other.write("Restore", lambda w: w.restore_version(record, public)).result()
    assert get(other, record).confidentiality == "secret"
    exchange(archive, other)
    assert state(archive) == state(other)


def test_lines_of_a_list_that_is_undone_go_along_and_wait(archive: Archive, other: Archive) -> None:
    def work(writer: object) -> Record:
        made = writer.add(Record("list", {"title": "L"}))
        writer.add_entries(made.id, [{"address": "a.example"}], "ab" * 32)
        return made

    made = archive.write("Take in a list", work).result()
    archive.undo().result()
    hand(archive, other)
    archive.redo().result()
    hand(archive, other)
    with other.reader() as reader:
        assert [line["address"] for line in reader.entries(made.id)] == ["a.example"]


def test_what_is_added_to_a_record_that_another_copy_purges_goes_with_it(archive: Archive, other: Archive) -> None:
    source, note = add(archive, "source", title="S"), add(archive, title="N")
    exchange(archive, other)
    cited = add(other, "citation", source=source.id, about=note.id, quote="words of the witness")
    archive.purge(source.id, "the witness withdrew")
    exchange(archive, other)
    for copy in (archive, other):
        with copy.reader() as reader:
            assert reader.is_purged(cited.id)
            assert not reader.db.execute("select 1 from payload where after like '%words of the witness%'").fetchall()
    assert state(archive) == state(other) and archive.check() == other.check() == []


def test_an_exhibit_is_purged_with_its_brief(archive: Archive) -> None:
    brief = add(archive, "brief", title="B", date={"edtf": "2026"})
    exhibit = add(archive, "exhibit", brief=brief.id, place=1, number="1")
    archive.purge(brief.id, "withdrawn")
    with archive.reader() as reader:
        assert reader.is_purged(exhibit.id)
