"""Finding words on pages, whatever order the pages are read in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.quotation import Text
from desktop.ui.reading.hits import Hits

PAGES = {1: Text("The order."), 2: Text("Nothing."), 3: Text("An ORDER, the or-\nder."), 4: Text("order")}


def found(order: list[int]) -> Hits:
    hits = Hits(" order ")
    for number in order:
        hits.search(number, PAGES[number])
    return hits


@given(st.permutations(list(PAGES)))
def test_places_stand_in_the_order_of_the_pages_whichever_was_read_first(order: list[int]):
    hits, now, went = found(order), (0, 0, 0), []
    for _ in range(5):
        now = hits.next(now, 1)
        went.append((now[0], hits.place(now)))
    assert went == [(1, 1), (3, 2), (3, 3), (4, 4), (1, 1)] and len(hits) == 4


def test_back_from_a_place_goes_to_the_one_before_it_and_round():
    hits = found([1, 3, 4])
    assert [hits.next(now, -1)[0] for now in ((3, 0, 0), (1, 4, 9), (4, 0, 5))] == [1, 4, 3]


def test_blank_words_are_found_nowhere_and_another_place_is_none_of_them():
    nothing = Hits("  ")
    nothing.search(1, PAGES[1])
    assert (len(nothing), nothing.next((1, 0, 0), 1), found([1]).place((1, 0, 3)), found([1]).place(None)) == (
        0, None, 0, 0)
