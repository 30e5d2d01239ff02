"""One field of many records changed at once."""

from __future__ import annotations

from typing import Any

import pytest

from archive_schema.fields import FieldError
from archive_schema.kinds import SCHEMA
from desktop.archive.order import bulk
from desktop.archive.order.bulk import APPEND, CLEAR, FILL, NEEDED, REPLACE, SAME, SEALED_VALUE, SHARED, TAKE
from tests.archive.order.conftest import Desk

PERSON, NOTE, TASK = (SCHEMA[name] for name in ("person", "note", "task"))


def after(desk: Desk, kind: str, held: Any, name: str, way: str, value: Any) -> Any:
    """What a field of a new record holds after a change."""
    needed = {"person": "name", "task": "title"}[kind]
    record = desk.add(kind, **{needed: "A", **({name: held} if held else {})})
    field = SCHEMA[kind].field(name)
    desk.do(lambda w: bulk.apply(w, [record], field, way, value))
    return desk.get(record)[name]


@pytest.mark.parametrize(("name", "held", "way", "value", "found"), [
    ("occupation", "poet", REPLACE, "lawyer", "lawyer"),
    ("occupation", "poet", APPEND, "and lawyer", "poet and lawyer"),
    ("occupation", "poet and lawyer", TAKE, "and lawyer", "poet"), ("occupation", "poet", CLEAR, None, None),
    ("occupation", None, FILL, "poet", "poet"), ("summary", "One.", APPEND, "Two.", "One.\nTwo."),
    ("citizenship", ["KZ"], APPEND, ["KZ", "RU"], ["KZ", "RU"]), ("citizenship", ["KZ", "RU"], TAKE, ["KZ"], ["RU"]),
    ("citizenship", ["KZ"], TAKE, ["KZ"], None),
    ("born", {"edtf": "1970"}, REPLACE, {"edtf": "1971"}, {"edtf": "1971"}),
])
def test_a_field_is_changed_as_was_asked(desk: Desk, name: str, held: Any, way: str, value: Any, found: Any) -> None:
    assert after(desk, "person", held, name, way, value) == found


def test_many_records_are_one_step_that_undo_takes_back(desk: Desk) -> None:
    some = [desk.add("task", title=one) for one in "ab"]
    before = desk.kept(some)
    desk.do(lambda w: bulk.apply(w, some, TASK.field("state"), REPLACE, "done"), bulk.step_name(2))
    assert [desk.get(one)["state"] for one in some] == ["done", "done"]
    assert desk.archive.undo().result() == "Undo: Change 2 records" and desk.kept(some) == before


@pytest.mark.parametrize(("values", "name", "way", "value", "problem"), [
    ({}, "title", CLEAR, None, NEEDED), ({"state": "done"}, "state", REPLACE, "done", SAME),
    ({"state": "open"}, "state", FILL, "done", SAME), ({}, "state", REPLACE, "never", "Choose one of"),
])
def test_what_is_refused_is_said_before(desk: Desk, values: Any, name: str, way: str, value: Any, problem: str) -> None:
    task = desk.add("task", title="T", **values)
    with desk.archive.reader() as reader:
        line, = bulk.plan(reader, [task], TASK.field(name), way, value)
    assert line.problem.startswith(problem) and line.before == line.after


def test_the_words_before_and_after_are_laid_side_by_side(desk: Desk) -> None:
    task = desk.add("task", title="T", state="open")
    with desk.archive.reader() as reader:
        line, = bulk.plan(reader, [task], TASK.field("state"), REPLACE, "done", "ru")
    assert (line.before, line.after) == ("Не начато", "Сделано")


def test_a_field_with_sources_says_so(desk: Desk) -> None:
    person, source = desk.add("person", name="A", occupation="poet"), desk.add("source", title="S")
    desk.add("citation", source=source, about=person, field="occupation", value="lawyer", stance="contradicts")
    with desk.archive.reader() as reader:
        line, = bulk.plan(reader, [person], PERSON.field("occupation"), REPLACE, "editor")
    assert (line.cited, line.rival) == (1, True)


def test_sealed_values_are_not_touched_while_they_are_closed(desk: Desk) -> None:
    person = desk.add("person", name="A")
    with desk.archive.reader() as reader:
        line, = bulk.plan(reader, [person], PERSON.field("real_name"), REPLACE, "B")
    assert line.problem == SEALED_VALUE


def test_a_link_at_the_wrong_kind_is_refused(desk: Desk) -> None:
    note, person = desk.add("note", title="N"), desk.add("person", name="A")
    with desk.archive.reader() as reader:
        line, = bulk.plan(reader, [note], NOTE.field("tags"), APPEND, [person])
    assert "points at a tag" in line.problem


def test_what_every_record_has_is_changed_alike(desk: Desk) -> None:
    task = desk.add("task", title="T")
    desk.do(lambda w: bulk.apply(w, [task], SHARED["status"], REPLACE, "verified"))
    assert desk.get(task).status == "verified"


def test_a_change_that_changes_nothing_is_told(desk: Desk) -> None:
    task = desk.add("task", title="T", state="done")
    with pytest.raises(bulk.NothingToChange):
        desk.do(lambda w: bulk.apply(w, [task], TASK.field("state"), REPLACE, "done"))


def test_words_are_understood_by_the_field(desk: Desk) -> None:
    assert bulk.meant(TASK.field("state"), "Сделано", "ru") == "done"
    assert bulk.meant(TASK.field("due"), "May 2016")["edtf"] == "2016-05"
    with pytest.raises(FieldError):
        bulk.meant(TASK.field("state"), "nonsense")


@pytest.mark.parametrize("kind", list(SCHEMA), ids=lambda one: one.name)
def test_every_kind_has_fields_and_every_field_a_way(kind: Any) -> None:
    assert all(bulk.ways(field) for field in bulk.fields(kind))
