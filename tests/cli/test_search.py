"""The search verb: what is found, what is told of it, lists of names, searches that are kept."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import create
from desktop.search.opening import open_index
from tests.cli.conftest import CommandLine


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with three people and its index, made once."""
    folder = tmp_path_factory.mktemp("people") / "a"
    with create(folder, "first", purpose="test") as archive:
        archive.make_vault("first", "second")
        archive.write("Add", lambda writer: [writer.add(Record("person", {"name": name})) for name in (
            "Ермек Нарымбаев", "Askhat Narymbayev", "Болатбек Блялов")]).result()
        index = open_index(archive)
        index.settle()
        index.close()
    return folder


@pytest.fixture
def people(bare: CommandLine, three: Path) -> CommandLine:
    """A command line with a copy of it."""
    shutil.copytree(three, bare.dir)
    return bare


def names(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A list of names as a file."""
    path = folder / "names.csv"
    path.write_bytes(text.encode(encoding))
    return path


def refs(objects: list[dict[str, Any]]) -> list[str]:
    """The references of hits; what is told of the search as a whole has none."""
    return [one["ref"] for one in objects if one["ref"]]


def test_hits_come_first_and_then_what_is_told_of_them(people: CommandLine) -> None:
    *hits, told = people("search", "Нарымбаев").objects
    assert refs(hits) == ["PER-0001", "PER-0002"] and (told["ref"], told["total"]) == (None, 2)


def test_matches_are_places_in_the_snippet(people: CommandLine) -> None:
    hit = people("search", "Блялов").objects[0]
    assert [hit["snippet"][first:end] for first, end in hit["matches"]] == ["Блялов"]


def test_exact_leaves_other_scripts_out(people: CommandLine) -> None:
    assert refs(people("search", "Narymbayev", "--exact").objects) == ["PER-0002"]


def test_what_is_asked_here_is_written_out(people: CommandLine) -> None:
    assert [people("search", typed).last["total"] for typed in ("Narymb", "Narymb*", "tag:\"Lan")] == [0, 1, 0]


def test_a_proposal_is_told_as_it_may_be_typed(people: CommandLine) -> None:
    assert people("search", "thvtr").last["instead"] == "ермек"


@pytest.mark.parametrize("words", ["--kind person Narymbayev", "Narymbayev --kind person", "--kind person -- -Блялов"])
def test_options_stand_before_the_query_or_behind_it(people: CommandLine, words: str) -> None:
    answer = people.raw("search", people.dir, "--json", "--passphrase-file", people.folder / "first", *words.split())
    assert sorted(refs(answer.objects)) == ["PER-0001", "PER-0002"]


def test_a_word_too_many_is_told_and_where_to_look(people: CommandLine) -> None:
    told = people("search", "--kind", "person", "court", "order").err
    assert told == "muragat: unrecognized arguments: order. Try: muragat search --help\n"


def test_a_page_of_hits(people: CommandLine) -> None:
    answer = people("search", "--kind", "person", "--sort", "title", "--limit", "1", "--offset", "1")
    assert len(refs(answer.objects)) == 1 and answer.last["total"] == 3


def test_the_order_of_titles_can_be_turned_round(people: CommandLine) -> None:
    there, back = (refs(people("search", "--kind", "person", "--sort", "title", *more).objects)
                   for more in ([], ["--descending"]))
    assert there == back[::-1]


def test_counts_are_told_when_asked_for(people: CommandLine) -> None:
    assert people("search", "Narymbayev", "--counts").last["counts"]["kind"] == {"person": 2}


def test_a_tag_is_given_by_name_or_reference(people: CommandLine) -> None:
    people("record", "tag", "name=Land")
    people("edit", "PER-0003", "tags=TAG-0001")
    for tag in ("Land", "tag-0001"):
        assert refs(people("search", "--tag", tag).objects) == ["PER-0003"]


@pytest.mark.parametrize(("words", "told"), [
    ("--tag Lamd", "there is no tag “Lamd”. Tags like it: Land"),
    ("--tag PER-0001", "there is no tag “PER-0001”. “muragat list DIR --kind tag” tells them all"),
    ("--lang zzzz", "there is no language “zzzz”. Write kk, ru, en or its name"),
    ("--year 20x6", "“20x6” is no year. Write four figures, as in 2016, or “none” for what has no date"),
])
def test_what_cannot_narrow_a_search_is_told(people: CommandLine, words: str, told: str) -> None:
    people("record", "tag", "name=Land")
    answer = people("search", *words.split())
    assert (answer.status, answer.err) == (2, f"muragat: {told}\n")


@pytest.mark.parametrize("language", ["kk", "kz", "kazakh", "қазақша"])
def test_a_language_is_called_as_in_the_query(people: CommandLine, language: str) -> None:
    saved = people("search", "Narymbayev", "--lang", language, "--save", "As kept").last["saved"]
    assert people("show", saved).last["fields"]["languages"] == ["kk"]


def test_a_page_past_the_end_is_told_from_nothing(people: CommandLine) -> None:
    told = people("search", "--kind", "person", "--offset", "3", json=False).out
    assert told == "There are no hits after --offset 3: there are 3 in all. Give a smaller number.\n"


def test_tags_are_counted_by_their_names(people: CommandLine) -> None:
    people("record", "tag", "name=Land, 2016")
    people("edit", "PER-0003", "tags=TAG-0001")
    assert people("search", "--kind", "person", "--counts").last["counts"]["tag"] == {"Land, 2016": 1}


def test_a_search_is_kept_and_asked_again(people: CommandLine) -> None:
    kept = people("search", "Narymbayev", "--kind", "person", "--exact", "--save", "The family").last["saved"]
    answer = people("search", "--saved", kept)
    assert refs(answer.objects) == ["PER-0002"] and answer.last["query"] == "Narymbayev"


def test_what_was_not_searched_ends_each_search(people: CommandLine) -> None:
    picture = people.folder / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    people("add", picture)
    assert people("search", "nothing").last["unsearched"] == {"count": 1, "by_reason": {"image": 1}}


def test_it_is_told_on_a_terminal_too(people: CommandLine) -> None:
    (people.folder / "tape").write_bytes(b"RIFF\x24\0\0\0WAVEfmt " + bytes(20))
    people("add", people.folder / "tape")
    told = people("search", "nothing", json=False).out.splitlines()
    assert told[0] == "Nothing was found." and "recording: 1" in told[-1]


def test_a_part_of_an_address_is_found(people: CommandLine) -> None:
    people("record", "source", "title=News", "url=http://www.news.example.kz/a")
    told = people("search", "--addresses", "example.kz").last
    assert [(one["address"], one["ref"]) for one in told["hits"]] == [("http://www.news.example.kz/a", "SRC-0001")]


def test_a_query_is_completed(people: CommandLine) -> None:
    assert "Нарымбаев" in [one["shown"].capitalize() for one in people("complete", "Нарым").objects]


def test_sealed_values_are_told_to_be_left_out_by_a_filter(people: CommandLine) -> None:
    assert "Sealed values" in " ".join(people("search", "--year", "2016", vault=True).last["notes"])


def test_a_folder_that_is_no_archive_is_told_by_its_whole_path(
        bare: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bare.folder)
    assert f"“{bare.folder.resolve()}” is not a Muragat archive" in bare.raw("search", ".", "x").err


# Lists of names


def test_each_row_is_told_with_its_hits(people: CommandLine) -> None:
    told = people("search", "--batch", names(people.folder, "Narymbaev\nNobody\n")).objects
    assert [(one["query"], one["total"]) for one in told[:-1]] == [("Narymbaev", 2), ("Nobody", 0)]


def test_the_best_hit_of_a_row_comes_first_and_says_why(people: CommandLine) -> None:
    row = people("search", "--batch", names(people.folder, "Нарымбаев Ермек Қабдоллаұлы\n")).objects[0]
    assert [(hit["ref"], hit["why"]) for hit in row["hits"]] == [("PER-0001", "part of the name")]


def test_a_list_of_an_older_spreadsheet_is_read(people: CommandLine) -> None:
    told = people("search", "--batch", names(people.folder, "ФИО;дело\r\nБлялов;7\r\n", "cp1251")).objects
    assert [(one["query"], one["line"], one["cells"]) for one in told[:-1]] == [("Блялов", 2, ["7"])]


def test_a_batch_ends_with_what_was_not_searched(people: CommandLine) -> None:
    assert people("search", "--batch", names(people.folder, "Блялов\n")).last == {
        "query": None, "total": 0, "hits": [], "names": 1, "found": 1, "columns": ["1"],
        "unsearched": {"count": 0, "by_reason": {}}}


def test_a_batch_tells_the_columns_it_put_together(people: CommandLine) -> None:
    *_, row, told = people("search", "--batch", names(people.folder, "№;Фамилия;Имя\n1;Нарымбаев;Ермек\n")).objects
    assert (row["query"], row["total"], told["columns"]) == ("Ермек Нарымбаев", 1, ["Имя", "Фамилия"])


def test_a_list_without_a_name_is_refused(people: CommandLine) -> None:
    answer = people("search", "--batch", names(people.folder, "ФИО;дело\n"))
    assert answer.status and not answer.objects and "holds no name" in answer.err


def test_a_batch_is_written_as_a_table(people: CommandLine) -> None:
    table = people.folder / "found.csv"
    people("search", "--batch", names(people.folder, "name,file\nБлялов,A7\nNobody,A8\n"), "--to", table)
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["records"], row["ref"], row["file"]) for row in rows] == [
        ("Блялов", "1", "PER-0003", "A7"), ("Nobody", "0", "", "A8")]


def test_no_cell_of_the_table_is_a_formula(people: CommandLine) -> None:
    table = people.folder / "found.csv"
    people("search", "--batch", names(people.folder, "=Блялов\n"), "--to", table)
    assert ",'=Блялов," in table.read_text("utf-8-sig")


def test_a_table_that_is_there_is_never_overwritten(people: CommandLine) -> None:
    table = people.folder / "found.csv"
    table.write_text("mine")
    answer = people("search", "--batch", names(people.folder, "Блялов\n"), "--to", table)
    assert answer.status == 2 and table.read_text() == "mine"
