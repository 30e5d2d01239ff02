"""Steps, their chain, undo and redo."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.keeping import snapshot
from archive_schema.records import Record
from desktop.archive import Archive, create, journal
from desktop.archive.clock import tick
from desktop.archive.undo import ChangedSince, NothingToUndo
from desktop.archive.writer import Writer
from tests.archive.making import a_cited_case, add, note


def state(archive: Archive) -> dict[str, Any]:
    """Every record, row, file and reference, as it is kept."""
    with archive.reader() as reader:
        ids = [row[0] for row in reader.db.execute("select id from record")]
        return {one: (snapshot(reader.stored(one)), reader.ref(one)) for one in sorted(ids)}


def test_undo_takes_back_an_edit(archive: Archive) -> None:
    saved = note(archive, "Before")
    archive.write("Edit", lambda writer: writer.edit(saved.id, {"title": "After"})).result()
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.get(saved.id)["title"] == "Before"


def test_undo_takes_back_a_creation_and_redo_brings_it_again(archive: Archive) -> None:
    saved = note(archive)
    before = state(archive)
    archive.undo().result()
    assert state(archive) == {}
    archive.redo().result()
    assert state(archive) == before and list(before) == [saved.id]


def test_undo_is_a_step_of_its_own(archive: Archive) -> None:
    note(archive)
    archive.undo().result()
    with archive.reader() as reader:
        assert [step.sort for step in reader.steps()] == ["undo", "edit"]


def test_redo_ends_with_a_new_edit(archive: Archive) -> None:
    note(archive)
    archive.undo().result()
    note(archive)
    assert archive.redo_name() == ""


def test_nothing_to_undo_is_told(archive: Archive) -> None:
    with pytest.raises(NothingToUndo):
        archive.undo().result()


def test_the_next_step_to_undo_has_its_name(archive: Archive) -> None:
    note(archive)
    assert archive.undo_name() == "Add note"


def test_a_record_changed_since_stops_undo(archive: Archive) -> None:
    first, second = note(archive, "1"), note(archive, "2")

    def both(writer: Writer) -> None:
        writer.edit(first.id, {"title": "1!"})
        writer.edit(second.id, {"title": "2!"})

    archive.write("Edit both", both).result()
    _change_behind_undo(archive, first.id)
    with pytest.raises(ChangedSince) as caught:
        archive.undo().result()
    assert caught.value.since == [first.id]


def test_the_untouched_part_can_still_be_undone(archive: Archive) -> None:
    first, second = note(archive, "1"), note(archive, "2")
    archive.write("Edit both", lambda w: [w.edit(one.id, {"title": "!"}) for one in (first, second)]).result()
    _change_behind_undo(archive, first.id)
    archive.undo(only_untouched=True).result()
    with archive.reader() as reader:
        assert (reader.get(first.id)["title"], reader.get(second.id)["title"]) == ("merged", "2")


def _change_behind_undo(archive: Archive, record: str) -> None:
    """As a merge does: a step that Undo passes over changes a record."""
    def work(writer: Writer) -> None:
        writer.edit(record, {"title": "merged"})
        writer.note_step("Merge", "begin")

    archive.write_aside(work).result()


def test_history_tells_what_changed(archive: Archive) -> None:
    saved = note(archive, "Before")
    archive.write("Edit", lambda writer: writer.edit(saved.id, {"title": "After"})).result()
    with archive.reader() as reader:
        assert reader.history(saved.id)[0].differences() == {"title": ("Before", "After")}


def test_steps_are_signed_with_the_name_given(archive: Archive) -> None:
    note(archive)
    with archive.reader() as reader:
        assert reader.steps()[0].who == "tester"


def test_the_chain_is_whole(archive: Archive) -> None:
    for number in range(5):
        note(archive, str(number))
    with archive.reader() as reader:
        assert list(journal.broken(reader.db)) == []


TAMPERING = [
    "update step set name = 'Other' where number = 3",
    "update step set who = 'somebody' where number = 2",
    "update change set record = 'x' where step = 3",
    "delete from step where number = 3",
    "delete from payload where step = 3",
    "update payload set after = replace(after, '3', '4') where step = 3",
    "update step set previous = zeroblob(32) where number = 4",
]


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_with_history_is_found(archive: Archive, tampering: str) -> None:
    for number in range(1, 6):
        note(archive, str(number))
    archive.write_aside(lambda writer: writer.db.execute(tampering)).result()
    with archive.reader() as reader:
        assert list(journal.broken(reader.db))


def test_a_clock_set_back_still_rises() -> None:
    first = tick("", "2026-01-02T00:00:00.000Z")
    assert tick(first, "2026-01-01T00:00:00.000Z") > first


def test_preferring_a_rival_swaps_the_accounts(archive: Archive) -> None:
    case, source, supporting = a_cited_case(archive)
    rival = add(archive, "citation", source=source.id, about=case.id, field="began", value="2015-11",
                stance="contradicts")
    archive.write("Prefer", lambda writer: writer.prefer(rival.id, "the court's own record")).result()
    with archive.reader() as reader:
        assert reader.get(case.id)["began"]["edtf"] == "2015-11"
        assert reader.get(supporting.id)["value"] == "October 2015"
        assert reader.get(rival.id)["preferred_reason"] == "the court's own record"


def test_preferring_a_rival_of_a_row_changes_that_row_alone(archive: Archive) -> None:
    case = add(archive, "prosecution", title="Case", defendants=[{"name": "A"}, {"name": "B"}])
    source = add(archive, "source", title="Source")
    row = case.rows("defendants")[1]["id"]
    rival = add(archive, "citation", source=source.id, about=case.id, row=row, field="name", value="B. C.")
    archive.write("Prefer", lambda writer: writer.prefer(rival.id, "why")).result()
    with archive.reader() as reader:
        assert [one["name"] for one in reader.get(case.id).rows("defendants")] == ["A", "B. C."]


def test_preferring_is_one_step(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    rival = add(archive, "citation", source=source.id, about=case.id, field="began", value="2015-11")
    before = state(archive)
    archive.write("Prefer", lambda writer: writer.prefer(rival.id, "why")).result()
    archive.undo().result()
    assert state(archive) == before


WORDS = st.sampled_from(["Азат", "Hearing", "сот", "", "x" * 300, "“quoted”"])
EDITS = st.lists(st.tuples(st.sampled_from(["add", "edit", "trash", "restore", "rows", "cite", "tag", "remove"]),
                           st.integers(0, 9), WORDS), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One archive for all examples: each begins where the one before ended, as it must."""
    with create(tmp_path_factory.mktemp("undo") / "a", "first", purpose="test") as archive:
        archive.write("Begin", lambda writer: [_begin(writer, n) for n in range(3)]).result()
        yield archive


def _begin(writer: Writer, number: int) -> None:
    writer.add(Record("prosecution", {"title": f"Case {number}", "defendants": [{"name": "A"}]}))
    writer.add(Record("source", {"title": f"Source {number}"}))
    writer.add(Record("tag", {"name": f"Tag {number}"}))


@settings(max_examples=40)
@given(edits=EDITS)
def test_edits_undone_to_the_start_leave_the_same_archive(long_lived: Archive, edits: list[Any]) -> None:
    before = state(long_lived)
    steps = _head(long_lived)
    for edit in edits:
        long_lived.write("Edit", lambda writer, edit=edit: _do(writer, *edit)).result()
    for _ in range(_head(long_lived) - steps):
        long_lived.undo().result()
    assert state(long_lived) == before


def _head(archive: Archive) -> int:
    with archive.reader() as reader:
        return reader.head()[0]


def _do(writer: Writer, what: str, which: int, words: str) -> None:
    cases, sources, tags = (list(writer.ids(kind)) for kind in ("prosecution", "source", "tag"))
    case, source, tag = cases[which % len(cases)], sources[which % len(sources)], tags[which % len(tags)]
    if what == "add":
        writer.add(Record("prosecution", {"title": words or "untitled", "began": {"edtf": "2016-05"}}))
    elif what == "edit":
        writer.edit(case, {"summary": words or None})
    elif what in ("trash", "restore"):
        (writer.trash if what == "trash" else writer.restore)(case)
    elif what == "rows":
        rows = writer.get(case).rows("defendants")
        writer.edit(case, {"defendants": [*rows, {"name": words}] if len(rows) < 3 else rows[1:]})
    elif what == "cite":
        writer.add(Record("citation", {"source": source, "about": case, **({"quote": words} if words else {})}))
    elif what == "tag":
        writer.edit(case, {"tags": [] if writer.get(case)["tags"] else [tag]})
    elif citations := list(writer.ids("citation")):
        writer.remove(citations[which % len(citations)])


def test_snapshots_are_canonical(archive: Archive) -> None:
    saved = note(archive, "Ә")
    with archive.reader() as reader:
        text = snapshot(reader.stored(saved.id))
    assert text == json.dumps(json.loads(text or ""), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_steps_put_into_another_order_are_found(archive: Archive) -> None:
    saved = note(archive, "1")
    for title in ("2", "3"):
        archive.write("Edit", lambda w, title=title: w.edit(saved.id, {"title": title})).result()

    def swap(writer: Writer) -> None:
        for table, column in (("step", "number"), ("change", "step"), ("payload", "step")):
            for old, new in ((2, 99), (3, 2), (99, 3)):
                writer.db.execute(f"update [{table}] set [{column}] = ? where [{column}] = ?", [new, old])
        writer.db.execute("update note set title = '2'")
        writer.db.execute("update record set title = '2'")

    archive.write_aside(swap).result()
    assert "history" in [trouble.part for trouble in archive.check()]


def test_two_payloads_changed_for_one_another_are_found(archive: Archive) -> None:
    note(archive, "1"), note(archive, "2")

    def swap(writer: Writer) -> None:
        for old, new in ((1, 9), (2, 1), (9, 2)):
            writer.db.execute("update payload set step = ? where step = ?", [new, old])

    archive.write_aside(swap).result()
    with archive.reader() as reader:
        assert len(list(journal.broken(reader.db))) == 2


def test_what_a_step_undoes_cannot_be_changed_unseen(archive: Archive) -> None:
    note(archive, "1"), note(archive, "2")
    archive.undo().result()
    archive.write_aside(lambda writer: writer.db.execute("update step set undoes = 1 where number = 3")).result()
    with archive.reader() as reader:
        assert list(journal.broken(reader.db))


def test_a_record_changed_twice_in_one_write_is_one_change(archive: Archive) -> None:
    saved = note(archive, "1")
    archive.write("Edit", lambda w: [w.edit(saved.id, {"title": title}) for title in ("2", "3")]).result()
    with archive.reader() as reader:
        assert reader.history(saved.id)[0].differences() == {"title": ("1", "3")}


def test_a_clock_that_stands_for_long_still_rises() -> None:
    reading = "2026-01-02T00:00:00.000Z+ffff"
    assert tick(reading, "2026-01-02T00:00:00.000Z") > reading


def test_steps_of_a_time_that_has_not_come_are_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.archive.writer.utc_now", lambda: "2099-01-01T00:00:00.000Z")
    note(archive)
    assert [trouble.part for trouble in archive.check()] == ["clock"]


def test_what_filled_a_new_archive_is_not_offered_to_undo(archive: Archive) -> None:
    archive.write("Begin", lambda writer: writer.add(Record("note", {"title": "A"})), undoable=False).result()
    assert archive.undo_name() == ""
