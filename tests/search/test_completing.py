"""What is offered while a query is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.labels import Label
from desktop.search import Index
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record
from tests.search.sample import RECORDS

TEXTS = ("court courts", "court order", "courts course", "қауіпсіздік туралы", "Нарымбаев сотта", "обновление")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The sample, and records with words of known number."""
    facts = (("by", "Human Rights Watch"), ("cites", "SRC-0042"), ("article", "41-1"), ("blocked", "now"))
    more = [a_record(f"m{number}", text, facts=facts, language="en") for number, text in enumerate(TEXTS)]
    journal = Journal([*RECORDS, *more, a_record("h", "human watch")])
    index = Index(journal.texts, tmp_path_factory.mktemp("completing") / "index.db", KEY)
    assert index.settle(20)
    yield index
    index.close()


def shown(index: Index, typed: str, what: str = "") -> list[str]:
    return [one.shown for one in index.complete(typed) if what in ("", one.what)]


def texts(index: Index, typed: str) -> list[str]:
    return [one.text for one in index.complete(typed)]


def test_words_are_offered_the_commonest_first(index: Index) -> None:
    words = [(one.shown, one.count) for one in index.complete("cour") if one.what == "word"]
    assert words[:2] == [("court", 5), ("courts", 4)] and ("course", 1) in words


def test_the_rest_of_the_query_stays(index: Index) -> None:
    assert "(vimeo OR court) -Course" in [*texts(index, "(vimeo OR court) -Cours")]


def test_a_word_of_a_phrase_is_completed(index: Index) -> None:
    assert texts(index, '"national cert')[0] == '"national certificate'


def test_nothing_is_offered_behind_a_space(index: Index) -> None:
    assert texts(index, "court ") == texts(index, "") == []


@pytest.mark.parametrize("typed", ["cour*", "c?u", "court~"])
def test_a_pattern_is_not_completed(index: Index, typed: str) -> None:
    assert texts(index, typed) == []


def test_kazakh_typed_without_its_letters_is_completed(index: Index) -> None:
    assert "қауіпсіздік" in shown(index, "кауипс") or "кауипсиздик" in shown(index, "кауипс")


@pytest.mark.parametrize(
    ("typed", "text"), [("мух", "мұхтар"), ("нарымбаевы", ""), ("obnov", "обновление"), (",jkfn", "болат"),
                        ("court j,yjd", "court обновление")])
def test_a_word_of_another_script_or_layout_is_offered_when_there_is_none_as_typed(
        index: Index, typed: str, text: str) -> None:
    assert next((one.text for one in index.complete(typed) if one.what == "word"), "").startswith(text)


@pytest.mark.parametrize(("typed", "field"), [("ki", "kind:"), ("мет", "метка:"), ("бұғ", "бұғатталған:")])
def test_fields_are_offered(index: Index, typed: str, field: str) -> None:
    assert field in shown(index, typed, "field")


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("kind:sou", "kind:Source"),
        ("court вид:ист", "court вид:Источник"),
        ("kind:site", 'kind:"Blocked site"'),
        ("tag:onl", 'tag:"online speech"'),
        ('tag:"online sp', 'tag:"online speech"'),
        ("-метка:vi", "-метка:video"),
        ("lang:kaz", "lang:Kazakh"),
        ("язык:каз", "язык:казахский"),
        ("blocked:", "blocked:now"),
        ("бұғатталған:", "бұғатталған:қазір"),
        ("cites:src", "cites:SRC-0042"),
        ("article:4", "article:41-1"),
        ("ref:pro-00", "ref:PRO-0001"),
        ("PRO-00", "PRO-0001"),
        ("by:wat", "by:watch"),
        ("түр:sou", "түр:Дереккөз"),
        ("kind:ист", "kind:Источник"),
        ("тіл:каз", "тіл:қазақ"),
    ],
)
def test_values_of_a_field_are_offered(index: Index, typed: str, text: str) -> None:
    assert text in texts(index, typed)


def test_a_tag_is_offered_beside_words(index: Index) -> None:
    assert 'tag:"online speech"' in texts(index, "onl") and "online" in texts(index, "onl")


def test_in_a_kazakh_query_kinds_have_their_kazakh_names_alone(index: Index) -> None:
    assert {"Белгі", "Бұғатталған сайт"} <= set(shown(index, "түр:б"))
    assert "Блок справки" not in shown(index, "түр:б") and "түр:Дереккөз" in shown(index, "дерек")


@pytest.mark.parametrize(("typed", "language", "text"), [
    ("метка:", "en", 'метка:"речь в сети"'), ("белгі:", "en", 'белгі:"Online speech"'),
    ("реч", "ru", 'метка:"речь в сети"'),
    ("onl", "kk", 'белгі:"Online speech"')])
def test_tags_are_offered_in_the_language_of_the_field_or_of_the_window(
        index: Index, typed: str, language: str, text: str) -> None:
    tags = [Label("Online speech", "речь в сети")]
    assert text in [one.text for one in index.complete(typed, language=language, tags=tags)]


@pytest.mark.parametrize("typed", ["azattyq.org", "vk.co", "www.cour", "info@court.or", "http://court/cour"])
def test_nothing_is_offered_for_an_address(index: Index, typed: str) -> None:
    assert texts(index, typed) == []


def test_a_name_is_completed_behind_its_initials(index: Index) -> None:
    assert texts(index, "Е.К.Нарымб")[0].startswith("Е.К.Нарымбаев")


def test_kinds_are_offered_with_how_many_there_are(index: Index) -> None:
    assert ("Источник", 9) in [(one.shown, one.count) for one in index.complete("вид:")]


def test_no_more_are_offered_than_asked_for(index: Index) -> None:
    assert len(index.complete("s", limit=3)) == 3


def test_what_is_offered_gives_hits(index: Index) -> None:
    for typed in ("kind:s", "tag:", "lang:", "cour", "PRO-", "blocked:", "by:hum", "article:", "cites:", "ref:"):
        assert all(index.search(one.text + " ").total for one in index.complete(typed)), typed


@settings(max_examples=200)
@given(typed=st.text(alphabet='ab ж"«»()-:*?~kind:tag:by:қ[]\'\n', max_size=20) | st.text(max_size=20))
def test_nothing_that_can_be_typed_is_an_error(index: Index, typed: str) -> None:
    index.complete(typed)


@pytest.mark.parametrize("typed", ["a" * 20_000, '"' * 5_001, "tag:" * 2_000, "(" * 5_000 + "cour"])
def test_a_long_query_is_completed_as_quickly(index: Index, typed: str) -> None:
    assert len(index.complete(typed)) <= 10


def test_a_record_just_found_is_completed_before_it_stands_in_the_rows(
        tmp_path: Path, open_index: Callable[..., Index]) -> None:
    journal = Journal([a_record("a", "first")])
    index = open_index(journal)
    assert index.settle(20)
    journal.save(a_record("b", "Zhanaozen"))
    index.search("zhanaozen")
    assert shown(index, "zhana", "word") == ["zhanaozen"]


@pytest.mark.parametrize(("typed", "years"), [
    ("court date:", ["2016", "2015"]), ("date:2015", []), ("дата:201", ["2016", "2015"]), ("date:2016..2", ["2016"]),
    ("дата:весна 20", ["весна 2016", "весна 2015"]), ("дата:весна 2016", []), ("date:19 may", [])])
def test_behind_date_stand_the_years_that_records_have(
    tmp_path: Path, typed: str, years: list[str],
) -> None:
    days = [date(2016, 5, 1), date(2015, 1, 2), date(2016, 2, 3)]
    index = Index(Journal([a_record(str(at), "court", date=day.toordinal()) for at, day in enumerate(days)]).texts,
                  tmp_path / "index.db", KEY)
    assert index.settle(20)
    found = [one.text.rpartition(":")[2].rpartition("..")[2] for one in index.complete(typed)]
    index.close()
    assert found == years
