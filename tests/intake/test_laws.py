"""Laws are taken apart into units, nothing is lost, and two versions are compared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from archive_schema.provisions import say
from desktop.intake.laws import Law, compare, read_law
from desktop.intake.laws.comparing import word_differences
from tests.intake.laws import EN, KK, RU, RU_LATER


def paths(law: Law) -> list[str]:
    return [say(unit.path, "en", short=True) for unit in law.units]


def words(law: Law) -> list[str]:
    """Every word that a law read holds, wherever it stands."""
    told = [part for unit in law.units for part in (unit.printed, unit.heading, unit.text, *unit.notes)]
    return sorted(" ".join([*told, *law.notes, *(line.text for line in law.outside)]).split())


def test_articles_inserted_units_and_subclauses_of_a_russian_law_are_found() -> None:
    assert paths(read_law(RU)) == [
        "ch. 1", "art. 1", "art. 1, cl. 1", "art. 1, cl. 1, subcl. 1", "art. 1, cl. 1, subcl. 2",
        "art. 1, cl. 1, subcl. 7-1", "art. 1, cl. 2", "ch. 9-2", "art. 41-1", "art. 41-1, cl. 1", "art. 41-1, cl. 1-2",
        "art. 41-1, note 1"]


def test_a_kazakh_law_has_its_number_before_the_word() -> None:
    assert paths(read_law(KK)) == [
        "ch. 1", "art. 1", "art. 1, cl. 1", "art. 1, cl. 1, subcl. 1", "art. 1, cl. 1, subcl. 7-1", "art. 41-1",
        "art. 41-1, cl. 1", "art. 41-1, cl. 1-2", "art. 274", "art. 274, note 1"]


def test_an_english_law_is_read_alike() -> None:
    assert paths(read_law(EN))[-3:] == ["art. 41-1", "art. 41-1, cl. 1", "art. 174"]


def test_title_number_and_days_are_those_printed() -> None:
    law = read_law(RU)
    assert law.title == "О вымышленных сетях" and law.outside[-1].text == "Президент Республики Казахстан"
    assert (law.number, law.adopted, law.as_of, law.instrument_type) == ("567-X", "2004-07-05", "2022-01-01", "law")
    assert (read_law(KK).number, read_law(KK).adopted) == ("567", "2004-07-05")
    assert (read_law(EN).title, read_law(EN).as_of) == ("On Imaginary Networks", "2022-01-01")


def test_notes_on_amendments_stay_as_printed_with_their_unit() -> None:
    law = read_law(RU)
    noted = [unit.path for unit in law.units if unit.notes]
    assert len(noted) == 1 and len(law.notes) == 1 and "34-VI" in read_law(KK).units[4].notes[0]


def test_a_sentence_that_begins_with_a_reference_begins_no_article() -> None:
    assert "Статья 5 настоящего Закона" in read_law(RU).by_path[(("article", "41-1"), ("clause", "1-2"))].text


def test_no_word_of_a_law_is_lost() -> None:
    for text in (RU, RU_LATER, KK, EN):
        assert words(read_law(text)) == sorted(text.split())


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*RU.split("\n"), *KK.split("\n"), *EN.split("\n"), "1)", "3. Иное", "б) иное"]),
                max_size=30))
def test_no_word_is_lost_whatever_the_order(lines: list[str]) -> None:
    assert words(read_law("\n".join(lines))) == sorted("\n".join(lines).split())


def test_two_versions_are_compared_unit_by_unit() -> None:
    found = [(one.what, say(one.path, "en", short=True)) for one in compare(read_law(RU), read_law(RU_LATER))]
    assert found == [("removed", "art. 1, cl. 2"), ("changed", "art. 41-1, cl. 1-2"), ("added", "art. 41-1, cl. 1-3")]


def test_the_words_that_differ_are_told() -> None:
    assert word_differences("в течение трёх часов.", "в течение двух часов.") == (
        ("", "в течение"), ("-", "трёх"), ("+", "двух"), ("", "часов."))
