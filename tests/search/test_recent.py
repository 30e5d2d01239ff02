"""Records that no row holds yet are read once, by whoever comes first."""

from __future__ import annotations

import pytest

from desktop.search.analysis import EXACT, Analyser
from desktop.search.finding.view import Pending
from desktop.search.rows import recent
from desktop.search.rows.recent import Recent
from tests.search.journal import Journal, a_record

RECORDS = [a_record(f"n{number}", f"word{number}") for number in range(30)]


def nothing() -> None:
    """Nobody else waits."""


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Recent:
    """Records are read ahead, and by no search but one each time."""
    monkeypatch.setattr(recent, "AT_ONCE", 0)
    found = Recent()
    found.begin(0)
    return found


def read_by_search(found: Recent, journal: Journal) -> tuple[set[str], int]:
    """The records a search has before it, and how many it has not."""
    told = found.after(0, journal, Analyser())
    assert told is not None
    return set(told[0].records), told[2]


def test_what_was_read_ahead_is_at_hand(fresh: Recent) -> None:
    journal = Journal(RECORDS)
    assert not fresh.read_ahead(journal, Analyser(), nothing)
    assert read_by_search(fresh, journal) == ({record.id for record in RECORDS}, 0)


def test_what_was_not_read_is_counted(fresh: Recent) -> None:
    read, left = read_by_search(fresh, Journal(RECORDS))
    assert len(read) + left == len(RECORDS)


def test_no_more_is_kept_than_memory_should_hold(fresh: Recent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 10)
    journal = Journal(RECORDS)
    assert fresh.read_ahead(journal, Analyser(), nothing)
    assert (len(read_by_search(fresh, journal)[0]), read_by_search(fresh, journal)[1]) == (10, 20)


def test_the_newest_are_read_first(fresh: Recent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 1)
    journal = Journal(RECORDS)
    fresh.read_ahead(journal, Analyser(), nothing)
    assert read_by_search(fresh, journal)[0] == {"n29"}


def test_a_record_changed_while_it_is_read_is_read_again(fresh: Recent) -> None:
    journal, breaths = Journal(RECORDS[:1]), []

    def change() -> None:
        breaths.append(1)
        if len(breaths) == 2:  # between reading it and looking for the next
            journal.save(a_record("n0", "pelican"))

    fresh.read_ahead(journal, Analyser(), change)
    assert "wpelican" in fresh.known(journal.head().number)["n0"].units[0].terms


def test_records_that_are_not_read_do_not_show_their_old_rows(fresh: Recent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 0)
    told = fresh.after(0, Journal(RECORDS), Analyser())
    assert told is not None and set(told[1]) == {record.id for record in RECORDS}


def test_terms_of_records_that_came_later_are_in_order_too(fresh: Recent) -> None:
    journal, analyser = Journal(RECORDS[:3]), Analyser()
    fresh.read_ahead(journal, analyser, nothing)
    first = fresh.after(0, journal, analyser)
    assert first is not None and first[0].terms("w") == ["wword0", "wword1", "wword2"]
    journal.save(a_record("late", "word0 alpha zeta"))
    fresh.read_ahead(journal, analyser, nothing)
    later = fresh.after(0, journal, analyser)
    assert later is not None and later[0].terms("w") == ["walpha", "wword0", "wword1", "wword2", "wzeta"]


def test_a_search_may_leave_reading_to_the_index_thread(fresh: Recent) -> None:
    told = fresh.after(0, Journal(RECORDS), Analyser(), read_new=False)
    assert told is not None and (told[0].records, told[2]) == ([], len(RECORDS))


def test_terms_of_records_that_came_one_by_one_are_those_of_all_at_once() -> None:
    analysed = [Analyser().record(record) for record in RECORDS]
    all_at_once, one_by_one = Pending(analysed), None
    for number in range(1, len(analysed) + 1):
        one_by_one = Pending(analysed[:number], one_by_one)
        assert one_by_one.has(f"{EXACT}word{number - 1}")
    assert one_by_one is not None and one_by_one.terms("") == all_at_once.terms("")
    assert one_by_one.next_term(f"{EXACT}word5") == [f"{EXACT}word5"] and not one_by_one.next_term("\U0010ffff")


def test_what_comes_later_does_not_stand_in_what_a_search_has_begun_with() -> None:
    analysed = [Analyser().record(record) for record in RECORDS[:2]]
    begun = Pending(analysed[:1])
    later = Pending(analysed, begun)
    asked = [f"{EXACT}word1", f"{EXACT}word0"]
    assert [begun.count(term) for term in asked] == [0, 1] and not begun.has(asked[0])
    assert begun.postings(asked[0]) is None and later.count(asked[0]) == 1
