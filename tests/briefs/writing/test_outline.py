"""Blocks are moved with what belongs to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.writing.outline import Entry, depths, moved, section, stepped, turned

BRIEF = [Entry("a", 1), Entry("a text"), Entry("b", 2), Entry("b text"), Entry("c", 2), Entry("d", 1), Entry("d text")]
BRIEFS = st.lists(st.integers(0, 3), min_size=1, max_size=12).map(
    lambda levels: [Entry(str(at), level) for at, level in enumerate(levels)])


def test_a_block_stands_as_deep_as_its_headings() -> None:
    assert depths(BRIEF) == [0, 1, 1, 2, 1, 0, 1]


def test_a_heading_is_moved_with_all_beneath_it() -> None:
    assert list(section(BRIEF, 0)) == [0, 1, 2, 3, 4] and list(section(BRIEF, 1)) == [1]
    assert moved(BRIEF, 0, 7) == ["d", "d text", "a", "a text", "b", "b text", "c"]


def test_a_step_goes_past_a_section_of_the_same_level() -> None:
    assert stepped(BRIEF, 5, -1) == ["d", "d text", "a", "a text", "b", "b text", "c"]
    assert stepped(BRIEF, 2, 1) == ["a", "a text", "c", "b", "b text", "d", "d text"]


def test_a_step_of_a_text_goes_past_one_block() -> None:
    assert stepped(BRIEF, 3, -1)[2:4] == ["b text", "b"] and stepped(BRIEF, 6, 1) == [one.id for one in BRIEF]


@given(BRIEFS, st.data())
def test_nothing_is_lost_by_a_move_and_a_section_stays_whole(brief: list[Entry], data: st.DataObject) -> None:
    at, before = data.draw(st.integers(0, len(brief) - 1)), data.draw(st.integers(0, len(brief)))
    order = moved(brief, at, before)
    part = [brief[one].id for one in section(brief, at)]
    where = order.index(part[0])
    assert sorted(order) == sorted(one.id for one in brief) and order[where:where + len(part)] == part
    rest = [one.id for one in brief if one.id not in part]
    assert [one for one in order if one not in part] == rest


@given(BRIEFS, st.data(), st.sampled_from([-1, 1]))
def test_a_step_moves_unless_there_is_no_room(brief: list[Entry], data: st.DataObject, by: int) -> None:
    at = data.draw(st.integers(0, len(brief) - 1))
    ids = [one.id for one in brief]
    part = section(brief, at)
    at_edge = part.start == 0 if by < 0 else part.stop == len(brief)
    assert (stepped(brief, at, by) == ids) == at_edge


def test_a_heading_has_a_level_of_three() -> None:
    assert (turned(1, -1), turned(1, 1), turned(3, 1)) == (1, 2, 3)
