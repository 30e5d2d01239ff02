"""What was typed, read as a query."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema import fields as f
from archive_schema.declare import kind
from archive_schema.kinds import SCHEMA
from desktop.archive.texts import LAST_DAY
from desktop.search.asking.parser import parse
from desktop.search.asking.query import And, Dates, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.asking.query_fields import FIELDS
from desktop.search.asking.saying import said

DESCRIPTION = Path(__file__).parents[2] / "docs" / "query.md"
LETTERS = 'ab ж"«»()-:*?~|&ORNTkind\n\\.,дата:tag2015[]/'


def notes(typed: str) -> str:
    return " ".join(str(note) for note in parse(typed).notes)


def days(first: str, last: str) -> Dates:
    return Dates(date.fromisoformat(first).toordinal() if first else 0,
                 date.fromisoformat(last).toordinal() if last else LAST_DAY)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("court ", Word("court")),
        ("court", Word("court", unfinished=True)),
        ("Court Order ", And((Word("court"), Word("order")))),
        ('"court order"', Phrase(("court", "order"))),
        ("«суд решил»", Phrase(("суд", "решил"))),
        ('"court ord', Phrase(("court", "ord"), unfinished=True)),
        ('"court ord ', Phrase(("court", "ord"))),
        ('"cour', Or((Phrase(("cour",)), Prefix("cour")))),
        ("court OR order ", Or((Word("court"), Word("order")))),
        ("суд ИЛИ приказ ", Or((Word("суд"), Word("приказ")))),
        ("сот НЕМЕСЕ бұйрық ", Or((Word("сот"), Word("бұйрық")))),
        ("сот ЖӘНЕ бұйрық ", And((Word("сот"), Word("бұйрық")))),
        ("суд И приказ ", And((Word("суд"), Word("приказ")))),
        ("Ахметов И ", And((Word("ахметов"), Word("и")))),
        ("court -order ", And((Word("court"), Not(Word("order"))))),
        ("-order ", And((Every(), Not(Word("order"))))),
        ("NOT NOT order ", Word("order")),
        ("cour*", Prefix("cour")),
        ("c*rt", Wildcard("c*rt")),
        ("c?urt", Wildcard("c?urt")),
        ("court~", Near("court")),
        ("court~1", Near("court")),
        ("(a OR b) c ", And((Or((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c", And((Word("a"), Or((Word("b"), Word("c", unfinished=True)))))),
        ("(a NOT) b ", And((And((Word("a"), Word("not"))), Word("b")))),
        ("PRO-0042", Or((Filter("ref", "PRO-0042"), Phrase(("pro", "0042"))))),
        ("PRO-QX0042", Or((Filter("ref", "PRO-QX0042"), Phrase(("pro", "qx0042"))))),
        ("41-1", Phrase(("41", "1"))),
        ("12:30 ", Phrase(("12", "30"))),
        ("Ivanov-Petrov ", And((Word("ivanov"), Word("petrov")))),
        ("Ivanov-Pet", And((Word("ivanov"), Word("pet", unfinished=True)))),
        ("https://example.kz ", Phrase(("example", "kz"))),
        ("strange:word ", And((Word("strange"), Word("word")))),
        ("", None),
        ("   ", None),
        ("OR", None),
        ("- ( ) \" * ?", None),
    ],
)
def test_a_query_is_read_as_a_lawyer_means_it(typed: str, query: Query | None) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("kind:source", Filter("kind", "source")),
        ("вид:source", Filter("kind", "source")),
        ("түрі: source", Filter("kind", "source")),
        ("Вид:Источники", Filter("kind", "source")),
        ("түр:дерек", Filter("kind", "source")),
        ("kind:SRC", Filter("kind", "source")),
        ("kind:prov", Filter("kind", "provision")),
        ("kind:sites", Filter("kind", "blocked_site")),
        ("kind:in", Or((Filter("kind", "instrument"), Filter("kind", "index_score"), Filter("kind", "indicator")))),
        ("вид:правовой акт суд ", And((Filter("kind", "instrument"), Word("суд")))),
        ("-kind:source", And((Every(), Not(Filter("kind", "source"))))),
        ("kind:(source OR note)", Or((Filter("kind", "source"), Filter("kind", "note")))),
        ('tag:"online speech"', Filter("tag", "online speech")),
        ('tag:"online spe', Filter("tag", "online spe", unfinished=True)),
        ("метка:vid", Filter("tag", "vid", unfinished=True)),
        ("белгі:vid* ", Filter("tag", "vid", begun=True)),
        ('tag:(video OR "online speech") ', Or((Filter("tag", "video"), Filter("tag", "online speech")))),
        ("lang:kk", Filter("lang", "kk")),
        ("язык:казахский", Filter("lang", "kk")),
        ("тіл:қазақша", Filter("lang", "kk")),
        ("lang:kaz", Filter("lang", "kk")),
        ("lang:kz", Filter("lang", "kk")),
        ("lang:es", Filter("lang", "es")),
        ("автор:Петров ", Filter("by", "Петров")),
        ("cites:SRC-0042 ", Filter("cites", "SRC-0042")),
        ("цитирует:SRC-0042 ", Filter("cites", "SRC-0042")),
        ("сілтейді:SRC-0042 ", Filter("cites", "SRC-0042")),
        ("дело:CAS-0001 ", Filter("case", "CAS-0001")),
        ("іс:қаңтар ", Filter("case", "қаңтар")),
        ("статья:41-1, ", Filter("article", "41-1")),
        ("бап:174 ", Filter("article", "174")),
        ("article:41", Filter("article", "41")),
        ("article:41-", Filter("article", "41-", unfinished=True)),
        ("blocked:now", Filter("blocked", "now")),
        ("заблокирован:сейчас", Filter("blocked", "now")),
        ("бұғатталған:қазір", Filter("blocked", "now")),
    ],
)
def test_a_field_is_called_in_three_languages_and_its_value_is_understood(typed: str, query: Query) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("date:2015", days("2015-01-01", "2015-12-31")),
        ("date:2015-06", days("2015-06-01", "2015-06-30")),
        ("date:2015-06..2016-05", days("2015-06-01", "2016-05-31")),
        ("date:..2016", days("", "2016-12-31")),
        ("date:2015..", days("2015-01-01", "")),
        ("date:2015..20", days("2015-01-01", "")),
        ("date:2015-2016", days("2015-01-01", "2016-12-31")),
        ("date:2015-0", days("2015-01-01", "2015-12-31")),
        ("date:19.05.2016", days("2016-05-19", "2016-05-19")),
        ("date:[2015-06..2016-05]", days("2015-06-01", "2016-05-31")),
        ("дата:весна 2016", days("2016-03-01", "2016-05-31")),
        ("күні:2016 ж. мамыр", days("2016-05-01", "2016-05-31")),
        ('date:"June 2016"', days("2016-06-01", "2016-06-30")),
        ("date:June 2016..August 2016", days("2016-06-01", "2016-08-31")),
        ("date:before 2016", days("", "2015-12-31")),
        ("date:about 2015", days("2014-01-01", "2016-12-31")),
        ("date:May 2016 court ", And((days("2016-05-01", "2016-05-31"), Word("court")))),
        ("date:(2015 OR May 2016)", Or((days("2015-01-01", "2015-12-31"), days("2016-05-01", "2016-05-31")))),
    ],
)
def test_a_date_is_read_as_everywhere_in_the_archive(typed: str, query: Query) -> None:
    assert parse(typed).query == query


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("court kind:", "Nothing follows “kind:” yet."),
        ("вид:", "Nothing follows “вид:” yet."),
        ("kind:sorce court", "“sorce”, so it was left out. Perhaps you meant “kind:source”."),
        ("вид:истчник", "Perhaps you meant “kind:источник”."),
        ("kind:court", "“court”, so it was left out. Type “kind:” alone to see them all."),
        ("kind:xyzzy", "Type “kind:” alone to see them all."),
        ("lang:zzzz court", "There is no language “zzzz”"),
        ("blocked:no", "“no” is not understood"),
        ("date:May court", "“May” is not understood as a date"),
        ("date:30.02.2016", "“30.02.2016” is not understood as a date"),
        ("date:2016..2015", "the end comes before the start"),
        ("суд НЕ приговор", "“НЕ” is searched for as a word. What stands behind a hyphen is left out: -приговор"),
        ("сот ЕМЕС үкім", "“ЕМЕС” is searched for as a word. What stands behind a hyphen is left out: -үкім"),
        ('суд НЕ "мера пресечения"', '-"мера пресечения"'),
        ("court NEAR order", "“court order”. A word spelt nearly so is asked for with ~ behind it: order~"),
        ("title:court", "What can be asked for so is kind:, tag:"),
        ("название:суд", "What can be asked for so is вид:, метка:"),
    ],
)
def test_what_is_not_understood_is_told(typed: str, told: str) -> None:
    assert told in notes(typed)


@pytest.mark.parametrize("typed", ['"', '""', "*", "?", "~", ":", "-", "()", "OR", "«»"])
def test_what_asks_for_nothing_is_told(typed: str) -> None:
    assert parse(typed).query is None
    assert notes(typed) == f"“{typed}” asks for nothing by itself. Type a word, or a field such as kind:"


@pytest.mark.parametrize("typed", ["kind:sorce court ", "date:May court ", "lang:zzzz court ", "tag: (kind: ) court "])
def test_what_is_not_understood_is_left_out_and_the_rest_is_searched_for(typed: str) -> None:
    assert parse(typed).query == Word("court")


@pytest.mark.parametrize("typed", ["", " ", "https://example.kz", "12:30", "Note: a", "a:",
                                   "kind:source tag:a date:2015",
                                   "НЕ приговор", "суд НЕ", "суд не приговор", "СУД НЕ ПРИЗНАЛ", "court OR НЕ"])
def test_what_is_understood_needs_no_note(typed: str) -> None:
    assert notes(typed) == ""


def test_every_name_of_a_field_is_understood() -> None:
    for one in FIELDS:
        for name in one.names:
            assert not parse(f"{name.upper()}:2015 ").notes or one.code in ("kind", "lang", "blocked"), name


@kind("Ban on travel", "Bans on travel", ref="BAN", group="events", title="{person}", brief="{person}")
class TravelBan:
    """A kind that only this test declares."""

    person = f.name("Person")


def test_a_kind_that_only_this_archive_has_is_understood() -> None:
    schema = SCHEMA.with_kind(TravelBan)  # type: ignore[arg-type]
    assert parse("kind:ban", schema).query == Filter("kind", "travel_ban")


def test_a_very_long_query_is_cut_and_that_is_told() -> None:
    assert "first 64 parts" in notes("a b " * 60) and "first 2000 letters" in notes("a" * 2_001)


@given(st.text(alphabet=LETTERS, max_size=60) | st.text(max_size=60))
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    said(parse(typed).query)


NAMES = st.sampled_from([f"{name}:" for one in FIELDS for name in one.names] + ["-", "(", ")", '"', "OR", "..", "~"])


@given(st.lists(NAMES | st.text(alphabet=LETTERS, max_size=8), max_size=12), st.sampled_from(["", " "]))
def test_no_heap_of_fields_and_signs_is_an_error(pieces: list[str], between: str) -> None:
    said(parse(between.join(pieces)).query)


@pytest.mark.parametrize("typed", ["(" * 5000 + "a", "-(" * 1000 + "a", "NOT " * 500 + "a", "tag:(" * 400, "-" * 2000,
                                   '"' * 2000, "date:" * 400, "(a OR " * 300])
def test_no_nesting_is_an_error(typed: str) -> None:
    said(parse(typed).query)


@pytest.mark.parametrize(
    ("typed", "language", "words"),
    [
        ("court (a OR b) -order ", "en", "court, (a or b), not order"),
        ('"court order" cou', "en", "“court order”, cou…"),
        ("kind:source lang:kk ", "ru", "вид: Источник, язык: казахский"),
        ("blocked:now -tag:видео ", "kk", "бұғатталған: қазір, белгі: видео болмасын"),
        ("date:2015-06..2016-05", "en", "date: 1 June 2015 – 31 May 2016"),
        ("date:..2016", "en", "date: until 31 December 2016"),
        ("court~", "ru", "похоже на court"),
        ("", "en", ""),
    ],
)
def test_a_query_is_said_back(typed: str, language: str, words: str) -> None:
    assert said(parse(typed).query, language) == words


def test_every_field_and_its_main_names_stand_in_the_description() -> None:
    described = DESCRIPTION.read_text("utf-8")
    for one in FIELDS:
        assert all(f"`{name}:`" in described for name in (one.code, *one.label.all)), one.code


def test_every_example_of_the_description_is_understood() -> None:
    examples = re.findall(r"`((?:\w+):[^`|]+)`", DESCRIPTION.read_text("utf-8"))
    assert len(examples) > 12 and [notes(example) for example in examples if notes(example)] == []
