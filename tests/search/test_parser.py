"""What was typed, read as a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.parser import parse
from desktop.search.query import And, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("court ", Word("court")),
        ("court", Word("court", unfinished=True)),
        ("Court Order ", And((Word("court"), Word("order")))),
        ('"court order"', Phrase(("court", "order"))),
        ("«суд решил»", Phrase(("суд", "решил"))),
        ('"court ord', Phrase(("court", "ord"))),
        ("court OR order ", Or((Word("court"), Word("order")))),
        ("суд ИЛИ приказ ", Or((Word("суд"), Word("приказ")))),
        ("court -order ", And((Word("court"), Not(Word("order"))))),
        ("-order ", And((Every(), Not(Word("order"))))),
        ("cour*", Prefix("cour")),
        ("c*rt", Wildcard("c*rt")),
        ("c?urt", Wildcard("c?urt")),
        ("court~", Near("court")),
        ("kind:source", Filter("kind", "source")),
        ("вид:source", Filter("kind", "source")),
        ("түрі: source", Filter("kind", "source")),
        ('tag:"online speech"', Filter("tag", "online speech")),
        ("(a OR b) c ", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c", And((Word("a"), Or((Word("b"), Word("c", unfinished=True)))))),
        ("PRO-0042", Or((Filter("ref", "PRO-0042"), Phrase(("pro", "0042"))))),
        ("41-1", Phrase(("41", "1"))),
        ("12:30 ", Phrase(("12", "30"))),
        ("Ivanov-Petrov ", And((Word("ivanov"), Word("petrov")))),
        ("strange:word ", And((Word("strange"), Word("word")))),
        ("", None),
        ("   ", None),
        ("OR", None),
        ("- ( ) \" * ?", None),
    ],
)
def test_a_query_is_read_as_a_lawyer_means_it(typed: str, query: Query | None) -> None:
    assert parse(typed).query == query


def test_a_field_without_a_value_is_told() -> None:
    assert [str(note) for note in parse("court kind:").notes] == ["Nothing follows “kind:” yet."]


def test_a_very_long_query_is_cut_and_that_is_told() -> None:
    assert "first 64 parts" in str(parse("a b " * 60).notes[0])


@given(st.text(alphabet='ab ж"«»()-:*?~|&ORNTkind\n\\', max_size=60) | st.text(max_size=60))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    parse(typed)


def test_deep_parentheses_are_no_error() -> None:
    parse("(" * 5000 + "a")
