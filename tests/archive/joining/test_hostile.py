"""A copy that somebody prepared to do harm: well formed as a chain, and refused or ignored with nothing changed."""

import dataclasses
import hashlib
import io
import json
import os
from collections.abc import Callable
from typing import Any

import pytest

from archive_schema.fields import canonical
from archive_schema.ids import id_from_key, new_id
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, journal
from desktop.archive.errors import NewerArchive
from desktop.archive.joining import CarriedChange, CarriedFile, CarriedStep, NotJoinable, TwoCopiesAsOne, carry_out
from desktop.archive.joining.soundness import has_shape
from tests.archive.joining import runs
from tests.archive.joining.copies import Direct, add, edit, get, state

FAR = "9999-12-31T23:59:59.999Z+ffff"


@pytest.fixture
def archive(run: runs.Run) -> Archive:
    """An archive with a note."""
    run.copies.clear()
    made = run.new_copy(None)
    add(made, title="Ours")
    return made


@pytest.fixture
def forged(run: runs.Run, archive: Archive) -> Direct:
    """What another copy carries, to which a test adds steps of its own making."""
    other = run.new_copy(run.copies[0])
    edit(other, ours(archive), text="theirs")
    return Direct(other)


def ours(archive: Archive) -> str:
    with archive.reader() as reader:
        return next(reader.ids("note"))


def a_note(**more: Any) -> dict[str, Any]:
    return {"ref": "NOT-9999", "language": "", "confidentiality": "internal", "status": "draft", "trashed": False,
            "kind": "note", "values": {"title": "N"}, "unknown": {}} | more


def change(record: str, told: Any, kind: str = "note", **more: Any) -> CarriedChange:
    salt, text = os.urandom(32), told if isinstance(told, str) else canonical(told)
    made = CarriedChange(record, kind, journal.commitment(salt, None, text), salt, None, text)
    return dataclasses.replace(made, **more)


def forge(carried: Direct, *changes: CarriedChange, **more: Any) -> None:
    """Add a step to the end of the sender's chain, with a hash that is right."""
    place, previous = carried.heads.get(carried.origin, (0, journal.START))
    step = dataclasses.replace(CarriedStep(carried.origin, place + 1, "2026-01-01T00:00:00.000Z+0000", "x", "Edit",
                                           journal.EDIT, None, "", previous, b"", changes), **more)
    told = journal.told_of(step.origin, step.place, step.clock, step.who, step.name, step.sort, step.seen,
                           step.previous, [(one.record, one.kind, one.commitment) for one in step.changes])
    carried._steps.append(step := dataclasses.replace(step, hash=hashlib.sha256(told).digest()))
    carried.heads[step.origin] = step.place, step.hash


def refused(archive: Archive, carried: Direct, how: type[ArchiveError] = NotJoinable) -> None:
    before, steps = state(archive), Direct(archive)._steps
    with pytest.raises(how):
        carry_out(archive, carried)
    assert (state(archive), Direct(archive)._steps) == (before, steps) and archive.check() == []


def test_a_forged_step_that_is_sound_would_be_taken_in(archive: Archive, forged: Direct) -> None:
    forge(forged, change(new_id(), a_note()))
    assert carry_out(archive, forged).counts == {"changed": 1, "new": 1} and archive.check() == []


WRONG_RECORDS = {
    "no JSON": "{", "a list": "[]", "deep": "[" * 100_000, "nothing": "{}", "a reference that is none": a_note(ref=5),
    "another reference": a_note(ref="TAG-0001"), "an unknown mark": a_note(confidentiality="none"),
    "no title": a_note(values={}), "a title that is a list": a_note(values={"title": ["x"]}),
    "a link that is none": a_note(values={"title": "N", "tags": ["x"]}),
    "links that are a word": a_note(values={"title": "N", "tags": "abc"}),
    "links of links": a_note(values={"title": "N", "tags": [["x"]]}),
    "a reason that is none": a_note(unknown={"text": 5}),
    "a reason for no field": a_note(unknown={"no": {"reason": "denied"}}),
    "a day that is none": a_note(values={"title": "N", "written": {"edtf": [5]}}),
    "half a letter": a_note(values={"title": "\ud800"}),
}


@pytest.mark.parametrize("after", WRONG_RECORDS.values(), ids=WRONG_RECORDS)
def test_a_record_that_is_none_is_not_taken_in(archive: Archive, forged: Direct, after: Any) -> None:
    salt, text = os.urandom(32), after if isinstance(after, str) else json.dumps(after)
    forge(forged, CarriedChange(new_id(), "note", journal.commitment(salt, None, text), salt, None, text))
    refused(archive, forged)


@pytest.mark.parametrize("names", [5, [5], [{}], [{"id": 5}], [{"id": ""}], [{"id": "a", "no": 1}], [{"id": "a"}] * 2,
                                   [{"id": "a", "unknown": 5}], [{"id": "a", "full": {}}]], ids=str)
def test_rows_that_are_none_are_not_taken_in(archive: Archive, forged: Direct, names: Any) -> None:
    person = a_note(kind="person", ref="PER-9999", values={"name": "P", "names": names})
    forge(forged, change(new_id(), person, "person"))
    refused(archive, forged)


def test_a_kind_or_field_that_is_not_known_asks_for_a_newer_release(archive: Archive, forged: Direct) -> None:
    for kind, after in (("later", a_note(kind="later")), ("note", a_note(values={"title": "N", "later": 1}))):
        forge(later := _again(forged), change(new_id(), after, kind))
        refused(archive, later, NewerArchive)


def _again(carried: Direct) -> Direct:
    copy = object.__new__(Direct)
    vars(copy).update(vars(carried), _steps=[*carried._steps], heads=dict(carried.heads))
    return copy


WRONG_STEPS: dict[str, dict[str, Any]] = {
    "far future": {"clock": FAR}, "no time": {"clock": "soon"}, "no month": {"clock": "2026-13-01T00:00:00.000Z+0000"},
    "knows what is not made": {"seen": canonical({id_from_key("0 copy 0"): 10**9})}, "knows no number": {"seen": "[]"},
    "knows itself": {"seen": canonical({id_from_key("0 copy 1"): 1})}, "knows nonsense": {"seen": "{"},
    "another sort": {"sort": "later"}, "undoes nothing": {"sort": "undo"}, "undoes ours": {
        "sort": "undo", "undoes": (id_from_key("0 copy 0"), 1)}, "long name": {"name": "x" * 5000},
    "edits and undoes": {"undoes": (id_from_key("0 copy 0"), 1)}, "not the next": {"place": 7},
}


@pytest.mark.parametrize("wrong", WRONG_STEPS.values(), ids=WRONG_STEPS)
def test_a_step_that_tells_what_cannot_be_is_not_taken_in(
    archive: Archive, forged: Direct, wrong: dict[str, Any],
) -> None:
    forge(forged, change(new_id(), a_note()), **wrong)
    refused(archive, forged)


@pytest.mark.parametrize("record", ["", "x", "../../x", "S" * 36, "' or 1=1 --"])
def test_an_id_that_is_none_is_not_taken_in(archive: Archive, forged: Direct, record: str) -> None:
    forge(forged, change(record, a_note()))
    refused(archive, forged)


def test_a_step_of_ours_that_we_never_made_is_not_taken_in(archive: Archive, forged: Direct) -> None:
    own = id_from_key("0 copy 0")
    place, previous = forged.heads.pop(own)
    forge(forged, change(new_id(), a_note()), origin=own, place=place + 1, previous=previous)
    refused(archive, forged, TwoCopiesAsOne)
    del forged.heads[own]
    refused(archive, forged, TwoCopiesAsOne)


def test_a_record_of_ours_does_not_become_one_of_another_kind(archive: Archive, forged: Direct) -> None:
    forge(forged, change(ours(archive), a_note(kind="tag", ref="TAG-0001", values={"name": "T"}), "tag"))
    refused(archive, forged)


def test_a_link_at_a_record_of_a_wrong_kind_is_not_taken_in(archive: Archive, forged: Direct) -> None:
    forge(forged, change(new_id(), a_note(values={"title": "N", "tags": [ours(archive)]})))
    refused(archive, forged)


@pytest.mark.parametrize("spoil", [lambda steps: steps[:-1], lambda steps: steps[1:], lambda steps: steps[::-1],
                                   lambda steps: [*steps[:-2], steps[-1], steps[-2]]],
                         ids=["cut", "begun late", "turned", "swapped"])
def test_steps_that_are_missing_or_in_another_order_are_not_taken_in(
    archive: Archive, forged: Direct, spoil: Callable[[list[CarriedStep]], list[CarriedStep]],
) -> None:
    forge(forged, change(new_id(), a_note()))
    forge(forged, change(new_id(), a_note(ref="NOT-9998")))
    forged._steps = spoil([step for step in forged._steps if step.origin == forged.origin])
    refused(archive, forged)


def test_steps_told_twice_are_taken_in_once(archive: Archive, forged: Direct) -> None:
    forge(forged, change(new_id(), a_note()))
    forged._steps *= 2
    assert carry_out(archive, forged).counts == {"changed": 1, "new": 1} and archive.check() == []


def test_contents_changed_for_others_are_not_taken_in(archive: Archive, forged: Direct) -> None:
    one, two = change(new_id(), a_note()), change(new_id(), a_note(ref="NOT-9998"))
    forge(forged, one, two)
    swapped = (dataclasses.replace(one, salt=two.salt, after=two.after), two)
    forged._steps[-1] = dataclasses.replace(forged._steps[-1], changes=swapped)
    refused(archive, forged)


def test_a_mark_of_a_purge_outside_a_purge_purges_nothing(archive: Archive, forged: Direct) -> None:
    forge(forged, change(ours(archive), a_note(), purged=True, salt=None, before=None, after=None))
    carry_out(archive, forged)
    assert get(archive, ours(archive))["title"] == "Ours" and archive.check() == []


def test_another_copys_undo_leaves_ours_to_us(archive: Archive, forged: Direct) -> None:
    own, record = id_from_key("0 copy 0"), ours(archive)
    forge(forged, change(record, a_note(ref="NOT-0001")), sort="undo", undoes=(own, 1))
    carry_out(archive, forged)
    archive.undo().result()
    assert archive.undo_name() == "Add note"


@pytest.mark.parametrize("line", [(), ("x", 1, *[None] * 5), (new_id(), "1", *[None] * 5),
                                  (new_id(), 1, *[[]] * 5)], ids=["empty", "no list", "no number", "no texts"])
def test_lines_that_are_none_are_not_taken_in(archive: Archive, forged: Direct, line: Any) -> None:
    forged._lines = [line]
    refused(archive, forged)


def test_lines_of_a_list_that_is_not_there_are_left_out(archive: Archive, forged: Direct) -> None:
    forged._lines = [(new_id(), 1, *["x"] * 5)]
    carry_out(archive, forged)
    with archive.reader() as reader:
        assert not reader.db.execute("select 1 from list_entry").fetchall()


@pytest.mark.parametrize("name", [{"sha256": "ab" * 32}, {"sha256": "../x"}, {"name": "../../x"}, {"name": ""}],
                         ids=["other bytes", "no hash", "a path", "nothing"])
def test_files_that_are_not_what_they_say_are_not_kept(archive: Archive, forged: Direct, name: Any) -> None:
    forged.files = lambda: iter([CarriedFile(3, lambda: io.BytesIO(b"abc"), **name)])
    refused(archive, forged, ArchiveError)
    assert not list(archive.files.names())


def test_every_kind_of_record_is_looked_at_before_it_is_taken_apart() -> None:
    for kind in SCHEMA:
        for field in kind.fields:
            for value in (5, "x", [5], [[]], [{}], {"a": 5}, [{"id": "a", "unknown": []}]):
                data = {"values": {field.name: value}, "unknown": {}}
                if has_shape(kind, data):
                    kind.problems(Record(kind.name, data["values"]))  # never raises
