"""Filters, days, orders, pages and counts; and what is asked with ill will."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from desktop.search import Index
from desktop.search.texts import BETWEEN_LANGUAGES, TextPart
from tests.search.journal import Journal, a_record


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


RECORDS = [
    a_record("a", "court alpha", title="Beta", kind="source", language="ru", tags=("Law", "Press freedom"), added=1,
             date=day("2015-06-01"), spans=((day("2015-06-01"), day("2015-06-30")),),
             facts=(("by", "Human Rights Watch"), ("article", "41-1"), ("blocked", "now"))),
    a_record("b", "court beta", title="Alpha", kind="note", language="kk-Latn", tags=("Law",), added=2,
             date=day("2016-01-02"), spans=((day("2016-01-02"), day("2016-01-02")),), facts=(("by", "Adil Soz"),)),
    a_record("c", "court gamma", title="Gamma", kind="source", language="ru", added=3, facts=(("cites", "SRC-0042"),)),
    a_record("d", "nothing of it", title="Delta", kind="source", language="en", added=4),
]


@pytest.fixture
def index(open_index: Callable[..., Index]) -> Index:
    """Two of them in rows, two in memory."""
    journal = Journal(RECORDS[:2])
    index = open_index(journal)
    assert index.settle(20)
    journal.save(*RECORDS[2:])
    return index


def found(index: Index, query: str, **options: object) -> list[str]:
    return [hit.id for hit in index.search(query, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("by:watch", {"a"}), ('by:"human rights"', {"a"}), ("by:soz", {"b"}), ("cites:SRC-0042", {"c"}),
        ("article:41-1", {"a"}), ("blocked:now", {"a"}), ("lang:kk", {"b"}), ("tag:press", {"a"}),
        ("tag:law", {"a", "b"}),
        ("date:2015", {"a"}), ("date:2015-06..2016-01", {"a", "b"}), ("date:2014", set()),
        ("court -date:2015", {"b", "c"}),
        ("court date:2016", {"b"}), ("by:watch OR by:adil", {"a", "b"}),
    ],
)
def test_a_field_finds_these_records(index: Index, query: str, expected: set[str]) -> None:
    assert set(found(index, query)) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"sort": "date"}, ["b", "a", "c"]), ({"sort": "date", "descending": False}, ["a", "b", "c"]),
        ({"sort": "added"}, ["c", "b", "a"]), ({"sort": "added", "descending": False}, ["a", "b", "c"]),
        ({"sort": "title"}, ["b", "a", "c"]), ({"sort": "title", "descending": True}, ["c", "a", "b"]),
        ({"sort": "date", "limit": 1, "offset": 1}, ["a"]), ({"sort": "date", "offset": 9}, []),
    ],
)
def test_hits_stand_in_the_order_asked_for(index: Index, options: dict[str, object], expected: list[str]) -> None:
    assert found(index, "court", **options) == expected


@pytest.mark.parametrize("as_typed", [{}, {"word_forms": False, "other_scripts": False}])
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"years": ["2015"]}, {"a"}), ({"years": ["2016", ""]}, {"b", "c"}), ({"years": ["never"]}, set()),
        ({"languages": ["kk"]}, {"b"}), ({"tags": ["press freedom"]}, {"a"}), ({"tags": ["press"]}, set()),
        ({"kinds": ["source"]}, {"a", "c"}), ({"kinds": ["source", "note"], "languages": ["ru"]}, {"a", "c"}),
        ({"kinds": ["source"], "years": ["2015"], "tags": ["law"]}, {"a"}),
    ],
)
def test_what_is_chosen_narrows_a_search(
    index: Index, options: dict[str, object], expected: set[str], as_typed: dict[str, object]
) -> None:
    assert set(found(index, "court", **options, **as_typed)) == expected


def test_all_hits_are_counted_whatever_page_is_shown(index: Index) -> None:
    counts = index.search("court", limit=1, counts=True).counts
    assert counts is not None
    assert counts.kinds == (("source", 2), ("note", 1))
    assert counts.years == (("", 1), ("2015", 1), ("2016", 1))
    assert counts.tags == (("law", 2), ("press freedom", 1))
    assert counts.languages == (("ru", 2), ("kk", 1))


def test_pages_follow_one_another(index: Index) -> None:
    every = found(index, "court")
    assert [found(index, "court", limit=1, offset=at)[0] for at in range(3)] == every


def test_a_hit_without_its_passage_has_a_title(index: Index) -> None:
    hits = index.search("alpha", passages=False).hits
    assert [(hit.title, hit.snippet) for hit in hits if hit.id == "a"] == [("Beta", [])]


def test_words_of_a_long_record_may_stand_far_apart(open_index: Callable[..., Index]) -> None:
    text = "alpha " + "word " * 40_000 + "\f" + "word " * 40_000 + "omega here"
    journal = Journal([a_record("long", text), a_record("short", "alpha")])
    index = open_index(journal)
    assert index.settle(30)
    assert found(index, "alpha omega") == ["long"]
    assert set(found(index, "alpha -omega")) == {"short"}


def test_a_case_holds_all_of_a_query_with_or(open_index: Callable[..., Index]) -> None:
    facts = (("case", "CAS-0001"),)
    index = open_index(Journal([a_record("in", "fine", facts=facts), a_record("out", "arrest")]))
    index.settle(20)
    assert found(index, "fine OR arrest", case="CAS-0001") == ["in"]


def test_the_same_words_are_counted_in_wider_bounds_too(index: Index) -> None:
    results = index.search("court", kinds=("note",), wider={"kinds": ()})
    assert (results.total, results.wider) == (1, 3)


def test_what_is_asked_within_no_bounds_is_counted_once(index: Index) -> None:
    assert index.search("court").wider == 3


@pytest.mark.parametrize(
    ("query", "sort"), [("kind:note", "best"), ("court", "best"), ("court kind:note", "best"), ("court", "date")])
def test_hits_of_one_rank_keep_their_places_when_rows_are_written_between_two_pages(
    open_index: Callable[..., Index], query: str, sort: str,
) -> None:
    journal = Journal([a_record(f"r{at:02}", "court", kind="note", added=at + 1) for at in range(40)])
    index = open_index(journal)
    index.settle(20)
    first = found(index, query, limit=15, sort=sort)
    for id in ("r39", "r07"):
        journal.save(journal.records[id])
        index.settle(20)
    assert first + found(index, query, limit=30, offset=15, sort=sort) == [f"r{at:02}" for at in reversed(range(40))]


def marked(index: Index, query: str) -> list[str]:
    return [text for text, is_match in index.search(query).hits[0].snippet if is_match]


def test_function_words_are_marked_only_beside_a_word_that_tells_something(open_index: Callable[..., Index]) -> None:
    index = open_index(Journal([a_record("a", "One of three cases of freedom of the press and of speech")]))
    assert index.settle(20)
    assert marked(index, "freedom of speech") == ["of freedom of", "of speech"]
    assert marked(index, "of the") == ["of", "of", "of", "the", "of"]


def test_a_passage_is_chosen_by_the_words_that_tell_something(open_index: Callable[..., Index]) -> None:
    index = open_index(Journal([a_record("a", "суд по делу и о нём. " + "Текст " * 80 + "свобода слова")]))
    assert index.settle(20)
    assert marked(index, "по и о свобода") == ["свобода"]


def test_of_several_names_the_one_that_was_typed_is_shown(open_index: Callable[..., Index]) -> None:
    parts = tuple(TextPart("names.full", "Name", name, is_name=True) for name in ("Елжан Кабышев", "Елжан Қабышев"))
    index = open_index(Journal([a_record("a", parts=parts)]))
    assert index.settle(20)
    assert marked(index, "Қабышев") == ["Қабышев"] and marked(index, "Кабышев") == ["Кабышев"]


def test_a_choice_is_shown_in_the_language_in_which_it_was_found(open_index: Callable[..., Index]) -> None:
    called = BETWEEN_LANGUAGES.join(("Order sought", "Запрошено распоряжение суда", "Сот өкімі сұралды"))
    index = open_index(Journal([a_record("a", parts=(TextPart("stage", "Stage", called),))]))
    assert index.settle(20)
    assert index.search("суда").hits[0].snippet == [("Запрошено распоряжение ", False), ("суда", True)]


def test_a_word_heard_beyond_the_passage_tells_why(open_index: Callable[..., Index]) -> None:
    parts = (TextPart("one", "One", "Сот туралы"), TextPart("two", "Two", "Наримбаев келді"))
    index = open_index(Journal([a_record("a", parts=parts)]))
    assert index.settle(20)
    assert [hit.why for hit in index.search("сот Нарымбаев ").hits] == ["other spelling"]


def test_a_hit_in_a_long_record_leads_to_its_page(open_index: Callable[..., Index]) -> None:
    text = "\f".join(["alpha " + "word " * 20_000] * 4 + ["omega here"])
    index = open_index(Journal([a_record("long", parts=(TextPart("text", "Text", text),))]))
    assert index.settle(30)
    hit = index.search("omega").hits[0]
    assert (hit.page, ("omega", True) in hit.snippet) == ("5", True)


def test_a_passage_shows_the_other_name_that_was_found(open_index: Callable[..., Index]) -> None:
    names = tuple(TextPart(field, "Name", name, 5.0, True)
                  for field, name in (("name", "Ермек Нарымбаев"), ("names.full", "Ереке")))
    person = a_record("p", kind="person", title="Ермек Нарымбаев", language="ru", parts=names)
    index = open_index(Journal([person, a_record("n", "вчера ереке выступал на площади", language="ru")]))
    assert index.settle(20)
    (hit,) = (hit for hit in index.search("Ермек Нарымбаев").hits if hit.id == "n")
    assert (hit.why, ("ереке", True) in hit.snippet) == ("alias", True)


@pytest.mark.parametrize(
    "query",
    ["(" * 500 + "court" + ")" * 500, "a" * 2_000, "a " * 1_000, "***", "~~~~", "*", "a*", "*a", "??", "-a",
     "kind:" * 99, '"' * 99, "date:..", "date:9999999", "lang:", "\0\1", "OR OR", "a~", "𝔘*", "by:* -by:*",
     "cites:* OR article:\""],
)
def test_no_query_raises_however_it_is_meant(index: Index, query: str) -> None:
    index.search(query, counts=True, sort="date")
