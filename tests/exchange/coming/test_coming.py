"""What comes in as records: planned row by row, written as one step, known again, never over a person's own words."""

from pathlib import Path
from typing import Any

import pytest

from archive_schema.messages import Message
from desktop.archive import Archive
from desktop.archive.came_in import known, of_record
from desktop.archive.writer import InvalidRecord
from desktop.exchange.coming.carry import File, NotAnswered, Outcome, carry_out, remembered
from desktop.exchange.coming.doubts import moment_of, term_of
from desktop.exchange.coming.entry import Doubt, Entry, Link
from desktop.exchange.coming.plan import Plan, plan


def entry(where: str, title: str, identity: str = "", **more: Any) -> Entry:
    shared = {name: more.pop(name) for name in ("links", "left", "doubts", "wrong", "kind", "ref") if name in more}
    return Entry(where, shared.pop("kind", "note"), identity or f"test:{title}", {"title": title, **more}, **shared)


def file(folder: Path, evidence: bool = False) -> File:
    import hashlib

    path = folder / "list.csv"
    path.write_bytes(b"a,b\n")
    return File(path, path.name, hashlib.sha256(b"a,b\n").hexdigest(), 4, "csv", evidence)


def planned(archive: Archive, *entries: Entry, **answers: str) -> Plan:
    with archive.reader() as reader:
        return plan(reader, entries, answers)


def come(archive: Archive, folder: Path, *entries: Entry, evidence: bool = False, **answers: str) -> Outcome:
    return carry_out(archive, planned(archive, *entries, **answers), file(folder, evidence))


def notes(archive: Archive) -> list[str]:
    with archive.reader() as reader:
        return sorted(reader.title(one) for one in reader.ids("note"))


def test_entries_become_records(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One"), entry("3", "Two"))
    assert notes(archive) == ["One", "Two"]


def test_the_same_file_again_writes_nothing(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One"))
    with archive.reader() as reader:
        before = reader.head()
    again = come(archive, tmp_path, entry("2", "One"))
    with archive.reader() as reader:
        assert (reader.head(), again.counts["same"], again.import_) == (before, 1, "")


def test_an_import_is_undone_as_one_and_then_comes_in_anew(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One"), entry("3", "Two"))
    archive.undo().result()
    assert notes(archive) == []
    assert come(archive, tmp_path, entry("2", "One")).counts["new"] == 1


def test_done_again_it_is_known_again(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One"))
    archive.undo().result()
    archive.redo().result()
    assert planned(archive, entry("2", "One")).counts["same"] == 1


def test_what_the_file_changed_changes_the_record(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    come(archive, tmp_path, entry("2", "One", "x", text="new"))
    with archive.reader() as reader:
        assert [reader.get(one)["text"] for one in reader.ids("note")] == ["new"]


def by_hand(archive: Archive, **values: Any) -> str:
    with archive.reader() as reader:
        one = next(reader.ids("note"))
    archive.write("Edit", lambda writer: writer.edit(one, values)).result()
    return one


def test_what_a_person_changed_by_hand_stays_and_is_told(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    one = by_hand(archive, text="mine")
    shown = planned(archive, entry("2", "One", "x", text="new"))
    come(archive, tmp_path, entry("2", "One", "x", text="new"))
    with archive.reader() as reader:
        assert (reader.get(one)["text"], shown.conflicts) == ("mine", 1)


def test_what_the_file_gave_before_is_no_conflict(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    by_hand(archive, text="mine")
    assert planned(archive, entry("2", "One", "x", text="old")).conflicts == 0


def test_a_conflict_is_asked_once(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    by_hand(archive, text="mine")
    come(archive, tmp_path, entry("2", "One", "x", text="new"))
    assert planned(archive, entry("2", "One", "x", text="new")).conflicts == 0


def test_a_conflict_is_decided_for_the_file_when_the_person_says_so(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    one = by_hand(archive, text="mine")
    come(archive, tmp_path, entry("2", "One", "x", text="new"), conflict="take_theirs")
    with archive.reader() as reader:
        assert reader.get(one)["text"] == "new"


def test_of_evidence_the_rival_value_is_a_citation(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One", "x", text="old"))
    one = by_hand(archive, text="mine")
    come(archive, tmp_path, entry("2", "One", "x", text="new"), evidence=True)
    with archive.reader() as reader:
        assert [c["value"] for c in reader.citations_of(one) if c["field"] == "text"] == ["new"]


def test_of_evidence_each_record_cites_its_line(archive: Archive, tmp_path: Path) -> None:
    made = come(archive, tmp_path, entry("2", "One"), evidence=True).records[0]
    with archive.reader() as reader:
        cited = reader.citations_of(made)[0]
        assert (cited["locator_kind"], cited["locator"], reader.title(cited["source"])) == ("line", "2", "list.csv")


def test_each_record_knows_the_file_and_the_line_it_came_from(archive: Archive, tmp_path: Path) -> None:
    made = come(archive, tmp_path, entry("2", "One"))
    with archive.reader() as reader:
        line = of_record(reader, made.records[0])[0]
        assert (line.place, reader.get(line.import_)["file_sha256"]) == ("2", file(tmp_path).sha256)


def test_stopped_it_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        carry_out(archive, planned(archive, entry("2", "One"), entry("3", "Two")), file(tmp_path, True), progress=stop)
    assert notes(archive) == [] and not archive.files.has(file(tmp_path).sha256)


def test_what_cannot_be_saved_is_refused_with_its_reason_and_the_rest_comes_in(
        archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, Entry("2", "note", "x", {}), entry("3", "Two"))
    carry_out(archive, shown, file(tmp_path))
    assert [str(row.wrong[0]) for row in shown.rows if row.wrong] == ["Title: Title is needed."]
    assert notes(archive) == ["Two"]


def test_what_was_not_taken_in_is_told_by_the_import(archive: Archive, tmp_path: Path) -> None:
    made = come(archive, tmp_path, entry("2", "One", left=(("mood", "grim"),)),
                entry("3", "Two", wrong=(Message("No."),)))
    with archive.reader() as reader:
        assert reader.get(made.import_)["told"] == "2: mood\n3: No."


def test_entries_point_at_one_another_in_any_order(archive: Archive, tmp_path: Path) -> None:
    tag = Entry("3", "tag", "t", {"name": "Press"})
    made = come(archive, tmp_path, entry("2", "One", links=(Link("tags", "t"),)), tag)
    with archive.reader() as reader:
        assert [reader.title(one) for one in reader.get(made.records[0])["tags"]] == ["Press"]


def test_a_link_that_leads_nowhere_is_told(archive: Archive) -> None:
    row = planned(archive, entry("2", "One", links=(Link("tags", words="Nothing"),))).rows[0]
    assert (row.state, str(row.wrong[0])) == ("refused", "Tags: There is no record “Nothing”, or several.")


def test_what_points_at_a_refused_line_is_refused_too(archive: Archive, tmp_path: Path) -> None:
    made = come(archive, tmp_path, entry("2", "One", links=(Link("tags", "t"),)), Entry("3", "tag", "t", {}),
                entry("4", "Two"))
    assert (made.counts["refused"], notes(archive)) == (2, ["Two"])


def test_open_questions_stop_the_import(archive: Archive, tmp_path: Path) -> None:
    asked = Doubt("q", Message("Which?"), ())
    with pytest.raises(NotAnswered):
        come(archive, tmp_path, entry("2", "One", doubts=(asked,)))


@pytest.mark.parametrize(("answer", "edtf"), [
    ("day_first", "2015-04-03"), ("month_first", "2015-03-04"), ("as_printed", None)])
def test_day_and_month_are_told_apart_by_one_answer(answer: str, edtf: str | None) -> None:
    assert moment_of("03/04/2015", {"day_or_month": answer})[0].get("edtf") == edtf


def test_day_and_month_in_doubt_are_asked() -> None:
    assert [doubt.key for doubt in moment_of("03/04/2015", {})[1]] == ["day_or_month"]


def test_what_a_word_means_is_remembered(archive: Archive, tmp_path: Path) -> None:
    state = archive.schema["task"].field("state")
    key = term_of(state, "Finished", {})[1][0].key
    come(archive, tmp_path, entry("2", "One", kind="task"), **{key: "done"})
    with archive.reader() as reader:
        assert term_of(state, "finished", remembered(reader)) == ("done", ())


def test_what_was_purged_is_not_known_any_more(archive: Archive, tmp_path: Path) -> None:
    made = come(archive, tmp_path, entry("2", "One", "x"))
    archive.purge(made.records[0], "the witness withdrew")
    with archive.reader() as reader:
        assert known(reader, "x") is None
        assert not reader.db.execute("select 1 from came_in").fetchone()


def test_the_archive_is_whole_after_an_import(archive: Archive, tmp_path: Path) -> None:
    come(archive, tmp_path, entry("2", "One"), entry("3", "Two"), evidence=True)
    assert archive.check() == []


def test_no_import_is_half_in(archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, entry("2", "One"), entry("3", "Two"))
    broken = Plan((shown.rows[0], type(shown.rows[1])(
        entry("3", "Two"), "new", shown.rows[1].record.with_values(title=None))), {})
    with pytest.raises(InvalidRecord):
        carry_out(archive, broken, file(tmp_path))
    assert notes(archive) == []
