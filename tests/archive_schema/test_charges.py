from __future__ import annotations

from archive_schema.charges import grid, may_go, turned

ROWS = [{"id": "1", "defendant": "a", "words": "hatred", "plea": "guilty"},
        {"id": "2", "defendant": "b", "words": "hatred"}, {"id": "3", "words": "libel"}]


def ids() -> str:
    return "new"


def test_the_same_charge_against_two_is_one_line() -> None:
    assert [(line.charge["words"], list(line.against)) for line in grid(ROWS)] == [
        ("hatred", ["a", "b"]), ("libel", [""])]


def test_two_counts_against_one_person_are_two_lines() -> None:
    assert len(grid([{"id": "1", "defendant": "a", "words": "x"}, {"id": "2", "defendant": "a", "words": "x"}])) == 2


def test_a_charge_is_brought_against_one_more_beside_the_others() -> None:
    made = turned(ROWS, grid(ROWS)[0], "c", ids)
    assert made[2] == {"id": "new", "defendant": "c", "words": "hatred"} and made[3] is ROWS[2]


def test_a_charge_against_nobody_is_brought_against_who_is_named() -> None:
    assert turned(ROWS, grid(ROWS)[1], "a", ids)[2] == {"id": "3", "words": "libel", "defendant": "a"}


def test_a_charge_is_dropped_for_one_and_stays_for_the_other() -> None:
    assert turned(ROWS, grid(ROWS)[0], "b", ids) == [ROWS[0], ROWS[2]]


def test_a_cell_never_takes_away_a_plea_or_the_last_word_of_a_charge() -> None:
    assert turned(ROWS, grid(ROWS)[0], "a", ids) == ROWS and not may_go(grid(ROWS)[0], "a")
    alone = [{"id": "1", "defendant": "a", "words": "x"}]
    assert turned(alone, grid(alone)[0], "a", ids) == alone
