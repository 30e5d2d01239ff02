"""Records that may be one are found, said why, and what was judged is left out."""

from __future__ import annotations

from typing import Any

import pytest

from archive_schema.text.likeness import ALIKE, INITIAL, LETTER, SAME, SCRIPT
from desktop.archive.order.duplicates import ADDRESS, FILE, TITLE, WHEN_AND_WHO, Pair, find
from desktop.archive.order.merging import merge
from tests.archive.order.conftest import Desk


@pytest.fixture
def found(desk: Desk) -> Any:
    def look(kind: str, *records: str) -> list[tuple[str, list[str]]]:
        """The pairs among these records: (grade, codes of the reasons)."""
        with desk.archive.reader() as reader:
            return [(pair.grade, [code for code, _ in pair.why]) for pair in find(reader, kind)
                    if {pair.one, pair.other} <= set(records)]
    return look


def test_sources_with_one_file_are_the_same(desk: Desk, found: Any) -> None:
    some = [desk.add("source", title=title) for title in ("A report", "scan0001")]
    for source in some:
        desk.add("file", name="a.pdf", role="original", source=source, sha256="ab" * 32)
    assert found("source", *some) == [(SAME, [FILE])]


def test_sources_with_one_address_are_the_same(desk: Desk, found: Any) -> None:
    some = [desk.add("source", title=title, url=url) for title, url in (
        ("One", "https://www.example.kz/a/"), ("Two", "http://example.kz/a#top"))]
    assert found("source", *some) == [(SAME, [ADDRESS])]


@pytest.mark.parametrize(("day", "author", "grade"), [
    ("2016-05", "Б. Асанов", SAME), ("2016-06", "Асанов", None), ("2016-05-19", "Другой", None)])
def test_a_title_counts_with_its_date_and_author(desk: Desk, found: Any, day: str, author: str, grade: Any) -> None:
    title = f"Приговор по делу {day} {author}"
    some = [desk.add("source", title=title, issued={"edtf": "2016-05-19"}, authors=[{"name": "Асанов Б."}]),
            desk.add("source", title=title, issued={"edtf": day}, authors=[{"name": author}])]
    assert found("source", *some) == ([(grade, [TITLE])] if grade else [])


def test_a_person_is_found_across_scripts_and_other_spellings(desk: Desk, found: Any) -> None:
    some = [desk.add("person", name="Серікжан Мәмбетәлин"), desk.add("person", name="S. M.", names=[
        {"full": "Serikzhan Mambetalin"}])]
    assert found("person", *some) == [(SAME, [SCRIPT])]


def test_an_initial_or_a_letter_makes_two_people_no_more_than_alike(desk: Desk, found: Any) -> None:
    one, two, three = (desk.add("person", name=name) for name in ("Ерлан Асанов", "Ерлан Хасанов", "Е. Асанов"))
    assert found("person", one, two) == [(ALIKE, [LETTER])] and found("person", one, three) == [(ALIKE, [INITIAL])]


def test_events_meet_in_time_and_in_who(desk: Desk, found: Any) -> None:
    person = desk.add("person", name="Somebody")
    some = [desk.add("prosecution", title=title, began={"edtf": day}, defendants=[{"person": person}])
            for title, day in (("A", "2016-05-19"), ("B", "2016-05"), ("C", "2017"))]
    assert found("prosecution", *some) == [(ALIKE, [WHEN_AND_WHO])]


def test_what_lies_in_the_trash_or_was_judged_is_left_out(desk: Desk, found: Any) -> None:
    some = [desk.add("person", name=name) for name in ("Айгүл Сейітова", "Aigul Seitova", "Айгуль Сеитова")]
    assert len(found("person", *some)) == 3
    desk.add("sameness", one=some[1], other=some[0], verdict="distinct")
    desk.do(lambda w: w.trash(some[2]))
    assert found("person", *some) == []


def test_a_judgement_moves_with_the_record_that_was_merged(desk: Desk, found: Any) -> None:
    some = [desk.add("person", name=name) for name in ("Нұрлан Жүнісов", "Nurlan Zhunisov", "Нурлан Жунисов")]
    desk.add("sameness", one=some[0], other=some[1], verdict="distinct")
    desk.do(lambda w: merge(w, some[2], some[1]))
    assert found("person", *some) == []


def test_the_surest_pairs_come_first(desk: Desk) -> None:
    with desk.archive.reader() as reader:
        grades = [pair.grade for pair in find(reader, "person")]
    assert grades == sorted(grades, key=[SAME, ALIKE].index)


def test_looking_can_be_stopped(desk: Desk) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with desk.archive.reader() as reader, pytest.raises(KeyboardInterrupt):
        find(reader, "person", stop)


@pytest.mark.parametrize("kind", ["note", "instrument", "blocked_site", "organisation", "tag"])
def test_every_kind_can_be_looked_through(desk: Desk, kind: str) -> None:
    with desk.archive.reader() as reader:
        assert all(isinstance(pair, Pair) for pair in find(reader, kind))
