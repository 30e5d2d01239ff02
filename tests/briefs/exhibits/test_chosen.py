"""Which sources are exhibits, and what notes and lists say of them."""

import pytest

from desktop.briefs.exhibits import choose_exhibits, exhibits_of, remove_exhibit
from desktop.briefs.exhibits.chosen import ExhibitFiled, arrange
from desktop.briefs.exhibits.numbers import pages_in
from desktop.briefs.values import TableBlock, plain_text
from tests.briefs.exhibits.conftest import Bench, paper


def numbers(bench: Bench) -> list[tuple[str, str]]:
    with bench.archive.reader() as reader:
        return [(line.number, line.title) for line in exhibits_of(reader, bench.desk.brief.id)]


def cite(bench: Bench, *titles: str, kept: bool = True) -> None:
    for title in titles:
        source = bench.source(title)
        if kept:
            bench.file(paper(title), source)
        bench.desk.block("text", f"A fact [@{source.ref}].")


def choose(bench: Bench) -> int:
    return len(bench.archive.write("Choose", lambda writer: choose_exhibits(writer, bench.desk.brief.id)).result())


def test_cited_sources_become_exhibits_in_the_order_of_their_first_citing(bench: Bench) -> None:
    cite(bench, "Second", "First")
    assert choose(bench) == 2 and numbers(bench) == [("C-1", "Second"), ("C-2", "First")]


def test_a_source_becomes_an_exhibit_once_and_only_with_a_file(bench: Bench) -> None:
    cite(bench, "Kept")
    cite(bench, "Only named", kept=False)
    assert (choose(bench), choose(bench)) == (1, 0)


def test_choosing_is_one_step(bench: Bench) -> None:
    cite(bench, "One", "Two")
    choose(bench)
    bench.archive.undo().result()
    assert numbers(bench) == []


def test_a_source_seen_only_in_another_brings_the_other(bench: Bench) -> None:
    seen, held = bench.source("Never seen"), bench.source("Report")
    bench.file(paper("x"), held)
    record = bench.desk.add("prosecution", title="A case")
    citation = bench.desk.add("citation", source=seen.id, about=record.id, cited_in=held.id)
    bench.desk.block("text", f"A fact [@{citation.ref}].")
    choose(bench)
    assert numbers(bench) == [("C-1", "Report")]


def test_numbers_close_up_when_an_exhibit_is_removed(bench: Bench) -> None:
    first = bench.of(paper("a"), title="A")
    bench.of(paper("b"), title="B")
    bench.archive.write("Remove", lambda writer: remove_exhibit(writer, first.id)).result()
    assert numbers(bench) == [("C-1", "B")]


def test_exhibits_are_put_into_another_order(bench: Bench) -> None:
    first, second = bench.of(paper("a"), title="A"), bench.of(paper("b"), title="B")
    bench.archive.write("Arrange", lambda w: arrange(w, bench.desk.brief.id, [second.id, first.id])).result()
    assert numbers(bench) == [("C-1", "B"), ("C-2", "A")]


def test_an_exhibit_that_was_filed_keeps_its_number(bench: Bench) -> None:
    filed = bench.of(paper("a"), filed_as="C-1 / 000001–000002", stamped_from=1, stamped_to=2)
    with pytest.raises(ExhibitFiled):
        bench.archive.write("Remove", lambda writer: remove_exhibit(writer, filed.id)).result()


def test_later_exhibits_go_on_behind_the_pages_that_were_filed(bench: Bench) -> None:
    bench.of(paper("a"), filed_as="C-1 / 000001–000002", stamped_from=1, stamped_to=2)
    bench.of(paper("b"))
    assert [(line.number, line.first) for line in bench.volume(only_new=True).lines] == [("C-2", 3)]


def test_a_filed_exhibit_with_another_number_of_pages_is_told(bench: Bench) -> None:
    bench.of(paper("a", "b", "c"), filed_as="C-1 / 000001–000002", stamped_from=1, stamped_to=2)
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_not_as_filed"]


@pytest.mark.parametrize("language, letter, number", [("en", None, "C-1"), ("ru", None, "1"), ("ru", "А", "А-1")])
def test_numbers_bear_the_letter_of_the_brief_or_of_the_language(
    bench: Bench, language: str, letter: str | None, number: str
) -> None:
    bench.desk.change_brief(language_of_brief=language, exhibit_letter=letter)
    cite(bench, "One")
    choose(bench)
    assert numbers(bench)[0][0] == number


@pytest.mark.parametrize("language, said", [
    ("en", "p. 4 (Exhibit C-1)."), ("ru", "с. 4 (приложение C-1)."), ("kk", "4-б. (C-1-қосымша).")])
def test_a_note_tells_the_exhibit_it_points_at(bench: Bench, language: str, said: str) -> None:
    exhibit = bench.of(paper("a"))
    locator = {"en": "p. 4", "ru": "с. 4", "kk": "4-б."}[language]
    bench.desk.block("text", f"A fact [@{exhibit.ref}, {locator}].")
    assert plain_text(bench.desk.composed(language).document.notes[0].spans).endswith(said)


def test_a_source_that_is_an_exhibit_is_cited_with_its_number_but_not_after_ibid(bench: Bench) -> None:
    exhibit = bench.of(paper("a"))
    with bench.archive.reader() as reader:
        ref = reader.ref(exhibit["source"])
    bench.desk.block("text", f"A fact [@{ref}]. Another [@{ref}].")
    first, second = (plain_text(note.spans) for note in bench.desk.composed().document.notes)
    assert first == "“A ruling” (Exhibit C-1)." and second == "Ibid."


def test_an_exhibit_of_another_brief_is_cited_without_a_number(bench: Bench) -> None:
    other = bench.desk.add("brief", title="Another", date={"edtf": "2020"})
    exhibit = bench.of(paper("a"), brief=other.id)
    bench.desk.block("text", f"A fact [@{exhibit.ref}].")
    composed = bench.desk.composed()
    assert [problem.code for problem in composed.problems] == ["exhibit_of_other_brief"]
    assert "Exhibit" not in plain_text(composed.document.notes[0].spans)


def test_the_list_of_exhibits_tells_each_with_its_hash_in_full(bench: Bench) -> None:
    bench.of(paper("a"), title="Ruling")
    bench.desk.block("exhibits")
    heading, table = bench.desk.composed().document.blocks
    assert isinstance(table, TableBlock) and table.columns == ("Exhibit", "What it is", "SHA-256")
    assert plain_text(table.rows[0][2]).replace(" ", "") == bench.volume().lines[0].sha256


def test_with_the_files_at_hand_the_list_tells_stamped_pages(bench: Bench) -> None:
    from desktop.briefs import compose

    bench.of(paper("a", "b"))
    bench.desk.block("exhibits")
    with bench.archive.reader() as reader:
        table = compose(reader, bench.desk.brief.id, files=bench.archive.files).document.blocks[1]
    assert isinstance(table, TableBlock) and plain_text(table.rows[0][2]) == "000001–000003"


def test_the_list_of_a_safe_edition_has_no_hash(bench: Bench) -> None:
    from desktop.briefs import compose

    bench.of(paper("a"))
    bench.desk.block("exhibits")
    with bench.archive.reader() as reader:
        table = compose(reader, bench.desk.brief.id, edition="safe").document.blocks[1]
    assert isinstance(table, TableBlock) and "SHA-256" not in table.columns


@pytest.mark.parametrize("words, pages", [
    ("", [1, 2, 3, 4, 5]), ("2-4", [2, 3, 4]), ("1, 3–9", [1, 3, 4, 5]), ("pp. 2", [2]), ("9", []), ("all", [])])
def test_pages_are_asked_for_as_people_write_them(words: str, pages: list[int]) -> None:
    assert pages_in(words, 5) == pages


def test_a_name_in_an_exhibits_title_is_told_once_in_the_list_and_can_be_answered(bench: Bench) -> None:
    from desktop.briefs import compose

    person = bench.desk.add("person", name="Aigul Serikbayeva", protection="withheld")
    bench.of(paper("a"), title="Statement of Aigul Serikbayeva")
    bench.desk.block("exhibits")
    with bench.archive.reader() as reader:
        problems = compose(reader, bench.desk.brief.id, files=bench.archive.files).problems
    assert [(one.code, one.record) for one in problems if one.stops] == [("protected_name", person.ref)]
