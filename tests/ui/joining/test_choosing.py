"""What was chosen where people differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ui.joining.choosing import LEFT_OPEN, Choosing, in_order, ours, theirs
from desktop.ui.joining.kept_choices import from_value, to_value
from tests.ui.joining.making import difference

MOVES = st.lists(st.tuples(st.integers(0, 4), st.sampled_from((0, 1, LEFT_OPEN))), max_size=12)


def choosing(count: int = 5) -> Choosing:
    return Choosing([difference(number) for number in range(count)])


@settings(max_examples=30)
@given(MOVES)
def test_taking_back_every_choice_leaves_nothing_chosen(moves):
    made = choosing()
    for place, side in moves:
        made.choose(place, side)
    taken = [made.undo() for _ in moves]
    assert taken == [place for place, _ in reversed(moves)] and made.decided == 0 and made.undo() is None


def test_all_the_rest_is_decided_in_one_go_and_taken_back_in_one():
    made = choosing()
    made.choose(2, 0)
    assert made.choose_rest(theirs, at=3) == 4
    assert made.decided == 5 and made.chosen["D2"] == 0
    assert made.undo() == 3 and made.decided == 1


def test_what_is_left_open_is_decided_but_no_side_is_handed_on():
    made = choosing()
    made.choose(0, LEFT_OPEN)
    made.choose(1, 1)
    assert (made.decided, made.left_open, made.chosen) == (2, 1, {"D1": 1})


def test_the_next_undecided_is_looked_for_from_the_beginning_again():
    made = choosing()
    for place in (0, 3, 4):
        made.choose(place, 0)
    assert made.next_open(2) == 1 and made.next_open(4) == 1


def test_the_next_of_a_sort_is_about_the_same_field():
    made = choosing()
    assert (made.next_of_sort(0), made.next_of_sort(3, -1), made.next_of_sort(2)) == (3, 0, None)


def test_our_side_stands_first_whatever_its_number():
    one = difference(1, sides=3)
    turned = type(one)(**{**vars(one), "sides": one.sides[::-1]})
    assert in_order(turned) == [2, 0, 1] and (ours(turned), theirs(turned)) == (2, 0)


def test_choices_are_kept_by_whose_word_it_was_so_that_another_order_of_sides_does_no_harm():
    made = choosing()
    made.choose(0, 1)
    made.choose(1, LEFT_OPEN)
    turned = [type(one)(**{**vars(one), "sides": one.sides[::-1]}) for one in made.differences]
    assert from_value(turned, to_value(made.differences, made.all)) == {"D0": 0, "D1": LEFT_OPEN}


def test_a_choice_for_a_word_that_is_no_more_is_not_made_again():
    assert from_value([difference(1)], {"D1": ["elsewhere", "2020"], "gone": []}) == {}
