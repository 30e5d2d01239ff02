from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.lists.folding import HEADING, Folding

COUNTS = st.lists(st.integers(1, 5), min_size=1, max_size=8)


@given(COUNTS, st.sets(st.integers(0, 7)))
def test_every_record_that_is_not_folded_stands_in_the_row_that_shows_it(counts: list[int], folded: set[int]):
    rows = Folding(counts, folded)
    shown = [rows.at(row)[1] for row in range(rows.rows)]
    assert all(rows.row_of(position) == row for row, position in enumerate(shown) if position != HEADING)
    assert [one for one in shown if one != HEADING] == [
        one for one in range(sum(counts)) if rows.group_of(one) not in folded]


@given(COUNTS, st.sets(st.integers(0, 7)), st.data())
def test_rows_from_one_to_another_hold_the_records_between_them_and_those_of_folded_groups(
        counts: list[int], folded: set[int], data: st.DataObject):
    rows = Folding(counts, folded)
    first = data.draw(st.integers(0, rows.rows - 1))
    last = data.draw(st.integers(first, rows.rows - 1))
    held = {one for some in rows.positions(first, last) for one in some}
    seen = {rows.at(row) for row in range(first, last + 1)}
    assert held >= {position for _, position in seen if position != HEADING}
    assert all(rows.row_of(one) in range(first, last + 1) for one in held if rows.row_of(one) >= 0)


def test_a_list_without_groups_is_its_own_rows():
    rows = Folding([], total=7)
    assert rows.rows == 7 and rows.at(3) == (-1, 3) and rows.row_of(6) == 6 and rows.row_of(7) == -1
