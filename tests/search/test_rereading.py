"""What a query of names may also mean: aliases, older names of places, initials, handles, patronymics."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.search import Index
from desktop.search.texts import RecordText, TextPart
from tests.search.conftest import KEY
from tests.search.journal import Journal


def _person(ref: str, name: str, *others: str) -> RecordText:
    parts = [TextPart("name", "Name", name, 5.0, True)]
    parts += [TextPart("names.full", "Name", other, 3.0, True) for other in others]
    return RecordText(ref.lower(), ref, "person", name, "ru", (), tuple(parts))


def _note(ref: str, text: str) -> RecordText:
    return RecordText(ref.lower(), ref, "note", "…", "ru", (), (TextPart("text", "Text", text),))


RECORDS = [
    _person("PER-1", "Ермек Нарымбаев", "Ереке", "@narymbaev_live"),
    _note("NOT-1", "вчера ереке выступал на площади"),
    _note("NOT-2", "Суд над Е. Нарымбаевым отложен."),
    _note("NOT-3", "подпишитесь на @ermeknarymbaev"),
    _note("NOT-4", "Жандос Нарымбаев приехал из Семипалатинска."),
    _note("NOT-5", "В Семее холодно."),
    _note("NOT-6", "По делу допросили Серика Болатовича Ахметова."),
    _note("NOT-7", "Нурсултан и Серик Ахметов встретились"),
    _note("NOT-8", "oral statement of a witness"),
    _note("NOT-9", "Оралда редакция жабылды"),
    _note("NOT-10", "пишет @sychev1975 из риддера"),
    _note("NOT-11", "Наконец приехали."),
    _note("NOT-12", "Газет «Ақ Жайық» жабылды"),
    _person("PER-4", "Oras Schandossow"),
    _person("PER-5", "Goulnara Bajkenova"),
    _person("PER-6", "Думан Мұхаметкәрім"),
    _person("PER-7", "Zhanar Balgabayeva"),
    _person("PER-8", "Balqas' Mysqanov"),
    _person("PER-2", "Асанов Мурат"),
    _person("PER-3", "Хасанов Мурат"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    journal = Journal(RECORDS)
    index = Index(journal.texts, tmp_path_factory.mktemp("names") / "index.db", KEY)
    assert index.settle(20)
    yield index
    index.close()


def _found(index: Index, query: str, **options: bool) -> set[str]:
    return {hit.ref for hit in index.search(query, **options).hits}


def _why(index: Index, query: str, ref: str) -> str:
    return next(hit.why for hit in index.search(query).hits if hit.ref == ref)


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("Ермек Нарымбаев", "NOT-1"),  # by an alias in the person's record
        ("Ереке", "NOT-2"),
        ("Ermek Narymbayev", "NOT-2"),  # an initial in the text
        ("Е. Нарымбаев", "PER-1"),  # an initial in the query
        ("Нарымбаев Е.", "NOT-2"),
        ("E. Narymbaev", "PER-1"),
        ("Ермек Нарымбаев", "NOT-3"),  # a handle in the text
        ("Е. Нарымбаев", "NOT-3"),
        ("ermeknarymbaev", "PER-1"),  # a handle in the query
        ("Семей", "NOT-4"),  # an older name of the place
        ("Semipalatinsk", "NOT-5"),
        ("Серик Ахметов", "NOT-6"),
        ("Серик Болатович Ахметов", "NOT-7"),  # a patronymic that the text leaves out
        ("Уральск", "NOT-9"),
        ("Сычёв", "NOT-10"),  # digits behind a name
        ("Ak Zhaiyk", "NOT-12"),  # a word too short for its key
        ("Ораз Жандосов", "PER-4"),  # in German, told by the word beside it
        ("Гульнара Бажкенова", "PER-5"),  # in French
        ("Думана Мухаммедкарима", "PER-6"),  # d for t where they sound alike
        ("Ж. Балгабаева", "PER-7"),  # an initial of two letters
        ("Балқаш Мысқанов", "PER-8"),  # a last letter of 2017
        ("Balqash Mysqanov", "PER-8"),
        ("Nakonets", "NOT-11"),  # with and without what may be an ending it sounds as long
    ],
)
def test_a_name_is_found_by_what_else_it_may_be_called(index: Index, query: str, ref: str) -> None:
    assert ref in _found(index, query)


@pytest.mark.parametrize(
    ("query", "ref"),
    [
        ("Ермек Нарымбаев", "NOT-4"),
        ("Е. Нарымбаев", "NOT-4"),
        ("ermeknarymbaev", "NOT-4"),
        ("Уральск", "NOT-8"),  # Орал is "oral" in Latin letters
        ("Астана", "NOT-7"),  # Нурсултан is a given name
        ("М. Балгабаева", "PER-7"),
        ("Асанов", "PER-3"),
        ("Хасанов", "PER-2"),
    ],
)
def test_another_name_is_left_alone(index: Index, query: str, ref: str) -> None:
    assert ref not in _found(index, query)


@pytest.mark.parametrize(("query", "ref"), [("Ермек Нарымбаев", "NOT-1"), ("Семей", "NOT-4")])
def test_an_alias_says_so(index: Index, query: str, ref: str) -> None:
    assert _why(index, query, ref) == "alias"


def test_what_was_typed_stands_before_its_aliases(index: Index) -> None:
    assert [hit.ref for hit in index.search("Семипалатинск").hits] == ["NOT-4", "NOT-5"]


def test_a_search_in_its_own_script_alone_asks_for_no_other_names(index: Index) -> None:
    assert _found(index, "Семей", other_scripts=False) == {"NOT-5"}


def test_within_a_kind_aliases_are_of_that_kind_too(index: Index) -> None:
    assert {hit.ref for hit in index.search("Ермек Нарымбаев", kinds=("note",)).hits} == {"NOT-1", "NOT-2", "NOT-3"}


def test_a_long_query_is_read_as_it_is(index: Index) -> None:
    assert _found(index, "Семей Алматы Астана Шымкент Атырау Орал Тараз Риддер Семипалатинск") == set()


def test_a_slip_of_typing_is_mended_when_nothing_else_is_found(index: Index) -> None:
    assert "NOT-4" in _found(index, "Жандоз")
    assert _why(index, "Жандоз", "NOT-4") == "near spelling"
