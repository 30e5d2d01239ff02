"""Tags put on many records at once, and the tree they stand in."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.archive.order import tagging
from desktop.archive.order.tagging import Wanted
from desktop.archive.order.tags import Tag, all_tags, borne, inside, matching, named, tree
from tests.archive.order.conftest import Desk


def tags_of(desk: Desk, record: str) -> list[str]:
    with desk.archive.reader() as reader:
        return [reader.title(tag) for tag in reader.get(record)["tags"] or ()]


def test_a_tag_is_put_on_and_taken_off_in_one_step(desk: Desk) -> None:
    old, new = desk.add("tag", name="Old"), desk.add("tag", name="New")
    notes = [desk.add("note", title=one, tags=[old]) for one in "ab"]
    desk.do(lambda w: tagging.tag(w, notes, Wanted(on=(new,), off=(old,))))
    assert [tags_of(desk, one) for one in notes] == [["New"], ["New"]]
    desk.archive.undo().result()
    assert [tags_of(desk, one) for one in notes] == [["Old"], ["Old"]]


def test_a_new_tag_is_made_in_the_same_step(desk: Desk) -> None:
    note = desk.add("note", title="a")
    desk.do(lambda w: tagging.tag(w, [note], Wanted(new=("Shutdowns",))))
    assert tags_of(desk, note) == ["Shutdowns"]
    desk.archive.undo().result()
    with desk.archive.reader() as reader:
        assert "Shutdowns" not in [tag.names["en"] for tag in all_tags(reader)]


def test_records_that_bear_a_tag_already_are_left_alone(desk: Desk) -> None:
    tag = desk.add("tag", name="One")
    bearing, other = desk.add("note", title="a", tags=[tag]), desk.add("note", title="b")
    assert desk.do(lambda w: tagging.tag(w, [bearing, other], Wanted(on=(tag,)))) == [other]


def test_a_tag_may_be_on_some_or_on_all(desk: Desk) -> None:
    one, two = desk.add("tag", name="One"), desk.add("tag", name="Two")
    notes = [desk.add("note", title="a", tags=[one, two]), desk.add("note", title="b", tags=[one])]
    with desk.archive.reader() as reader:
        assert tagging.states(reader, notes) == {one: tagging.ALL, two: tagging.SOME}
        assert tagging.toggled(reader, notes, one) == Wanted(off=(one,))
        assert tagging.toggled(reader, notes, two) == Wanted(on=(two,))


@pytest.mark.parametrize(("kinds", "wanted", "name"), [
    (["source"] * 3, Wanted(on=("t",)), "Tag 3 sources"),
    (["source", "note"], Wanted(on=("t",)), "Tag 2 records"),
    (["note"], Wanted(off=("t",)), "Take tags off a record"),
])
def test_a_step_says_how_many_and_of_what(kinds: list[str], wanted: Wanted, name: str) -> None:
    assert tagging.step_name(kinds, wanted) == name


def tag(name: str, parent: str = "", **more: Any) -> Tag:
    return Tag(name, "", {"en": name, "ru": "", "kk": "", **more.pop("names", {})}, parent=parent, **more)


def test_tags_stand_under_the_one_they_are_inside() -> None:
    placed = tree([tag("b", "a"), tag("a"), tag("c", "b")])
    assert [(place.tag.id, place.depth) for place in placed] == [("a", 0), ("b", 1), ("c", 2)]


def test_a_ring_of_tags_loses_none_of_them() -> None:
    tags = [tag("a", "b"), tag("b", "a")]
    assert {place.tag.id for place in tree(tags)} == {"a", "b"} == inside(tags, "a")


def test_a_tag_is_found_by_its_letters_in_any_script() -> None:
    places = tree([tag("Narymbayev"), tag("Speech", names={"ru": "Высказывания", "kk": "Пікір"})])
    assert [place.tag.id for place in matching(places, "нарымб")] == ["Narymbayev"]
    assert [place.tag.id for place in matching(places, "vyskaz")] == ["Speech"]
    assert named([place.tag for place in places], " пікір ") == places[1].tag


def test_a_record_is_counted_once_inside_a_tag(desk: Desk) -> None:
    above = desk.add("tag", name="Above")
    one, two = (desk.add("tag", name=name, parent=above) for name in ("One", "Two"))
    desk.add("note", title="a", tags=[one, two])
    desk.add("note", title="b", tags=[above, one])
    with desk.archive.reader() as reader:
        counts = borne(reader, all_tags(reader))
    assert (counts[above].own, counts[above].inside, counts[one].own) == (1, 1, 2)
